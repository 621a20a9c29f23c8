import { parse } from '#call-core';
import * as v from 'valibot';
import type { KnownNumbers, NumberIndex } from '../calls/ports.ts';
import type { Database, Sql } from './database.ts';

const OwnerRow = v.object({
  complete: v.boolean(),
  number: v.nullable(v.string()),
  person_id: v.nullable(v.string()),
});
/** Few enough that other statements do not wait long where there is one connection only. */
const ROWS_AT_ONCE = 500;

interface Deps {
  readonly db: Database;
  /** For how long after a look at all people nobody else is searched for. */
  readonly completeForMs: number;
}

export function createNumberIndex({ db, completeForMs }: Deps): NumberIndex {
  return {
    async find(agent, numbers) {
      const { rows } = await db.query(OWNERS, [agent.id, [...numbers], completeForMs / 1000]);
      const owners = rows.map((row) => parse(OwnerRow, row, 'gateway.internal'));
      const ids = new Map<string, string[]>();
      for (const { number, person_id: id } of owners) {
        if (number !== null && id !== null) ids.set(number, [...(ids.get(number) ?? []), id]);
      }
      return { ids, complete: owners[0]?.complete ?? false };
    },
    learn: (agent, people) => learnNumbers(db, ORG_OF_AGENT, agent.id, people),
    async forget(agent, number, ids) {
      await db.query(FORGET, [agent.id, number, [...ids]]);
    },
  };
}

/**
 * Adds the numbers of these people.
 * @param org an expression for the org, of the parameter `$1`
 */
export async function learnNumbers(
  sql: Sql,
  org: string,
  key: string,
  people: readonly KnownNumbers[],
): Promise<void> {
  const pairs = people.flatMap(({ id, numbers }) => numbers.map((number) => ({ id, number })));
  for (let start = 0; start < pairs.length; start += ROWS_AT_ONCE) {
    const some = pairs.slice(start, start + ROWS_AT_ONCE);
    await sql.query(
      `insert into person_number (salesforce_org_id, number, person_id)
       select ${org}, number, person_id from unnest($2::text[], $3::text[]) as told (number, person_id)
       on conflict do nothing`,
      [key, some.map(({ number }) => number), some.map(({ id }) => id)],
    );
  }
}

const ORG_OF_AGENT = '(select salesforce_org_id from agent where id = $1)';
/** At least one row, because what is known of the whole org is told with each. */
const OWNERS = `
  select coalesce(f.complete_at > now() - make_interval(secs => $3), false) as complete, p.number, p.person_id
  from agent a
  left join number_fill f on f.salesforce_org_id = a.salesforce_org_id
  left join person_number p on p.salesforce_org_id = a.salesforce_org_id and p.number = any($2::text[])
  where a.id = $1 order by p.person_id`;
const FORGET = `
  delete from person_number
  where salesforce_org_id = ${ORG_OF_AGENT} and number = $2 and person_id = any($3::text[])`;
