/** `from` and `to` of Zoom's lists: a month at most; of calls within the last six months, without them the last 24 hours. */
const DAY_MS = 86_400_000;
const MONTH_MS = 31 * DAY_MS;
const SIX_MONTHS_MS = 184 * DAY_MS;

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

export type Period =
  | { readonly invalid: 'from' | 'to' }
  | {
      /** As they were given, or dates. */
      readonly from: string;
      readonly to: string;
      readonly contains: (at: number) => boolean;
    };

export interface PeriodRules {
  /** Without `from` and `to`: from so long ago until now. */
  readonly byItselfMs: number;
  readonly reachesBackMs: number;
}

const CALL_HISTORY: PeriodRules = { byItselfMs: DAY_MS, reachesBackMs: SIX_MONTHS_MS };
/** Texts of any age, those of 30 days by itself. */
export const TEXT_PERIODS: PeriodRules = { byItselfMs: 30 * DAY_MS, reachesBackMs: Infinity };

export function readPeriod(query: URLSearchParams, now: number, rules: PeriodRules = CALL_HISTORY): Period {
  const from = query.get('from') ?? '';
  const to = query.get('to') ?? '';
  if (from === '' && to === '') {
    const start = now - rules.byItselfMs;
    return between(start, now, dateOf(start), dateOf(now));
  }
  const start = toTime(from);
  if (start === null || start < now - rules.reachesBackMs) return { invalid: 'from' };
  const end = toTime(to);
  if (end === null || DATE.test(from) !== DATE.test(to)) return { invalid: 'to' };
  const lastMoment = DATE.test(to) ? end + DAY_MS - 1 : end;
  if (lastMoment < start || lastMoment - start > MONTH_MS) return { invalid: 'to' };
  return between(start, lastMoment, from, to);
}

function between(start: number, end: number, from: string, to: string): Period {
  return { from, to, contains: (at) => at >= start && at <= end };
}

function toTime(text: string): number | null {
  if (!DATE.test(text) && !TIME.test(text)) return null;
  const time = Date.parse(text);
  return Number.isNaN(time) ? null : time;
}

function dateOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
