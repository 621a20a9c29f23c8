import { expect, test } from '@jest/globals';
import { dayOf, daySpanOf, startOfDay } from '../timeRanges.ts';

// A Sunday.
const TODAY = '2026-11-22';

test.each([
  ['TODAY', 0, '2026-11-22', '2026-11-23'],
  ['YESTERDAY', 0, '2026-11-21', '2026-11-22'],
  ['TOMORROW', 0, '2026-11-23', '2026-11-24'],
  ['THIS_WEEK', 0, '2026-11-22', '2026-11-29'],
  ['LAST_WEEK', 0, '2026-11-15', '2026-11-22'],
  ['NEXT_N_WEEKS', 2, '2026-11-29', '2026-12-13'],
  ['THIS_MONTH', 0, '2026-11-01', '2026-12-01'],
  ['NEXT_MONTH', 0, '2026-12-01', '2027-01-01'],
  ['LAST_N_MONTHS', 2, '2026-09-01', '2026-11-01'],
  ['THIS_QUARTER', 0, '2026-10-01', '2027-01-01'],
  ['LAST_YEAR', 0, '2025-01-01', '2026-01-01'],
  ['N_YEARS_AGO', 2, '2024-01-01', '2025-01-01'],
  ['LAST_N_DAYS', 3, '2026-11-20', '2026-11-23'],
  ['NEXT_N_DAYS', 3, '2026-11-23', '2026-11-26'],
  ['N_DAYS_AGO', 3, '2026-11-19', '2026-11-20'],
  ['LAST_90_DAYS', 0, '2026-08-25', '2026-11-23'],
])('%s:%i is from %s to %s', (literal, count, from, until) => {
  expect(daySpanOf(literal, count, TODAY)).toEqual({ from, until });
});

test('knows no other literals', () => {
  expect(daySpanOf('SOMEDAY', 0, TODAY)).toBeNull();
});

test.each([
  ['Asia/Tokyo', '2026-11-22', '2026-11-21T15:00:00.000Z'],
  ['America/New_York', '2026-11-01', '2026-11-01T04:00:00.000Z'],
  ['America/New_York', '2026-11-02', '2026-11-02T05:00:00.000Z'],
  ['Australia/Sydney', '2026-10-04', '2026-10-03T14:00:00.000Z'],
  ['UTC', '2026-11-22', '2026-11-22T00:00:00.000Z'],
])('in %s the day %s begins at %s', (zone, day, moment) => {
  expect(new Date(startOfDay(day, zone)).toISOString()).toBe(moment);
  expect(dayOf(startOfDay(day, zone), zone)).toBe(day);
});
