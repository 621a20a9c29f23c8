import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Agent, NumberFillStore, NumberIndex, PeoplePage } from '../../calls/ports.ts';
import { testDatabases } from '../../../test-support/postgres.ts';
import { createNumberFillStore } from '../numberFillStore.ts';
import { createNumberIndex } from '../numberIndex.ts';
import { openTestDatabase, salesforceUser, zoomUser } from './openTestDatabase.ts';
import type { OpenTestDatabase } from './openTestDatabase.ts';

const USER = salesforceUser('0055g0000000001AAA');
const ORG = USER.profile.orgId;
const ONE = '+12095550123';
const TWO = '+12095550124';
const ID = '0035g0000000001AAA';
const PLACES = { Contact: { at: 1000, id: ID } };

function pageOf(numbers: readonly string[], gone: readonly string[] = []): PeoplePage {
  const people = gone.includes(ID) ? [] : [{ id: ID, objectName: 'Contact' as const, numbers }];
  return { people, gone, places: PLACES, isLast: true };
}

describe.each((await testDatabases()).map((database) => ({ database })))(
  'on $database.name',
  ({ database }) => {
    let opened: OpenTestDatabase;
    let fills: NumberFillStore;
    let index: NumberIndex;
    let agent: Agent;

    beforeAll(async () => {
      opened = await openTestDatabase(database);
      fills = createNumberFillStore(opened);
      index = createNumberIndex({ db: opened.db, completeForMs: 60_000 });
    });
    beforeEach(async () => {
      await opened.db.query('delete from number_fill; delete from person_number');
      agent = await opened.accounts.signIn(USER, zoomUser('zoom-1'));
    });
    afterAll(() => opened.stop());

    async function complete(page: PeoplePage): Promise<void> {
      const fill = await fills.begin(ORG);
      await fills.keep(ORG, page);
      await fills.complete(ORG, fill!.beganAt);
    }
    const known = async () => index.find(agent, [ONE, TWO]);

    test('an org is due until its end was reached, and again when the time has come', async () => {
      expect(await fills.due(60_000)).toEqual([ORG]);
      await complete(pageOf([ONE]));
      expect(await fills.due(60_000)).toEqual([]);
      expect(await fills.due(0)).toEqual([ORG]);
      expect(await fills.begin(ORG)).toMatchObject({
        places: PLACES,
        readers: [agent.id],
        countries: ['JP'],
      });
    });

    test('what is read of a person replaces what was known, and then everybody is known', async () => {
      expect((await known()).complete).toBe(false);
      await complete(pageOf([ONE]));
      expect(await known()).toEqual({ ids: new Map([[ONE, [ID]]]), complete: true });
      await complete(pageOf([TWO]));
      expect((await known()).ids).toEqual(new Map([[TWO, [ID]]]));
      await complete(pageOf([], [ID]));
      expect((await known()).ids.size).toBe(0);
    });

    test('one gateway at a time is at an org; the next may when that has died', async () => {
      await fills.begin(ORG);
      expect(await fills.begin(ORG)).toBeNull();
      expect(await fills.due(0)).toEqual([]);
      await opened.db.query("update number_fill set busy_until = now() - interval '1 second'");
      expect(await fills.begin(ORG)).not.toBeNull();
    });

    test('after a failure the org is left alone, the longer the more often it fails', async () => {
      const waits: number[] = [];
      for (let failure = 0; failure < 9; failure += 1) {
        expect(await fills.begin(ORG)).not.toBeNull();
        await fills.fail(ORG);
        expect(await fills.begin(ORG)).toBeNull();
        const { rows } = await opened.db.query(
          'select extract(epoch from resume_at - now())::int as wait from number_fill',
        );
        waits.push(Number(rows[0]?.['wait']));
        await opened.db.query('update number_fill set resume_at = now()');
      }
      expect(waits.map((wait) => Math.round(wait / 30))).toEqual([1, 2, 4, 8, 16, 32, 64, 120, 120]);
    });

    test('of an org whose last agent goes, nobody’s numbers are kept', async () => {
      await complete(pageOf([ONE]));
      await opened.accounts.removeZoomUser('zoom-1', null);
      const { rows } = await opened.db.query(
        'select 1 from person_number union all select 1 from number_fill',
      );
      expect(rows).toEqual([]);
    });
  },
);
