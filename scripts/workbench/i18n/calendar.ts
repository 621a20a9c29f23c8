/** Names of the calendar in Japanese, in the form that the base components read (`@salesforce/i18n/calendarData`). */

const DAY_KEYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const DAYS = ['日', '月', '火', '水', '木', '金', '土'];
const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);

const DAY_PERIODS = {
  am: '午前',
  'am-alt-variant': '午前',
  noon: '正午',
  midnight: '午前0時',
  pm: '午後',
  'pm-alt-variant': '午後',
};

export function japaneseCalendar(): object {
  const dayPeriods = { abbreviated: DAY_PERIODS, narrow: DAY_PERIODS, wide: DAY_PERIODS };
  const days = {
    abbreviated: named(DAY_KEYS, DAYS),
    narrow: named(DAY_KEYS, DAYS),
    short: named(DAY_KEYS, DAYS),
    wide: named(
      DAY_KEYS,
      DAYS.map((day) => `${day}曜日`),
    ),
  };
  const monthNames = named(
    MONTHS,
    MONTHS.map((month) => `${month}月`),
  );
  const months = { abbreviated: monthNames, narrow: monthNames, wide: monthNames };
  const eras = { 0: '紀元前', 1: '西暦' };
  return {
    gregorian: {
      dayPeriods: { format: dayPeriods, 'stand-alone': dayPeriods },
      days: { format: days, 'stand-alone': days },
      eras: { eraNames: eras, eraAbbr: eras, eraNarrow: eras },
      months: { format: months, 'stand-alone': months },
    },
  };
}

function named(keys: readonly (string | number)[], names: readonly string[]): Record<string, string> {
  return Object.fromEntries(keys.map((key, index) => [key, names[index] ?? '']));
}
