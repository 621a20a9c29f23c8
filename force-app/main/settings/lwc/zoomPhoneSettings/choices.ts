/** Settings of which one of several is chosen, as lists show them. */
import { SCREEN_POPS, TEXT_TASKS } from 'c/zoomCallCore';
import type { Settings } from 'c/zoomCallCore';
import { labels } from 'c/zoomPhoneLabels';

/** As the utility item of the app says. */
export const AS_THE_APP = 'app';

export const TEXT_TASK_OPTIONS = [
  { value: 'day', label: labels.settingsTextTasksDay },
  { value: 'thread', label: labels.settingsTextTasksThread },
  { value: 'message', label: labels.settingsTextTasksMessage },
];

export const SCREEN_POP_OPTIONS = [
  { value: AS_THE_APP, label: labels.settingsAsTheApp },
  { value: 'onRing', label: labels.alertsPopOnRing },
  { value: 'onAnswer', label: labels.alertsPopOnAnswer },
  { value: 'never', label: labels.alertsPopNever },
];

export const RING_TONE_OPTIONS = [
  { value: AS_THE_APP, label: labels.settingsAsTheApp },
  { value: 'on', label: labels.settingsOn },
  { value: 'off', label: labels.settingsOff },
];

export function ringToneWord(ringTone: boolean | null): string {
  if (ringTone === null) return AS_THE_APP;
  return ringTone ? 'on' : 'off';
}

/** What the value of a list means. */
export function chosen(name: 'textTasks' | 'screenPop' | 'ringTone', value: string): Partial<Settings> {
  switch (name) {
    case 'textTasks':
      return { textTasks: TEXT_TASKS.find((one) => one === value) ?? 'day' };
    case 'screenPop':
      return { screenPop: SCREEN_POPS.find((one) => one === value) ?? null };
    case 'ringTone':
      return { ringTone: value === AS_THE_APP ? null : value === 'on' };
  }
}
