/** Recordings of a call: by hand, by themselves, paused by a hold, failed. */
import type { RecordingAction, Refusal } from './callAction.ts';
import { happen, withAgent } from './turn.ts';
import type { Turn } from './turn.ts';
import { agentAt, openRecording, recordingState } from './zoomCall.ts';
import type { AgentParty, End, Recording, ZoomCall } from './zoomCall.ts';

/** The states of a recording in which each button works. */
const RECORDING_BEFORE: Readonly<Record<RecordingAction, readonly ('off' | 'on' | 'paused')[]>> = {
  startRecording: ['off'],
  pauseRecording: ['on'],
  resumeRecording: ['paused'],
  stopRecording: ['on', 'paused'],
};

export function whyNotRecording(agent: AgentParty, action: RecordingAction): Refusal | null {
  if (agent.autoRecorded) return 'autoRecorded';
  if (!agent.recordsByHand) return 'notAllowed';
  if (agent.heldSince !== null) return 'onHold';
  return RECORDING_BEFORE[action].includes(recordingState(agent)) ? null : 'notNow';
}

export function startRecording(turn: Turn, call: ZoomCall, end: End, kind: Recording['kind']): ZoomCall {
  const agent = agentAt(call, end);
  if (agent === null) return call;
  const recording: Recording = {
    kind,
    startedAt: turn.at,
    endedAt: null,
    pausedBy: null,
    hasFailed: false,
  };
  const recordings = [...agent.recordings, recording];
  return happen(turn, 'recordingStarted', withAgent(call, end, { recordings }), end);
}

export function pauseRecording(turn: Turn, call: ZoomCall, end: End, pausedBy: 'agent' | 'hold'): void {
  happen(turn, 'recordingPaused', withOpenRecording(call, end, { pausedBy }), end);
}

export function resumeRecording(turn: Turn, call: ZoomCall, end: End): void {
  happen(turn, 'recordingResumed', withOpenRecording(call, end, { pausedBy: null }), end);
}

export function stopRecording(turn: Turn, call: ZoomCall, end: End): ZoomCall {
  const stopped = withOpenRecording(call, end, { endedAt: turn.at, pausedBy: null });
  return happen(turn, 'recordingStopped', stopped, end);
}

export function failRecording(turn: Turn, call: ZoomCall, end: End): Refusal | null {
  const agent = agentAt(call, end);
  if (agent === null || openRecording(agent) === null) return 'notNow';
  const failed = withOpenRecording(call, end, { endedAt: turn.at, pausedBy: null, hasFailed: true });
  happen(turn, 'recordingFailed', failed, end);
  return null;
}

function withOpenRecording(call: ZoomCall, end: End, change: Partial<Recording>): ZoomCall {
  const agent = agentAt(call, end);
  if (agent === null) return call;
  const recordings = agent.recordings.map((recording) =>
    recording.endedAt === null ? { ...recording, ...change } : recording,
  );
  return withAgent(call, end, { recordings });
}
