import { DEFAULT_SETTINGS, RecordRefSchema, SettingsSchema, parse } from '#call-core';
import type { Settings } from '#call-core';
import * as v from 'valibot';
import { newEntry } from '../calls/entry.ts';
import type { Entry } from '../calls/entry.ts';
import type { JobKind } from '../calls/followUps.ts';
import type { CallStore, CallTransaction, OpenDial } from '../calls/ports.ts';
import type { ChangeNotices } from './changeNotices.ts';
import type { Database, Transaction } from './database.ts';
import { creationsIn } from './creationStore.ts';
import { ENTRY_ROW, toColumns, toEntry } from './entryRow.ts';
import { mediaIn, saveMedia } from './mediaStore.ts';
import { memoryIn } from './rememberedPeople.ts';
import { storableJson } from './storable.ts';

/** What the store needs of the job queue: to enqueue inside its own transaction. */
export interface EntryJobs {
  add(tx: Transaction, kind: JobKind, agentId: string, callId: string): Promise<void>;
}

export interface CallStoreDeps {
  readonly db: Database;
  readonly notices: ChangeNotices;
  readonly jobs: EntryJobs;
}

export function createCallStore({ db, notices, jobs }: CallStoreDeps): CallStore {
  return {
    transaction: (work) => db.transaction((tx) => work(inTransaction(tx, notices, jobs))),
    async findEntry(agentId, callId) {
      const { rows } = await db.query(`${ENTRY_ROW} where agent_id = $1 and call_id = $2`, [agentId, callId]);
      return rows[0] ? toEntry(rows[0]) : null;
    },
    async findByTask(agentId, taskId) {
      const { rows } = await db.query(
        `${ENTRY_ROW} where agent_id = $1 and task_id is not null and left(task_id, 15) = left($2, 15)`,
        [agentId, taskId],
      );
      return rows[0] ? toEntry(rows[0]) : null;
    },
    async findEntries(agentId, callIds) {
      const { rows } = await db.query(`${ENTRY_ROW} where agent_id = $1 and call_id = any($2)`, [
        agentId,
        callIds,
      ]);
      return rows.map(toEntry);
    },
    async since(agentId, since) {
      const { rows } = await db.query(
        `${ENTRY_ROW} where agent_id = $1 and started_at >= $2 and not live and call is not null`,
        [agentId, new Date(since)],
      );
      return rows.map(toEntry);
    },
    async changedSince(agentId, revision, limit) {
      const { rows } = await db.query(
        `${ENTRY_ROW} where agent_id = $1 and revision > $2 order by revision limit $3`,
        [agentId, revision, limit],
      );
      return rows.map(toEntry);
    },
    async newest(agentId, limit) {
      const { rows } = await db.query(
        `select * from (${ENTRY_ROW} where agent_id = $1 order by started_at desc limit $2) newest
         order by revision`,
        [agentId, limit],
      );
      return rows.map(toEntry);
    },
    async before(agentId, place, limit) {
      const { rows } = await db.query(
        `${ENTRY_ROW}
         where agent_id = $1 and ($2::timestamptz is null or (started_at, call_id) < ($2, $3))
         order by started_at desc, call_id desc limit $4`,
        [agentId, place && new Date(place.startedAt), place?.callId ?? '', limit],
      );
      return rows.map((row) => ({ place: parse(PlaceRow, row, 'gateway.internal'), entry: toEntry(row) }));
    },
    async unnamed(agentId, e164) {
      const { rows } = await db.query(
        `select call_id from entry
         where agent_id = $1 and peer_number = $2 and who is null and not live and not deleted
           and who_by is distinct from 'agent'
         order by started_at desc`,
        [agentId, e164],
      );
      return rows.map((row) => String(row['call_id']));
    },
    async unsaved(agentId) {
      const { rows } = await db.query(
        `select agent_id, call_id from entry
         where wanted > saved and not held and ($1::uuid is null or agent_id = $1) and (problem is null or (problem->>'passing')::boolean)`,
        [agentId],
      );
      return rows.map((row) => parse(UnsavedRow, row, 'gateway.internal'));
    },
    async owed(agentId) {
      const { rows } = await db.query(
        `${ENTRY_ROW} where agent_id = $1 and wanted > saved and not held order by started_at, call_id`,
        [agentId],
      );
      return rows.map(toEntry);
    },
    async followUpsToMake(agentId) {
      const { rows } = await db.query(
        `select agent_id, call_id from entry
         where follow_up_task is not null and follow_up_task->>'taskId' is null
           and coalesce((follow_up_task->'problem'->>'passing')::boolean, true) and ($1::uuid is null or agent_id = $1)`,
        [agentId],
      );
      return rows.map((row) => parse(UnsavedRow, row, 'gateway.internal'));
    },
  };
}

const PlaceRow = v.pipe(
  v.object({ started_at: v.date(), call_id: v.string() }),
  v.transform((row) => ({ startedAt: row.started_at.getTime(), callId: row.call_id })),
);

