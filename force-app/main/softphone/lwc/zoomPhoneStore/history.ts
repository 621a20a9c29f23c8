/**
 * The agent's calls and their logs: what the gateway says, joined with what this page knows earlier (the pad's events)
 * and later (a comment that is still being typed).
 */
import { isLive, mergeCalls, stateOf, transition } from 'c/zoomCallCore';
import type { Call, CallEvent, CallLog, CallState, HistoryEntry } from 'c/zoomCallCore';

export interface History {
  /** The gateway's word on an entry. @returns whether it is new */
  receive(entry: HistoryEntry): boolean;
  /** An event of the line in this page. */
  apply(event: CallEvent): void;
  /** What the agent did to a log, shown at once; the gateway's word replaces it. */
  edit(callId: string, change: Partial<CallLog>): void;
  /** @returns the number of this edit: greater than all before */
  writeComment(callId: string, comment: string): number;
  /** Newest call first. */
  entries(): HistoryEntry[];
  /** Forgets everything: another agent signs in. */
  clear(): void;
}

interface Known {
  readonly revision: number;
  readonly call: Call;
  readonly log: CallLog;
}

const NO_LOG: CallLog = {
  state: 'open',
  problem: null,
  comment: '',
  commentEdit: 0,
  closed: false,
  search: 'searching',
  candidates: [],
  who: null,
  relatedTo: null,
  taskId: null,
};

export function createHistory({ now }: { readonly now: () => number }): History {
  const known = new Map<string, Known>();

  return {
    receive(entry) {
      const { callId } = entry.call;
      const before = known.get(callId);
      if (before && before.revision >= entry.revision) return false;
      const call = before ? mergeCalls(before.call, entry.call) : entry.call;
      known.set(callId, { revision: entry.revision, call, log: withNewerComment(entry.log, before?.log) });
      return before === undefined;
    },
    apply(event) {
      const before = known.get(event.callId);
      known.set(event.callId, {
        revision: before?.revision ?? 0,
        call: transition(before?.call, event),
        log: before?.log ?? NO_LOG,
      });
    },
    edit(callId, change) {
      const before = known.get(callId);
      if (before) known.set(callId, { ...before, log: { ...before.log, ...change } });
    },
    writeComment(callId, comment) {
      const before = known.get(callId);
      const commentEdit = Math.max(now(), (before?.log.commentEdit ?? 0) + 1);
      if (before) known.set(callId, { ...before, log: { ...before.log, comment, commentEdit } });
      return commentEdit;
    },
    entries() {
      return [...known.values()]
        .map((entry) => ({ entry, startedAt: stateOf(entry.call).startedAt }))
        .sort((a, b) => b.startedAt - a.startedAt)
        .map(({ entry }) => entry);
    },
    clear() {
      known.clear();
    },
  };
}

/** What the agent typed after the gateway spoke stays. */
function withNewerComment(log: CallLog, before: CallLog | undefined): CallLog {
  if (!before || before.commentEdit <= log.commentEdit) return log;
  return { ...log, comment: before.comment, commentEdit: before.commentEdit };
}

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
      recent.set(call.peerNumber, { number: call.peerNumber, name: entry.log.who?.name ?? call.peerName });
    }
    if (recent.size === limit) break;
  }
  return [...recent.values()];
}
