import type { Account } from '../account.ts';
import type { Happening } from '../calls/callAction.ts';
import { channelId, recordingId, sipId } from '../calls/callIds.ts';
import type { AgentParty, End, OutsideParty, ZoomCall } from '../calls/zoomCall.ts';
import { gmt } from '../ids.ts';

type RecordingHappening = Extract<Happening['kind'], `recording${string}`>;

const EVENTS: Readonly<Record<RecordingHappening, string>> = {
  recordingStarted: 'phone.recording_started',
  recordingPaused: 'phone.recording_paused',
  recordingResumed: 'phone.recording_resumed',
  recordingStopped: 'phone.recording_stopped',
};

/** Zoom identifies the channel of a recording only where it starts and where it stops. */
const WITH_CHANNEL: readonly RecordingHappening[] = ['recordingStarted', 'recordingStopped'];

interface Side {
  readonly account: Account;
  readonly call: ZoomCall;
  readonly end: End;
  readonly agent: AgentParty;
}

export function recordingEvent({ account, agent, call, end }: Side, kind: RecordingHappening, at: number) {
  const user = account.user(agent.userId);
  const object = {
    id: recordingId(call, end, agent.recordings.length - 1),
    user_id: user.id,
    caller_number: numberOf(account, call.caller),
    callee_number: numberOf(account, call.callee),
    direction: end === 'caller' ? 'outbound' : 'inbound',
    // The documentation says of this event alone that it names the start of the call.
    date_time: gmt(kind === 'recordingStarted' ? call.ringingAt : at),
    recording_type: agent.recordings.at(-1)?.kind === 'automatic' ? 'Automatic' : 'OnDemand',
    call_id: call.callId,
    ...(WITH_CHANNEL.includes(kind) && {
      channel_id: channelId(call, end),
      sip_id: sipId(call),
    }),
    owner: { type: 'user', id: user.id, name: user.name, extension_number: user.extension },
  };
  return { event: EVENTS[kind], object };
}

/** Users of the account by extension, anybody else by number. */
function numberOf(account: Account, party: AgentParty | OutsideParty): string {
  if (party.kind === 'outside') return party.number ?? '';
  return String(account.user(party.userId).extension);
}
