/**
 * The channel of the browser line: what page and gateway say to each other, each message one JSON text over a WebSocket.
 * Descriptions (`sdp`) and candidates are those of WebRTC. The page never learns how the gateway reaches Zoom.
 */
import * as v from 'valibot';
import { ERROR_CODES } from './phoneError.ts';

/** At least this often something comes over the channel; after twice that time without, it is dead. */
export const LINE_BEAT_MS = 10_000;

/** A call of the line: named by the page where it dials, else by the gateway. None of Zoom's ids. */
const LineCallId = v.pipe(v.string(), v.uuid());

/** A session description, with one line of audio in it. */
const Sdp = v.pipe(v.string(), v.startsWith('v=0'), v.maxLength(20_000));

/** E.164, an extension, or what looks like an emergency number. */
const Target = v.pipe(v.string(), v.regex(/^\+?\d{2,15}$/));

/** Null: there are no more. */
const Candidate = v.nullable(
  v.object({
    candidate: v.pipe(v.string(), v.maxLength(1000)),
    sdpMid: v.nullable(v.pipe(v.string(), v.maxLength(32))),
    sdpMLineIndex: v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
  }),
);
export type LineCandidate = v.InferOutput<typeof Candidate>;

const onCall = <const T extends string>(type: T) => v.object({ type: v.literal(type), callId: LineCallId });

/** What the page may ask for. Mute is no command: the page stops its own microphone. */
export const LineCommandSchema = v.variant('type', [
  /** First, and once. `calls`: those whose audio this page still has, from before its channel broke. */
  v.object({
    type: v.literal('hello'),
    salesforceUserId: v.pipe(v.string(), v.minLength(1), v.maxLength(18)),
    calls: v.pipe(v.array(LineCallId), v.maxLength(20)),
  }),
  v.object({ type: v.literal('dial'), callId: LineCallId, number: Target, sdp: Sdp }),
  /**
   * A call to oneself: what the microphone takes comes back. Only where `welcome` says `canTest`, and while there is no call; it ends by
   * itself when one is dialed or accepted.
   */
  v.object({ type: v.literal('testCall'), callId: LineCallId, sdp: Sdp }),
  v.object({ type: v.literal('accept'), callId: LineCallId, sdp: Sdp }),
  onCall('decline'),
  onCall('hangUp'),
  onCall('hold'),
  /** Puts the call that is talked in on hold first. */
  onCall('resume'),
  /** In place of tones in the audio, where the browser cannot make them. */
  v.object({
    type: v.literal('digits'),
    callId: LineCallId,
    digits: v.pipe(v.string(), v.regex(/^[0-9A-D*#]{1,32}$/)),
  }),
  /** Blind: to a number that is not asked first. */
  v.object({ type: v.literal('transfer'), callId: LineCallId, number: Target }),
  /** Attended: to the other end of another call of this line. */
  v.object({ type: v.literal('transferTo'), callId: LineCallId, otherCallId: LineCallId }),
  v.object({ type: v.literal('candidate'), callId: LineCallId, candidate: Candidate }),
  /** Until it is taken back, or the line ends: whoever calls is told that the line is busy, and the page nothing. */
  v.object({ type: v.literal('doNotDisturb'), on: v.boolean() }),
]);
export type LineCommand = v.InferOutput<typeof LineCommandSchema>;
export type LineVerb = LineCommand['type'];

/**
 * How a call of the line ended. `hungUp`: by the agent, also before it was answered. `cancelled`: the caller gave up.
 * `lost`: the line broke. `failed`: none of these; Zoom's code tells.
 */
export const LINE_ENDINGS = [
  'hungUp',
  'peerHungUp',
  'cancelled',
  'answeredElsewhere',
  'declined',
  'busy',
  'noAnswer',
  'unreachable',
  'transferred',
  'lost',
  'failed',
] as const;
export type LineEnding = (typeof LINE_ENDINGS)[number];

/** What happens to a call. A page that comes back is told again, so each of them must do no harm a second time. */
export const LineCallEventSchema = v.variant('type', [
  v.object({
    type: v.literal('incoming'),
    callId: LineCallId,
    /** As Zoom tells it; empty where the caller hides it. */
    number: v.string(),
    name: v.nullable(v.string()),
    sdp: v.string(),
  }),
  /** It rings at the other end. */
  onCall('ringing'),
  /** There is something to hear before the call is answered. */
  v.object({ type: v.literal('progress'), callId: LineCallId, sdp: v.string() }),
  /** The call is answered; with a description where the page dialed and has not got it yet. */
  v.object({ type: v.literal('accepted'), callId: LineCallId, sdp: v.nullable(v.string()) }),
  onCall('held'),
  onCall('resumed'),
  v.object({
    type: v.literal('transfer'),
    callId: LineCallId,
    state: v.picklist(['begun', 'done', 'refused']),
  }),
  v.object({ type: v.literal('candidate'), callId: LineCallId, candidate: Candidate }),
  v.object({
    type: v.literal('ended'),
    callId: LineCallId,
    ending: v.picklist(LINE_ENDINGS),
    /** Of SIP, for a support ticket; null where there was none. */
    sipCode: v.nullable(v.number()),
  }),
]);
export type LineCallEvent = v.InferOutput<typeof LineCallEventSchema>;

/** What the gateway tells the page. */
export const LineEventSchema = v.variant('type', [
  /** The answer to `hello`. What the page knows of calls from before follows at once. */
  v.object({
    type: v.literal('welcome'),
    iceServers: v.array(
      v.object({
        urls: v.string(),
        username: v.exactOptional(v.string()),
        credential: v.exactOptional(v.string()),
      }),
    ),
    /** Whether there are test calls. */
    canTest: v.exactOptional(v.boolean()),
  }),
  /** Calls reach the agent here, and can be placed. */
  v.object({ type: v.literal('registered') }),
  /** They do not. The gateway goes on trying, unless an administrator has to help. */
  v.object({ type: v.literal('unregistered'), code: v.picklist(ERROR_CODES) }),
  /** The answer to the command, and told to a page that finds it on. */
  v.object({ type: v.literal('doNotDisturb'), on: v.boolean() }),
  /** Another page of this agent has the line now; this channel ends. */
  v.object({ type: v.literal('taken') }),
  /** A command was not carried out. */
  v.object({
    type: v.literal('refused'),
    verb: v.string(),
    callId: v.nullable(LineCallId),
    code: v.picklist(ERROR_CODES),
  }),
  v.object({ type: v.literal('beat') }),
  ...LineCallEventSchema.options,
]);
export type LineEvent = v.InferOutput<typeof LineEventSchema>;
