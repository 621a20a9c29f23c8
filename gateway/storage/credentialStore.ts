import { PhoneError, parse } from '#call-core';
import * as v from 'valibot';
import type { Credential, CredentialStore, Provider, Tokens } from '../agents/ports.ts';
import type { Sealing } from '../sealing.ts';
import type { ChangeNotices } from './changeNotices.ts';
import type { Database, Sql, Transaction } from './database.ts';

interface Deps {
  readonly db: Database;
  readonly notices: ChangeNotices;
  readonly sealing: Sealing;
}

const CredentialRow = v.object({
  sealed_access: v.string(),
  sealed_refresh: v.string(),
  expires_at: v.date(),
  base_url: v.string(),
  needs_sign_in: v.boolean(),
  generation: v.number(),
});

const SealedRow = v.object({
  agent_id: v.pipe(v.unknown(), v.transform(String)),
  provider: v.picklist(['salesforce', 'zoom']),
  sealed_access: v.string(),
  sealed_refresh: v.string(),
});

export interface Resealing {
  /**
   * Seals anew, with the key that is first now, what another key has sealed. After it the other keys are of no more use.
   * @returns how many credentials were sealed anew, and how many no key opens
   */
  reseal(): Promise<{ readonly sealedAnew: number; readonly lost: number }>;
}

/** A renewal that has not ended after this time has died with its gateway. */
const LEASE = `interval '30 seconds'`;

export function createCredentialStore({ db, notices, sealing }: Deps): CredentialStore & Resealing {
  return {
    async reseal() {
      const { rows } = await db.query(
        'select agent_id, provider, sealed_access, sealed_refresh from credential',
      );
      const old = rows
        .map((row) => parse(SealedRow, row, 'gateway.internal'))
        .filter((row) => ![row.sealed_access, row.sealed_refresh].every(sealing.isCurrent));
      let sealedAnew = 0;
      for (const row of old) if (await resealOne(db, sealing, row)) sealedAnew += 1;
      return { sealedAnew, lost: old.length - sealedAnew };
    },
    async find(agentId, provider) {
      const { rows } = await db.query('select * from credential where agent_id = $1 and provider = $2', [
        agentId,
        provider,
      ]);
      return rows[0]
        ? open(parse(CredentialRow, rows[0], 'gateway.internal'), sealing, placeOf(agentId, provider))
        : null;
    },
    async takeLease(agentId, provider, generation) {
      const { rowCount } = await db.query(
        `update credential set lease_until = now() + ${LEASE}
         where agent_id = $1 and provider = $2 and generation = $3 and not needs_sign_in
           and (lease_until is null or lease_until < now())`,
        [agentId, provider, generation],
      );
      return rowCount === 1;
    },
    async replace(agentId, provider, generation, tokens) {
      await db.transaction(async (tx) => {
        const { rows } = await tx.query(
          `update credential c set sealed_access = $4, sealed_refresh = $5, expires_at = $6, base_url = $7,
             scopes = coalesce($8, c.scopes), generation = c.generation + 1, lease_until = null, needs_sign_in = false
           from credential old
           where c.agent_id = $1 and c.provider = $2 and c.generation = $3
             and old.agent_id = c.agent_id and old.provider = c.provider
           returning old.needs_sign_in`,
          [agentId, provider, generation, ...sealed(tokens, sealing, placeOf(agentId, provider))],
        );
        // Another gateway had held it for lost, and the agent was asked to sign in.
        if (rows[0]?.['needs_sign_in'] === true) await tellProfile(tx, notices, agentId);
      });
    },
    async releaseLease(agentId, provider) {
      await db.query('update credential set lease_until = null where agent_id = $1 and provider = $2', [
        agentId,
        provider,
      ]);
    },
    async markNeedsSignIn(agentId, provider, generation) {
      await db.transaction(async (tx) => {
        await tx.query(
          `update credential set needs_sign_in = true, lease_until = null
           where agent_id = $1 and provider = $2 and generation = $3`,
          [agentId, provider, generation],
        );
        await tellProfile(tx, notices, agentId);
      });
    },
  };
}

