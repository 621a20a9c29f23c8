/** What was changed while a log was on its way is neither lost nor overwritten. */
import { describe, expect, test } from '@jest/globals';
import { PhoneError } from '#call-core';
import type { TaskField } from '#call-core';
import { AGENT } from '../../../test-support/agents.ts';
import { CONTACT, LEAD, NOW, WHOLE_CALL, entryWith } from '../../../test-support/entries.ts';
import { newEntry } from '../entry.ts';
import type { Entry } from '../entry.ts';
import { createLogOutcomes } from '../logOutcomes.ts';
import type { SentLog } from '../logOutcomes.ts';
import type { CallTransaction, Fate } from '../ports.ts';

const SENT = entryWith(WHOLE_CALL, { wanted: 1, search: 'done', who: CONTACT });
const GONE = new PhoneError('salesforce.recordGone', { retry: 'askAgent' });
const TAKEN = { fields: { task: { Subject: 'S' }, log: {} }, taskId: '00T1' };

/** Entries as they are when the answer comes, by call. */
function outcomesIn(
  entries: readonly Entry[],
  fate: Fate = { kind: 'gone' },
  taskFields: () => Promise<readonly TaskField[]> = () => Promise.reject(new Error('nobody should ask')),
) {
  const now = new Map(entries.map((entry) => [entry.callId, entry]));
  const jobs: string[] = [];
  const unused = () => Promise.reject(new Error('nobody should ask'));
  const tx: CallTransaction = {
    now: NOW,
    settingsOf: unused,
    lockEntry: (_, callId) => Promise.resolve(now.get(callId) ?? newEntry(AGENT.id, callId)),
    saveEntry(entry) {
      now.set(entry.callId, entry);
      return Promise.resolve();
    },
    addJob(kind) {
      jobs.push(kind);
      return Promise.resolve();
    },
    ...{ addDial: unused, openDials: unused, findDial: unused, answerDial: unused, undialedCalls: unused },
    ...{ lockMedium: unused, addMediumDeletion: unused, callsOfMedium: unused, finishCreation: unused },
    ...{ rememberPerson: unused },
  };
  return {
    now,
    jobs,
    ...createLogOutcomes({
      calls: { transaction: (work) => work(tx) },
      agents: { find: () => Promise.resolve(AGENT) },
      crm: { fateOf: () => Promise.resolve(fate), taskFields },
    }),
  };
}

async function keep(
  outcome: SentLog['outcome'],
  meanwhile: Entry = SENT,
  {
    fate,
    sent = SENT,
    taskFields,
  }: {
    readonly fate?: Fate;
    readonly sent?: Entry;
    readonly taskFields?: () => Promise<readonly TaskField[]>;
  } = {},
) {
  const { now, jobs, keep: keepIn } = outcomesIn([meanwhile], fate, taskFields);
  const [again] = await keepIn([{ entry: sent, outcome }]);
  return { saved: now.get(SENT.callId), jobs, again: again?.code ?? null };
}

test('a log that was taken is saved', async () => {
  const { saved, jobs, again } = await keep(TAKEN);

  expect(saved).toMatchObject({ saved: 1, taskId: '00T1', savedFields: TAKEN.fields, problem: null });
  expect({ jobs, again }).toEqual({ jobs: [], again: null });
});

test('what the agent wrote meanwhile stays, and is still wanted', async () => {
  const { saved } = await keep(TAKEN, { ...SENT, comment: 'Typed meanwhile', commentEdit: 1, wanted: 2 });

  expect(saved).toMatchObject({ comment: 'Typed meanwhile', saved: 1, wanted: 2 });
});

test('one that another gateway has saved meanwhile is sent as a whole once more', async () => {
  const { saved, jobs } = await keep(TAKEN, { ...SENT, saved: 2, wanted: 2, taskId: '00T1' });

  expect(saved).toMatchObject({ saved: 2, wanted: 3, savedFields: null });
  expect(jobs).toHaveLength(1);
});

test('one without an answer that another gateway has saved meanwhile may have come after that, so all is sent once more', async () => {
  const { saved, jobs, again } = await keep(new PhoneError('salesforce.unavailable', { retry: 'later' }), {
    ...SENT,
    ...{ saved: 2, wanted: 2, taskId: '00T1' },
  });

  expect(saved).toMatchObject({ saved: 2, wanted: 3, savedFields: null, problem: null });
  expect(jobs).toHaveLength(1);
  expect(again).toBe('salesforce.unavailable');
});

test('one that was refused and that another gateway has saved meanwhile is saved', async () => {
  const { saved } = await keep(new PhoneError('salesforce.refused', { retry: 'askAgent' }), {
    ...SENT,
    ...{ saved: 2, wanted: 2, taskId: '00T1' },
  });

  expect(saved).toMatchObject({ saved: 2, wanted: 2, problem: null });
});

