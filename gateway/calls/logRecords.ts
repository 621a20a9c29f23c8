/** What the log of a call says in Salesforce: the fields of its Task and of its Zoom Call Log. Pure. */
import type { CallState, QualitySummary } from '#call-core';
import { cutText } from '../text.ts';
import { dateIn } from './days.ts';
import { callStateOf } from './entry.ts';
import type { Entry } from './entry.ts';
import { relatedOf, takenValues, whatIdOf } from './logTask.ts';
import { logWords } from './logWords.ts';
import type { MediumFacts } from './media.ts';
import type { Agent, LogRecords } from './ports.ts';
import { subjectOf } from './subject.ts';

/** Length of Task.Description, in UTF-16 units. */
const DESCRIPTION_LIMIT = 32_000;
/** Length of a field of the type Phone. */
const PHONE_LIMIT = 40;

/** The key of a log or a medium in Salesforce: Zoom's id and the agent, so that two agents on one call have a log each. */
export function logKey(agent: Agent, id: string): string {
  return `${id}:${agent.zoomUserId}`;
}

export function recordsOf(agent: Agent, entry: Entry): LogRecords {
  const state = callStateOf(entry);
  const key = logKey(agent, entry.callId);
  const kept = entry.policy?.saveMedia === false ? [] : entry.media;
  const media = Object.fromEntries(kept.map((one) => [logKey(agent, one.id), mediumOf(one)]));
  if (state?.phase !== 'ended') return { key, task: {}, log: {}, media };
  const { shown, continued } = splitComment(entry.comment, logWords(agent.language).continued);
  return {
    key,
    task: { ...takenValues(entry), ...taskOf(agent, entry, state), Description: shown },
    log: { ...logOf(entry, state), MediaCount__c: kept.length, CommentContinued__c: continued },
    media,
  };
}

type EndedCall = Extract<CallState, { phase: 'ended' }>;

function taskOf(agent: Agent, entry: Entry, state: EndedCall): Record<string, unknown> {
  const { who } = entry;
  const words = logWords(agent.language);
  return {
    Subject: subjectOf(agent, entry, state),
    Status: agent.closedTaskStatus,
    TaskSubtype: 'Call',
    ActivityDate: dateIn(agent.timeZone, state.startedAt),
    CallType: callTypeOf(state),
    CallDurationInSeconds: state.durationSeconds,
    CallDisposition: entry.disposition ?? words.result(state.direction, state.result),
    CallObject: entry.callId,
    OwnerId: agent.salesforceUserId,
    WhoId: who?.id ?? null,
    WhatId: whatIdOf(entry),
  };
}

function logOf(entry: Entry, state: EndedCall): Record<string, unknown> {
  const { who } = entry;
  const about = entry.call?.about;
  return {
    Direction__c: state.direction === 'inbound' ? 'Inbound' : 'Outbound',
    Result__c: state.result,
    StartTime__c: isoOrNull(state.startedAt),
    AnswerTime__c: isoOrNull(state.connectedAt),
    EndTime__c: isoOrNull(state.endedAt),
    DurationSeconds__c: state.durationSeconds,
    PeerNumber__c: state.peerNumber?.slice(0, PHONE_LIMIT) ?? null,
    PeerName__c: state.peerName,
    AgentNumber__c: state.ownNumber?.slice(0, PHONE_LIMIT) ?? null,
    Internal__c: state.internal,
    CallerIdHidden__c: about?.callerIdHidden?.value ?? false,
    Queue__c: state.via,
    Device__c: state.device,
    ZoomCallHistoryId__c: about?.callHistoryId?.value ?? null,
    ZoomCallElementId__c: about?.callElementId?.value ?? null,
    Contact__c: who?.objectName === 'Contact' ? who.id : null,
    Lead__c: who?.objectName === 'Lead' ? who.id : null,
    Account__c: who?.accountId ?? accountOf(entry),
    ...(entry.quality !== null && qualityOf(entry.quality)),
  };
}

/** As exact as the fields are: what Salesforce would round is not sent again. */
function qualityOf(quality: QualitySummary): Record<string, unknown> {
  return {
    AudioMos__c: rounded(quality.mos, 2),
    AudioWorstMos__c: rounded(quality.worstMos, 2),
    AudioLossPercent__c: rounded(quality.lossPercent, 2),
    AudioJitterMs__c: Math.round(quality.jitterMs),
    AudioRoundTripMs__c: quality.roundTripMs === null ? null : Math.round(quality.roundTripMs),
  };
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

/** Where nobody has the number: the account that does, as long as the agent leaves it at that. */
function accountOf(entry: Entry): string | null {
  const related = relatedOf(entry);
  return entry.who === null && related?.objectName === 'Account' ? related.id : null;
}

/** Audio and texts stay in Zoom: what is deleted there can be found nowhere else. */
function mediumOf({ kind, at, durationSeconds, deleted }: MediumFacts): Record<string, unknown> {
  return {
    Kind__c: kind,
    StartTime__c: isoOrNull(at),
    DurationSeconds__c: durationSeconds,
    DeletedInZoom__c: deleted,
  };
}

function callTypeOf(state: EndedCall): string {
  if (state.internal) return 'Internal';
  return state.direction === 'inbound' ? 'Inbound' : 'Outbound';
}

function isoOrNull(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

/** A comment longer than Task.Description goes on in the Zoom Call Log; nothing is cut, no letter torn apart. */
export function splitComment(
  comment: string,
  notice: string,
): { shown: string | null; continued: string | null } {
  if (comment === '') return { shown: null, continued: null };
  if (comment.length <= DESCRIPTION_LIMIT) return { shown: comment, continued: null };
  const shown = cutText(comment, DESCRIPTION_LIMIT - notice.length);
  return { shown: shown + notice, continued: comment.slice(shown.length) };
}
