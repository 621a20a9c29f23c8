/** What every line does, whatever it telephones with. */
import '../../../../../../test-support/lightning/numberLibrary.ts';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { CallEventSchema, LINE_ACTIONS, parseOrNull, stateOf, transition } from 'c/zoomCallCore';
import type { Call, CallEvent } from 'c/zoomCallCore';
import { LINES_BY_NAME, linesThatCan } from '../../../../../../test-support/lightning/linesUnderContract.ts';
import { capabilitiesOf } from '../zoomPhoneLine.ts';

beforeEach(() => {
  jest.useFakeTimers({ now: Date.UTC(2026, 9, 6, 9) });
});

afterEach(() => {
  document.body.replaceChildren();
  jest.restoreAllMocks();
  jest.useRealTimers();
});

const HEARING = LINES_BY_NAME.filter(([, { hears }]) => hears);

test.each(LINES_BY_NAME)('%s: its actions are those that it has', async (_name, { start, actions }) => {
  const { line } = await start();

  expect([...capabilitiesOf(line)]).toEqual(actions);
  expect(LINE_ACTIONS).toEqual(expect.arrayContaining([...actions]));
});

test.each(LINES_BY_NAME)('%s: without a dial or a call nothing is told', async (_name, { start }) => {
  const { told, noCalls, later } = await start();

  await later(120_000);

  expect([told, noCalls]).toEqual([[], []]);
});

test.each(LINES_BY_NAME)('%s: a dial whose call is there is asked for no more', async (_name, { start }) => {
  const edge = await start();
  await edge.dial('dial-1');
  await edge.begins();
  const { length } = edge.orders();

  await edge.later(120_000);

  expect(length).toBe(1);
  expect(edge.orders()).toHaveLength(1);
  expect(edge.noCalls).toEqual([]);
});

test.each(LINES_BY_NAME)(
  '%s: a dial that the live feed has answered comes to nothing more',
  async (_name, { start }) => {
    const edge = await start();
    await edge.dial('dial-1');

    edge.line.dialAnswered('dial-1');
    await edge.later(120_000);

    expect(edge.orders()).toHaveLength(1);
    expect(edge.noCalls).toEqual([]);
  },
);

test.each(HEARING)('%s: the call answers its dial, once', async (_name, { start }) => {
  const edge = await start();
  await edge.dial('dial-1');

  await edge.begins();
  await edge.connects();
  await edge.ends();

  expect(edge.told.map(({ event, dialId }) => [event.type, dialId])).toEqual([
    ['ringing', 'dial-1'],
    ['connected', null],
    ['ended', null],
  ]);
  for (const { event } of edge.told) {
    expect(parseOrNull(CallEventSchema, event)).toEqual(event);
    expect(event).toMatchObject({ about: { direction: 'outbound', peerNumber: '+12092592844' } });
  }
});

test.each(HEARING)('%s: a dial that comes to nothing is told once', async (_name, { start }) => {
  const edge = await start();
  await edge.dial('dial-1');

  await edge.comesToNothing();
  await edge.later(120_000);

  expect(edge.noCalls).toEqual(['dial-1']);
  expect(edge.told).toEqual([]);
});

test.each(HEARING)('%s: a second dial takes the place of the first', async (_name, { start }) => {
  const edge = await start();
  await edge.dial('dial-1');
  await edge.dial('dial-2');

  await edge.begins();
  await edge.later(120_000);

  expect(edge.told.map(({ dialId }) => dialId)).toEqual(['dial-2']);
  expect(edge.noCalls).toEqual([]);
});

test.each(HEARING)('%s: events that come again change nothing', async (_name, { start }) => {
  const edge = await start();
  const states = [];
  await edge.dial('dial-1');
  for (const happens of [edge.begins, edge.connects, edge.ends]) {
    await happens();
    const once = stateOf(callOf(edge.told));
    await edge.later(1000);
    await happens();
    states.push([once, stateOf(callOf(edge.told))]);
  }

  for (const [once, twice] of states) expect(twice).toMatchObject({ phase: once?.phase });
  expect(callOf(edge.told).callId).toBe(edge.told[0]?.event.callId);
});

