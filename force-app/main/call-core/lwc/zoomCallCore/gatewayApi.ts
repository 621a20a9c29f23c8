/**
 * The contract between widget and gateway: what crosses the wire, in both directions. `docs/gateway-api.md` lists
 * the endpoints. Times are milliseconds since 1970.
 */
import * as v from 'valibot';
import { CallSchema } from './call.ts';
import { CallEventSchema, EpochMsSchema } from './callEvent.ts';
import { RecordRefSchema } from './dialMessage.ts';
import { FollowUpTaskSchema } from './logTask.ts';
import { ERROR_CODES } from './phoneError.ts';
import type { NumberData } from './phoneNumbers.ts';
import { QualitySummarySchema } from './quality.ts';
import { LOG_RULES, SAVE_CHOICES, SettingsSchema } from './settings.ts';
import { TaskValuesSchema } from './taskFields.ts';
import { TextingSchema } from './texting.ts';

/** Header that every request of the widget carries; a page of another site cannot add it without asking (CORS). */
export const WIDGET_HEADER = 'x-zoom-phone-widget';

/**
 * Header that names the Salesforce user of the page. A session outlives a sign-out from Salesforce, and must not serve
 * whoever signs in to Salesforce next in the same browser.
 */
export const USER_HEADER = 'x-zoom-phone-user';

/** Longest comment that is kept whole: Task.Description, and the long text of the call log behind it. */
export const COMMENT_LIMIT = 160_000;

const Id = v.pipe(v.string(), v.minLength(1), v.maxLength(128));
const Uuid = v.pipe(v.string(), v.uuid());

/** The caller ID for the agent's next calls. */
export const CallerIdChoiceSchema = v.variant('kind', [
  v.object({ kind: v.literal('number'), number: v.pipe(v.string(), v.regex(/^\+\d{2,15}$/)) }),
  v.object({ kind: v.literal('hidden') }),
]);
export type CallerIdChoice = v.InferOutput<typeof CallerIdChoiceSchema>;

export const SessionSchema = v.object({
  agent: v.object({ zoomUserId: Id, salesforceUserId: Id, name: v.string() }),
  /** The agent's Zoom numbers. */
  callerIds: v.array(v.object({ number: v.string(), name: v.nullable(v.string()) })),
  canHideCallerId: v.boolean(),
  /** Null when the agent has no number to call with. */
  callerId: v.nullable(CallerIdChoiceSchema),
  /** The agent has agreed that Salesforce manages call control actions. */
  consentGiven: v.boolean(),
  /** Country in which numbers without "+" are read. */
  homeCountry: v.string(),
  timeZone: v.string(),
  /** Those that hold for this agent. */
  settings: SettingsSchema,
  /** API names of the objects that a Task of this agent can be related to. */
  relatable: v.array(v.string()),
  /** Goes into a frame, where an address of another scheme (`javascript:`) would run in the page. */
  smartEmbedUrl: v.pipe(v.string(), v.url(), v.regex(/^https?:/i)),
  /** What the agent has to sign in to again; calls go on being logged as soon as that is done. */
  signInNeeded: v.nullable(v.picklist(['zoom', 'salesforce'])),
  /** The gateway has an engine for lines in the browser. Whether Zoom has a phone for this agent the line itself tells. */
  hasBrowserLine: v.exactOptional(v.boolean()),
  /** Missing as long as Zoom has not been asked. */
  texting: v.exactOptional(TextingSchema),
});
export type Session = v.InferOutput<typeof SessionSchema>;

export const PersonSchema = v.object({
  id: Id,
  objectName: v.picklist(['Contact', 'Lead']),
  name: v.string(),
  /** The account of a Contact, the company of a Lead. */
  company: v.nullable(v.string()),
  title: v.nullable(v.string()),
});
export type Person = v.InferOutput<typeof PersonSchema>;

/** What is going on with a person, newest first; what the agent may not see is left out. */
export const PersonContextSchema = v.object({
  lastCall: v.nullable(
    v.object({
      taskId: Id,
      at: EpochMsSchema,
      /** As it stands on the Task. */
      result: v.nullable(v.string()),
    }),
  ),
  openCases: v.array(RecordRefSchema),
  /** Of the person's account. */
  openOpportunities: v.array(RecordRefSchema),
});
export type PersonContext = v.InferOutput<typeof PersonContextSchema>;

/** A person at the other end of a call. */
export const CallPersonSchema = v.object({
  ...PersonSchema.entries,
  /** Null until Salesforce has been asked. After the call only what the log can still be related to. */
  context: v.nullable(PersonContextSchema),
});
export type CallPerson = v.InferOutput<typeof CallPersonSchema>;

