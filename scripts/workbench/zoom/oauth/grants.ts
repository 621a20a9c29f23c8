/** Access tokens and refresh tokens (pages "OAuth 2.0" and "Using OAuth"). */
import type { Clock } from '../clock.ts';
import { newToken } from '../ids.ts';
import type { Authorisation, Store } from '../store.ts';
import type { ZoomApp } from '../options.ts';
import { createCodes } from './codes.ts';
import type { AuthorizationRequest } from './codes.ts';

/** "About 90 days" without use. */
const REFRESH_LIFETIME_MS = 90 * 86_400_000;

export interface TokenAnswer {
  readonly access_token: string;
  readonly token_type: 'bearer';
  readonly refresh_token: string;
  readonly expires_in: number;
  readonly scope: string;
  readonly api_url: string;
}

/** Zoom's error body. */
export interface GrantError {
  readonly reason: string;
  readonly error: string;
}

export type Bearer =
  /** `userId` null: the account itself. */
  | { readonly ok: true; readonly userId: string | null; readonly scopes: readonly string[] }
  | { readonly ok: false; readonly expired: boolean };

export interface Grants {
  readonly issueCode: (request: AuthorizationRequest) => string;
  readonly exchangeCode: (code: string, redirectUri: string, verifier: string) => TokenAnswer | GrantError;
  readonly refresh: (refreshToken: string) => TokenAnswer | GrantError;
  readonly revoke: (token: string) => boolean;
  readonly bearer: (accessToken: string) => Bearer;
  /** The user removes the app. */
  readonly removeUser: (userId: string) => void;
  /** Ends the access tokens of a user before their time; the refresh token goes on to work. */
  readonly expireAccessTokens: (userId: string) => void;
}

export interface GrantsDeps {
  readonly app: () => ZoomApp;
  readonly store: Store;
  readonly clock: Clock;
  readonly accessTokenSeconds: number;
  readonly apiUrl: () => string;
}

const INVALID_TOKEN: GrantError = { reason: 'Invalid Token!', error: 'invalid_grant' };

export function createGrants(deps: GrantsDeps): Grants {
  const { app, clock, store } = deps;
  const codes = createCodes(clock);
  const all = () => Object.entries(store.data.authorisations);

  /** @param older access tokens that go on to work */
  function grant(
    userId: string,
    scopes: readonly string[],
    older: Authorisation['accessTokens'],
  ): TokenAnswer {
    const authorisation = newAuthorisation(scopes, older, clock.now(), deps.accessTokenSeconds);
    store.data.authorisations[userId] = authorisation;
    store.changed();
    return toAnswer(authorisation, deps.accessTokenSeconds, deps.apiUrl());
  }

  function removeUser(userId: string): void {
    const { [userId]: removed, ...others } = store.data.authorisations;
    store.data.authorisations = others;
    if (removed !== undefined) store.changed();
  }

  return {
    issueCode: codes.issue,
    exchangeCode(code, redirectUri, verifier) {
      const redeemed = codes.redeem(code, redirectUri, verifier);
      if ('reason' in redeemed) return { ...redeemed, error: 'invalid_grant' };
      // A new authorisation of a user ends the one before.
      return grant(redeemed.userId, app().scopes, []);
    },
    refresh(refreshToken) {
      const found = all().find(([, authorisation]) => authorisation.refreshToken === refreshToken);
      if (found === undefined || found[1].refreshExpiresAt <= clock.now()) return INVALID_TOKEN;
      const [userId, { accessTokens, scopes }] = found;
      return grant(userId, scopes, accessTokens);
    },
    revoke(token) {
      const found = all().find(([, authorisation]) => holds(authorisation, token));
      if (found !== undefined) removeUser(found[0]);
      return found !== undefined;
    },
    bearer(accessToken) {
      for (const [userId, { accessTokens, scopes }] of all()) {
        const access = accessTokens.find(({ token }) => token === accessToken);
        if (access === undefined) continue;
        return access.expiresAt > clock.now() ? { ok: true, userId, scopes } : { ok: false, expired: true };
      }
      return { ok: false, expired: false };
    },
    removeUser,
    expireAccessTokens(userId) {
      const authorisation = store.data.authorisations[userId];
      if (authorisation === undefined) return;
      const accessTokens = authorisation.accessTokens.map(({ token }) => ({ token, expiresAt: clock.now() }));
      store.data.authorisations[userId] = { ...authorisation, accessTokens };
      store.changed();
    },
  };
}

/** Always with a new refresh token: the one before is worth nothing any more. */
function newAuthorisation(
  scopes: readonly string[],
  older: Authorisation['accessTokens'],
  now: number,
  accessTokenSeconds: number,
): Authorisation {
  const access = { token: newToken(), expiresAt: now + accessTokenSeconds * 1000 };
  return {
    scopes: [...scopes],
    refreshToken: newToken(),
    refreshExpiresAt: now + REFRESH_LIFETIME_MS,
    accessTokens: [access, ...older.filter(({ expiresAt }) => expiresAt > now)],
  };
}

function toAnswer(authorisation: Authorisation, expiresIn: number, apiUrl: string): TokenAnswer {
  return {
    access_token: authorisation.accessTokens[0]?.token ?? '',
    token_type: 'bearer',
    refresh_token: authorisation.refreshToken,
    expires_in: expiresIn,
    scope: authorisation.scopes.join(' '),
    api_url: apiUrl,
  };
}

function holds({ accessTokens, refreshToken }: Authorisation, token: string): boolean {
  return refreshToken === token || accessTokens.some((access) => access.token === token);
}
