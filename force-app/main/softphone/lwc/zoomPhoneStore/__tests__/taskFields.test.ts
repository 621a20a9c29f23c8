import '../../../../../../test-support/lightning/numberLibrary.ts';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { DEFAULT_SETTINGS } from 'c/zoomCallCore';
import type { Session, TaskField } from 'c/zoomCallCore';
import {
  ENDED,
  NINE,
  RINGING,
  SESSION,
  callOf,
  entryOf,
} from '../../../../../../test-support/lightning/callData.ts';
import { json, offline } from '../../../../../../test-support/lightning/network.ts';
import { settle } from '../../../../../../test-support/lightning/settle.ts';
import { startPhone } from '../../../../../../test-support/lightning/startStore.ts';
import type { StartedStore } from '../../../../../../test-support/lightning/startStore.ts';

const ASK = 'GET /api/task-fields';
const [REASON, ORDER] = [fieldOf('Reason__c'), fieldOf('OrderNumber__c')];

let phone: StartedStore;

beforeEach(() => {
  jest.useFakeTimers({ now: NINE });
  localStorage.clear();
});

afterEach(() => {
  phone.store.stop();
  jest.restoreAllMocks();
  jest.useRealTimers();
});

function fieldOf(name: string): TaskField {
  return { name, label: name, type: 'string', required: false, maxLength: 255, scale: 0, values: [] };
}

function sessionWith(...taskFields: string[]): Session {
  return { ...SESSION, settings: { ...DEFAULT_SETTINGS, taskFields } };
}

async function start(...taskFields: string[]): Promise<void> {
  phone = await startPhone(sessionWith(...taskFields));
  phone.gateway.answer(ASK, () => json({ fields: [REASON] }));
}

async function open(callId: string | null): Promise<void> {
  phone.store.openEntry(callId);
  await settle();
}

function shown() {
  return phone.state().taskFields;
}

test('they are asked for once, when a log is opened', async () => {
  await start('Reason__c');
  expect(phone.gateway.sent(ASK)).toEqual([]);
  await open('1');
  await open(null);
  await open('2');

  expect(phone.gateway.sent(ASK)).toHaveLength(1);
  expect(shown()).toEqual({ fields: [REASON], isUnavailable: false });
});

test('where the administrator has set none, nobody is asked', async () => {
  await start();
  await open('1');
  expect(phone.gateway.sent(ASK)).toEqual([]);
});

test('when others are set, they are asked for anew, and when none are, there are none', async () => {
  await start('Reason__c');
  await open('1');
  phone.gateway.answer(ASK, () => json({ fields: [REASON, ORDER] }));
  phone.gateway.say({ type: 'session', session: sessionWith('Reason__c', 'OrderNumber__c') });
  await settle();
  expect(shown().fields).toEqual([REASON, ORDER]);

  phone.gateway.say({ type: 'session', session: sessionWith() });
  await settle();
  expect(shown()).toEqual({ fields: [], isUnavailable: false });
});

test('where they cannot be asked for that is known, and the next log that is opened asks again', async () => {
  await start('Reason__c');
  phone.gateway.answer(ASK, offline);
  await open('1');
  expect(shown()).toEqual({ fields: [], isUnavailable: true });
  expect(phone.gateway.sent(ASK)).toHaveLength(1);

  phone.gateway.answer(ASK, () => json({ fields: [REASON] }));
  await open('2');
  expect(shown()).toEqual({ fields: [REASON], isUnavailable: false });
});

test('what is filled in is shown and told at once, each field by itself, the last word of each', async () => {
  await start('Reason__c');
  phone.gateway.say({
    type: 'entry',
    entry: entryOf(callOf('1', RINGING, ENDED), {
      ...{
        state: 'saved',
        taskValues: { Reason__c: 'Order', Kept__c: 1 },
        fieldsLeftOut: ['Reason__c', 'Kept__c'],
      },
    }),
  });
  await settle();
  const [reason, order] = ['Reason__c', 'OrderNumber__c'].map(
    (name) => `PUT /api/calls/1/task-fields/${name}`,
  );
  phone.gateway.answer(reason ?? '', offline);
  phone.store.editTask('1', { kind: 'field', name: 'Reason__c', value: 'Ques' });
  phone.store.editTask('1', { kind: 'field', name: 'OrderNumber__c', value: 'A-1' });
  phone.store.editTask('1', { kind: 'field', name: 'Reason__c', value: 'Question' });
  await settle();
  expect(phone.state().entries[0]?.log).toMatchObject({
    taskValues: { Reason__c: 'Question', OrderNumber__c: 'A-1', Kept__c: 1 },
    fieldsLeftOut: ['Kept__c'],
  });

  phone.gateway.answer(reason ?? '', null);
  phone.store.wake();
  await settle();
  expect(phone.gateway.sent(reason ?? '').at(-1)).toEqual({ value: 'Question' });
  expect(phone.gateway.sent(order ?? '')).toEqual([{ value: 'A-1' }]);
});
