/** What else is read off the list of calls. */
import { callerName, isLive, stateOf } from 'c/zoomCallCore';
import type { CallState, HistoryEntry } from 'c/zoomCallCore';

/** Calls that ring or run, the newest first. */
export function liveCalls(entries: readonly HistoryEntry[]): { entry: HistoryEntry; call: CallState }[] {
  return entries.map((entry) => ({ entry, call: stateOf(entry.call) })).filter(({ call }) => isLive(call));
}

/** The numbers of the last calls, each once. */
export function recentNumbers(
  entries: readonly HistoryEntry[],
  limit: number,
): { number: string; name: string | null }[] {
  const recent = new Map<string, { number: string; name: string | null }>();
  for (const entry of entries) {
    const call = stateOf(entry.call);
    if (call.peerNumber !== null && !recent.has(call.peerNumber)) {
      recent.set(call.peerNumber, { number: call.peerNumber, name: callerName(entry.log) ?? call.peerName });
    }
    if (recent.size === limit) break;
  }
  return [...recent.values()];
}
