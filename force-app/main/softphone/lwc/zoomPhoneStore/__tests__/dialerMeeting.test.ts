import '../../../../../../test-support/lightning/numberLibrary.ts';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { NINE, SESSION } from '../../../../../../test-support/lightning/callData.ts';
import { startDialer } from '../../../../../../test-support/lightning/startDialer.ts';

const JANE = '(209) 259-2844';
const OTHER = '(209) 555-0123';
/** A number that costs the caller extra. */
const PREMIUM = '1-900-555-0123';

beforeEach(() => {
  jest.useFakeTimers({ now: NINE });
});

afterEach(() => {
  jest.useRealTimers();
});

test('in a meeting the agent is asked, and nothing is told to gateway or line', () => {
  const { dialer, dialing, deeds } = startDialer({ inMeeting: true });

  dialer.dial(JANE, null);

  expect(dialing()).toMatchObject({ phase: 'asking', question: 'meeting', wish: { shown: JANE } });
  expect(deeds).toEqual([]);
});

test('who goes on calls, and is not asked about that call again', () => {
  const { dialer, dialing, deeds, meetingChecks } = startDialer({ inMeeting: true });
  dialer.dial(JANE, null);

  dialer.confirm();
  expect(deeds.map(([what]) => what)).toEqual(['registerDial', 'smartEmbed']);
  dialer.noCall('dial-1');
  dialer.again();

  expect(dialing()).toMatchObject({ phase: 'calling', dialId: 'dial-2' });
  expect(meetingChecks).toHaveLength(1);
});

test('who does not go on calls nobody, and is asked at the next call', () => {
  const { dialer, dialing, deeds } = startDialer({ inMeeting: true });
  dialer.dial(JANE, null);

  dialer.cancel();
  expect(dialing()).toEqual({ phase: 'idle' });
  jest.advanceTimersByTime(60_000);
  expect(deeds).toEqual([]);

  dialer.dial(JANE, null);
  expect(dialing()).toMatchObject({ phase: 'asking', question: 'meeting' });
});

test('as long as that is not known no other number is called, and then the first is', () => {
  const { dialer, dialing, deeds, asked, meetingChecks } = startDialer({ inMeeting: 'later' });

  dialer.dial(JANE, null);
  dialer.dial(JANE, null);
  dialer.dial(OTHER, null);
  dialer.confirm();
  dialer.again();
  expect(dialing()).toMatchObject({ phase: 'checking', wish: { shown: JANE } });
  expect(deeds).toEqual([]);
  expect(meetingChecks).toHaveLength(1);

  meetingChecks[0]?.(false);
  expect(asked()).toEqual(['+12092592844']);
});

test.each([true, false])('what is told after the agent has cancelled is nothing: %s', (isInMeeting) => {
  const { dialer, dialing, deeds, meetingChecks } = startDialer({ inMeeting: 'later' });
  dialer.dial(JANE, null);
  dialer.cancel();
  expect(dialing()).toEqual({ phase: 'idle' });

  meetingChecks[0]?.(isInMeeting);
  expect(dialing()).toEqual({ phase: 'idle' });

  dialer.dial(OTHER, null);
  meetingChecks[0]?.(isInMeeting);
  expect(dialing()).toMatchObject({ phase: 'checking', wish: { shown: OTHER } });
  expect(deeds).toEqual([]);
});

test('an emergency number is never held up', () => {
  const { dialer, asked, meetingChecks } = startDialer({ inMeeting: true });

  dialer.dial('911', null);
  dialer.confirm();

  expect(asked()).toEqual(['911']);
  expect(meetingChecks).toEqual([]);
});

test('the other questions come first, each once', () => {
  const { dialer, dialing, asked } = startDialer({ inMeeting: true, consentGiven: false });

  dialer.dial(PREMIUM, null);
  for (const question of ['premium', 'consent', 'meeting']) {
    expect(dialing()).toMatchObject({ phase: 'asking', question });
    expect(asked()).toEqual([]);
    dialer.confirm();
  }

  expect(asked()).toHaveLength(1);
});

test('a call that cannot be placed is not asked about', () => {
  const { dialer, dialing, meetingChecks } = startDialer({ inMeeting: true, readiness: 'notReady' });

  dialer.dial(JANE, null);

  expect(dialing()).toMatchObject({ phase: 'failed', problem: { code: 'dial.padNotReady' } });
  expect(meetingChecks).toEqual([]);
});

test('a pad that has ceased to be ready meanwhile is not asked', () => {
  const { dialer, dialing, deeds, holder, meetingChecks } = startDialer({ inMeeting: 'later' });
  dialer.dial(JANE, null);
  holder.set({ line: 'notReady' });

  meetingChecks[0]?.(false);

  expect(dialing()).toMatchObject({ phase: 'failed', problem: { code: 'dial.padNotReady' } });
  expect(deeds).toEqual([]);
});

test('who has no session any more calls nobody, and can begin anew', () => {
  const { dialer, dialing, deeds, holder, meetingChecks } = startDialer({ inMeeting: 'later' });
  dialer.dial(JANE, null);
  holder.set({ session: null });

  meetingChecks[0]?.(false);
  dialer.cancel();
  holder.set({ session: SESSION });
  dialer.dial(JANE, null);

  expect(deeds).toEqual([]);
  expect(dialing()).toMatchObject({ phase: 'checking' });
});

test('a call by a link is asked about as well, and is by a link when the agent goes on', () => {
  const { dialer, deeds, dialing, meetingChecks } = startDialer({ inMeeting: 'later' });
  dialer.dial(JANE, null);
  meetingChecks[0]?.(false);
  dialer.noCall('dial-1');
  dialer.again('link');

  meetingChecks[1]?.(true);
  expect(dialing()).toMatchObject({ phase: 'asking', question: 'meeting' });
  dialer.confirm();

  expect(deeds.map(([what]) => what)).toEqual(['registerDial', 'smartEmbed', 'registerDial', 'link']);
});
