/**
 * The Task of a call, its Zoom Call Log and its media, written together in one request (Composite resource, all or nothing) and
 * by external id, so that writing again changes nothing.
 */
import { PhoneError, parse } from '#call-core';
import * as v from 'valibot';
import type { Agent, Crm, LogRecords } from '../calls/ports.ts';
import { composite, mayReadAsReference } from './composite.ts';
import type { PartAnswer, Subrequest } from './composite.ts';
import { allOf, changesOf, isAboutSubtype, pathOf } from './logRequests.ts';
import type { SalesforceRequest } from './request.ts';
import { ApiErrorSchema, errorOf } from './salesforceErrors.ts';

/** Of one Composite request (REST API Developer Guide, "Composite"). */
const MOST_PARTS = 25;

export function createLogWriter({
  request,
}: {
  readonly request: SalesforceRequest;
}): Pick<Crm, 'saveLog' | 'deleteLog'> {
  async function write(agent: Agent, subrequests: readonly Subrequest[]): Promise<string | null> {
    let taskId: string | null = null;
    // Of a call with more media than fit into one request the log stands in the first, and all may be repeated.
    for (let from = 0; from < subrequests.length; from += MOST_PARTS) {
      const parts = subrequests.slice(from, from + MOST_PARTS);
      const answers = await composite(request, agent.id, parts, { allOrNone: true });
      throwRefusal(answers);
      taskId ??= idOf(answers.find((answer) => answer.referenceId === 'task')?.body);
    }
    return taskId;
  }

  /** One request for each record: what somebody wrote must not be taken for a reference to another part. */
  async function writeApart(agent: Agent, subrequests: readonly Subrequest[]): Promise<string | null> {
    let taskId: string | null = null;
    for (const { referenceId, path, body = {} } of subrequests) {
      const isLink = referenceId === 'link';
      const answer = await request(agent.id, {
        method: 'PATCH',
        path,
        body: isLink ? { TaskId__c: taskId } : body,
      });
      if (referenceId === 'task') taskId = idOf(answer);
    }
    return taskId;
  }

  /** All fields: creates what is missing. A Task's subtype can be given to a new one only. */
  async function writeAll(agent: Agent, records: LogRecords): Promise<string | null> {
    const send = mayReadAsReference(records) ? writeApart : write;
    try {
      return await send(agent, allOf(records));
    } catch (error) {
      if (!isAboutSubtype(error)) throw error;
      const { TaskSubtype, ...task } = records.task;
      return send(agent, allOf({ ...records, task }));
    }
  }

  return {
    async saveLog(agent, records, known) {
      const changes = known === null ? null : changesOf(records, known);
      if (changes === null) return writeAll(agent, records);
      if (changes.length === 0) return null;
      try {
        return await (mayReadAsReference(changes) ? writeApart : write)(agent, changes);
      } catch (error) {
        // Somebody has deleted one of the two: what the agent wrote since must not be lost with it.
        if (!(error instanceof PhoneError) || error.code !== 'salesforce.recordGone') throw error;
        return writeAll(agent, records);
      }
    },

    async deleteLog(agent, key, mediaKeys) {
      const paths = [
        pathOf('Task', key),
        pathOf('ZoomCallLog__c', key),
        ...mediaKeys.map((mediumKey) => pathOf('ZoomCallMedia__c', mediumKey)),
      ];
      const all = paths.map(
        (path, index) => ({ method: 'DELETE', path, referenceId: `part${index}` }) as const,
      );
      for (let from = 0; from < all.length; from += MOST_PARTS) {
        const parts = all.slice(from, from + MOST_PARTS);
        const answers = await composite(request, agent.id, parts, { allOrNone: false });
        throwRefusal(answers.filter((answer) => answer.httpStatusCode !== 404));
      }
    },
  };
}

/** Of a request that was refused as a whole, the part that was at fault; the others are only "halted". */
function throwRefusal(answers: readonly PartAnswer[]): void {
  const refusals = answers
    .filter((answer) => answer.httpStatusCode >= 300)
    .flatMap((answer) => parse(v.array(ApiErrorSchema), answer.body, 'salesforce.refused'));
  const [first] = refusals;
  if (first === undefined) return;
  throw errorOf(refusals.find((refusal) => refusal.errorCode !== 'PROCESSING_HALTED') ?? first);
}

function idOf(body: unknown): string | null {
  const result = v.safeParse(v.object({ id: v.string() }), body);
  return result.success ? result.output.id : null;
}
