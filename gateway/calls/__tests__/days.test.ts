import { expect, test } from '@jest/globals';
import { startOfDay } from '../days.ts';

test.each([
  ['2026-11-26', 'Asia/Tokyo', '2026-11-25T15:00:00Z'],
  ['2026-11-01', 'America/New_York', '2026-11-01T04:00:00Z'],
  ['2026-11-02', 'America/New_York', '2026-11-02T05:00:00Z'],
  ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00Z'],
  ['2026-03-30', 'Europe/Berlin', '2026-03-29T22:00:00Z'],
  ['2026-04-05', 'Australia/Lord_Howe', '2026-04-04T13:00:00Z'],
  ['2026-09-06', 'America/Santiago', '2026-09-06T04:00:00Z'],
])('%s in %s begins at %s', (day, zone, begins) => {
  expect(new Date(startOfDay(day, zone)).toISOString().replace('.000', '')).toBe(begins);
});
