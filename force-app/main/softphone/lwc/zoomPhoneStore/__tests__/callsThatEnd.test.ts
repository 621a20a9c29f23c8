import '../../../../../../test-support/lightning/numberLibrary.ts';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import {
  CONNECTED,
  ENDED,
  NINE,
  RINGING,
  callOf,
  entryOf,
} from '../../../../../../test-support/lightning/callData.ts';
import { padMessage } from '../../../../../../test-support/lightning/padMessages.ts';
import { pass, settle } from '../../../../../../test-support/lightning/settle.ts';
import { startPhone } from '../../../../../../test-support/lightning/startStore.ts';
import type { StartedStore } from '../../../../../../test-support/lightning/startStore.ts';

const CALL = '7018317023722949162';
const RUNS = entryOf(callOf(CALL, RINGING, CONNECTED), {}, 1);
const OVER = entryOf(callOf(CALL, RINGING, CONNECTED, ENDED), {}, 2);

let phone: StartedStore;

beforeEach(async () => {
  jest.useFakeTimers({ now: NINE });
  localStorage.clear();
  phone = await startPhone();
});

afterEach(() => {
  phone.store.stop();
  jest.restoreAllMocks();
  jest.useRealTimers();
});

test('when the pad says that a call is over, History opens with it', () => {
  phone.pad.say(padMessage('zp-call-ringing-event'));
  phone.pad.say(padMessage('zp-call-connected-event'));
  expect(phone.state()).toMatchObject({ tab: 'keypad', openCallId: null });

  phone.pad.say(padMessage('zp-call-ended-event'));

  expect(phone.state()).toMatchObject({ tab: 'history', openCallId: CALL });
});

test('when the gateway says that a call is over, History opens with it', async () => {
  await say(RUNS);
  expect(phone.state()).toMatchObject({ tab: 'keypad', openCallId: null });

  await say(OVER);

  expect(phone.state()).toMatchObject({ tab: 'history', openCallId: CALL });
});

test('a call that nobody answered opens History as well', async () => {
  await say(entryOf(callOf('1', RINGING), {}, 1));

  await say(entryOf(callOf('1', RINGING, ENDED), {}, 2));

  expect(phone.state()).toMatchObject({ tab: 'history', openCallId: '1' });
});

test('the pad that the agent had asked for goes with the call', async () => {
  await say(RUNS);
  phone.store.wantPad(true);

  await say(OVER);

  expect(phone.state().padWanted).toBe(false);
});

test('the same end, told again by the other source, does not take the agent back to it', async () => {
  await say(RUNS);
  phone.pad.say(padMessage('zp-call-ended-event'));
  phone.store.selectTab('keypad');
  phone.store.openEntry(null);

  await say(OVER);
  phone.pad.say(padMessage('zp-call-ended-event'));

  expect(phone.state()).toMatchObject({ tab: 'keypad', openCallId: null });
});

test('calls that were over when they were first heard of open nothing', async () => {
  await say(OVER);
  phone.pad.say(padMessage('zp-call-ended-event', { callId: 'another' }));

  expect(phone.state()).toMatchObject({ tab: 'keypad', openCallId: null });
  expect(phone.state().entries).toHaveLength(2);
});

test('a change of a call that is long over opens nothing', async () => {
  await say(OVER);

  await say({ ...OVER, revision: 3, log: { ...OVER.log, state: 'saved' } });

  expect(phone.state()).toMatchObject({ tab: 'keypad', openCallId: null });
});

test('a call that ended while the connection was broken opens History when that is back', async () => {
  await say(RUNS);
  phone.gateway.feeds[0]?.break();
  await pass(300);

  await say(OVER);

  expect(phone.state()).toMatchObject({ tab: 'history', openCallId: CALL });
});

test('of two calls the one that ended stands open', async () => {
  await say(RUNS);
  await say(entryOf(callOf('other', RINGING, CONNECTED), {}, 2));

  await say({ ...OVER, revision: 3 });

  expect(phone.state().openCallId).toBe(CALL);
});

async function say(entry: typeof RUNS): Promise<void> {
  phone.gateway.say({ type: 'entry', entry });
  await settle();
}