test.each(LINES_BY_NAME)('%s: a line that stops lets go of everything', async (_name, { start }) => {
  const listeners = jest.spyOn(window, 'addEventListener');
  const removed = jest.spyOn(window, 'removeEventListener');
  const edge = await start();
  await edge.dial('dial-1');
  await edge.begins();
  await edge.connects();
  await edge.dial('dial-2');

  edge.line.stop();
  const { length } = edge.told;
  await edge.begins();
  await edge.later(120_000);

  expect(jest.getTimerCount()).toBe(0);
  expect([edge.told.length, edge.noCalls]).toEqual([length, []]);
  expect(edge.open()).toEqual([]);
  const added = listeners.mock.calls.map(([type]) => type);
  expect(removed.mock.calls.map(([type]) => type)).toEqual(expect.arrayContaining(added));
});

test.each(linesThatCan('hold'))('%s: hold and resume', async (_name, { start }) => {
  const edge = await start();
  const callId = await edge.talks();

  await edge.does('hold', callId);
  expect(phaseOf(edge.told)).toBe('held');
  await edge.does('resume', callId);

  expect(phaseOf(edge.told)).toBe('connected');
});

test.each(linesThatCan('mute'))('%s: mute and unmute', async (_name, { start }) => {
  const edge = await start();
  const callId = await edge.talks();

  await edge.does('mute', callId);
  expect(stateOf(callOf(edge.told))).toMatchObject({ muted: true });
  await edge.does('unmute', callId);

  expect(stateOf(callOf(edge.told))).toMatchObject({ muted: false });
});

test.each(linesThatCan('hangUp'))('%s: hang up', async (_name, { start }) => {
  const edge = await start();
  const callId = await edge.talks();

  await edge.does('hangUp', callId);

  expect(stateOf(callOf(edge.told))).toMatchObject({ phase: 'ended', result: 'answered' });
  expect(edge.open().filter((what) => what !== 'channel')).toEqual([]);
});

test.each([...linesThatCan('answer')])('%s: answer and decline', async (_name, { start }) => {
  const edge = await start();
  const [first, second] = [await edge.ringsHere(), await edge.ringsHere()];

  await edge.does('answer', first);
  await edge.does('decline', second);

  const calls = Map.groupBy(edge.told, ({ event }) => event.callId);
  expect(phaseOf(calls.get(first) ?? [])).toBe('connected');
  expect(stateOf(callOf(calls.get(second) ?? []))).toMatchObject({ phase: 'ended', result: 'declined' });
});

test.each(linesThatCan('transfer'))(
  '%s: what is asked of a call that is none is refused',
  async (_name, { start }) => {
    const { line } = await start();
    const nobody = 'd3b07384-d113-4ec6-a5f0-2ad1f1a7e0aa';
    const number = { kind: 'e164', number: '+15550000002', country: 'US' } as const;

    const asked = [
      ...[line.answer, line.decline, line.hangUp, line.hold, line.resume, line.mute, line.unmute].map((act) =>
        act?.(nobody),
      ),
      ...[line.sendDigits?.(nobody, '1'), line.transfer?.(nobody, number), line.transferTo?.(nobody, nobody)],
    ];

    for (const one of asked) await expect(one).rejects.toMatchObject({ code: 'line.callUnknown' });
  },
);

type Told = readonly { readonly event: CallEvent }[];

function callOf(told: Told): Call {
  const call = told.reduce<Call | undefined>((known, { event }) => transition(known, event), undefined);
  if (!call) throw new TypeError('Nothing was told.');
  return call;
}

function phaseOf(told: Told): string {
  return stateOf(callOf(told)).phase;
}
