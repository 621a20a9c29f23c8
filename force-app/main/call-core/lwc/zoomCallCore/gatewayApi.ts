/**
 * The contract between widget and gateway: what crosses the wire, in both directions. `docs/gateway-api.md` lists
 * the endpoints. Times are milliseconds since 1970.
 */
import * as v from 'valibot';
import { CallSchema } from './call.ts';
import { CallEventSchema } from './callEvent.ts';
import { RecordRefSchema } from './dialMessage.ts';
import { ERROR_CODES } from './phoneError.ts';
import type { NumberData } from './phoneNumbers.ts';

/** Header that every request of the widget carries; a page of another site cannot add it without asking (CORS). */
export const WIDGET_HEADER = 'x-zoom-phone-widget';

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
  smartEmbedUrl: v.pipe(v.string(), v.url()),
  /** What the agent has to sign in to again; calls go on being logged as soon as that is done. */
  signInNeeded: v.nullable(v.picklist(['zoom', 'salesforce'])),
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
 * `needsYou`: will not be saved without the agent, `problem` says why.
 */
export const LOG_STATES = ['open', 'saving', 'saved', 'waiting', 'needsYou', 'deleted'] as const;
export type LogState = (typeof LOG_STATES)[number];

export const ProblemSchema = v.object({
  code: v.picklist(ERROR_CODES),
  /** What Salesforce said in its own words, for example the message of a validation rule. */
  said: v.nullable(v.string()),
});
export type Problem = v.InferOutput<typeof ProblemSchema>;

export const CallLogSchema = v.object({
  state: v.picklist(LOG_STATES),
  problem: v.nullable(ProblemSchema),
  comment: v.string(),
  /** Rises with each edit; the greater one is the newer. */
  commentEdit: v.number(),
  /** The agent has put the call away. */
  closed: v.boolean(),
  /** `searching` until Salesforce has been asked; `failed` when it could not be, and will be asked again. */
  search: v.picklist(['searching', 'done', 'failed']),
  /** Who has this number. More than one: the agent chooses. */
  candidates: v.array(PersonSchema),
  who: v.nullable(PersonSchema),
  relatedTo: v.nullable(RecordRefSchema),
  taskId: v.nullable(Id),
});
export type CallLog = v.InferOutput<typeof CallLogSchema>;

/** A call of the agent and its log: the unit of History and of the live feed. */
export const HistoryEntrySchema = v.object({
  /** Rises with every change to anything of this agent. */
  revision: v.number(),
  call: CallSchema,
  log: CallLogSchema,
});
export type HistoryEntry = v.InferOutput<typeof HistoryEntrySchema>;

/** At least this often something comes over the live feed; after twice that time without, the connection is dead. */
export const FEED_BEAT_MS = 10_000;

/** A message of the live feed, one line of JSON each. `ready` ends the catch-up after (re)connecting. */
export const FeedMessageSchema = v.variant('type', [
  v.object({ type: v.literal('session'), session: SessionSchema }),
  v.object({ type: v.literal('entry'), entry: HistoryEntrySchema }),
  v.object({ type: v.literal('ready'), revision: v.number() }),
  v.object({ type: v.literal('beat') }),
]);
export type FeedMessage = v.InferOutput<typeof FeedMessageSchema>;

/** The agent dials: told before the line is asked, so that the call finds its record whatever happens next. */
export const DialSchema = v.object({
  dialId: Uuid,
  /** E.164, or an emergency number. */
  number: v.pipe(v.string(), v.regex(/^\+?\d{2,15}$/)),
  record: v.nullable(RecordRefSchema),
  at: v.number(),
});
export type Dial = v.InferOutput<typeof DialSchema>;

/** What the line in the page saw of a call; `dialId` when the call answers a dial of this page. */
export const LineReportSchema = v.object({
  event: CallEventSchema,
  dialId: v.nullable(Uuid),
});
export type LineReport = v.InferOutput<typeof LineReportSchema>;

export const CommentSchema = v.object({
  comment: v.pipe(v.string(), v.maxLength(COMMENT_LIMIT)),
  commentEdit: v.number(),
});

export const ErrorReplySchema = v.object({
  error: v.object({
    code: v.picklist(ERROR_CODES),
    said: v.optional(v.string()),
    /** Finds the request in the gateway's log. */
    requestId: v.optional(v.string()),
  }),
});
