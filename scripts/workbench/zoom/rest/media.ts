/** Operations on recordings, voicemails and summaries. There is none here that deletes: the product has no such button. */
import { gmt, opaqueId } from '../ids.ts';
import type { Files } from '../media/files.ts';
import type { ZoomMedium } from '../media/medium.ts';
import { waveOf } from '../media/wave.ts';
import type { Store } from '../store.ts';
import { unknownUser } from './callHistory.ts';
import type { Operation, OperationRequest } from './operation.ts';
import { ok, redirect, zoomError } from './zoomAnswer.ts';
import type { ZoomAnswer } from './zoomAnswer.ts';

interface Deps {
  readonly store: Store;
  readonly files: Files;
  /** Origin of REST. */
  readonly apiUrl: () => string;
}

const fileId = ({ id }: ZoomMedium): string => opaqueId('file', id);
const PATHS = { recording: 'recording/download', voicemail: 'voice_mails/download' } as const;

export function downloadUrl(apiUrl: string, medium: ZoomMedium): string {
  return `${apiUrl}/v2/phone/${medium.kind === 'summary' ? '' : PATHS[medium.kind]}/${fileId(medium)}`;
}

export function transcriptUrl(apiUrl: string, { id }: ZoomMedium): string {
  return `${apiUrl}/v2/phone/recording_transcript/download/${id}`;
}

export function mediaOperations({ store, files, apiUrl }: Deps): readonly Operation[] {
  const own = ({ user }: OperationRequest) => store.data.media.filter(({ userId }) => userId === user.id);
  /** What is in the trash can still be found; what is deleted for good is nowhere. */
  const there = (request: OperationRequest, kind: ZoomMedium['kind']) =>
    own(request).filter((one) => one.kind === kind && one.deleted !== 'permanently');

  function byElement(kind: 'recording' | 'voicemail', what: string) {
    return (request: OperationRequest): ZoomAnswer => {
      const { callElementId = '' } = request.params;
      const medium = there(request, kind).findLast(({ elementId }) => elementId === callElementId);
      if (medium === undefined) return zoomError(404, 404, `${what} does not exist for ${callElementId}.`);
      return ok(detailsOf(apiUrl(), medium));
    };
  }

  function download(kind: 'recording' | 'voicemail') {
    return (request: OperationRequest): ZoomAnswer => {
      const medium = there(request, kind).find((one) => fileId(one) === request.params['fileId']);
      if (medium === undefined || medium.deleted !== 'no') return zoomError(400, 404, 'File does not exist.');
      return redirect(files.addressOf({ type: 'audio/wav', content: () => waveOf(medium.seconds) }));
    };
  }

  function transcript(request: OperationRequest): ZoomAnswer {
    const medium = there(request, 'recording').find(({ id }) => id === request.params['recordingId']);
    if (medium === undefined) return zoomError(400, 404, 'File does not exist.');
    const refusal = TRANSCRIPT_REFUSALS[medium.transcription];
    if (refusal !== undefined) return zoomError(400, ...refusal);
    const content = () => Buffer.from(JSON.stringify(transcriptFile(medium)));
    return redirect(files.addressOf({ type: 'application/json', content }));
  }

  function summary(request: OperationRequest): ZoomAnswer {
    const medium = there(request, 'summary').find(({ id }) => id === request.params['aiCallSummaryId']);
    if (medium === undefined) return zoomError(404, 404, 'AI call summary does not exist.');
    const [first = '', ...rest] = medium.lines;
    return ok({
      ai_call_summary_id: medium.id,
      call_id: medium.callId,
      user_id: medium.userId,
      call_summary: first,
      next_steps: rest.join('\n'),
      created_time: gmt(medium.startedAt),
      modified_time: gmt(medium.startedAt),
    });
  }

  const common = { method: 'GET', otherUser: unknownUser } as const;
  return [
    {
      ...common,
      id: 'getPhoneRecordingByCallElementId',
      path: '/phone/call_element/:callElementId/recording',
      rate: 'LIGHT',
      scope: 'phone:read:call_recording',
      answer: byElement('recording', 'Recording'),
    },
    {
      ...common,
      id: 'getVoicemailDetailsByCallElementId',
      path: '/phone/call_element/:callElementId/voice_mail',
      rate: 'LIGHT',
      scope: 'phone:read:voicemail',
      answer: byElement('voicemail', 'Voicemail'),
    },
    {
      ...common,
      id: 'phoneDownloadRecordingFile',
      path: '/phone/recording/download/:fileId',
      rate: 'MEDIUM',
      scope: 'phone:read:call_recording',
      answer: download('recording'),
    },
    {
      ...common,
      id: 'phoneDownloadVoicemailFile',
      path: '/phone/voice_mails/download/:fileId',
      rate: 'MEDIUM',
      scope: 'phone:read:voicemail',
      answer: download('voicemail'),
    },
    {
      ...common,
      id: 'phoneDownloadRecordingTranscript',
      path: '/phone/recording_transcript/download/:recordingId',
      rate: 'LIGHT',
      scope: 'phone:read:recording_transcript',
      answer: transcript,
    },
    {
      ...common,
      id: 'getUserAICallSummary',
      path: '/phone/user/:userId/ai_call_summary/:aiCallSummaryId',
      rate: 'MEDIUM',
      scope: 'phone:read:ai_call_summary',
      answer: summary,
    },
  ];
}

