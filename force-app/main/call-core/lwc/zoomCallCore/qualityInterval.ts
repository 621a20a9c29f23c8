/** What has changed between two readings of the counters of a call's audio. */
import type { AudioStats } from './quality.ts';
import type { NetworkFigures } from './qualityScore.ts';

export interface QualityInterval {
  readonly endsAt: number;
  readonly ms: number;
  readonly received: number;
  /** Below zero where packets came late that had been held to be lost. */
  readonly lost: number;
  readonly sent: number;
  readonly energyReceived: number;
  readonly energySent: number;
  readonly jitter: number;
  readonly roundTrip: number | null;
  readonly remoteLoss: number | null;
}

/** Longer ago, nothing is known of the time between: the computer slept, or the page did. */
const GAP_MS = 30_000;

/** @returns null where the two do not belong together: another connection counts anew, or too much time has passed */
export function intervalBetween(before: AudioStats, after: AudioStats): QualityInterval | null {
  const ms = after.at - before.at;
  const counts = {
    received: after.packetsReceived - before.packetsReceived,
    sent: after.packetsSent - before.packetsSent,
    energyReceived: after.energyReceived - before.energyReceived,
    energySent: after.energySent - before.energySent,
  };
  if (ms <= 0 || ms > GAP_MS || Object.values(counts).some((count) => count < 0)) return null;
  return {
    ...counts,
    endsAt: after.at,
    ms,
    lost: after.packetsLost - before.packetsLost,
    jitter: after.jitter,
    roundTrip: after.roundTripTime,
    remoteLoss: after.remoteLoss,
  };
}

/** Of all of them together; `loss` is that of the worse direction. */
export function figuresOf(intervals: readonly QualityInterval[]): NetworkFigures {
  const received = sum(intervals, (interval) => interval.received);
  const lost = Math.max(
    0,
    sum(intervals, (interval) => interval.lost),
  );
  const here = lost === 0 ? 0 : lost / (lost + received);
  const there = mean(intervals, (interval) => interval.remoteLoss) ?? 0;
  return {
    loss: Math.min(1, Math.max(here, there)),
    jitter: mean(intervals, (interval) => interval.jitter) ?? 0,
    roundTrip: mean(intervals, (interval) => interval.roundTrip),
  };
}

/** Each counts as long as it took; null: none has a value. */
export function mean(
  intervals: readonly QualityInterval[],
  valueOf: (interval: QualityInterval) => number | null,
): number | null {
  let ms = 0;
  let total = 0;
  for (const interval of intervals) {
    const value = valueOf(interval);
    if (value === null) continue;
    ms += interval.ms;
    total += value * interval.ms;
  }
  return ms === 0 ? null : total / ms;
}

function sum(intervals: readonly QualityInterval[], valueOf: (interval: QualityInterval) => number): number {
  return intervals.reduce((total, interval) => total + valueOf(interval), 0);
}
