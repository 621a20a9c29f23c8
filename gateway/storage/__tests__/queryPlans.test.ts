/**
 * What is asked all the time reads by an index, however many calls are stored. The statements are those that the stores
 * send; Postgres says how it would do them on tables with some thousand rows.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { CALL_ID, RINGING } from '../../../test-support/entries.ts';
import { fillCalls } from '../../../test-support/manyCalls.ts';
import { testDatabases } from '../../../test-support/postgres.ts';
import { createApplyEvents } from '../../calls/applyEvents.ts';
import { createJobQueue } from '../../jobs/jobQueue.ts';
import type { JobQueue } from '../../jobs/jobQueue.ts';
import { readBacklog } from '../backlog.ts';
import { createCallStore } from '../callStore.ts';
import { openDatabase } from '../database.ts';
import type { Database, SqlResult } from '../database.ts';
import { createTextStore } from '../textStore.ts';
import { log, openTestDatabase, salesforceUser, zoomUser } from './openTestDatabase.ts';
import type { OpenTestDatabase } from './openTestDatabase.ts';

const AGENTS = 20;
const CALLS = 20_000;
/** Tables that grow with the calls and texts. The others have a row for each agent, and may be read as a whole. */
const LARGE = ['entry', 'medium', 'dial', 'external_call', 'text_thread', 'text_message', 'text_sheet'];
const INTERVALS = {
  sweepEverySeconds: 300,
  settingsEverySeconds: 300,
  numbersEverySeconds: 0,
  gatherSeconds: 1,
  commentSeconds: 20,
};

interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** A database that notes what some work asks it, but not what pg-boss asks meanwhile to look after its own tables. */
function noting(db: Database) {
  const asking = new AsyncLocalStorage<Statement[]>();
  const note = (text: string, values: readonly unknown[] = []) => {
    if (/^\s*(select|insert|update|delete|with)\b/i.test(text)) asking.getStore()?.push({ text, values });
  };
  const noted: Database = {
    ...db,
    query(text, values) {
      note(text, values);
      return db.query(text, values);
    },
    transaction: (work) =>
      db.transaction((tx) =>
        work({
          ...tx,
          query(text, values) {
            note(text, values);
            return tx.query(text, values);
          },
        }),
      ),
  };
  return {
    db: noted,
    async during(work: () => Promise<unknown>): Promise<Statement[]> {
      const statements: Statement[] = [];
      await asking.run(statements, work);
      return [...statements];
    },
  };
}

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string | undefined;
  readonly Plans?: readonly Plan[] | undefined;
}
const PlanSchema: v.GenericSchema<unknown, Plan> = v.object({
  'Node Type': v.string(),
  'Relation Name': v.optional(v.string()),
  Plans: v.optional(v.array(v.lazy(() => PlanSchema))),
});
const ExplainedSchema = v.tuple([v.object({ 'QUERY PLAN': v.tuple([v.object({ Plan: PlanSchema })]) })]);

function planIn({ rows }: SqlResult): Plan {
  return v.parse(ExplainedSchema, rows)[0]['QUERY PLAN'][0].Plan;
}

/** @returns the large tables that are read from beginning to end */
function readWhole(plan: Plan): string[] {
  const table = plan['Relation Name'] ?? '';
  const isLarge = LARGE.includes(table) || /^j[0-9a-f]{20,}|^job/.test(table);
  const own = plan['Node Type'] === 'Seq Scan' && isLarge ? [table] : [];
  return [...own, ...(plan.Plans ?? []).flatMap(readWhole)];
}

const databases = (await testDatabases()).filter(({ name }) => name === 'Postgres');

