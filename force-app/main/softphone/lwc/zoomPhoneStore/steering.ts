/** What the agent can do with a call now, and what has to be known for it. */
import { MOST_HELD_CALLS, actionsFor, callerName, stateOf } from 'c/zoomCallCore';
import type { CallState, HistoryEntry, LineAction } from 'c/zoomCallCore';
import type { PhoneState } from './phoneState.ts';

/** A call to choose, as the agent knows it. */
export interface NamedCall {
  readonly callId: string;
  readonly name: string;
}

export interface Steering {
  readonly actions: readonly LineAction[];
  /** Something is being done with the call. */
  readonly isBusy: boolean;
  /** The agent talks in another call, which answering this one puts on hold. */
  readonly isTalking: boolean;
  /** No further call can be put on hold. */
  readonly isFull: boolean;
  /** The agent's other calls, to which this one can be connected. */
  readonly others: readonly NamedCall[];
  /** The agent asks here for this call, to hand it over. */
  readonly askedFor: NamedCall | null;
}

type Known = Pick<
  PhoneState,
  'entries' | 'ownCalls' | 'capabilities' | 'acting' | 'consultation' | 'numbers'
>;

/** @returns null for a call that the line of this browser does not have */
export function steeringOf(state: Known, callId: string, withheld: string): Steering | null {
  const own = state.ownCalls[callId];
  const calls = ownCallsOf(state);
  const call = calls.find((one) => one.call.callId === callId)?.call;
  if (!own?.isLive || call === undefined) return null;
  const isFull = calls.filter((one) => one.call.phase === 'held').length >= MOST_HELD_CALLS;
  const others = calls.filter((one) => one.call.callId !== callId);
  const name = ({ entry, call: { peerName, peerNumber } }: Shown): string =>
    callerName(entry.log) ??
    peerName ??
    (peerNumber === null ? withheld : (state.numbers?.format(peerNumber) ?? peerNumber));
  const named = (one: Shown): NamedCall => ({ callId: one.call.callId, name: name(one) });
  const isTalking = others.some((one) => one.call.phase === 'connected');
  const asked = others.find((one) => one.lineId === state.consultation?.from);
  return {
    actions: actionsFor(call, state.capabilities).filter((action) => action !== 'hold' || !isFull),
    isBusy: state.acting.includes(own.lineId),
    ...{ isTalking, isFull },
    others: others.filter((one) => one.call.phase !== 'ringing').map(named),
    askedFor: asked && state.consultation?.to === own.lineId ? named(asked) : null,
  };
}

interface Shown {
  readonly lineId: string;
  readonly entry: HistoryEntry;
  readonly call: CallState;
}

function ownCallsOf({ entries, ownCalls }: Known): Shown[] {
  return entries.flatMap((entry) => {
    const own = ownCalls[entry.call.callId];
    return own?.isLive ? [{ lineId: own.lineId, entry, call: stateOf(entry.call) }] : [];
  });
}
