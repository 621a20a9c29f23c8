import '../../../../../../test-support/lightning/numberLibrary.ts';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { QUALITY_LEVELS } from 'c/zoomCallCore';
import type { CallQuality } from 'c/zoomCallCore';
import {
  CONNECTED,
  ENDED,
  HELD,
  NINE,
  RINGING,
  callOf,
  entryOf,
} from '../../../../../../test-support/lightning/callData.ts';
import { pass, settle } from '../../../../../../test-support/lightning/settle.ts';
import { startBrowserPhone } from '../../../../../../test-support/lightning/startStore.ts';
import type { CallAction } from '../zoomPhoneStore.ts';

const IN = { about: { direction: 'inbound', peerNumber: '+12055432724' } } as const;
const OUT = { about: { direction: 'outbound' } } as const;

let phone: Awaited<ReturnType<typeof startBrowserPhone>>;

beforeEach(async () => {
  jest.useFakeTimers({ now: NINE });
  localStorage.clear();
  phone = await startBrowserPhone();
  phone.line.tell('line-1', RINGING);
  phone.line.tell('line-1', CONNECTED);
  phone.gateway.say({ type: 'entry', entry: entryOf(callOf('zoom-1', { ...RINGING, ...OUT })) });
  await settle();
});

afterEach(() => {
  phone.store.stop();
  jest.useRealTimers();
});

test.each<[CallAction, unknown[]]>([
  [{ action: 'hold' }, ['hold', 'line-1']],
  [{ action: 'mute' }, ['mute', 'line-1']],
  [{ action: 'hangUp' }, ['hangUp', 'line-1']],
  [{ action: 'sendDigits', digits: '4' }, ['sendDigits', 'line-1', '4']],
  [
    { action: 'transfer', number: '(205) 543-2724' },
    ['transfer', 'line-1', { kind: 'e164', number: '+12055432724', country: 'US' }],
  ],
])('%j is asked of the line by its own name of the call', async (action, asked) => {
  await phone.store.act('zoom-1', action);

  expect(phone.line.asked).toEqual([asked]);
  expect(phone.state().problem).toBeNull();
});

test('as long as something is done with a call, nothing else is; digits go on', async () => {
  phone.line.refuse('never');
  void phone.store.act('zoom-1', { action: 'hold' });
  await settle();
  expect(phone.state().acting).toEqual(['line-1']);

  void phone.store.act('zoom-1', { action: 'hold' });
  void phone.store.act('zoom-1', { action: 'sendDigits', digits: '1' });
  void phone.store.act('zoom-1', { action: 'sendDigits', digits: '2' });
  await settle();

  expect(phone.line.asked.map(([action]) => action)).toEqual(['hold', 'sendDigits', 'sendDigits']);
});

test('what the line refuses is told by its code, and can be tried again', async () => {
  phone.line.refuse('line.tooManyCalls');
  await phone.store.act('zoom-1', { action: 'hold' });
  expect(phone.state()).toMatchObject({ problem: { code: 'line.tooManyCalls' }, acting: [] });

  phone.line.refuse(null);
  await phone.store.act('zoom-1', { action: 'hold' });
  expect(phone.state().problem).toBeNull();
});

test.each<[string, string]>([
  ['12', 'number.extension'],
  ['911', 'line.emergencyNumber'],
])('a transfer to %s is none', async (number, code) => {
  await phone.store.act('zoom-1', { action: 'transfer', number });

  expect(phone.line.asked).toEqual([]);
  expect(phone.state().problem).toMatchObject({ code });
});

test('who ends one call to take another takes it when the first is over', async () => {
  phone.line.tell('line-2', { ...RINGING, ...IN });
  void phone.store.act('line-2', { action: 'endAndAnswer' });
  await settle();
  expect(phone.line.asked).toEqual([['hangUp', 'line-1']]);

  phone.line.tell('line-1', ENDED);
  await settle();
  expect(phone.line.asked).toEqual([
    ['hangUp', 'line-1'],
    ['answer', 'line-2'],
  ]);
});

