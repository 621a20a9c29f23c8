/** What the package has of a person in Salesforce, as far as an agent sees it: Zoom Call Logs and Tasks. */
import { parse } from '#call-core';
import * as v from 'valibot';
import type { Agent } from '../calls/ports.ts';
import type { PersonCrm, PersonRecords } from '../people/ports.ts';
import type { Subject } from '../people/report.ts';
import { API_VERSION } from './request.ts';
import type { SalesforceRequest } from './request.ts';
import { queryPath, soqlText } from './soql.ts';

type Fields = Readonly<Record<string, unknown>>;

const Answer = v.object({
  records: v.array(v.looseObject({ Id: v.string() })),
  nextRecordsUrl: v.optional(v.nullable(v.string()), null),
});
const Saved = v.array(v.object({ success: v.boolean() }));

const LOG_FIELDS =
  'Id, ZoomCallId__c, StartTime__c, Direction__c, Result__c, DurationSeconds__c, PeerName__c, PeerNumber__c, Contact__c, Lead__c, CommentContinued__c';
const TASK_FIELDS =
  'Id, ZoomCallId__c, ZoomCallLog__c, Subject, Description, ActivityDate, WhoId, WhatId, OwnerId';
/** Ids in one query: an address may have 16,384 characters. */
const TOGETHER = 200;
const BASE = new RegExp(`^/services/data/v${API_VERSION}`);

/** That there was a call, when, and of which agent, stays; with whom, and what was said, does not. */
const BLANK_LOG = {
  ...{ PeerName__c: null, PeerNumber__c: null, CommentContinued__c: null },
  ...{ Contact__c: null, Lead__c: null, Account__c: null },
};
const BLANK_TASK = { Subject: 'Erased', Description: null, WhoId: null, WhatId: null };

export function createPersonTraces({ request }: { readonly request: SalesforceRequest }): PersonCrm {
  async function query(agent: Agent, soql: string): Promise<Fields[]> {
    const found: Fields[] = [];
    for (let path: string | null = queryPath(soql); path !== null;) {
      const answer: unknown = await request(agent.id, { method: 'GET', path });
      const { records, nextRecordsUrl } = parse(Answer, answer, 'salesforce.refused');
      found.push(...records.map(({ attributes: _, ...fields }) => fields));
      path = nextRecordsUrl?.replace(BASE, '') ?? null;
    }
    return found;
  }

  async function ofIds(agent: Agent, soql: string, ids: readonly string[]): Promise<Fields[]> {
    const found: Fields[] = [];
    for (let start = 0; start < ids.length; start += TOGETHER) {
      const some = ids.slice(start, start + TOGETHER).map(soqlText);
      found.push(...(await query(agent, `${soql} IN (${some.join(', ')})`)));
    }
    return found;
  }

  async function find(agent: Agent, subject: Subject, taskIds: readonly string[]): Promise<PersonRecords> {
    const callLogs = await query(agent, `SELECT ${LOG_FIELDS} FROM ZoomCallLog__c WHERE ${isAbout(subject)}`);
    const tasks = `SELECT ${TASK_FIELDS} FROM Task WHERE`;
    const found = [
      ...(await ofIds(
        agent,
        `${tasks} ZoomCallLog__c`,
        callLogs.map(({ Id }) => String(Id)),
      )),
      ...(await ofIds(agent, `${tasks} Id`, taskIds)),
      ...(subject.personId === null
        ? []
        : await query(agent, `${tasks} WhoId = ${soqlText(subject.personId)} AND ZoomCallId__c != null`)),
    ];
    return { callLogs, tasks: [...new Map(found.map((task) => [task['Id'], task])).values()] };
  }

  return {
    find,
    async blank(agent, { callLogs, tasks }) {
      const records = [
        ...callLogs.map(({ Id }) => ({ attributes: { type: 'ZoomCallLog__c' }, Id, ...BLANK_LOG })),
        ...tasks.map(({ Id }) => ({ attributes: { type: 'Task' }, Id, ...BLANK_TASK })),
      ];
      let refused = 0;
      for (let start = 0; start < records.length; start += TOGETHER) {
        const body = { allOrNone: false, records: records.slice(start, start + TOGETHER) };
        const answer = await request(agent.id, { method: 'PATCH', path: '/composite/sobjects', body });
        refused += parse(Saved, answer, 'salesforce.refused').filter(({ success }) => !success).length;
      }
      return refused;
    },
  };
}

function isAbout({ personId, numbers }: Subject): string {
  return [
    ...(numbers.length === 0 ? [] : [`PeerNumber__c IN (${numbers.map(soqlText).join(', ')})`]),
    ...(personId === null
      ? []
      : [`${personId.startsWith('00Q') ? 'Lead__c' : 'Contact__c'} = ${soqlText(personId)}`]),
  ].join(' OR ');
}