const UnsavedRow = v.pipe(
  v.object({ agent_id: v.string(), call_id: v.string() }),
  v.transform((row) => ({ agentId: row.agent_id, callId: row.call_id })),
);

function inTransaction(tx: Transaction, notices: ChangeNotices, jobs: EntryJobs): CallTransaction {
  return {
    now: Date.now(),
    lockEntry: (agentId, callId) => lockEntry(tx, agentId, callId),
    settingsOf: (agentId) => settingsOf(tx, agentId),
    saveEntry: (entry) => saveEntry(tx, notices, entry),
    addJob: (kind, agentId, callId) => jobs.add(tx, kind, agentId, callId),
    ...dialsIn(tx),
    ...mediaIn(tx),
    ...creationsIn(tx),
    ...memoryIn(tx),
  };
}

async function lockAgent(tx: Transaction, agentId: string): Promise<void> {
  await tx.query('select 1 from agent where id = $1 for no key update', [agentId]);
}

/** A call that is not there yet cannot be locked, so the agent's row is: all changes of one agent follow each other. */
async function lockEntry(tx: Transaction, agentId: string, callId: string): Promise<Entry> {
  await lockAgent(tx, agentId);
  const { rows } = await tx.query(`${ENTRY_ROW} where agent_id = $1 and call_id = $2`, [agentId, callId]);
  return rows[0] ? toEntry(rows[0]) : newEntry(agentId, callId);
}

async function settingsOf(tx: Transaction, agentId: string): Promise<Settings> {
  const { rows } = await tx.query('select settings from agent where id = $1', [agentId]);
  return (
    parse(v.nullable(SettingsSchema), rows[0]?.['settings'] ?? null, 'gateway.internal') ?? DEFAULT_SETTINGS
  );
}

async function saveEntry(tx: Transaction, notices: ChangeNotices, entry: Entry): Promise<void> {
  const { rows } = await tx.query(
    'update agent set revision = revision + 1 where id = $1 returning revision',
    [entry.agentId],
  );
  const columns = toColumns({ ...entry, revision: Number(rows[0]?.['revision']) });
  const names = Object.keys(columns);
  const values = names.map((_, index) => `$${index + 1}`);
  const updates = names.map((name) => `${name} = excluded.${name}`);
  await tx.query(
    `insert into entry (${names.join(', ')}) values (${values.join(', ')})
     on conflict (agent_id, call_id) do update set ${updates.join(', ')}`,
    Object.values(columns),
  );
  await saveMedia(tx, entry);
  await notices.announce(tx, entry.agentId);
}

const DialRow = v.pipe(
  v.object({
    dial_id: v.string(),
    number: v.string(),
    record: v.nullable(RecordRefSchema),
    dialed_at: v.date(),
  }),
  v.transform((row): OpenDial => ({
    dialId: row.dial_id,
    number: row.number,
    record: row.record,
    at: row.dialed_at.getTime(),
  })),
);

function dialsIn(
  tx: Transaction,
): Pick<CallTransaction, 'addDial' | 'openDials' | 'findDial' | 'answerDial' | 'undialedCalls'> {
  return {
    async addDial(agentId, dial) {
      // A dial and the first word of its call come at the same time: the later of the two must see the other.
      await lockAgent(tx, agentId);
      const { rowCount } = await tx.query(
        `insert into dial (agent_id, dial_id, number, record, dialed_at) values ($1, $2, $3, $4, $5)
         on conflict do nothing`,
        [agentId, dial.dialId, dial.number, storableJson(dial.record), new Date(dial.at)],
      );
      return rowCount === 1;
    },
    async openDials(agentId, number, since) {
      const { rows } = await tx.query(
        `select * from dial where agent_id = $1 and number = $2 and dialed_at >= $3 and call_id is null
         order by dialed_at desc`,
        [agentId, number, new Date(since)],
      );
      return rows.map((row) => parse(DialRow, row, 'gateway.internal'));
    },
    async findDial(agentId, dialId) {
      const { rows } = await tx.query('select * from dial where agent_id = $1 and dial_id = $2', [
        agentId,
        dialId,
      ]);
      return rows[0] ? parse(DialRow, rows[0], 'gateway.internal') : null;
    },
    async answerDial(agentId, dialId, callId) {
      await tx.query('update dial set call_id = $3 where agent_id = $1 and dial_id = $2', [
        agentId,
        dialId,
        callId,
      ]);
    },
    async undialedCalls(agentId, number, since) {
      const { rows } = await tx.query(
        `select call_id from entry e
         where agent_id = $1 and outbound and peer_number = $2 and started_at >= $3
           and not exists (select 1 from dial d where d.agent_id = e.agent_id and d.call_id = e.call_id)
         order by started_at desc`,
        [agentId, number, new Date(since)],
      );
      return rows.map((row) => String(row['call_id']));
    },
  };
}
