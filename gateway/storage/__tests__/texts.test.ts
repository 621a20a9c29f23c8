/** Threads, texts, days and sendings in the database, through the use cases that change them. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { PhoneError } from '#call-core';
import type { SendText } from '#call-core';
import { testDatabases } from '../../../test-support/postgres.ts';
import type { Agent } from '../../calls/ports.ts';
import { createDeliverText } from '../../texts/deliverText.ts';
import { createListTexts, readPlace } from '../../texts/listTexts.ts';
import { createLookForText } from '../../texts/lookForText.ts';
import type { SendOutcome, TextStore } from '../../texts/ports.ts';
import { createSendTexts } from '../../texts/sendTexts.ts';
import { createSweepTexts } from '../../texts/sweepTexts.ts';
import { createTakeTexts } from '../../texts/takeTexts.ts';
import type { TakeTexts } from '../../texts/takeTexts.ts';
import type { ToldText } from '../../texts/text.ts';
import { createTextStore } from '../textStore.ts';
import { openTestDatabase, salesforceUser, zoomUser } from './openTestDatabase.ts';
import type { OpenTestDatabase } from './openTestDatabase.ts';

const OWN = { number: '+81355500001', name: null };
const AVERY = { number: '+12095550123', name: 'Avery' };
const THREAD = { threadId: 'thread-1', kind: 'user', own: OWN, peers: [AVERY] } as const;

function threadPlace(next: string | null) {
  const place = readPlace(next ?? '');
  return place && { at: place.at, threadId: place.id };
}

describe.each((await testDatabases()).map((database) => ({ database })))(
  'on $database.name',
  ({ database }) => {
    let opened: OpenTestDatabase;
    let store: TextStore;
    let agent: Agent;
    let takeTexts: TakeTexts;
    let jobs: string[];
    let now = 0;
    const clock = { now: () => now };

    beforeAll(async () => {
      opened = await openTestDatabase(database);
      const add = (_: unknown, kind: string, __: string, id: string) => {
        jobs.push(`${kind} ${id}`);
        return Promise.resolve();
      };
      store = createTextStore({ ...opened, jobs: { add } });
      takeTexts = createTakeTexts({ store });
    });
    beforeEach(async () => {
      jobs = [];
      await opened.db.query('delete from agent');
      agent = await opened.accounts.signIn(salesforceUser('0055g0000000001AAA'), zoomUser('zoom-1'));
      now = Math.ceil(Date.now() / 1000) * 1000;
    });
    afterAll(() => opened.stop());

    function told(id: string, changes: Partial<ToldText> = {}): ToldText {
      return {
        ...{ id, source: 'webhook', direction: 'in', text: `Text ${id}`, at: now },
        ...{ from: AVERY, to: [OWN], state: 'received', files: [], named: true, failure: null },
        ...changes,
      };
    }
    const mine = (id: string, changes: Partial<ToldText> = {}) =>
      told(id, { direction: 'out', from: OWN, to: [AVERY], state: 'sent', ...changes });

    async function find(threadId: string = THREAD.threadId) {
      const view = await store.find(agent.id, threadId);
      if (view === null) throw new Error('No such thread');
      return view;
    }
    const idsOf = async (threadId: string = THREAD.threadId) =>
      (await store.texts(agent.id, threadId, null, 100)).map(({ text }) => text.id);

    test('what is told again changes nothing, and is nobody’s news', async () => {
      await takeTexts(agent, THREAD, [told('a'), told('b', { at: now + 1 })]);
      const before = await find();
      expect(before).toMatchObject({ unread: 2, latest: { id: 'b' }, tasks: { unsaved: true } });
      expect(jobs).toEqual(['saveTexts thread-1', 'findTextPeople thread-1']);

      await takeTexts(agent, THREAD, [told('b', { at: now + 1 }), told('a')]);
      expect(await find()).toEqual(before);
      expect(jobs).toHaveLength(2);
    });

    test('an answer has read what was said before it', async () => {
      await takeTexts(agent, THREAD, [
        told('a'),
        mine('b', { at: now + 1000 }),
        told('c', { at: now + 2000 }),
      ]);
      expect((await find()).unread).toBe(1);
    });

    test('what was said before the first sign-in is shown, and on no Task', async () => {
      await takeTexts(agent, THREAD, [told('a', { at: now - 60_000 })]);
      expect(await idsOf()).toEqual(['a']);
      expect(await store.unsavedSheets(agent.id, [THREAD.threadId])).toEqual([]);
    });

    test('of a shared thread only the days are logged on which Zoom names the agent', async () => {
      const shared = { ...THREAD, kind: 'callQueue' } as const;
      await takeTexts(agent, shared, [told('a', { named: false, source: 'list' })]);
      expect(await store.unsavedSheets(agent.id, [THREAD.threadId])).toEqual([]);

      await takeTexts(agent, shared, [told('b', { at: now + 1 })]);
      const [unsaved] = await store.unsavedSheets(agent.id, [THREAD.threadId]);
      expect(unsaved?.texts.map(({ id }) => id).sort()).toEqual(['a', 'b']);
    });

    test('pages are as long as they are asked for, and leave nothing out', async () => {
      const texts = Array.from({ length: 250 }, (_, index) =>
        told(`m${index}`, { at: now + Math.floor(index / 3) * 1000 }),
      );
      await takeTexts(agent, THREAD, texts);
      const list = createListTexts({ store });
      const seen: string[] = [];
      let earlier: string | null = '';
      while (earlier !== null) {
        const before = readPlace(earlier);
        const page = await list.messages(agent.id, THREAD.threadId, before && { before });
        seen.unshift(...page.messages.map(({ id }) => id));
        ({ earlier } = page);
      }
      expect(new Set(seen).size).toBe(250);
      expect(seen).toHaveLength(250);

      for (let index = 0; index < 60; index += 1) {
        const threadId = `other-${index}`;
        await takeTexts(agent, { ...THREAD, threadId }, [told(`o${index}`)]);
      }
      const first = await list.threads(agent.id, '', null);
      const second = await list.threads(agent.id, '', threadPlace(first.next));
      const ids = [...first.threads, ...second.threads].map(({ threadId }) => threadId);
      expect(second.next).toBeNull();
      expect(new Set(ids).size).toBe(61);
    });

    test('a search takes signs as they are', async () => {
      await takeTexts(agent, THREAD, [told('a', { text: '100% _sure_ \\o/' })]);
      const found = async (text: string) => (await store.page(agent.id, text, null, 50)).length;
      expect(await Promise.all(['100%', '_SURE_', '\\o', 'avery', '209555', '2095550'].map(found))).toEqual([
        1, 1, 1, 1, 1, 1,
      ]);
      expect(await Promise.all(['1%0', 'x_sure', 'Blake', '99999'].map(found))).toEqual([0, 0, 0, 0]);
    });

    test('a sweep takes a thread over as Zoom has it, and knows when there is nothing new', async () => {
      const texts = ['a', 'b', 'c'].map((id, index) => told(id, { at: now + index * 1000, source: 'list' }));
      const listed = { ...THREAD, latestAt: now + 2000, unread: 1 };
      let isThere = true;
      let read = 0;
      const sweep = createSweepTexts({
        ...{ store, takeTexts, keepMs: null },
        // Late enough that nothing more can be said in the same second.
        clock: { now: () => now + 60_000 },
        agents: { find: () => Promise.resolve(agent) },
        texting: {
          threads: () => Promise.resolve({ threads: isThere ? [listed] : [], next: null }),
          texts: () => {
            read += 1;
            return Promise.resolve(isThere ? { texts, next: null } : null);
          },
          newestTexts: () => Promise.resolve([]),
        },
      });
      await sweep.all(agent.id);
      const found = await find();
      expect(found).toMatchObject({ unread: 1, latest: { id: 'c' }, tasks: { unsaved: true } });

      await sweep.all(agent.id);
      expect(read).toBe(1);
      expect(await find()).toEqual(found);

      isThere = false;
      await sweep.all(agent.id);
      expect((await find()).thread.deleted).toBe(true);
      expect(await idsOf()).toEqual(['a', 'b', 'c']);
    });

    test('a number that is never logged is on no Task', async () => {
      const settings = { ...agent.settings, neverLog: [AVERY.number] };
      await takeTexts({ ...agent, settings }, THREAD, [told('a')]);
      expect(await idsOf()).toEqual(['a']);
      expect(jobs).toEqual(['findTextPeople thread-1']);
    });

    test('where texts are not logged, they are in their thread and on no Task', async () => {
      const settings = { ...agent.settings, logTexts: false };
      await takeTexts({ ...agent, settings }, THREAD, [told('a')]);
      expect(await idsOf()).toEqual(['a']);
      expect(jobs).toEqual(['findTextPeople thread-1']);
    });

    describe('a sending', () => {
      const sendId = randomUUID();
      let outcomes: SendOutcome[];
      let asked: (string | null)[];
      const deliver = () =>
        createDeliverText({
          ...{ store, clock },
          agents: { find: () => Promise.resolve(agent) },
          texting: {
            send(_, threadId) {
              asked.push(threadId);
              const outcome = outcomes.shift();
              return outcome ? Promise.resolve(outcome) : new Promise(() => undefined);
            },
          },
        })(agent.id, sendId);
      const wish = (changes: Partial<SendText> = {}): SendText => ({
        ...{ from: OWN.number, to: [AVERY.number], text: 'Hello', files: [], threadId: null },
        ...{ record: null, at: now },
        ...changes,
      });
      const send = () => createSendTexts({ store, clock }).send(agent, sendId, wish());
      const stateOf = async () => (await store.findSending(agent.id, sendId))?.state;
      const unsure = (): SendOutcome => ({
        outcome: 'unsure',
        error: new PhoneError('zoom.unavailable', { retry: 'later' }),
      });
      beforeEach(() => {
        outcomes = [];
        asked = [];
      });

      test('stands in its thread under its own id, then under Zoom’s, and both ids find it', async () => {
        await send();
        await send();
        expect(jobs).toEqual([`sendText ${sendId}`, `findTextPeople ${sendId}`]);
        expect(await idsOf(sendId)).toEqual([sendId]);
        outcomes = [{ outcome: 'sent', messageId: 'z', threadId: 'thread-1', at: now }];

        await deliver();
        await deliver();
        expect(asked).toEqual([null]);
        expect(await idsOf('thread-1')).toEqual(['z']);
        expect((await find(sendId)).thread).toMatchObject({ threadId: 'thread-1', inZoom: true });
        expect(await store.changedSince(agent.id, 0, 10)).toHaveLength(1);
      });

      test('whose answer is lost is recognised in a webhook, whatever its words are told first', async () => {
        await send();
        outcomes = [unsure()];
        await deliver();
        expect(await stateOf()).toBe('unsure');
        expect(await store.unfinished(null)).toEqual([
          { kind: 'lookForText', agentId: agent.id, id: sendId },
        ]);

        await takeTexts(agent, THREAD, [
          mine('other', { text: 'Hello!' }),
          mine('older', { text: 'Hello', at: now - 3_600_000 }),
          mine('z', { text: 'Hello', at: now + 500 }),
          mine('again', { text: 'Hello', at: now + 900 }),
        ]);
        expect(await stateOf()).toBe('sent');
        const texts = await store.texts(agent.id, 'thread-1', null, 10);
        expect(texts.filter(({ text }) => text.sendId === sendId).map(({ text }) => text.id)).toEqual(['z']);
        expect(texts).toHaveLength(4);
      });

      test('that is not found has failed after a minute; a late word of it settles it all the same', async () => {
        let listed: ToldText[] = [];
        const look = createLookForText({
          ...{ store, clock, takeTexts },
          agents: { find: () => Promise.resolve(agent) },
          texting: {
            threads: () =>
              Promise.resolve({ threads: [{ ...THREAD, latestAt: now, unread: 0 }], next: null }),
            newestTexts: () => Promise.resolve(listed),
          },
        });
        await send();
        outcomes = [unsure()];
        await deliver();
        expect(await look(agent.id, sendId)).toMatchObject({ retry: 'later' });
        now += 60_000;
        expect(await look(agent.id, sendId)).toBeNull();
        expect(await store.findText(agent.id, sendId)).toMatchObject({
          text: { state: 'failed', problem: { code: 'text.notConfirmed' } },
        });

        listed = [mine('z', { text: 'Hello', at: now - 30_000 })];
        await takeTexts(agent, THREAD, listed);
        expect(await stateOf()).toBe('sent');
        expect(await idsOf()).toEqual(['z']);
        expect(asked).toHaveLength(1);
      });

      test('that is found in its thread is sent', async () => {
        const look = createLookForText({
          ...{ store, clock, takeTexts },
          agents: { find: () => Promise.resolve(agent) },
          texting: {
            threads: () =>
              Promise.resolve({ threads: [{ ...THREAD, latestAt: now, unread: 0 }], next: null }),
            newestTexts: () => Promise.resolve([mine('z', { text: 'Hello', source: 'list' })]),
          },
        });
        await send();
        outcomes = [unsure()];
        await deliver();
        expect(await look(agent.id, sendId)).toBeNull();
        expect(await stateOf()).toBe('sent');
        expect(await idsOf()).toEqual(['z']);
      });

      test('over which a gateway died is not sent again', async () => {
        await send();
        void deliver();
        while (asked.length === 0) await store.find(agent.id, sendId);

        expect(await deliver()).toMatchObject({ retry: 'later' });
        now += 26_000;
        expect(await deliver()).toBeNull();
        expect(asked).toHaveLength(1);
        expect(await stateOf()).toBe('unsure');
      });

      test('that Zoom takes for good only later is tried for ten minutes, and then failed', async () => {
        const error = new PhoneError('zoom.rateLimited', { retry: 'later' });
        await send();
        outcomes = [
          { outcome: 'notSent', error },
          { outcome: 'notSent', error },
        ];
        expect(await deliver()).toBe(error);
        expect(await stateOf()).toBe('sending');
        now += 601_000;
        expect(await deliver()).toBeNull();
        expect(await stateOf()).toBe('failed');
      });

      test('in a thread that Zoom has goes there', async () => {
        await takeTexts(agent, THREAD, [told('a')]);
        await send();
        outcomes = [{ outcome: 'sent', messageId: 'z', threadId: 'thread-1', at: now + 1000 }];
        await deliver();
        expect(asked).toEqual(['thread-1']);
        expect(await idsOf()).toEqual(['a', 'z']);
        expect((await find()).unread).toBe(0);
      });
    });
  },
);
