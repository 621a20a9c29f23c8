import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DEFAULT_SETTINGS } from '#call-core';
import fc from 'fast-check';
import {
  CALL_ID,
  CONTACT,
  LEAD,
  NINE,
  PEER,
  RINGING,
  WHOLE_CALL,
  callOf,
  entryWith,
} from '../../../test-support/entries.ts';
import { eventually } from '../../../test-support/eventually.ts';
import { testDatabases } from '../../../test-support/postgres.ts';
import type { Entry } from '../../calls/entry.ts';
import type { CallStore } from '../../calls/ports.ts';
import { createCallStore } from '../callStore.ts';
import { createChangeNotices } from '../changeNotices.ts';
import { openDatabase } from '../database.ts';
import { log, openTestDatabase, salesforceUser, zoomUser } from './openTestDatabase.ts';
import type { OpenTestDatabase } from './openTestDatabase.ts';

const FULL: Partial<Entry> = {
  comment: 'Wants a quote 😀\n見積もり',
  commentEdit: 3,
  commentAt: NINE,
  closed: true,
  policy: { ...DEFAULT_SETTINGS, autoSave: false, neverLog: ['+81355500001'] },
  choice: 'save',
  search: 'done',
  candidates: [CONTACT, LEAD],
  records: [{ id: 'a005g0000000009AAA', objectName: 'Vendor__c', name: 'Tin & Co', relatable: false }],
  who: CONTACT,
  whoBy: 'agent',
  relatedTo: { id: '0015g0000000009AAA', objectName: 'Account', name: 'Quillwood' },
  wanted: 4,
  saved: 3,
  savedFields: { task: { Subject: 'Call', WhoId: null }, log: { DurationSeconds__c: 65 } },
  taskId: '00T5g0000000001AAA',
  problem: { code: 'salesforce.unavailable', said: null, passing: true },
  media: [
    {
      ...{ id: 'v1', kind: 'voicemail', at: null, durationSeconds: null, deleted: true },
      ...{ downloadUrl: null, elementId: 'leg' },
    },
    {
      ...{ id: 'r1', kind: 'recording', at: NINE, durationSeconds: 43, deleted: false },
      ...{ downloadUrl: 'https://zoom.us/file', elementId: null },
    },
  ],
};

