/** Sign-ins under way and sessions. Of states, codes and cookies only hashes are kept; what must be kept is sealed. */
import { createHash } from 'node:crypto';
import { parse } from '#call-core';
import * as v from 'valibot';
import type { SessionStore, SignInAttempt, SignInStore } from '../agents/ports.ts';
import type { Sealing } from '../sealing.ts';
import { PersonFieldsSchema } from './agentStore.ts';
import type { Database } from './database.ts';

const TokensSchema = v.object({
  accessToken: v.string(),
  refreshToken: v.string(),
  expiresAt: v.number(),
  baseUrl: v.string(),
});
const AttemptSchema = v.object({
  origin: v.string(),
  challenge: v.string(),
  browserKey: v.string(),
  expectedUserId: v.nullable(v.string()),
  language: v.string(),
  salesforceVerifier: v.string(),
  zoomVerifier: v.nullable(v.string()),
  salesforce: v.nullable(
    v.object({
      profile: v.object({
        orgId: v.string(),
        userId: v.string(),
        name: v.string(),
        language: v.string(),
        timeZone: v.string(),
        closedTaskStatus: v.string(),
        relatable: v.array(v.string()),
        personFields: PersonFieldsSchema,
      }),
      tokens: TokensSchema,
    }),
  ),
  agentId: v.nullable(v.string()),
}) satisfies v.GenericSchema<unknown, SignInAttempt>;

const PLACE = 'sign-in';

export function createSignInStore({
  db,
  sealing,
}: {
  readonly db: Database;
  readonly sealing: Sealing;
}): SignInStore {
  function opened(row: Record<string, unknown> | undefined): SignInAttempt | null {
    if (row === undefined) return null;
    return parse(AttemptSchema, JSON.parse(sealing.open(String(row['sealed']), PLACE)), 'gateway.internal');
  }

  return {
    async save(state, attempt, expiresAt) {
      await db.query('delete from sign_in where expires_at < now()');
      await db.query(
        `insert into sign_in (state_hash, sealed, expires_at) values ($1, $2, $3)
         on conflict (state_hash) do update set sealed = excluded.sealed, expires_at = excluded.expires_at`,
        [hash(state), sealing.seal(JSON.stringify(attempt), PLACE), new Date(expiresAt)],
      );
    },
    async find(state, now) {
      const { rows } = await db.query(
        'select sealed from sign_in where state_hash = $1 and code_hash is null and expires_at > $2',
        [hash(state), new Date(now)],
      );
      return opened(rows[0]);
    },
    async setCode(state, code, attempt, expiresAt) {
      await db.query(
        'update sign_in set code_hash = $2, sealed = $3, expires_at = $4 where state_hash = $1',
        [hash(state), hash(code), sealing.seal(JSON.stringify(attempt), PLACE), new Date(expiresAt)],
      );
    },
    async takeByCode(code, now) {
      const { rows } = await db.query(
        'delete from sign_in where code_hash = $1 and expires_at > $2 returning sealed',
        [hash(code), new Date(now)],
      );
      return opened(rows[0]);
    },
    async remove(state) {
      await db.query('delete from sign_in where state_hash = $1', [hash(state)]);
    },
  };
}

export function createSessionStore({ db }: { readonly db: Database }): SessionStore {
  return {
    async create(token, agentId, expiresAt) {
      await db.query('delete from session where expires_at < now()');
      await db.query('insert into session (token_hash, agent_id, expires_at) values ($1, $2, $3)', [
        hash(token),
        agentId,
        new Date(expiresAt),
      ]);
    },
    async find(token, now) {
      const { rows } = await db.query(
        'select agent_id from session where token_hash = $1 and expires_at > $2',
        [hash(token), new Date(now)],
      );
      return rows[0] ? String(rows[0]['agent_id']) : null;
    },
    async extend(token, expiresAt) {
      await db.query('update session set expires_at = $2 where token_hash = $1', [
        hash(token),
        new Date(expiresAt),
      ]);
    },
    async remove(token) {
      await db.query('delete from session where token_hash = $1', [hash(token)]);
    },
  };
}

function hash(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
