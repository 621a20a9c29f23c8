/** Times and durations as the user reads them: in the user's language and time zone. */
import LOCALE from '@salesforce/i18n/locale';
import TIME_ZONE from '@salesforce/i18n/timeZone';
import { labels } from 'c/zoomPhoneLabels';

/** Chinese, Hungarian, Japanese, Korean and Vietnamese say the name of the family first. */
export const familyNameFirst = /^(hu|ja|ko|vi|zh)\b/.test(LOCALE);

/** Making one takes the browser longer than all that it formats. */
const TIME = new Intl.DateTimeFormat(LOCALE, { timeStyle: 'short', timeZone: TIME_ZONE });
const DATE = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium', timeZone: TIME_ZONE });
const MOMENT = new Intl.DateTimeFormat(LOCALE, {
  dateStyle: 'medium',
  timeStyle: 'medium',
  timeZone: TIME_ZONE,
});
/** Calendar dates belong to no time zone. */
const CALENDAR = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium', timeZone: 'UTC' });
const DAY = new Intl.DateTimeFormat('en-CA', { timeZone: TIME_ZONE });

/** @param seconds whole seconds @returns "0:07", "12:34", "1:02:03" */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  return shown.map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, '0'))).join(':');
}

/** A moment as a list shows it: the time for today, else the day as well. @param at milliseconds since 1970 */
export function formatMoment(at: number, now: number): string {
  return `${formatDate(at, now)} ${formatTime(at)}`;
}

/** The day of a moment. @param at milliseconds since 1970 */
export function formatDate(at: number, now: number): string {
  const day = DAY.format(at);
  if (day === DAY.format(now)) return labels.historyToday;
  return day === DAY.format(now - 86_400_000) ? labels.historyYesterday : DATE.format(at);
}

/** @param at milliseconds since 1970 */
export function formatTime(at: number): string {
  return TIME.format(at);
}

/** The day of a moment where the user is: "2026-10-06". @param at milliseconds since 1970 */
export function dayOf(at: number): string {
  return DAY.format(at);
}

/** The calendar date where the user is: "2026-10-06". */
export function today(): string {
  return dayOf(Date.now());
}

/** @param day "2026-10-06" */
export function formatDay(day: string): string {
  const at = Date.parse(day);
  return Number.isNaN(at) ? day : CALENDAR.format(at);
}

/** A moment to the second, with its day. @param at milliseconds since 1970 */
export function formatDateTime(at: number): string {
  return MOMENT.format(at);
}

/** A name of several words as first and last name; a single word is a last name. */
export function splitName(name: string): { firstName: string; lastName: string } {
  const words = name.split(/\s+/).filter((word) => word !== '');
  const own = familyNameFirst ? words.slice(0, 1) : words.slice(-1);
  const others = familyNameFirst ? words.slice(1) : words.slice(0, -1);
  return { firstName: others.join(' '), lastName: own.join(' ') };
}

/** "Jane Roe" is JR, 山田 太郎 is 山: what stands for a person without a picture. */
export function initialsOf(name: string): string {
  const words = name
    .trim()
    .split(/[\s\u3000]+/)
    .filter((word) => word !== '');
  const [first = '', last = ''] = [words[0], words.length > 1 ? words.at(-1) : undefined];
  const letter = (word: string): string => Array.from(word)[0] ?? '';
  if (/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(first)) return letter(first);
  return (letter(first) + letter(last)).toUpperCase();
}

/** @param device Zoom's name of it, for example `MAC_Client(6.0.2)` or `Yealink t42s` */
export function deviceKind(device: string): 'desktop' | 'mobile' | 'deskPhone' {
  if (/^(mac|win|linux|web)[ _]client/i.test(device)) return 'desktop';
  return /^(ios|ipad|android)/i.test(device) ? 'mobile' : 'deskPhone';
}

/** Where the agent telephones, within a sentence. */
export function deviceName(device: string): string {
  const names = { desktop: labels.deviceDesktop, mobile: labels.deviceMobile, deskPhone: device };
  return names[deviceKind(device)];
}
