import { PhoneError } from '#call-core';
import { categoryOf, pacerHere } from './pacing.ts';
import { errorOfAnswer, errorOfFetch } from './zoomErrors.ts';

const TIMEOUT_MS = 10_000;

/** @throws PhoneError with a `zoom.` code */
export function readZoom(
  baseUrl: string,
  accessToken: string,
  path: string,
  query: Readonly<Record<string, string>> = {},
  signal: AbortSignal = AbortSignal.timeout(TIMEOUT_MS),
): Promise<unknown> {
  const search = new URLSearchParams(query).toString();
  const url = `${baseUrl}${path}${search === '' ? '' : `?${search}`}`;
  return request(url, accessToken, { method: 'GET', signal });
}

/** @throws PhoneError with a `zoom.` code */
export async function changeZoom(
  baseUrl: string,
  accessToken: string,
  path: string,
  change: object,
): Promise<void> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  await request(`${baseUrl}${path}`, accessToken, { method: 'PATCH', body: change, signal });
}

/** @throws PhoneError with a `zoom.` code */
export function postZoom(
  baseUrl: string,
  accessToken: string,
  path: string,
  body: object,
  signal: AbortSignal,
): Promise<unknown> {
  return request(`${baseUrl}${path}`, accessToken, { method: 'POST', body, signal });
}

interface Wanted {
  readonly method: 'GET' | 'PATCH' | 'POST';
  readonly body?: object;
  readonly signal: AbortSignal;
}

async function request(url: string, accessToken: string, { method, body, signal }: Wanted): Promise<unknown> {
  const pacer = pacerHere();
  const category = categoryOf(new URL(url).pathname);
  await pacer?.turn(category);
  const answer = await fetch(url, {
    method,
    headers: {
      authorization: `Bearer ${accessToken}`,
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
    redirect: 'error',
    signal,
  }).catch((cause: unknown) => {
    throw errorOfFetch(cause);
  });
  if (!answer.ok) {
    const error = await errorOfAnswer(answer);
    if (answer.status === 429)
      await pacer?.refused(category, error.details['reason'] === 'today', retryAfterOf(answer));
    throw error;
  }
  if (answer.status === 204) return null;
  return answer.json().catch((cause: unknown) => {
    throw new PhoneError('zoom.unavailable', { retry: 'later', cause });
  });
}

/** Zoom's documents name no header; where the usual one is there, it holds. @returns milliseconds */
function retryAfterOf({ headers }: Response): number | null {
  const value = headers.get('retry-after') ?? '';
  return /^\d{1,5}$/.test(value) ? Number(value) * 1000 : null;
}
