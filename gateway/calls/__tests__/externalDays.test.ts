import { expect, test } from '@jest/globals';
import { PhoneError, addDays, countDays, dayOf } from '#call-core';
import { periodOf } from '../externalDays.ts';

const NOW = Date.UTC(2026, 10, 20, 12);
const HOUR = 3_600_000;

function codeOf(from: string, to: string, timeZone = 'Asia/Tokyo'): string {
  try {
    periodOf({ from, to }, timeZone, NOW);
    return 'fine';
  } catch (error) {
    return error instanceof PhoneError ? error.code : String(error);
  }
}

test.each([
  ['2026-11-18', '2026-11-18', 'fine'],
  ['2026-11-18', '2026-11-20', 'fine'],
  ['2026-10-31', '2026-11-02', 'fine'],
  ['2026-11-17', '2026-11-20', 'externalCalls.tooManyDays'],
  ['2026-10-31', '2026-11-03', 'externalCalls.tooManyDays'],
  ['2026-11-20', '2026-11-19', 'externalCalls.endBeforeStart'],
  ['2026-05-21', '2026-05-22', 'fine'],
  ['2026-05-20', '2026-05-22', 'externalCalls.tooOld'],
])('from %s to %s: %s', (from, to, code) => {
  expect(codeOf(from, to)).toBe(code);
});

test.each([
  // The clocks go back on 1 November, and in Berlin on 25 October: the day has 25 hours.
  ['America/New_York', '2026-10-31', '2026-11-02', '2026-10-31T04:00:00Z', '2026-11-03T05:00:00Z', 73],
  ['Europe/Berlin', '2026-10-24', '2026-10-26', '2026-10-23T22:00:00Z', '2026-10-26T23:00:00Z', 73],
  ['America/New_York', '2026-11-01', '2026-11-01', '2026-11-01T04:00:00Z', '2026-11-02T05:00:00Z', 25],
  // Days of the same length everywhere.
  ['Asia/Tokyo', '2026-10-31', '2026-11-02', '2026-10-30T15:00:00Z', '2026-11-02T15:00:00Z', 72],
  ['Asia/Kolkata', '2026-11-02', '2026-11-02', '2026-11-01T18:30:00Z', '2026-11-02T18:30:00Z', 24],
])('%s: from %s to %s', (timeZone, from, to, start, end, hours) => {
  const period = periodOf({ from, to }, timeZone, NOW);

  expect(new Date(period.start).toISOString()).toBe(start.replace('Z', '.000Z'));
  expect(new Date(period.end).toISOString()).toBe(end.replace('Z', '.000Z'));
  expect((period.end - period.start) / HOUR).toBe(hours);
});

test.each([
  ['America/New_York', '2026-03-07', '2026-03-09', 71],
  ['Europe/Berlin', '2026-03-28', '2026-03-30', 71],
  // Where the clocks go forward at midnight, the day begins at one.
  ['Africa/Cairo', '2026-04-24', '2026-04-24', 23],
])('%s: the clocks go forward between %s and %s', (timeZone, from, to, hours) => {
  const { start, end } = periodOf({ from, to }, timeZone, Date.UTC(2026, 4, 1));

  expect((end - start) / HOUR).toBe(hours);
  expect(dayOf(start, timeZone)).toBe(from);
  expect(dayOf(start - 1, timeZone)).toBe(addDays(from, -1));
  expect(dayOf(end - 1, timeZone)).toBe(to);
  expect(dayOf(end, timeZone)).toBe(addDays(to, 1));
});

test('days are counted and added over months, years and the clock', () => {
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  expect(countDays({ from: '2026-03-28', to: '2026-03-30' })).toBe(3);
  expect(countDays({ from: '2026-03-30', to: '2026-03-29' })).toBe(0);
  expect(dayOf(Date.UTC(2026, 10, 20, 15), 'Asia/Tokyo')).toBe('2026-11-21');
});
