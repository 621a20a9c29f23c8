/** Settings of the org, of a profile or of a user: what is set where, and what is locked against exceptions. */
import * as v from 'valibot';
import { SettingsSchema } from './settings.ts';
import type { Settings } from './settings.ts';

/** From the furthest to the nearest. */
export const SETTING_LEVELS = ['org', 'profile', 'user'] as const;
export type SettingLevel = (typeof SETTING_LEVELS)[number];

/** Settings that are set and locked one by one. */
export const SETTING_NAMES = [
  ...(['autoSave', 'logAnswered', 'logMissed', 'logVoicemail', 'logInternal', 'neverLog'] as const),
  ...(['subjectTemplate', 'dispositions', 'taskFields', 'saveMedia', 'matchObjects'] as const),
  ...(['texting', 'logTexts', 'textTasks', 'screenPop', 'ringTone'] as const),
] as const satisfies readonly (keyof Settings)[];
export type SettingName = (typeof SETTING_NAMES)[number];

/** Length of the fields that hold names of settings. */
export const SETTING_NAMES_LIMIT = 255;

const Names = v.array(v.picklist(SETTING_NAMES));

/** Whom settings are for. */
export const SettingsOwnerSchema = v.object({
  level: v.picklist(SETTING_LEVELS),
  id: v.string(),
  /** Empty for the org. */
  name: v.string(),
});
export type SettingsOwner = v.InferOutput<typeof SettingsOwnerSchema>;

export const SettingsOwnersSchema = v.object({ owners: v.array(SettingsOwnerSchema) });

/** Where the value of a setting comes from; `default` where nobody has set any. */
export const ORIGINS = ['default', ...SETTING_LEVELS] as const;
export type SettingOrigin = (typeof ORIGINS)[number];

const OriginsSchema = v.object(v.entriesFromList(SETTING_NAMES, v.picklist(ORIGINS)));

/** What the settings page shows of one level. */
export const LevelSettingsSchema = v.object({
  owner: SettingsOwnerSchema,
  /** What holds here: as it is set here, or comes from further up. */
  settings: SettingsSchema,
  /** What holds where nothing is set here. */
  inherited: SettingsSchema,
  /** Where that comes from. */
  origins: OriginsSchema,
  /** Set here. In the org all are. */
  set: Names,
  /** Locked here: nothing nearer to the agent, nor the agent, changes them. */
  locked: Names,
  /** Locked further up: what is set here has no effect. */
  lockedAbove: Names,
  /** What stands among the numbers and is none; it has no effect. */
  unreadable: v.array(v.string()),
  /** Whether Salesforce lets this user change them. */
  canChange: v.boolean(),
});
export type LevelSettings = v.InferOutput<typeof LevelSettingsSchema>;

/** A change of one level. What is not in `set` is inherited; only what is set can be locked. */
export const SettingsChangeSchema = v.object({ settings: SettingsSchema, set: Names, locked: Names });
export type SettingsChange = v.InferOutput<typeof SettingsChangeSchema>;
