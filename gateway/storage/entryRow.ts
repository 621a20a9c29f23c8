/** An entry as a row of the table `entry`, and back. */
import { CallSchema, ERROR_CODES, PersonSchema, RecordRefSchema, isLive, parse } from '#call-core';
import * as v from 'valibot';
import { callStateOf, newEntry } from '../calls/entry.ts';
import type { Entry } from '../calls/entry.ts';

const FoundPersonSchema = v.object({ ...PersonSchema.entries, accountId: v.nullable(v.string()) });
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
  search: v.picklist(['searching', 'done', 'failed']),
  candidates: v.array(FoundPersonSchema),
  who: v.nullable(FoundPersonSchema),
  who_by: v.nullable(v.picklist(['agent', 'dial', 'search'])),
  related_to: v.nullable(RecordRefSchema),
  wanted: v.number(),
  saved: v.number(),
  saved_fields: v.nullable(v.object({ task: FieldsSchema, log: FieldsSchema })),
  task_id: v.nullable(v.string()),
  problem: v.nullable(
    v.object({ code: v.picklist(ERROR_CODES), said: v.nullable(v.string()), passing: v.boolean() }),
  ),
  revision: Bigint,
});

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
    search: columns.search,
    candidates: columns.candidates,
    who: columns.who,
    whoBy: columns.who_by,
    relatedTo: columns.related_to,
    wanted: columns.wanted,
    saved: columns.saved,
    savedFields: columns.saved_fields,
    taskId: columns.task_id,
    problem: columns.problem,
    revision: columns.revision,
  };
}

/** Columns and their values, for the statements of callStore.ts. */
export function toColumns(entry: Entry): Record<string, unknown> {
  const state = callStateOf(entry);
  return {
    agent_id: entry.agentId,
    call_id: entry.callId,
    call: json(entry.call),
    started_at: new Date(state?.startedAt ?? entry.commentAt ?? 0),
    live: state !== null && isLive(state),
    outbound: state?.direction === 'outbound',
    peer_number: state?.peerNumber ?? null,
    comment: entry.comment,
    comment_edit: entry.commentEdit,
    comment_at: entry.commentAt === null ? null : new Date(entry.commentAt),
    closed: entry.closed,
    deleted: entry.deleted,
    search: entry.search,
    candidates: json(entry.candidates),
    who: json(entry.who),
    who_by: entry.whoBy,
    related_to: json(entry.relatedTo),
    wanted: entry.wanted,
    saved: entry.saved,
    saved_fields: json(entry.savedFields),
    task_id: entry.taskId,
    problem: json(entry.problem),
    revision: entry.revision,
  };
}

function json(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}
