/** What an administrator has typed, as it is written to Salesforce; or what is wrong with it. */
import {
  DISPOSITIONS_LIMIT,
  MATCH_OBJECTS_LIMIT,
  MOST_MATCH_OBJECTS,
  MOST_TASK_FIELDS,
  NEVER_LOG_LIMIT,
  PhoneError,
  TASK_FIELDS_LIMIT,
  isApiName,
  isReservedTaskField,
  unknownSubjectFields,
} from '#call-core';
import type { ErrorCode, PhoneNumbers, SettingName, Settings } from '#call-core';
import type { Agent, Crm } from '../calls/ports.ts';
import type { ObjectSource } from './ports.ts';
import { dispositionsOf, linesOf, matchObjectsOf, readNumbers } from './settings.ts';
import { namedAmong } from './taskFields.ts';

interface Deps {
  readonly objects: ObjectSource;
  readonly crm: Pick<Crm, 'taskFields'>;
  readonly numbersIn: (country: string) => PhoneNumbers;
}

export type CheckedSettings = Readonly<
  Record<'neverLog' | 'dispositions' | 'subjectTemplate' | 'matchObjects' | 'taskFields', string>
>;

/** Of the settings with these names; the others are empty. @throws PhoneError */
export type CheckSettings = (
  agent: Agent,
  settings: Settings,
  names: readonly SettingName[],
) => Promise<CheckedSettings>;

export function createCheckSettings({ objects, crm, numbersIn }: Deps): CheckSettings {
  /** What this user cannot fill in counts as unknown: it is not there, it is no field for people, or is hidden. */
  async function checkedTaskFields(agentId: string, wanted: readonly string[]): Promise<string> {
    const names = wanted.flatMap(linesOf);
    if (names.length === 0) return '';
    refuse('settings.reservedTaskField', names.filter(isReservedTaskField));
    const { found, unknown } = namedAmong(await crm.taskFields(agentId), names);
    refuse('settings.unknownTaskField', unknown);
    const text = found.map(({ name }) => name).join('\n');
    if (found.length > MOST_TASK_FIELDS || text.length > TASK_FIELDS_LIMIT)
      throw new PhoneError('settings.tooManyTaskFields');
    return text;
  }

  function checkedNumbers(wanted: readonly string[], homeCountry: string): string {
    const { numbers, unreadable } = readNumbers(wanted.flatMap(linesOf), numbersIn(homeCountry));
    refuse('settings.invalidNumber', unreadable);
    const text = numbers.join('\n');
    if (text.length > NEVER_LOG_LIMIT) throw new PhoneError('settings.tooManyNumbers');
    return text;
  }

  return async function checkSettings({ id, homeCountry }, settings, names) {
    const wanted = <Name extends SettingName, Nothing>(name: Name, nothing: Nothing) =>
      names.includes(name) ? settings[name] : nothing;
    const subjectTemplate = wanted('subjectTemplate', '').trim();
    const unknown = unknownSubjectFields(subjectTemplate);
    if (unknown.length > 0) throw new PhoneError('settings.unknownField', { said: unknown.join(', ') });
    const dispositions = wanted('dispositions', []).flatMap(dispositionsOf).join('\n');
    if (dispositions.length > DISPOSITIONS_LIMIT) throw new PhoneError('settings.dispositionsTooLong');
    const neverLog = checkedNumbers(wanted('neverLog', []), homeCountry);
    const matched = await checkedObjects(objects, id, wanted('matchObjects', []));
    const taskFields = await checkedTaskFields(id, wanted('taskFields', []));
    return { neverLog, dispositions, subjectTemplate, matchObjects: matched.join('\n'), taskFields };
  };
}

/** The names as Salesforce writes them. @throws PhoneError */
async function checkedObjects(
  objects: ObjectSource,
  agentId: string,
  lines: readonly string[],
): Promise<string[]> {
  const names = matchObjectsOf(lines.flatMap(linesOf));
  const isTooLong = names.join('\n').length > MATCH_OBJECTS_LIMIT;
  if (names.length > MOST_MATCH_OBJECTS || isTooLong) throw new PhoneError('settings.tooManyObjects');
  refuse(
    'settings.unknownObject',
    names.filter((name) => !isApiName(name)),
  );
  const known = names.length === 0 ? [] : await objects.describe(agentId, names);
  const found = names.map((name) => known.find((one) => one.name.toLowerCase() === name.toLowerCase()));
  refuse(
    'settings.unknownObject',
    names.filter((_, index) => found[index] === undefined),
  );
  const there = found.filter((one) => one !== undefined);
  const mute = there.filter(({ hasNumbers }) => !hasNumbers);
  refuse(
    'settings.objectWithoutPhone',
    mute.map(({ name }) => name),
  );
  return there.map(({ name }) => name);
}

/** @throws PhoneError where there are any */
function refuse(code: ErrorCode, names: readonly string[]): void {
  if (names.length > 0) throw new PhoneError(code, { said: names.join(', ') });
}
