/** Zoom's calls of an agent against Salesforce's Tasks. Pure. */
import { callerName, stateOf, transition } from '#call-core';
import type { AgentReconciliation, Call, CallState, ReconciledCall } from '#call-core';
import { logStateOf } from './entry.ts';
import type { Entry } from './entry.ts';
import type { CallTask, Period, RecordedCall } from './ports.ts';

export interface Compared {
  /** Also some from shortly before and after the period, so that its edges are sharp nowhere. */
  readonly recorded: readonly RecordedCall[];
  readonly tasks: readonly CallTask[];
  readonly entries: readonly Entry[];
  /** Calls that the agent has left out of External Zoom Call Logs. */
  readonly dismissed: ReadonlySet<string>;
  readonly period: Period;
  /** Calls that ended before are none of this product's. */
  readonly since: number;
}

export type Comparison = Omit<AgentReconciliation, 'agent' | 'problem'>;

export const NOTHING_COMPARED: Comparison = {
  ...{ calls: 0, tasks: 0, leftOut: 0, deleted: 0 },
  ...{ missing: [], twice: [], withoutPerson: [], notInZoom: [] },
};

export function compareCalls(compared: Compared): Comparison {
  const { recorded, tasks, entries, dismissed, period, since } = compared;
  const known = callsOf(recorded);
  const entryOf = new Map(entries.map((entry) => [entry.callId, entry]));
  const tasksOf = Map.groupBy(
    tasks.filter(({ callId }) => callId !== null),
    ({ callId }) => callId ?? '',
  );
  const within = [...known].filter(
    ([, { startedAt, endedAt }]) => endedAt >= since && startedAt >= period.start && startedAt <= period.end,
  );
  const told = ([callId, state]: readonly [string, EndedCall]): ReconciledCall => ({
    ...reconciled(callId, state.startedAt, tasksOf.get(callId) ?? [], entryOf.get(callId)),
    peer: peerOf(state, entryOf.get(callId)),
  });
  const logged = within.filter(([callId]) => tasksOf.has(callId));
  const absent = Map.groupBy(
    within.filter(([callId]) => !tasksOf.has(callId)),
    ([callId]) => reasonOf(entryOf.get(callId), dismissed.has(callId)),
  );
  const absentFor = (reason: Reason) => absent.get(reason) ?? [];
  return {
    calls: within.length,
    tasks: [...tasksOf.values()].flat().length,
    leftOut: absentFor('leftOut').length,
    deleted: absentFor('deleted').length,
    missing: absentFor('missing').map(told),
    twice: logged.filter(([callId]) => (tasksOf.get(callId)?.length ?? 0) > 1).map(told),
    withoutPerson: logged
      .filter(
        ([callId, { internal }]) => !internal && tasksOf.get(callId)?.some(({ whoId }) => whoId === null),
      )
      .map(told),
    notInZoom: [...tasksOf]
      .filter(([callId]) => !known.has(callId))
      .map(([callId, own]) => reconciled(callId, null, own, entryOf.get(callId))),
  };
}

type EndedCall = Extract<CallState, { phase: 'ended' }>;

/** The legs of a call together. */
function callsOf(recorded: readonly RecordedCall[]): Map<string, EndedCall> {
  const calls = new Map<string, Call | undefined>();
  for (const { callId, events } of recorded) {
    calls.set(callId, events.reduce<Call | undefined>(transition, calls.get(callId)));
  }
  return new Map(
    [...calls].flatMap(([callId, call]) => {
      const state = call === undefined ? null : stateOf(call);
      return state?.phase === 'ended' ? [[callId, state] as const] : [];
    }),
  );
}

type Reason = 'missing' | 'leftOut' | 'deleted';

/** Why a call has no Task. What the agent dismissed and wanted saved after all is missed like any other. */
function reasonOf(entry: Entry | undefined, isDismissed: boolean): Reason {
  switch (entry === undefined ? null : logStateOf(entry)) {
    case 'deleted':
      return 'deleted';
    case 'undecided':
    case 'discarded':
    case 'excluded':
      return 'leftOut';
    case 'needsYou':
    case null:
      return isDismissed ? 'leftOut' : 'missing';
    case 'open':
    case 'saving':
    case 'waiting':
    case 'saved':
      return 'missing';
  }
}

function peerOf(state: EndedCall, entry: Entry | undefined): NonNullable<ReconciledCall['peer']> {
  const { direction, peerName, peerNumber: number } = state;
  const name = entry === undefined ? null : callerName(entry);
  return { direction, name: name ?? peerName, number };
}

function reconciled(
  callId: string,
  at: number | null,
  tasks: readonly CallTask[],
  entry: Entry | undefined,
): ReconciledCall {
  return {
    callId,
    at,
    taskIds: tasks.map(({ id }) => id),
    state: entry === undefined ? null : logStateOf(entry),
    problem: entry?.problem?.code ?? null,
  };
}