describe.each((await testDatabases()).map((database) => ({ database })))(
  'on $database.name',
  ({ database }) => {
    let opened: OpenTestDatabase;
    let calls: CallStore;
    let jobs: string[] = [];
    let agents = 0;

    beforeAll(async () => {
      opened = await openTestDatabase(database);
      calls = createCallStore({
        ...opened,
        jobs: {
          add(_tx, kind, _agentId, callId) {
            jobs.push(`${kind} ${callId}`);
            return Promise.resolve();
          },
        },
      });
    });
    afterAll(() => opened.stop());

    async function newAgent(): Promise<string> {
      agents += 1;
      const salesforce = salesforceUser(`0055g00001${String(agents).padStart(5, '0')}AAA`);
      return (await opened.accounts.signIn(salesforce, zoomUser(`calls-${agents}`))).id;
    }

    function callNamed(agentId: string, callId: string, fields: Partial<Entry> = {}): Entry {
      const call = callOf(WHOLE_CALL.map((event) => ({ ...event, callId })));
      return { ...entryWith([]), agentId, callId, call, ...fields };
    }

    const save = (...entries: Entry[]) =>
      calls.transaction(async (tx) => {
        for (const entry of entries) await tx.saveEntry(entry);
      });

    test('an entry comes back as it was kept, under a revision of its own', async () => {
      const agentId = await newAgent();
      const entry = callNamed(agentId, CALL_ID, FULL);
      await save(entry);

      const kept = await calls.findEntry(agentId, CALL_ID);

      expect(kept).toEqual({ ...entry, revision: kept?.revision });
      expect(kept?.revision).toBeGreaterThan(0);
    });

    test('what the version before has kept of Accounts is kept', async () => {
      const agentId = await newAgent();
      await save(callNamed(agentId, CALL_ID));
      const account = { id: '0015g0000000009AAA', objectName: 'Account', name: 'Quillwood' };
      await opened.db.query('alter table entry drop column records');
      await opened.db.query('update entry set accounts = $2 where agent_id = $1', [
        agentId,
        JSON.stringify([account]),
      ]);

      await opened.db.query(readFileSync('gateway/storage/migrations/0011_matched_records.sql', 'utf8'));

      expect((await calls.findEntry(agentId, CALL_ID))?.records).toEqual([account]);
    });

    test('whatever is typed or told is kept as far as a database can, and can be read again', async () => {
      const agentId = await newAgent();
      const text = fc.string({ unit: fc.constantFrom('a', '\u0000', '\ud83d', '😀', '\\', '"', '\n', 'é') });

      await fc.assert(
        fc.asyncProperty(text, text, async (comment, peerName) => {
          const events = [{ ...RINGING, about: { ...RINGING.about, peerName } }];
          await save({
            ...callNamed(agentId, CALL_ID, {
              comment,
              savedFields: { task: { Description: comment }, log: {} },
            }),
            call: callOf(events),
            who: { ...CONTACT, name: peerName },
          });
          const kept = await calls.findEntry(agentId, CALL_ID);
          const storable = comment.replaceAll('\u0000', '').toWellFormed();
          expect(kept?.comment).toBe(storable);
          expect(kept?.savedFields?.task).toEqual({ Description: storable });
        }),
        { numRuns: 60 },
      );
    });

    test('an entry that is not there is a new one, and leaves no trace by being looked at', async () => {
      const agentId = await newAgent();

      await calls.transaction(async (tx) => {
        expect(await tx.lockEntry(agentId, 'none')).toMatchObject({ agentId, callId: 'none', call: null });
      });

      expect(await calls.findEntry(agentId, 'none')).toBeNull();
    });

    test('changes to one call follow each other, however many there are at the same moment', async () => {
      const agentId = await newAgent();
      await save(callNamed(agentId, CALL_ID, { commentEdit: 0 }));

      await Promise.all(
        Array.from({ length: 20 }, () =>
          calls.transaction(async (tx) => {
            const entry = await tx.lockEntry(agentId, CALL_ID);
            await tx.saveEntry({ ...entry, commentEdit: entry.commentEdit + 1 });
          }),
        ),
      );

      expect((await calls.findEntry(agentId, CALL_ID))?.commentEdit).toBe(20);
    });

    /** Waits for all that has been announced so far: notices come in the order of their transactions. */
    async function noticesHeard(): Promise<void> {
      const marker = randomUUID();
      let heard = 0;
      const stop = opened.notices.subscribe(marker, () => (heard += 1));
      await opened.db.transaction((tx) => opened.notices.announce(tx, marker));
      await eventually('the marker', () => heard === 1);
      stop();
    }

    test('a transaction that fails leaves nothing, and is announced to nobody', async () => {
      const agentId = await newAgent();
      await noticesHeard();
      let heard = 0;
      const stop = opened.notices.subscribe(agentId, () => (heard += 1));

      const failing = calls.transaction(async (tx) => {
        await tx.saveEntry(callNamed(agentId, CALL_ID));
        throw new Error('at the last moment');
      });

      await expect(failing).rejects.toThrow('at the last moment');
      expect(await calls.findEntry(agentId, CALL_ID)).toBeNull();
      await noticesHeard();
      expect(heard).toBe(0);
      await save(callNamed(agentId, 'another'));
      expect(heard).toBeGreaterThan(0);
      stop();
    });

    test('what has changed since a revision is told in the order of the changes', async () => {
      const agentId = await newAgent();
      await save(...['a', 'b', 'c', 'd'].map((callId) => callNamed(agentId, callId)));
      const [first] = await calls.changedSince(agentId, 0, 10);
      await save(callNamed(agentId, 'a', { comment: 'again' }));

      const ids = async (revision: number, limit: number) =>
        (await calls.changedSince(agentId, revision, limit)).map(({ callId }) => callId);
      expect(await ids(first?.revision ?? 0, 10)).toEqual(['b', 'c', 'd', 'a']);
      expect(await ids(first?.revision ?? 0, 2)).toEqual(['b', 'c']);
      expect(await ids(1_000_000, 10)).toEqual([]);
    });

    test('the newest calls are those that began last, in the order of their change', async () => {
      const agentId = await newAgent();
      const at = (callId: string, minutes: number) => ({
        ...callNamed(agentId, callId),
        call: callOf([{ ...RINGING, callId, at: NINE + minutes * 60_000 }]),
      });
      await save(at('late', 30), at('early', 10), at('latest', 40));

      expect((await calls.newest(agentId, 2)).map(({ callId }) => callId)).toEqual(['late', 'latest']);
    });

    test('what is going on with a person is kept as long as the call lasts', async () => {
      const agentId = await newAgent();
      const context = { lastCall: null, openCases: [], openOpportunities: [] };
      const who = { ...CONTACT, context };
      const rings = { call: callOf([RINGING]), candidates: [who], who };
      await save(callNamed(agentId, CALL_ID, rings));
      expect(await calls.findEntry(agentId, CALL_ID)).toMatchObject({ candidates: [who], who });

      await save(callNamed(agentId, CALL_ID, { candidates: [who], who }));
      expect(await calls.findEntry(agentId, CALL_ID)).toMatchObject({ candidates: [CONTACT], who: CONTACT });
    });

    test('unsaved is what Salesforce has not got, but for what waits for the agent', async () => {
      const agentId = await newAgent();
      const problem = { code: 'salesforce.unavailable', said: null, passing: true } as const;
      await save(
        callNamed(agentId, 'saved', { wanted: 1, saved: 1 }),
        callNamed(agentId, 'new', { wanted: 1 }),
        callNamed(agentId, 'waits', { wanted: 2, saved: 1, problem }),
        callNamed(agentId, 'held', { wanted: 1, choice: 'discard' }),
        callNamed(agentId, 'needsYou', { wanted: 1, problem: { ...problem, passing: false } }),
      );

      const own = await calls.unsaved(agentId);
      expect(own.map(({ callId }) => callId).sort()).toEqual(['new', 'waits']);
      expect(await calls.unsaved(null)).toEqual(expect.arrayContaining(own));
    });

    test('a dial is kept once, found by its number, and answered by one call', async () => {
      const agentId = await newAgent();
      const dialId = randomUUID();
      const dial = { dialId, number: PEER, record: null, at: NINE };
      await calls.transaction(async (tx) => {
        expect(await tx.addDial(agentId, dial)).toBe(true);
        expect(await tx.addDial(agentId, dial)).toBe(false);
        await tx.addDial(agentId, { ...dial, dialId: randomUUID(), at: NINE - 90_000 });
        expect(await tx.openDials(agentId, PEER, NINE - 1000)).toEqual([dial]);
        expect(await tx.openDials(agentId, '+12095550199', 0)).toEqual([]);

        await tx.saveEntry(callNamed(agentId, CALL_ID));
        expect(await tx.undialedCalls(agentId, PEER, NINE)).toEqual([CALL_ID]);
        expect(await tx.undialedCalls(agentId, PEER, NINE + 1)).toEqual([]);
        await tx.answerDial(agentId, dialId, CALL_ID);
        expect(await tx.openDials(agentId, PEER, NINE - 1000)).toEqual([]);
        expect(await tx.undialedCalls(agentId, PEER, NINE)).toEqual([]);
      });
    });

    test('a dial waits for the word of a call that is being told, and finds it', async () => {
      const agentId = await newAgent();
      const [told, mayEnd] = [Promise.withResolvers<null>(), Promise.withResolvers<null>()];
      const telling = calls.transaction(async (tx) => {
        await tx.lockEntry(agentId, CALL_ID);
        told.resolve(null);
        await mayEnd.promise;
        await tx.saveEntry(callNamed(agentId, CALL_ID));
      });
      await told.promise;
      const dialing = calls.transaction(async (tx) => {
        await tx.addDial(agentId, { dialId: randomUUID(), number: PEER, record: null, at: NINE });
        return tx.undialedCalls(agentId, PEER, NINE);
      });
      // The embedded database has one connection, for which the dial waits.
      const waiting = `select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
      try {
        if (opened.url !== undefined)
          await eventually('the dial waits', async () => (await opened.db.query(waiting)).rows.length > 0);
      } finally {
        mayEnd.resolve(null);
      }

      await telling;
      expect(await dialing).toEqual([CALL_ID]);
    });

    test('a job is enqueued in the transaction of the change that causes it', async () => {
      jobs = [];
      await calls.transaction((tx) => tx.addJob('saveLog', 'agent', CALL_ID));

      expect(jobs).toEqual([`saveLog ${CALL_ID}`]);
    });

    test('another gateway on the same database hears of the change', async () => {
      const agentId = await newAgent();
      const { url } = opened;
      if (url === undefined) return;
      const db = await openDatabase({ url, dataDir: '', log });
      const notices = await createChangeNotices({ db, log });
      let heard = 0;
      notices.subscribe(agentId, () => (heard += 1));

      await save(callNamed(agentId, CALL_ID));
      await eventually('the notice', () => heard > 0);

      await notices.stop();
      await db.stop();
    });
  },
);