export const PersonNumbersSchema = v.object({
  ...PersonSchema.entries,
  numbers: v.array(
    v.object({
      /** Label of the field, in the agent's language. */
      label: v.string(),
      /** As it stands in the field. */
      number: v.string(),
      e164: v.nullable(v.string()),
    }),
  ),
});
export type PersonNumbers = v.InferOutput<typeof PersonNumbersSchema>;

export const PeopleReplySchema = v.object({ people: v.array(PersonNumbersSchema) });

/** A number with the label of its field, as a record page shows it. */
export const NumbersReplySchema = v.object({
  numbers: v.array(v.object({ label: v.string(), number: v.string(), country: v.nullable(v.string()) })),
});
export type LabelledNumber = v.InferOutput<typeof NumbersReplySchema>['numbers'][number];

/** The numbering plans; of libphonenumber-js's own format only the outside is checked. */
export const NumberDataSchema = v.object({
  plans: v.custom<NumberData['plans']>(
    (value) =>
      typeof value === 'object' && value !== null && 'countries' in value && 'country_calling_codes' in value,
  ),
  emergency: v.record(v.string(), v.array(v.string())),
  charged: v.record(v.string(), v.string()),
}) satisfies v.GenericSchema<unknown, NumberData>;

/**
 * Where the log of a call stands.
 * `open`: the call is not over. `waiting`: will be saved by itself, `problem` says what it waits for.
 * `needsYou`: will not be saved without the agent, `problem` says why. `undecided`: the agent chooses whether to save it.
 * `discarded`: the agent closed it without saving. `excluded`: the administrator leaves such calls out, `rule` says why;
 * the agent may still save it.
 */
export const LOG_STATES = [
  'open',
  'saving',
  'saved',
  'waiting',
  'needsYou',
  'deleted',
  'undecided',
  'discarded',
  'excluded',
] as const;
export type LogState = (typeof LOG_STATES)[number];

export const ProblemSchema = v.object({
  code: v.picklist(ERROR_CODES),
  /** What Salesforce said in its own words, for example the message of a validation rule. */
  said: v.nullable(v.string()),
});
export type Problem = v.InferOutput<typeof ProblemSchema>;

/** A record that has the number of a call and is no person. */
export const MatchedRecordSchema = v.object({
  ...RecordRefSchema.entries,
  /** Told of an object that no Task of the agent can be related to. */
  relatable: v.exactOptional(v.literal(false)),
});
export type MatchedRecord = v.InferOutput<typeof MatchedRecordSchema>;

export const CallLogSchema = v.object({
  state: v.picklist(LOG_STATES),
  problem: v.nullable(ProblemSchema),
  /** Why the call is left out; only in state `excluded`. */
  rule: v.nullable(v.picklist(LOG_RULES)),
  comment: v.string(),
  /** Rises with each edit; the greater one is the newer. */
  commentEdit: v.number(),
  /** The agent has put the call away. */
  closed: v.boolean(),
  /** `searching` until Salesforce has been asked; `failed` when it could not be, and will be asked again. */
  search: v.picklist(['searching', 'done', 'failed']),
  /** Who has this number. More than one: the agent chooses. */
  candidates: v.array(CallPersonSchema),
  /** Where nobody has it, the records that do: Accounts, else those of the objects of the settings, in their order. */
  records: v.exactOptional(v.array(MatchedRecordSchema)),
  who: v.nullable(CallPersonSchema),
  /** The agent has said that this number is always this person's. */
  remembered: v.exactOptional(v.boolean()),
  /** Whom the log was for, by name: deleted in Salesforce since, so it was saved without. */
  lostPerson: v.exactOptional(v.string()),
  /** As the agent wants it; a Task of a Lead is related to nothing all the same. */
  relatedTo: v.nullable(RecordRefSchema),
  /** The record that the agent dialed from, where it is no person: one that the log may be related to. */
  dialedFrom: v.nullable(RecordRefSchema),
  /** What came of the call in the agent's word. */
  disposition: v.nullable(v.string()),
  /** What the agent has filled in of further fields of the Task. */
  taskValues: v.exactOptional(TaskValuesSchema),
  /** Those of them that Salesforce does not take: the log is saved without. */
  fieldsLeftOut: v.exactOptional(v.array(v.string())),
  followUpTask: v.nullable(FollowUpTaskSchema),
  /** How the audio was; of a call whose audio the page had. */
  quality: v.exactOptional(QualitySummarySchema),
  taskId: v.nullable(Id),
});
export type CallLog = v.InferOutput<typeof CallLogSchema>;

