/** The browser line of one tab, as the agent's other tabs know it: what they show of it, and what they ask of it. */
import * as v from 'valibot';
import { CallSchema } from './call.ts';
import { LINE_ACTIONS } from './callActions.ts';
import { CallerIdChoiceSchema } from './gatewayApi.ts';
import { ERROR_CODES } from './phoneError.ts';
import type { DialableNumber } from './phoneNumbers.ts';
import { QUALITY_LEVELS, SILENCES } from './quality.ts';
import type { CallQuality } from './quality.ts';

const Id = v.pipe(v.string(), v.minLength(1), v.maxLength(128));

/** A call of the line. */
const OwnCallSchema = v.object({
  /** Its name at the line. */
  lineId: Id,
  /** Null as long as it is not known which of Zoom's calls it is. */
  zoomCallId: v.nullable(Id),
  /** The same from first to last, whichever of the two is known. */
  key: Id,
  /** What the line has told of it, under `lineId`. */
  call: CallSchema,
  /** When the leading tab first heard of it, and of its end, by the computer's clock. */
  heardAt: v.number(),
  overAt: v.nullable(v.number()),
});
export type OwnCall = v.InferOutput<typeof OwnCallSchema>;

const QualitySchema = v.object({
  level: v.picklist(QUALITY_LEVELS),
  mos: v.number(),
  lossPercent: v.number(),
  jitterMs: v.number(),
  roundTripMs: v.nullable(v.number()),
  silence: v.nullable(v.picklist(SILENCES)),
}) satisfies v.GenericSchema<unknown, CallQuality>;

/** What a line has beside its calls. */
const LineExtrasSchema = v.object({
  /** There are test calls. */
  canTest: v.boolean(),
  /** Whoever calls is told that the agent is busy; null: the line knows nothing of that. */
  doNotDisturb: v.nullable(v.boolean()),
});
export type LineExtras = Readonly<v.InferOutput<typeof LineExtrasSchema>>;

export const NO_LINE_EXTRAS: LineExtras = { canTest: false, doNotDisturb: null };

export const SharedLineSchema = v.object({
  capabilities: v.array(v.picklist(LINE_ACTIONS)),
  readiness: v.picklist(['starting', 'ready', 'notReady']),
  why: v.nullable(v.picklist(ERROR_CODES)),
  calls: v.array(OwnCallSchema),
  extras: LineExtrasSchema,
  /** Calls of the line that something is being done with. */
  acting: v.array(Id),
  /** By the call's name at the line. */
  quality: v.record(v.string(), QualitySchema),
});
export type SharedLine = v.InferOutput<typeof SharedLineSchema>;

const Dialable = v.variant('kind', [
  v.object({ kind: v.literal('e164'), number: v.string(), country: v.nullable(v.string()) }),
  v.object({ kind: v.literal('emergency'), number: v.string(), country: v.string() }),
]) satisfies v.GenericSchema<unknown, DialableNumber>;

/** Something to be done by the line. Calls are named as the line names them. */
export const LineOrderSchema = v.variant('action', [
  v.object({
    action: v.picklist(['answer', 'decline', 'hangUp', 'hold', 'resume', 'mute', 'unmute']),
    callId: Id,
  }),
  v.object({
    action: v.literal('sendDigits'),
    callId: Id,
    digits: v.pipe(v.string(), v.regex(/^[0-9A-D*#]{1,32}$/)),
  }),
  v.object({ action: v.literal('transfer'), callId: Id, number: Dialable }),
  v.object({ action: v.literal('transferTo'), callId: Id, otherCallId: Id }),
  v.object({ action: v.literal('doNotDisturb'), on: v.boolean() }),
  v.object({
    action: v.literal('dial'),
    dialId: Id,
    number: Dialable,
    callerId: v.nullable(CallerIdChoiceSchema),
  }),
]);
export type LineOrder = v.InferOutput<typeof LineOrderSchema>;
