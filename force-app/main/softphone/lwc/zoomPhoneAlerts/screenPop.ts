/** Opens the record of who calls, once a call. */
import { stateOf } from 'c/zoomCallCore';
import type { CallLog, HistoryEntry, RecordRef, ScreenPop } from 'c/zoomCallCore';
import type { Claim } from './claims.ts';

interface Deps {
  readonly mode: () => ScreenPop;
  readonly claim: Claim;
  readonly open: (record: Pick<RecordRef, 'id' | 'objectName'>) => void;
}

/** @returns takes the calls that ring or run, after every change */
export function createScreenPop({ mode, claim, open }: Deps): (entries: readonly HistoryEntry[]) => void {
  const done = new Set<string>();
  /** Calls that may be answered before it is known who calls. */
  const unknown = new Set<string>();

  return (entries) => {
    for (const { call, log } of entries) {
      const state = stateOf(call);
      if (log.search !== 'done') unknown.add(state.callId);
      const wanted =
        (mode() === 'onRing' && (state.phase === 'ringing' || unknown.has(state.callId))) ||
        (mode() === 'onAnswer' && state.phase === 'connected');
      // Whom the agent chooses later is nobody's surprise.
      if (log.search === 'done') unknown.delete(state.callId);
      const record = callerOf(log);
      if (!wanted || state.direction !== 'inbound' || record === null || done.has(state.callId)) continue;
      done.add(state.callId);
      if (claim(state.callId)) open(record);
    }
  };
}

/** Several people with the number: the agent chooses on the card. Nobody and no record: the card offers to create one. */
function callerOf({ who, candidates, records = [] }: CallLog): Pick<RecordRef, 'id' | 'objectName'> | null {
  const [record, second] = records;
  if (who !== null || candidates.length > 0 || second !== undefined) return who;
  return record ?? null;
}
