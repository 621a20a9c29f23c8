import type { Database } from './database.ts';

/** Enough to meet every SIP proxy of an account: Zoom has a few for each region. */
const MOST = 20;

/** @returns ids of agents whose SIP account is known, those read last first */
export async function someAccountHolders(db: Database): Promise<string[]> {
  const { rows } = await db.query('select agent_id from sip_account order by read_at desc limit $1', [MOST]);
  return rows.map((row) => String(row['agent_id']));
}
