/** Date literals of SOQL as spans of days. SOQL and SOSL Reference: Date Formats and Date Literals in WHERE. */

/** From the first day to the day after the last one, as `2026-11-22`. */
export interface DaySpan {
  readonly from: string;
  readonly until: string;
}

type Unit = 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR';
const MONTHS_OF: Readonly<Partial<Record<Unit, number>>> = { MONTH: 1, QUARTER: 3, YEAR: 12 };

/**
 * @param literal for example `TODAY`, `LAST_N_DAYS`
 * @param count the number behind the colon
 * @param today in the user's time zone, as `2026-11-22`
 * @returns null for a literal that is not known
 */
export function daySpanOf(literal: string, count: number, today: string): DaySpan | null {
  const day = (offset: number) => addDays(today, offset);
  switch (literal) {
    case 'YESTERDAY':
      return { from: day(-1), until: today };
    case 'TODAY':
      return { from: today, until: day(1) };
    case 'TOMORROW':
      return { from: day(1), until: day(2) };
    case 'LAST_90_DAYS':
      return { from: day(-89), until: day(1) };
    case 'NEXT_90_DAYS':
      return { from: day(1), until: day(91) };
    case 'LAST_N_DAYS':
      return { from: day(1 - count), until: day(1) };
    case 'NEXT_N_DAYS':
      return { from: day(1), until: day(count + 1) };
    case 'N_DAYS_AGO':
      return { from: day(-count), until: day(1 - count) };
    default:
      return unitSpan(literal, count, today);
  }
}

/** `THIS_MONTH`, `LAST_WEEK`, `NEXT_N_YEARS`, `N_WEEKS_AGO`... */
function unitSpan(literal: string, count: number, today: string): DaySpan | null {
  const match = /^(?:(THIS|LAST|NEXT)_(N_)?)?(?:N_)?(WEEK|MONTH|QUARTER|YEAR)S?(_AGO)?$/.exec(literal);
  if (match === null) return null;
  const [, which, many, unit, ago] = match;
  const start = (offset: number) => startOf(unit === undefined ? 'DAY' : toUnit(unit), offset, today);
  if (ago !== undefined) return { from: start(-count), until: start(1 - count) };
  const amount = many === undefined ? 1 : count;
  if (which === 'THIS') return { from: start(0), until: start(1) };
  return which === 'LAST'
    ? { from: start(-amount), until: start(0) }
    : { from: start(1), until: start(1 + amount) };
}

function toUnit(text: string): Unit {
  return text === 'WEEK' || text === 'MONTH' || text === 'QUARTER' || text === 'YEAR' ? text : 'DAY';
}

/** The first day of the unit that lies `offset` units from today's. Weeks begin on Sunday. */
function startOf(unit: Unit, offset: number, today: string): string {
  const date = new Date(`${today}T00:00:00Z`);
  const months = MONTHS_OF[unit];
  if (months === undefined) return addDays(today, offset * 7 - date.getUTCDay());
  const month = Math.floor(date.getUTCMonth() / months) * months + offset * months;
  return new Date(Date.UTC(date.getUTCFullYear(), month, 1)).toISOString().slice(0, 10);
}

function addDays(day: string, offset: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + offset * 86_400_000).toISOString().slice(0, 10);
}

/** The day of a moment in a time zone, as `2026-11-22`. */
export function dayOf(milliseconds: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone }).format(milliseconds);
}

/** The moment at which a day begins in a time zone, in milliseconds since 1970. */
export function startOfDay(day: string, timeZone: string): number {
  const utc = Date.parse(`${day}T00:00:00Z`);
  const guess = utc - offsetAt(utc, timeZone);
  return utc - offsetAt(guess, timeZone);
}

/** How far the zone's clock is ahead of UTC at a moment, in milliseconds. */
function offsetAt(milliseconds: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(milliseconds);
  const part = (type: string) => Number(parts.find((each) => each.type === type)?.value);
  const local = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return local - Math.floor(milliseconds / 1000) * 1000;
}
