import '../../../../../../test-support/lightning/numberLibrary.ts';
import { expect, test } from '@jest/globals';
import { transition } from 'c/zoomCallCore';
import type { Call, CallEvent, HistoryEntry } from 'c/zoomCallCore';
import fc from 'fast-check';
import { LOG, NINE, RINGING, callOf, entryOf } from '../../../../../../test-support/lightning/callData.ts';
import { createHistory } from '../history.ts';

type Word = { readonly entry: HistoryEntry } | { readonly event: CallEvent };

const CALLS = ['a', 'b', 'c'];

const happening = fc.record({
  call: fc.nat({ max: CALLS.length - 1 }),
  type: fc.constantFrom('ringing', 'connected', 'ended', 'described'),
  second: fc.nat({ max: 50 }),
  /** Heard by the pad alone, by the gateway alone, or by both. */
  heard: fc.constantFrom('pad', 'gateway', 'both'),
  peerName: fc.constantFrom('', 'Jane Roe', 'ROE JANE'),
});
type Happened = typeof happening extends fc.Arbitrary<infer T> ? T : never;
const happenings = fc.array(happening, { maxLength: 12 });

test('in whatever order and how often ever the same words come, the list is the same', () => {
  fc.assert(
    fc.property(
      happenings
        .map(toWords)
        .chain((words) =>
          fc.tuple(
            fc.constant(words),
            fc.shuffledSubarray(words, { minLength: words.length }),
            fc.shuffledSubarray(words),
          ),
        ),
      ([words, shuffled, repeated]) => {
        expect(listAfter([...shuffled, ...repeated])).toEqual(listAfter(words));
      },
    ),
    { numRuns: 300 },
  );
});

test('a comment of the agent outlives every word that was spoken before it was typed', () => {
  fc.assert(
    fc.property(happenings.map(toWords), fc.nat(), (words, moment) => {
      const history = createHistory({ now: () => NINE + 3_600_000 });
      history.receive(entryOf(callOf('a', RINGING), {}, 0));
      const before = moment % (words.length + 1);

      for (const word of words.slice(0, before)) tell(history, word);
      history.writeComment('a', 'typed here');
      for (const word of words.slice(before)) tell(history, word);

      const entry = history.entries().find(({ call }) => call.callId === 'a');
      expect(entry?.log.comment).toBe('typed here');
    }),
  );
});

test('two calls that began in the same moment stand in the same order, whichever was heard of first', () => {
  const [first, second] = [entryOf(callOf('1', RINGING)), entryOf(callOf('2', RINGING))];

  expect(listAfter([{ entry: first }, { entry: second }])).toEqual(
    listAfter([{ entry: second }, { entry: first }]),
  );
});

/** The gateway's word of a call holds all that it has heard of it until then, and each has a greater revision. */
function toWords(list: readonly Happened[]): Word[] {
  const known = new Map<string, Call>();
  const words = list.flatMap(({ call, type, second, heard, peerName }, index): Word[] => {
    const callId = CALLS[call] ?? '';
    const event: CallEvent = {
      type,
      callId,
      source: 'webhook',
      at: beginOf(call) + second * 1000,
      about: { peerName },
    };
    const told = heard === 'pad' ? null : transition(known.get(callId), event);
    if (told) known.set(callId, told);
    const log = { ...LOG, comment: `edit ${index}`, commentEdit: index };
    return [
      ...(heard === 'gateway' ? [] : [{ event: { ...event, source: 'pad' as const } }]),
      ...(told ? [{ entry: { revision: index + 1, call: told, log, media: [] } }] : []),
    ];
  });
  return [...CALLS.map(begun), ...words];
}

/** Calls never begin in the same moment here: what then is, the last test tells. */
function beginOf(call: number): number {
  return NINE + call * 60_000;
}

function begun(callId: string, index: number): Word {
  return { event: { type: 'ringing', callId, source: 'pad', at: beginOf(index) } };
}

function listAfter(words: readonly Word[]): HistoryEntry[] {
  const history = createHistory({ now: () => NINE });
  for (const word of words) tell(history, word);
  return history.entries();
}

function tell(history: ReturnType<typeof createHistory>, word: Word): void {
  if ('entry' in word) history.receive(word.entry);
  else history.apply(word.event);
}
