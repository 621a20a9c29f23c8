/** What the agent may do with a call: what Zoom's line can do, and what the call's state allows. Nothing else is offered. */
import type { CallState, RecordingPhase } from './callState.ts';

export const LINE_ACTIONS = [
  'dial',
  'answer',
  'decline',
  'hangUp',
  'hold',
  'resume',
  'startRecording',
  'stopRecording',
  'mute',
  'unmute',
  'sendDigits',
  'transfer',
  'transferTo',
] as const;
export type LineAction = (typeof LINE_ACTIONS)[number];

/** The actions a line has. Zoom's pad has `dial` alone: all else is a button inside the pad. */
export type LineCapabilities = ReadonlySet<LineAction>;

/** The actions to offer for a call now, in the order of LINE_ACTIONS. */
export function actionsFor(call: CallState, line: LineCapabilities): LineAction[] {
  return LINE_ACTIONS.filter((action) => line.has(action) && allows(call, action));
}

function allows(call: CallState, action: LineAction): boolean {
  switch (action) {
    case 'dial':
      return call.phase === 'ended' && call.peerNumber !== null;
    case 'answer':
    case 'decline':
      return call.phase === 'ringing' && call.direction === 'inbound';
    case 'hangUp':
      return (
        call.phase === 'connected' ||
        call.phase === 'held' ||
        (call.phase === 'ringing' && call.direction === 'outbound')
      );
    case 'hold':
    case 'sendDigits':
      return call.phase === 'connected';
    case 'transfer':
    case 'transferTo':
      return call.phase === 'connected' || call.phase === 'held';
    case 'resume':
      return call.phase === 'held';
    case 'startRecording':
      return call.phase === 'connected' && !isRecording(call.recording) && call.recordingType !== 'automatic';
    case 'stopRecording':
      return call.phase === 'connected' && isRecording(call.recording) && call.recordingType !== 'automatic';
    case 'mute':
      return call.phase === 'connected' && !call.muted;
    case 'unmute':
      return call.phase === 'connected' && call.muted;
  }
}

function isRecording(phase: RecordingPhase): boolean {
  return phase === 'on' || phase === 'paused';
}
