/** What the settings of an org mean for one agent. Pure. */
import {
  DEFAULT_SETTINGS,
  MOST_MATCH_OBJECTS,
  MOST_TASK_FIELDS,
  OWN_SETTINGS,
  SCREEN_POPS,
  SETTING_NAMES,
  TEXT_TASKS,
  isApiName,
  isFieldName,
  isReservedTaskField,
} from '#call-core';
import type { PhoneNumbers, SettingName, Settings } from '#call-core';
import type { SettingsRecord } from './ports.ts';

/** An extension of the own Zoom account. */
const EXTENSION = /^\d{2,6}$/;
/** Who has a number is looked for in these anyway. */
const ALWAYS_MATCHED = ['contact', 'lead', 'account'];

/** What a record sets; undefined where it leaves that to the next. */
type Values = { readonly [Name in SettingName]: Settings[Name] | undefined };

/** A record of settings, read. */
export interface ReadRecord {
  readonly ownerId: string;
  readonly values: Values;
  readonly locked: readonly SettingName[];
}

/**
 * Setting by setting the furthest record that locks it, else the nearest that sets it: the user's, the profile's, the org's.
 * @param owners ids from the nearest to the furthest
 */
export function resolveSettings(
  records: readonly SettingsRecord[],
  owners: readonly (string | null)[],
  numbers: Pick<PhoneNumbers, 'toE164'>,
): Settings {
  return resolveRead(readRecords(records, owners, numbers));
}

/** The records of these owners, in their order. */
export function readRecords(
  records: readonly SettingsRecord[],
  owners: readonly (string | null)[],
  numbers: Pick<PhoneNumbers, 'toE164'>,
): ReadRecord[] {
  const near = owners.flatMap((owner) => records.find(({ ownerId }) => ownerId === owner) ?? []);
  return near.map((record) => readRecord(record, numbers));
}

/** The record that a setting comes from. */
export function originOf(near: readonly ReadRecord[], name: SettingName): ReadRecord | undefined {
  const lock = near.findLast(({ locked }) => locked.includes(name));
  return lock ?? near.find(({ values }) => values[name] !== undefined);
}

/** @param near from the nearest to the furthest */
export function resolveRead(near: readonly ReadRecord[]): Settings {
  const valueOf = <Name extends SettingName>(name: Name): Settings[Name] =>
    originOf(near, name)?.values[name] ?? DEFAULT_SETTINGS[name];
  return {
    autoSave: valueOf('autoSave'),
    logAnswered: valueOf('logAnswered'),
    logMissed: valueOf('logMissed'),
    logVoicemail: valueOf('logVoicemail'),
    logInternal: valueOf('logInternal'),
    neverLog: valueOf('neverLog'),
    dispositions: valueOf('dispositions'),
    subjectTemplate: valueOf('subjectTemplate'),
    matchObjects: valueOf('matchObjects'),
    taskFields: valueOf('taskFields'),
    textTasks: valueOf('textTasks'),
    saveMedia: valueOf('saveMedia'),
    texting: valueOf('texting'),
    logTexts: valueOf('logTexts'),
    screenPop: valueOf('screenPop'),
    ringTone: valueOf('ringTone'),
    fixed: OWN_SETTINGS.filter((name) => near.some(({ locked }) => locked.includes(name))),
  };
}

function readRecord(record: SettingsRecord, numbers: Pick<PhoneNumbers, 'toE164'>): ReadRecord {
  const setHere = record.setHere === null ? null : settingNamesIn(record.setHere);
  const flag = (name: SettingName, value: boolean | null): boolean | undefined =>
    value === null || setHere?.includes(name) === false ? undefined : value;
  /** Salesforce keeps no empty text: that one is set, and to nothing, is said by its name. */
  const text = <T>(name: SettingName, value: string | null, read: (text: string) => T): T | undefined => {
    const written = value ?? (setHere?.includes(name) === true ? '' : null);
    return written === null ? undefined : read(written);
  };
  return {
    ownerId: record.ownerId,
    values: {
      autoSave: flag('autoSave', record.autoSave),
      logAnswered: flag('logAnswered', record.logAnswered),
      logMissed: flag('logMissed', record.logMissed),
      logVoicemail: flag('logVoicemail', record.logVoicemail),
      logInternal: flag('logInternal', record.logInternal),
      saveMedia: flag('saveMedia', record.saveMedia),
      texting: flag('texting', record.texting),
      logTexts: flag('logTexts', record.logTexts),
      neverLog: text('neverLog', record.neverLog, (said) => readNumbers(linesOf(said), numbers).numbers),
      dispositions: text('dispositions', record.dispositions, dispositionsOf),
      subjectTemplate: text('subjectTemplate', record.subjectTemplate, (said) => said.trim()),
      matchObjects: text('matchObjects', record.matchObjects, (said) =>
        matchObjectsOf(linesOf(said)).filter(isApiName).slice(0, MOST_MATCH_OBJECTS),
      ),
      taskFields: text('taskFields', record.taskFields, taskFieldsOf),
      textTasks: wordOf(TEXT_TASKS, record.textTasks),
      screenPop: text('screenPop', record.screenPop, (said) =>
        said === '' ? null : wordOf(SCREEN_POPS, said),
      ),
      ringTone: text('ringTone', record.ringTone, (said) => (said === '' ? null : isOn(said))),
    },
    locked: settingNamesIn(record.locked ?? ''),
  };
}

/** Names that are none are passed over: a later version may have written them. */
export function settingNamesIn(text: string): SettingName[] {
  const written = linesOf(text).map((line) => line.toLowerCase());
  return SETTING_NAMES.filter((name) => written.includes(name.toLowerCase()));
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
function wordOf<Word extends string>(words: readonly Word[], text: string | null): Word | undefined {
  return words.find((word) => word.toLowerCase() === text?.trim().toLowerCase());
}

function isOn(text: string): boolean | undefined {
  const word = wordOf(['on', 'off'], text);
  return word === undefined ? undefined : word === 'on';
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
