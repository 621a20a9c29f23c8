/** The settings of the org, of a profile or of a user, seen and changed by a user: Salesforce decides who may. */
import { PhoneError, SETTING_NAMES, SETTING_NAMES_LIMIT } from '#call-core';
import type {
  LevelSettings,
  PhoneNumbers,
  SettingName,
  SettingOrigin,
  Settings,
  SettingsChange,
  SettingsOwner,
} from '#call-core';
import type { Agent } from '../calls/ports.ts';
import type { CheckSettings, CheckedSettings } from './checkSettings.ts';
import type { FollowSettings } from './followSettings.ts';
import type { SettingsRecord, SettingsSource, SettingsStore } from './ports.ts';
import { linesOf, originOf, readNumbers, readRecords, resolveRead } from './settings.ts';
import type { ReadRecord } from './settings.ts';

interface Deps {
  readonly store: Pick<SettingsStore, 'orgOf'>;
  readonly source: SettingsSource;
  readonly follow: Pick<FollowSettings, 'ofOrg'>;
  readonly numbersIn: (country: string) => PhoneNumbers;
  readonly check: CheckSettings;
}

/** A level and those further up, the nearest first. */
interface Place {
  readonly orgId: string;
  readonly owner: SettingsOwner;
  readonly owners: readonly string[];
}

/** All may throw PhoneError. */
export function createLevelSettings({ store, source, follow, numbersIn, check }: Deps) {
  /** @param ownerId null: the org */
  async function placeOf(agentId: string, ownerId: string | null): Promise<Place> {
    const orgId = await store.orgOf(agentId);
    const org: SettingsOwner = { level: 'org', id: orgId, name: '' };
    if (ownerId === null || ownerId === orgId) return { orgId, owner: org, owners: [orgId] };
    const [found] = await source.owners(agentId, [ownerId]);
    if (found === undefined) throw new PhoneError('settings.unknownOwner');
    const { owner, profileId } = found;
    return { orgId, owner, owners: [owner.id, ...(profileId === null ? [] : [profileId]), orgId] };
  }

  return {
    async show({ id, homeCountry }: Agent, ownerId: string | null): Promise<LevelSettings> {
      const [{ orgId, owner, owners }, { records }, canChange] = await Promise.all([
        placeOf(id, ownerId),
        source.read(id, []),
        source.canWrite(id),
      ]);
      const numbers = numbersIn(homeCountry);
      const near = readRecords(records, owners, numbers);
      const own = near.find((record) => record.ownerId === owner.id);
      const above = near.filter((record) => record !== own);
      const isSet = (name: SettingName) => owner.level === 'org' || own?.values[name] !== undefined;
      const text = records.find((record) => record.ownerId === owner.id)?.neverLog ?? '';
      return {
        owner,
        settings: resolveRead(near),
        inherited: resolveRead(above),
        origins: originsOf(above, orgId),
        set: SETTING_NAMES.filter(isSet),
        locked: SETTING_NAMES.filter((name) => isSet(name) && own?.locked.includes(name)),
        lockedAbove: SETTING_NAMES.filter((name) => above.some(({ locked }) => locked.includes(name))),
        unreadable: readNumbers(linesOf(text), numbers).unreadable,
        canChange,
      };
    },

    /** Those of this name; without one, those who have settings of their own. */
    async owners({ id }: Agent, search: string): Promise<SettingsOwner[]> {
      if (search.trim() !== '') return [...(await source.searchOwners(id, search.trim()))];
      const [orgId, { records }] = await Promise.all([store.orgOf(id), source.read(id, [])]);
      const ids = records.map(({ ownerId }) => ownerId).filter((ownerId) => ownerId !== orgId);
      return (await source.owners(id, ids)).map(({ owner }) => owner);
    },

    /** Written to Salesforce first: what holds is what stands there. Where nothing is set, no record is left. */
    async change(agent: Agent, ownerId: string | null, change: SettingsChange): Promise<void> {
      const { orgId, owner } = await placeOf(agent.id, ownerId);
      const isOrg = owner.level === 'org';
      const set = isOrg ? SETTING_NAMES : SETTING_NAMES.filter((name) => change.set.includes(name));
      const checked = await check(agent, change.settings, set);
      if (set.length === 0) await source.remove(agent.id, owner.id);
      else {
        const locked = set.filter((name) => change.locked.includes(name));
        const names = { setHere: isOrg ? null : namesText(set), locked: namesText(locked) };
        await source.write(agent.id, {
          ...recordOf(change.settings, checked, set),
          ...names,
          ownerId: owner.id,
        });
      }
      await follow.ofOrg(orgId, agent.id);
    },
  };
}

function originsOf(above: readonly ReadRecord[], orgId: string): Record<SettingName, SettingOrigin> {
  const origin = (name: SettingName): SettingOrigin => {
    const from = originOf(above, name);
    if (from === undefined) return 'default';
    // A user stands above nobody.
    return from.ownerId === orgId ? 'org' : 'profile';
  };
  return {
    autoSave: origin('autoSave'),
    logAnswered: origin('logAnswered'),
    logMissed: origin('logMissed'),
    logVoicemail: origin('logVoicemail'),
    logInternal: origin('logInternal'),
    neverLog: origin('neverLog'),
    subjectTemplate: origin('subjectTemplate'),
    dispositions: origin('dispositions'),
    taskFields: origin('taskFields'),
    saveMedia: origin('saveMedia'),
    matchObjects: origin('matchObjects'),
    texting: origin('texting'),
    logTexts: origin('logTexts'),
    textTasks: origin('textTasks'),
    screenPop: origin('screenPop'),
    ringTone: origin('ringTone'),
  };
}

/** Texts that are not set here are empty, so that they are inherited; checkboxes count by their names. */
function recordOf(
  settings: Settings,
  checked: CheckedSettings,
  set: readonly SettingName[],
): Omit<SettingsRecord, 'ownerId' | 'setHere' | 'locked'> {
  const text = (name: SettingName, value: string | null) => (set.includes(name) ? value || null : null);
  const { ringTone } = settings;
  return {
    autoSave: settings.autoSave,
    logAnswered: settings.logAnswered,
    logMissed: settings.logMissed,
    logVoicemail: settings.logVoicemail,
    logInternal: settings.logInternal,
    saveMedia: settings.saveMedia,
    texting: settings.texting,
    logTexts: settings.logTexts,
    neverLog: text('neverLog', checked.neverLog),
    dispositions: text('dispositions', checked.dispositions),
    subjectTemplate: text('subjectTemplate', checked.subjectTemplate),
    matchObjects: text('matchObjects', checked.matchObjects),
    taskFields: text('taskFields', checked.taskFields),
    textTasks: text('textTasks', settings.textTasks),
    screenPop: text('screenPop', settings.screenPop),
    ringTone: text('ringTone', ringTone === null ? null : ringTone ? 'on' : 'off'),
  };
}

/** All names together are shorter than the field (`settings.test.ts`). */
function namesText(names: readonly SettingName[]): string | null {
  return names.join('\n').slice(0, SETTING_NAMES_LIMIT) || null;
}

export type LevelSettingsActions = ReturnType<typeof createLevelSettings>;
