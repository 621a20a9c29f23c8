/** Threads, texts, sheets and sendings as rows, and back. */
import {
  ERROR_CODES,
  PersonContextSchema,
  PersonSchema,
  RecordRefSchema,
  SendTextSchema,
  TEXT_STATES,
  TextFileSchema,
  TextPartySchema,
  parse,
} from '#call-core';
import * as v from 'valibot';
import type { Sending, StoredText, SweptThread, TextSheet } from '../texts/ports.ts';
import { TEXT_SOURCES } from '../texts/text.ts';
import type { Text } from '../texts/text.ts';
import type { Peer, Thread, ThreadView } from '../texts/thread.ts';
import { storableJson } from './storable.ts';

const FoundPersonSchema = v.object({
  ...PersonSchema.entries,
  accountId: v.nullable(v.string()),
  context: v.nullable(PersonContextSchema),
});
const PeerSchema = v.object({
  ...TextPartySchema.entries,
  who: v.nullable(FoundPersonSchema),
  whoBy: v.nullable(v.picklist(['agent', 'record', 'search'])),
  candidates: v.array(FoundPersonSchema),
  search: v.picklist(['searching', 'done', 'failed']),
  optedOut: v.boolean(),
});
const ProblemRow = v.nullable(
  v.object({ code: v.picklist(ERROR_CODES), said: v.nullable(v.string()), passing: v.boolean() }),
);
/** The driver gives bigint as text. */
const Bigint = v.pipe(v.string(), v.transform(Number));
const Moment = v.pipe(
  v.date(),
  v.transform((date) => date.getTime()),
);

const TextSchema = v.object({
  id: v.string(),
  source: v.picklist(TEXT_SOURCES),
  direction: v.picklist(['in', 'out']),
  text: v.string(),
  at: v.number(),
  from: TextPartySchema,
  to: v.array(TextPartySchema),
  state: v.picklist(TEXT_STATES),
  files: v.array(v.object({ ...TextFileSchema.entries, url: v.nullable(v.string()) })),
  named: v.boolean(),
  failure: v.nullable(v.string()),
  sendId: v.nullable(v.string()),
  inZoom: v.boolean(),
  zone: v.string(),
  sheet: v.string(),
  problem: ProblemRow,
});

const ThreadRow = v.pipe(
  v.object({
    agent_id: v.string(),
    thread_id: v.string(),
    kind: v.picklist(['user', 'callQueue', 'autoReceptionist']),
    own: TextPartySchema,
    peers: v.array(PeerSchema),
    related_to: v.nullable(RecordRefSchema),
    read_to: Moment,
    synced_to: v.nullable(Moment),
    in_zoom: v.boolean(),
    deleted: v.boolean(),
    latest_at: Moment,
    revision: Bigint,
  }),
  v.transform((row): Thread => ({
    agentId: row.agent_id,
    threadId: row.thread_id,
    kind: row.kind,
    own: row.own,
    peers: row.peers,
    relatedTo: row.related_to,
    readTo: row.read_to,
    syncedTo: row.synced_to,
    inZoom: row.in_zoom,
    deleted: row.deleted,
    latestAt: row.latest_at,
    revision: row.revision,
  })),
);

const ViewRow = v.object({
  latest: v.nullable(TextSchema),
  unread: Bigint,
  unsaved: v.boolean(),
  problem: ProblemRow,
  task_id: v.nullable(v.string()),
});

/** A thread with what the list of threads shows besides. */
export const THREAD_VIEW = `
  select t.*,
    (select facts from text_message m where m.agent_id = t.agent_id and m.thread_id = t.thread_id
     order by at desc, message_id collate "C" desc limit 1) as latest,
    (select count(*) from text_message m
     where m.agent_id = t.agent_id and m.thread_id = t.thread_id and inbound and at > t.read_to) as unread,
    exists (select 1 from text_sheet s
     where s.agent_id = t.agent_id and s.thread_id = t.thread_id and wanted > saved) as unsaved,
    (select problem from text_sheet s
     where s.agent_id = t.agent_id and s.thread_id = t.thread_id and wanted > saved and problem is not null
     order by (problem->>'passing')::boolean, latest_at desc limit 1) as problem,
    (select tasks->-1->>'taskId' from text_sheet s
     where s.agent_id = t.agent_id and s.thread_id = t.thread_id and tasks <> '[]'
     order by latest_at desc limit 1) as task_id
  from text_thread t`;

export function toThread(row: unknown): Thread {
  return parse(ThreadRow, row, 'gateway.internal');
}

export function toView(row: unknown): ThreadView {
  const { latest, unread, unsaved, problem, task_id: taskId } = parse(ViewRow, row, 'gateway.internal');
  return { thread: toThread(row), latest, unread, tasks: { unsaved, problem, taskId } };
}

