/**
 * The contract between widget and gateway about texts (SMS and MMS): threads, their messages, and what an agent does with
 * them. Times are milliseconds since 1970.
 */
import * as v from 'valibot';
import { RecordRefSchema } from './dialMessage.ts';
import { EpochMsSchema } from './callEvent.ts';
import { CallPersonSchema, ProblemSchema } from './gatewayApi.ts';
import { TextPartySchema } from './texting.ts';

const Id = v.pipe(v.string(), v.minLength(1), v.maxLength(128));
const Uuid = v.pipe(v.string(), v.uuid());
const E164 = v.pipe(v.string(), v.regex(/^\+\d{2,15}$/));

/** Zoom's limits of one message ("Post SMS message", and "Sending SMS and MMS messages" of its help). */
export const TEXT_LIMITS = {
  characters: 500,
  bytes: 2048,
  bytesWithFiles: 1000,
  recipients: 10,
  files: 10,
  /** Of all files together. */
  fileBytes: 2 * 1024 * 1024,
} as const;

/** Kinds of files that Zoom sends, by their MIME type. */
export const TEXT_FILE_TYPES = {
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
  'image/gif': 'GIF',
  'application/pdf': 'PDF',
} as const;

/**
 * Where a message stands. `sending`: on its way to Zoom. `unsure`: Zoom did not answer, and the thread in Zoom is being looked
 * through; it is never sent twice. `sent`: Zoom has it. `delivered`, `failed`, `received`, `unknown`: as Zoom tells.
 */
export const TEXT_STATES = [
  'sending',
  'unsure',
  'sent',
  'delivered',
  'failed',
  'received',
  'unknown',
] as const;
export type TextState = (typeof TEXT_STATES)[number];

export const TextFileSchema = v.object({
  id: Id,
  name: v.string(),
  /** Zoom's word: `JPG`, `PNG`, `GIF`, `PDF`... */
  type: v.string(),
  bytes: v.nullable(v.number()),
});
export type TextFile = v.InferOutput<typeof TextFileSchema>;

export const TextMessageSchema = v.object({
  /** Zoom's; of one that Zoom has not got, its `sendId`. */
  id: Id,
  /** The agent's own mark of a message that was sent from the widget. */
  sendId: v.nullable(Uuid),
  revision: v.number(),
  direction: v.picklist(['in', 'out']),
  text: v.string(),
  at: EpochMsSchema,
  from: TextPartySchema,
  to: v.array(TextPartySchema),
  state: v.picklist(TEXT_STATES),
  /** Why it was not sent. */
  problem: v.nullable(ProblemSchema),
  files: v.array(TextFileSchema),
});
export type TextMessage = v.InferOutput<typeof TextMessageSchema>;

/** Someone at the other end of a thread, and who that is in Salesforce. */
export const TextPeerSchema = v.object({
  ...TextPartySchema.entries,
  who: v.nullable(CallPersonSchema),
  /** More than one: the agent chooses. */
  candidates: v.array(CallPersonSchema),
  /** Zoom sends this number nothing from the thread's number, because its owner said STOP. */
  optedOut: v.boolean(),
});
export type TextPeer = v.InferOutput<typeof TextPeerSchema>;

/** Where the Task of a thread stands; as of a call (`LOG_STATES`). `none`: nothing to save yet. */
export const TEXT_LOG_STATES = ['none', 'saving', 'saved', 'waiting', 'needsYou'] as const;

export const TextThreadSchema = v.object({
  /** Zoom's session id; of a thread that Zoom has not got yet, the `sendId` of its first message. */
  threadId: Id,
  revision: v.number(),
  kind: v.picklist(['user', 'callQueue', 'autoReceptionist']),
  /** The agent's side: their own number, or that of a queue. */
  own: TextPartySchema,
  peers: v.array(TextPeerSchema),
  latest: v.nullable(
    v.object({
      direction: v.picklist(['in', 'out']),
      text: v.string(),
      at: EpochMsSchema,
      files: v.number(),
      state: v.picklist(TEXT_STATES),
    }),
  ),
  unread: v.number(),
  log: v.object({
    state: v.picklist(TEXT_LOG_STATES),
    problem: v.nullable(ProblemSchema),
    /** The latest Task. */
    taskId: v.nullable(Id),
    relatedTo: v.nullable(RecordRefSchema),
  }),
  /** The thread is gone in Zoom; what was said is kept. */
  deleted: v.boolean(),
});
export type TextThread = v.InferOutput<typeof TextThreadSchema>;

/** A place in the list of threads, the latest first. */
export const TextThreadPageSchema = v.object({
  threads: v.array(TextThreadSchema),
  /** To be sent back for the next page; null when there is none. */
  next: v.nullable(v.string()),
});
export type TextThreadPage = v.InferOutput<typeof TextThreadPageSchema>;

/** Messages of a thread, the oldest first. */
export const TextMessagePageSchema = v.object({
  messages: v.array(TextMessageSchema),
  /** To be sent back for those before; null when these are the first. */
  earlier: v.nullable(v.string()),
  /** The revision up to which these are complete: later changes are asked for `after` it. */
  revision: v.number(),
});
export type TextMessagePage = v.InferOutput<typeof TextMessagePageSchema>;

export const TextUploadSchema = v.object({
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(255)),
  mimeType: v.picklist(['image/jpeg', 'image/png', 'image/gif', 'application/pdf']),
  base64: v.pipe(v.string(), v.base64()),
});

/** The agent sends. The same `sendId` again is the same message. */
export const SendTextSchema = v.object({
  from: E164,
  to: v.pipe(v.array(E164), v.minLength(1), v.maxLength(TEXT_LIMITS.recipients)),
  text: v.pipe(v.string(), v.maxLength(TEXT_LIMITS.characters)),
  files: v.pipe(v.array(TextUploadSchema), v.maxLength(TEXT_LIMITS.files)),
  /** The thread that is written in, where there is one. */
  threadId: v.nullable(Id),
  /** The record from whose page the text was begun. */
  record: v.nullable(RecordRefSchema),
  at: EpochMsSchema,
});
export type SendText = v.InferOutput<typeof SendTextSchema>;

/** Everything before this moment has been read. */
export const ReadTextsSchema = v.object({ upTo: EpochMsSchema });

/** Who a peer is: the agent's word. */
export const NamePeerSchema = v.object({
  number: v.string(),
  personId: v.nullable(Id),
  remember: v.optional(v.boolean(), false),
});

export const OptStatusReplySchema = v.object({
  peers: v.array(v.object({ number: v.string(), optedOut: v.boolean() })),
});
export type OptStatusReply = v.InferOutput<typeof OptStatusReplySchema>;