const TRANSCRIPT_REFUSALS: Readonly<Record<string, readonly [number, string]>> = {
  failed: [12000, 'Unable to transcribe this recording.'],
  disabled: [12001, 'Admin has disabled this transcription.'],
  processing: [
    12002,
    'This recording is still in the process of being transcribed. Reopen this recording in a few minutes.',
  ],
};
/** `transcription.status` of a voicemail. */
const STATUSES: Readonly<Record<ZoomMedium['transcription'], number>> = {
  ready: 2,
  processing: 1,
  disabled: 4,
  failed: 9,
};

export function transcriptionOf({ lines, transcription }: ZoomMedium) {
  return { status: STATUSES[transcription], content: lines.join('\n') };
}

function detailsOf(apiUrl: string, medium: ZoomMedium) {
  const { caller_did_number: _caller, callee_did_number: _callee, ...parties } = medium.parties;
  const isRecording = medium.kind === 'recording';
  return {
    id: medium.id,
    call_id: medium.callId,
    call_element_id: medium.elementId,
    ...parties,
    date_time: gmt(medium.startedAt),
    download_url: downloadUrl(apiUrl, medium),
    duration: medium.seconds,
    ...(isRecording
      ? {
          direction: medium.direction,
          end_time: gmt(medium.startedAt + medium.seconds * 1000),
          recording_type: medium.recordingType,
        }
      : { status: 'unread', transcription: transcriptionOf(medium) }),
    ...(medium.deleted === 'trash' && { soft_deleted: true, soft_deleted_type: 'Manual' }),
  };
}

/** As the documentation of the operation shows it. */
function transcriptFile(medium: ZoomMedium) {
  const each = medium.seconds / Math.max(1, medium.lines.length);
  return {
    type: 'zoom_transcript',
    ver: 1,
    recording_id: medium.id,
    recording_start: gmt(medium.startedAt),
    recording_end: gmt(medium.startedAt + medium.seconds * 1000),
    timeline: medium.lines.map((text, index) => ({
      text,
      raw_text: text,
      ts: timeOf(index * each),
      end_ts: timeOf((index + 1) * each),
      users: [],
      userId: String(medium.parties[index % 2 === 0 ? 'callee_number' : 'caller_number'] ?? ''),
      userIds: [],
      channelMark: index % 2 === 0 ? 'L' : 'R',
    })),
  };
}

/** `00:00:01.600` */
function timeOf(seconds: number): string {
  return new Date(Math.round(seconds * 1000)).toISOString().slice(11, 23);
}
