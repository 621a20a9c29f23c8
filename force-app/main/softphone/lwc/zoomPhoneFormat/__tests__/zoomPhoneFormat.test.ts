import '../../../../../../test-support/lightning/realLabels.ts';
import { expect, jest, test } from '@jest/globals';
import { formatDuration, formatMoment, initialsOf } from '../zoomPhoneFormat.ts';

jest.mock('@salesforce/i18n/timeZone', () => ({ default: 'Asia/Tokyo', __esModule: true }), {
  virtual: true,
});

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** 09:00 in Tokyo. */
const NOW = Date.UTC(2026, 9, 6, 0, 0);

test.each([
  [0, '0:00'],
  [7, '0:07'],
  [59.9, '0:59'],
  [60, '1:00'],
  [754, '12:34'],
  [3599, '59:59'],
  [3600, '1:00:00'],
  [3723, '1:02:03'],
  [360_000, '100:00:00'],
])('%d seconds read as %s', (seconds, text) => {
  expect(formatDuration(seconds)).toBe(text);
});

test('where the clocks differ, a call has not begun in the future', () => {
  expect(formatDuration(-3)).toBe('0:00');
});

test.each([
  ['this moment', NOW, 'Today 9:00 AM'],
  ['the first minute of the day', NOW - 9 * 60 * MINUTE, 'Today 12:00 AM'],
  ['the last minute of the day before', NOW - (9 * 60 + 1) * MINUTE, 'Yesterday 11:59 PM'],
  ['a day ago', NOW - DAY, 'Yesterday 9:00 AM'],
  ['two days ago', NOW - 2 * DAY, 'Oct 4, 2026 9:00 AM'],
  ['last year', NOW - 365 * DAY, 'Oct 6, 2025 9:00 AM'],
])("%s, in the agent's time zone", (_name, at, text) => {
  expect(plain(formatMoment(at, NOW))).toBe(text);
});

test.each([
  ['Jane Roe', 'JR'],
  ['jane van der roe', 'JR'],
  ['Jane', 'J'],
  ['  Jane   Roe ', 'JR'],
  ['山田 太郎', '山'],
  ['山田　太郎', '山'],
  ['김 민수', '김'],
  ['Ærø Øster', 'ÆØ'],
  ['😀 Smile', '😀S'],
  ['', ''],
])('the initials of "%s" are "%s"', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});

/** Intl separates with blanks that do not break. */
function plain(text: string): string {
  return text.replaceAll(/\s/g, ' ');
}
