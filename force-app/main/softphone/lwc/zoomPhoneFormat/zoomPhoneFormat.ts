/** Times and durations as the user reads them: in the user's language and time zone. */
import LOCALE from '@salesforce/i18n/locale';
import TIME_ZONE from '@salesforce/i18n/timeZone';
import { labels } from 'c/zoomPhoneLabels';

/** @param seconds whole seconds @returns "0:07", "12:34", "1:02:03" */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  return shown.map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, '0'))).join(':');
}

/** A moment as a list shows it: the time for today, else the day as well. @param at milliseconds since 1970 */
export function formatMoment(at: number, now: number): string {
  const time = new Intl.DateTimeFormat(LOCALE, { timeStyle: 'short', timeZone: TIME_ZONE }).format(at);
  if (dayOf(at) === dayOf(now)) return `${labels.historyToday} ${time}`;
  if (dayOf(at) === dayOf(now - 86_400_000)) return `${labels.historyYesterday} ${time}`;
  const date = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium', timeZone: TIME_ZONE }).format(at);
  return `${date} ${time}`;
}

function dayOf(at: number): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: TIME_ZONE }).format(at);
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
