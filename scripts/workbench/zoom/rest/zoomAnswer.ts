/** Answers of Zoom's REST API. An error's `code` is Zoom's own and independent of the HTTP status. */
export interface ZoomAnswer {
  readonly status: number;
  /** Null for no content. */
  readonly body: unknown;
  /** Where a redirect leads. */
  readonly location?: string;
}

export const ok = (body: unknown): ZoomAnswer => ({ status: 200, body });

export const noContent = (): ZoomAnswer => ({ status: 204, body: null });

export const redirect = (location: string): ZoomAnswer => ({ status: 302, body: null, location });

export const zoomError = (status: number, code: number, message: string): ZoomAnswer => ({
  status,
  body: { code, message },
});

export const invalidParam = (name: string): ZoomAnswer =>
  zoomError(400, 301, `Invalid request param: ${name}.`);

export const invalidToken = (): ZoomAnswer => zoomError(401, 124, 'Invalid access token.');

export const expiredToken = (): ZoomAnswer => zoomError(401, 124, 'Access token is expired.');

/** Zoom refuses tokens in urls since February 2023. */
export const tokenInQuery = (): ZoomAnswer =>
  zoomError(401, 124, 'Invalid access token, this access token is not supported as query parameter string.');

export const missingScope = (scopes: readonly string[]): ZoomAnswer =>
  zoomError(400, 4711, `Invalid access token, does not contain scopes:[${scopes.join(', ')}].`);

export const notEnabled = (): ZoomAnswer =>
  zoomError(403, 2031, 'Zoom Phone has not been enabled for this account.');

export const notPermitted = (): ZoomAnswer =>
  zoomError(403, 403, 'authenticated user has not permitted access to the targeted resource');

export const unknownEndpoint = (): ZoomAnswer => zoomError(404, 2300, 'This API endpoint is not recognized.');

export const perSecondLimit = (): ZoomAnswer =>
  zoomError(429, 429, 'You have reached the maximum per-second rate limit for this API. Try again later.');

export const dailyLimit = (): ZoomAnswer =>
  zoomError(
    429,
    429,
    'You have reached the maximum daily rate limit for this API. Refer to the response header for details on when you can make another request.',
  );
