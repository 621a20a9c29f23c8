/** What the tab shows, read off its state. */
import { fill, labels } from 'c/zoomPhoneLabels';
import { stateOf } from 'c/zoomCallCore';
import type { PhoneNumbers } from 'c/zoomCallCore';
import { isOpen, listed } from './logsState.ts';
import type { ExternalRow, LogsState } from './logsState.ts';

export interface LogsView {
  readonly isSearching: boolean;
  readonly searchingText: string;
  readonly isEmpty: boolean;
  readonly hasFailed: boolean;
  /** In the list, newest first. */
  readonly calls: readonly ExternalRow[];
  readonly putAway: readonly ExternalRow[];
  readonly putAwayLabel: string;
  readonly hasCalls: boolean;
  readonly hasPutAway: boolean;
  readonly isAllSelected: boolean;
  readonly hasNothingToSelect: boolean;
  readonly selectedText: string;
  readonly cannotSave: boolean;
  readonly isSaving: boolean;
  /** In percent. */
  readonly progress: number;
  readonly progressText: string | null;
  readonly hasSaved: boolean;
  readonly dismissedText: string | null;
}

export function viewOf(state: LogsState, numbers: PhoneNumbers | null): LogsView {
  const { phase, rows, lastDismissed } = state;
  const calls = listed(rows);
  const putAway = rows.filter((row) => row.putAway !== null);
  const open = calls.filter(isOpen);
  const selected = open.filter(({ isSelected }) => isSelected);
  const isFound = phase === 'found';
  const dismissed = rows.find(({ callId, putAway: why }) => callId === lastDismissed && why === 'dismissed');
  return {
    isSearching: phase === 'searching',
    searchingText:
      calls.length === 0 ? labels.externalSearching : fill(labels.externalSearchingFound, calls.length),
    isEmpty: isFound && calls.length === 0,
    hasFailed: phase === 'failed',
    ...{ calls, putAway },
    putAwayLabel: fill(labels.externalDismissedList, putAway.length),
    hasCalls: isFound && calls.length > 0,
    hasPutAway: isFound && putAway.length > 0,
    isAllSelected: open.length > 0 && selected.length === open.length,
    hasNothingToSelect: open.length === 0,
    selectedText: fill(labels.externalSelected, selected.length, open.length),
    ...savingView(calls),
    cannotSave: selected.length === 0 || isUnderWay(calls),
    dismissedText:
      dismissed === undefined ? null : fill(labels.externalDismissed, nameOf(dismissed, numbers)),
  };
}

/** A call that waits for Salesforce is not waited for here. */
function isUnderWay(calls: readonly ExternalRow[]): boolean {
  return calls.some(({ state }) => state === 'saving');
}

function savingView(
  calls: readonly ExternalRow[],
): Pick<LogsView, 'isSaving' | 'progress' | 'progressText' | 'hasSaved'> {
  const count = (wanted: ExternalRow['state']) => calls.filter(({ state }) => state === wanted).length;
  const [saving, saved, waiting, logged] = [
    count('saving'),
    count('saved'),
    count('waiting'),
    count('logged'),
  ];
  const needYou = count('needsYou');
  const asked = saving + saved + waiting + logged + needYou;
  const hasBegun = saving + saved + waiting + logged > 0;
  const parts = [
    fill(labels.externalProgress, saved + logged, asked),
    waiting > 0 ? fill(labels.externalProgressWaiting, waiting) : '',
    needYou > 0 ? fill(labels.externalProgressNeedYou, needYou) : '',
  ];
  return {
    isSaving: saving > 0,
    progress: asked === 0 ? 0 : Math.round((100 * (asked - saving)) / asked),
    progressText: hasBegun ? parts.filter((part) => part !== '').join(' · ') : null,
    hasSaved: saved > 0,
  };
}

function nameOf({ call, who }: ExternalRow, numbers: PhoneNumbers | null): string {
  const { peerName, peerNumber } = stateOf(call);
  if (who) return who.name;
  return (
    peerName ??
    (peerNumber === null ? labels.callNumberWithheld : (numbers?.format(peerNumber) ?? peerNumber))
  );
}
