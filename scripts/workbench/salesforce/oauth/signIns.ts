/** Who is signed in: browser sessions, tokens of apps, and what users have allowed. Survives a restart. */
import { randomBytes } from 'node:crypto';
import type { SQLOutputValue } from 'node:sqlite';
import type { Database } from '../store/database.ts';

export interface Session {
  readonly token: string;
  readonly userId: string;
  /** The app, or null for a browser. */
  readonly clientId: string | null;
  readonly scopes: readonly string[];
}

export type Grant = Omit<Session, 'token'> & { readonly clientId: string };

export interface SignIns {
  openBrowserSession(userId: string): string;
  /** The session of a token that is still good; using it prolongs it. */
  find(token: string): Session | null;
  issueAccessToken(grant: Grant, family: string | null): string;
  /** @param family the refresh tokens that come from one sign-in; a new one when left out */
  issueRefreshToken(grant: Grant, family?: string): { readonly token: string; readonly family: string };
  /**
   * Uses up a refresh token. A second use of the same one betrays a thief, so the whole family ends.
   * @returns null for a token that is not good
   */
  redeem(token: string): { readonly grant: Grant; readonly family: string } | null;
  /** Ends a token: of a refresh token the whole family. Tells whether it was one. */
  revoke(token: string): boolean;
  /** Ends one access token and nothing else. */
  revokeAccessToken(token: string): void;
  hasApproved(userId: string, clientId: string): boolean;
  approve(userId: string, clientId: string): void;
  /** Access tokens stop to work, refresh tokens go on. */
  expireAccessTokens(userId: string | null): void;
  /** What an administrator does who withdraws a user's tokens. */
  revokeAll(userId: string): void;
  clear(): void;
}

interface Deps {
  database: Database;
  /** The org's id in 15 characters, with which every session id begins. */
  orgId: string;
  clock: () => number;
  accessTokenLifetimeMs: number;
}

const TABLES = `
  CREATE TABLE IF NOT EXISTS session
    (token TEXT PRIMARY KEY, user TEXT, client TEXT, scopes TEXT, family TEXT, expires INTEGER);
  CREATE TABLE IF NOT EXISTS refresh_token
    (token TEXT PRIMARY KEY, user TEXT, client TEXT, scopes TEXT, family TEXT, used INTEGER);
  CREATE TABLE IF NOT EXISTS approval (user TEXT, client TEXT, PRIMARY KEY (user, client));`;

export function createSignIns({ database, orgId, clock, accessTokenLifetimeMs }: Deps): SignIns {
  database.exec(TABLES);
  const open = (
    userId: string,
    clientId: string | null,
    scopes: readonly string[],
    family: string | null,
  ) => {
    const token = `${orgId}!${randomBytes(48).toString('base64url').replaceAll('-', '.')}`;
    const expires = clock() + accessTokenLifetimeMs;
    const row = [token, userId, clientId, scopes.join(' '), family, expires];
    database.run('INSERT INTO session VALUES (?, ?, ?, ?, ?, ?)', row);
    return token;
  };
  const endFamily = (family: string) => {
    database.run('DELETE FROM refresh_token WHERE family = ?', [family]);
    database.run('DELETE FROM session WHERE family = ?', [family]);
  };
  return {
    openBrowserSession: (userId) => open(userId, null, ['web', 'api'], null),
    find: (token) => {
      const [row] = database.all(
        'UPDATE session SET expires = ? WHERE token = ? AND expires > ? RETURNING user, client, scopes',
        [clock() + accessTokenLifetimeMs, token, clock()],
      );
      return row === undefined ? null : { token, ...ownerOf(row) };
    },
    issueAccessToken: (grant, family) => open(grant.userId, grant.clientId, grant.scopes, family),
    issueRefreshToken: ({ userId, clientId, scopes }, family = randomBytes(12).toString('hex')) => {
      const token = `5Aep8${randomBytes(56).toString('base64url')}`;
      const row = [token, userId, clientId, scopes.join(' '), family];
      database.run('INSERT INTO refresh_token VALUES (?, ?, ?, ?, ?, 0)', row);
      return { token, family };
    },
    redeem: (token) => {
      const [row] = database.all('SELECT * FROM refresh_token WHERE token = ?', [token]);
      if (row === undefined) return null;
      const family = String(row['family']);
      if (row['used'] === 1) {
        endFamily(family);
        return null;
      }
      database.run('UPDATE refresh_token SET used = 1 WHERE token = ?', [token]);
      const { userId, clientId, scopes } = ownerOf(row);
      return { grant: { userId, clientId: clientId ?? '', scopes }, family };
    },
    revoke: (token) => {
      const [session] = database.all('DELETE FROM session WHERE token = ? RETURNING token', [token]);
      const [refresh] = database.all('SELECT family FROM refresh_token WHERE token = ?', [token]);
      if (refresh !== undefined) endFamily(String(refresh['family']));
      return session !== undefined || refresh !== undefined;
    },
    revokeAccessToken: (token) => {
      database.run('DELETE FROM session WHERE token = ?', [token]);
    },
    hasApproved: (userId, clientId) =>
      database.all('SELECT 1 FROM approval WHERE user = ? AND client = ?', [userId, clientId]).length > 0,
    approve: (userId, clientId) => {
      database.run('INSERT OR IGNORE INTO approval VALUES (?, ?)', [userId, clientId]);
    },
    expireAccessTokens: (userId) => {
      database.run('DELETE FROM session WHERE client IS NOT NULL AND (? IS NULL OR user = ?)', [
        userId,
        userId,
      ]);
    },
    revokeAll: (userId) => {
      database.run('DELETE FROM session WHERE client IS NOT NULL AND user = ?', [userId]);
      database.run('DELETE FROM refresh_token WHERE user = ?', [userId]);
      database.run('DELETE FROM approval WHERE user = ?', [userId]);
    },
    clear: () => {
      database.exec('DELETE FROM session; DELETE FROM refresh_token; DELETE FROM approval');
    },
  };
}

function ownerOf(row: Record<string, SQLOutputValue>): Omit<Session, 'token'> {
  const scopes = String(row['scopes']).split(' ');
  return {
    userId: String(row['user']),
    clientId: row['client'] === null ? null : String(row['client']),
    scopes,
  };
}