export function threadColumns(thread: Thread): Record<string, unknown> {
  return {
    agent_id: thread.agentId,
    thread_id: thread.threadId,
    kind: thread.kind,
    own: storableJson(thread.own),
    own_number: thread.own.number,
    peers: storableJson(thread.peers.map(storablePeer)),
    peer_numbers: thread.peers.map(({ number }) => number),
    related_to: storableJson(thread.relatedTo),
    read_to: new Date(thread.readTo),
    synced_to: thread.syncedTo === null ? null : new Date(thread.syncedTo),
    in_zoom: thread.inZoom,
    deleted: thread.deleted,
    latest_at: new Date(thread.latestAt),
    revision: thread.revision,
  };
}

/** What is going on with a person is for a call that rings. */
function storablePeer(peer: Peer): Peer {
  const plain = (person: NonNullable<Peer['who']>) => ({ ...person, context: null });
  return {
    ...peer,
    who: peer.who === null ? null : plain(peer.who),
    candidates: peer.candidates.map(plain),
  };
}

const StoredTextRow = v.object({ facts: TextSchema, revision: Bigint });

export function toText(row: unknown): Text {
  return parse(v.object({ facts: TextSchema }), row, 'gateway.internal').facts;
}

export function toStoredText(row: unknown): StoredText {
  const { facts: text, revision } = parse(StoredTextRow, row, 'gateway.internal');
  return { text, revision };
}

/** Rows of `text_message`, for `jsonb_to_recordset`. */
export function textRows(texts: readonly Text[]): unknown[] {
  return texts.map((text) => ({
    message_id: text.id,
    send_id: text.sendId,
    at: new Date(text.at).toISOString(),
    sheet: text.sheet,
    inbound: text.direction === 'in',
    in_zoom: text.inZoom,
    state: text.state,
    facts: text,
  }));
}

const SheetRow = v.pipe(
  v.object({
    agent_id: v.string(),
    thread_id: v.string(),
    sheet: v.string(),
    latest_at: Moment,
    wanted: v.number(),
    saved: v.number(),
    tasks: v.array(
      v.object({ key: v.string(), taskId: v.string(), fields: v.record(v.string(), v.unknown()) }),
    ),
    problem: ProblemRow,
  }),
  v.transform(({ agent_id: agentId, thread_id: threadId, latest_at: latestAt, ...row }): TextSheet => ({
    agentId,
    threadId,
    latestAt,
    ...row,
  })),
);

export function toSheet(row: unknown): TextSheet {
  return parse(SheetRow, row, 'gateway.internal');
}

const SendingRow = v.pipe(
  v.object({
    agent_id: v.string(),
    send_id: v.string(),
    thread_id: v.string(),
    wanted: v.omit(SendTextSchema, ['files', 'record']),
    files: SendTextSchema.entries.files,
    state: v.picklist(['sending', 'unsure', 'sent', 'failed', 'putAway']),
    wished_at: Moment,
    attempt_at: v.nullable(Moment),
    message_id: v.nullable(v.string()),
  }),
  v.transform((row): Sending => ({
    agentId: row.agent_id,
    sendId: row.send_id,
    threadId: row.thread_id,
    wanted: row.wanted,
    files: row.files,
    state: row.state,
    wishedAt: row.wished_at,
    attemptAt: row.attempt_at,
    messageId: row.message_id,
  })),
);

export function toSending(row: unknown): Sending {
  return parse(SendingRow, row, 'gateway.internal');
}

export function sendingColumns(sending: Sending): Record<string, unknown> {
  return {
    agent_id: sending.agentId,
    send_id: sending.sendId,
    thread_id: sending.threadId,
    wanted: storableJson(sending.wanted),
    files: storableJson(sending.files),
    state: sending.state,
    wished_at: new Date(sending.wishedAt),
    attempt_at: sending.attemptAt === null ? null : new Date(sending.attemptAt),
    message_id: sending.messageId,
  };
}

const SweptRow = v.pipe(
  v.object({
    thread_id: v.string(),
    synced_to: v.nullable(Moment),
    deleted: v.boolean(),
    latest_at: Moment,
    unread: v.boolean(),
    undelivered: v.boolean(),
  }),
  v.transform((row): SweptThread => ({
    threadId: row.thread_id,
    syncedTo: row.synced_to,
    deleted: row.deleted,
    latestAt: row.latest_at,
    unread: row.unread,
    undelivered: row.undelivered,
  })),
);

export function toSwept(row: unknown): SweptThread {
  return parse(SweptRow, row, 'gateway.internal');
}
