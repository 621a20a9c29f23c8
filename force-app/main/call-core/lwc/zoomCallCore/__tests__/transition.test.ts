import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  CALL_RESULTS,
  CallEventSchema,
  CallSchema,
  DIRECTIONS,
  EVENT_SOURCES,
  OUTCOMES,
  RECORDING_TYPES,
  SWITCHES,
  isLive,
  mergeCalls,
  parse,
  stateOf,
  transition,
} from '../zoomCallCore.ts';
import type { Call, CallEvent } from '../zoomCallCore.ts';

const CALL_ID = '7018317023722949162';
const NINE = Date.UTC(2026, 9, 6, 9, 0, 0);

const base = fc.record({
  callId: fc.constant(CALL_ID),
  source: fc.constantFrom(...EVENT_SOURCES),
  // Few moments, so that events of the same millisecond are common.
  at: fc.integer({ min: 0, max: 9 }).map((second) => NINE + second * 1000),
});
const about = fc.record(
  {
    direction: fc.constantFrom(...DIRECTIONS),
    peerNumber: fc.constantFrom('+12092592844', '1002', ''),
    peerName: fc.constantFrom('Jane Roe', 'J. Roe'),
    internal: fc.boolean(),
    recordingType: fc.constantFrom(...RECORDING_TYPES),
    outcome: fc.constantFrom(...OUTCOMES),
    outcomeTo: fc.constantFrom('+12055432724', '*869'),
  },
  { requiredKeys: [] },
);
const event: fc.Arbitrary<CallEvent> = fc
  .tuple(
    base,
    about,
    fc.oneof(
      fc.constant({ type: 'ringing' as const }),
      fc.constant({ type: 'connected' as const }),
      fc.constant({ type: 'described' as const }),
      fc.record({
        type: fc.constant('ended' as const),
        result: fc.option(fc.constantFrom(...CALL_RESULTS), { nil: undefined }),
      }),
      fc.record({
        type: fc.constant('switched' as const),
        switch: fc.constantFrom(...SWITCHES),
        on: fc.boolean(),
      }),
    ),
  )
  .map(([common, facts, kind]) => ({ ...common, about: facts, ...kind }));

const story = fc.array(event, { minLength: 1, maxLength: 12 });

function play(events: readonly CallEvent[]): Call {
  return events.reduce<Call | undefined>(transition, undefined)!;
}

test('the same events in any order and any number of times give the same call', () => {
  fc.assert(
    fc.property(
      story.chain((events) =>
        fc.tuple(
          fc.constant(events),
          fc.shuffledSubarray(events, { minLength: events.length }),
          fc.array(fc.constantFrom(...events), { maxLength: 12 }),
        ),
      ),
      ([events, shuffled, repeated]) => {
        expect(play([...repeated, ...shuffled, ...repeated])).toEqual(play(events));
      },
    ),
    { numRuns: 2000 },
  );
});

test('two halves of what happened, known in two places, join to the whole', () => {
  fc.assert(
    fc.property(story, story, (here, there) => {
      const whole = play([...here, ...there]);
      expect(mergeCalls(play(here), play(there))).toEqual(whole);
      expect(mergeCalls(play(there), play(here))).toEqual(whole);
    }),
  );
});

test('a call that ended stays ended, whatever comes late', () => {
  fc.assert(
    fc.property(story, story, (events, late) => {
      const ended = play([...events, { type: 'ended', callId: CALL_ID, source: 'webhook', at: NINE }]);
      expect(isLive(stateOf(late.reduce(transition, ended)))).toBe(false);
    }),
  );
});

test('times never run backwards in what a call shows', () => {
  fc.assert(
    fc.property(story, (events) => {
      const state = stateOf(play(events));
      const talk = state.phase === 'ended' ? state.durationSeconds : 0;
      const held = state.phase === 'held' ? (state.heldSince ?? -1) - state.startedAt : 0;
      expect(Math.min(talk, held)).toBeGreaterThanOrEqual(0);
    }),
  );
});

test('what the machine makes, the contract takes, and back again', () => {
  fc.assert(
    fc.property(story, (events) => {
      for (const one of events)
        expect(parse(CallEventSchema, JSON.parse(JSON.stringify(one)), 'request.invalid')).toEqual(
          JSON.parse(JSON.stringify(one)),
        );
      const call = play(events);
      expect(parse(CallSchema, JSON.parse(JSON.stringify(call)), 'request.invalid')).toEqual(call);
    }),
  );
});

function outbound(...events: (Omit<CallEvent, 'callId' | 'source'> & Partial<CallEvent>)[]): Call {
  return play(
    events.map(
      (one) =>
        ({ callId: CALL_ID, source: 'webhook', about: { direction: 'outbound' }, ...one }) as CallEvent,
    ),
  );
}

