import { stateOf } from 'c/zoomCallCore';
import type { HistoryEntry } from 'c/zoomCallCore';

/** The calls with the same number as this one whose logs wait for the agent's choice. Who withholds it is nobody's same. */
export function undecidedOf(entries: readonly HistoryEntry[], { call }: HistoryEntry): string[] {
  const caller = stateOf(call).peerNumber;
  return entries
    .filter((one) => one.log.state === 'undecided')
    .filter((one) => one.call.callId === call.callId || numberOf(one) === caller)
    .filter((one) => caller !== null || one.call.callId === call.callId)
    .map((one) => one.call.callId);
}

function numberOf({ call }: HistoryEntry): string | null {
  return stateOf(call).peerNumber;
}
