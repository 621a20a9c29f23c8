import { parse } from '#call-core';
import * as v from 'valibot';
import type { SweepStore, SweepStart } from '../calls/ports.ts';
import type { Database, Transaction } from './database.ts';

const StartRow = v.pipe(
  v.object({
    since: v.date(),
    sync_token: v.nullable(v.string()),
    asked_at: v.nullable(v.date()),
    swept_at: v.nullable(v.date()),
  }),
  v.transform((row): SweepStart => ({
    since: row.since.getTime(),
    token: row.sync_token,
    askedAt: row.asked_at?.getTime() ?? null,
    sweptAt: row.swept_at?.getTime() ?? null,
  })),
);
const DueRow = v.object({ agent_id: v.string() });

export function createSweepStore({ db }: { readonly db: Database }): SweepStore {
  return {
    async due(before) {
      const { rows } = await db.query(DUE, [new Date(before)]);
      return rows.map((row) => parse(DueRow, row, 'gateway.internal').agent_id);
    },
    async find(agentId) {
      const { rows } = await db.query(`${START} where s.agent_id = $1 and a.zoom_linked`, [agentId]);
      return rows[0] ? parse(StartRow, rows[0], 'gateway.internal') : null;
    },
    async begin(agentId, now) {
      await db.query('update history_sweep set asked_at = $2 where agent_id = $1', [agentId, new Date(now)]);
    },
    async reach(agentId, token) {
      await db.query('update history_sweep set sync_token = $2 where agent_id = $1', [agentId, token]);
    },
    async finish(agentId, now) {
      await db.query('update history_sweep set swept_at = $2 where agent_id = $1', [agentId, new Date(now)]);
    },
  };
}

const START = `
  select date_trunc('second', s.since) as since, s.sync_token, s.asked_at, s.swept_at from history_sweep s join agent a on a.id = s.agent_id`;
/** Without the agent's rights at Zoom there is nothing to ask for. */
const DUE = `
  select s.agent_id from history_sweep s
  join agent a on a.id = s.agent_id and a.zoom_linked
  join credential c on c.agent_id = s.agent_id and c.provider = 'zoom' and not c.needs_sign_in
  where s.asked_at is null or s.asked_at <= $1`;

/** Another Zoom user has another history, which begins with this sign-in. */
export async function prepareSweep(tx: Transaction, agentId: string, zoomUserId: string): Promise<void> {
  await tx.query(
    `insert into history_sweep (agent_id, zoom_user_id) values ($1, $2)
     on conflict (agent_id) do update set
       zoom_user_id = excluded.zoom_user_id, since = now(), sync_token = null, asked_at = null, swept_at = null
     where history_sweep.zoom_user_id <> excluded.zoom_user_id`,
    [agentId, zoomUserId],
  );
}
