/** Whether it matters how many people an org has: how long the number index takes to say whose a number is. */
import { createNumberIndex } from '../gateway/storage/numberIndex.ts';
import { openTestDatabase, salesforceUser, zoomUser } from '../gateway/storage/__tests__/openTestDatabase.ts';
import { quickestDatabase } from '../test-support/postgres.ts';
import { now } from './clock.ts';
import * as format from './format.ts';
import type { Measurement, Row, Say } from './measurement.ts';
import { median, ratios, spreadOf } from './statistics.ts';

const PEOPLE = [1000, 100_000, 1_000_000] as const;
const ROUNDS = 41;
const LOOKUPS = 40;
/** Of an event at a million calls (design); a call's match is no different. */
const TARGET = 1.5;
const WHOLE = new Intl.NumberFormat('en');

export const match: Measurement = {
  name: 'match',
  async run(say) {
    const orgs = [];
    try {
      for (const people of PEOPLE) orgs.push(await orgOf(people, say));
      const times = PEOPLE.map((): number[] => []);
      // In turn, so that what else the machine does hits all alike. The first round warms up.
      for (let round = 0; round <= ROUNDS; round++) {
        for (const [index, org] of orgs.entries()) {
          const time = await org.lookUp();
          if (round > 0) times[index]?.push(time);
        }
      }
      return rowsOf(times);
    } finally {
      for (const org of orgs) await org.stop();
    }
  },
};

/** A database with the number index of an org of so many people, two numbers each. */
async function orgOf(people: number, say: Say) {
  say(`match, an org of ${WHOLE.format(people)} people`);
  const opened = await openTestDatabase(await quickestDatabase());
  const agent = await opened.accounts.signIn(salesforceUser('0055g0000000001AAA'), zoomUser('zoom-1'));
  await opened.db.query(
    `insert into person_number (salesforce_org_id, number, person_id)
     select salesforce_org_id, '+81' || kind || lpad(((n::bigint * 7919) % 100000000)::text, 8, '0'), '0035g' || lpad(n::text, 10, '0') || 'AAA'
     from agent, generate_series(1, $1::int) n, unnest(array['90', '80']) kind`,
    [people],
  );
  await opened.db.query('analyze person_number');
  const index = createNumberIndex({ db: opened.db, completeForMs: 60_000 });
  let next = 0;
  return {
    /** @returns milliseconds for one number, of several that were looked up one after the other */
    async lookUp(): Promise<number> {
      const began = now();
      for (let each = 0; each < LOOKUPS; each++) {
        next = (next * 31 + 17) % people;
        const number = `+8190${String(((next + 1) * 7919) % 100_000_000).padStart(8, '0')}`;
        const { ids } = await index.find(agent, [number]);
        if ((ids.get(number)?.length ?? 0) !== 1) throw new Error('The index does not know a number.');
      }
      return (now() - began) / LOOKUPS;
    },
    stop: () => opened.stop(),
  };
}

function rowsOf(times: readonly (readonly number[])[]): Row[] {
  const [baseline = [], ...others] = times;
  return others.map((values, index) => {
    const spread = spreadOf(ratios(values, baseline));
    return {
      measure: `Whose a number is, by the index of ${WHOLE.format(PEOPLE[index + 1] ?? 0)} people; Salesforce then reads one record by its id`,
      value: format.milliseconds(median(values)),
      baseline: `${format.milliseconds(median(baseline))} (${WHOLE.format(PEOPLE[0])} people)`,
      ratio: format.ratio(spread),
      target: `at most ${TARGET}`,
      met: spread.median <= TARGET,
    };
  });
}
