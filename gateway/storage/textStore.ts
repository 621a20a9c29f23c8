import { digitsOf, parse } from '#call-core';
import * as v from 'valibot';
import { TEXT_JOB_KINDS } from '../texts/ports.ts';
import type { TextStore, UnsavedSheet } from '../texts/ports.ts';
import type { ThreadView } from '../texts/thread.ts';
import type { ChangeNotices } from './changeNotices.ts';
import type { Database } from './database.ts';
import { hashOfNumber } from './personStore.ts';
import {
  THREAD_VIEW,
  toSheet,
  toSending,
  toStoredText,
  toSwept,
  toText,
  toThread,
  toView,
} from './textRows.ts';
import { textTransaction } from './textTransaction.ts';
import type { TextJobs } from './textTransaction.ts';

interface Deps {
  readonly db: Database;
  readonly notices: ChangeNotices;
  readonly jobs: TextJobs;
}

type Part<K extends keyof TextStore> = Pick<TextStore, K>;

export function createTextStore({ db, notices, jobs }: Deps): TextStore {
  return {
    transaction: (work) => db.transaction((tx) => work(textTransaction(tx, notices, jobs))),
    ...threadsIn(db),
    ...textsIn(db),
    ...numbersIn(db),
    ...workIn(db),
  };
}

function threadsIn(db: Database): Part<'find' | 'changedSince' | 'newest' | 'page'> {
  async function views(sql: string, values: readonly unknown[]): Promise<ThreadView[]> {
    return (await db.query(sql, values)).rows.map(toView);
  }
  return {
    async find(agentId, threadId) {
      const [found = null] = await views(
        `${THREAD_VIEW} where t.agent_id = $1 and t.thread_id in (
           $2, (select thread_id from text_sending where agent_id = $1 and send_id::text = $2))
         order by (t.thread_id = $2) desc limit 1`,
        [agentId, threadId],
      );
      return found;
    },
    changedSince: (agentId, revision, limit) =>
      views(`${THREAD_VIEW} where t.agent_id = $1 and t.revision > $2 order by t.revision limit $3`, [
        agentId,
        revision,
        limit,
      ]),
    newest: (agentId, limit) =>
      views(
        `select * from (${THREAD_VIEW} where t.agent_id = $1 order by t.latest_at desc, t.thread_id desc limit $2) newest
         order by revision`,
        [agentId, limit],
      ),
    page: (agentId, text, after, limit) =>
      views(
        `${THREAD_VIEW}
         where t.agent_id = $1
           and ($2::timestamptz is null or (t.latest_at, t.thread_id) < ($2, $3))
           and ($4 = '' or ${IS_MEANT})
         order by t.latest_at desc, t.thread_id desc limit $6`,
        [
          agentId,
          after && new Date(after.at),
          after?.threadId ?? '',
          pattern(text.trim()),
          pattern(digitsLookedFor(text)),
          limit,
        ],
      ),
  };
}

/** Somebody in the thread has this name or number, or somebody has said so. */
const IS_MEANT = `(
  exists (select 1 from jsonb_array_elements(t.peers) p
    where p->>'name' ilike $4 or p->'who'->>'name' ilike $4 or p->'who'->>'company' ilike $4
      or ($5 <> '' and p->>'number' like $5))
  or exists (select 1 from text_message m
    where m.agent_id = t.agent_id and m.thread_id = t.thread_id and m.facts->>'text' ilike $4))`;

function pattern(text: string): string {
  return text === '' ? '' : `%${text.replace(/[\\%_]/g, String.raw`\$&`)}%`;
}

/** A number as it is dialed within its country begins with a zero that the full number has not. */
function digitsLookedFor(text: string): string {
  const digits = digitsOf(text.normalize('NFKC'));
  return digits.length < 3 ? '' : digits.replace(/^0+(?=\d)/, '');
}

function textsIn(db: Database): Part<'texts' | 'textsSince' | 'findText' | 'unsavedSheets'> {
  return {
    async texts(agentId, threadId, before, limit) {
      const { rows } = await db.query(
        `select facts, revision from text_message
         where agent_id = $1 and thread_id = $2
           and ($3::timestamptz is null or (at, message_id collate "C") < ($3, $4 collate "C"))
         order by at desc, message_id collate "C" desc limit $5`,
        [agentId, threadId, before && new Date(before.at), before?.id ?? '', limit],
      );
      return rows.map(toStoredText).reverse();
    },
    async textsSince(agentId, threadId, revision) {
      const { rows } = await db.query(
        `select facts, revision from text_message where agent_id = $1 and thread_id = $2 and revision > $3
         order by at, message_id collate "C"`,
        [agentId, threadId, revision],
      );
      return rows.map(toStoredText);
    },
    async findText(agentId, messageId) {
      const { rows } = await db.query(
        'select thread_id, facts, revision from text_message where agent_id = $1 and message_id = $2 limit 1',
        [agentId, messageId],
      );
      const [row] = rows;
      if (row === undefined) return null;
      const { thread_id: threadId } = parse(ThreadId, row, 'gateway.internal');
      return { ...toStoredText(row), threadId };
    },
    async unsavedSheets(agentId, threadIds) {
      const { rows: sheets } = await db.query(
        `select * from text_sheet
         where agent_id = $1 and thread_id = any($2) and wanted > saved order by latest_at, sheet`,
        [agentId, threadIds],
      );
      const unsaved: UnsavedSheet[] = [];
      for (const sheet of sheets.map(toSheet)) {
        const keys = [agentId, sheet.threadId];
        const thread = await db.query(
          'select * from text_thread where agent_id = $1 and thread_id = $2',
          keys,
        );
        const { rows } = await db.query(LOGGED_TEXTS, [...keys, sheet.sheet]);
        const [found] = thread.rows;
        if (found) unsaved.push({ sheet, thread: toThread(found), texts: rows.map(toText) });
      }
      return unsaved;
    },
  };
}

