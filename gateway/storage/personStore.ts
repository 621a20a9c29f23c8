/** All rows about one person, by table. `$1`: numbers in E.164; `$2`: the id of a Contact or Lead, or null. */
import { createHash } from 'node:crypto';
import type { PersonStore } from '../people/ports.ts';
import type { Subject } from '../people/report.ts';
import type { Database, Sql } from './database.ts';
import { ENTRY_ROW, toEntry } from './entryRow.ts';

/** Ids have 15 characters or 18. */
const isPerson = (column: string) => `left(${column}, 15) = left($2, 15)`;
const ENTRY = `(peer_number = any($1) or ${isPerson("who->>'id'")})`;
const THREAD = `(peer_numbers && $1::text[] or exists (
  select 1 from jsonb_array_elements(peers) peer where ${isPerson("peer->'who'->>'id'")}))`;
const OF_CALLS = `(agent_id, call_id) in (select agent_id, call_id from entry where ${ENTRY})`;
const OF_THREADS = `(agent_id, thread_id) in (select agent_id, thread_id from text_thread where ${THREAD})`;
const hasNumber = (column: string) =>
  `exists (select 1 from unnest($1::text[]) number where ${column}::text like '%' || number || '%')`;

/** A table that holds something of people has a line here; a test compares them with the tables that there are. */
export const PERSON_ROWS: Readonly<Record<string, string>> = {
  entry: ENTRY,
  medium: OF_CALLS,
  listening: `call_id in (select call_id from entry where ${ENTRY})`,
  dial: `(number = any($1) or ${isPerson("record->>'id'")})`,
  external_call: hasNumber('events'),
  person_number: `(number = any($1) or ${isPerson('person_id')})`,
  remembered_person: `(number = any($1) or ${isPerson('person_id')})`,
  person_creation: isPerson('person_id'),
  unreadable_person: isPerson('person_id'),
  text_thread: THREAD,
  text_message: OF_THREADS,
  text_sheet: OF_THREADS,
  text_sending: `(${OF_THREADS} or ${hasNumber('wanted')})`,
};
/** Of the last day, as they came. */
const WEBHOOKS = `name = 'zoomWebhook' and ${hasNumber('data')}`;

/** Of these nothing waits for anybody. */
const AROUND_CALLS = ['dial', 'external_call', 'remembered_person', 'person_creation'];
const OF_ONE_PERSON = `(select count(*) from unnest(peer_numbers) number where number <> all($1)) = 0`;
const WAITS = `(
  exists (select 1 from text_sheet s where s.agent_id = t.agent_id and s.thread_id = t.thread_id and s.wanted > s.saved)
  or exists (select 1 from text_sending s where s.agent_id = t.agent_id and s.thread_id = t.thread_id
             and s.state in ('sending', 'unsure')))`;
const TO_ERASE = `select agent_id, thread_id from text_thread t where ${THREAD} and ${OF_ONE_PERSON} and not ${WAITS}`;
const OF_THREAD = ['text_message', 'text_sheet', 'text_sending', 'text_thread'];

/** Nobody reads the number from it, and the same number has the same. */
export function hashOfNumber(number: string): Buffer {
  return createHash('sha256').update(`zoom-phone erased ${number}`).digest();
}

export function createPersonStore({ db }: { readonly db: Database }): PersonStore {
  const valuesOf = ({ numbers, personId }: Subject) => [numbers, personId];

  async function rowsOf(table: string, where: string, subject: Subject) {
    // Both stand in every statement, so that their kinds are known.
    const both = '($1::text[] is not null and ($2::text is null or true))';
    const { rows } = await db.query(
      `select to_jsonb(t) as row from ${table} t where ${both} and ${where}`,
      valuesOf(subject),
    );
    return rows.map(({ row }) => asRow(row));
  }

  return {
    async numbersOf(personId) {
      const { rows } = await db.query(
        `select number from person_number where left(person_id, 15) = left($1, 15)
         union select peer_number from entry where left(who->>'id', 15) = left($1, 15) and peer_number like '+%'`,
        [personId],
      );
      return rows.map(({ number }) => String(number));
    },
    async rows(subject) {
      const found: Record<string, Record<string, unknown>[]> = {};
      for (const [table, where] of Object.entries(PERSON_ROWS))
        found[table] = await rowsOf(table, where, subject);
      found['webhook'] = await rowsOf('pgboss.job', WEBHOOKS, subject);
      return found;
    },
    async entries(subject) {
      const { rows } = await db.query(
        `${ENTRY_ROW} where ($2::text is null or true) and ${ENTRY}`,
        valuesOf(subject),
      );
      return rows.map(toEntry);
    },
    erase: (subject, now, dryRun) =>
      db.transaction(async (tx) => {
        const values = valuesOf(subject);
        const erased: Record<string, number> = {};
        const both = '($1::text[] is not null and ($2::text is null or true))';
        const act = async (table: string, where: string, statement: string) => {
          const { rows } = await tx.query(
            `select count(*)::int as n from ${table} t where ${both} and ${where}`,
            values,
          );
          erased[table] = Number(rows[0]?.['n']);
          if (!dryRun) await tx.query(`${statement} where ${both} and ${where}`, values);
        };
        const left = async (where: string) => {
          const { rows } = await tx.query(
            `select count(*)::int as n from text_thread t where ${both} and ${THREAD} and ${where}`,
            values,
          );
          return Number(rows[0]?.['n']);
        };
        const threadsLeft = await left(`${OF_ONE_PERSON} and ${WAITS}`);
        const groupsLeft = await left(`not ${OF_ONE_PERSON}`);
        for (const table of AROUND_CALLS)
          await act(table, PERSON_ROWS[table] ?? 'false', `delete from ${table} t`);
        if (!dryRun) await noteErased(tx, subject, now);
        for (const table of OF_THREAD)
          await act(table, `(t.agent_id, t.thread_id) in (${TO_ERASE})`, `delete from ${table} t`);
        await act('pgboss.job', `${WEBHOOKS} and state = 'completed'`, `update pgboss.job t set data = '{}'`);
        return { erased, threadsLeft, groupsLeft };
      }),
  };
}

/** Zoom still has the texts: a sweep must not bring them back. */
async function noteErased(tx: Sql, { numbers }: Subject, now: number): Promise<void> {
  await tx.query(
    `insert into erased_number (number_hash, erased_at) select hash, $2 from unnest($1::bytea[]) hash
     on conflict (number_hash) do update set erased_at = excluded.erased_at`,
    [numbers.map(hashOfNumber), new Date(now)],
  );
}

function asRow(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
