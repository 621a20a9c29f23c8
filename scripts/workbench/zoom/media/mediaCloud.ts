/** Recordings and voicemails, from the end of their call until they are deleted. */
import type { Account } from '../account.ts';
import { callLogId, elementId, historyId, recordingId, voicemailId } from '../calls/callIds.ts';
import type { CallRecorded, PhoneCloud } from '../calls/phoneCloud.ts';
import { agentAt } from '../calls/zoomCall.ts';
import type { AgentParty, End, OutsideParty, Recording, ZoomCall } from '../calls/zoomCall.ts';
import { hexId, opaqueId } from '../ids.ts';
import type { Store } from '../store.ts';
import type { ZoomMedium } from './medium.ts';

export type MediaHappening = 'completed' | 'transcribed' | 'deleted' | 'permanentlyDeleted';
export type MediaListener = (kind: MediaHappening, medium: ZoomMedium) => void;

/** For tests and the workbench. */
export interface MediaControls {
  /** The oldest first. */
  readonly list: () => readonly ZoomMedium[];
  /** How long the next voicemails are. */
  readonly setVoicemailSeconds: (seconds: number) => void;
  /** What is said in the next recordings and voicemails. */
  readonly setLines: (lines: readonly string[]) => void;
  /** As Zoom's client or web portal does. Unknown ids do nothing. */
  readonly remove: (id: string, how: 'trash' | 'permanently') => void;
  /** Called after everything that happens to one. */
  readonly onChange: (listener: () => void) => void;
  /** Zoom sums up the user's call, which is over. */
  readonly summarise: (callId: string, userId: string, lines: readonly string[]) => void;
}

export interface MediaCloud {
  readonly controls: MediaControls;
  readonly onHappening: (listener: MediaListener) => void;
  readonly reset: () => void;
}

interface Deps {
  readonly account: Account;
  readonly cloud: PhoneCloud;
  readonly store: Store;
}

const VOICEMAIL_SECONDS = 12;
const LINES = ['Hello, this is about our order.', 'Could you call me back tomorrow?', 'Thank you, goodbye.'];

export function createMediaCloud({ account, cloud, store }: Deps): MediaCloud {
  const listeners: MediaListener[] = [];
  let voicemailSeconds = VOICEMAIL_SECONDS;
  let lines: readonly string[] = LINES;

  function happen(kind: MediaHappening, medium: ZoomMedium): void {
    for (const listener of listeners) listener(kind, medium);
  }

  function complete(medium: ZoomMedium): void {
    store.data.media.push(medium);
    store.changed();
    happen('completed', medium);
    if (medium.transcription === 'ready' && medium.kind !== 'summary') happen('transcribed', medium);
  }

  function mediumOf(call: ZoomCall, end: End, agent: AgentParty): Omit<ZoomMedium, 'id' | 'kind'> {
    const { transcribes = true } = account.user(agent.userId).policy;
    return {
      userId: agent.userId,
      queueId: null,
      callId: call.callId,
      elementId: elementId(call, end),
      historyId: historyId(call),
      callLogId: callLogId(call, end),
      direction: end === 'caller' ? 'outbound' : 'inbound',
      parties: {
        ...partyFields(account, 'caller', call.caller),
        ...partyFields(account, 'callee', call.callee),
      },
      recordingType: 'OnDemand',
      startedAt: call.endedAt ?? call.ringingAt,
      seconds: voicemailSeconds,
      transcription: transcribes ? 'ready' : 'disabled',
      lines: transcribes ? [...lines] : [],
      deleted: 'no',
    };
  }

  cloud.onRecord(({ call, end }: CallRecorded) => {
    const agent = agentAt(call, end);
    if (agent === null) return;
    agent.recordings.forEach((recording, index) => {
      if (recording.hasFailed) return;
      const id = recordingId(call, end, index);
      complete({ ...mediumOf(call, end, agent), id, kind: 'recording', ...lengthOf(recording) });
    });
    if (end !== 'callee' || call.result !== 'voicemail') return;
    const queueId = call.via === null ? null : opaqueId('queue', String(call.via.extension));
    complete({ ...mediumOf(call, end, agent), id: voicemailId(call), kind: 'voicemail', queueId });
  });

  return {
    controls: {
      list: () => store.data.media,
      setVoicemailSeconds(seconds) {
        voicemailSeconds = seconds;
      },
      setLines(said) {
        lines = said;
      },
      remove(id, how) {
        const medium = store.data.media.find((one) => one.id === id);
        if (medium === undefined) return;
        medium.deleted = how;
        store.changed();
        happen(how === 'trash' ? 'deleted' : 'permanentlyDeleted', medium);
      },
      onChange(listener) {
        listeners.push(listener);
      },
      summarise(callId, userId, said) {
        const call = cloud.recent().find((one) => one.callId === callId);
        const end =
          call && (['caller', 'callee'] as const).find((at) => agentAt(call, at)?.userId === userId);
        const agent = call && end ? agentAt(call, end) : null;
        if (!call || !end || !agent) throw new Error('The local Zoom has no such call that is over.');
        const id = hexId('summary', callId, userId);
        complete({
          ...mediumOf(call, end, agent),
          id,
          kind: 'summary',
          lines: [...said],
          transcription: 'ready',
        });
      },
    },
    onHappening(listener) {
      listeners.push(listener);
    },
    reset() {
      voicemailSeconds = VOICEMAIL_SECONDS;
      lines = LINES;
    },
  };
}

function lengthOf({
  endedAt,
  kind,
  startedAt,
}: Recording): Pick<ZoomMedium, 'recordingType' | 'seconds' | 'startedAt'> {
  return {
    recordingType: kind === 'automatic' ? 'Automatic' : 'OnDemand',
    startedAt,
    seconds: Math.max(1, Math.round(((endedAt ?? startedAt) - startedAt) / 1000)),
  };
}

/** Type 1 is an extension, 2 a number. */
function partyFields(account: Account, end: End, party: AgentParty | OutsideParty): ZoomMedium['parties'] {
  if (party.kind === 'outside') {
    const number = party.number ?? '';
    return {
      [`${end}_number`]: number,
      [`${end}_number_type`]: 2,
      [`${end}_name`]: party.name ?? number,
      [`${end}_did_number`]: number,
    };
  }
  const { extension, name, numbers } = account.user(party.userId);
  const did = party.number ?? numbers[0];
  return {
    [`${end}_number`]: String(extension),
    [`${end}_number_type`]: 1,
    [`${end}_name`]: name,
    ...(did !== undefined && { [`${end}_did_number`]: did }),
  };
}
