/** Changes of threads, texts and what becomes of them. */
import type { TextJobKind, TextTransaction } from '../texts/ports.ts';
import type { Thread } from '../texts/thread.ts';
import type { ChangeNotices } from './changeNotices.ts';
import { creationsIn } from './creationStore.ts';
import type { Transaction } from './database.ts';
import { memoryIn } from './rememberedPeople.ts';
import { storableJson } from './storable.ts';
import { sendingColumns, textRows, threadColumns, toSheet, toSending, toText, toThread } from './textRows.ts';

/** What the store needs of the job queue: to enqueue inside its own transaction. */
export interface TextJobs {
  add(tx: Transaction, kind: TextJobKind, agentId: string, id: string): Promise<void>;
}

export function textTransaction(tx: Transaction, notices: ChangeNotices, jobs: TextJobs): TextTransaction {
  return {
    ...threadsIn(tx, notices),
    ...textsIn(tx),
    ...sheetsIn(tx),
    ...sendingsIn(tx),
    ...memoryIn(tx),
    ...creationsIn(tx),
    addJob: (kind, agentId, id) => jobs.add(tx, kind, agentId, id),
  };
}

type Part<K extends keyof TextTransaction> = Pick<TextTransaction, K>;

function threadsIn(
  tx: Transaction,
  notices: ChangeNotices,
): Part<'lockThread' | 'saveThread' | 'moveThread' | 'removeThread'> {
  return {
    async lockThread(agentId, threadId) {
      await lockAgent(tx, agentId);
      const { rows } = await tx.query('select * from text_thread where agent_id = $1 and thread_id = $2', [
        agentId,
        threadId,
      ]);
      return rows[0] ? toThread(rows[0]) : null;
    },
    async saveThread(thread) {
      const { rows } = await tx.query(
        'update agent set revision = revision + 1 where id = $1 returning revision',
        [thread.agentId],
      );
      const saved = { ...thread, revision: Number(rows[0]?.['revision']) };
      await upsert(tx, 'text_thread', ['agent_id', 'thread_id'], threadColumns(saved));
      await notices.announce(tx, thread.agentId);
      return saved;
    },
    async moveThread(threadId, { agentId, threadId: into, revision }) {
      await tx.query(
        `update text_message set thread_id = $3, revision = $4 where agent_id = $1 and thread_id = $2`,
        [agentId, threadId, into, revision],
      );
      await tx.query('update text_sending set thread_id = $3 where agent_id = $1 and thread_id = $2', [
        agentId,
        threadId,
        into,
      ]);
      await tx.query('delete from text_thread where agent_id = $1 and thread_id = $2', [agentId, threadId]);
    },
    async removeThread(agentId, threadId) {
      await tx.query('delete from text_thread where agent_id = $1 and thread_id = $2', [agentId, threadId]);
    },
  };
}

/** A thread that is not there yet cannot be locked, so the agent's row is: all changes of one agent follow each other. */
async function lockAgent(tx: Transaction, agentId: string): Promise<void> {
  await tx.query('select 1 from agent where id = $1 for no key update', [agentId]);
}

function textsIn(tx: Transaction): Part<'findTexts' | 'saveTexts' | 'removeText'> {
  return {
    async findTexts(agentId, threadId, ids) {
      const { rows } = await tx.query(
        'select facts from text_message where agent_id = $1 and thread_id = $2 and message_id = any($3)',
        [agentId, threadId, ids],
      );
      return rows.map(toText);
    },
    async saveTexts({ agentId, threadId, revision }: Thread, texts) {
      await tx.query(SAVE_TEXTS, [agentId, threadId, revision, storableJson(textRows(texts))]);
    },
    async removeText(agentId, threadId, id) {
      await tx.query('delete from text_message where agent_id = $1 and thread_id = $2 and message_id = $3', [
        agentId,
        threadId,
        id,
      ]);
    },
  };
}

