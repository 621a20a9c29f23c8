import '../../../../../../test-support/lightning/numberLibrary.ts';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { DEFAULT_SETTINGS } from 'c/zoomCallCore';
import type { CallLog } from 'c/zoomCallCore';
import {
  ENDED,
  NINE,
  RINGING,
  SESSION,
  callOf,
  entryOf,
} from '../../../../../../test-support/lightning/callData.ts';
import { offline } from '../../../../../../test-support/lightning/network.ts';
import { pass, settle } from '../../../../../../test-support/lightning/settle.ts';
import { startPhone } from '../../../../../../test-support/lightning/startStore.ts';
import type { StartedStore } from '../../../../../../test-support/lightning/startStore.ts';

const BY_HAND = { ...SESSION, settings: { ...DEFAULT_SETTINGS, autoSave: false } };
const CHOICE = 'PUT /api/calls/1/choice';

let phone: StartedStore;

beforeEach(async () => {
  jest.useFakeTimers({ now: NINE });
  localStorage.clear();
  phone = await startPhone(BY_HAND);
  await tell('1', { state: 'undecided' });
});

afterEach(() => {
  phone.store.stop();
  jest.restoreAllMocks();
  jest.useRealTimers();
});

test('Save is shown and told at once; the entry stays open', async () => {
  phone.store.openEntry('1');
  phone.store.chooseSaving('1', 'save');
  await settle();

  expect(logOf('1')).toMatchObject({ state: 'saving' });
  expect(phone.state().openCallId).toBe('1');
  expect(phone.gateway.sent(CHOICE)).toEqual([{ choice: 'save' }]);
});

test('Close without saving puts the entry away, and is taken back', async () => {
  phone.store.openEntry('1');
  phone.store.chooseSaving('1', 'discard');
  expect(logOf('1')).toMatchObject({ state: 'discarded', closed: true });
  expect(phone.state().openCallId).toBeNull();

  phone.store.chooseSaving('1', null);
  await settle();

  expect(logOf('1')).toMatchObject({ state: 'undecided', closed: false });
  expect(phone.gateway.sent(CHOICE)).toEqual([{ choice: 'discard' }, { choice: null }]);
});

test('Save and close all saves and closes each of them, and no other', async () => {
  await tell('2', { state: 'undecided' });
  await tell('3', { state: 'undecided' });

  phone.store.saveAll(['1', '3']);
  await settle();

  expect(['1', '2', '3'].map((callId) => logOf(callId)?.state)).toEqual(['saving', 'undecided', 'saving']);
  const told = phone.gateway.requests.filter(({ method }) => method === 'PUT').map(({ what }) => what);
  expect(told).toEqual([
    'PUT /api/calls/1/choice',
    'PUT /api/calls/1/closed',
    'PUT /api/calls/3/choice',
    'PUT /api/calls/3/closed',
  ]);
});

test('a choice that the gateway cannot be told of now is told as soon as it can', async () => {
  phone.gateway.answer(CHOICE, offline);
  phone.store.chooseSaving('1', 'save');
  await settle();
  expect(logOf('1')).toMatchObject({ state: 'saving' });

  phone.gateway.answer(CHOICE, null);
  await pass(1000);

  expect(phone.gateway.sent(CHOICE).at(-1)).toEqual({ choice: 'save' });
  expect(phone.gateway.sent(CHOICE).length).toBeGreaterThan(1);
});

test('a change of the settings arrives with the session', async () => {
  expect(phone.state().session?.settings.autoSave).toBe(false);

  phone.gateway.say({ type: 'session', session: SESSION });
  await settle();

  expect(phone.state().session?.settings.autoSave).toBe(true);
  expect(logOf('1')).toMatchObject({ state: 'undecided' });
});

async function tell(callId: string, log: Partial<CallLog>): Promise<void> {
  const call = callOf(callId, RINGING, ENDED);
  phone.gateway.say({ type: 'entry', entry: entryOf(call, log, Number(callId)) });
  await settle();
}

function logOf(callId: string): CallLog | undefined {
  return phone.state().entries.find(({ call }) => call.callId === callId)?.log;
}
