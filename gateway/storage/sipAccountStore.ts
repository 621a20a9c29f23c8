import { PhoneError, parse } from '#call-core';
import * as v from 'valibot';
import type { Sealing } from '../sealing.ts';
import { Secret } from '../secret.ts';
import type { SipAccount, SipAccountStore } from '../voice/ports.ts';
import type { Database } from './database.ts';

interface Deps {
  readonly db: Database;
  readonly sealing: Sealing;
}

const Row = v.object({ sealed: v.string() });

const AccountSchema = v.object({
  domain: v.string(),
  userName: v.string(),
  authorizationId: v.string(),
  password: v.string(),
  outboundProxy: v.object({ host: v.string(), port: v.number() }),
});

export function createSipAccountStore({ db, sealing }: Deps): SipAccountStore {
  return {
    async find(agentId) {
      const { rows } = await db.query('select sealed from sip_account where agent_id = $1', [agentId]);
      if (rows[0] === undefined) return null;
      const { sealed } = parse(Row, rows[0], 'gateway.internal');
      return open(sealed, sealing, agentId);
    },
    async save(agentId, account) {
      const text = JSON.stringify({ ...account, password: account.password.reveal() });
      await db.query(
        `insert into sip_account (agent_id, sealed) values ($1, $2)
         on conflict (agent_id) do update set sealed = excluded.sealed, read_at = now()`,
        [agentId, sealing.seal(text, placeOf(agentId))],
      );
    },
  };
}

/** Null when no key opens it any more: Zoom still has it. */
function open(sealed: string, sealing: Sealing, agentId: string): SipAccount | null {
  try {
    const account = parse(
      AccountSchema,
      JSON.parse(sealing.open(sealed, placeOf(agentId))),
      'gateway.internal',
    );
    return { ...account, password: new Secret(account.password) };
  } catch (error) {
    if (error instanceof PhoneError && error.code === 'config.invalid') return null;
    throw error;
  }
}

function placeOf(agentId: string): string {
  return `sip account ${agentId}`;
}
