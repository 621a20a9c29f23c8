/** Follows the counters of one call's audio. */
import { FAIR_MOS, GOOD_MOS } from './qualityLevel.ts';
import type { AudioStats, CallQuality, QualityLevel, QualitySummary } from './quality.ts';
import { figuresOf, intervalBetween, mean } from './qualityInterval.ts';
import type { QualityInterval } from './qualityInterval.ts';
import { mosOf } from './qualityScore.ts';
import type { NetworkFigures } from './qualityScore.ts';
import { createSilenceWatch } from './silence.ts';

export interface QualityWatch {
  /**
   * Takes a reading, of any distance to the one before; every two seconds is good. From when the call is connected.
   * @returns null as long as there is nothing to compare with: after the first, on hold, after a gap, for a new connection
   */
  add(stats: AudioStats): CallQuality | null;
  /** The call goes on hold: nothing is to be heard, and nothing counts. */
  pause(): void;
  resume(): void;
  /** The agent has silenced the microphone, or speaks again. */
  setMuted(muted: boolean): void;
  /** Of the call until now; null: it was too short for two readings. */
  summary(): QualitySummary | null;
}

const WINDOW_MS = 10_000;
/** A shorter one says too little to be the worst of a call. */
const FULL_WINDOW_MS = 8000;
/** It must be so much better to be called better again: what is shown does not go to and fro. */
const HYSTERESIS = 0.1;
const MAX_MS = 60_000;

export function createQualityWatch(): QualityWatch {
  const silence = createSilenceWatch();
  /** Of the whole call: some two thousand an hour. */
  const all: QualityInterval[] = [];
  let last: AudioStats | null = null;
  let window: readonly QualityInterval[] = [];
  let level: QualityLevel = 'good';
  let paused = false;
  let muted = false;
  let worstMos: number | null = null;

  function begin(): null {
    window = [];
    silence.restart();
    return null;
  }

  function add(stats: AudioStats): CallQuality | null {
    const interval = last && intervalBetween(last, stats);
    last = stats;
    if (interval === null) return begin();
    const from = interval.endsAt - WINDOW_MS;
    window = [...window.filter(({ endsAt }) => endsAt > from), interval];
    all.push(interval);
    const figures = figuresOf(window);
    const mos = mosOf(figures);
    level = nextLevel(level, mos);
    const length = window.reduce((ms, each) => ms + each.ms, 0);
    if (length >= FULL_WINDOW_MS) worstMos = Math.min(worstMos ?? mos, mos);
    return { level, ...shown(mos, figures), silence: silence.add(interval, muted) };
  }

  return {
    add: (stats) => (paused ? null : add(stats)),
    pause() {
      paused = true;
      last = null;
      begin();
    },
    resume() {
      paused = false;
    },
    setMuted(isMuted) {
      muted = isMuted;
    },
    summary() {
      const mos = mean(all, (interval) => mosOf(figuresOf([interval])));
      if (mos === null) return null;
      return { ...shown(mos, figuresOf(all)), worstMos: round(Math.min(worstMos ?? mos, mos), 2) };
    },
  };
}

function nextLevel(level: QualityLevel, mos: number): QualityLevel {
  const toGood = level === 'good' ? GOOD_MOS : GOOD_MOS + HYSTERESIS;
  const toFair = level === 'poor' ? FAIR_MOS + HYSTERESIS : FAIR_MOS;
  if (mos >= toGood) return 'good';
  return mos >= toFair ? 'fair' : 'poor';
}

function shown(mos: number, { loss, jitter, roundTrip }: NetworkFigures) {
  return {
    mos: round(mos, 2),
    lossPercent: round(loss * 100, 1),
    jitterMs: milliseconds(jitter),
    roundTripMs: roundTrip === null ? null : milliseconds(roundTrip),
  };
}

function milliseconds(seconds: number): number {
  return Math.min(MAX_MS, Math.round(seconds * 1000));
}

function round(value: number, digits: number): number {
  const factor = 10 ** digits;
  return Math.round(value * factor) / factor;
}
