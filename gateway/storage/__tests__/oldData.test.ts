/** What is long over is forgotten, and nothing that still has to reach Salesforce or waits for its agent. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { DEFAULT_SETTINGS } from '#call-core';
import type { CallEvent } from '#call-core';
import { callOf } from '../../../test-support/entries.ts';
import { usualDatabases } from '../../../test-support/postgres.ts';
import type { Entry } from '../../calls/entry.ts';
import type { MediumFacts } from '../../calls/media.ts';
import { createForgetOld } from '../../calls/forgetOld.ts';
import type { Keeping } from '../../calls/forgetOld.ts';
import { createCallStore } from '../callStore.ts';
import { createOldData } from '../oldData.ts';
import { openTestDatabase, salesforceUser, zoomUser } from './openTestDatabase.ts';
import type { OpenTestDatabase } from './openTestDatabase.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 1);
const ALL: Keeping = { callsMs: 100 * DAY, textsMs: 100 * DAY, listeningsMs: 100 * DAY };
const NUMBER = '+12095550123';
const RECORDING: MediumFacts = {
  id: 'r1',
  kind: 'recording',
  at: NOW,
  durationSeconds: 43,
  deleted: false,
  downloadUrl: null,
  elementId: null,
};

describe.each((await usualDatabases()).map((database) => ({ database })))(
  'on $database.name',
  ({ database }) => {
    let opened: OpenTestDatabase;
    let agentId: string;
    let agents = 0;

    beforeAll(async () => {
      opened = await openTestDatabase(database);
    });
    afterAll(() => opened.stop());
    beforeEach(async () => {
      agents += 1;
      const user = `0055g00000${String(agents).padStart(5, '0')}AAA`;
      ({ id: agentId } = await opened.accounts.signIn(salesforceUser(user), zoomUser(`zoom-${agents}`)));
    });

    const store = () => createCallStore({ ...opened, jobs: { add: () => Promise.resolve() } });

    function forget(keep: Keeping = ALL, now = NOW) {
      const { db } = opened;
      return createForgetOld({
        onFailed: (error) => {
          throw error;
        },

        calls: store(),
        old: createOldData({ db }),
        keep,
        clock: { now: () => now },
      })();
    }

    /** A call that is over and saved, unless it is said otherwise. */
    async function call(
      callId: string,
      daysAgo: number,
      change: Partial<Entry> = {},
      live = false,
    ): Promise<void> {
      const at = NOW - daysAgo * DAY;
      const about = { direction: 'inbound', peerNumber: NUMBER } as const;
      const base = { callId, source: 'webhook', about } as const;
      const events: CallEvent[] = [{ ...base, type: 'ringing', at }];
      if (!live) events.push({ ...base, type: 'ended', at: at + 60_000, result: 'answered' });
      await store().transaction(async (tx) => {
        const entry = await tx.lockEntry(agentId, callId);
        await tx.saveEntry({
          ...entry,
          call: callOf(events),
          wanted: 1,
          saved: 1,
          taskId: `00T${callId}`,
          ...change,
        });
      });
    }

    async function callsLeft(): Promise<string[]> {
      const { rows } = await opened.db.query('select call_id from entry where agent_id = $1 order by 1', [
        agentId,
      ]);
      return rows.map((row) => String(row['call_id']));
    }

    const insert = (statement: string, values: readonly unknown[] = []) =>
      opened.db.query(statement, [agentId, ...values]);

    async function count(table: string): Promise<number> {
      const { rows } = await opened.db.query(`select count(*)::int as n from ${table} where agent_id = $1`, [
        agentId,
      ]);
      return Number(rows[0]?.['n']);
    }

    test('calls that are over and saved for longer go, with what is told of them', async () => {
      await call('old', 101, { media: [RECORDING] });
      await call('young', 99, { media: [{ ...RECORDING, id: 'other' }] });
      await insert(
        `insert into dial (agent_id, dial_id, number, dialed_at, call_id)
         values ($1, gen_random_uuid(), $2, $3, 'old'), ($1, gen_random_uuid(), $2, $3, null)`,
        [NUMBER, new Date(NOW - 101 * DAY)],
      );

      expect(await forget()).toMatchObject({ calls: 1 });
      expect(await callsLeft()).toEqual(['young']);
      expect([await count('medium'), await count('dial')]).toEqual([1, 0]);
    });

    test('what Salesforce has not got, waits for its agent, or still runs, stays however old it is', async () => {
      await call('unsaved', 900, { saved: 0 });
      await call('refused', 900, {
        saved: 0,
        problem: { code: 'salesforce.validation', said: null, passing: false },
      });
      await call('undecided', 900, { saved: 0, policy: { ...DEFAULT_SETTINGS, autoSave: false } });
      await call('followUp', 900, {
        followUpTask: { subject: 'x', dueDate: '2026-10-01', taskId: null, problem: null },
      });
      await call('live', 900, {}, true);
      await call('deletedHere', 900, { deleted: true, wanted: 2, saved: 1 });

      expect(await forget()).toMatchObject({ calls: 0 });
      expect(await callsLeft()).toEqual([
        'deletedHere',
        'followUp',
        'live',
        'refused',
        'undecided',
        'unsaved',
      ]);
    });

    test('what was left out by a decision goes, and more of it than fits into one batch', async () => {
      await call('discarded', 900, { saved: 0, wanted: 0, choice: 'discard' });
      for (let each = 0; each < 205; each++) await call(`many-${each}`, 200 + each);

      expect(await forget()).toMatchObject({ calls: 206 });
      expect(await callsLeft()).toEqual([]);
    });

    test('for ever is for ever', async () => {
      await call('old', 3000);
      await forget({ callsMs: null, textsMs: null, listeningsMs: null });

      expect(await callsLeft()).toEqual(['old']);
    });

    test('a gateway whose clock is ten years ahead forgets nothing that is not old', async () => {
      await call('today', (NOW - Date.now()) / DAY);
      await forget(ALL, Date.now() + 3650 * DAY);

      expect(await callsLeft()).toEqual(['today']);
    });

    test('what was changed meanwhile stays', async () => {
      await call('old', 101);
      const [entry] = await store().findEntries(agentId, ['old']);
      await call('old', 101, { comment: 'new words', wanted: 2 });

      const { db } = opened;
      expect(await createOldData({ db }).forgetCalls(agentId, entry ? [entry] : [])).toBe(0);
      expect(await callsLeft()).toEqual(['old']);
    });

    async function thread(
      threadId: string,
      sheets: readonly { sheet: string; daysAgo: number; saved: boolean }[],
    ) {
      const at = (daysAgo: number) => new Date(NOW - daysAgo * DAY);
      const latest = Math.min(300, ...sheets.map(({ daysAgo }) => daysAgo));
      await insert(
        `insert into text_thread (agent_id, thread_id, kind, own, own_number, peers, peer_numbers, read_to, in_zoom, latest_at, revision)
         values ($1, $2, 'user', '{}', '+81355500001', '[]', '{+12095550123}', $3, true, $3, 1)`,
        [threadId, at(latest)],
      );
      for (const { sheet, daysAgo, saved } of sheets) {
        await insert(
          `insert into text_message (agent_id, thread_id, message_id, at, sheet, inbound, in_zoom, state, facts, revision)
           values ($1, $2, $3 || '-first', $4::timestamptz - interval '90 days', $3, true, true, 'received', '{}', 1),
                  ($1, $2, $3 || '-last', $4, $3, true, true, 'received', '{}', 1)`,
          [threadId, sheet, at(daysAgo)],
        );
        await insert(
          'insert into text_sheet (agent_id, thread_id, sheet, wanted, saved, latest_at) values ($1, $2, $3, 1, $4, $5)',
          [threadId, sheet, saved ? 1 : 0, at(daysAgo)],
        );
      }
    }

    async function sheetsLeft(): Promise<string[]> {
      const { rows } = await opened.db.query(
        `select thread_id || ' ' || sheet || ' ' || count(*) as line from text_message where agent_id = $1
         group by thread_id, sheet order by 1`,
        [agentId],
      );
      return rows.map(({ line }) => String(line));
    }

    test('texts go by whole sheets that are in Salesforce, and threads when nothing is left of them', async () => {
      await thread('gone', [{ sheet: 'a', daysAgo: 101, saved: true }]);
      await thread('kept', [
        { sheet: 'b', daysAgo: 101, saved: true },
        { sheet: 'c', daysAgo: 101, saved: false },
        { sheet: 'd', daysAgo: 99, saved: true },
      ]);

      expect(await forget()).toMatchObject({ texts: 4 });
      expect(await sheetsLeft()).toEqual(['kept c 2', 'kept d 2']);
      expect([await count('text_thread'), await count('text_sheet')]).toEqual([1, 2]);
    });

    test('a text that may still go to Zoom stays, and the wish to send it', async () => {
      await thread('waiting', []);
      const old = new Date(NOW - 300 * DAY);
      await insert(
        `insert into text_message (agent_id, thread_id, message_id, at, sheet, inbound, in_zoom, state, facts, revision)
         values ($1, 'waiting', 'x', $2, 'a', false, false, 'unsure', '{}', 1)`,
        [old],
      );
      await insert(
        `insert into text_sending (agent_id, send_id, thread_id, wanted, files, state, wished_at)
         select $1, gen_random_uuid(), 'waiting', '{}', '[]', state, $2 from unnest(array['unsure', 'sent']) state`,
        [old],
      );

      expect(await forget()).toMatchObject({ texts: 0 });
      expect([await count('text_message'), await count('text_sending')]).toEqual([1, 1]);
    });

    test('that a call was dismissed is remembered, and nothing of the call', async () => {
      const old = new Date(NOW - 300 * DAY);
      await insert(
        `insert into external_call (agent_id, call_id, events, ended_at, found_at, dismissed_at)
         values ($1, 'open', '[{"n": 1}]', $2, $2, null), ($1, 'dismissed', '[{"n": 1}]', $2, $2, $2)`,
        [old],
      );
      await forget();

      const { rows } = await opened.db.query(
        'select call_id, events from external_call where agent_id = $1',
        [agentId],
      );
      expect(rows).toEqual([{ call_id: 'dismissed', events: [] }]);
    });

    test('who listened, and sessions that have ended, go by their own times', async () => {
      await opened.db.query(
        `insert into listening (id, salesforce_org_id, salesforce_user_id, medium_id, call_id, began_at)
         select gen_random_uuid(), 'o', 'u', 'm', 'c', at from unnest($1::timestamptz[]) at`,
        [[new Date(NOW - 101 * DAY), new Date(NOW - 99 * DAY)]],
      );
      await insert(
        `insert into session (token_hash, agent_id, expires_at) values ('a', $1, $2), ('b', $1, $3)`,
        [new Date(NOW - 1), new Date(NOW + 1)],
      );

      expect(await forget()).toMatchObject({ listenings: 1 });
      expect(await count('session')).toBe(1);
    });
  },
);
