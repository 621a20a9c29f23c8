import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DOUBT_MS, PAIRING_MS, pairCalls } from '../linePairing.ts';
import type { Heard, HeardCall, LinePairs } from '../linePairing.ts';

const JANE = '+12092592844';
const JOHN = '+12055432724';

function call(callId: string, heardAt: number, other: Partial<HeardCall> = {}): HeardCall {
  return { callId, direction: 'outbound', peerNumber: JANE, heardAt, ...other };
}

function pairsOf(heard: Partial<Heard>): Record<string, string> {
  const pairs = pairCalls({
    pairs: new Map(),
    lineCalls: [],
    zoomCalls: [],
    same: (a, b) => a.replace('+', '') === b.replace('+', ''),
    now: 1_000_000,
    ...heard,
  });
  return Object.fromEntries(pairs);
}

test.each<[string, Partial<HeardCall>, boolean]>([
  ['at once', { heardAt: 0 }, true],
  ['before it', { heardAt: -PAIRING_MS }, true],
  ['at the last moment', { heardAt: PAIRING_MS }, true],
  ['too late', { heardAt: PAIRING_MS + 1 }, false],
  ['too early', { heardAt: -PAIRING_MS - 1 }, false],
  ['in the other direction', { direction: 'inbound' }, false],
  ['with its number written in another way', { peerNumber: '12092592844' }, true],
])('a call that Zoom tells of %s is the same, or not', (_name, zoom, isPair) => {
  const heard = { lineCalls: [call('line', 0)], zoomCalls: [call('zoom', 0, zoom)], now: 0 };

  expect(pairsOf(heard)).toEqual(isPair ? { line: 'zoom' } : {});
});

test('two callers who withhold their numbers look the same', () => {
  const hidden = { peerNumber: null, direction: 'inbound' } as const;

  expect(pairsOf({ lineCalls: [call('line', 0, hidden)], zoomCalls: [call('zoom', 5, hidden)] })).toEqual({
    line: 'zoom',
  });
});

test('of two calls of one number each goes with the nearer one', () => {
  expect(
    pairsOf({
      lineCalls: [call('line-1', 0), call('line-2', 9000)],
      zoomCalls: [call('zoom-2', 9300), call('zoom-1', 400)],
    }),
  ).toEqual({ 'line-1': 'zoom-1', 'line-2': 'zoom-2' });
});

test('a number that the line sees differently is no hindrance where nothing else comes into question, after a while', () => {
  const heard = { lineCalls: [call('line', 0)], zoomCalls: [call('zoom', 500, { peerNumber: '800' })] };

  expect(pairsOf({ ...heard, now: 500 + DOUBT_MS - 1 })).toEqual({});
  expect(pairsOf({ ...heard, now: 500 + DOUBT_MS })).toEqual({ line: 'zoom' });
});

test.each<[string, Partial<Heard>]>([
  [
    'two calls of Zoom',
    { zoomCalls: [call('a', 500, { peerNumber: '800' }), call('b', 600, { peerNumber: JOHN })] },
  ],
  ['two calls of the line', { lineCalls: [call('line', 0), call('other', 5, { peerNumber: JOHN })] }],
])('with different numbers and %s nothing is guessed', (_name, heard) => {
  const one = { lineCalls: [call('line', 0)], zoomCalls: [call('zoom', 500, { peerNumber: '800' })] };

  expect(pairsOf({ ...one, ...heard })).toEqual({});
});

test('what is paired stays paired, though another call is nearer', () => {
  const pairs = new Map([['line', 'zoom']]);
  const heard = {
    lineCalls: [call('line', 0), call('line-2', 10)],
    zoomCalls: [call('zoom', 19_000), call('nearer', 1)],
  };

  expect(pairsOf({ ...heard, pairs })).toEqual({ line: 'zoom', 'line-2': 'nearer' });
});

const heardCall = (names: readonly string[]) =>
  fc.record({
    callId: fc.constantFrom(...names),
    direction: fc.constantFrom('inbound' as const, 'outbound' as const),
    peerNumber: fc.constantFrom(JANE, JOHN, '800', null),
    heardAt: fc.integer({ min: 0, max: 60_000 }),
  });
const heards = fc.record({
  lineCalls: fc.array(heardCall(['A', 'B', 'C', 'D', 'E']), { maxLength: 8 }),
  zoomCalls: fc.array(heardCall(['a', 'b', 'c', 'd', 'e']), { maxLength: 8 }),
  now: fc.integer({ min: 0, max: 90_000 }),
});
const NONE: LinePairs = new Map();
const same = (a: string, b: string) => a === b;

test('each call is paired once, in whatever order and however often it is named', () => {
  fc.assert(
    fc.property(heards, fc.func(fc.integer()), ({ lineCalls, zoomCalls, now }, mix) => {
      // A repetition tells nothing new: the same call, heard of later.
      const lines = distinct(lineCalls);
      const zooms = distinct(zoomCalls);
      const pairs = pairCalls({ pairs: NONE, lineCalls: lines, zoomCalls: zooms, same, now });
      expect(new Set(pairs.values()).size).toBe(pairs.size);

      const again = (calls: readonly HeardCall[]) =>
        [...calls, ...calls.map((one) => ({ ...one, heardAt: one.heardAt + 100_000 }))].sort(
          (a, b) => mix(a) - mix(b),
        );
      const mixed = pairCalls({ pairs: NONE, lineCalls: again(lines), zoomCalls: again(zooms), same, now });
      expect([...mixed].sort()).toEqual([...pairs].sort());
    }),
  );
});

test('however calls come in one by one, no pair is ever taken back, and asking again changes nothing', () => {
  fc.assert(
    fc.property(heards, ({ lineCalls, zoomCalls, now }) => {
      const steps = Math.max(lineCalls.length, zoomCalls.length);
      let pairs = NONE;
      for (let step = 1; step <= steps; step += 1) {
        const heard = {
          lineCalls: distinct(lineCalls).slice(0, step),
          zoomCalls: distinct(zoomCalls).slice(0, step),
        };
        const next = pairCalls({ pairs, ...heard, same, now });
        for (const [line, zoom] of pairs) expect(next.get(line)).toBe(zoom);
        expect(new Set(next.values()).size).toBe(next.size);
        expect([...pairCalls({ pairs: next, ...heard, same, now })]).toEqual([...next]);
        pairs = next;
      }
    }),
  );
});

test('calls that are the same in all but their names are all paired', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5 }),
      fc.array(fc.integer({ min: 0, max: 9000 }), { minLength: 5, maxLength: 5 }),
      (count, delays) => {
        const lineCalls = delays.slice(0, count).map((_delay, place) => call(`line-${place}`, place * 1000));
        const zoomCalls = delays
          .slice(0, count)
          .map((delay, place) => call(`zoom-${place}`, place * 1000 + delay));

        expect(pairCalls({ pairs: NONE, lineCalls, zoomCalls, same, now: 0 }).size).toBe(count);
      },
    ),
  );
});

/** The first of each name. */
function distinct(calls: readonly HeardCall[]): HeardCall[] {
  return calls.filter((one, place) => calls.findIndex(({ callId }) => callId === one.callId) === place);
}
