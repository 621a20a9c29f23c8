/** The handles of one line: each carries one call at a time. */
import { MOST_HELD_CALLS, PhoneError } from '#call-core';
import type { CandidateEvent } from './candidates.ts';
import type { HandleEvent } from './messages.ts';

/**
 * `ending`: SIP is done with the call, and its PeerConnection is not. A handle in this state refuses a new one; Zoom would
 * be told that the agent is busy.
 */
export type SlotState = 'free' | 'busy' | 'ending';

export interface Slot {
  handle: number;
  /** The handle that is registered at Zoom; the others help it. */
  readonly isMaster: boolean;
  state: SlotState;
  call: SlotCall | null;
  /** Candidates of a call that is still to be told: Janus gathers them meanwhile. */
  early: Extract<HandleEvent, { janus: 'trickle' }>[];
  /** Gives the handle up that does not say that its PeerConnection is gone. */
  patience: NodeJS.Timeout | null;
}

export interface SlotCall {
  readonly callId: string;
  readonly isOutgoing: boolean;
  isAnswered: boolean;
  isHungUpHere: boolean;
  /** The other end, or somebody on the way, has said something. Before, an end would be lost on the way. */
  isHeard: boolean;
  isTransferred: boolean;
  /** Of SIP; the other end of a transfer is named by it. */
  sipCallId: string | null;
  /** Address of the other end. */
  peer: string | null;
  /** The page is told no more of it, or never was: it is being refused, or given up. */
  isSilent: boolean;
  /** It rings at the other end, and the page knows. */
  isRingingTold: boolean;
  /** What the page can only take after the description. */
  heldBack: CandidateEvent[] | null;
}

/** One talked in, those on hold, and one for whoever calls while the last one is still `ending`. */
export const SLOTS = 1 + MOST_HELD_CALLS + 1;

export function newSlot(handle: number, isMaster: boolean): Slot {
  return { handle, isMaster, state: 'free', call: null, early: [], patience: null };
}

export function newCall(callId: string, isOutgoing: boolean): SlotCall {
  return {
    callId,
    isOutgoing,
    isAnswered: false,
    isHungUpHere: false,
    isHeard: !isOutgoing,
    isTransferred: false,
    sipCallId: null,
    peer: null,
    isSilent: false,
    isRingingTold: false,
    heldBack: [],
  };
}

/** @throws PhoneError line.callUnknown */
export function slotOf(slots: readonly Slot[], callId: string): Slot & { readonly call: SlotCall } {
  const slot = slots.find(({ call, state }) => state === 'busy' && call?.callId === callId);
  if (slot === undefined || !hasCall(slot)) throw new PhoneError('line.callUnknown');
  return slot;
}

function hasCall(slot: Slot): slot is Slot & { readonly call: SlotCall } {
  return slot.call !== null;
}

/** The one for a call that the agent makes: the last, because incoming calls go to the first. @throws PhoneError line.tooManyCalls */
export function slotToDialOn(slots: readonly Slot[]): Slot {
  const busy = slots.filter(({ state }) => state === 'busy').length;
  const slot = slots.findLast(({ state }) => state === 'free');
  if (busy > MOST_HELD_CALLS || slot === undefined) throw new PhoneError('line.tooManyCalls');
  return slot;
}
