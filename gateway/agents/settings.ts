/** What the settings of an org mean for one agent. Pure. */
import {
  DEFAULT_SETTINGS,
  MOST_MATCH_OBJECTS,
  MOST_TASK_FIELDS,
  TEXT_TASKS,
  isApiName,
  isFieldName,
  isReservedTaskField,
} from '#call-core';
import type { PhoneNumbers, Settings, TextTasks } from '#call-core';
import type { SettingsRecord } from './ports.ts';

/** An extension of the own Zoom account. */
const EXTENSION = /^\d{2,6}$/;
/** Who has a number is looked for in these anyway. */
const ALWAYS_MATCHED = ['contact', 'lead', 'account'];

/**
 * Field by field the nearest record that has a value: the user's, the profile's, the org's. A checkbox always has one.
 * @param owners ids from the nearest to the furthest
 */
export function resolveSettings(
  records: readonly SettingsRecord[],
  owners: readonly (string | null)[],
  numbers: Pick<PhoneNumbers, 'toE164'>,
): Settings {
  const near = owners.flatMap((owner) => records.find(({ ownerId }) => ownerId === owner) ?? []);
  const nearest = <K extends keyof SettingsRecord>(name: K) =>
    near.map((record) => record[name]).find((value) => value !== null) ?? null;
  return {
    autoSave: nearest('autoSave') ?? DEFAULT_SETTINGS.autoSave,
    logAnswered: nearest('logAnswered') ?? DEFAULT_SETTINGS.logAnswered,
    logMissed: nearest('logMissed') ?? DEFAULT_SETTINGS.logMissed,
    logVoicemail: nearest('logVoicemail') ?? DEFAULT_SETTINGS.logVoicemail,
    logInternal: nearest('logInternal') ?? DEFAULT_SETTINGS.logInternal,
    neverLog: readNumbers(linesOf(nearest('neverLog') ?? ''), numbers).numbers,
    dispositions: dispositionsOf(nearest('dispositions') ?? ''),
    subjectTemplate: nearest('subjectTemplate')?.trim() ?? DEFAULT_SETTINGS.subjectTemplate,
    matchObjects: matchObjectsOf(linesOf(nearest('matchObjects') ?? ''))
      .filter(isApiName)
      .slice(0, MOST_MATCH_OBJECTS),
    taskFields: taskFieldsOf(nearest('taskFields') ?? ''),
    textTasks:
      near.map((record) => textTasksOf(record.textTasks)).find((value) => value !== null) ??
      DEFAULT_SETTINGS.textTasks,
  };
}

/** One a line: a disposition may have commas. */
export function dispositionsOf(text: string): string[] {
  return [...new Set(text.split(/[\n\r]+/).flatMap((line) => line.trim() || []))];
}

/** Each once, whatever the case; those that need not be named are left out. */
export function matchObjectsOf(names: readonly string[]): string[] {
  const lower = names.map((name) => name.toLowerCase());
  return names.filter(
    (_, index) => !ALWAYS_MATCHED.includes(lower[index] ?? '') && lower.indexOf(lower[index] ?? '') === index,
  );
}

/** Of what was written in Setup, where nobody looks at it, only what can be the name of a field and is nobody else's. */
export function taskFieldsOf(text: string): string[] {
  const names = new Set(linesOf(text).filter((name) => isFieldName(name) && !isReservedTaskField(name)));
  return [...names].slice(0, MOST_TASK_FIELDS);
}

/** A custom setting has no picklist; what is none of the words is as if nothing stood there. */
export function textTasksOf(text: string | null): TextTasks | null {
  return TEXT_TASKS.find((word) => word === text?.trim().toLowerCase()) ?? null;
}

export function linesOf(text: string): string[] {
  return text.split(/[\n\r,;、，；]+/).flatMap((part) => part.trim() || []);
}

/** Numbers as calls have them, each once, and what is none. */
export function readNumbers(
  lines: readonly string[],
  numbers: Pick<PhoneNumbers, 'toE164'>,
): { readonly numbers: string[]; readonly unreadable: string[] } {
  const read = lines.map((line) => {
    const text = line.normalize('NFKC').trim();
    return { line, number: EXTENSION.test(text) ? text : numbers.toE164(text) };
  });
  return {
    numbers: [...new Set(read.flatMap(({ number }) => number ?? []))],
    unreadable: read.flatMap(({ line, number }) => (number === null ? [line] : [])),
  };
}
