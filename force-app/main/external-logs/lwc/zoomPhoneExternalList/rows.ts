/** The calls as the list shows them. */
import { stateOf } from 'c/zoomCallCore';
import type { Call, CallPerson, CallState, PhoneNumbers, Problem } from 'c/zoomCallCore';
import { deviceKind, formatDuration, formatMoment } from 'c/zoomPhoneFormat';
import { errorHelp, errorText, fill, labels, phaseText, resultText } from 'c/zoomPhoneLabels';

/** A call and what has become of it. */
export interface ListedCall {
  readonly callId: string;
  readonly call: Call;
  readonly who: CallPerson | null;
  /** `logged`: Salesforce had it already. `gone`: the gateway does not know the call any more. */
  readonly state: 'unsaved' | 'saving' | 'saved' | 'waiting' | 'needsYou' | 'logged' | 'gone';
  readonly problem: Problem | null;
  readonly taskId: string | null;
  readonly isSelected: boolean;
  /** Out of the list, by this decision of the agent. */
  readonly putAway: 'dismissed' | 'deleted' | null;
}

export interface Context {
  readonly numbers: PhoneNumbers | null;
  readonly now: number;
  readonly isPutAway: boolean;
}

export function rowOf(listedCall: ListedCall, { numbers, now, isPutAway }: Context) {
  const { callId, call, who, state, problem, taskId } = listedCall;
  const told = stateOf(call);
  const number = told.peerNumber
    ? (numbers?.format(told.peerNumber) ?? told.peerNumber)
    : labels.callNumberWithheld;
  const knownAs = who?.name ?? told.peerName;
  const name = knownAs ?? number;
  const moment = formatMoment(told.startedAt, now);
  const isFresh = state === 'unsaved' || state === 'needsYou';
  return {
    ...{ callId, knownAs, number, moment, taskId },
    ...callFacts(told),
    company: who?.company ?? null,
    isSelected: listedCall.isSelected && isFresh,
    cannotSelect: !isFresh,
    canDismiss: !isPutAway && state === 'unsaved',
    canRetry: state === 'needsYou' || state === 'waiting',
    stateText: isPutAway ? putAwayText(listedCall) : stateText(state, problem),
    stateHelp: helpText(problem),
    stateClass: `state state_${state}`,
    selectLabel: fill(labels.externalSelectCall, name, moment),
    dismissLabel: fill(labels.externalDismissCall, name, moment),
    bringBackLabel: fill(labels.externalBringBackCall, name, moment),
    retryLabel: `${labels.logRetry}: ${name}, ${moment}`,
    taskLabel: `${labels.logOpenTask}: ${name}, ${moment}`,
  };
}

function callFacts(told: CallState) {
  const { direction } = told;
  const hasEnded = told.phase === 'ended';
  const isMissed = hasEnded && direction === 'inbound' && told.connectedAt === null;
  return {
    icon: isMissed
      ? 'utility:missed_call'
      : direction === 'inbound'
        ? 'utility:incoming_call'
        : 'utility:outbound_call',
    direction: direction === 'inbound' ? labels.directionInbound : labels.directionOutbound,
    result: hasEnded ? resultText(direction, told.result) : phaseText(told),
    duration: hasEnded && told.durationSeconds > 0 ? formatDuration(told.durationSeconds) : null,
    device: told.device === null ? null : deviceText(told.device),
  };
}

function deviceText(device: string): string {
  const texts = {
    desktop: labels.externalDeviceDesktop,
    mobile: labels.externalDeviceMobile,
    deskPhone: fill(labels.externalDeviceDesk, device),
  };
  return texts[deviceKind(device)];
}

function putAwayText({ putAway }: ListedCall): string | null {
  return putAway === 'deleted' ? labels.externalLogDeleted : null;
}

function stateText(state: ListedCall['state'], problem: Problem | null): string {
  const reason = problem === null ? '' : errorText(problem.code);
  switch (state) {
    case 'unsaved':
      return labels.externalNotSaved;
    case 'saving':
      return labels.logSaving;
    case 'saved':
      return labels.logSaved;
    case 'waiting':
      return fill(labels.logWaiting, reason);
    case 'needsYou':
      return fill(labels.logNeedsYou, reason);
    case 'logged':
      return labels.externalAlreadyLogged;
    case 'gone':
      return labels.externalGone;
  }
}

/** What to do, what Salesforce says, and the code for those who help. */
function helpText(problem: Problem | null): string | null {
  if (problem === null) return null;
  const said = problem.said === null ? null : fill(labels.commonSalesforceSays, problem.said);
  return [said, errorHelp(problem.code), fill(labels.commonCode, problem.code)].filter(Boolean).join(' ');
}
