/** A company with many calls behind it, made in the database: what years would bring. */
import type { Sql } from '../gateway/storage/database.ts';
import { WHOLE_CALL, callOf } from './entries.ts';

export interface ManyCalls {
  /** Agents who share the calls. They are there already. */
  readonly agentIds: readonly string[];
  readonly count: number;
  /** The number of the first; to add more later without the same ids. */
  readonly from?: number;
}

/** One call every ten minutes, saved long ago. Every hundredth waits: Salesforce has refused it. Every twentieth has a recording. */
const ENTRIES = `
  insert into entry (agent_id, call_id, call, started_at, live, outbound, peer_number, closed, search, wanted, saved,
    saved_fields, task_id, problem, revision)
  select ($1::uuid[])[1 + n % $2], 'stored-' || n, jsonb_set($3::jsonb, '{callId}', to_jsonb('stored-' || n)),
    now() - interval '1 hour' - n * interval '10 minutes', false, n % 2 = 0, '+1209555' || lpad((n % 9000)::text, 4, '0'), true, 'done',
    1, case when n % 100 = 0 then 0 else 1 end, $6::jsonb, '00T' || lpad(n::text, 15, '0'),
    case when n % 100 = 0 then '{"code": "salesforce.refused", "said": null, "passing": false}'::jsonb end, n / $2
  from generate_series($4::int, $5::int) n`;
const MEDIA = `
  insert into medium (agent_id, medium_id, call_id, facts)
  select ($1::uuid[])[1 + n % $2], 'medium-' || n, 'stored-' || n, jsonb_build_object(
    'id', 'medium-' || n, 'kind', 'recording', 'at', 1790000000000, 'durationSeconds', 42, 'deleted', false,
    'downloadUrl', 'https://zoom.us/v2/phone/recording/download/' || n, 'elementId', null)
  from generate_series($3::int, $4::int) n where n % 20 = 0`;
const DIALS = `
  insert into dial (agent_id, dial_id, number, dialed_at, call_id)
  select agent_id, gen_random_uuid(), peer_number, started_at, call_id from entry
  where outbound and call_id in (select 'stored-' || n from generate_series($1::int, $2::int) n)`;
const REVISIONS = `
  update agent set revision = greatest(revision, (select max(revision) from entry where agent_id = agent.id))
  where id = any($1::uuid[])`;

/** Of a million none may take longer than the gateway waits for an answer. */
const AT_ONCE = 50_000;

export async function fillCalls(db: Sql, { agentIds, count, from = 1 }: ManyCalls): Promise<void> {
  const end = from + count - 1;
  const fields = { task: { Subject: 'Call', CallDurationInSeconds: 65 }, log: { DurationSeconds__c: 65 } };
  for (let first = from; first <= end; first += AT_ONCE) {
    const to = Math.min(end, first + AT_ONCE - 1);
    await db.query(ENTRIES, [
      ...[agentIds, agentIds.length, JSON.stringify(callOf(WHOLE_CALL)), first, to],
      JSON.stringify(fields),
    ]);
    await db.query(MEDIA, [agentIds, agentIds.length, first, to]);
    await db.query(DIALS, [first, to]);
  }
  await db.query(REVISIONS, [agentIds]);
  await db.query('analyze');
}
