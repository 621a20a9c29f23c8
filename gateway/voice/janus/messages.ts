/** Janus's own messages, as far as they are used (janus.conf.meetecho.com, "WebSockets interface" and "SIP plugin"). */
import * as v from 'valibot';

const Jsep = v.object({ type: v.picklist(['offer', 'answer']), sdp: v.string() });
export type Jsep = v.InferOutput<typeof Jsep>;

const Id = v.pipe(v.number(), v.safeInteger());

/** Of the SIP plugin: what happened, and what comes with it. */
const SipResult = v.looseObject({
  event: v.string(),
  code: v.optional(v.number()),
  username: v.optional(v.string()),
  displayname: v.optional(v.string()),
  srtp: v.optional(v.string()),
  helper: v.optional(v.boolean()),
  master_id: v.optional(Id),
  call_id: v.optional(v.string()),
  /** Of the header Reason: why a caller has cancelled. */
  reason_header: v.optional(v.string()),
  reason_header_cause: v.optional(v.union([v.string(), v.number()])),
  /** Of a NOTIFY: a line of SIP. */
  content: v.optional(v.string()),
});
export type SipResult = v.InferOutput<typeof SipResult>;

const PluginEvent = v.object({
  janus: v.literal('event'),
  sender: v.optional(Id),
  transaction: v.optional(v.string()),
  plugindata: v.object({
    data: v.object({
      call_id: v.optional(v.string()),
      /** The echo test says a word, and nothing of a call. */
      result: v.optional(
        v.union([
          SipResult,
          v.pipe(
            v.string(),
            v.transform((): SipResult => ({ event: 'echo' })),
          ),
        ]),
      ),
      error_code: v.optional(v.number()),
    }),
  }),
  jsep: v.optional(Jsep),
});

export const JanusMessageSchema = v.variant('janus', [
  v.object({
    janus: v.literal('success'),
    transaction: v.optional(v.string()),
    data: v.optional(v.object({ id: Id })),
  }),
  v.object({ janus: v.literal('ack'), transaction: v.optional(v.string()) }),
  v.object({
    janus: v.literal('error'),
    transaction: v.optional(v.string()),
    error: v.object({ code: v.number() }),
  }),
  PluginEvent,
  v.object({
    janus: v.literal('trickle'),
    sender: v.optional(Id),
    candidate: v.union([
      v.object({ completed: v.literal(true) }),
      v.object({
        candidate: v.string(),
        sdpMid: v.optional(v.string()),
        sdpMLineIndex: v.optional(v.number()),
      }),
    ]),
  }),
  /** The PeerConnection of a handle is gone; only then can the handle have another. */
  v.object({ janus: v.literal('hangup'), sender: v.optional(Id) }),
  v.object({ janus: v.literal('timeout'), session_id: v.optional(Id) }),
  /** What the engine is. `api_secret`: it wants one. */
  v.object({
    janus: v.literal('server_info'),
    transaction: v.optional(v.string()),
    version_string: v.string(),
    api_secret: v.boolean(),
    plugins: v.record(v.string(), v.unknown()),
  }),
]);
export type JanusMessage = v.InferOutput<typeof JanusMessageSchema>;

/** What a handle tells: of its call, or of its PeerConnection. */
export type HandleEvent = Extract<JanusMessage, { janus: 'event' | 'trickle' | 'hangup' }>;

export const NO_SUCH_SESSION = 458;
