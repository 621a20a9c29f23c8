/** Tasks of threads, as the database remembers what Salesforce has of them. */
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { PhoneError } from '#call-core';
import { CONTACT } from '../../../test-support/entries.ts';
import { quickestDatabase } from '../../../test-support/postgres.ts';
import type { Agent, Fate } from '../../calls/ports.ts';
import type { TaskToSave, TextStore, TextTasks } from '../../texts/ports.ts';
import { createEditThread } from '../../texts/editThread.ts';
import { createSaveTexts } from '../../texts/saveTexts.ts';
import { createTakeTexts } from '../../texts/takeTexts.ts';
import { createTextStore } from '../textStore.ts';
import { openTestDatabase, salesforceUser, zoomUser } from './openTestDatabase.ts';
import type { OpenTestDatabase } from './openTestDatabase.ts';

const AVERY = { number: '+12095550123', name: 'Avery' };
const OWN = { number: '+81355500001', name: null };
const THREAD = { threadId: 'thread-1', kind: 'user', own: OWN, peers: [AVERY] } as const;
const database = await quickestDatabase();

let opened: OpenTestDatabase;
let store: TextStore;
let agent: Agent;
let jobs: string[];
let saved: TaskToSave[][];
let fate: Fate;

beforeAll(async () => {
  opened = await openTestDatabase(database);
  const add = (_: unknown, kind: string) => {
    jobs.push(kind);
    return Promise.resolve();
  };
  store = createTextStore({ ...opened, jobs: { add } });
});
beforeEach(async () => {
  saved = [];
  fate = { kind: 'there' };
  await opened.db.query('delete from agent');
  agent = await opened.accounts.signIn(salesforceUser('0055g0000000001AAA'), zoomUser('zoom-1'));
  await receive('a');
  const chosen = { number: AVERY.number, personId: CONTACT.id, remember: false };
  const crm = { findById: () => Promise.resolve(CONTACT) };
  const texting = { optedOut: () => Promise.resolve(new Map<string, boolean>()) };
  await createEditThread({ store, crm, texting }).namePeer(agent, THREAD.threadId, chosen);
  jobs = [];
});
afterAll(() => opened.stop());

function receive(id: string): Promise<void> {
  const at = Math.ceil(Date.now() / 1000) * 1000;
  jobs = [];
  return createTakeTexts({ store })(agent, THREAD, [
    {
      ...{ id, source: 'webhook', direction: 'in', text: `Text ${id}`, at, from: AVERY, to: [OWN] },
      ...{ state: 'received', files: [], named: true, failure: null },
    },
  ]);
}

type Outcomes = Awaited<ReturnType<TextTasks['saveTasks']>>;

function save(answer: (tasks: readonly TaskToSave[]) => Outcomes | Promise<Outcomes>) {
  return createSaveTexts({
    store,
    agents: { find: () => Promise.resolve(agent) },
    findTextPeople: () => Promise.resolve(null),
    crm: {
      fateOf: () => Promise.resolve(fate),
      async saveTasks(_, tasks) {
        saved.push([...tasks]);
        return answer(tasks);
      },
    },
  })(agent.id, [THREAD.threadId]);
}
const taken = (tasks: readonly TaskToSave[]) => tasks.map(() => ({ taskId: '00T5g0000000001AAA' }));
const tasksOf = async () => (await store.find(agent.id, THREAD.threadId))?.tasks;

test('a day is saved once, and then only what has changed', async () => {
  await save(taken);
  await save(taken);
  expect(saved).toHaveLength(1);
  expect(await tasksOf()).toEqual({ unsaved: false, problem: null, taskId: '00T5g0000000001AAA' });

  await receive('b');
  await save(taken);
  expect(saved[1]).toMatchObject([
    {
      fields: { WhoId: CONTACT.id, Description: expect.stringMatching(/Text a\n.*Text b$/) },
      known: { Description: expect.stringMatching(/Text a$/) },
    },
  ]);
});

test('what is said while a day is on its way is saved by the next job', async () => {
  await save(async (tasks) => {
    await receive('b');
    return taken(tasks);
  });
  expect(await tasksOf()).toMatchObject({ unsaved: true });
  expect(jobs).toContain('saveTexts');
});

test('a day that another gateway saves at the same time is sent once more, whole', async () => {
  await save(async (tasks) => {
    await save(taken);
    return taken(tasks);
  });
  expect(await tasksOf()).toMatchObject({ unsaved: true });
  expect(jobs).toEqual(['saveTexts']);

  await save(taken);
  expect(saved.at(-1)).toMatchObject([{ known: null }]);
});

test.each<[string, Fate, string | null]>([
  [
    'was merged',
    { kind: 'merged', successor: { ...CONTACT, id: '0035g0000000002AAA' } },
    '0035g0000000002AAA',
  ],
  ['was deleted', { kind: 'gone' }, null],
])('the Task of a person who %s follows', async (_, becomes, whoId) => {
  fate = becomes;
  const gone = new PhoneError('salesforce.recordGone', { retry: 'askAgent' });
  expect(await save((tasks) => tasks.map(() => gone))).toEqual([null]);
  expect(await tasksOf()).toMatchObject({ unsaved: true, problem: null });
  expect(jobs).toEqual(['saveTexts']);

  await save(taken);
  expect(saved.at(-1)).toMatchObject([{ fields: { WhoId: whoId } }]);
  expect(await tasksOf()).toMatchObject({ unsaved: false });
});

test('what Salesforce refuses for now is tried again, for good it waits for the agent', async () => {
  const later = new PhoneError('salesforce.unavailable', { retry: 'later' });
  expect(await save((tasks) => tasks.map(() => later))).toEqual([later]);
  expect(await tasksOf()).toMatchObject({ problem: { code: 'salesforce.unavailable', passing: true } });

  const refused = new PhoneError('salesforce.validation', { retry: 'askAgent', said: 'No.' });
  expect(await save((tasks) => tasks.map(() => refused))).toEqual([null]);
  expect(await tasksOf()).toMatchObject({ problem: { said: 'No.', passing: false } });
  expect(await store.unfinished(null)).toEqual([]);
});