// PGlite is the same Postgres, only slower to fill.
describe.each(databases.map((database) => ({ database })))('on $database.name', ({ database }) => {
  let opened: OpenTestDatabase;
  let queue: JobQueue;
  let notes: ReturnType<typeof noting>;
  let agentId = '';

  beforeAll(async () => {
    opened = await openTestDatabase(database);
    const agentIds: string[] = [];
    for (let n = 0; n < AGENTS; n++) {
      const salesforce = salesforceUser(`0055g00002${String(n).padStart(5, '0')}AAA`);
      agentIds.push((await opened.accounts.signIn(salesforce, zoomUser(`plans-${n}`))).id);
    }
    agentId = agentIds[0] ?? '';
    notes = noting(opened.db);
    queue = await createJobQueue({ ...opened, db: notes.db, log, ...INTERVALS });
    await opened.db.query(DONE_WEBHOOKS, [CALLS]);
    await opened.db.query(THREADS, [agentIds.slice(1), CALLS]);
    for (const sql of [MESSAGES, SHEETS]) await opened.db.query(sql);
    await fillCalls(opened.db, { agentIds, count: CALLS });
  });
  afterAll(async () => {
    await queue.stop();
    await opened.stop();
  });

  async function wholeTablesReadBy(work: () => Promise<unknown>): Promise<string[]> {
    const statements = await notes.during(work);
    expect(statements).not.toEqual([]);
    const found: string[] = [];
    for (const { text, values } of statements) {
      const plan = planIn(await opened.db.query(`explain (format json) ${text}`, values));
      found.push(...readWhole(plan).map((table) => `${table}: ${text}`));
    }
    return found;
  }

  const callStore = () => createCallStore({ ...opened, db: notes.db, jobs: queue });
  const textStore = () => createTextStore({ ...opened, db: notes.db, jobs: queue.texts });

  const asked: readonly (readonly [string, () => Promise<unknown>])[] = [
    [
      'a webhook is kept and done',
      async () => {
        await queue.inbox.done((await queue.inbox.keep('plan', { plan: true }, true)) ?? '');
      },
    ],
    [
      'an event of a call',
      () => createApplyEvents({ calls: callStore() })(agentId, CALL_ID, [{ ...RINGING, callId: CALL_ID }]),
    ],
    ['an entry is read', () => callStore().findEntry(agentId, 'stored-20')],
    ['some entries are read', () => callStore().findEntries(agentId, ['stored-20', 'stored-40'])],
    ['the entry of a Task', () => callStore().findByTask(agentId, `00T${'20'.padStart(15, '0')}`)],
    ['the feed begins', () => callStore().newest(agentId, 100)],
    ['the feed goes on', () => callStore().changedSince(agentId, 990, 100)],
    ['the first page of the history', () => callStore().before(agentId, null, 50)],
    [
      'a further page of the history',
      () => callStore().before(agentId, { startedAt: Date.now() - 86_400_000, callId: 'stored-20' }, 50),
    ],
    ['other calls of a number', () => callStore().unnamed(agentId, '+12095550020')],
    ['logs that wait, of all', () => callStore().unsaved(null)],
    ['logs that wait, of an agent', () => callStore().owed(agentId)],
    ['follow-up Tasks to make', () => callStore().followUpsToMake(null)],
    ['the feed of texts begins', () => textStore().newest(agentId, 100)],
    ['the feed of texts goes on', () => textStore().changedSince(agentId, 990, 100)],
    ['what waits is counted', () => readBacklog(notes.db)],
    ['jobs are taken', () => queue.start(HANDLERS)],
  ];

  test.each(asked)('%s', async (_, work) => {
    expect(await wholeTablesReadBy(work)).toEqual([]);
  });

  test('a question without an index is noticed', async () => {
    const found = await wholeTablesReadBy(() =>
      notes.db.query('select call_id from entry where comment = $1', ['Wants a quote']),
    );

    expect(found).toHaveLength(1);
  });

  test('the version before starts on tables that are newer', async () => {
    await opened.db.query("insert into gateway_migration (name, run_on) values ('9999_of_tomorrow', now())");
    const again = await openDatabase({ url: opened.url, dataDir: '', log });

    expect((await again.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    await again.stop();
  });
});

const done = () => Promise.resolve();
const HANDLERS = {
  ...{ entryJob: done, textJob: done, sweep: done },
  webhooks: (stored: readonly unknown[]) => Promise.resolve(stored.map(() => null)),
  ...{ sweepDue: done, settingsDue: done, numbersDue: done, forgetDue: done },
};

const DONE_WEBHOOKS = `
  insert into pgboss.job (name, state, data, created_on, completed_on)
  select 'zoomWebhook', 'completed', '{"body": {}}', now() - n * interval '4 seconds', now() - n * interval '4 seconds'
  from generate_series(1, $1::int) n`;
const THREADS = `
  insert into text_thread (agent_id, thread_id, kind, own, own_number, peers, peer_numbers, read_to, in_zoom, latest_at, revision)
  select ($1::uuid[])[1 + n % cardinality($1::uuid[])], 'thread-' || n, 'user', '{}', '+81355500001', '[]',
    array['+1209555' || n], now(), true, now() - n * interval '1 hour', n
  from generate_series(1, $2::int) n`;
const MESSAGES = `
  insert into text_message (agent_id, thread_id, message_id, at, sheet, inbound, in_zoom, state, facts, revision)
  select agent_id, thread_id, 'message-' || thread_id, latest_at, '2026-10-06', true, true, 'received', '{}', revision
  from text_thread`;
const SHEETS = `
  insert into text_sheet (agent_id, thread_id, sheet, wanted, saved, latest_at)
  select agent_id, thread_id, '2026-10-06', 1, 1, latest_at from text_thread`;
