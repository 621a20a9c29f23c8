import '../../../../../../test-support/lightning/numberLibrary.ts';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { padMessage } from '../../../../../../test-support/lightning/padMessages.ts';
import { PAD_READY, createZoomPad, outgoingCall } from '../../../../../../test-support/lightning/zoomPad.ts';
import {
  JANE_NUMBER,
  loadedLine,
  readyLine,
  startLine,
} from '../../../../../../test-support/lightning/startLine.ts';

beforeEach(() => {
  jest.useFakeTimers({ now: Date.UTC(2026, 9, 6, 9) });
});

afterEach(() => {
  jest.useRealTimers();
});

test('a dial asks the pad to call this number at once, with the caller ID', () => {
  const { pad, dial } = readyLine();

  dial();

  expect(pad.dials()).toEqual([{ number: '+12092592844', callerId: '+12058945456', autoDial: true }]);
});

test('with a hidden caller ID no number is named', () => {
  const { pad, dial } = readyLine();

  dial({ callerId: { kind: 'hidden' } });

  expect(pad.dials()).toEqual([{ number: '+12092592844', autoDial: true }]);
});

test('the caller ID is named each time that is asked', () => {
  const { pad, dial } = loadedLine();

  dial();
  jest.advanceTimersByTime(8000);

  expect(pad.dials().length).toBeGreaterThan(2);
  for (const asked of pad.dials()) expect(asked).toHaveProperty('callerId', '+12058945456');
});

test('an emergency number is asked for as it stands', () => {
  const { pad, dial } = readyLine();

  dial({ number: { kind: 'emergency', number: '911', country: 'US' } });

  expect(pad.dials()).toMatchObject([{ number: '911' }]);
});

test('a pad that may still be starting is asked at 0, 0.5, 1.5, 3 and 5 seconds', () => {
  const { pad, dial } = loadedLine();

  dial();
  jest.advanceTimersByTime(60_000);

  expect(pad.times()).toEqual([0, 500, 1500, 3000, 5000]);
});

test('a pad that is known to listen is asked at 0, 1.5, 3 and 5 seconds', () => {
  const { pad, dial } = readyLine();

  dial();
  jest.advanceTimersByTime(60_000);

  expect(pad.times()).toEqual([0, 1500, 3000, 5000]);
});

test('a dial that comes before the pad has loaded is asked for when it has', () => {
  const { line, dial } = startLine();
  const pad = createZoomPad();
  dial();

  jest.advanceTimersByTime(600);
  line.padLoaded(pad.frame);
  pad.say(PAD_READY);

  expect(pad.dials()).toHaveLength(1);
});

test.each([0, 100, 499, 1400, 4999])('a phone that rings after %i ms is not asked for again', (ms) => {
  const { pad, told, dial, noCalls } = readyLine();
  dial({ dialId: 'dial-7' });
  jest.advanceTimersByTime(ms);
  const asked = pad.dials().length;

  pad.say(outgoingCall());
  jest.advanceTimersByTime(60_000);

  expect(pad.dials()).toHaveLength(asked);
  expect(noCalls).toEqual([]);
  expect(told).toMatchObject([{ event: { type: 'ringing' }, dialId: 'dial-7' }]);
});

test('a dial has one call: the next one to the same number is another', () => {
  const { pad, told, dial } = readyLine();
  dial();

  pad.say(outgoingCall({ callId: '1' }));
  pad.say(outgoingCall({ callId: '2' }));

  expect(told.map(({ dialId }) => dialId)).toEqual(['dial-1', null]);
});

test('a call to another number does not answer the dial', () => {
  const { pad, told, dial } = readyLine();
  dial();

  pad.say(outgoingCall({ callee: { phoneNumber: '+12095550123' } }));
  jest.advanceTimersByTime(1500);

  expect(told).toMatchObject([{ dialId: null }]);
  expect(pad.dials()).toHaveLength(2);
});

test('the call answers the dial in whatever form Zoom writes the number', () => {
  const { pad, told, dial } = readyLine();
  dial();

  pad.say(outgoingCall({ callee: { number: '12092592844' } }));

  expect(told).toMatchObject([{ dialId: 'dial-1' }]);
});

test('an emergency call answers its dial', () => {
  const { pad, told, dial } = readyLine();
  dial({ number: { kind: 'emergency', number: '911', country: 'US' } });

  pad.say(outgoingCall({ callee: { phoneNumber: '911' } }));

  expect(told).toMatchObject([{ dialId: 'dial-1' }]);
});

test('when the call is known from elsewhere, the pad is not asked again', () => {
  const { line, pad, dial, noCalls } = readyLine();
  dial({ dialId: 'dial-7' });

  line.dialAnswered('another');
  jest.advanceTimersByTime(1500);
  expect(pad.dials()).toHaveLength(2);
  line.dialAnswered('dial-7');
  jest.advanceTimersByTime(60_000);

  expect(pad.dials()).toHaveLength(2);
  expect(noCalls).toEqual([]);
});

test('after 8 seconds without a call the line gives up, once, and never asks again', () => {
  const { pad, dial, noCalls } = readyLine();
  dial({ dialId: 'dial-7' });

  jest.advanceTimersByTime(7999);
  expect(noCalls).toEqual([]);
  jest.advanceTimersByTime(1);
  expect(noCalls).toEqual(['dial-7']);
  const asked = pad.dials().length;
  pad.say(PAD_READY);
  jest.advanceTimersByTime(60_000);

  expect(pad.dials()).toHaveLength(asked);
  expect(noCalls).toEqual(['dial-7']);
});

test('a new dial takes the place of the one before', () => {
  const { pad, dial, noCalls } = readyLine();
  dial({ dialId: 'old' });
  jest.advanceTimersByTime(1000);

  dial({ dialId: 'new', number: { ...JANE_NUMBER, number: '+12095550123' } });
  jest.advanceTimersByTime(60_000);

  expect(
    pad
      .dials()
      .slice(1)
      .every(({ number }) => number === '+12095550123'),
  ).toBe(true);
  expect(noCalls).toEqual(['new']);
});

test('a pad that becomes ready during a dial is asked at once', () => {
  const { pad, dial } = loadedLine();
  dial();
  jest.advanceTimersByTime(1000);

  pad.say(PAD_READY);

  expect(pad.times()).toEqual([0, 500, 1000]);
});

test('a pad that becomes ready during a dial has a second and a half before it is asked again', () => {
  const { pad, dial } = loadedLine();
  dial();
  jest.advanceTimersByTime(1400);

  pad.say(PAD_READY);
  jest.advanceTimersByTime(1499);

  expect(pad.times()).toEqual([0, 500, 1400]);
});

test('a call that comes in from the dialed number is not the call that was dialed', () => {
  const { pad, told, dial } = readyLine();
  dial();

  pad.say(padMessage('zp-call-ringing-event', { direction: 'inbound' }));

  expect(told).toMatchObject([{ dialId: null }]);
});
