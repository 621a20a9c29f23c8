/**
 * Of an agent who removes the app at Zoom nothing is left, in whatever table. A new table needs a rule here, and the
 * thought that goes with it.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { usualDatabases } from '../../../test-support/postgres.ts';
import { createJobQueue } from '../../jobs/jobQueue.ts';
import { log, openTestDatabase, salesforceUser, zoomUser } from './openTestDatabase.ts';
import type { OpenTestDatabase } from './openTestDatabase.ts';

/** What becomes of what a table has of an agent: it `goes`, it `goes with the org`, or why it does neither. */
const RULES: Readonly<Record<string, string>> = {
  agent: 'goes',
  credential: 'goes',
  session: 'goes',
  sip_account: 'goes',
  browser_line: 'goes',
  entry: 'goes',
  dial: 'goes',
  history_sweep: 'goes',
  external_call: 'goes',
  medium: 'goes',
  remembered_person: 'goes',
  person_creation: 'goes',
  text_thread: 'goes',
  text_message: 'goes',
  text_sheet: 'goes',
  text_sending: 'goes',
  person_number: 'goes with the org',
  number_fill: 'goes with the org',
  unreadable_person: 'goes with the org',
  settings_look: 'goes with the org',
  listening: 'stays KEEP_LISTENINGS_DAYS: whoever is watched cannot end the watch',
  erased_number: 'has hashes of numbers of people whose data were erased',
  sign_in: 'has nobody yet, is sealed, and ends after ten minutes',
  medium_deletion: 'has ids of Zoom’s recordings that are gone',
  pace: 'counts requests',
  webhook_sighting: 'counts kinds of events',
  gateway_migration: 'has nothing of anybody',
};
const ORG = '00D5g0000000001EAA';

describe.each((await usualDatabases()).map((database) => ({ database })))(
  'on $database.name',
  ({ database }) => {
    let opened: OpenTestDatabase;

    beforeAll(async () => {
      opened = await openTestDatabase(database);
    });
    afterAll(() => opened.stop());

    async function tables(schema: string): Promise<string[]> {
      const { rows } = await opened.db.query(
        `select table_name as name from information_schema.tables
         where table_schema = $1 and table_type = 'BASE TABLE' order by 1`,
        [schema],
      );
      return rows.map(({ name }) => String(name));
    }

    async function columns(table: string): Promise<{ name: string; type: string; required: boolean }[]> {
      const { rows } = await opened.db.query(
        `select column_name as name, udt_name as type, is_nullable = 'NO' and column_default is null as required
         from information_schema.columns where table_schema = 'public' and table_name = $1`,
        [table],
      );
      return rows.map(({ name, type, required }) => ({
        ...{ name: String(name), type: String(type), required: required === true },
      }));
    }

    const count = async (table: string) =>
      Number((await opened.db.query(`select count(*)::int as n from ${table}`)).rows[0]?.['n']);

    /** One row, of which each column that must have a value has one. */
    async function fill(table: string, agentId: string): Promise<void> {
      const filled = (await columns(table)).filter(
        ({ name, required }) => required || name.startsWith('agent_id'),
      );
      const values = filled.map(({ name, type }) => VALUES[name]?.(agentId) ?? OF_TYPE[type] ?? 'x');
      await opened.db.query(
        `insert into ${table} (${filled.map(({ name }) => name).join(', ')})
         values (${values.map((_, place) => `$${place + 1}`).join(', ')}) on conflict do nothing`,
        values,
      );
    }

    test('every table has a rule', async () => {
      expect((await tables('public')).filter((table) => RULES[table] === undefined)).toEqual([]);
    });

    test('whoever removes the app at Zoom is gone from all tables, and others are not', async () => {
      const { accounts } = opened;
      const [leaves, stays] = [
        await accounts.signIn(salesforceUser('0055g0000000001AAA'), zoomUser('zoom-leaves')),
        await accounts.signIn(salesforceUser('0055g0000000002AAA'), zoomUser('zoom-stays')),
      ];
      // A message needs its thread.
      const there = await tables('public');
      const ordered = Object.keys(RULES).filter(
        (table) => there.includes(table) && RULES[table]?.startsWith('goes') === true,
      );
      for (const { id } of [leaves, stays])
        for (const table of ordered) if (table !== 'agent') await fill(table, id);
      const before = await counts(ordered);
      expect(Object.entries(before).filter(([, rows]) => rows === 0)).toEqual([]);

      await accounts.removeZoomUser('zoom-leaves', null);

      for (const table of ordered.filter((name) => RULES[name] === 'goes' && name !== 'agent')) {
        const { rows } = await opened.db.query(`select distinct agent_id from ${table}`);
        expect([table, rows]).toEqual([table, [{ agent_id: stays.id }]]);
      }
      await accounts.removeZoomUser('zoom-stays', null);
      expect(await counts(ordered)).toEqual(Object.fromEntries(ordered.map((table) => [table, 0])));
    });

    async function counts(names: readonly string[]): Promise<Record<string, number>> {
      const pairs: [string, number][] = [];
      for (const name of names) pairs.push([name, await count(name)]);
      return Object.fromEntries(pairs);
    }

    test('a job has ids in it, and only a webhook more, which is kept for a day', async () => {
      const queue = await createJobQueue({
        ...{ db: opened.db, log, sweepEverySeconds: 300, settingsEverySeconds: 60, numbersEverySeconds: 0 },
        ...{ gatherSeconds: 5, commentSeconds: 20 },
      });
      const { rows } = await opened.db.query(
        `select name from pgboss.queue where name not in
           ('zoomWebhook', 'findPeople', 'saveLog', 'saveLogSoon', 'saveCaughtUp', 'saveComment', 'saveFollowUpTask',
            'sweepDue', 'sweepHistory', 'settingsDue', 'numbersDue', 'forgetDue',
            'sendText', 'lookForText', 'findTextPeople', 'saveTexts', 'checkTexts', 'sweepTexts')
           and name not like '\\_\\_pgboss%'`,
      );
      const kept = await opened.db.query(
        `select deletion_seconds from pgboss.queue where name = 'zoomWebhook'`,
      );
      await queue.stop();

      expect(rows).toEqual([]);
      expect(kept.rows).toEqual([{ deletion_seconds: 86_400 }]);
    });
  },
);

const VALUES: Readonly<Record<string, (agentId: string) => unknown>> = {
  agent_id: (agentId) => agentId,
  salesforce_org_id: () => ORG,
  provider: () => 'zoom',
  kind: () => 'user',
  state: () => 'sent',
  peer_numbers: () => ['+12095550123'],
  token_hash: (agentId) => Buffer.from(agentId),
};
const OF_TYPE: Readonly<Record<string, unknown>> = {
  uuid: '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
  jsonb: '{}',
  bool: true,
  int4: 1,
  int8: 1,
  timestamptz: new Date(),
};
