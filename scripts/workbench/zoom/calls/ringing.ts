/** A call begins to ring, and is answered. */
import type { Refusal } from './callAction.ts';
import { cannotTake, hasRoom } from './callLimits.ts';
import { endCall } from './endings.ts';
import { holdTalkingCall } from './holds.ts';
import { startRecording } from './recordings.ts';
import { happen } from './turn.ts';
import type { Turn } from './turn.ts';
import { ENDS, agentAt } from './zoomCall.ts';
import type { Device, End, ZoomCall } from './zoomCall.ts';

export function ring(turn: Turn, call: ZoomCall): Refusal | null {
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
  return isFull ? endCall(turn, call, 'busy') : null;
}

export function answer(turn: Turn, call: ZoomCall, device: Device | null): Refusal | null {
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
