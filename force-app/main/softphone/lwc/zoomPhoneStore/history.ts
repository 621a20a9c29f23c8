/**
 * The agent's calls and their logs: what the gateway says, joined with what this page knows earlier (the pad's events)
 * and later (a comment that is still being typed).
 */
import { isLive, mergeCalls, stateOf, transition } from 'c/zoomCallCore';
import type { CallEvent, CallLog, HistoryEntry, LogState } from 'c/zoomCallCore';
import { newestFirst } from './callOrder';

export interface History {
  /** The gateway's word on an entry, in any order. @returns whether the call was not known */
  receive(entry: HistoryEntry): boolean;
  /** A call further back that was asked for. */
  keep(entry: HistoryEntry): void;
  /** What was asked for is not wanted any more. */
  release(): void;
  /** An event of the line in this page. */
  apply(event: CallEvent): void;
  /** What the agent did to a log, shown at once; the gateway's word replaces it. */
  edit(callId: string, change: Partial<CallLog>): void;
  /** The gateway has refused what the agent did: its last word stands again, and what was typed stays. */
  takeBack(callId: string): void;
  /** @returns the number of this edit: greater than all before */
  writeComment(callId: string, comment: string): number;
  /** A comment that was typed in another tab. */
  takeComment(callId: string, comment: string, commentEdit: number): void;
  /** Newest call first. */
  entries(): HistoryEntry[];
  /** The newest as the gateway has told them, for another tab. */
  told(): HistoryEntry[];
  /** The last that the gateway has told. */
  revision(): number;
  /** Forgets everything: another agent signs in. */
  clear(): void;
}

/** So many the gateway gives a page that has just come; one that stays open for weeks has no need of more. */
export const MOST_KEPT = 100;

interface Known {
  readonly entry: HistoryEntry;
  /** The log without what the agent did since. */
  readonly told: CallLog;
}

export const NO_LOG: CallLog = {
  state: 'open',
  problem: null,
  rule: null,
  comment: '',
  commentEdit: 0,
  closed: false,
  search: 'searching',
  candidates: [],
  who: null,
  relatedTo: null,
  dialedFrom: null,
  disposition: null,
  followUpTask: null,
  taskId: null,
};

export function createHistory({ now }: { readonly now: () => number }): History {
  const known = new Map<string, Known>();
  const kept = new Set<string>();
  let revision = 0;

  function change(callId: string, log: (before: Known) => CallLog): void {
    const before = known.get(callId);
    if (before) known.set(callId, { ...before, entry: { ...before.entry, log: log(before) } });
  }

  function type(callId: string, comment: string, commentEdit: number): void {
    change(callId, ({ entry }) => ({ ...entry.log, comment, commentEdit }));
  }

  function logOf(callId: string): CallLog | undefined {
    return known.get(callId)?.entry.log;
  }

  function sorted(): Known[] {
    return newestFirst(known.values(), ({ entry }) => entry.call);
  }

  function put(callId: string, one: Known): void {
    const isNew = !known.has(callId);
    known.set(callId, one);
    if (isNew) prune();
  }

  function prune(): void {
    if (known.size - kept.size <= MOST_KEPT) return;
    for (const old of sorted().slice(MOST_KEPT)) {
      const { callId } = old.entry.call;
      if (isSettled(old) && !kept.has(callId)) known.delete(callId);
    }
  }

  return {
    receive(entry) {
      const { callId } = entry.call;
      const before = known.get(callId);
      revision = Math.max(revision, entry.revision);
      put(callId, before ? join(before, entry) : { entry, told: entry.log });
      return before === undefined;
    },
    keep(entry) {
      const { callId } = entry.call;
      const before = known.get(callId);
      if (!before) kept.add(callId);
      // What was asked for may be older than what the feed has said since.
      known.set(callId, before ? join(before, entry) : { entry, told: entry.log });
    },
    release() {
      kept.clear();
      prune();
    },
    apply(event) {
      const before = known.get(event.callId);
      const call = transition(before?.entry.call, event);
      const entry = { ...(before?.entry ?? { revision: 0, log: NO_LOG, media: [] }), call };
      put(event.callId, { entry, told: before?.told ?? NO_LOG });
    },
    edit(callId, changed) {
      change(callId, ({ entry }) => ({ ...entry.log, ...changed }));
    },
    takeBack(callId) {
      change(callId, ({ entry, told }) => withNewerComment(told, entry.log));
    },
    writeComment(callId, comment) {
      const commentEdit = Math.max(now(), (logOf(callId)?.commentEdit ?? 0) + 1);
      type(callId, comment, commentEdit);
      return commentEdit;
    },
    takeComment(callId, comment, commentEdit) {
      if ((logOf(callId)?.commentEdit ?? 0) < commentEdit) type(callId, comment, commentEdit);
    },
    revision: () => revision,
    entries: () => sorted().map(({ entry }) => entry),
    told: () =>
      sorted()
        .filter(({ entry }) => !kept.has(entry.call.callId))
        .map(({ entry, told }) => ({ ...entry, log: withNewerComment(told, entry.log) })),
    clear() {
      known.clear();
      kept.clear();
      revision = 0;
    },
  };
}

/** What is known of the call adds up, whoever told it; of the log the last word counts. */
function join({ entry: before, told }: Known, word: HistoryEntry): Known {
  const call = mergeCalls(before.call, word.call);
  const isNews = word.revision > before.revision;
  const log = isNews ? withNewerComment(word.log, before.log) : withNewerComment(before.log, word.log);
  const revision = Math.max(before.revision, word.revision);
  const { media } = isNews ? word : before;
  return { entry: { revision, call, log, media }, told: isNews ? word.log : told };
}

const SETTLED: readonly LogState[] = ['saved', 'deleted', 'discarded', 'excluded'];

/** Nothing happens to it any more, and nobody has to do anything with it. */
function isSettled({ entry, told }: Known): boolean {
  const { state, commentEdit } = entry.log;
  const isDone = SETTLED.includes(state);
  return isDone && commentEdit <= told.commentEdit && !isLive(stateOf(entry.call));
}

/** What the agent typed after the gateway spoke stays. */
function withNewerComment(log: CallLog, before: CallLog): CallLog {
  if (before.commentEdit <= log.commentEdit) return log;
  return { ...log, comment: before.comment, commentEdit: before.commentEdit };
}
