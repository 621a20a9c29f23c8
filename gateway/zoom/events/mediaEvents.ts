/** Recordings, voicemails, their transcripts, summaries, and that they were deleted. */
import { parse } from '#call-core';
import type { MediumKind } from '#call-core';
import * as v from 'valibot';
import type { MediumTold } from '../../calls/media.ts';
import { CallId, Text, momentOf } from './fields.ts';

export type MediaEvent =
  | {
      readonly type: 'attached';
      readonly zoomUserId: string;
      readonly callId: string;
      readonly medium: MediumTold;
    }
  | { readonly type: 'deleted'; readonly mediumId: string };

const MediumId = v.pipe(v.string(), v.minLength(1), v.maxLength(128));
/** What is not an address is left out: Zoom is asked for another when it is needed. */
const Address = v.fallback(v.optional(v.nullable(v.pipe(v.string(), v.url(), v.maxLength(2000)))), null);
const Seconds = v.optional(v.nullable(v.pipe(v.number(), v.minValue(0))));

/** Zoom requires neither call nor user of its events. */
const OptionalCallId = v.optional(v.nullable(CallId));

const RecordingSchema = v.object({
  id: MediumId,
  user_id: Text,
  call_id: OptionalCallId,
  call_element_id: Text,
  owner: v.optional(v.object({ type: Text, id: Text }), {}),
  date_time: Text,
  duration: Seconds,
  download_url: Address,
});
const VoicemailSchema = v.object({
  id: MediumId,
  call_id: OptionalCallId,
  call_element_id: Text,
  callee_id: Text,
  /** Who may hear the voicemail of a queue. */
  access_member_id: Text,
  date_time: Text,
  duration: Seconds,
  download_url: Address,
});
const SummarySchema = v.object({
  ai_call_summary_id: MediumId,
  user_id: v.string(),
  call_id: CallId,
  deleted: v.optional(v.nullable(v.boolean())),
  created_time: Text,
});
const Ids = v.array(v.object({ id: MediumId }));

/** `recording_completed_for_access_member` is not among them: it tells others than the owner, whose call it was not. */
const READERS: Readonly<Record<string, (object: unknown) => MediaEvent[]>> = {
  recording_completed: fromRecordings,
  // A transcript also tells of its recording, should the event of that be lost.
  recording_transcript_completed: fromRecordings,
  voicemail_received: fromVoicemail,
  voicemail_received_for_access_member: fromVoicemail,
  voicemail_transcript_completed: fromVoicemail,
  ai_call_summary_changed: fromSummary,
  recording_deleted: deletionsIn('recordings'),
  recording_permanently_deleted: deletionsIn('recordings'),
  voicemail_deleted: deletionsIn('voice_mails'),
  voicemail_permanently_deleted: deletionsIn('voice_mails'),
};

/** @throws PhoneError webhook.malformed */
export function toMediaEvents(name: string, object: unknown): MediaEvent[] {
  return Object.hasOwn(READERS, name) ? (READERS[name]?.(object) ?? []) : [];
}

function fromRecordings(object: unknown): MediaEvent[] {
  const schema = v.object({ recordings: v.array(RecordingSchema) });
  return parse(schema, object, 'webhook.malformed').recordings.flatMap((told) => {
    const owner = told.owner.type === 'user' ? told.owner.id : null;
    const medium = { id: told.id, kind: 'recording', ...factsOf(told) } as const;
    return attached(told.user_id ?? owner, told.call_id, medium);
  });
}

function fromVoicemail(object: unknown): MediaEvent[] {
  const told = parse(VoicemailSchema, object, 'webhook.malformed');
  const zoomUserId = told.access_member_id ?? told.callee_id;
  return attached(zoomUserId, told.call_id, { id: told.id, kind: 'voicemail', ...factsOf(told) });
}

function fromSummary(object: unknown): MediaEvent[] {
  const told = parse(SummarySchema, object, 'webhook.malformed');
  const id = told.ai_call_summary_id;
  const at = momentOf(told.created_time)[0] ?? null;
  const made = attached(told.user_id, told.call_id, { id, kind: 'summary', at });
  return told.deleted === true ? [...made, { type: 'deleted', mediumId: id }] : made;
}

function deletionsIn(list: 'recordings' | 'voice_mails') {
  return (object: unknown): MediaEvent[] =>
    parse(v.object({ [list]: Ids }), object, 'webhook.malformed')[list]?.map(({ id }) => ({
      type: 'deleted',
      mediumId: id,
    })) ?? [];
}

function factsOf(told: {
  readonly date_time?: string | null | undefined;
  readonly duration?: number | null | undefined;
  readonly download_url?: string | null | undefined;
  readonly call_element_id?: string | null | undefined;
}): Partial<MediumTold> {
  return {
    at: momentOf(told.date_time)[0] ?? null,
    durationSeconds: told.duration ?? null,
    downloadUrl: told.download_url ?? null,
    elementId: told.call_element_id ?? null,
  };
}

/** What belongs to no call of somebody has nowhere to go. */
function attached(
  zoomUserId: string | null | undefined,
  callId: string | null | undefined,
  medium: MediumTold,
): MediaEvent[] {
  return zoomUserId && callId ? [{ type: 'attached', zoomUserId, callId, medium }] : [];
}

/** The media that a leg in the call history names. */
export function mediaOfElement(element: {
  readonly call_element_id?: string | null | undefined;
  readonly recording_id?: string | null | undefined;
  readonly voicemail_id?: string | null | undefined;
  readonly ai_call_summary_id?: string | null | undefined;
}): MediumTold[] {
  const elementId = element.call_element_id ?? null;
  const named: readonly (readonly [MediumKind, string | null | undefined])[] = [
    ['recording', element.recording_id],
    ['voicemail', element.voicemail_id],
    ['summary', element.ai_call_summary_id],
  ];
  return named.flatMap(([kind, id]) => (id ? [{ id, kind, elementId }] : []));
}
