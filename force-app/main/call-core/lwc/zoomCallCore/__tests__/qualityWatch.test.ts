import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import * as v from 'valibot';
import { QualitySummarySchema } from '../quality.ts';
import type { AudioStats, CallQuality, Silence } from '../quality.ts';
import { mosOf } from '../qualityScore.ts';
import { createQualityWatch } from '../qualityWatch.ts';

const STEP_MS = 2000;
const START: AudioStats = {
  at: 5000,
  packetsReceived: 0,
  packetsLost: 0,
  packetsSent: 0,
  jitter: 0.005,
  roundTripTime: 0.04,
  remoteLoss: 0,
  energyReceived: 0,
  energySent: 0,
};

/** What the counters have become more by, and what is said anew. */
type Change = Partial<AudioStats>;
const HEALTHY = { packetsReceived: 100, packetsSent: 100, energyReceived: 0.2, energySent: 0.2 };

function after(before: AudioStats, change: Change, ms = STEP_MS): AudioStats {
  const { jitter, roundTripTime, remoteLoss, ...counts } = change;
  const said = { ...before, ...(jitter === undefined ? {} : { jitter }) };
  const more = (key: 'packetsReceived' | 'packetsLost' | 'packetsSent' | 'energyReceived' | 'energySent') =>
    before[key] + (counts[key] ?? 0);
  return {
    ...said,
    ...(roundTripTime === undefined ? {} : { roundTripTime }),
    ...(remoteLoss === undefined ? {} : { remoteLoss }),
    at: before.at + ms,
    packetsReceived: more('packetsReceived'),
    packetsLost: more('packetsLost'),
    packetsSent: more('packetsSent'),
    energyReceived: more('energyReceived'),
    energySent: more('energySent'),
  };
}

/** A watch with its call; `steps` goes on with it, and tells what was told. */
function call(first = START) {
  const watch = createQualityWatch();
  let last = first;
  watch.add(last);
  return {
    watch,
    steps(count: number, change: Change, ms = STEP_MS): (CallQuality | null)[] {
      return Array.from({ length: count }, () => {
        last = after(last, { ...HEALTHY, ...change }, ms);
        return watch.add(last);
      });
    },
    /** The counters begin again, as those of another connection. */
    reconnect(): CallQuality | null {
      last = { ...START, at: last.at + STEP_MS };
      return watch.add(last);
    },
  };
}

describe('score', () => {
  test.each([
    ['nothing lost, nearly at once', { loss: 0, jitter: 0.002, roundTrip: 0.02 }, 4.4],
    ['one in twenty lost', { loss: 0.05, jitter: 0.005, roundTrip: 0.04 }, 3.9],
    ['one in ten lost', { loss: 0.1, jitter: 0.005, roundTrip: 0.04 }, 3.35],
    ['half a second there and back', { loss: 0, jitter: 0.005, roundTrip: 0.5 }, 3.85],
    ['nothing gets there', { loss: 1, jitter: 0, roundTrip: null }, 1.25],
    ['as late as never', { loss: 1, jitter: 5, roundTrip: 10 }, 1],
  ])('%s', (_what, figures, mos) => {
    expect(mosOf(figures)).toBeGreaterThan(mos - 0.15);
    expect(mosOf(figures)).toBeLessThan(mos + 0.15);
  });

  test('nothing gets better by more loss, jitter or delay', () => {
    const unit = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(unit, unit, unit, unit, unit, unit, (loss, jitter, roundTrip, ...more) => {
        const [moreLoss, moreJitter, moreRoundTrip] = more;
        const worse = {
          loss: Math.min(1, loss + moreLoss),
          jitter: jitter + moreJitter,
          roundTrip: roundTrip + moreRoundTrip,
        };
        // The curve is flat where hardly anything is left.
        expect(mosOf(worse)).toBeLessThanOrEqual(mosOf({ loss, jitter, roundTrip }) + 0.01);
      }),
    );
  });
});

