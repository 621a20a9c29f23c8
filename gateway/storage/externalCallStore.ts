import { CallEventSchema, parse } from '#call-core';
import type { CallEvent } from '#call-core';
import * as v from 'valibot';
import type { ExternalCallStore, FoundCall, RecordedCall } from '../calls/ports.ts';
import type { Database, Sql } from './database.ts';
import { storableJson } from './storable.ts';

/** What was found and neither saved nor dismissed; a new search finds it again. */
const KEPT_MS = 7 * 86_400_000;

const FoundRow = v.pipe(
  v.object({ call_id: v.string(), events: v.array(CallEventSchema), dismissed_at: v.nullable(v.date()) }),
  v.transform((row): FoundCall => ({
    callId: row.call_id,
    events: row.events,
    dismissed: row.dismissed_at !== null,
  })),
);

export function createExternalCallStore({ db }: { readonly db: Database }): ExternalCallStore {
  return {
    keep: (agentId, calls, now) =>
      db.transaction(async (tx) => {
        await tx.query(
          'delete from external_call where agent_id = $1 and dismissed_at is null and found_at < $2',
          [agentId, new Date(now - KEPT_MS)],
        );
        const callIds = [...new Set(calls.map(({ callId }) => callId))];
        const known = byId(await findIn(tx, agentId, callIds));
        const merged = callIds.map((callId) => {
          const legs = calls.filter((call) => call.callId === callId);
          const before = known.get(callId);
          return {
            callId,
            events: union(before?.events ?? [], legs),
            dismissed: before?.dismissed ?? false,
            endedAt: Math.max(...legs.map(({ endedAt }) => endedAt)),
          };
        });
        const rows = merged.map(({ callId, events, endedAt }) => ({
          call_id: callId,
          events,
          ended_at: new Date(endedAt).toISOString(),
        }));
        await tx.query(KEEP, [agentId, storableJson(rows), new Date(now)]);
        return merged;
      }),
    find: (agentId, callIds) => findIn(db, agentId, callIds),
    async since(agentId, since) {
      const { rows } = await db.query('select * from external_call where agent_id = $1 and ended_at >= $2', [
        agentId,
        new Date(since),
      ]);
      return rows.map(toFound);
    },
    async setDismissed(agentId, callId, at) {
      await db.query(DISMISS, [agentId, callId, at === null ? null : new Date(at)]);
    },
    async remove(agentId, callId) {
      await db.query('delete from external_call where agent_id = $1 and call_id = $2', [agentId, callId]);
    },
  };
}

const KEEP = `
  insert into external_call (agent_id, call_id, events, ended_at, found_at)
  select $1, told.call_id, told.events, told.ended_at, $3
  from jsonb_to_recordset($2::jsonb) as told (call_id text, events jsonb, ended_at timestamptz)
  on conflict (agent_id, call_id) do update set
    events = excluded.events, found_at = excluded.found_at,
    ended_at = greatest(external_call.ended_at, excluded.ended_at)`;
const DISMISS = `
  insert into external_call (agent_id, call_id, found_at, dismissed_at) values ($1, $2, now(), $3)
  on conflict (agent_id, call_id) do update set dismissed_at = excluded.dismissed_at`;

async function findIn(sql: Sql, agentId: string, callIds: readonly string[]): Promise<FoundCall[]> {
  const { rows } = await sql.query('select * from external_call where agent_id = $1 and call_id = any($2)', [
    agentId,
    callIds,
  ]);
  return rows.map(toFound);
}

function toFound(row: unknown): FoundCall {
  return parse(FoundRow, row, 'gateway.internal');
}

function byId(calls: readonly FoundCall[]): Map<string, FoundCall> {
  return new Map(calls.map((call) => [call.callId, call]));
}

/** A search that is made again finds the same once more. */
function union(known: readonly CallEvent[], legs: readonly RecordedCall[]): CallEvent[] {
  const told = [...known, ...legs.flatMap(({ events }) => events)];
  return [...new Map(told.map((event) => [JSON.stringify(event), event])).values()];
}
