/** The form as it is filled in: what is set on this level, and what is inherited. Pure. */
import { SETTING_NAMES } from 'c/zoomCallCore';
import type { LevelSettings, SettingName, Settings, SettingsChange } from 'c/zoomCallCore';
import { labels } from 'c/zoomPhoneLabels';
import type { SettingState } from 'c/zoomPhoneSetting';

/** Settings that are typed, one a line but for the template. */
export const TEXT_NAMES = [
  ...(['neverLog', 'dispositions', 'subjectTemplate', 'matchObjects', 'taskFields'] as const),
] as const;
export type TextName = (typeof TEXT_NAMES)[number];

export const SWITCHES = [
  ...(['autoSave', 'logAnswered', 'logMissed', 'logVoicemail', 'logInternal'] as const),
  ...(['saveMedia', 'texting', 'logTexts'] as const),
] as const;
export type Switch = (typeof SWITCHES)[number];

export interface Form {
  readonly level: LevelSettings;
  readonly settings: Settings;
  /** As they are typed. */
  readonly texts: Readonly<Record<TextName, string>>;
  readonly set: readonly SettingName[];
  readonly locked: readonly SettingName[];
}

export function formOf(level: LevelSettings): Form {
  const { settings, set, locked, unreadable } = level;
  const texts = textsOf(settings);
  const neverLog = [...settings.neverLog, ...unreadable].join('\n');
  return { level, settings, set, locked, texts: { ...texts, neverLog } };
}

/** What the agent of the page has changed is set here. */
export function withValues(form: Form, name: SettingName, values: Partial<Settings>): Form {
  return withSet({ ...form, settings: { ...form.settings, ...values } }, name);
}

export function withText(form: Form, name: TextName, text: string): Form {
  return withSet({ ...form, texts: { ...form.texts, [name]: text } }, name);
}

export function withSet(form: Form, name: SettingName): Form {
  return form.set.includes(name) ? form : { ...form, set: [...form.set, name] };
}

export function inheriting(form: Form, name: SettingName): Form {
  const { inherited } = form.level;
  const text = TEXT_NAMES.find((one) => one === name);
  return {
    ...form,
    settings: { ...form.settings, [name]: inherited[name] },
    texts: text === undefined ? form.texts : { ...form.texts, [text]: textsOf(inherited)[text] },
    set: form.set.filter((one) => one !== name),
    locked: form.locked.filter((one) => one !== name),
  };
}

export function withLockTurned(form: Form, name: SettingName): Form {
  const others = form.locked.filter((one) => one !== name);
  return { ...form, locked: others.length < form.locked.length ? others : [...others, name] };
}

export function changeOf({ settings, texts, set, locked }: Form): SettingsChange {
  const typed = {
    neverLog: linesOf(texts.neverLog),
    dispositions: linesOf(texts.dispositions),
    subjectTemplate: texts.subjectTemplate,
    matchObjects: linesOf(texts.matchObjects),
    taskFields: linesOf(texts.taskFields),
  };
  return { settings: { ...settings, ...typed }, set: [...set], locked: [...locked] };
}

export type SettingStates = Readonly<Record<SettingName, SettingState>>;

export function statesOf(form: Form): SettingStates {
  const of = (name: SettingName): SettingState => stateOf(form, name);
  return {
    autoSave: of('autoSave'),
    logAnswered: of('logAnswered'),
    logMissed: of('logMissed'),
    logVoicemail: of('logVoicemail'),
    logInternal: of('logInternal'),
    neverLog: of('neverLog'),
    subjectTemplate: of('subjectTemplate'),
    dispositions: of('dispositions'),
    taskFields: of('taskFields'),
    saveMedia: of('saveMedia'),
    matchObjects: of('matchObjects'),
    texting: of('texting'),
    logTexts: of('logTexts'),
    textTasks: of('textTasks'),
    screenPop: of('screenPop'),
    ringTone: of('ringTone'),
  };
}

const ORIGIN_TEXTS = {
  default: labels.settingsFromDefault,
  org: labels.settingsFromOrg,
  profile: labels.settingsFromProfile,
  user: labels.settingsOwn,
};

/** A lock on a user keeps only the agent from choosing. */
const AGENTS_CHOOSE: readonly SettingName[] = ['screenPop', 'ringTone'];

function stateOf({ level, set, locked }: Form, name: SettingName): SettingState {
  const { owner, canChange, origins, lockedAbove } = level;
  const isOrg = owner.level === 'org';
  const [isSet, isLocked] = [set.includes(name), locked.includes(name)];
  const isLockedAbove = lockedAbove.includes(name);
  const isFree = canChange && !isLockedAbove;
  const isOwn = isSet && !isLockedAbove;
  const lockText = owner.level === 'user' ? labels.settingsLockedForAgent : labels.settingsLocked;
  const notes = [
    ...(isOrg ? [] : [isOwn ? labels.settingsOwn : ORIGIN_TEXTS[origins[name]]]),
    ...(isLockedAbove ? [labels.settingsLockedAbove] : isLocked ? [lockText] : []),
  ];
  return {
    name,
    isDisabled: !isFree,
    note: notes.length === 0 ? null : notes.join(' · '),
    showsLock: isLocked || isLockedAbove,
    isLocked,
    canOverride: isFree && !isSet,
    canInherit: isFree && isSet && !isOrg,
    canLock: isFree && isSet && (owner.level !== 'user' || AGENTS_CHOOSE.includes(name)),
  };
}

function textsOf(settings: Settings): Form['texts'] {
  return {
    neverLog: settings.neverLog.join('\n'),
    dispositions: settings.dispositions.join('\n'),
    subjectTemplate: settings.subjectTemplate,
    matchObjects: settings.matchObjects.join('\n'),
    taskFields: settings.taskFields.join('\n'),
  };
}

export function settingNamed(name: unknown): SettingName | undefined {
  return SETTING_NAMES.find((one) => one === name);
}

function linesOf(text: string): string[] {
  return text.split('\n').flatMap((line) => line.trim() || []);
}
