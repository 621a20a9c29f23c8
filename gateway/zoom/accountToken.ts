/** The token of the Zoom account itself (developers.zoom.us, "Server-to-Server OAuth"): for what users may not read. */
import { PhoneError, parse } from '#call-core';
import * as v from 'valibot';
import type { Clock } from '../calls/ports.ts';
import type { Secret } from '../secret.ts';
import { errorOfFetch } from './zoomErrors.ts';

interface Options {
  readonly oauthUrl: string;
  /** Used when Zoom's answer names no region of its own. */
  readonly apiUrl: string;
  readonly accountId: string;
  readonly clientId: string;
  readonly clientSecret: Secret;
  readonly clock: Clock;
}

export interface AccountToken {
  /** @throws PhoneError config.invalid when Zoom does not take the app, zoom.unavailable */
  get(): Promise<{ readonly accessToken: string; readonly baseUrl: string }>;
}

const TokenSchema = v.object({
  access_token: v.string(),
  expires_in: v.number(),
  api_url: v.optional(v.pipe(v.string(), v.url())),
});

const TIMEOUT_MS = 10_000;
const MARGIN_MS = 60_000;

export function createAccountToken(options: Options): AccountToken {
  let kept: { accessToken: string; baseUrl: string; until: number } | null = null;
  return {
    async get() {
      if (kept === null || kept.until < options.clock.now()) {
        const tokens = await ask(options);
        kept = {
          accessToken: tokens.access_token,
          baseUrl: (tokens.api_url ?? options.apiUrl).replace(/\/+$/, ''),
          until: options.clock.now() + tokens.expires_in * 1000 - MARGIN_MS,
        };
      }
      return kept;
    },
  };
}

async function ask({ oauthUrl, accountId, clientId, clientSecret }: Options) {
  const basic = Buffer.from(`${clientId}:${clientSecret.reveal()}`).toString('base64');
  const answer = await fetch(`${oauthUrl}/oauth/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${basic}`, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ grant_type: 'account_credentials', account_id: accountId }).toString(),
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch((cause: unknown) => {
    throw errorOfFetch(cause);
  });
  if (answer.status >= 500 || answer.status === 429)
    throw new PhoneError('zoom.unavailable', { retry: 'later', details: { status: answer.status } });
  if (!answer.ok)
    throw new PhoneError('config.invalid', {
      details: { variable: 'ZOOM_ACCOUNT_CLIENT_ID', status: answer.status },
    });
  const body: unknown = await answer.json().catch((cause: unknown) => {
    throw errorOfFetch(cause);
  });
  return parse(TokenSchema, body, 'zoom.refused');
}
