/** Follow-up Tasks, each under an external id of its own, so that making one again makes no second. */
import { parse } from '#call-core';
import * as v from 'valibot';
import type { Crm } from '../calls/ports.ts';
import { pathOf } from './logRequests.ts';
import type { SalesforceRequest } from './request.ts';

const Upserted = v.object({ id: v.string() });

export function createFollowUpTasks(request: SalesforceRequest): Pick<Crm, 'saveFollowUpTask'> {
  return {
    async saveFollowUpTask(agent, key, fields) {
      const answer = await request(agent.id, { method: 'PATCH', path: pathOf('Task', key), body: fields });
      return parse(Upserted, answer, 'salesforce.refused').id;
    },
  };
}
