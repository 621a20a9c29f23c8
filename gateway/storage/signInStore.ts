/** Sign-ins under way and sessions. Of states, codes and cookies only hashes are kept; what must be kept is sealed. */
import { createHash } from 'node:crypto';
import { parse } from '#call-core';
import * as v from 'valibot';
import type { SessionStore, SignInAttempt, SignInStore } from '../agents/ports.ts';
import type { Sealing } from '../sealing.ts';
import { PersonFieldsSchema } from './agentStore.ts';
import type { ChangeNotices } from './changeNotices.ts';
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

const SessionRow = v.pipe(
  v.object({ agent_id: v.string(), expires_at: v.date(), ends_at: v.date() }),
  v.transform((row) => ({
    agentId: row.agent_id,
    expiresAt: row.expires_at.getTime(),
    endsAt: row.ends_at.getTime(),
  })),
);

const HolderRow = v.pipe(
  v.object({ id: v.string(), name: v.string(), salesforce_user_id: v.string() }),
  v.transform(({ id, name, salesforce_user_id: salesforceUserId }) => ({ id, name, salesforceUserId })),
);

/** A session that has ended stays for a day: its cookie is refused, and yet it is known whose it was. */
const FORGET_ENDED = `delete from session where least(expires_at, ends_at) < now() - interval '1 day'`;

export function createSessionStore({
  db,
  notices,
}: {
  readonly db: Database;
  readonly notices: Pick<ChangeNotices, 'announce'>;
}): SessionStore {
  const removeWhere = (condition: string, value: unknown) =>
    db.transaction(async (tx) => {
      const { rows } = await tx.query(`delete from session where ${condition} returning agent_id`, [value]);
      for (const agentId of new Set(rows.map((row) => String(row['agent_id']))))
        await notices.announce(tx, agentId);
      return rows.length;
    });

  return {
    async create(token, agentId, { expiresAt, endsAt, replaces }) {
      await db.query(FORGET_ENDED);
      await db.transaction(async (tx) => {
        await tx.query(
          'insert into session (token_hash, agent_id, expires_at, ends_at) values ($1, $2, $3, $4)',
          [hash(token), agentId, new Date(expiresAt), new Date(endsAt)],
        );
        if (replaces)
          await tx.query('update session set expires_at = least(expires_at, $2) where token_hash = $1', [
            hash(replaces.token),
            new Date(replaces.at),
          ]);
      });
    },
    async find(token) {
      const { rows } = await db.query(
        'select agent_id, expires_at, ends_at from session where token_hash = $1',
        [hash(token)],
      );
      return rows[0] ? parse(SessionRow, rows[0], 'gateway.internal') : null;
    },
    async extend(token, expiresAt) {
      await db.query(
        'update session set expires_at = $2 where token_hash = $1 and least(expires_at, ends_at) > now()',
        [hash(token), new Date(expiresAt)],
      );
    },
    async remove(token) {
      await removeWhere('token_hash = $1', hash(token));
    },
    removeOf: (agentId) => removeWhere('agent_id = $1', agentId),
    async holders() {
      const { rows } = await db.query(
        `select id, name, salesforce_user_id from agent
         where id in (select agent_id from session) order by name, id`,
      );
      return rows.map((row) => parse(HolderRow, row, 'gateway.internal'));
    },
  };
}

function hash(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