test.each([
  ['ringing', [{ type: 'ringing', at: NINE }], { phase: 'ringing' }],
  [
    'connected',
    [
      { type: 'ringing', at: NINE },
      { type: 'connected', at: NINE + 5000 },
    ],
    { phase: 'connected', connectedAt: NINE + 5000 },
  ],
  [
    'held although the answer was never told',
    [
      { type: 'ringing', at: NINE },
      { type: 'switched', switch: 'hold', on: true, at: NINE + 7000 },
    ],
    { phase: 'held', heldSince: NINE + 7000 },
  ],
  [
    'connected again after a hold',
    [
      { type: 'switched', switch: 'hold', on: true, at: NINE },
      { type: 'switched', switch: 'hold', on: false, at: NINE + 1 },
    ],
    { phase: 'connected', heldSince: null },
  ],
  [
    'ended after talk',
    [
      { type: 'connected', at: NINE },
      { type: 'ended', at: NINE + 65_400 },
    ],
    { phase: 'ended', durationSeconds: 65, result: 'answered' },
  ],
  [
    'ended without an answer',
    [
      { type: 'ringing', at: NINE },
      { type: 'ended', at: NINE + 9000 },
    ],
    { phase: 'ended', durationSeconds: 0, result: 'noAnswer' },
  ],
  ['busy', [{ type: 'ended', result: 'busy', at: NINE }], { phase: 'ended', result: 'busy' }],
  [
    'answered, whatever word the end carries',
    [
      { type: 'connected', at: NINE },
      { type: 'ended', result: 'cancelled', at: NINE + 1000 },
    ],
    { result: 'answered' },
  ],
  [
    'never answered, whatever word the end carries',
    [{ type: 'ended', result: 'answered', at: NINE }],
    { result: 'noAnswer' },
  ],
])('an outbound call is %s', (_, events, expected) => {
  expect(stateOf(outbound(...(events as CallEvent[])))).toMatchObject(expected);
});

const turn = (name: string, on: boolean, second: number) => ({
  type: 'switched',
  switch: name,
  on,
  at: NINE + second * 1000,
});

test.each([
  ['off', []],
  ['on', [turn('recording', true, 1)]],
  ['off', [turn('recording', true, 1), turn('recording', false, 2)]],
  ['on', [turn('recording', true, 1), turn('recording', false, 2), turn('recording', true, 3)]],
  ['paused', [turn('recording', true, 1), turn('recordingPaused', true, 2)]],
  ['paused', [turn('recording', true, 1), turn('hold', true, 2)]],
  ['on', [turn('recording', true, 1), turn('hold', true, 2), turn('hold', false, 3)]],
  ['failed', [turn('recording', false, 1), turn('recordingFailed', true, 1)]],
])('recording is %s', (expected, events) => {
  const call = outbound(...([{ type: 'connected', at: NINE }, ...events] as CallEvent[]));

  expect(stateOf(call)).toMatchObject({ recording: expected });
});

test('what the agent made of a call is kept beside how it ended', () => {
  const call = outbound(
    { type: 'connected', at: NINE },
    {
      type: 'described',
      at: NINE + 1,
      about: { outcome: 'transferred', outcomeTo: '+12055432724' },
    },
    { type: 'ended', at: NINE + 4000 },
  );

  expect(stateOf(call)).toMatchObject({
    phase: 'ended',
    result: 'answered',
    outcome: 'transferred',
    outcomeTo: '+12055432724',
  });
});

test('an inbound call that nobody took is missed, one taken on another device is not', () => {
  const inbound = { callId: CALL_ID, source: 'webhook', about: { direction: 'inbound' }, at: NINE } as const;

  expect(
    stateOf(
      play([
        { ...inbound, type: 'ringing' },
        { ...inbound, type: 'ended' },
      ]),
    ),
  ).toMatchObject({ result: 'missed' });
  expect(stateOf(play([{ ...inbound, type: 'ended', result: 'answeredElsewhere' }]))).toMatchObject({
    result: 'answeredElsewhere',
  });
});

test('the better source wins for the same fact; between equals a call is over with its last leg', () => {
  const pad = { type: 'ended', callId: CALL_ID, source: 'pad', at: NINE + 3000 } as const;
  const webhook = { type: 'ended', callId: CALL_ID, source: 'webhook', at: NINE + 2000 } as const;

  expect(play([pad, webhook]).endedAt).toEqual({ value: NINE + 2000, source: 'webhook' });
  expect(play([webhook, { ...webhook, at: NINE + 1000 }]).endedAt?.value).toBe(NINE + 2000);
});

test('an inbound call is on a device when it is taken there: it rings on all', () => {
  const facts = { direction: 'inbound', device: 'iOS_Client(6.0.2)' } as const;
  const told = { callId: CALL_ID, source: 'webhook', at: NINE, about: facts } as const;
  const missed = transition(transition(undefined, { ...told, type: 'ringing' }), { ...told, type: 'ended' });
  const dialed = { ...told, type: 'ringing', about: { ...facts, direction: 'outbound' } } as const;

  expect(stateOf(missed).device).toBeNull();
  expect(stateOf(transition(missed, { ...told, type: 'connected' })).device).toBe(facts.device);
  expect(stateOf(transition(undefined, dialed)).device).toBe(facts.device);
});
