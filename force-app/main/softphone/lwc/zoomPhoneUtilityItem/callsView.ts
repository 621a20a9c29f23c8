/** Which calls have a card, what can be done with them, and what waits. */
import { MOST_HELD_CALLS, stateOf } from 'c/zoomCallCore';
import type { CallQuality, CallState, HistoryEntry } from 'c/zoomCallCore';
import { fill, labels } from 'c/zoomPhoneLabels';
import { liveCalls, steeringOf } from 'c/zoomPhoneStore';
import type { PhoneState, Steering } from 'c/zoomPhoneStore';

interface Card {
  readonly callId: string;
  /** The same from first to last, also where the call's id becomes known later. */
  readonly key: string;
  readonly entry: HistoryEntry;
  readonly steering: Steering | null;
  readonly isProvisional: boolean;
  /** How it sounds; null where that is not known here. */
  readonly quality: CallQuality | null;
}

export interface CallsView {
  /** Those that ring or run, the newest first. */
  readonly calls: readonly Pick<Card, 'callId' | 'key' | 'entry'>[];
  /** Calls with a card: those that ring or are talked in; the last one held where the agent talks in none. */
  readonly cards: readonly Card[];
  readonly holdLabel: string;
  /** No further call can be put on hold. */
  readonly holdIsFull: boolean;
  /** Those of which Zoom tells, for History. */
  readonly told: readonly HistoryEntry[];
  /** What can be done with calls here, by their ids. */
  readonly steering: Readonly<Record<string, Steering>>;
  /** The newest call that the agent made, by its key. */
  readonly dialedCallId: string | null;
}

type Live = ReturnType<typeof liveCalls>[number];

export function callsView(state: PhoneState): CallsView {
  const { entries, ownCalls, quality } = state;
  const keyOf = (callId: string): string => ownCalls[callId]?.key ?? callId;
  const isProvisional = (callId: string): boolean => ownCalls[callId]?.isProvisional === true;
  const live = liveCalls(entries);
  const held = live.filter(({ call }) => call.phase === 'held');
  const dialed = entries.find(({ call }) => stateOf(call).direction === 'outbound');
  const row = ({ entry, call: { callId } }: Live) => ({ callId, key: keyOf(callId), entry });
  const card = (one: Live): Card => {
    const { callId } = one.call;
    return {
      ...row(one),
      steering: steeringOf(state, callId, labels.callNumberWithheld),
      isProvisional: isProvisional(callId),
      quality: quality[ownCalls[callId]?.lineId ?? ''] ?? null,
    };
  };
  const cards = [...withCards(live, held, ownCalls), ...over(entries, isProvisional)].map(card);
  return {
    calls: live.map(row),
    cards,
    holdLabel: held.length === 0 ? labels.tabHoldQueue : fill(labels.tabHoldQueueCount, held.length),
    holdIsFull: held.length >= MOST_HELD_CALLS,
    told:
      Object.keys(ownCalls).length === 0
        ? entries
        : entries.filter(({ call }) => !isProvisional(call.callId)),
    steering: Object.fromEntries(
      held.map(card).flatMap(({ callId, steering }) => (steering ? [[callId, steering]] : [])),
    ),
    dialedCallId: dialed ? keyOf(dialed.call.callId) : null,
  };
}

/** What rings stands on top. Beside it, the call that waits is not forgotten where it can be steered. */
function withCards(live: readonly Live[], held: readonly Live[], ownCalls: PhoneState['ownCalls']): Live[] {
  const ringing = live.filter(({ call }) => ringsHere(call));
  const others = live.filter(({ call }) => call.phase !== 'held' && !ringsHere(call));
  const [lastHeld] = held;
  const isAlone = ringing.length + others.length === 0;
  const isBeside =
    others.length === 0 && lastHeld !== undefined && ownCalls[lastHeld.call.callId] !== undefined;
  return [...ringing, ...others, ...(lastHeld && (isAlone || isBeside) ? [lastHeld] : [])];
}

function ringsHere({ phase, direction }: CallState): boolean {
  return phase === 'ringing' && direction === 'inbound';
}

/** The end of a call that History does not have yet. */
function over(entries: readonly HistoryEntry[], isProvisional: (callId: string) => boolean): Live[] {
  return entries
    .filter(({ call }) => isProvisional(call.callId))
    .map((entry) => ({ entry, call: stateOf(entry.call) }))
    .filter(({ call }) => call.phase === 'ended');
}
