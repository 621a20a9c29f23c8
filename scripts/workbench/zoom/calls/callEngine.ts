/** Zoom's rules for calls, pure: what an action makes of all calls, in the order in which it happens. */
import { HAND_OVER_ACTIONS, TRANSFERS } from './callAction.ts';
import type {
  CallAction,
  Calls,
  HandOverAction,
  Outcome,
  Refusal,
  RingEnding,
  TransferAction,
} from './callAction.ts';
import { pressButton } from './clientActions.ts';
import { endCall, leaveCall } from './endings.ts';
import { makeOf, transfer } from './handOvers.ts';
import { failRecording } from './recordings.ts';
import { answer, ring } from './ringing.ts';
import { beginTurn } from './turn.ts';
import type { Turn } from './turn.ts';
import type { CallResult, End, ZoomCall } from './zoomCall.ts';

const RESULTS: Readonly<Record<RingEnding, CallResult>> = {
  refuse: 'rejected',
  busy: 'busy',
  noAnswer: 'noAnswer',
  voicemail: 'voicemail',
  answeredByOther: 'answeredByOther',
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
  if (action.type === 'failRecording') return failRecording(turn, call, action.by);
  if (isTransfer(action)) return transfer(turn, call, action);
  if (isHandOver(action)) return makeOf(turn, call, action);
  if (!isRingEnding(action)) return pressButton(turn, call, action);
  return canEnd(call, action.type) ? endCall(turn, call, RESULTS[action.type]) : 'notNow';
}

/** Only a call that a queue passed on has another member who can take it. */
function canEnd(call: ZoomCall, how: RingEnding): boolean {
  return call.phase === 'ringing' && (how !== 'answeredByOther' || call.via !== null);
}

function isRingEnding(action: CallAction): action is Extract<CallAction, { type: RingEnding }> {
  return Object.hasOwn(RESULTS, action.type);
}

function isTransfer(action: CallAction): action is TransferAction {
  return TRANSFERS.some((type) => type === action.type);
}

function isHandOver(action: CallAction): action is HandOverAction {
  return HAND_OVER_ACTIONS.some((type) => type === action.type);
}

function hangUp(turn: Turn, call: ZoomCall, by: End): Refusal | null {
  if (call.phase === 'ended') return 'notNow';
  if (call.phase === 'connected') return leaveCall(turn, call, by);
  return endCall(turn, call, by === 'caller' ? 'cancelled' : 'rejected');
}
