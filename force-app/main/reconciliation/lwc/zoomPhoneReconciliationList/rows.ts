/** The calls of a finding as the list shows them. */
import type { PhoneNumbers, ReconciledCall, SaveCallsReply } from 'c/zoomCallCore';
import { formatMoment } from 'c/zoomPhoneFormat';
import { errorHelp, errorText, fill, labels } from 'c/zoomPhoneLabels';

/** A call, and what came of asking for it to be saved again. */
export interface FoundCall extends ReconciledCall {
  readonly isMissing: boolean;
  readonly retried: SaveCallsReply['results'][number]['outcome'] | null;
}

interface Standing {
  readonly stateText: string;
  /** What to do. */
  readonly stateHelp: string | null;
}

export function rowOf(call: FoundCall, now: number, numbers: PhoneNumbers | null) {
  const { callId, at, taskIds, peer } = call;
  const moment = at === null ? labels.reconciliationNoMoment : formatMoment(at, now);
  const whom = peer ? whomOf(peer, numbers) : null;
  const named = (label: string): string => `${label}: ${whom === null ? '' : `${whom}, `}${moment}`;
  return {
    ...{ callId, moment, whom },
    direction: peer && directionText(peer),
    ...standingOf(call),
    tasks: taskIds.map((id, index) => {
      const { length } = taskIds;
      const label =
        length === 1 ? labels.logOpenTask : fill(labels.reconciliationOpenTaskOf, index + 1, length);
      return { id, label, name: named(label) };
    }),
    canRetry: call.isMissing && (call.state === 'needsYou' || call.state === 'waiting'),
    retryName: named(labels.logRetry),
    isExternal: call.isMissing && call.state === null,
    externalName: named(labels.reconciliationExternal),
  };
}

type Peer = NonNullable<ReconciledCall['peer']>;

function whomOf({ name, number }: Peer, numbers: PhoneNumbers | null): string {
  if (name !== null) return name;
  return number === null ? labels.callNumberWithheld : (numbers?.format(number) ?? number);
}

function directionText({ direction }: Peer): string {
  return direction === 'inbound' ? labels.directionInbound : labels.directionOutbound;
}

function standingOf(call: FoundCall): Standing {
  if (!call.isMissing) return { stateText: '', stateHelp: null };
  if (call.retried !== null) return afterRetry(call.retried);
  const { state, problem } = call;
  const [reason, remedy] = problem === null ? ['', null] : [errorText(problem), errorHelp(problem)];
  const withCode = problem === null ? null : `${remedy} ${fill(labels.commonCode, problem)}`;
  switch (state) {
    case 'waiting':
      return { stateText: fill(labels.logWaiting, reason), stateHelp: withCode };
    case 'needsYou':
      return { stateText: fill(labels.logNeedsYou, reason), stateHelp: withCode };
    case 'saving':
      return { stateText: labels.logSaving, stateHelp: labels.reconciliationCompareLater };
    case 'open':
      return { stateText: labels.reconciliationMissingOpen, stateHelp: labels.reconciliationCompareLater };
    case 'saved':
      return {
        stateText: labels.reconciliationMissingSaved,
        stateHelp: labels.reconciliationMissingSavedHelp,
      };
    // The rest are decisions, and a call of these is not missing.
    case null:
    case 'deleted':
    case 'undecided':
    case 'discarded':
    case 'excluded':
      return {
        stateText: labels.reconciliationMissingUnknown,
        stateHelp: labels.reconciliationMissingUnknownHelp,
      };
  }
}

function afterRetry(outcome: NonNullable<FoundCall['retried']>): Standing {
  switch (outcome) {
    case 'taken':
      return { stateText: labels.logSaving, stateHelp: labels.reconciliationCompareLater };
    case 'logged':
      return { stateText: labels.externalAlreadyLogged, stateHelp: null };
    case 'unknown':
      return { stateText: labels.reconciliationMissingOpen, stateHelp: labels.reconciliationCompareLater };
  }
}
