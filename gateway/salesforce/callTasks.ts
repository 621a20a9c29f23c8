/** Tasks of calls, for the reconciliation. */
import { parse } from '#call-core';
import * as v from 'valibot';
import type { Agent, CallTask, Crm } from '../calls/ports.ts';
import { API_VERSION } from './request.ts';
import type { SalesforceRequest } from './request.ts';
import { queryPath, soqlText } from './soql.ts';

const Answer = v.object({
  records: v.array(
    v.object({
      Id: v.string(),
      ZoomCallId__c: v.nullable(v.string()),
      CallObject: v.nullable(v.string()),
      WhoId: v.nullable(v.string()),
    }),
  ),
  nextRecordsUrl: v.optional(v.nullable(v.string()), null),
});

const FIELDS = 'Id, ZoomCallId__c, CallObject, WhoId';
/** Keys in one query: an address may have 16,384 characters. */
const TOGETHER = 100;
const BASE = new RegExp(`^/services/data/v${API_VERSION}`);

export function createCallTasks(request: SalesforceRequest): Pick<Crm, 'callTasks' | 'tasksOf'> {
  async function all(agent: Agent, soql: string): Promise<CallTask[]> {
    const tasks: CallTask[] = [];
    let path: string | null = queryPath(soql);
    while (path !== null) {
      const answer: unknown = await request(agent.id, { method: 'GET', path });
      const { records, nextRecordsUrl } = parse(Answer, answer, 'salesforce.refused');
      tasks.push(...records.map(toTask));
      path = nextRecordsUrl?.replace(BASE, '') ?? null;
    }
    return tasks;
  }

  return {
    callTasks: (agent, from, to) =>
      all(
        agent,
        `SELECT ${FIELDS} FROM Task WHERE OwnerId = ${soqlText(agent.salesforceUserId)} AND TaskSubtype = 'Call' AND ActivityDate >= ${from} AND ActivityDate <= ${to}`,
      ),
    async tasksOf(agent, keys) {
      const tasks: CallTask[] = [];
      for (let start = 0; start < keys.length; start += TOGETHER) {
        const some = keys.slice(start, start + TOGETHER).map(soqlText);
        tasks.push(
          ...(await all(agent, `SELECT ${FIELDS} FROM Task WHERE ZoomCallId__c IN (${some.join(', ')})`)),
        );
      }
      return tasks;
    },
  };
}

function toTask({
  Id,
  ZoomCallId__c: key,
  CallObject,
  WhoId,
}: v.InferOutput<typeof Answer>['records'][number]): CallTask {
  return { id: Id, key, callId: key?.split(':')[0] ?? CallObject, whoId: WhoId };
}
