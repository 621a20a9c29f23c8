/** What a user makes of a call besides talking: a transfer, a parked call, a conference, a meeting. */
import type { HandOverAction, Refusal, TransferAction } from './callAction.ts';
import { isDialing, talkingCall } from './callLimits.ts';
import { conferenceId, meetingId, parkCode } from './callIds.ts';
import { endCall, transferUnderWay } from './endings.ts';
import { holdTalkingCall, unhold, unholdOne } from './holds.ts';
import { ring } from './ringing.ts';
import { happen, withAgent } from './turn.ts';
import type { Turn } from './turn.ts';
import { agentAt, endOf } from './zoomCall.ts';
import type { AgentParty, End, HandOver, ZoomCall } from './zoomCall.ts';

/** @returns why it is refused, or null */
export function transfer(turn: Turn, call: ZoomCall, action: TransferAction): Refusal | null {
  const agent = handsOver(turn, call, action.by);
  if (agent === null) return 'notNow';
  const { by, to } = action;
  switch (action.type) {
    case 'blindTransfer':
      return handOver(turn, call, by, { kind: action.type, to }, 'blindTransferred');
    case 'voicemailTransfer':
      return handOver(turn, call, by, { kind: action.type, to }, 'sentToVoicemail');
    case 'warmTransfer': {
      const { second } = action;
      if (agentAt(second, 'caller')?.userId !== agent.userId) return 'notNow';
      const announced = { kind: action.type, to, callId: second.callId, isCompleted: false } as const;
      happen(turn, 'warmTransferInitiated', withAgent(call, by, { handOver: announced }), by);
      return ring(turn, second);
    }
  }
}

/** @returns why it is refused, or null */
export function makeOf(turn: Turn, call: ZoomCall, { by, type }: HandOverAction): Refusal | null {
  if (type === 'completeTransfer' || type === 'cancelTransfer') return finishTransfer(turn, call, by, type);
  if (type === 'merge') return merge(turn, call, by);
  if (handsOver(turn, call, by) === null) return 'notNow';
  return type === 'park'
    ? handOver(turn, call, by, { kind: 'park', code: parkCode(call) }, 'parked')
    : handOver(turn, call, by, { kind: 'meeting', meetingId: meetingId(call) }, 'meetingInviting');
}

/** The user who can hand the call over now: one thing at a time, and no call out of a conference. */
function handsOver(turn: Turn, call: ZoomCall, by: End): AgentParty | null {
  const agent = agentAt(call, by);
  if (agent === null || call.phase !== 'connected' || agent.conferenceId !== null) return null;
  return transferUnderWay(turn, agent.userId) === null ? agent : null;
}

/** The call goes on without the user. */
function handOver(
  turn: Turn,
  call: ZoomCall,
  by: End,
  made: HandOver,
  kind: 'blindTransferred' | 'sentToVoicemail' | 'parked' | 'meetingInviting',
): null {
  return endCall(turn, happen(turn, kind, withAgent(call, by, { handOver: made }), by), 'connected');
}

function finishTransfer(
  turn: Turn,
  call: ZoomCall,
  by: End,
  type: 'completeTransfer' | 'cancelTransfer',
): Refusal | null {
  const agent = agentAt(call, by);
  const second = announcedIn(turn, call, agent);
  if (agent?.handOver?.kind !== 'warmTransfer' || second === null) return 'notNow';
  if (type === 'completeTransfer') {
    if (second.phase !== 'connected') return 'notNow';
    const made = { ...agent.handOver, isCompleted: true };
    const done = happen(turn, 'warmTransferCompleted', withAgent(call, by, { handOver: made }), by);
    endCall(turn, done, 'connected');
    return endCall(turn, second, 'connected');
  }
  // The end of the second call cancels the transfer.
  endCall(turn, second, second.phase === 'connected' ? 'connected' : 'cancelled');
  const back = turn.calls.get(call.callId);
  const isHeld = back !== undefined && agentAt(back, by)?.heldSince !== null;
  // Who has begun to dial somebody else meanwhile goes on with that.
  if (back !== undefined && isHeld && !isDialing(turn.calls, agent.userId)) {
    holdTalkingCall(turn, agent.userId);
    unhold(turn, back, by);
  }
  return null;
}

function announcedIn(turn: Turn, call: ZoomCall, agent: AgentParty | null): ZoomCall | null {
  if (agent === null || call.phase !== 'connected') return null;
  const underWay = transferUnderWay(turn, agent.userId);
  if (underWay?.call.callId !== call.callId) return null;
  const second = turn.calls.get(underWay.secondId);
  return second === undefined || second.phase === 'ended' ? null : second;
}

/** A call on hold joins the one that the user talks in. */
function merge(turn: Turn, held: ZoomCall, by: End): Refusal | null {
  const agent = agentAt(held, by);
  if (agent === null || agent.heldSince === null || agent.conferenceId !== null) return 'notNow';
  const talking = talkingCall(turn.calls, agent.userId);
  const end = talking === null ? null : endOf(talking, agent.userId);
  if (talking === null || end === null || transferUnderWay(turn, agent.userId) !== null) return 'notNow';
  const running = agentAt(talking, end)?.conferenceId ?? null;
  const id = running ?? conferenceId(talking);
  unholdOne(turn, withAgent(held, by, { conferenceId: id }), by);
  if (running === null) happen(turn, 'conferenceStarted', withAgent(talking, end, { conferenceId: id }), end);
  return null;
}
