import { PhoneError, parse } from '#call-core';
import * as v from 'valibot';
import type { Sealing } from '../sealing.ts';
import { Secret } from '../secret.ts';
import type { EnteredSipAccounts, SipAccount, SipAccountStore } from '../voice/ports.ts';
import type { ChangeNotices } from './changeNotices.ts';
import type { Resealing } from './credentialStore.ts';
import type { Database } from './database.ts';
import { subjectOf } from './lineHoldingStore.ts';

interface Deps {
  readonly db: Database;
  readonly sealing: Sealing;
  readonly notices: Pick<ChangeNotices, 'announce'>;
}

const SealedRow = v.object({ agent_id: v.string(), sealed: v.string() });
const Row = v.object({ sealed: v.string(), is_entered: v.boolean() });
const ListRow = v.object({ agent_id: v.string(), is_entered: v.boolean(), read_at: v.date() });

const AccountSchema = v.object({
  domain: v.string(),
  userName: v.string(),
  authorizationId: v.string(),
  password: v.string(),
  outboundProxy: v.object({ host: v.string(), port: v.number() }),
});

const FIND = 'select sealed, is_entered from sip_account where agent_id = $1';
const SAVE = `insert into sip_account (agent_id, sealed) values ($1, $2)
  on conflict (agent_id) do update set sealed = excluded.sealed, read_at = now() where not sip_account.is_entered`;
const ENTER = `insert into sip_account (agent_id, sealed, is_entered) values ($1, $2, true)
  on conflict (agent_id) do update set sealed = excluded.sealed, is_entered = true, read_at = now()`;
const RESEAL = 'update sip_account set sealed = $3 where agent_id = $1 and sealed = $2';
const REMOVE = 'delete from sip_account where agent_id = $1 and is_entered';
const LIST = 'select agent_id, is_entered, read_at from sip_account';

export function createSipAccountStore({
  db,
  sealing,
  notices,
}: Deps): SipAccountStore & EnteredSipAccounts & Resealing {
  const sealedOf = (agentId: string, account: SipAccount) =>
    sealing.seal(JSON.stringify({ ...account, password: account.password.reveal() }), placeOf(agentId));

  const change = (agentId: string, text: string, values: readonly unknown[]) =>
    db.transaction(async (tx) => {
      const result = await tx.query(text, values);
      await notices.announce(tx, subjectOf(agentId));
      return result;
    });

  return {
    async reseal() {
      const { rows } = await db.query('select agent_id, sealed from sip_account');
      const old = rows
        .map((row) => parse(SealedRow, row, 'gateway.internal'))
        .filter(({ sealed }) => !sealing.isCurrent(sealed));
      let sealedAnew = 0;
      for (const { agent_id: agentId, sealed } of old) {
        const account = open(sealed, sealing, agentId);
        if (account === null) continue;
        await db.query(RESEAL, [agentId, sealed, sealedOf(agentId, account)]);
        sealedAnew += 1;
      }
      return { sealedAnew, lost: old.length - sealedAnew };
    },
    async find(agentId) {
      const { rows } = await db.query(FIND, [agentId]);
      if (rows[0] === undefined) return null;
      const { sealed, is_entered: isEntered } = parse(Row, rows[0], 'gateway.internal');
      const account = open(sealed, sealing, agentId);
      return account && { account, isEntered };
    },
    async save(agentId, account) {
      await db.query(SAVE, [agentId, sealedOf(agentId, account)]);
    },
    async enter(agentId, account) {
      await change(agentId, ENTER, [agentId, sealedOf(agentId, account)]);
    },
    async remove(agentId) {
      return (await change(agentId, REMOVE, [agentId])).rowCount === 1;
    },
    async list() {
      const rows = parse(v.array(ListRow), (await db.query(LIST)).rows, 'gateway.internal');
      return rows.map((row) => ({
        agentId: row.agent_id,
        isEntered: row.is_entered,
        since: row.read_at.getTime(),
      }));
    },
  };
}

/** Null when no key opens it any more: it is asked of Zoom, or has to be entered, again. */
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
