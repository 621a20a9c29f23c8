/** The activity timeline of a record: its Tasks. */
import * as v from 'valibot';
import { quote, type Salesforce } from './salesforce.ts';

const Named = v.nullish(v.object({ Name: v.nullish(v.string()), Type: v.nullish(v.string()) }));

const TaskSchema = v.object({
  Id: v.string(),
  Subject: v.nullish(v.string()),
  Description: v.nullish(v.string()),
  ActivityDate: v.nullish(v.string()),
  IsClosed: v.nullish(v.boolean()),
  TaskSubtype: v.nullish(v.string()),
  CallDurationInSeconds: v.nullish(v.number()),
  CreatedDate: v.string(),
  WhoId: v.nullish(v.string()),
  Who: Named,
  WhatId: v.nullish(v.string()),
  What: Named,
  Owner: Named,
});

export interface Activity {
  readonly id: string;
  readonly subject: string;
  readonly comments: string;
  readonly isCall: boolean;
  readonly isOpen: boolean;
  /** `2026-11-22`; of a Task without a due date the day it was made. */
  readonly date: string;
  readonly durationSeconds: number | undefined;
  readonly owner: string;
  readonly who: RecordLink | undefined;
  readonly what: RecordLink | undefined;
}

export interface RecordLink {
  readonly name: string;
  readonly url: string;
}

const FIELDS = [
  'Id, Subject, Description, ActivityDate, IsClosed, TaskSubtype, CallDurationInSeconds, CreatedDate',
  'WhoId, Who.Name, Who.Type, WhatId, What.Name, What.Type, Owner.Name',
].join(', ');

const LIMIT = 50;

/** Persons have Tasks by their name, everything else by what the Task is related to; an account has those of its people. */
export async function readActivities(
  salesforce: Pick<Salesforce, 'query'>,
  object: string,
  recordId: string,
): Promise<readonly Activity[]> {
  const id = quote(recordId);
  const field = object === 'Contact' || object === 'Lead' ? 'WhoId' : 'WhatId';
  const where = object === 'Account' ? `(WhatId = ${id} OR AccountId = ${id})` : `${field} = ${id}`;
  const order = 'ORDER BY ActivityDate DESC NULLS FIRST, CreatedDate DESC';
  const records = await salesforce.query(`SELECT ${FIELDS} FROM Task WHERE ${where} ${order} LIMIT ${LIMIT}`);
  return records.map((record) => toActivity(v.parse(TaskSchema, record)));
}

function toActivity(task: v.InferOutput<typeof TaskSchema>): Activity {
  return {
    id: task.Id,
    subject: task.Subject ?? '',
    comments: task.Description ?? '',
    isCall: task.TaskSubtype === 'Call',
    isOpen: task.IsClosed !== true,
    date: task.ActivityDate ?? task.CreatedDate.slice(0, 10),
    durationSeconds: task.CallDurationInSeconds ?? undefined,
    owner: task.Owner?.Name ?? '',
    who: linkTo(task.WhoId, task.Who),
    what: linkTo(task.WhatId, task.What),
  };
}

function linkTo(id: string | null | undefined, record: v.InferOutput<typeof Named>): RecordLink | undefined {
  if (id == null || record?.Name == null) return undefined;
  const object = record.Type == null ? '' : `${record.Type}/`;
  return { name: record.Name, url: `/lightning/r/${object}${id}/view` };
}
