/** What the tab shows, read off its state. */
import type { AgentReconciliation, ReconciledCall } from 'c/zoomCallCore';
import { fill, labels } from 'c/zoomPhoneLabels';
import type { FoundCall } from 'c/zoomPhoneReconciliationList';
import type { ComparisonState } from './comparison.ts';

export interface Finding {
  readonly kind: (typeof KINDS)[number];
  readonly heading: string;
  readonly help: string | null;
  readonly calls: readonly FoundCall[];
}

export interface ComparisonView {
  readonly isIdle: boolean;
  readonly isComparing: boolean;
  readonly isCompared: boolean;
  readonly hasFailed: boolean;
  readonly figures: readonly { readonly label: string; readonly count: number }[];
  /** Calls have no Task by decision. */
  readonly hasDecided: boolean;
  readonly verdict: string;
  readonly verdictIcon: string;
  readonly verdictVariant: 'success' | 'warning' | '';
  /** Of each kind of which there is something. */
  readonly findings: readonly Finding[];
}

const KINDS = ['missing', 'twice', 'withoutPerson', 'notInZoom'] as const;
const HEADINGS = {
  missing: labels.reconciliationMissing,
  twice: labels.reconciliationTwice,
  withoutPerson: labels.reconciliationWithoutPerson,
  notInZoom: labels.reconciliationNotInZoom,
};
const HELP = {
  // What helps differs from call to call, and stands with each.
  missing: null,
  twice: labels.reconciliationTwiceHelp,
  withoutPerson: labels.reconciliationWithoutPersonHelp,
  notInZoom: labels.reconciliationNotInZoomHelp,
};

export function viewOf(state: ComparisonState): ComparisonView {
  const { phase, report } = state;
  const findings = report === null ? [] : findingsIn(report, state.retried);
  return {
    isIdle: phase === 'idle',
    isComparing: phase === 'comparing',
    isCompared: report !== null,
    hasFailed: phase === 'failed',
    figures: report === null ? [] : figuresOf(report),
    hasDecided: report !== null && report.leftOut > 0,
    ...verdictOn(report, findings),
    findings,
  };
}

function figuresOf({ calls, tasks, leftOut, deleted }: AgentReconciliation): ComparisonView['figures'] {
  return [
    { label: labels.reconciliationCalls, count: calls },
    { label: labels.reconciliationTasks, count: tasks },
    { label: labels.reconciliationLeftOut, count: leftOut },
    { label: labels.reconciliationDeleted, count: deleted },
  ];
}

function verdictOn(
  report: AgentReconciliation | null,
  findings: readonly Finding[],
): Pick<ComparisonView, 'verdict' | 'verdictIcon' | 'verdictVariant'> {
  const count = findings.reduce((sum, { calls }) => sum + calls.length, 0);
  if (report === null || count > 0) {
    const verdict = fill(labels.reconciliationSummary, count);
    return { verdict, verdictIcon: 'utility:warning', verdictVariant: 'warning' };
  }
  if (report.calls === 0) {
    return { verdict: labels.reconciliationNoCalls, verdictIcon: 'utility:info', verdictVariant: '' };
  }
  const hasDecided = report.leftOut + report.deleted > 0;
  return {
    verdict: hasDecided ? labels.reconciliationAllWellDecided : labels.reconciliationAllWell,
    ...{ verdictIcon: 'utility:success', verdictVariant: 'success' },
  };
}

function findingsIn(report: AgentReconciliation, retried: ComparisonState['retried']): Finding[] {
  return KINDS.filter((kind) => report[kind].length > 0).map((kind) => ({
    ...{ kind, heading: fill(HEADINGS[kind], report[kind].length), help: HELP[kind] },
    calls: report[kind].toSorted(newestFirst).map((call) => ({
      ...call,
      isMissing: kind === 'missing',
      retried: retried.get(call.callId) ?? null,
    })),
  }));
}

function newestFirst(a: ReconciledCall, b: ReconciledCall): number {
  return (b.at ?? 0) - (a.at ?? 0);
}