const ThreadId = v.object({ thread_id: v.string() });
/** What was said before the agent first signed in is shown and not logged. */
const LOGGED_TEXTS = `
  select m.facts from text_message m join history_sweep s on s.agent_id = m.agent_id
  where m.agent_id = $1 and m.thread_id = $2 and m.sheet = $3 and m.in_zoom
    and m.at >= date_trunc('second', s.since)`;

function numbersIn(db: Database): Part<'threadsWith' | 'threadsBetween' | 'threadOf'> {
  return {
    async threadsWith(agentId, number) {
      const { rows } = await db.query(
        'select thread_id from text_thread where agent_id = $1 and $2 = any(peer_numbers)',
        [agentId, number],
      );
      return rows.map((row) => parse(ThreadId, row, 'gateway.internal').thread_id);
    },
    async threadsBetween(own, peer) {
      const { rows } = await db.query(
        'select agent_id, thread_id from text_thread where own_number = $1 and $2 = any(peer_numbers)',
        [own, peer],
      );
      return rows.map((row) => parse(ThreadKey, row, 'gateway.internal'));
    },
    async threadOf(agentId, own, peers) {
      const { rows } = await db.query(
        `select thread_id from text_thread
         where agent_id = $1 and own_number = $2 and peer_numbers @> $3::text[] and peer_numbers <@ $3::text[]
           and not deleted
         order by in_zoom desc, latest_at desc limit 1`,
        [agentId, own, peers],
      );
      const [row] = rows;
      return row ? parse(ThreadId, row, 'gateway.internal').thread_id : null;
    },
  };
}

const ThreadKey = v.pipe(
  v.object({ agent_id: v.string(), thread_id: v.string() }),
  v.transform((row) => ({ agentId: row.agent_id, threadId: row.thread_id })),
);

const JobRow = v.pipe(
  v.object({ kind: v.picklist(TEXT_JOB_KINDS), agent_id: v.string(), id: v.string() }),
  v.transform(({ kind, agent_id: agentId, id }) => ({ kind, agentId, id })),
);
const SinceRow = v.object({ since: v.date() });
const ErasedRow = v.object({ erased_at: v.nullable(v.date()) });

function workIn(db: Database): Part<'findSending' | 'sweptThreads' | 'erasedAt' | 'since' | 'unfinished'> {
  return {
    async erasedAt(numbers) {
      const { rows } = await db.query(
        'select max(erased_at) as erased_at from erased_number where number_hash = any($1)',
        [numbers.map(hashOfNumber)],
      );
      return parse(ErasedRow, rows[0], 'gateway.internal').erased_at?.getTime() ?? null;
    },
    async findSending(agentId, sendId) {
      const { rows } = await db.query('select * from text_sending where agent_id = $1 and send_id = $2', [
        agentId,
        sendId,
      ]);
      return rows[0] ? toSending(rows[0]) : null;
    },
    async sweptThreads(agentId) {
      const { rows } = await db.query(
        `select thread_id, synced_to, deleted, latest_at,
           exists (select 1 from text_message m
             where m.agent_id = t.agent_id and m.thread_id = t.thread_id and inbound and at > t.read_to) as unread,
           exists (
           select 1 from text_message m
           where m.agent_id = t.agent_id and m.thread_id = t.thread_id and not inbound and in_zoom
             and state in ('sent', 'unknown') and at > now() - interval '1 day') as undelivered
         from text_thread t where agent_id = $1 and in_zoom`,
        [agentId],
      );
      return rows.map(toSwept);
    },
    async since(agentId) {
      const { rows } = await db.query(
        `select date_trunc('second', since) as since from history_sweep where agent_id = $1`,
        [agentId],
      );
      return rows[0] ? parse(SinceRow, rows[0], 'gateway.internal').since.getTime() : null;
    },
    async unfinished(agentId) {
      const { rows } = await db.query(UNFINISHED, [agentId]);
      return rows.map((row) => parse(JobRow, row, 'gateway.internal'));
    },
  };
}

const UNFINISHED = `
  select case state when 'unsure' then 'lookForText' else 'sendText' end as kind, agent_id, send_id::text as id
  from text_sending where state in ('sending', 'unsure') and ($1::uuid is null or agent_id = $1)
  union all
  select distinct 'saveTexts', agent_id, thread_id from text_sheet
  where wanted > saved and (problem is null or (problem->>'passing')::boolean)
    and ($1::uuid is null or agent_id = $1)`;
