/** What an administrator decides of logging: for the org, with exceptions for profiles and users. */
import * as v from 'valibot';
import { SHORT_TEXT_LIMIT } from './logTask.ts';
import { TEMPLATE_LIMIT } from './subjectTemplate.ts';
import { TASK_FIELDS_LIMIT } from './taskFields.ts';

/** Length of the field that holds the numbers: a custom setting has no long text. */
export const NEVER_LOG_LIMIT = 255;
/** Length of the field that holds the dispositions. */
export const DISPOSITIONS_LIMIT = 255;
/** Length of the field that holds the names of objects. */
export const MATCH_OBJECTS_LIMIT = 255;
/** Of objects in whose records a number is looked for beside Contacts, Leads and Accounts. */
export const MOST_MATCH_OBJECTS = 10;
/** What of a thread of texts stands on one Task. */
export const TEXT_TASKS = ['thread', 'day', 'message'] as const;
export type TextTasks = (typeof TEXT_TASKS)[number];
/** When the record of a caller opens by itself. */
export const SCREEN_POPS = ['onRing', 'onAnswer', 'never'] as const;
export type ScreenPop = (typeof SCREEN_POPS)[number];
/** What agents may choose for themselves, unless an administrator has locked it. */
export const OWN_SETTINGS = ['screenPop', 'ringTone'] as const;
export type OwnSetting = (typeof OWN_SETTINGS)[number];
/** An API name: it goes into searches. */
const API_NAME = /^[A-Za-z][A-Za-z0-9_]*$/;

export const SettingsSchema = v.object({
  /** Calls are saved by themselves; else agents decide for each call. */
  autoSave: v.boolean(),
  logAnswered: v.boolean(),
  logMissed: v.boolean(),
  logVoicemail: v.boolean(),
  logInternal: v.boolean(),
  /** Numbers whose calls are left out: E.164, or the digits of an extension. */
  neverLog: v.pipe(v.array(v.pipe(v.string(), v.maxLength(NEVER_LOG_LIMIT))), v.maxLength(NEVER_LOG_LIMIT)),
  // Of what earlier versions have stored the rest may be missing.
  /** What an agent can say came of a call; none: nothing is asked. */
  dispositions: v.optional(
    v.pipe(v.array(v.pipe(v.string(), v.maxLength(SHORT_TEXT_LIMIT))), v.maxLength(DISPOSITIONS_LIMIT)),
    () => [],
  ),
  /** How the subject of a Task is made (`subjectTemplate.ts`); empty: as in an org in which nobody has set any. */
  subjectTemplate: v.optional(v.pipe(v.string(), v.maxLength(TEMPLATE_LIMIT)), ''),
  /** API names of the objects in whose records a number of no person and no Account is looked for. */
  matchObjects: v.optional(
    v.pipe(v.array(v.pipe(v.string(), v.maxLength(MATCH_OBJECTS_LIMIT))), v.maxLength(MATCH_OBJECTS_LIMIT)),
    () => [],
  ),
  /** API names of further fields of the Task that agents can fill in (`taskFields.ts`). */
  taskFields: v.optional(
    v.pipe(v.array(v.pipe(v.string(), v.maxLength(TASK_FIELDS_LIMIT))), v.maxLength(TASK_FIELDS_LIMIT)),
    () => [],
  ),
  textTasks: v.optional(v.picklist(TEXT_TASKS), 'day'),
  /** Recordings, voicemails and summaries stand beside the log in Salesforce; else in Zoom only. */
  saveMedia: v.optional(v.boolean(), true),
  /** Agents can send texts. */
  texting: v.optional(v.boolean(), true),
  /** Texts become Tasks. */
  logTexts: v.optional(v.boolean(), true),
  /** Null: as the utility item of the app says. */
  screenPop: v.optional(v.nullable(v.picklist(SCREEN_POPS)), null),
  /** The widget rings too. Null: as the utility item of the app says. */
  ringTone: v.optional(v.nullable(v.boolean()), null),
  /** What the agent cannot choose. */
  fixed: v.optional(v.array(v.picklist(OWN_SETTINGS)), () => []),
});
export type Settings = v.InferOutput<typeof SettingsSchema>;

/** Those of an org in which nobody has set anything: the defaults of the fields of `ZoomPhoneSettings__c`. */
export const DEFAULT_SETTINGS: Settings = {
  autoSave: true,
  logAnswered: true,
  logMissed: true,
  logVoicemail: true,
  logInternal: true,
  neverLog: [],
  dispositions: [],
  subjectTemplate: '',
  matchObjects: [],
  taskFields: [],
  textTasks: 'day',
  saveMedia: true,
  texting: true,
  logTexts: true,
  screenPop: null,
  ringTone: null,
  fixed: [],
};

export function isApiName(text: string): boolean {
  return API_NAME.test(text);
}

export function sameSettings(a: Settings, b: Settings): boolean {
  return (
    a.autoSave === b.autoSave &&
    a.logAnswered === b.logAnswered &&
    a.logMissed === b.logMissed &&
    a.logVoicemail === b.logVoicemail &&
    a.logInternal === b.logInternal &&
    a.neverLog.join() === b.neverLog.join() &&
    a.dispositions.join('\n') === b.dispositions.join('\n') &&
    a.subjectTemplate === b.subjectTemplate &&
    a.matchObjects.join() === b.matchObjects.join() &&
    a.taskFields.join() === b.taskFields.join() &&
    a.textTasks === b.textTasks &&
    a.saveMedia === b.saveMedia &&
    a.texting === b.texting &&
    a.logTexts === b.logTexts &&
    a.screenPop === b.screenPop &&
    a.ringTone === b.ringTone &&
    a.fixed.join() === b.fixed.join()
  );
}

/** An agent's own word; null takes it back. */
export const OwnChoicesSchema = v.object({
  screenPop: v.exactOptional(v.nullable(v.picklist(SCREEN_POPS))),
  ringTone: v.exactOptional(v.nullable(v.boolean())),
});
export type OwnChoices = v.InferOutput<typeof OwnChoicesSchema>;

/** What holds for an agent who has chosen so. What is fixed stays; the choice is kept for when it is not. */
export function withOwnChoices(settings: Settings, own: OwnChoices | null): Settings {
  const { fixed } = settings;
  return {
    ...settings,
    screenPop: (fixed.includes('screenPop') ? null : own?.screenPop) ?? settings.screenPop,
    ringTone: (fixed.includes('ringTone') ? null : own?.ringTone) ?? settings.ringTone,
  };
}

/** Why a call is left out. */
export const LOG_RULES = ['number', 'internal', 'voicemail', 'missed', 'answered'] as const;
export type LogRule = (typeof LOG_RULES)[number];

/** The agent's word on a log that is not saved by itself. `null`: none, or taken back. */
export const SAVE_CHOICES = ['save', 'discard'] as const;
export type SaveChoice = (typeof SAVE_CHOICES)[number];
