/** What Zoom's cloud keeps of texts: sessions, which are perpetual per set of numbers, and their messages. */
import * as v from 'valibot';

/** Zoom's words (operation `smsSessionDetails`). */
export const DELIVERY_STATUSES = [
  'received',
  'delivered',
  'failed_to_send',
  'sent',
  'failed_to_deliver',
  'unknown',
] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/** Zoom's numbers for the kind of a message. */
export const TEXT_TYPES = { sms: 1, mms: 2, groupSms: 3, groupMms: 4, onNet: 6 } as const;

export const FILE_TYPES = ['PNG', 'GIF', 'JPG', 'PDF', 'AUDIO', 'VIDEO'] as const;

const TextFileSchema = v.object({
  id: v.string(),
  name: v.string(),
  type: v.picklist(FILE_TYPES),
  base64: v.string(),
});
export type TextFile = v.InferOutput<typeof TextFileSchema>;

const TextSchema = v.object({
  id: v.string(),
  sessionId: v.string(),
  direction: v.picklist(['In', 'Out']),
  /** All numbers are E.164. */
  from: v.string(),
  to: v.array(v.string()),
  /** Who of the account wrote it. */
  writtenBy: v.nullable(v.string()),
  text: v.string(),
  /** Milliseconds since 1970. */
  at: v.number(),
  /** Rises from message to message, so that it tells what a client has not seen yet. */
  writtenAt: v.number(),
  type: v.number(),
  status: v.picklist(DELIVERY_STATUSES),
  failure: v.nullable(v.string()),
  files: v.array(TextFileSchema),
});
export type ZoomText = v.InferOutput<typeof TextSchema>;

const TextSessionSchema = v.object({
  id: v.string(),
  /** The number inside the account. */
  line: v.string(),
  peers: v.array(v.string()),
  /** By number, where Zoom knows one. */
  names: v.record(v.string(), v.string()),
  unread: v.number(),
});
export type TextSession = v.InferOutput<typeof TextSessionSchema>;

export const TextDataSchema = v.object({
  sessions: v.array(TextSessionSchema),
  messages: v.array(TextSchema),
  /** `<consumer> <line>`: who said STOP to which number. */
  optOuts: v.array(v.string()),
});
export type TextData = v.InferOutput<typeof TextDataSchema>;

export const noTexts = (): TextData => ({ sessions: [], messages: [], optOuts: [] });