/** What Zoom keeps of a call beside its record: audio, or Zoom's summary of it. Comes when it is ready, often after the log. */
export const MEDIUM_KINDS = ['recording', 'voicemail', 'summary'] as const;
export type MediumKind = (typeof MEDIUM_KINDS)[number];

export const MediumSchema = v.object({
  /** Zoom's. */
  id: Id,
  kind: v.picklist(MEDIUM_KINDS),
  /** When it began; null where Zoom has not told. */
  at: v.nullable(EpochMsSchema),
  durationSeconds: v.nullable(v.number()),
  /** In Zoom. It can neither be heard nor read any more. */
  deleted: v.boolean(),
});
export type Medium = v.InferOutput<typeof MediumSchema>;

/** A call of the agent and its log: the unit of History and of the live feed. */
export const HistoryEntrySchema = v.object({
  /** Rises with every change to anything of this agent. */
  revision: v.number(),
  call: CallSchema,
  log: CallLogSchema,
  /** In the order in which they began. */
  media: v.array(MediumSchema),
});
export type HistoryEntry = v.InferOutput<typeof HistoryEntrySchema>;

/** Which calls to list. `notSaved`: over, and not in Salesforce. */
export const HISTORY_KINDS = ['all', 'missed', 'inbound', 'outbound', 'notSaved'] as const;
export type HistoryKind = (typeof HISTORY_KINDS)[number];

/** A place in the list of calls, newest first. */
export const HistoryPlaceSchema = v.object({ startedAt: EpochMsSchema, callId: Id });
export type HistoryPlace = v.InferOutput<typeof HistoryPlaceSchema>;

/** As it stands in an address: the calls after a place, or from the newest. */
export const HistoryQuerySchema = v.object({
  text: v.optional(v.pipe(v.string(), v.maxLength(100)), ''),
  kind: v.optional(v.picklist(HISTORY_KINDS), 'all'),
  startedAt: v.optional(v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number))),
  callId: v.optional(Id),
});

export const HistoryPageSchema = v.object({
  entries: v.array(HistoryEntrySchema),
  /** Where the next page begins; null when there is none. A page may be empty and have a next one. */
  next: v.nullable(HistoryPlaceSchema),
});
export type HistoryPage = v.InferOutput<typeof HistoryPageSchema>;
export const TaskCallReplySchema = v.object({ entry: HistoryEntrySchema });

/** The right to hear one medium for a while, in the session to which it was given. */
export const TicketReplySchema = v.object({ ticket: v.string() });

/**
 * `disabled`: the Zoom administrator has not turned transcription on. `processing`: Zoom is still at it.
 * `none`: there is no text, because there was nothing to transcribe or it could not be.
 */
export const TRANSCRIPT_STATES = ['ready', 'processing', 'disabled', 'none'] as const;

/** What was said, or Zoom's summary of it. */
export const TranscriptSchema = v.object({
  state: v.picklist(TRANSCRIPT_STATES),
  lines: v.array(
    v.object({
      /** Seconds from the beginning of the audio; null where Zoom gives no times. */
      at: v.nullable(v.number()),
      /** The extension of who speaks. */
      speaker: v.nullable(v.string()),
      text: v.string(),
    }),
  ),
});
export type Transcript = v.InferOutput<typeof TranscriptSchema>;

/** The agent dials: told before the line is asked, so that the call finds its record whatever happens next. */
export const DialSchema = v.object({
  dialId: Uuid,
  /** E.164, or an emergency number. */
  number: v.pipe(v.string(), v.regex(/^\+?\d{2,15}$/)),
  record: v.nullable(RecordRefSchema),
  at: EpochMsSchema,
});
export type Dial = v.InferOutput<typeof DialSchema>;

/** What Zoom knows of the agent at this moment. */
export const PresenceSchema = v.object({
  /** Null when Zoom could not be asked, or did not answer in time: no call waits for it. */
  inMeeting: v.nullable(v.boolean()),
});
export type Presence = v.InferOutput<typeof PresenceSchema>;

/** What the line in the page saw of a call; `dialId` when the call answers a dial of this page. */
export const LineReportSchema = v.object({
  event: CallEventSchema,
  dialId: v.nullable(Uuid),
});
export type LineReport = v.InferOutput<typeof LineReportSchema>;

export const CommentSchema = v.object({
  comment: v.pipe(v.string(), v.maxLength(COMMENT_LIMIT)),
  commentEdit: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
});

export const SaveChoiceSchema = v.object({ choice: v.nullable(v.picklist(SAVE_CHOICES)) });

export const ErrorReplySchema = v.object({
  error: v.object({
    code: v.picklist(ERROR_CODES),
    said: v.optional(v.string()),
    /** Finds the request in the gateway's log. */
    requestId: v.optional(v.string()),
  }),
});
