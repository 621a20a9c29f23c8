/** An entry as a row of the table `entry`, and back. */
import {
  CallSchema,
  ERROR_CODES,
  FollowUpTaskSchema,
  MatchedRecordSchema,
  PersonContextSchema,
  PersonSchema,
  QualitySummarySchema,
  RecordRefSchema,
  RelatedChoiceSchema,
  SAVE_CHOICES,
  SettingsSchema,
  TaskValuesSchema,
  isLive,
  parse,
} from '#call-core';
import * as v from 'valibot';
import { callStateOf, hasEnded, isHeld, newEntry } from '../calls/entry.ts';
import type { Entry, FoundPerson } from '../calls/entry.ts';
import { relatableIn } from '../calls/logTask.ts';
import { MediumFactsSchema } from './mediumRow.ts';
import { storableJson, storableText } from './storable.ts';

const FoundPersonSchema = v.object({
  ...PersonSchema.entries,
  accountId: v.nullable(v.string()),
  /** Missing in entries of earlier versions. */
  context: v.optional(v.nullable(PersonContextSchema), null),
});
const FieldsSchema = v.record(v.string(), v.unknown());
/** The driver gives bigint as text. */
const Bigint = v.pipe(v.string(), v.transform(Number));

const RowSchema = v.object({
  agent_id: v.string(),
  call_id: v.string(),
  call: v.nullable(CallSchema),
  comment: v.string(),
  comment_edit: Bigint,
  comment_at: v.nullable(v.date()),
  closed: v.boolean(),
  deleted: v.boolean(),
  policy: v.nullable(SettingsSchema),
  choice: v.nullable(v.picklist(SAVE_CHOICES)),
  search: v.picklist(['searching', 'done', 'failed']),
  candidates: v.array(FoundPersonSchema),
  records: v.array(MatchedRecordSchema),
  who: v.nullable(FoundPersonSchema),
  who_by: v.nullable(v.picklist(['agent', 'dial', 'remembered', 'search'])),
  remembered: v.boolean(),
  lost_person: v.nullable(v.string()),
  related_to: v.nullable(RecordRefSchema),
  related_choice: v.nullable(RelatedChoiceSchema),
  disposition: v.nullable(v.string()),
  task_values: TaskValuesSchema,
  fields_left_out: v.array(v.string()),
  follow_up_task: v.nullable(FollowUpTaskSchema),
  wanted: v.number(),
  saved: v.number(),
  saved_fields: v.nullable(
    v.object({
      task: FieldsSchema,
      log: FieldsSchema,
      media: v.exactOptional(v.record(v.string(), FieldsSchema)),
    }),
  ),
  task_id: v.nullable(v.string()),
  problem: v.nullable(
    v.object({ code: v.picklist(ERROR_CODES), said: v.nullable(v.string()), passing: v.boolean() }),
  ),
  revision: Bigint,
  media: v.array(MediumFactsSchema),
  quality: v.nullable(QualitySummarySchema),
});

/** An entry with its media, in the order that media.ts gives them, as one row. */
export const ENTRY_ROW = `
  select entry.*, coalesce(
    (select jsonb_agg(facts order by coalesce((facts->>'at')::numeric, 0), medium_id collate "C") from medium
     where medium.agent_id = entry.agent_id and medium.call_id = entry.call_id), '[]') as media
  from entry`;

export function toEntry(row: unknown): Entry {
  const columns = parse(RowSchema, row, 'gateway.internal');
  return {
    ...newEntry(columns.agent_id, columns.call_id),
    call: columns.call,
    comment: columns.comment,
    commentEdit: columns.comment_edit,
    commentAt: columns.comment_at?.getTime() ?? null,
    closed: columns.closed,
    deleted: columns.deleted,
    policy: columns.policy,
    choice: columns.choice,
    search: columns.search,
    candidates: columns.candidates,
    records: columns.records,
    who: columns.who,
    whoBy: columns.who_by,
    remembered: columns.remembered,
    lostPerson: columns.lost_person,
    relatedTo: columns.related_to,
    relatedChoice: columns.related_choice,
    disposition: columns.disposition,
    taskValues: columns.task_values,
    fieldsLeftOut: columns.fields_left_out,
    followUpTask: columns.follow_up_task,
    wanted: columns.wanted,
    saved: columns.saved,
    savedFields: columns.saved_fields,
    taskId: columns.task_id,
    problem: columns.problem,
    revision: columns.revision,
    media: columns.media,
    quality: columns.quality,
  };
}

/** Columns and their values, for the statements of callStore.ts. */
export function toColumns(entry: Entry): Record<string, unknown> {
  const state = callStateOf(entry);
  return {
    agent_id: entry.agentId,
    call_id: entry.callId,
    call: storableJson(entry.call),
    started_at: new Date(state?.startedAt ?? entry.commentAt ?? 0),
    live: state !== null && isLive(state),
    outbound: state?.direction === 'outbound',
    peer_number: state?.peerNumber ? storableText(state.peerNumber) : null,
    comment: storableText(entry.comment),
    comment_edit: entry.commentEdit,
    comment_at: entry.commentAt === null ? null : new Date(entry.commentAt),
    closed: entry.closed,
    deleted: entry.deleted,
    policy: storableJson(entry.policy),
    choice: entry.choice,
    held: isHeld(entry),
    search: entry.search,
    candidates: storableJson(entry.candidates.map((person) => storablePerson(entry, person))),
    records: storableJson(entry.records),
    who: storableJson(entry.who && storablePerson(entry, entry.who)),
    who_by: entry.whoBy,
    remembered: entry.remembered,
    lost_person: entry.lostPerson === null ? null : storableText(entry.lostPerson),
    related_to: storableJson(entry.relatedTo),
    related_choice: storableJson(entry.relatedChoice),
    disposition: entry.disposition === null ? null : storableText(entry.disposition),
    task_values: storableJson(entry.taskValues),
    fields_left_out: storableJson(entry.fieldsLeftOut),
    follow_up_task: storableJson(entry.followUpTask),
    wanted: entry.wanted,
    saved: entry.saved,
    saved_fields: storableJson(entry.savedFields),
    task_id: entry.taskId,
    problem: storableJson(entry.problem),
    quality: storableJson(entry.quality),
    revision: entry.revision,
  };
}

/** What is going on with a person is for the agent who is about to answer; after the call the rest of it is old. */
function storablePerson(entry: Entry, person: FoundPerson): FoundPerson {
  return hasEnded(entry) ? { ...person, context: relatableIn(person.context) } : person;
}
