/** What a call is, read off its facts. Views, logs and rules see this, never the facts. */
import type { Call } from './call.ts';
import type { CallResult, Direction, Outcome, RecordingType, Switch } from './callEvent.ts';

export const PHASES = ['ringing', 'connected', 'held', 'ended'] as const;
export type Phase = (typeof PHASES)[number];

/** Zoom's own limit. */
export const MOST_HELD_CALLS = 4;

/** How it stands with recording. `paused`: by the agent, or because the call is held. */
export const RECORDING_PHASES = ['off', 'on', 'paused', 'failed'] as const;
export type RecordingPhase = (typeof RECORDING_PHASES)[number];

interface CallBase {
  readonly callId: string;
  readonly direction: Direction;
  /** Set to null until Zoom has told it, or where the caller withholds it. */
  readonly peerNumber: string | null;
  readonly peerName: string | null;
  readonly ownNumber: string | null;
  readonly internal: boolean;
  readonly via: string | null;
  /** On which the agent telephones: null for an inbound call that was not taken. */
  readonly device: string | null;
  /** Null until a recording of this call was told of. */
  readonly recordingType: RecordingType | null;
  readonly outcome: Outcome | null;
  readonly outcomeTo: string | null;
  /** The first moment that is known of, in milliseconds since 1970. */
  readonly startedAt: number;
}

export type CallState = CallBase &
  (
    | { readonly phase: 'ringing' }
    | {
        readonly phase: 'connected' | 'held';
        readonly connectedAt: number;
        /** Since when the call is held; only in phase `held`. */
        readonly heldSince: number | null;
        readonly muted: boolean;
        readonly recording: RecordingPhase;
        /** The agent talks to somebody before handing the call over. */
        readonly transferring: boolean;
      }
    | {
        readonly phase: 'ended';
        readonly connectedAt: number | null;
        readonly endedAt: number;
        readonly result: CallResult;
        /** Whole seconds of talk, holds included; 0 when nobody answered. */
        readonly durationSeconds: number;
      }
  );

const read = new WeakMap<Call, CallState>();

/** Facts never change, so a call is read once however many views ask, and however often. */
export function stateOf(call: Call): CallState {
  const known = read.get(call);
  if (known) return known;
  const state = readState(call);
  read.set(call, state);
  return state;
}

function readState(call: Call): CallState {
  const connectedAt = connectedAtOf(call);
  const base = baseOf(call, connectedAt !== null);
  if (call.endedAt !== undefined) {
    const endedAt = Math.max(call.endedAt.value, connectedAt ?? 0);
    return {
      ...base,
      phase: 'ended',
      connectedAt,
      endedAt,
      result: resultOf(call, base.direction, connectedAt),
      durationSeconds: connectedAt === null ? 0 : Math.round((endedAt - connectedAt) / 1000),
    };
  }
  if (connectedAt === null) return { ...base, phase: 'ringing' };
  const held = last(call, 'hold');
  return {
    ...base,
    phase: held?.on ? 'held' : 'connected',
    connectedAt,
    heldSince: held?.on ? held.at : null,
    muted: isOn(call, 'mute'),
    recording: recordingOf(call),
    transferring: isOn(call, 'transferring'),
  };
}

/** Live: it rings or runs now. */
export function isLive(state: CallState): boolean {
  return state.phase !== 'ended';
}

function baseOf(call: Call, isTaken: boolean): CallBase {
  const { about } = call;
  const direction = about.direction?.value ?? 'inbound';
  return {
    callId: call.callId,
    direction,
    peerNumber: about.peerNumber?.value ?? null,
    peerName: about.peerName?.value ?? null,
    ownNumber: about.ownNumber?.value ?? null,
    internal: about.internal?.value ?? false,
    via: about.via?.value ?? null,
    device: isTaken || direction === 'outbound' ? (about.device?.value ?? null) : null,
    recordingType: about.recordingType?.value ?? null,
    outcome: about.outcome?.value ?? null,
    outcomeTo: about.outcomeTo?.value ?? null,
    startedAt: Math.min(...momentsOf(call)),
  };
}

function momentsOf(call: Call): number[] {
  const facts = [call.ringingAt, call.connectedAt, call.endedAt].flatMap((fact) => fact?.value ?? []);
  const toggles = Object.values(call.toggles).flatMap((list) => list.map((toggle) => toggle.at));
  const moments = [...facts, ...toggles];
  return moments.length > 0 ? moments : [0];
}

/** Only a connected call can be held, muted or recorded, so such a moment proves it even when the answer was never told. */
function connectedAtOf(call: Call): number | null {
  if (call.connectedAt !== undefined) return call.connectedAt.value;
  const toggles = Object.values(call.toggles).flatMap((list) => list.map((toggle) => toggle.at));
  if (toggles.length > 0) return Math.min(...toggles);
  return null;
}

function last(call: Call, name: Switch) {
  return call.toggles[name]?.at(-1);
}

function isOn(call: Call, name: Switch): boolean {
  return last(call, name)?.on ?? false;
}

/** Zoom records nothing of a held call. */
function recordingOf(call: Call): RecordingPhase {
  if (!isOn(call, 'recording')) return isOn(call, 'recordingFailed') ? 'failed' : 'off';
  return isOn(call, 'recordingPaused') || isOn(call, 'hold') ? 'paused' : 'on';
}

function resultOf(call: Call, direction: Direction, connectedAt: number | null): CallResult {
  const stated = call.result?.value;
  if (stated === 'answeredElsewhere' || stated === 'voicemail') return stated;
  if (connectedAt !== null) return 'answered';
  if (stated !== undefined && stated !== 'answered') return stated;
  return direction === 'inbound' ? 'missed' : 'noAnswer';
}
