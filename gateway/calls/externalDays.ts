/** The days that an agent names, as moments: they begin and end in the agent's time zone. */
import { PhoneError, addDays, checkDays } from '#call-core';
import type { Days } from '#call-core';
import { Temporal } from 'temporal-polyfill';
import { startOfDay } from './days.ts';

/** From the first moment up to, and without, the last one; milliseconds since 1970. */
export interface Period {
  readonly start: number;
  readonly end: number;
}

/** So far back Zoom's call history goes. */
const HISTORY = { months: 6 } as const;

/**
 * A day has 23 hours where the clocks go forward in it and 25 where they go back, and need not begin at 00:00.
 * @throws PhoneError where they cannot be searched
 */
export function periodOf(days: Days, timeZone: string, now: number): Period {
  checkDays(days);
  if (!isInHistory(days.from, timeZone, now)) throw new PhoneError('externalCalls.tooOld');
  return {
    start: startOfDay(days.from, timeZone),
    end: startOfDay(addDays(days.to, 1), timeZone),
  };
}

/** Whether Zoom still lists the calls of this day. */
export function isInHistory(day: string, timeZone: string, now: number): boolean {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).toPlainDate();
  return Temporal.PlainDate.compare(Temporal.PlainDate.from(day), today.subtract(HISTORY)) > 0;
}
