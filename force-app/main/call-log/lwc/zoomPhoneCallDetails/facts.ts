/** The facts of a call as rows of a list: what it is called, and what it says. */
import { qualityLevelOf, stateOf } from 'c/zoomCallCore';
import type { CallLog, CallState, HistoryEntry, PhoneNumbers, QualityLevel } from 'c/zoomCallCore';
import { deviceName, formatDateTime, formatDuration } from 'c/zoomPhoneFormat';
import { fill, labels, outcomeText, phaseText, resultText } from 'c/zoomPhoneLabels';

export interface FactRow {
  readonly label: string;
  readonly text: string;
}

export function factsOf({ call, log }: HistoryEntry, numbers: PhoneNumbers | null): FactRow[] {
  const state = stateOf(call);
  const shown = (number: string | null) => (number === null ? null : (numbers?.format(number) ?? number));
  const ended = state.phase === 'ended' ? state : null;
  const answeredAt = state.phase === 'ringing' ? null : state.connectedAt;
  const rows: readonly (readonly [string, string | null])[] = [
    [labels.detailsName, log.who?.name ?? state.peerName],
    [labels.detailsPeerNumber, shown(state.peerNumber) ?? labels.callNumberWithheld],
    [labels.detailsOwnNumber, shown(state.ownNumber)],
    [labels.detailsStarted, formatDateTime(state.startedAt)],
    [labels.detailsAnswered, answeredAt === null ? labels.detailsNotAnswered : formatDateTime(answeredAt)],
    [labels.detailsEnded, ended && formatDateTime(ended.endedAt)],
    [
      labels.detailsDuration,
      ended && ended.durationSeconds > 0 ? formatDuration(ended.durationSeconds) : null,
    ],
    [labels.detailsResult, resultOf(state)],
    [labels.detailsJourney, journeyOf(state, shown)],
    [labels.detailsDevice, state.device === null ? null : deviceName(state.device)],
    [labels.detailsQuality, qualityOf(log)],
  ];
  return rows.flatMap(([label, text]) => (text ? [{ label, text }] : []));
}

function resultOf(state: CallState): string {
  const direction = state.direction === 'inbound' ? labels.directionInbound : labels.directionOutbound;
  const result = state.phase === 'ended' ? resultText(state.direction, state.result) : phaseText(state);
  return `${direction} · ${result}`;
}

const QUALITY_TEXTS: Readonly<Record<QualityLevel, string>> = {
  good: labels.detailsQualityGood,
  fair: labels.detailsQualityFair,
  poor: labels.detailsQualityPoor,
};

function qualityOf({ quality }: CallLog): string | null {
  return quality ? fill(QUALITY_TEXTS[qualityLevelOf(quality.mos)], quality.mos.toFixed(1)) : null;
}

/** Through which queue it came, and where the agent has led it. */
function journeyOf(
  { via, outcome, outcomeTo }: CallState,
  shown: (number: string | null) => string | null,
): string {
  const steps = [
    via === null ? null : fill(labels.callVia, via),
    outcome === null ? null : outcomeText(outcome, shown(outcomeTo) ?? ''),
  ];
  return steps.filter(Boolean).join(' → ');
}
