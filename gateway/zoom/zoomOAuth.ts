/** OAuth 2.0 at Zoom (developers.zoom.us, "OAuth 2.0"): authorization code with PKCE, refresh tokens that change with each use. */
import { createHash, randomBytes } from 'node:crypto';
import { PhoneError, parse } from '#call-core';
import * as v from 'valibot';
import type { OAuthProvider, Tokens } from '../agents/ports.ts';
import type { Clock } from '../calls/ports.ts';
import type { Secret } from '../secret.ts';
import { errorOfFetch } from './zoomErrors.ts';

interface Options {
  readonly oauthUrl: string;
  /** Used when Zoom's answer names no region of its own. */
  readonly apiUrl: string;
  readonly clientId: string;
  readonly clientSecret: Secret;
  readonly redirectUri: string;
  readonly clock: Clock;
}

const TIMEOUT_MS = 10_000;

const TokenSchema = v.object({
  access_token: v.string(),
  refresh_token: v.string(),
  expires_in: v.number(),
  /** Names with spaces between them. */
  scope: v.optional(v.string()),
  api_url: v.optional(v.pipe(v.string(), v.url())),
});

export function createZoomOAuth(options: Options): OAuthProvider {
  return {
    authorizationUrl(state) {
      const verifier = randomBytes(48).toString('base64url');
      const url = new URL(`${options.oauthUrl}/oauth/authorize`);
      url.search = new URLSearchParams({
        response_type: 'code',
        client_id: options.clientId,
        redirect_uri: options.redirectUri,
        state,
        code_challenge: createHash('sha256').update(verifier).digest('base64url'),
        code_challenge_method: 'S256',
      }).toString();
      return { url: url.href, verifier };
    },
    exchangeCode: (code, verifier) =>
      requestTokens(options, {
        grant_type: 'authorization_code',
        code,
        redirect_uri: options.redirectUri,
        code_verifier: verifier,
      }),
    refresh: (refreshToken) =>
      requestTokens(options, { grant_type: 'refresh_token', refresh_token: refreshToken }),
    signInError: (error) =>
      new PhoneError(error === 'access_denied' ? 'signIn.denied' : 'signIn.failed', {
        details: { provider: 'zoom', error },
      }),
  };
}

async function requestTokens(options: Options, form: Record<string, string>): Promise<Tokens> {
  const { clientId, clientSecret, clock, oauthUrl } = options;
  const basic = Buffer.from(`${clientId}:${clientSecret.reveal()}`).toString('base64');
  const answer = await fetch(`${oauthUrl}/oauth/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${basic}`, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(form).toString(),
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch((cause: unknown) => {
    throw errorOfFetch(cause);
  });
  if (answer.status >= 500 || answer.status === 429) {
    throw new PhoneError('zoom.unavailable', { retry: 'later', details: { status: answer.status } });
  }
  if (!answer.ok) throw await refused(answer, form);
  const body: unknown = await answer.json().catch((cause: unknown) => {
    throw errorOfFetch(cause);
  });
  const tokens = parse(TokenSchema, body, 'zoom.refused');
  return {
    accessToken: tokens.access_token,
    refreshToken: tokens.refresh_token,
    expiresAt: clock.now() + tokens.expires_in * 1000,
    baseUrl: (tokens.api_url ?? options.apiUrl).replace(/\/+$/, ''),
    ...(tokens.scope !== undefined && { scopes: tokens.scope.split(/\s+/).filter((name) => name !== '') }),
  };
}

/** A refresh token that is not taken any more is for the agent to mend; a wrong client secret is not. */
async function refused(answer: Response, form: Record<string, string>): Promise<PhoneError> {
  const body = v.safeParse(
    v.object({ error: v.optional(v.string(), '') }),
    await answer.json().catch(() => ({})),
  );
  const details = { status: answer.status, error: body.success ? body.output.error : '' };
  const lapsed = form['grant_type'] === 'refresh_token' && details.error === 'invalid_grant';
  return lapsed
    ? new PhoneError('zoom.signInNeeded', { retry: 'afterSignIn', details })
    : new PhoneError('signIn.failed', { details: { provider: 'zoom', ...details } });
}
