/** Hold, mute, recording and keys: what a user does during a call, and what Zoom does along with it. */
import type { ClientAction, RecordingAction, Refusal } from './callAction.ts';
import { MOST_HELD_CALLS, heldCalls, isDialing, talkingCall } from './callLimits.ts';
import { happen, withAgent } from './turn.ts';
import type { Turn } from './turn.ts';
import { agentAt, openRecording, recordingState } from './zoomCall.ts';
import type { AgentParty, End, Recording, ZoomCall } from './zoomCall.ts';

/** @returns why it is refused, or null */
export function pressButton(turn: Turn, call: ZoomCall, action: ClientAction): Refusal | null {
  const agent = agentAt(call, action.by);
  if (agent === null || call.phase !== 'connected') return 'notNow';
  const refusal = whyNot(turn, agent, action);
  if (refusal !== null) return refusal;
  switch (action.type) {
    case 'hold':
      hold(turn, call, action.by);
      break;
    case 'unhold':
      holdTalkingCall(turn, agent.userId);
      unhold(turn, call, action.by);
      break;
    case 'mute':
      happen(turn, 'muted', withAgent(call, action.by, { muted: true }), action.by);
      break;
    case 'unmute':
      happen(turn, 'unmuted', withAgent(call, action.by, { muted: false }), action.by);
      break;
    case 'startRecording':
      startRecording(turn, call, action.by, 'onDemand');
      break;
    case 'pauseRecording':
      pauseRecording(turn, call, action.by, 'agent');
      break;
    case 'resumeRecording':
      resumeRecording(turn, call, action.by);
      break;
    case 'stopRecording':
      stopRecording(turn, call, action.by);
      break;
    case 'sendDigits': {
      const digits = agent.digits + (action.digits ?? '');
      happen(turn, 'digitsSent', withAgent(call, action.by, { digits }), action.by);
    }
  }
  return null;
}

function whyNot(turn: Turn, agent: AgentParty, action: ClientAction): Refusal | null {
  const held = agent.heldSince !== null;
  switch (action.type) {
    case 'hold':
      if (held) return 'notNow';
      return heldCalls(turn.calls, agent.userId).length >= MOST_HELD_CALLS ? 'tooManyHeld' : null;
    case 'unhold':
      if (!held) return 'notNow';
      return isDialing(turn.calls, agent.userId) ? 'dialing' : null;
    case 'mute':
      return held || agent.muted ? 'notNow' : null;
    case 'unmute':
      return held || !agent.muted ? 'notNow' : null;
    case 'sendDigits':
      return held || !/^[\d*#]+$/.test(action.digits ?? '') ? 'notNow' : null;
    case 'startRecording':
    case 'pauseRecording':
    case 'resumeRecording':
    case 'stopRecording':
      return whyNotRecording(agent, action.type);
  }
}

/** The states of a recording in which each button works. */
const RECORDING_BEFORE: Readonly<Record<RecordingAction, readonly ('off' | 'on' | 'paused')[]>> = {
  startRecording: ['off'],
  pauseRecording: ['on'],
  resumeRecording: ['paused'],
  stopRecording: ['on', 'paused'],
};

function whyNotRecording(agent: AgentParty, action: RecordingAction): Refusal | null {
  if (agent.autoRecorded) return 'autoRecorded';
  if (!agent.recordsByHand) return 'notAllowed';
  if (agent.heldSince !== null) return 'onHold';
  return RECORDING_BEFORE[action].includes(recordingState(agent)) ? null : 'notNow';
}

/** Zoom puts the call that the user talks in on hold before the user talks in another. */
export function holdTalkingCall(turn: Turn, userId: string): void {
  const talking = talkingCall(turn.calls, userId);
  if (talking === null) return;
  hold(turn, talking, agentAt(talking, 'caller')?.userId === userId ? 'caller' : 'callee');
}

function hold(turn: Turn, call: ZoomCall, end: End): void {
  const held = happen(turn, 'held', withAgent(call, end, { heldSince: turn.at }), end);
  const agent = agentAt(held, end);
  if (agent !== null && recordingState(agent) === 'on') pauseRecording(turn, held, end, 'hold');
}

function unhold(turn: Turn, call: ZoomCall, end: End): void {
  const unheld = happen(turn, 'unheld', withAgent(call, end, heldUntil(agentAt(call, end), turn.at)), end);
  const agent = agentAt(unheld, end);
  if (agent !== null && openRecording(agent)?.pausedBy === 'hold') resumeRecording(turn, unheld, end);
}

export function startRecording(turn: Turn, call: ZoomCall, end: End, kind: Recording['kind']): ZoomCall {
  const agent = agentAt(call, end);
  if (agent === null) return call;
  const recording: Recording = { kind, startedAt: turn.at, endedAt: null, pausedBy: null };
  const recordings = [...agent.recordings, recording];
  return happen(turn, 'recordingStarted', withAgent(call, end, { recordings }), end);
}

function pauseRecording(turn: Turn, call: ZoomCall, end: End, pausedBy: 'agent' | 'hold'): void {
  happen(turn, 'recordingPaused', withOpenRecording(call, end, { pausedBy }), end);
}

function resumeRecording(turn: Turn, call: ZoomCall, end: End): void {
  happen(turn, 'recordingResumed', withOpenRecording(call, end, { pausedBy: null }), end);
}

function stopRecording(turn: Turn, call: ZoomCall, end: End): ZoomCall {
  return happen(
    turn,
    'recordingStopped',
    withOpenRecording(call, end, { endedAt: turn.at, pausedBy: null }),
    end,
  );
}

/** What the end of a call brings along at one end: a hold is over, a recording stops. */
export function closeEnd(turn: Turn, call: ZoomCall, end: End): ZoomCall {
  const agent = agentAt(call, end);
  if (agent === null) return call;
  const stopped = openRecording(agent) === null ? call : stopRecording(turn, call, end);
  return withAgent(stopped, end, heldUntil(agent, turn.at));
}

function heldUntil(agent: AgentParty | null, at: number): Partial<AgentParty> {
  if (agent === null || agent.heldSince === null) return {};
  return { heldSince: null, heldMs: agent.heldMs + at - agent.heldSince };
}

function withOpenRecording(call: ZoomCall, end: End, change: Partial<Recording>): ZoomCall {
  const agent = agentAt(call, end);
  if (agent === null) return call;
  const recordings = agent.recordings.map((recording) =>
    recording.endedAt === null ? { ...recording, ...change } : recording,
  );
  return withAgent(call, end, { recordings });
}
