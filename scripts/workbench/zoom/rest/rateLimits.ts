/** Zoom Phone's rate limits (page "Rate limits"): per account, shared by all apps and users. */
import type { Clock } from '../clock.ts';
import type { LocalZoomOptions } from '../options.ts';

export type RateLabel = 'LIGHT' | 'MEDIUM' | 'HEAVY';
type Plan = NonNullable<LocalZoomOptions['plan']>;

const PER_SECOND: Readonly<Record<Plan, Readonly<Record<RateLabel, number>>>> = {
  Pro: { LIGHT: 20, MEDIUM: 10, HEAVY: 5 },
  'Business+': { LIGHT: 40, MEDIUM: 20, HEAVY: 10 },
};
/** Of HEAVY requests. */
const PER_DAY: Readonly<Record<Plan, number>> = { Pro: 15_000, 'Business+': 30_000 };

const SECOND_MS = 1000;
const DAY_MS = 86_400_000;

export interface RateLimits {
  /** Counts a request. */
  readonly check: (label: RateLabel) => 'ok' | 'perSecond' | 'daily';
  /** Requests of this second, as Zoom's answers tell them. */
  readonly left: (label: RateLabel) => { readonly limit: number; readonly remaining: number };
  readonly reset: () => void;
}

export function createRateLimits(plan: Plan, clock: Clock): RateLimits {
  const seconds = new Map<RateLabel, number[]>();
  let heavy = { day: 0, count: 0 };

  function isOverSecond(label: RateLabel, now: number): boolean {
    const latest = (seconds.get(label) ?? []).filter((at) => at > now - SECOND_MS);
    const isOver = latest.length >= PER_SECOND[plan][label];
    seconds.set(label, isOver ? latest : [...latest, now]);
    return isOver;
  }

  function isOverDay(now: number): boolean {
    const day = Math.floor(now / DAY_MS);
    heavy = heavy.day === day ? { day, count: heavy.count + 1 } : { day, count: 1 };
    return heavy.count > PER_DAY[plan];
  }

  return {
    check(label) {
      const now = clock.now();
      if (isOverSecond(label, now)) return 'perSecond';
      return label === 'HEAVY' && isOverDay(now) ? 'daily' : 'ok';
    },
    left(label) {
      const limit = PER_SECOND[plan][label];
      const now = clock.now();
      const used = (seconds.get(label) ?? []).filter((at) => at > now - SECOND_MS).length;
      return { limit, remaining: Math.max(0, limit - used) };
    },
    reset() {
      seconds.clear();
      heavy = { day: 0, count: 0 };
    },
  };
}
