import type { Account } from '../account.ts';
import type { Happening } from '../calls/callAction.ts';
import { channelId, recordingId, sipId } from '../calls/callIds.ts';
import type { AgentParty, OutsideParty } from '../calls/zoomCall.ts';
import { gmt } from '../ids.ts';
import { owner } from './side.ts';
import type { Side } from './side.ts';

type RecordingHappening = Extract<Happening['kind'], `recording${string}`>;

const EVENTS: Readonly<Record<RecordingHappening, string>> = {
  recordingStarted: 'phone.recording_started',
  recordingPaused: 'phone.recording_paused',
  recordingResumed: 'phone.recording_resumed',
  recordingStopped: 'phone.recording_stopped',
  recordingFailed: 'phone.recording_failed',
};

/** Zoom identifies the channel of a recording only where it starts and where it ends. */
const WITH_CHANNEL: readonly RecordingHappening[] = [
  'recordingStarted',
  'recordingStopped',
  'recordingFailed',
];

export function recordingEvent(side: Side, kind: RecordingHappening, at: number) {
  const { account, agent, call, end } = side;
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
    owner: owner(side),
  };
  return { event: EVENTS[kind], object };
}

/** Users of the account by extension, anybody else by number. */
function numberOf(account: Account, party: AgentParty | OutsideParty): string {
  if (party.kind === 'outside') return party.number ?? '';
  return String(account.user(party.userId).extension);
}
