import '../../../../../../test-support/lightning/numberLibrary.ts';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { NINE, RINGING, callOf, entryOf } from '../../../../../../test-support/lightning/callData.ts';
import { startDialer } from '../../../../../../test-support/lightning/startDialer.ts';

const JANE = '(209) 259-2844';
const RECORD = { id: '003000000000001AAA', objectName: 'Contact', name: 'Jane Roe' };
const OUTBOUND = { ...RINGING, about: { direction: 'outbound', peerNumber: '+12092592844' } } as const;

beforeEach(() => {
  jest.useFakeTimers({ now: NINE });
});

afterEach(() => {
  jest.useRealTimers();
});

test('a call that the line tells of ends the waiting', () => {
  const { dialer, dialing } = startDialer();
  dialer.dial(JANE, null);

  dialer.answered('another');
  expect(dialing()).toMatchObject({ phase: 'calling' });
  dialer.answered('dial-1');

  expect(dialing()).toEqual({ phase: 'idle' });
});

test('a call that the live feed tells of ends the waiting, and the line is not asked any more', () => {
  const { dialer, dialing, deeds } = startDialer();
  dialer.dial(JANE, null);

  dialer.callBegan(entryOf(callOf('1', OUTBOUND)));

  expect(dialing()).toEqual({ phase: 'idle' });
  expect(deeds.at(-1)).toEqual(['dialAnswered', 'dial-1']);
});

test.each([
  [
    'to somebody else',
    callOf('1', { ...RINGING, about: { direction: 'outbound', peerNumber: '+12095550123' } }),
  ],
  [
    'from somebody else',
    callOf('1', { ...RINGING, about: { direction: 'inbound', peerNumber: '+12095550123' } }),
  ],
  ['from a withheld number', callOf('1', { ...RINGING, about: { direction: 'inbound', peerNumber: '' } })],
])('a call %s is not the call that was dialed', (_name, call) => {
  const { dialer, dialing, deeds } = startDialer();
  dialer.dial(JANE, null);

  dialer.callBegan(entryOf(call));

  expect(dialing()).toMatchObject({ phase: 'calling' });
  expect(deeds.map(([what]) => what)).not.toContain('dialAnswered');
});

test('a call that comes in from the dialed number is not the call that was dialed', () => {
  const { dialer, dialing } = startDialer();
  dialer.dial(JANE, null);

  dialer.callBegan(entryOf(callOf('1', RINGING)));

  expect(dialing()).toMatchObject({ phase: 'calling' });
});

test('a call that begins while nothing is dialed changes nothing', () => {
  const { dialer, dialing, deeds } = startDialer();

  dialer.callBegan(entryOf(callOf('1', OUTBOUND)));

  expect(dialing()).toEqual({ phase: 'idle' });
  expect(deeds).toEqual([]);
});

test('a line that begins no call is a failure with a cause, and can be asked again', () => {
  const { dialer, dialing, asked } = startDialer();
  dialer.dial(JANE, RECORD);

  dialer.noCall('dial-1');
  expect(dialing()).toMatchObject({
    phase: 'failed',
    wish: { record: RECORD },
    problem: { code: 'dial.noResponse' },
  });
  dialer.again();

  expect(asked()).toEqual(['+12092592844', '+12092592844']);
  expect(dialing()).toMatchObject({ phase: 'calling', dialId: 'dial-2' });
});

test('news of an older dial does not touch the one that is going on', () => {
  const { dialer, dialing } = startDialer();
  dialer.dial(JANE, null);
  dialer.noCall('dial-1');
  dialer.again();

  dialer.noCall('dial-1');
  dialer.answered('dial-1');

  expect(dialing()).toMatchObject({ phase: 'calling', dialId: 'dial-2' });
});

test('after the call has begun, no news of the line makes it a failure', () => {
  const { dialer, dialing } = startDialer();
  dialer.dial(JANE, null);
  dialer.answered('dial-1');

  dialer.noCall('dial-1');
  jest.advanceTimersByTime(60_000);

  expect(dialing()).toEqual({ phase: 'idle' });
});

test('a link after which no call begins within 30 seconds is a failure', () => {
  const { dialer, dialing } = startDialer({ kind: 'link' });
  dialer.dial(JANE, null);

  jest.advanceTimersByTime(29_999);
  expect(dialing()).toMatchObject({ phase: 'calling' });
  jest.advanceTimersByTime(1);

  expect(dialing()).toMatchObject({ phase: 'failed', problem: { code: 'dial.noResponse' } });
});

test('each try has its own 30 seconds', () => {
  const { dialer, dialing } = startDialer({ kind: 'link' });
  dialer.dial(JANE, null);
  jest.advanceTimersByTime(20_000);
  dialer.noCall('dial-1');
  dialer.again();

  jest.advanceTimersByTime(29_999);

  expect(dialing()).toMatchObject({ phase: 'calling', dialId: 'dial-2' });
});

test('a failure can be put away', () => {
  const { dialer, dialing } = startDialer();
  dialer.dial('1002', null);

  dialer.cancel();

  expect(dialing()).toEqual({ phase: 'idle' });
});

test('after the end nothing is waited for', () => {
  const { dialer } = startDialer();
  dialer.dial(JANE, null);

  dialer.stop();

  expect(jest.getTimerCount()).toBe(0);
});