const SAVE_TEXTS = `
  insert into text_message
    (agent_id, thread_id, message_id, send_id, at, sheet, inbound, in_zoom, state, facts, revision)
  select $1, $2, message_id, send_id, at, sheet, inbound, in_zoom, state, facts, $3
  from jsonb_to_recordset($4::jsonb) as told (
    message_id text, send_id uuid, at timestamptz, sheet text, inbound boolean, in_zoom boolean, state text, facts jsonb)
  on conflict (agent_id, thread_id, message_id) do update set
    send_id = excluded.send_id, at = excluded.at, sheet = excluded.sheet, inbound = excluded.inbound,
    in_zoom = excluded.in_zoom, state = excluded.state, facts = excluded.facts, revision = excluded.revision`;

function sheetsIn(tx: Transaction): Part<'wantSheets' | 'lockSheet' | 'saveSheet'> {
  return {
    async wantSheets(agentId, threadId, sheets) {
      if (sheets === null) {
        await tx.query(
          'update text_sheet set wanted = wanted + 1, problem = null where agent_id = $1 and thread_id = $2',
          [agentId, threadId],
        );
        return;
      }
      await tx.query(
        `insert into text_sheet (agent_id, thread_id, sheet, latest_at, wanted)
         select $1, $2, sheet, latest_at, 1 from unnest($3::text[], $4::timestamptz[]) as told (sheet, latest_at)
         on conflict (agent_id, thread_id, sheet) do update set
           latest_at = greatest(text_sheet.latest_at, excluded.latest_at),
           wanted = text_sheet.wanted + 1, problem = null`,
        [
          agentId,
          threadId,
          sheets.map(({ sheet }) => sheet),
          sheets.map(({ latestAt }) => new Date(latestAt)),
        ],
      );
    },
    async lockSheet(agentId, threadId, sheet) {
      const { rows } = await tx.query(
        'select * from text_sheet where agent_id = $1 and thread_id = $2 and sheet = $3 for update',
        [agentId, threadId, sheet],
      );
      return rows[0] ? toSheet(rows[0]) : null;
    },
    async saveSheet({ agentId, threadId, sheet, wanted, saved, tasks, problem }) {
      await tx.query(
        `update text_sheet set wanted = $4, saved = $5, tasks = $6, problem = $7
         where agent_id = $1 and thread_id = $2 and sheet = $3`,
        [agentId, threadId, sheet, wanted, saved, storableJson(tasks), storableJson(problem)],
      );
    },
  };
}

function sendingsIn(tx: Transaction): Part<'lockSending' | 'saveSending' | 'openSendings'> {
  return {
    async lockSending(agentId, sendId) {
      await lockAgent(tx, agentId);
      const { rows } = await tx.query('select * from text_sending where agent_id = $1 and send_id = $2', [
        agentId,
        sendId,
      ]);
      return rows[0] ? toSending(rows[0]) : null;
    },
    saveSending: (sending) => upsert(tx, 'text_sending', ['agent_id', 'send_id'], sendingColumns(sending)),
    async openSendings(agentId) {
      const { rows } = await tx.query(
        `select * from text_sending
         where agent_id = $1 and attempt_at is not null and state in ('sending', 'unsure', 'failed')
         order by wished_at, send_id`,
        [agentId],
      );
      return rows.map(toSending);
    },
  };
}

async function upsert(
  tx: Transaction,
  table: string,
  key: readonly string[],
  columns: Record<string, unknown>,
): Promise<void> {
  const names = Object.keys(columns);
  const values = names.map((_, index) => `$${index + 1}`);
  const updates = names.filter((name) => !key.includes(name)).map((name) => `${name} = excluded.${name}`);
  await tx.query(
    `insert into ${table} (${names.join(', ')}) values (${values.join(', ')})
     on conflict (${key.join(', ')}) do update set ${updates.join(', ')}`,
    Object.values(columns),
  );
}
