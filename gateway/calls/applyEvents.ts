import type { CallEvent } from '#call-core';
import { changeEntry } from './changeEntry.ts';
import { callStateOf, withDialedRecord, withEvents } from './entry.ts';
import type { Entry } from './entry.ts';
import type { CallStore, CallTransaction, OpenDial } from './ports.ts';

/** A call begins at most this long after it was dialed. Zoom gives no id that ties the two together. */
export const DIAL_WINDOW_MS = 90_000;

/**
 * Adds what a source tells of one call to what is known of it. Order and repetition do not matter.
 * @param dialId the dial that this call answers, where the line knows it
 */
export function createApplyEvents({ calls }: { readonly calls: CallStore }) {
  return async function applyEvents(
    agentId: string,
    callId: string,
    events: readonly CallEvent[],
    dialId: string | null = null,
  ): Promise<Entry> {
    return calls.transaction((tx) => tell(tx, agentId, callId, events, dialId));
  };
}

/** The same for several calls of an agent, all or none, for far less than each by itself. Meanwhile nothing else of the agent changes. */
export function createApplyToMany({ calls }: { readonly calls: Pick<CallStore, 'transaction'> }) {
  return async function applyToMany(
    agentId: string,
    told: ReadonlyMap<string, readonly CallEvent[]>,
  ): Promise<void> {
    await calls.transaction(async (tx) => {
      for (const [callId, events] of told) await tell(tx, agentId, callId, events, null);
    });
  };
}

function tell(
  tx: CallTransaction,
  agentId: string,
  callId: string,
  events: readonly CallEvent[],
  dialId: string | null,
): Promise<Entry> {
  return changeEntry(tx, agentId, callId, async (before) => {
    const after = withEvents(before, events);
    const dial = await answeredDial(tx, before, after, dialId);
    if (dial === null) return after;
    await tx.answerDial(agentId, dial.dialId, callId);
    return dial.record ? withDialedRecord(after, dial.record) : after;
  });
}

/** The dial that this call answers: the one the line names, else the latest to its number shortly before it began. */
async function answeredDial(
  tx: CallTransaction,
  before: Entry,
  after: Entry,
  dialId: string | null,
): Promise<OpenDial | null> {
  if (dialId !== null) return tx.findDial(after.agentId, dialId);
  const state = callStateOf(after);
  const known = callStateOf(before)?.peerNumber;
  if (state?.direction !== 'outbound' || state.peerNumber === null || known === state.peerNumber) return null;
  const dials = await tx.openDials(after.agentId, state.peerNumber, state.startedAt - DIAL_WINDOW_MS);
  // Of a call that is told of late there may be a dial that was made long after it.
  return dials.find(({ at }) => at <= state.startedAt + DIAL_WINDOW_MS) ?? null;
}
