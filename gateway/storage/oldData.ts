/** Deletes what is long over. Every statement reads by the agent, on indexes that are there for other reasons. */
import { parse } from '#call-core';
import * as v from 'valibot';
import type { OldData } from '../calls/forgetOld.ts';
import type { Database, Transaction } from './database.ts';

export function createOldData({ db }: { readonly db: Database }): OldData {
  /** All changes of one agent follow each other. */
  function alone<T>(agentId: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return db.transaction(async (tx) => {
      await tx.query('select 1 from agent where id = $1 for no key update', [agentId]);
      return work(tx);
    });
  }

  return {
    async now() {
      const { rows } = await db.query('select now() as at');
      return parse(NowRow, rows[0], 'gateway.internal').at.getTime();
    },
    async agents() {
      const { rows } = await db.query('select id from agent order by id');
      return rows.map(({ id }) => String(id));
    },
    forgetCalls: (agentId, entries) =>
      alone(agentId, async (tx) => {
        const { rows } = await tx.query(FORGET_CALLS, [
          agentId,
          entries.map(({ callId }) => callId),
          entries.map(({ revision }) => revision),
        ]);
        const callIds = rows.map((row) => String(row['call_id']));
        for (const table of ['medium', 'dial', 'external_call'])
          await tx.query(`delete from ${table} where agent_id = $1 and call_id = any($2)`, [
            agentId,
            callIds,
          ]);
        return callIds.length;
      }),
    forgetAroundCalls: (agentId, before) =>
      alone(agentId, async (tx) => {
        const values = [agentId, new Date(before)];
        for (const statement of FORGET_AROUND_CALLS) await tx.query(statement, values);
      }),
    forgetTexts: (agentId, before, limit) =>
      alone(agentId, async (tx) => {
        const values = [agentId, new Date(before)];
        const { rows } = await tx.query(FORGET_SHEETS, [...values, limit]);
        const texts = await tx.query(FORGET_TEXTS, [
          agentId,
          rows.map(({ thread_id: threadId }) => threadId),
          rows.map(({ sheet }) => sheet),
        ]);
        const others = await tx.query(FORGET_OTHER_TEXTS, [...values, limit]);
        await tx.query(FORGET_SENDINGS, values);
        await tx.query(FORGET_THREADS, values);
        return {
          texts: (texts.rowCount ?? 0) + (others.rowCount ?? 0),
          more: rows.length === limit || others.rowCount === limit,
        };
      }),
    async forgetListenings(before) {
      const { rowCount } = await db.query('delete from listening where began_at < $1', [new Date(before)]);
      return rowCount ?? 0;
    },
    async forgetExpired(now) {
      for (const table of ['session', 'sign_in'])
        await db.query(`delete from ${table} where expires_at < $1`, [new Date(now)]);
    },
  };
}

const NowRow = v.object({ at: v.date() });

const FORGET_CALLS = `
  delete from entry e using unnest($2::text[], $3::bigint[]) as settled (call_id, revision)
  where e.agent_id = $1 and e.call_id = settled.call_id and e.revision = settled.revision
  returning e.call_id`;

const FORGET_AROUND_CALLS = [
  `delete from dial d where agent_id = $1 and dialed_at < $2
     and not exists (select 1 from entry e where e.agent_id = $1 and e.call_id = d.call_id)`,
  'delete from external_call where agent_id = $1 and ended_at < $2 and dismissed_at is null',
  // That it was dismissed is remembered, and nothing of the call.
  `update external_call set events = '[]' where agent_id = $1 and ended_at < $2 and events <> '[]'`,
  'delete from person_creation where agent_id = $1 and begun_at < $2 and person_id is not null',
];

/** A Task is written whole: of its texts all are kept, or none. */
const FORGET_SHEETS = `
  delete from text_sheet s using (
    select thread_id, sheet from text_sheet
    where agent_id = $1 and latest_at < $2 and saved >= wanted
    limit $3) as old
  where s.agent_id = $1 and s.thread_id = old.thread_id and s.sheet = old.sheet
  returning s.thread_id, s.sheet`;
const FORGET_TEXTS = `
  delete from text_message m using unnest($2::text[], $3::text[]) as old (thread_id, sheet)
  where m.agent_id = $1 and m.thread_id = old.thread_id and m.sheet = old.sheet`;
/** Of threads that are on no Task. */
const FORGET_OTHER_TEXTS = `
  delete from text_message m using (
    select thread_id, message_id from text_message t
    where agent_id = $1 and at < $2 and state not in ('sending', 'unsure') and not exists (
      select 1 from text_sheet s where s.agent_id = $1 and s.thread_id = t.thread_id and s.sheet = t.sheet)
    limit $3) as old
  where m.agent_id = $1 and m.thread_id = old.thread_id and m.message_id = old.message_id`;
const FORGET_SENDINGS = `
  delete from text_sending where agent_id = $1 and wished_at < $2 and state not in ('sending', 'unsure')`;
const FORGET_THREADS = `
  delete from text_thread t where agent_id = $1 and latest_at < $2
    and not exists (select 1 from text_message m where m.agent_id = $1 and m.thread_id = t.thread_id)
    and not exists (select 1 from text_sheet s where s.agent_id = $1 and s.thread_id = t.thread_id)`;