describe('quality of the last seconds', () => {
  test('after the first reading there is nothing to compare with', () => {
    const watch = createQualityWatch();
    expect(watch.add(START)).toBeNull();
    expect(watch.summary()).toBeNull();
  });

  test('a healthy call is good, with its figures', () => {
    const [quality] = call().steps(1, { packetsLost: 1 });
    expect(quality).toMatchObject({
      level: 'good',
      lossPercent: 1,
      jitterMs: 5,
      roundTripMs: 40,
      silence: null,
    });
  });

  test('what was bad ten seconds ago is forgotten', () => {
    const { steps } = call();
    expect(steps(5, { packetsLost: 20 }).at(-1)?.level).toBe('poor');
    expect(steps(5, {}).at(-1)).toMatchObject({ level: 'good', lossPercent: 0 });
  });

  test('loss in the other direction counts, where it is the worse one', () => {
    const [quality] = call().steps(1, { packetsLost: 1, remoteLoss: 0.2 });
    expect(quality).toMatchObject({ level: 'poor', lossPercent: 20 });
  });

  test('packets that come late were not lost', () => {
    const { steps } = call();
    steps(1, { packetsLost: 10 });
    expect(steps(1, { packetsLost: -10 })[0]?.lossPercent).toBe(0);
    expect(steps(5, { packetsLost: -1 }).at(-1)?.lossPercent).toBe(0);
  });

  test('no report of the other side is no bad report', () => {
    const [quality] = call({ ...START, roundTripTime: null, remoteLoss: null }).steps(1, {});
    expect(quality).toMatchObject({ level: 'good', roundTripMs: null });
  });

  test('a score at the border does not move the level to and fro', () => {
    const { steps } = call();
    // Scores of 4.04, 3.93 and 4.15.
    const lossOf = (packetsLost: number) => steps(5, { packetsLost }).at(-1)?.level;
    expect(lossOf(3.6)).toBe('good');
    expect(lossOf(4.8)).toBe('fair');
    expect(lossOf(3.6)).toBe('fair');
    expect(lossOf(2.5)).toBe('good');
  });

  test('readings of any distance give the same', () => {
    const often = call();
    const seldom = call();
    often.steps(20, { packetsReceived: 25, packetsLost: 1, packetsSent: 25 }, 500);
    const [one] = seldom.steps(1, { packetsReceived: 500, packetsLost: 20, packetsSent: 500 }, 10_000);
    expect(often.steps(1, { packetsReceived: 25, packetsLost: 1, packetsSent: 25 }, 500)[0]).toEqual(one);
  });
});

describe('what does not count', () => {
  test('the time on hold, nor the silence in it', () => {
    const { watch, steps } = call();
    steps(3, {});
    const before = watch.summary();
    watch.pause();
    expect(steps(5, { packetsReceived: 0, energyReceived: 0, energySent: 0, remoteLoss: 1 })).toEqual(
      Array<null>(5).fill(null),
    );
    expect(watch.summary()).toEqual(before);
    watch.resume();
    expect(steps(2, { remoteLoss: 0 })).toEqual([
      null,
      expect.objectContaining({ level: 'good', silence: null }),
    ]);
  });

  test('what was read before a connection broke', () => {
    const { reconnect, steps } = call();
    steps(3, { packetsLost: 50 });
    expect(reconnect()).toBeNull();
    expect(steps(1, {})[0]).toMatchObject({ lossPercent: 0, silence: null });
  });

  test('the night in which the computer slept', () => {
    const { steps } = call();
    steps(3, {});
    expect(steps(1, { packetsReceived: 0 }, 8 * 3_600_000)).toEqual([null]);
    expect(steps(1, {})[0]).toMatchObject({ level: 'good', silence: null });
  });

  test('a clock that goes back, or stands', () => {
    const { steps } = call();
    steps(3, {});
    expect(steps(2, {}, 0)).toEqual([null, null]);
    expect(steps(1, {}, -60_000)).toEqual([null]);
    expect(steps(1, {})[0]?.level).toBe('good');
  });
});

