/** Holding and resuming. A conference is held and resumed as one: all of its calls. */
import { conferenceOf, talkingCall } from './callLimits.ts';
import { pauseRecording, resumeRecording } from './recordings.ts';
import { happen, withAgent } from './turn.ts';
import type { Turn } from './turn.ts';
import { agentAt, endOf, openRecording, recordingState } from './zoomCall.ts';
import type { AgentParty, End, ZoomCall } from './zoomCall.ts';

/** Zoom puts the call that the user talks in on hold before the user talks in another. */
export function holdTalkingCall(turn: Turn, userId: string): void {
  const talking = talkingCall(turn.calls, userId);
  const end = talking === null ? null : endOf(talking, userId);
  if (talking !== null && end !== null) hold(turn, talking, end);
}

export function hold(turn: Turn, call: ZoomCall, end: End): void {
  for (const one of conferenceOf(turn.calls, call, end)) {
    const held = happen(turn, 'held', withAgent(one.call, one.end, { heldSince: turn.at }), one.end);
    const agent = agentAt(held, one.end);
    if (agent !== null && recordingState(agent) === 'on') pauseRecording(turn, held, one.end, 'hold');
  }
}

export function unhold(turn: Turn, call: ZoomCall, end: End): void {
  for (const one of conferenceOf(turn.calls, call, end)) unholdOne(turn, one.call, one.end);
}

export function unholdOne(turn: Turn, call: ZoomCall, end: End): void {
  const unheld = happen(turn, 'unheld', withAgent(call, end, heldUntil(agentAt(call, end), turn.at)), end);
  const agent = agentAt(unheld, end);
  if (agent !== null && openRecording(agent)?.pausedBy === 'hold') resumeRecording(turn, unheld, end);
}

export function heldUntil(agent: AgentParty | null, at: number): Partial<AgentParty> {
  if (agent === null || agent.heldSince === null) return {};
  return { heldSince: null, heldMs: agent.heldMs + at - agent.heldSince };
}