describe('one that was refused', () => {
  test('says why, and is tried again where that helps', async () => {
    const locked = await keep(new PhoneError('salesforce.rowLocked', { retry: 'later' }));
    expect(locked.saved?.problem).toEqual({ code: 'salesforce.rowLocked', said: null, passing: true });
    expect(locked.again).toBe('salesforce.rowLocked');

    const ruled = await keep(new PhoneError('salesforce.validation', { retry: 'askAgent', said: 'No' }));
    expect(ruled.saved?.problem).toEqual({ code: 'salesforce.validation', said: 'No', passing: false });
    expect(ruled.again).toBeNull();
  });

  test('because its person is gone is saved without', async () => {
    const { saved, jobs } = await keep(GONE);

    expect(saved).toMatchObject({ who: null, lostPerson: CONTACT.name, wanted: 2, problem: null });
    expect(jobs).toEqual(['saveLog']);
  });

  test('because its person was merged is saved on the one that remains', async () => {
    const fate = { kind: 'merged', successor: { ...CONTACT, id: '0035g0000000002AAA' } } as const;
    const { saved, jobs } = await keep(GONE, SENT, { fate });

    expect(saved).toMatchObject({ who: fate.successor, lostPerson: null, wanted: 2 });
    expect(jobs).toEqual(['saveLog']);
  });

  test('because what it is related to is gone keeps its person', async () => {
    const sent = { ...SENT, relatedTo: { id: '5005g0000000001AAA', objectName: 'Case', name: '1' } };
    const { saved } = await keep(GONE, sent, { sent, fate: { kind: 'there' } });

    expect(saved).toMatchObject({ who: CONTACT, relatedTo: null, wanted: 2 });
  });

  test('goes to whom the agent has chosen meanwhile', async () => {
    const { saved } = await keep(GONE, { ...SENT, who: LEAD, whoBy: 'agent' });

    expect(saved).toMatchObject({ who: LEAD, lostPerson: null });
  });
});

describe('one that was refused for a field', () => {
  const FIELD: TaskField = {
    ...{ name: 'Reason__c', label: 'Reason', type: 'string', required: false },
    ...{ maxLength: 12, scale: 0, values: [] },
  };
  const sent = { ...SENT, taskValues: { Reason__c: 'Order', Gone__c: 7 } };
  const refusal = (fields?: string) =>
    new PhoneError('salesforce.fieldNotWritable', { retry: 'askAgent', details: fields ? { fields } : {} });

  test('that the agent filled in and Salesforce names is saved without it, and what was typed stays', async () => {
    const { saved, jobs } = await keep(refusal('Gone__c,TaskSubtype'), sent, { sent });

    expect(saved).toMatchObject({ fieldsLeftOut: ['Gone__c'], taskValues: sent.taskValues, wanted: 2 });
    expect(saved?.problem).toBeNull();
    expect(jobs).toEqual(['saveLog']);
  });

  test('that is not there is saved without those that the agent cannot fill in any more', async () => {
    const { saved } = await keep(refusal(), sent, { sent, taskFields: () => Promise.resolve([FIELD]) });

    expect(saved).toMatchObject({ fieldsLeftOut: ['Gone__c'], wanted: 2 });
  });

  test('that is none of the agent’s waits for the agent', async () => {
    const both = [FIELD, { ...FIELD, name: 'Gone__c' }];
    const { saved, jobs } = await keep(refusal(), sent, { sent, taskFields: () => Promise.resolve(both) });
    expect(saved).toMatchObject({
      fieldsLeftOut: [],
      problem: { code: 'salesforce.fieldNotWritable', passing: false },
    });
    expect(jobs).toEqual([]);

    const { saved: without } = await keep(refusal('ZoomCallId__c'));
    expect(without?.problem).toMatchObject({ code: 'salesforce.fieldNotWritable' });
  });

  test('is tried again where nobody can be asked now', async () => {
    const down = new PhoneError('salesforce.unavailable', { retry: 'later' });
    const { saved, again } = await keep(refusal(), sent, { sent, taskFields: () => Promise.reject(down) });

    expect(saved).toMatchObject({
      fieldsLeftOut: [],
      problem: { code: 'salesforce.unavailable', passing: true },
    });
    expect(again).toBe('salesforce.unavailable');
  });
});

test('many are kept in the order in which they were sent', async () => {
  const entries = Array.from({ length: 60 }, (_, index) => ({
    ...SENT,
    callId: `call ${index}`,
    agentId: AGENT.id,
  }));
  const { keep: keepIn } = outcomesIn(entries);
  const locked = new PhoneError('salesforce.rowLocked', { retry: 'later' });
  const kept = await keepIn(
    entries.map((entry, index) => ({ entry, outcome: index === 40 ? locked : TAKEN })),
  );

  expect(
    kept.map((error, index) => (error === null ? null : index)).filter((index) => index !== null),
  ).toEqual([40]);
});
