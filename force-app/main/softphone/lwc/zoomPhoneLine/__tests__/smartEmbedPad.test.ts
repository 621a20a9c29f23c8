import '../../../../../../test-support/lightning/numberLibrary.ts';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { padMessage } from '../../../../../../test-support/lightning/padMessages.ts';
import { otherWindow, receiveMessage } from '../../../../../../test-support/lightning/windows.ts';
import {
  PAD_ORIGIN,
  PAD_READY,
  createZoomPad,
  outgoingCall,
} from '../../../../../../test-support/lightning/zoomPad.ts';
import type { ZoomPad } from '../../../../../../test-support/lightning/zoomPad.ts';
import { loadedLine, startLine } from '../../../../../../test-support/lightning/startLine.ts';

const CONFIGURATION = {
  type: 'zp-init-config',
  data: {
    enableSavingLog: false,
    enableAutoLog: false,
    enableContactSearching: false,
    enableContactMatching: false,
    enableAISummary: false,
    disableInactiveTabCallEvent: true,
  },
};

beforeEach(() => {
  jest.useFakeTimers({ now: Date.UTC(2026, 9, 6, 9) });
});

afterEach(() => {
  jest.useRealTimers();
});

test('the pad is configured when its page has loaded, and again when it says that it listens', () => {
  const { pad } = loadedLine();
  expect(messagesTo(pad)).toEqual([CONFIGURATION]);

  pad.say(PAD_READY);

  expect(messagesTo(pad)).toEqual([CONFIGURATION, CONFIGURATION]);
});

test('everything is posted to Zoom’s origin and no other', () => {
  const { pad, dial } = loadedLine();
  pad.say(PAD_READY);
  dial();

  expect(pad.posted.map(({ origin }) => origin)).toEqual([PAD_ORIGIN, PAD_ORIGIN, PAD_ORIGIN]);
});

test('the line is starting, and ready as soon as the pad listens', () => {
  const { pad, readiness } = loadedLine();
  expect(readiness).toEqual(['starting']);

  pad.say(PAD_READY);
  pad.say({ type: 'onZoomPhoneIframeApiReady' });
  jest.advanceTimersByTime(60_000);

  expect(readiness).toEqual(['starting', 'ready']);
});

test('a pad that has not spoken after 6.5 seconds is not ready', () => {
  const { readiness } = loadedLine();

  jest.advanceTimersByTime(6499);
  expect(readiness).toEqual(['starting']);
  jest.advanceTimersByTime(1);

  expect(readiness).toEqual(['starting', 'notReady']);
});

test('a pad that speaks late, after the agent has signed in there, is ready', () => {
  const { pad, readiness } = loadedLine();
  jest.advanceTimersByTime(60_000);

  pad.say(PAD_READY);

  expect(readiness).toEqual(['starting', 'notReady', 'ready']);
});

test('what the pad says before its page has loaded to the end is heard, once; what others said is not', () => {
  const { line, told, readiness } = startLine();
  const pad = createZoomPad();
  receiveMessage(otherWindow(), PAD_ORIGIN, outgoingCall());
  receiveMessage(pad.frame, 'https://evil.example.com', outgoingCall());
  pad.say(PAD_READY);
  pad.say(outgoingCall());
  expect(told).toEqual([]);

  line.padLoaded(pad.frame);
  line.padLoaded(pad.frame);

  expect(told).toMatchObject([{ event: { type: 'ringing' }, dialId: null }]);
  expect(readiness).toEqual(['starting', 'ready', 'starting']);
});

test('a page that loads again starts anew, and has its time again', () => {
  const { line, pad, readiness } = loadedLine();
  pad.say(PAD_READY);
  jest.advanceTimersByTime(60_000);

  line.padLoaded(pad.frame);
  expect(messagesTo(pad).at(-1)).toEqual(CONFIGURATION);
  jest.advanceTimersByTime(6500);

  expect(readiness).toEqual(['starting', 'ready', 'starting', 'notReady']);
});

test.each([
  ['another origin', 'https://evil.example.com'],
  ['the same host without encryption', 'http://applications.zoom.us'],
  ['another port', 'https://applications.zoom.us:8443'],
  ['no origin', ''],
  ['an opaque origin', 'null'],
])('a message from %s is not heard', (_name, origin) => {
  const { pad, told, readiness } = loadedLine();

  receiveMessage(pad.frame, origin, PAD_READY);
  receiveMessage(pad.frame, origin, padMessage('zp-call-ringing-event'));

  expect(readiness).toEqual(['starting']);
  expect(told).toEqual([]);
});

test('a message of another window is not heard, although Zoom’s page is in it', () => {
  const { told, readiness } = loadedLine();

  for (const source of [otherWindow(), window, null]) {
    receiveMessage(source, PAD_ORIGIN, PAD_READY);
    receiveMessage(source, PAD_ORIGIN, padMessage('zp-call-ringing-event'));
  }

  expect(readiness).toEqual(['starting']);
  expect(told).toEqual([]);
});

test('before the pad has loaded nothing is heard', () => {
  const { told, readiness } = startLine();

  receiveMessage(otherWindow(), PAD_ORIGIN, PAD_READY);
  receiveMessage(null, PAD_ORIGIN, PAD_READY);

  expect(readiness).toEqual([]);
  expect(told).toEqual([]);
});

test('calls of the pad are told as they go', () => {
  const { pad, told } = loadedLine();

  pad.say(padMessage('zp-call-ringing-event'));
  pad.say(padMessage('zp-call-connected-event'));
  pad.say(padMessage('zp-call-log-completed-event'));
  pad.say(padMessage('zp-call-ended-event'));

  expect(told.map(({ event, dialId }) => [event.type, dialId])).toEqual([
    ['ringing', null],
    ['connected', null],
    ['ended', null],
  ]);
});

test('a pad that tells of a call has spoken, so it is ready', () => {
  const { pad, readiness } = loadedLine();

  pad.say(padMessage('zp-call-ringing-event'));
  jest.advanceTimersByTime(60_000);

  expect(readiness).not.toContain('notReady');
});

test('a stopped line hears nothing, asks nothing and waits for nothing', () => {
  const { line, pad, told, readiness, dial, noCalls } = loadedLine();
  dial();

  line.stop();
  pad.say(PAD_READY);
  pad.say(outgoingCall());
  jest.advanceTimersByTime(60_000);

  expect(readiness).toEqual(['starting']);
  expect(told).toEqual([]);
  expect(pad.dials()).toHaveLength(1);
  expect(noCalls).toEqual([]);
  expect(jest.getTimerCount()).toBe(0);
});

function messagesTo(pad: ZoomPad): unknown[] {
  return pad.posted.map(({ message }) => message);
}