async function tellProfile(tx: Transaction, notices: ChangeNotices, agentId: string): Promise<void> {
  await tx.query('update agent set revision = revision + 1, profile_revision = revision + 1 where id = $1', [
    agentId,
  ]);
  await notices.announce(tx, agentId);
}

/** Stores what a sign-in brought; an older credential of this agent ends with it. */
export async function saveCredential(
  tx: Sql,
  sealing: Sealing,
  agentId: string,
  provider: Provider,
  tokens: Tokens,
): Promise<void> {
  await tx.query(
    `insert into credential (agent_id, provider, sealed_access, sealed_refresh, expires_at, base_url, scopes)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (agent_id, provider) do update set
       sealed_access = excluded.sealed_access, sealed_refresh = excluded.sealed_refresh,
       expires_at = excluded.expires_at, base_url = excluded.base_url, scopes = excluded.scopes,
       needs_sign_in = false, generation = credential.generation + 1, lease_until = null, authorised_at = now()`,
    [agentId, provider, ...sealed(tokens, sealing, placeOf(agentId, provider))],
  );
}

/** @returns false when no key opens it. A credential that was renewed meanwhile is left alone: it has the new key. */
async function resealOne(
  db: Database,
  sealing: Sealing,
  row: v.InferOutput<typeof SealedRow>,
): Promise<boolean> {
  const where = placeOf(row.agent_id, row.provider);
  const tokens = openTokens(row, sealing, where);
  if (tokens === null) return false;
  await db.query(
    `update credential set sealed_access = $4, sealed_refresh = $5
     where agent_id = $1 and provider = $2 and sealed_refresh = $3`,
    [row.agent_id, row.provider, row.sealed_refresh, ...sealedPair(tokens, sealing, where)],
  );
  return true;
}

function sealed(tokens: Tokens, sealing: Sealing, where: string): unknown[] {
  return [
    ...sealedPair(tokens, sealing, where),
    new Date(tokens.expiresAt),
    tokens.baseUrl,
    scopesIn(tokens),
  ];
}

/** Null where the provider has not told them. */
function scopesIn({ scopes }: Tokens): readonly string[] | null {
  return scopes ?? null;
}

function sealedPair(
  { accessToken, refreshToken }: Pick<Tokens, 'accessToken' | 'refreshToken'>,
  sealing: Sealing,
  where: string,
): string[] {
  return [sealing.seal(accessToken, `access ${where}`), sealing.seal(refreshToken, `refresh ${where}`)];
}

function open(row: v.InferOutput<typeof CredentialRow>, sealing: Sealing, where: string): Credential {
  const tokens = openTokens(row, sealing, where);
  return {
    ...(tokens ?? { accessToken: '', refreshToken: '' }),
    expiresAt: row.expires_at.getTime(),
    baseUrl: row.base_url,
    needsSignIn: row.needs_sign_in || tokens === null,
    generation: row.generation,
  };
}

/** Null when the key is gone or was changed: nothing but a new sign-in helps then. */
function openTokens(
  row: Pick<v.InferOutput<typeof CredentialRow>, 'sealed_access' | 'sealed_refresh'>,
  sealing: Sealing,
  where: string,
): Pick<Credential, 'accessToken' | 'refreshToken'> | null {
  try {
    return {
      accessToken: sealing.open(row.sealed_access, `access ${where}`),
      refreshToken: sealing.open(row.sealed_refresh, `refresh ${where}`),
    };
  } catch (error) {
    if (error instanceof PhoneError && error.code === 'config.invalid') return null;
    throw error;
  }
}

/** Sealed tokens are bound to it. */
export function placeOf(agentId: string, provider: Provider): string {
  return `${provider} ${agentId}`;
}
