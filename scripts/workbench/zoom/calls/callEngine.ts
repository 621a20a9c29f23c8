/** Zoom's rules for calls, pure: what an action makes of all calls, in the order in which it happens. */
import type { CallAction, Calls, Outcome, Refusal, RingEnding } from './callAction.ts';
import { cannotTake, hasRoom } from './callLimits.ts';
import { closeEnd, holdTalkingCall, pressButton, startRecording } from './clientActions.ts';
import { beginTurn, happen } from './turn.ts';
import type { Turn } from './turn.ts';
import { ENDS, agentAt } from './zoomCall.ts';
import type { CallResult, Device, End, ZoomCall } from './zoomCall.ts';

const RESULTS: Readonly<Record<RingEnding, CallResult>> = {
  refuse: 'rejected',
  busy: 'busy',
  noAnswer: 'noAnswer',
  voicemail: 'voicemail',
};

/** @param at milliseconds since 1970 */
export function act(calls: Calls, action: CallAction, at: number): Outcome {
  const turn = beginTurn(calls, at);
  const refused = play(turn, action);
  return refused === null
    ? { ok: true, calls: turn.calls, happenings: turn.happenings }
    : { ok: false, refused };
}

function play(turn: Turn, action: CallAction): Refusal | null {
  if (action.type === 'ring') return ring(turn, action.call);
  const call = turn.calls.get(action.callId);
  if (call === undefined) return 'unknownCall';
  if (action.type === 'answer') return answer(turn, call, action.device);
  if (action.type === 'hangUp') return hangUp(turn, call, action.by);
  if (!isRingEnding(action)) return pressButton(turn, call, action);
  return call.phase === 'ringing' ? end(turn, call, RESULTS[action.type]) : 'notNow';
}

function isRingEnding(action: CallAction): action is Extract<CallAction, { type: RingEnding }> {
  return Object.hasOwn(RESULTS, action.type);
}

function ring(turn: Turn, call: ZoomCall): Refusal | null {
  const caller = agentAt(call, 'caller');
  const callee = agentAt(call, 'callee');
  const callsNobody = caller === null ? callee === null : caller.userId === callee?.userId;
  if (callsNobody) return 'notNow';
  if (caller !== null) {
    const refusal = cannotTake(turn.calls, caller.userId);
    if (refusal !== null) return refusal;
    holdTalkingCall(turn, caller.userId);
  }
  const isFull = callee !== null && !hasRoom(turn.calls, callee.userId);
  happen(turn, 'ringing', call, isFull ? 'caller' : null);
  return isFull ? end(turn, call, 'busy') : null;
}

function answer(turn: Turn, call: ZoomCall, device: Device | null): Refusal | null {
  if (call.phase !== 'ringing') return 'notNow';
  const callee = agentAt(call, 'callee');
  if (callee !== null) {
    const refusal = cannotTake(turn.calls, callee.userId);
    if (refusal !== null) return refusal;
    holdTalkingCall(turn, callee.userId);
  }
  const answeredBy = callee === null ? call.callee : { ...callee, device: device ?? callee.device };
  const connected: ZoomCall = { ...call, phase: 'connected', answeredAt: turn.at, callee: answeredBy };
  ENDS.reduce(autoRecord(turn), happen(turn, 'answered', connected));
  return null;
}

function autoRecord(turn: Turn) {
  return (call: ZoomCall, at: End): ZoomCall =>
    agentAt(call, at)?.autoRecorded ? startRecording(turn, call, at, 'automatic') : call;
}

function hangUp(turn: Turn, call: ZoomCall, by: End): Refusal | null {
  if (call.phase === 'ended') return 'notNow';
  if (call.phase === 'connected') return end(turn, call, 'connected');
  return end(turn, call, by === 'caller' ? 'cancelled' : 'rejected');
}

function end(turn: Turn, call: ZoomCall, result: CallResult): null {
  const closed = ENDS.reduce((open, at) => closeEnd(turn, open, at), call);
  happen(turn, 'ended', { ...closed, phase: 'ended', endedAt: turn.at, result });
  return null;
}
