/** What Zoom tells us about a call, in one form for every source. */
import * as v from 'valibot';

/**
 * Where an event comes from, in rising authority: the line in the page, `pad` or not (fast, this browser only), a webhook
 * (complete), the call history (Zoom's final record). The better source wins where two state the same fact.
 */
export const EVENT_SOURCES = ['pad', 'webhook', 'history'] as const;
export type EventSource = (typeof EVENT_SOURCES)[number];

export const DIRECTIONS = ['inbound', 'outbound'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** How a call ended for this agent. `unknown`: Zoom gave a result that this version does not know. */
export const CALL_RESULTS = [
  'answered',
  'missed',
  'declined',
  'cancelled',
  'busy',
  'noAnswer',
  'voicemail',
  'answeredElsewhere',
  'failed',
  'unknown',
] as const;
export type CallResult = (typeof CALL_RESULTS)[number];

/**
 * Things that go on and off during a call. `recordingFailed`: Zoom could not record, until it can again.
 * `transferring`: the agent talks to somebody before handing the call over (warm transfer).
 */
export const SWITCHES = [
  'hold',
  'mute',
  'recording',
  'recordingPaused',
  'recordingFailed',
  'transferring',
] as const;
export type Switch = (typeof SWITCHES)[number];

/** Who decides on recording: the agent, or the account's administrator (then nobody can start or stop it). */
export const RECORDING_TYPES = ['onDemand', 'automatic'] as const;
export type RecordingType = (typeof RECORDING_TYPES)[number];

/** What the agent made of a call besides ending it. */
export const OUTCOMES = [
  'transferred',
  'transferredWarm',
  'sentToVoicemail',
  'parked',
  'conference',
  'meeting',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** The last moment that a Date can be. */
const LAST_MOMENT = 8_640_000_000_000_000;
/** A time as milliseconds since 1970. */
export const EpochMsSchema = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(LAST_MOMENT));
/** Zoom's ids are opaque; this only keeps out what cannot be one. */
const ZoomId = v.pipe(v.string(), v.minLength(1), v.maxLength(128));
const ShortText = v.pipe(v.string(), v.maxLength(255));

/** What is known of a call besides its course. Numbers are E.164 where they can be, else the extension's digits. */
const About = v.partial(
  v.object({
    direction: v.picklist(DIRECTIONS),
    peerNumber: ShortText,
    peerName: ShortText,
    ownNumber: ShortText,
    /** Both ends belong to the same Zoom account. */
    internal: v.boolean(),
    /** The caller's number is withheld, by the agent (outbound) or by the caller (inbound). */
    callerIdHidden: v.boolean(),
    /** The queue or receptionist through which the call came. */
    via: ShortText,
    /** Zoom's name of the agent's device, for example `MAC_Client(6.0.2)`. */
    device: ShortText,
    recordingType: v.picklist(RECORDING_TYPES),
    outcome: v.picklist(OUTCOMES),
    /** Where the outcome led: a number, a name, a park code. */
    outcomeTo: ShortText,
    callHistoryId: ZoomId,
    callElementId: ZoomId,
  }),
);
export type CallAbout = v.InferOutput<typeof About>;

const base = {
  callId: ZoomId,
  source: v.picklist(EVENT_SOURCES),
  at: EpochMsSchema,
  about: v.optional(About),
};

export const CallEventSchema = v.variant('type', [
  v.object({ type: v.literal('ringing'), ...base }),
  v.object({ type: v.literal('connected'), ...base }),
  v.object({ type: v.literal('ended'), result: v.optional(v.picklist(CALL_RESULTS)), ...base }),
  v.object({ type: v.literal('switched'), switch: v.picklist(SWITCHES), on: v.boolean(), ...base }),
  /** Carries facts only: a call log that Zoom completed, a name that was looked up. */
  v.object({ type: v.literal('described'), ...base }),
]);
export type CallEvent = v.InferOutput<typeof CallEventSchema>;
