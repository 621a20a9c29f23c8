import '../../../../../../test-support/lightning/numberLibrary.ts';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import type { CallLog } from 'c/zoomCallCore';
import { ENDED, NINE, RINGING, callOf, entryOf } from '../../../../../../test-support/lightning/callData.ts';
import { offline, refusal } from '../../../../../../test-support/lightning/network.ts';
import { pass, settle } from '../../../../../../test-support/lightning/settle.ts';
import { startPhone } from '../../../../../../test-support/lightning/startStore.ts';
import type { StartedStore } from '../../../../../../test-support/lightning/startStore.ts';

const RELATED = 'PUT /api/calls/1/related';
const CASE = { id: '500000000000001AAA', objectName: 'Case', name: '00001000' };
const ACCOUNT = { id: '001000000000001AAA', objectName: 'Account', name: 'Acme' };

let phone: StartedStore;

beforeEach(async () => {
  jest.useFakeTimers({ now: NINE });
  localStorage.clear();
  phone = await startPhone();
  phone.gateway.say({
    type: 'entry',
    entry: entryOf(callOf('1', RINGING, ENDED), { state: 'saved', relatedTo: ACCOUNT }, 1),
  });
  await settle();
});

afterEach(() => {
  phone.store.stop();
  jest.restoreAllMocks();
  jest.useRealTimers();
});

function log(): CallLog | undefined {
  return phone.state().entries.find(({ call }) => call.callId === '1')?.log;
}

test('what the agent says is shown and told at once', async () => {
  const wish = { dueDate: '2026-10-07', subject: 'Call back' };
  phone.store.editTask('1', { kind: 'related', record: CASE });
  phone.store.editTask('1', { kind: 'disposition', disposition: 'Interested' });
  phone.store.editTask('1', { kind: 'followUp', wish });
  expect(log()).toMatchObject({
    relatedTo: CASE,
    disposition: 'Interested',
    followUpTask: { ...wish, taskId: null, problem: null },
  });

  await settle();
  expect(phone.gateway.sent(RELATED)).toEqual([{ record: CASE }]);
  expect(phone.gateway.sent('PUT /api/calls/1/disposition')).toEqual([{ disposition: 'Interested' }]);
  expect(phone.gateway.sent('PUT /api/calls/1/follow-up')).toEqual([wish]);
});

test('of what was chosen while the gateway was away the last is told', async () => {
  phone.gateway.answer(RELATED, offline);
  phone.store.editTask('1', { kind: 'related', record: CASE });
  await settle();
  phone.store.editTask('1', { kind: 'related', record: null });
  await settle();
  const before = phone.gateway.sent(RELATED).length;

  phone.gateway.answer(RELATED, null);
  await pass(2000);
  expect(phone.gateway.sent(RELATED).slice(before)).toEqual([{ record: null }]);
  expect(log()?.relatedTo).toBeNull();
});

test('what the gateway refuses is taken back, and says why', async () => {
  phone.gateway.answer(RELATED, () => refusal('call.unknown', 404));
  phone.store.editTask('1', { kind: 'related', record: CASE });
  await settle();
  expect(log()?.relatedTo).toEqual(ACCOUNT);
  expect(phone.state().problem).toMatchObject({ code: 'call.unknown' });
});
