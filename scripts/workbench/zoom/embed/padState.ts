/** What a pad shows, read off the cloud. */
import { callerIdsOf, forDisplay } from '../account.ts';
import type { Account } from '../account.ts';
import { workingButtons, workingTransfers } from '../calls/buttons.ts';
import { engagedCalls } from '../calls/callLimits.ts';
import { meetingBeside } from '../calls/meeting.ts';
import type { PhoneCloud } from '../calls/phoneCloud.ts';
import { agentAt, endOf, otherEnd, recordingState } from '../calls/zoomCall.ts';
import type { AgentParty, Device, End, ZoomCall } from '../calls/zoomCall.ts';
import type { ZoomUser } from '../options.ts';
import type { UserState } from '../userState.ts';
import type { PadCall, PadState } from './padProtocol.ts';

const RECENT_CALLS = 20;

export interface PadStateDeps {
  readonly account: Account;
  readonly cloud: PhoneCloud;
  readonly userState: UserState;
}

/** The part of a pad's state that all pads of the user share. */
export function sharedPadState(
  { account, cloud, userState }: PadStateDeps,
  user: ZoomUser,
): Omit<PadState, 'language' | 'isApproved' | 'isActive' | 'now'> {
  const device = userState.device(user.id);
  const callerId = userState.callerId(user);
  const isSignedIn = userState.isPadSignedIn(user.id);
  const own = [...cloud.live().values(), ...cloud.recent().slice(0, RECENT_CALLS)].flatMap((call) => {
    const end = endOf(call, user.id);
    const agent = end === null ? null : agentAt(call, end);
    return end !== null && agent !== null && isOnPad(agent, device)
      ? [padCall(account, cloud, call, end, agent)]
      : [];
  });
  return {
    user: { name: user.name, extension: user.extension },
    isSignedIn,
    isLicensed: user.licensed,
    hasDevice: device?.kind === 'desktop',
    callerIds: callerIdsOf(user).map(({ name, number }) => ({
      number,
      label: `${forDisplay(number, user.country)} (${name})`,
    })),
    callerId: callerId.kind === 'number' ? callerId.number : callerId.kind === 'hidden' ? '' : null,
    choosesCallerId: user.policy.choosesCallerId,
    hidesCallerId: user.policy.hidesCallerId,
    meeting: meetingBeside(cloud.live(), user.id, userState.client(user.id).inMeeting),
    calls: isSignedIn ? own : [],
  };
}

/** The pad drives the Zoom desktop client: calls on a mobile or a desk phone it does not have. */
export function isOnPad(agent: AgentParty, device: Device | null): boolean {
  return device?.kind === 'desktop' && (agent.device ?? device).kind === 'desktop';
}

function padCall(account: Account, cloud: PhoneCloud, call: ZoomCall, end: End, agent: AgentParty): PadCall {
  const user = account.user(agent.userId);
  const peer = call[otherEnd(end)];
  const colleague = peer.kind === 'agent' ? account.user(peer.userId) : null;
  const peerNumber = colleague === null ? (peer.number ?? null) : String(colleague.extension);
  return {
    callId: call.callId,
    direction: end === 'caller' ? 'outbound' : 'inbound',
    peerNumber,
    peerDisplay: peerNumber === null ? '' : forDisplay(peerNumber, user.country),
    peerName: peer.kind === 'outside' ? peer.name : (colleague?.name ?? null),
    via: call.via?.name ?? null,
    phase: agent.heldSince === null ? call.phase : 'held',
    startedAt: call.ringingAt,
    answeredAt: call.answeredAt,
    heldSince: agent.heldSince,
    isMuted: agent.muted,
    recording: recordingState(agent),
    isAutoRecorded: agent.autoRecorded,
    digits: agent.digits,
    result: call.result,
    transferOf: transferOf(cloud, agent.userId, call.callId),
    conferenceId: agent.conferenceId,
    buttons: workingButtons(cloud.live(), call.callId, end),
    transfers: workingTransfers(cloud.live(), call, end),
  };
}

function transferOf(cloud: PhoneCloud, userId: string, secondId: string): string | null {
  const announced = engagedCalls(cloud.live(), userId).find((call) => {
    const end = endOf(call, userId);
    const made = end === null ? null : agentAt(call, end)?.handOver;
    return made?.kind === 'warmTransfer' && made.callId === secondId;
  });
  return announced?.callId ?? null;
}
