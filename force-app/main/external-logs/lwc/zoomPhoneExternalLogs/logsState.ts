/** What the tab knows and shows. */
import { stateOf } from 'c/zoomCallCore';
import type { Days, ExternalCall, HistoryEntry, PhoneError, Problem } from 'c/zoomCallCore';
import type { ListedCall } from 'c/zoomPhoneExternalList';

export type ExternalRow = ListedCall;
export type RowState = ListedCall['state'];

export interface LogsState {
  readonly phase: 'idle' | 'searching' | 'found' | 'failed';
  readonly days: Days;
  /** Newest first; those that are put away as well. */
  readonly rows: readonly ExternalRow[];
  /** Why the last thing did not work. */
  readonly problem: Problem | null;
  /** The call that was dismissed last, for Undo. */
  readonly lastDismissed: string | null;
}

export function shown({ code, said }: PhoneError): Problem {
  return { code, said: said ?? null };
}

/** What can be selected and saved. */
export function isOpen({ state, putAway }: ExternalRow): boolean {
  return putAway === null && (state === 'unsaved' || state === 'needsYou');
}

export function listed(rows: readonly ExternalRow[]): ExternalRow[] {
  return rows.filter(({ putAway }) => putAway === null);
}

/** A later page knows more of a call than the one before. All rows are selected until the agent says otherwise. */
export function withPage(rows: readonly ExternalRow[], calls: readonly ExternalCall[]): ExternalRow[] {
  const merged = new Map(rows.map((row) => [row.callId, row]));
  for (const call of calls) merged.set(call.call.callId, toRow(call));
  return [...merged.values()].sort((a, b) => stateOf(b.call).startedAt - stateOf(a.call).startedAt);
}

function toRow({ call, standing, who, problem }: ExternalCall): ExternalRow {
  return {
    ...{ callId: call.callId, call, who, problem },
    state: standing === 'needsYou' ? 'needsYou' : 'unsaved',
    taskId: null,
    isSelected: true,
    putAway: standing === 'dismissed' || standing === 'deleted' ? standing : null,
  };
}

/** What the gateway says of a log that this page has asked for. */
export function withEntry(row: ExternalRow, { call, log }: HistoryEntry): ExternalRow {
  const isAsked = row.putAway === null && row.state !== 'unsaved' && row.state !== 'logged';
  if (!isAsked) return row;
  const { state, who, problem, taskId } = log;
  switch (state) {
    case 'saving':
    case 'saved':
    case 'waiting':
    case 'needsYou':
      return { ...row, call, who, state, problem, taskId };
    // As it was before this page asked.
    case 'open':
    case 'deleted':
    case 'undecided':
    case 'discarded':
    case 'excluded':
      return row;
  }
}
