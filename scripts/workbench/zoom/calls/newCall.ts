import type { Dialed } from '../account.ts';
import type { ZoomUser } from '../options.ts';
import type { UserState } from '../userState.ts';
import type { AgentParty, Device, End, OutsideParty, Queue, ZoomCall } from './zoomCall.ts';

export type CallRequest =
  | {
      readonly from: 'user';
      readonly user: ZoomUser;
      readonly to: Dialed;
      /** One of the user's numbers, or null to hide it. */
      readonly callerId: string | null;
      readonly device: Device | null;
    }
  | {
      readonly from: 'outside';
      /** E.164; null when the caller withholds it. */
      readonly number: string | null;
      readonly name: string | null;
      readonly to: ZoomUser;
      /** The number that was dialed, in E.164. */
      readonly dialed: string | null;
      readonly via: Queue | null;
    };

export function newCall(request: CallRequest, callId: string, at: number, userState: UserState): ZoomCall {
  const common = {
    callId,
    phase: 'ringing',
    ringingAt: at,
    answeredAt: null,
    endedAt: null,
    result: null,
  } as const;
  if (request.from === 'outside') {
    const { name, number, to } = request;
    return {
      ...common,
      caller: { kind: 'outside', number, name },
      callee: agent(to, 'callee', request.dialed, userState.device(to.id)),
      callerIdHidden: number === null,
      emergency: false,
      via: request.via,
    };
  }
  return {
    ...common,
    caller: agent(request.user, 'caller', request.callerId, request.device),
    callee: callee(request.to, userState),
    callerIdHidden: request.callerId === null,
    emergency: request.to.kind === 'emergency',
    via: null,
  };
}

function callee(to: Dialed, userState: UserState): AgentParty | OutsideParty {
  if (to.kind !== 'user') return { kind: 'outside', number: to.number, name: null };
  return agent(to.user, 'callee', to.number, userState.device(to.user.id));
}

function agent(user: ZoomUser, end: End, number: string | null, device: Device | null): AgentParty {
  const { autoRecording, recordingByHand } = user.policy;
  const direction = end === 'caller' ? 'outbound' : 'inbound';
  return {
    kind: 'agent',
    userId: user.id,
    number,
    device,
    heldSince: null,
    heldMs: 0,
    muted: false,
    recordings: [],
    autoRecorded: autoRecording === 'both' || autoRecording === direction,
    recordsByHand: recordingByHand,
    digits: '',
    handOver: null,
    conferenceId: null,
  };
}
