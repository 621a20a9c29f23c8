/** What the log of a call says in Salesforce: the fields of its Task and of its Zoom Call Log. Pure. */
import type { CallState } from '#call-core';
import { callStateOf } from './entry.ts';
import type { Entry } from './entry.ts';
import { logWords } from './logWords.ts';
import type { Agent, LogRecords } from './ports.ts';

/** Length of Task.Description, in UTF-16 units. */
const DESCRIPTION_LIMIT = 32_000;
const SUBJECT_LIMIT = 255;
/** Length of a field of the type Phone. */
const PHONE_LIMIT = 40;

/** The key of a log in Salesforce: Zoom's call and the agent, so that two agents on one call have a log each. */
export function logKey(agent: Agent, callId: string): string {
  return `${callId}:${agent.zoomUserId}`;
}

export function recordsOf(agent: Agent, entry: Entry): LogRecords {
  const state = callStateOf(entry);
  const key = logKey(agent, entry.callId);
  if (state?.phase !== 'ended') return { key, task: {}, log: {} };
  const { shown, continued } = splitComment(entry.comment, logWords(agent.language).continued);
  return {
    key,
    task: { ...taskOf(agent, entry, state), Description: shown },
    log: { ...logOf(entry, state), CommentContinued__c: continued },
  };
}

type EndedCall = Extract<CallState, { phase: 'ended' }>;

function taskOf(agent: Agent, entry: Entry, state: EndedCall): Record<string, unknown> {
  const { who } = entry;
  const words = logWords(agent.language);
  const name = who?.name ?? state.peerName ?? state.peerNumber ?? words.withheldNumber;
  return {
    Subject: words.subject(state.direction, name).slice(0, SUBJECT_LIMIT),
    Status: agent.closedTaskStatus,
    TaskSubtype: 'Call',
    ActivityDate: dateIn(agent.timeZone, state.startedAt),
    CallType: callTypeOf(state),
    CallDurationInSeconds: state.durationSeconds,
    CallDisposition: words.result(state.direction, state.result),
    CallObject: entry.callId,
    OwnerId: agent.salesforceUserId,
    WhoId: who?.id ?? null,
    // A Task of a Lead cannot be related to anything else.
    WhatId: who?.objectName === 'Lead' ? null : (entry.relatedTo?.id ?? null),
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
    Account__c: who?.accountId ?? null,
  };
}

function callTypeOf(state: EndedCall): string {
  if (state.internal) return 'Internal';
  return state.direction === 'inbound' ? 'Inbound' : 'Outbound';
}

/** The calendar date of a moment where the agent is, as Salesforce writes dates. */
export function dateIn(timeZone: string, at: number): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at);
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
  const room = DESCRIPTION_LIMIT - notice.length;
  const torn = /[\uD800-\uDBFF]$/.test(comment.slice(0, room)) ? 1 : 0;
  return { shown: comment.slice(0, room - torn) + notice, continued: comment.slice(room - torn) };
}
