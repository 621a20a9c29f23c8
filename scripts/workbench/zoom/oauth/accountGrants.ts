/** Tokens of the account itself (page "Server-to-Server OAuth"): no user agrees, and nothing renews them. */
import type { Clock } from '../clock.ts';
import { newToken } from '../ids.ts';
import type { AccountApp } from '../options.ts';
import type { Bearer, GrantError } from './grants.ts';

const LIFETIME_SECONDS = 3600;

export interface AccountTokenAnswer {
  readonly access_token: string;
  readonly token_type: 'bearer';
  readonly expires_in: number;
  readonly scope: string;
  readonly api_url: string;
}

export interface AccountGrants {
  /** @param authorization header of the request */
  readonly issue: (
    authorization: string | undefined,
    accountId: string,
  ) => AccountTokenAnswer | (GrantError & { readonly status: 400 | 401 });
  /** Null: no token of the account. */
  readonly bearer: (accessToken: string) => Bearer | null;
}

interface Deps {
  readonly app: AccountApp | undefined;
  readonly clock: Clock;
  readonly apiUrl: () => string;
}

export function createAccountGrants({ app, clock, apiUrl }: Deps): AccountGrants {
  const tokens = new Map<string, number>();
  return {
    issue(authorization, accountId) {
      const basic = Buffer.from(`${app?.clientId ?? ''}:${app?.clientSecret ?? ''}`).toString('base64');
      if (app === undefined || authorization !== `Basic ${basic}`)
        return { status: 401, reason: 'Invalid client_id or client_secret', error: 'invalid_client' };
      if (accountId !== app.accountId)
        return { status: 400, reason: 'Bad Request', error: 'invalid_request' };
      const token = newToken();
      tokens.set(token, clock.now() + LIFETIME_SECONDS * 1000);
      return {
        access_token: token,
        token_type: 'bearer',
        expires_in: LIFETIME_SECONDS,
        scope: app.scopes.join(' '),
        api_url: apiUrl(),
      };
    },
    bearer(accessToken) {
      const until = tokens.get(accessToken);
      if (until === undefined || app === undefined) return null;
      return until > clock.now()
        ? { ok: true, userId: null, scopes: app.scopes }
        : { ok: false, expired: true };
    },
  };
}
