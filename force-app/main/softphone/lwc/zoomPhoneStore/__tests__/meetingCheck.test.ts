import '../../../../../../test-support/lightning/numberLibrary.ts';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import type { Presence } from 'c/zoomCallCore';
import { json, offline, refusal, silence } from '../../../../../../test-support/lightning/network.ts';
import { pass, settle } from '../../../../../../test-support/lightning/settle.ts';
import { startPhone } from '../../../../../../test-support/lightning/startStore.ts';
import { createMeetingCheck } from '../meetingCheck.ts';

beforeEach(() => {
  jest.useFakeTimers();
  localStorage.clear();
});

afterEach(() => {
  jest.useRealTimers();
});

test.each([
  [true, true],
  [false, false],
  [null, false],
])('the gateway says %s: told is %s', async (inMeeting, told) => {
  const { ask, answer } = startCheck();

  const heard = ask();
  answer({ inMeeting });
  await settle();

  expect(heard).toEqual([told]);
  expect(jest.getTimerCount()).toBe(0);
});

test('a gateway that cannot be asked holds up no call', async () => {
  const { ask, refuse } = startCheck();

  const heard = ask();
  refuse(new Error('offline'));
  await settle();

  expect(heard).toEqual([false]);
});

test('nor does one that is silent for two seconds, and what it says then is too late', async () => {
  const { ask, answer, signals } = startCheck();

  const heard = ask();
  jest.advanceTimersByTime(1999);
  expect(heard).toEqual([]);
  jest.advanceTimersByTime(1);
  expect(heard).toEqual([false]);
  answer({ inMeeting: true });
  await settle();

  expect(heard).toEqual([false]);
  expect(signals[0]?.aborted).toBe(true);
});

test('who gives up hears nothing any more, and the request is given up as well', async () => {
  const { check, ask, answer, signals } = startCheck();

  const heard = ask();
  check.giveUp();
  answer({ inMeeting: true });
  jest.advanceTimersByTime(60_000);
  await settle();

  expect(heard).toEqual([]);
  expect(signals[0]?.aborted).toBe(true);
});

test('the answer to an earlier question is none to the next', async () => {
  const { ask, answer } = startCheck();
  const first = ask();
  const second = ask();

  answer({ inMeeting: true }, 0);
  await settle();
  expect([first, second]).toEqual([[], []]);
  answer({ inMeeting: false }, 1);
  await settle();

  expect([first, second]).toEqual([[], [false]]);
});

test('in a meeting a call waits for the agent, whom the gateway tells of', async () => {
  const { store, gateway, pad, state } = await startPhone();
  gateway.answer('GET /api/presence', () => json({ inMeeting: true }));
  store.dial('(209) 259-2844', null);
  expect(state().dialing.phase).toBe('checking');
  await settle();
  expect(state().dialing).toMatchObject({ phase: 'asking', question: 'meeting' });
  expect(gateway.requests.filter(({ what }) => what.startsWith('PUT /api/dials/'))).toEqual([]);

  store.confirm();
  await settle();

  expect(pad.dials()).toHaveLength(1);
  expect(gateway.sent('GET /api/presence')).toHaveLength(1);
});

test.each([
  ['does not know', 0, () => json({ inMeeting: null })],
  ['is older than this widget', 0, () => refusal('request.notFound', 404)],
  ['is down', 0, offline],
  ['is silent', 2000, silence],
])('a gateway that %s stops no call', async (_, ms, answer) => {
  const { store, gateway, pad } = await startPhone();
  gateway.answer('GET /api/presence', answer);

  store.dial('(209) 259-2844', null);
  await pass(ms);

  expect(pad.dials()).toHaveLength(1);
});

/** A check, and the gateway that it asks in the hands of the test. */
function startCheck() {
  const asked: PromiseWithResolvers<Presence>[] = [];
  const signals: AbortSignal[] = [];
  const check = createMeetingCheck({
    presence(signal) {
      const question = Promise.withResolvers<Presence>();
      asked.push(question);
      signals.push(signal);
      return question.promise;
    },
  });
  return {
    check,
    signals,
    ask() {
      const heard: boolean[] = [];
      check.ask((isInMeeting) => heard.push(isInMeeting));
      return heard;
    },
    answer(presence: Presence, which = 0) {
      asked[which]?.resolve(presence);
    },
    refuse(error: Error) {
      asked[0]?.reject(error);
    },
  };
}
