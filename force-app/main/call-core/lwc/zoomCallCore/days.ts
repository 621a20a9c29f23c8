/** Calendar days as people name them, without a time: `2026-10-06`. */
import * as v from 'valibot';
import { PhoneError } from './phoneError.ts';

export const DaySchema = v.pipe(v.string(), v.isoDate(), v.check(isInCalendar));

/** First and last day, both whole. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/** At most so many days are searched at once. */
export const MOST_DAYS = 3;
const DAY_MS = 86_400_000;

/** The day that a moment belongs to. @param at milliseconds since 1970 @param timeZone IANA name */
export function dayOf(at: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone, calendar: 'iso8601', numberingSystem: 'latn' },
    ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
  }).formatToParts(at);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
}

export function addDays(day: string, count: number): string {
  return new Date(Date.parse(day) + count * DAY_MS).toISOString().slice(0, 10);
}

/** The first day after this one that is neither a Saturday nor a Sunday. Holidays are nobody's to know here. */
export function nextWorkingDay(day: string): string {
  const next = addDays(day, 1);
  const weekday = new Date(Date.parse(next)).getUTCDay();
  return weekday === 0 || weekday === 6 ? nextWorkingDay(next) : next;
}

/** How many days these are, first and last included. */
export function countDays({ from, to }: Days): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;
}

/** @throws PhoneError where these days cannot be searched at once */
export function checkDays(days: Days): void {
  const count = countDays(days);
  if (count < 1) throw new PhoneError('externalCalls.endBeforeStart');
  if (count > MOST_DAYS) throw new PhoneError('externalCalls.tooManyDays');
}

function isInCalendar(day: string): boolean {
  const time = Date.parse(day);
  return !Number.isNaN(time) && addDays(day, 0) === day;
}
