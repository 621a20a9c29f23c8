/** What Zoom's cloud keeps of a call beside its record. The audio is made anew whenever somebody wants it. */
import * as v from 'valibot';

export const MediumSchema = v.object({
  id: v.string(),
  kind: v.picklist(['recording', 'voicemail', 'summary']),
  /** Whose it is: one user, or the members of a queue. */
  userId: v.string(),
  /** The queue that the voicemail was left to. */
  queueId: v.nullable(v.string()),
  callId: v.string(),
  elementId: v.string(),
  historyId: v.string(),
  callLogId: v.string(),
  direction: v.picklist(['inbound', 'outbound']),
  /** Names and numbers of both ends, under the keys of Zoom's answers. */
  parties: v.record(v.string(), v.union([v.string(), v.number()])),
  recordingType: v.picklist(['OnDemand', 'Automatic']),
  /** Milliseconds since 1970. */
  startedAt: v.number(),
  seconds: v.number(),
  transcription: v.picklist(['ready', 'disabled', 'processing', 'failed']),
  /** What was said, or the summary, line by line. */
  lines: v.array(v.string()),
  /** In the trash, from where it can be recovered, or for good. */
  deleted: v.picklist(['no', 'trash', 'permanently']),
});
export type ZoomMedium = v.InferOutput<typeof MediumSchema>;
