/** How calls end, and what their end does to the user's other calls. */
import { conferenceOf, engagedCalls } from './callLimits.ts';
import { heldUntil } from './holds.ts';
import { stopRecording } from './recordings.ts';
import { happen, withAgent } from './turn.ts';
import type { Turn } from './turn.ts';
import { ENDS, agentAt, agentEnds, endOf, openRecording } from './zoomCall.ts';
import type { AgentParty, CallResult, End, ZoomCall } from './zoomCall.ts';

export function endCall(turn: Turn, call: ZoomCall, result: CallResult): null {
  const closed = ENDS.reduce((open, at) => closeEnd(turn, open, at), call);
  happen(turn, 'ended', { ...closed, phase: 'ended', endedAt: turn.at, result });
  for (const { agent } of agentEnds(call)) {
    cancelTransferTo(turn, agent.userId, call.callId);
    dissolveConference(turn, agent);
  }
  return null;
}

/** The warm transfer that a user is about to make, and the call that it is of. */
export function transferUnderWay(
  turn: Turn,
  userId: string,
): { readonly call: ZoomCall; readonly end: End; readonly secondId: string } | null {
  for (const call of engagedCalls(turn.calls, userId)) {
    const end = endOf(call, userId);
    const handOver = end === null ? null : agentAt(call, end)?.handOver;
    if (end !== null && handOver?.kind === 'warmTransfer' && !handOver.isCompleted)
      return { call, end, secondId: handOver.callId };
  }
  return null;
}

/** What the end of a call brings along at one end: a hold is over, a recording stops. */
function closeEnd(turn: Turn, call: ZoomCall, end: End): ZoomCall {
  const agent = agentAt(call, end);
  if (agent === null) return call;
  const stopped = openRecording(agent) === null ? call : stopRecording(turn, call, end);
  return withAgent(stopped, end, heldUntil(agent, turn.at));
}

function cancelTransferTo(turn: Turn, userId: string, secondId: string): void {
  const underWay = transferUnderWay(turn, userId);
  if (underWay?.secondId !== secondId) return;
  const { call, end } = underWay;
  happen(turn, 'warmTransferCancelled', withAgent(call, end, { handOver: null }), end);
}

/** One call alone is no conference. */
function dissolveConference(turn: Turn, { conferenceId, userId }: AgentParty): void {
  if (conferenceId === null) return;
  const left = engagedCalls(turn.calls, userId).filter((call) => {
    const end = endOf(call, userId);
    return end !== null && agentAt(call, end)?.conferenceId === conferenceId;
  });
  const [last, ...others] = left;
  const end = last === undefined ? null : endOf(last, userId);
  if (last === undefined || end === null || others.length > 0) return;
  turn.calls.set(last.callId, withAgent(last, end, { conferenceId: null }));
}

/** Who leaves a conference leaves all of it. */
export function leaveCall(turn: Turn, call: ZoomCall, by: End): null {
  for (const { call: one } of conferenceOf(turn.calls, call, by)) {
    const now = turn.calls.get(one.callId);
    if (now !== undefined && now.phase !== 'ended') endCall(turn, now, 'connected');
  }
  return null;
}
