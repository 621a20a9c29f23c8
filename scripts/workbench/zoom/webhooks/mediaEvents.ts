/** The webhooks of recordings, voicemails and summaries. */
import { SITE_ID } from '../account.ts';
import type { Account } from '../account.ts';
import { gmt } from '../ids.ts';
import type { MediaHappening } from '../media/mediaCloud.ts';
import type { ZoomMedium } from '../media/medium.ts';
import { downloadUrl, transcriptUrl, transcriptionOf } from '../rest/media.ts';
import type { ZoomEvent } from './webhooks.ts';

export function mediaEvents(
  account: Account,
  apiUrl: string,
  kind: MediaHappening,
  medium: ZoomMedium,
): readonly ZoomEvent[] {
  switch (medium.kind) {
    case 'recording':
      return [recordingEvent(account, apiUrl, kind, medium)];
    case 'voicemail':
      return voicemailEvents(apiUrl, kind, medium);
    case 'summary':
      return [summaryEvent(kind, medium)];
  }
}

const NAMES: Readonly<Record<MediaHappening, string>> = {
  completed: 'completed',
  transcribed: 'transcript_completed',
  deleted: 'deleted',
  permanentlyDeleted: 'permanently_deleted',
};

function recordingEvent(
  account: Account,
  apiUrl: string,
  kind: MediaHappening,
  medium: ZoomMedium,
): ZoomEvent {
  const event = `phone.recording_${NAMES[kind]}`;
  const { callId: call_id, id } = medium;
  if (kind === 'deleted' || kind === 'permanentlyDeleted')
    return { event, object: { recordings: [{ id, call_id }] } };
  const { extension, id: ownerId, name } = account.user(medium.userId);
  const { caller_did_number, callee_did_number, ...parties } = medium.parties;
  const recording = {
    id,
    user_id: medium.userId,
    ...parties,
    duration: medium.seconds,
    direction: medium.direction,
    date_time: gmt(medium.startedAt),
    end_time: gmt(medium.startedAt + medium.seconds * 1000),
    recording_type: medium.recordingType,
    call_id,
    call_log_id: medium.callLogId,
    site: { id: SITE_ID },
    owner: { type: 'user', id: ownerId, name, extension_number: extension },
    ...(kind === 'completed'
      ? {
          ...(caller_did_number !== undefined && { caller_did_number }),
          ...(callee_did_number !== undefined && { callee_did_number }),
          download_url: downloadUrl(apiUrl, medium),
          call_history_id: medium.historyId,
          call_element_id: medium.elementId,
        }
      : { transcript_download_url: transcriptUrl(apiUrl, medium) }),
  };
  return { event, object: { recordings: [recording] } };
}

/** Whoever may hear the voicemail of a queue is told beside the queue. */
function voicemailEvents(apiUrl: string, kind: MediaHappening, medium: ZoomMedium): readonly ZoomEvent[] {
  const event = `phone.voicemail_${kind === 'completed' ? 'received' : NAMES[kind]}`;
  if (kind === 'deleted' || kind === 'permanentlyDeleted')
    return [{ event, object: { voice_mails: [{ id: medium.id }] } }];
  const { caller_did_number, callee_did_number, ...parties } = medium.parties;
  const object = {
    id: medium.id,
    ...parties,
    callee_id: medium.queueId ?? medium.userId,
    callee_extension_type: medium.queueId === null ? 'user' : 'callQueue',
    call_id: medium.callId,
    call_log_id: medium.callLogId,
    call_history_id: medium.historyId,
    call_element_id: medium.elementId,
    date_time: gmt(medium.startedAt),
  };
  if (kind === 'transcribed')
    return [{ event, object: { ...object, transcription: transcriptionOf(medium) } }];
  const received = {
    ...object,
    ...(caller_did_number !== undefined && { caller_did_number }),
    ...(callee_did_number !== undefined && { callee_did_number }),
    duration: medium.seconds,
    download_url: downloadUrl(apiUrl, medium),
  };
  if (medium.queueId === null) return [{ event, object: received }];
  const member = { access_member_id: medium.userId, access_member_extension_type: 'user' };
  return [
    { event, object: received },
    { event: `${event}_for_access_member`, object: { ...received, ...member } },
  ];
}

function summaryEvent(kind: MediaHappening, medium: ZoomMedium): ZoomEvent {
  return {
    event: 'phone.ai_call_summary_changed',
    object: {
      edited: false,
      deleted: kind === 'deleted' || kind === 'permanentlyDeleted',
      ai_call_summary_id: medium.id,
      user_id: medium.userId,
      call_id: medium.callId,
      call_log_ids: [medium.callLogId],
      created_time: gmt(medium.startedAt),
      modified_time: gmt(medium.startedAt),
    },
  };
}