test('whom the agent asks first is dialed, and handed the call when the agent says so', async () => {
  await phone.store.act('zoom-1', { action: 'consult', number: '(205) 543-2724', record: null });
  await settle();
  expect(phone.line.asked).toEqual([['dial', expect.any(String), '+12055432724']]);
  phone.line.tell('line-1', HELD);
  phone.line.tell('line-3', { ...RINGING, about: { peerNumber: '+12092592845' } });
  phone.line.tell('line-2', { ...RINGING, about: { peerNumber: '+12055432724' } });
  phone.line.tell('line-2', { ...CONNECTED, about: { peerNumber: '+12055432724' } });
  await settle();
  expect(phone.state().consultation).toMatchObject({ from: 'line-1', to: 'line-2' });

  await phone.store.act('zoom-1', { action: 'transferTo', otherCallId: 'line-2' });
  expect(phone.line.asked.at(-1)).toEqual(['transferTo', 'line-1', 'line-2']);

  phone.line.tell('line-1', ENDED);
  expect(phone.state().consultation).toBeNull();
});

test('how a call sounds is known while it runs, and no more when it is over', () => {
  const quality: CallQuality = {
    ...{ level: QUALITY_LEVELS[0], mos: 4.3, lossPercent: 0, jitterMs: 4, roundTripMs: 30, silence: null },
  };
  phone.line.listener.onQuality?.('line-1', quality);
  expect(phone.state().quality).toEqual({ 'line-1': quality });

  phone.line.tell('line-1', ENDED);
  phone.line.listener.onQuality?.('line-1', quality);
  expect(phone.state().quality).toEqual({});
});

const SUMMARY = { mos: 4.2, worstMos: 3.1, lossPercent: 0.4, jitterMs: 6, roundTripMs: 40 };

test("how it sounded as a whole goes to the gateway under Zoom's id, as soon as that is known", async () => {
  phone.line.tell('line-1', ENDED);
  phone.line.listener.onQualitySummary?.('line-1', SUMMARY);
  await settle();
  expect(phone.gateway.sent('PUT /api/calls/zoom-1/quality')).toEqual([SUMMARY]);

  phone.line.tell('line-2', { ...RINGING, ...IN });
  phone.line.tell('line-2', { ...CONNECTED, ...IN });
  phone.line.tell('line-2', { ...ENDED, ...IN });
  phone.line.listener.onQualitySummary?.('line-2', SUMMARY);
  await settle();
  expect(phone.gateway.sent('PUT /api/calls/zoom-2/quality')).toEqual([]);
  phone.gateway.say({ type: 'entry', entry: entryOf(callOf('zoom-2', { ...RINGING, ...IN }), {}, 2) });
  await settle();
  expect(phone.gateway.sent('PUT /api/calls/zoom-2/quality')).toEqual([SUMMARY]);
});

test('the line is asked, not the number: an emergency number is explained, and can be called by a link', async () => {
  phone.store.dial('911', null);
  expect(phone.state().dialing).toMatchObject({
    phase: 'failed',
    problem: { code: 'line.emergencyNumber' },
  });

  phone.store.again('link');
  await settle();
  expect(phone.links).toEqual(['zoomphonecall://911?callerid=%2B12058945456']);
  expect(phone.line.asked).toEqual([]);
});

test('a line that is not ready says why, to whoever dials', async () => {
  phone.line.listener.onReadiness('notReady', 'line.noAccount');
  phone.store.dial('(205) 543-2724', null);
  await settle();
  expect(phone.state()).toMatchObject({
    line: 'notReady',
    lineProblem: 'line.noAccount',
    dialing: { phase: 'failed', problem: { code: 'line.noAccount' } },
  });

  phone.line.listener.onReadiness('ready');
  expect(phone.state().lineProblem).toBeNull();
});

test('a dial that the line does not take fails with its reason', async () => {
  phone.store.dial('(205) 543-2724', null);
  await settle();
  const [, dialId] = phone.line.asked[0] ?? [];
  phone.line.listener.onNoCall(String(dialId), 'line.engineAway');

  expect(phone.state().dialing).toMatchObject({ phase: 'failed', problem: { code: 'line.engineAway' } });
});

test('the end that the line does not tell is waited for no longer than it takes', async () => {
  phone.line.tell('line-2', { ...RINGING, ...IN });
  void phone.store.act('line-2', { action: 'endAndAnswer' });
  await pass(3000);

  expect(phone.line.asked.at(-1)).toEqual(['answer', 'line-2']);
});
