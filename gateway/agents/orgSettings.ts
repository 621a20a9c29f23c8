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
import type { ErrorCode, OrgSettings, PhoneNumbers, Settings } from '#call-core';
import type { Agent, Crm } from '../calls/ports.ts';
import type { FollowSettings } from './followSettings.ts';
import type { ObjectSource, SettingsSource, SettingsStore } from './ports.ts';
import { dispositionsOf, linesOf, matchObjectsOf, readNumbers, resolveSettings } from './settings.ts';
import { namedAmong } from './taskFields.ts';

interface Deps {
  readonly store: Pick<SettingsStore, 'orgOf'>;
  readonly source: SettingsSource;
  readonly objects: ObjectSource;
  readonly follow: Pick<FollowSettings, 'ofOrg'>;
  readonly numbersIn: (country: string) => PhoneNumbers;
  readonly crm: Pick<Crm, 'taskFields'>;
}

/** The settings of the whole org, seen and changed by a user: Salesforce decides who may. All may throw PhoneError. */
export function createOrgSettings({ store, source, objects, follow, numbersIn, crm }: Deps) {
  /** What this user cannot fill in counts as unknown: it is not there, it is no field for people, or is hidden. */
  async function checkedTaskFields(agentId: string, wanted: readonly string[]): Promise<string> {
    const names = wanted.flatMap(linesOf);
    if (names.length === 0) return '';
    const reserved = names.filter(isReservedTaskField);
    if (reserved.length > 0)
      throw new PhoneError('settings.reservedTaskField', { said: reserved.join(', ') });
    const { found, unknown } = namedAmong(await crm.taskFields(agentId), names);
    if (unknown.length > 0) throw new PhoneError('settings.unknownTaskField', { said: unknown.join(', ') });
    const text = found.map(({ name }) => name).join('\n');
    if (found.length > MOST_TASK_FIELDS || text.length > TASK_FIELDS_LIMIT)
      throw new PhoneError('settings.tooManyTaskFields');
    return text;
  }

  return {
    async show({ id, homeCountry }: Agent): Promise<OrgSettings> {
      const [orgId, { records }, canChange] = await Promise.all([
        store.orgOf(id),
        source.read(id, []),
        source.canWrite(id),
      ]);
      const numbers = numbersIn(homeCountry);
      const text = records.find(({ ownerId }) => ownerId === orgId)?.neverLog ?? '';
      return {
        settings: resolveSettings(records, [orgId], numbers),
        unreadable: readNumbers(linesOf(text), numbers).unreadable,
        canChange,
      };
    },

    /** Written to Salesforce first: what holds is what stands there. */
    async change({ id, homeCountry }: Agent, settings: Settings): Promise<void> {
      const { neverLog, dispositions, subjectTemplate, matchObjects, taskFields, ...rules } = settings;
      const unknown = unknownSubjectFields(subjectTemplate);
      if (unknown.length > 0) throw new PhoneError('settings.unknownField', { said: unknown.join(', ') });
      const list = dispositions.flatMap(dispositionsOf).join('\n');
      if (list.length > DISPOSITIONS_LIMIT) throw new PhoneError('settings.dispositionsTooLong');
      const { numbers, unreadable } = readNumbers(neverLog.flatMap(linesOf), numbersIn(homeCountry));
      if (unreadable.length > 0) {
        throw new PhoneError('settings.invalidNumber', { said: unreadable.join(', ') });
      }
      const text = numbers.join('\n');
      if (text.length > NEVER_LOG_LIMIT) throw new PhoneError('settings.tooManyNumbers');
      const matched = await checkedObjects(objects, id, matchObjects);
      const fields = await checkedTaskFields(id, taskFields);
      const orgId = await store.orgOf(id);
      await source.writeOrg(id, {
        ...{ ...rules, ownerId: orgId, neverLog: text || null },
        ...{ dispositions: list || null, subjectTemplate: subjectTemplate.trim() || null },
        matchObjects: matched.join('\n') || null,
        taskFields: fields || null,
      });
      await follow.ofOrg(orgId, id);
    },
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

export type OrgSettingsActions = ReturnType<typeof createOrgSettings>;
