/**
 * The Task of a call and its Zoom Call Log, written together in one request (Composite resource, all or nothing) and
 * by external id, so that writing again changes nothing.
 */
import { PhoneError, parse } from '#call-core';
import * as v from 'valibot';
import type { SavedFields } from '../calls/entry.ts';
import type { Agent, Crm, LogRecords } from '../calls/ports.ts';
import type { SalesforceRequest } from './request.ts';
import { API_VERSION } from './request.ts';
import { ApiErrorSchema, errorOf } from './salesforceErrors.ts';

const BASE = `/services/data/v${API_VERSION}/sobjects`;
const EXTERNAL_ID = 'ZoomCallId__c';

interface Subrequest {
  readonly method: 'PATCH' | 'DELETE';
  readonly url: string;
  readonly referenceId: string;
  readonly body?: Readonly<Record<string, unknown>>;
}

const CompositeAnswer = v.object({
  compositeResponse: v.array(
    v.object({ referenceId: v.string(), httpStatusCode: v.number(), body: v.unknown() }),
  ),
});
type Answers = v.InferOutput<typeof CompositeAnswer>['compositeResponse'];

export function createLogWriter({
  request,
}: {
  readonly request: SalesforceRequest;
}): Pick<Crm, 'saveLog' | 'deleteLog'> {
  async function composite(
    agent: Agent,
    allOrNone: boolean,
    subrequests: readonly Subrequest[],
  ): Promise<Answers> {
    const body = { allOrNone, collateSubrequests: false, compositeRequest: subrequests };
    const answer = await request(agent.id, { method: 'POST', path: '/composite', body });
    return parse(CompositeAnswer, answer, 'salesforce.refused').compositeResponse;
  }

  async function write(agent: Agent, subrequests: readonly Subrequest[]): Promise<string | null> {
    const answers = await composite(agent, true, subrequests);
    throwRefusal(answers);
    return idOf(answers.find((answer) => answer.referenceId === 'task')?.body);
  }

  /** All fields: creates what is missing. A Task's subtype can be given to a new one only. */
  async function writeAll(agent: Agent, records: LogRecords): Promise<string | null> {
    try {
      return await write(agent, allOf(records));
    } catch (error) {
      if (!isAboutSubtype(error)) throw error;
      const { TaskSubtype, ...task } = records.task;
      return write(agent, allOf({ ...records, task }));
    }
  }

  return {
    async saveLog(agent, records, known) {
      const changes = known === null ? null : changesOf(records, known);
      if (changes === null) return writeAll(agent, records);
      if (changes.length === 0) return null;
      try {
        return await write(agent, changes);
      } catch (error) {
        // Somebody has deleted one of the two: what the agent wrote since must not be lost with it.
        if (!(error instanceof PhoneError) || error.code !== 'salesforce.recordGone') throw error;
        return writeAll(agent, records);
      }
    },

    async deleteLog(agent, key) {
      const answers = await composite(agent, false, [
        { method: 'DELETE', url: urlOf('Task', key), referenceId: 'task' },
        { method: 'DELETE', url: urlOf('ZoomCallLog__c', key), referenceId: 'log' },
      ]);
      throwRefusal(answers.filter((answer) => answer.httpStatusCode !== 404));
    },
  };
}

function allOf({ key, task, log }: LogRecords): Subrequest[] {
  return [
    { method: 'PATCH', url: urlOf('ZoomCallLog__c', key), referenceId: 'log', body: log },
    {
      method: 'PATCH',
      url: urlOf('Task', key),
      referenceId: 'task',
      body: { ...task, ZoomCallLog__r: { [EXTERNAL_ID]: key } },
    },
    {
      method: 'PATCH',
      url: urlOf('ZoomCallLog__c', key),
      referenceId: 'link',
      body: { TaskId__c: '@{task.id}' },
    },
  ];
}

/**
 * Only what is new since the last saving: a field that somebody changed in Salesforce meanwhile stays as it is. A few
 * fields make no record, so that a record which is gone is refused here and not made anew.
 */
function changesOf({ key, task, log }: LogRecords, known: SavedFields): Subrequest[] {
  const changed = [
    { url: urlOf('ZoomCallLog__c', key), referenceId: 'log', body: difference(log, known.log) },
    { url: urlOf('Task', key), referenceId: 'task', body: difference(task, known.task) },
  ];
  return changed
    .filter(({ body }) => Object.keys(body).length > 0)
    .map(({ url, ...rest }) => ({ method: 'PATCH', url: `${url}?updateOnly=true`, ...rest }));
}

function difference(now: SavedFields['task'], before: SavedFields['task']): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(now).filter(([field, value]) => value !== (before[field] ?? null) || !(field in before)),
  );
}

function urlOf(object: 'Task' | 'ZoomCallLog__c', key: string): string {
  return `${BASE}/${object}/${EXTERNAL_ID}/${encodeURIComponent(key)}`;
}

/** Of a request that was refused as a whole, the part that was at fault; the others are only "halted". */
function throwRefusal(answers: Answers): void {
  const refusals = answers
    .filter((answer) => answer.httpStatusCode >= 300)
    .flatMap((answer) => parse(v.array(ApiErrorSchema), answer.body, 'salesforce.refused'));
  const [first] = refusals;
  if (first === undefined) return;
  throw errorOf(refusals.find((refusal) => refusal.errorCode !== 'PROCESSING_HALTED') ?? first);
}

function isAboutSubtype(error: unknown): boolean {
  return (
    error instanceof PhoneError &&
    error.details['salesforceCode'] === 'INVALID_FIELD_FOR_INSERT_UPDATE' &&
    String(error.details['fields']).includes('TaskSubtype')
  );
}

function idOf(body: unknown): string | null {
  const result = v.safeParse(v.object({ id: v.string() }), body);
  return result.success ? result.output.id : null;
}
