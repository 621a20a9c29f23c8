/** Calendar days where somebody is. */
import { Temporal } from 'temporal-polyfill';

/** When a day (`2026-11-26`) begins there: it need not be at 00:00, nor 24 hours after the one before. */
export function startOfDay(day: string, timeZone: string): number {
  return Temporal.PlainDate.from(day).toZonedDateTime(timeZone).epochMilliseconds;
}

/** The calendar date of a moment there, as Salesforce writes dates. */
export function dateIn(timeZone: string, at: number): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at);
}
