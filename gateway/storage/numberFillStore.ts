import { parse } from '#call-core';
import * as v from 'valibot';
import type { NumberFill, NumberFillStore } from '../calls/ports.ts';
import type { Database } from './database.ts';
import { learnNumbers } from './numberIndex.ts';
import { storableJson } from './storable.ts';

const Place = v.object({ at: v.number(), id: v.string() });
const FillRow = v.pipe(
  v.object({
    places: v.object({ Contact: v.exactOptional(Place), Lead: v.exactOptional(Place) }),
    began_at: v.date(),
    complete_at: v.nullable(v.date()),
    readers: v.array(v.string()),
    countries: v.array(v.string()),
  }),
  v.transform((row): NumberFill => ({
    places: row.places,
    beganAt: row.began_at,
    completeAt: row.complete_at?.getTime() ?? null,
    readers: row.readers,
    countries: row.countries,
  })),
);
const OrgRow = v.object({ salesforce_org_id: v.string() });
/** Few enough that other statements do not wait long where there is one connection only. */
const PEOPLE_AT_ONCE = 250;

export function createNumberFillStore({ db }: { readonly db: Database }): NumberFillStore {
  async function letGo(orgId: string, set: string, values: readonly unknown[] = []): Promise<void> {
    await db.query(`update number_fill set busy_until = null, ${set} where salesforce_org_id = $1`, [
      orgId,
      ...values,
    ]);
  }

  return {
    async due(everyMs) {
      const { rows } = await db.query(DUE, [everyMs / 1000]);
      return rows.map((row) => parse(OrgRow, row, 'gateway.internal').salesforce_org_id);
    },
    async orgOf(agentId) {
      const { rows } = await db.query('select salesforce_org_id from agent where id = $1', [agentId]);
      return rows[0] ? parse(OrgRow, rows[0], 'gateway.internal').salesforce_org_id : null;
    },
    async takeOver() {
      if (!db.shared) await db.query('update number_fill set busy_until = null');
    },
    async begin(orgId) {
      const { rowCount } = await db.query(CLAIM, [orgId]);
      if (rowCount === 0) return null;
      const { rows } = await db.query(FILL, [orgId]);
      return parse(FillRow, rows[0], 'gateway.internal');
    },
    async keep(orgId, page) {
      await db.query(FORGET_ALL, [orgId, [...page.gone]]);
      const unreadable = page.people.flatMap((person) => (person.unreadable === true ? [person.id] : []));
      await db.query(FORGET_UNREADABLE, [orgId, [...page.gone, ...page.people.map(({ id }) => id)]]);
      await db.query(NOTE_UNREADABLE, [orgId, unreadable]);
      for (let start = 0; start < page.people.length; start += PEOPLE_AT_ONCE) {
        const people = page.people.slice(start, start + PEOPLE_AT_ONCE);
        const pairs = people.flatMap(({ id, numbers }) => numbers.map((number) => ({ id, number })));
        await db.query(FORGET_OTHERS, [
          orgId,
          people.map(({ id }) => id),
          pairs.map(({ id }) => id),
          pairs.map(({ number }) => number),
        ]);
        await learnNumbers(db, '$1', orgId, people);
      }
      // Comes last: a gateway that dies before reads the page again.
      await db.query(REACH, [orgId, storableJson(page.places)]);
    },
    complete: (orgId, beganAt) => letGo(orgId, 'complete_at = $2, failures = 0, resume_at = null', [beganAt]),
    leave: (orgId) => letGo(orgId, 'failures = 0, resume_at = null'),
    fail: (orgId) => letGo(orgId, FAIL),
  };
}

const SIGNED_IN = `exists (
  select 1 from credential c where c.agent_id = a.id and c.provider = 'salesforce' and not c.needs_sign_in)`;
const DUE = `
  select distinct a.salesforce_org_id from agent a
  left join number_fill f on f.salesforce_org_id = a.salesforce_org_id
  where ${SIGNED_IN}
    and (f.complete_at is null or f.complete_at <= now() - make_interval(secs => $1))
    and (f.busy_until is null or f.busy_until < now()) and (f.resume_at is null or f.resume_at <= now())`;
/** A gateway that has not come back after this time has died. */
const BUSY = `now() + interval '90 seconds'`;
const CLAIM = `
  insert into number_fill (salesforce_org_id, busy_until) values ($1, ${BUSY})
  on conflict (salesforce_org_id) do update set busy_until = ${BUSY}
  where (number_fill.busy_until is null or number_fill.busy_until < now())
    and (number_fill.resume_at is null or number_fill.resume_at <= now())`;
const FILL = `
  select f.places, f.complete_at, now() as began_at,
    array(select a.id::text from agent a where a.salesforce_org_id = $1 and ${SIGNED_IN}
      order by a.created_at, a.id) as readers,
    array(select distinct a.home_country from agent a where a.salesforce_org_id = $1) as countries
  from number_fill f where f.salesforce_org_id = $1`;
const FORGET_ALL = 'delete from person_number where salesforce_org_id = $1 and person_id = any($2::text[])';
const FORGET_UNREADABLE =
  'delete from unreadable_person where salesforce_org_id = $1 and person_id = any($2::text[])';
const NOTE_UNREADABLE = `
  insert into unreadable_person (salesforce_org_id, person_id) select $1, unnest($2::text[]) on conflict do nothing`;
const FORGET_OTHERS = `
  delete from person_number p
  where p.salesforce_org_id = $1 and p.person_id = any($2::text[]) and not exists (
    select 1 from unnest($3::text[], $4::text[]) as told (person_id, number)
    where told.person_id = p.person_id and told.number = p.number)`;
const REACH = `update number_fill set places = $2, busy_until = ${BUSY} where salesforce_org_id = $1`;
/** After half a minute, then a whole one... an hour at most. */
const FAIL = `failures = failures + 1,
  resume_at = now() + least(interval '1 hour', interval '30 seconds' * power(2, least(failures, 10)))`;