describe('one-way audio', () => {
  const silences = (told: readonly (CallQuality | null)[]) => told.map((quality) => quality?.silence);

  test.each<[string, Change, Silence]>([
    ['nothing comes', { packetsReceived: 0, energyReceived: 0 }, 'hears'],
    ['nothing but silence comes from the beginning', { energyReceived: 0 }, 'hears'],
    ['the microphone gives nothing from the beginning', { energySent: 0 }, 'speaks'],
    ['nothing is sent', { packetsSent: 0 }, 'speaks'],
    ['nothing gets there', { remoteLoss: 1 }, 'speaks'],
    ['neither works', { packetsReceived: 0, energySent: 0 }, 'hears'],
  ])('%s: told after five seconds', (_what, change, silence) => {
    const { steps } = call();
    expect(silences(steps(4, change))).toEqual([null, null, silence, silence]);
    expect(silences(steps(1, { ...HEALTHY, remoteLoss: 0 }))).toEqual([null]);
  });

  test.each<[Silence, Change]>([
    ['hears', { energyReceived: 0 }],
    ['speaks', { energySent: 0 }],
  ])('%s: a pause in what was heard before is a long one', (silence, change) => {
    const { steps } = call();
    steps(1, {});
    expect(silences(steps(15, change))).toEqual([...Array<null>(14).fill(null), silence]);
  });

  test('who has muted the microphone knows it', () => {
    const { watch, steps } = call();
    watch.setMuted(true);
    expect(silences(steps(5, { energySent: 0 }))).toEqual(Array<null>(5).fill(null));
    watch.setMuted(false);
    expect(silences(steps(3, { energySent: 0 }))).toEqual([null, null, 'speaks']);
  });

  test('after a hold, it begins anew', () => {
    const { watch, steps } = call();
    steps(2, { packetsReceived: 0 });
    watch.pause();
    watch.resume();
    expect(silences(steps(4, { packetsReceived: 0 }))).toEqual([undefined, null, null, 'hears']);
  });
});

describe('of the whole call', () => {
  test('the mean, and the worst ten seconds', () => {
    const { watch, steps } = call();
    steps(50, {});
    const worst = Math.min(...steps(5, { packetsLost: 50 }).map((quality) => quality?.mos ?? 5));
    steps(45, {});
    const summary = watch.summary();
    expect(summary).toMatchObject({ worstMos: worst, jitterMs: 5, roundTripMs: 40 });
    // 250 of 10,250.
    expect(summary?.lossPercent).toBe(2.4);
    expect(summary?.mos).toBeGreaterThan(4.2);
    expect(summary?.mos).toBeLessThan(4.4);
  });

  test('of a call of a few seconds the mean is the worst', () => {
    const { watch, steps } = call();
    steps(1, {});
    expect(watch.summary()).toMatchObject({ mos: 4.38, worstMos: 4.38 });
  });
});

const count = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 2 ** 31 }));
const seconds = fc.double({ min: 0, max: 1e6, noNaN: true });
const STATS = fc.record<AudioStats>({
  at: fc.integer({ min: 0, max: 100_000 }),
  packetsReceived: count,
  packetsLost: fc.integer({ min: -(2 ** 20), max: 2 ** 31 }),
  packetsSent: count,
  jitter: seconds,
  roundTripTime: fc.option(seconds),
  remoteLoss: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
  energyReceived: seconds,
  energySent: seconds,
});

describe('whatever a browser counts', () => {
  test('figures stay within their bounds, and the summary is one that the gateway takes', () => {
    const step = fc.oneof(STATS, fc.constantFrom('pause', 'resume', 'mute'));
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const watch = createQualityWatch();
        for (const each of steps) {
          if (each === 'pause') watch.pause();
          else if (each === 'resume') watch.resume();
          else if (each === 'mute') watch.setMuted(true);
          else if (typeof each === 'object') within(watch.add(each));
        }
        const summary = watch.summary();
        if (summary === null) return;
        v.parse(QualitySummarySchema, summary);
        expect(summary.worstMos).toBeLessThanOrEqual(summary.mos);
      }),
    );
  });

  test('counters that only rise, read in time, always give a quality', () => {
    const change = fc.record({
      packetsReceived: fc.nat(200),
      packetsLost: fc.nat(50),
      packetsSent: fc.nat(200),
      energyReceived: fc.double({ min: 0, max: 1, noNaN: true }),
      energySent: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(change, fc.integer({ min: 1, max: 30_000 }))), (changes) => {
        const { steps } = call();
        for (const [each, ms] of changes) expect(steps(1, each, ms)).not.toContain(null);
      }),
    );
  });
});

function within(quality: CallQuality | null): void {
  if (quality === null) return;
  expect(quality.mos).toBeGreaterThanOrEqual(1);
  expect(quality.mos).toBeLessThanOrEqual(4.5);
  expect(quality.lossPercent).toBeGreaterThanOrEqual(0);
  expect(quality.lossPercent).toBeLessThanOrEqual(100);
  expect(quality.jitterMs).toBeLessThanOrEqual(60_000);
  expect(quality.roundTripMs ?? 0).toBeLessThanOrEqual(60_000);
}
