/** The queries for what is going on with people, and what their answers mean. */
import { parseOrNull } from '#call-core';
import type { RecordRef } from '#call-core';
import * as v from 'valibot';
import { cutText } from '../text.ts';
import type { ContextOf } from './contexts.ts';
import { queryPath, soqlText } from './soql.ts';

/** For all people together. */
const LIMIT = 50;
/** What a record's name may have on the wire. */
const NAME_LIMIT = 255;

const CallTask = v.object({
  Id: v.string(),
  WhoId: v.string(),
  CreatedDate: v.pipe(v.string(), v.transform(Date.parse), v.integer()),
  CallDisposition: v.nullable(v.string()),
});
const Case = v.object({
  Id: v.string(),
  ContactId: v.string(),
  CaseNumber: v.string(),
  Subject: v.nullable(v.string()),
});
const Opportunity = v.object({ Id: v.string(), AccountId: v.string(), Name: v.string() });

/** @param ids of Contacts and Leads; a Lead has neither Cases nor Opportunities */
export function contextPaths(ids: readonly string[]): string[] {
  const contacts = ids.filter((id) => id.startsWith('003'));
  const ofContacts = [
    `SELECT Id, ContactId, CaseNumber, Subject FROM Case WHERE ContactId IN ${listOf(contacts)} AND IsClosed = false ORDER BY LastModifiedDate DESC LIMIT ${LIMIT}`,
    `SELECT Id, AccountId, Name FROM Opportunity WHERE AccountId IN (SELECT AccountId FROM Contact WHERE Id IN ${listOf(contacts)}) AND IsClosed = false ORDER BY LastModifiedDate DESC LIMIT ${LIMIT}`,
  ];
  return [
    `SELECT Id, WhoId, CreatedDate, CallDisposition FROM Task WHERE WhoId IN ${listOf(ids)} AND TaskSubtype = 'Call' AND IsClosed = true ORDER BY CreatedDate DESC, Id DESC LIMIT ${LIMIT}`,
    ...(contacts.length > 0 ? ofContacts : []),
  ].map(queryPath);
}

/** @param answers in the order of the paths; null where the agent may not read it */
export function readContexts([tasks, cases, opportunities]: readonly unknown[]): ContextOf {
  const calls = recordsIn(CallTask, tasks);
  const openCases = recordsIn(Case, cases);
  const openOpportunities = recordsIn(Opportunity, opportunities);
  return ({ id, accountId }) => {
    const last = calls.find(({ WhoId }) => WhoId === id);
    return {
      lastCall:
        last === undefined ? null : { taskId: last.Id, at: last.CreatedDate, result: last.CallDisposition },
      openCases: openCases
        .filter(({ ContactId }) => ContactId === id)
        .map(({ Id, CaseNumber, Subject }) =>
          refOf('Case', Id, [CaseNumber, Subject].filter(Boolean).join(' ')),
        ),
      openOpportunities: openOpportunities
        .filter(({ AccountId }) => AccountId === accountId)
        .map(({ Id, Name }) => refOf('Opportunity', Id, Name)),
    };
  };
}

function listOf(ids: readonly string[]): string {
  return `(${ids.map(soqlText).join(', ')})`;
}

function recordsIn<S extends v.GenericSchema>(record: S, answer: unknown): v.InferOutput<S>[] {
  return parseOrNull(v.object({ records: v.array(record) }), answer)?.records ?? [];
}

function refOf(objectName: RecordRef['objectName'], id: string, name: string): RecordRef {
  return { id, objectName, name: cutText(name, NAME_LIMIT) };
}
