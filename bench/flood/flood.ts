import * as v from 'valibot';

/** What the sender of a flood has to know. */
export const FloodSchema = v.object({
  gatewayUrl: v.string(),
  origin: v.string(),
  /** Of the session of the agent who is rung. */
  token: v.string(),
  liveZoomUserId: v.string(),
  /** Whose the calls of the flood are, in turn. */
  zoomUserIds: v.array(v.string()),
  callIds: v.array(v.string()),
  /** Webhooks; what the calls do not need is nobody's. */
  count: v.number(),
  durationMs: v.number(),
});
export type Flood = v.InferOutput<typeof FloodSchema>;

/** Times in milliseconds. */
export const FloodResultSchema = v.object({
  /** From a webhook to the line in the feed, before the flood. */
  alone: v.array(v.number()),
  /** The same in the flood. */
  live: v.array(v.number()),
  /** From the moment at which a webhook was due until its answer. */
  acknowledged: v.array(v.number()),
  refused: v.number(),
  /** Until the last answer. */
  seconds: v.number(),
});
export type FloodResult = v.InferOutput<typeof FloodResultSchema>;
