/** All texts of the components, in the user's language; what the doctor finds has `c/zoomPhoneFindingTexts`. No other module imports custom labels. */
import type { CallLog, CallResult, CallState, Direction, ErrorCode, LogRule, Outcome } from 'c/zoomCallCore';
import { errorTexts, helpTexts, labels, resultTexts } from './generatedLabels.ts';

export { labels } from './generatedLabels.ts';

/** What happened and why. */
export function errorText(code: ErrorCode): string {
  return errorTexts[code];
}

/** What to do next. */
export function errorHelp(code: ErrorCode): string {
  return helpTexts[code];
}

/** How a call ended, seen from the agent. */
export function resultText(direction: Direction, result: CallResult): string {
  return resultTexts[direction][result];
}

const OUTCOMES: Readonly<Record<Outcome, string>> = {
  transferred: labels.outcomeTransferred,
  transferredWarm: labels.outcomeTransferredWarm,
  sentToVoicemail: labels.outcomeSentToVoicemail,
  parked: labels.outcomeParked,
  conference: labels.outcomeConference,
  meeting: labels.outcomeMeeting,
};

/** What the agent made of a call. @param to where it led, as people read it */
export function outcomeText(outcome: Outcome, to: string): string {
  return fill(OUTCOMES[outcome], to).trim();
}

/** What a call does now. */
export function phaseText({ phase, direction }: Pick<CallState, 'phase' | 'direction'>): string {
  switch (phase) {
    case 'ringing':
      return direction === 'inbound' ? labels.callIncoming : labels.callCalling;
    case 'connected':
      return labels.callConnected;
    case 'held':
      return labels.callOnHold;
    case 'ended':
      return labels.callEnded;
  }
}

const RULES: Readonly<Record<LogRule, string>> = {
  number: labels.logExcludedNumber,
  internal: labels.logExcludedInternal,
  voicemail: labels.logExcludedVoicemail,
  missed: labels.logExcludedMissed,
  answered: labels.logExcludedAnswered,
};

/** Where the log of a call stands. @param savesByHand the agent chooses for each call whether it is saved */
export function logText(
  log: Pick<CallLog, 'state' | 'problem' | 'rule'> | null,
  savesByHand: boolean,
): string {
  const reason = log?.problem ? errorText(log.problem.code) : '';
  switch (log?.state) {
    case 'saved':
      return labels.logSaved;
    case 'saving':
      return labels.logSaving;
    case 'waiting':
      return fill(labels.logWaiting, reason);
    case 'needsYou':
      return fill(labels.logNeedsYou, reason);
    case 'deleted':
      return labels.logDeleted;
    case 'undecided':
      return labels.logUndecided;
    case 'discarded':
      return labels.logDiscarded;
    case 'excluded':
      return RULES[log.rule ?? 'number'];
    case 'open':
    case undefined:
      return savesByHand ? labels.logOpenByHand : labels.logOpen;
  }
}

/** Puts values in the places of {0}, {1}... A place without a value stays, so that the lack is seen. */
export function fill(template: string, ...values: readonly (string | number)[]): string {
  return template.replace(/\{(\d+)\}/g, (place, index: string) => String(values[Number(index)] ?? place));
}
