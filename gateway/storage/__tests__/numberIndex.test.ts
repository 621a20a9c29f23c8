import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Agent, KnownNumbers, NumberIndex } from '../../calls/ports.ts';
import { testDatabases } from '../../../test-support/postgres.ts';
import { createNumberIndex } from '../numberIndex.ts';
import { openTestDatabase, salesforceUser, zoomUser } from './openTestDatabase.ts';
import type { OpenTestDatabase } from './openTestDatabase.ts';

const ONE = '+12095550123';
const TWO = '+81355500103';
const AVERY: KnownNumbers = { id: '0035g0000000001AAA', objectName: 'Contact', numbers: [ONE, TWO] };
const LEAD: KnownNumbers = { id: '00Q5g0000000001AAA', objectName: 'Lead', numbers: [TWO] };

describe.each((await testDatabases()).map((database) => ({ database })))(
  'on $database.name',
  ({ database }) => {
    let opened: OpenTestDatabase;
    let index: NumberIndex;
    let agent: Agent;

    beforeAll(async () => {
      opened = await openTestDatabase(database);
      index = createNumberIndex({ db: opened.db, completeForMs: 60_000 });
      agent = await opened.accounts.signIn(salesforceUser('0055g0000000001AAA'), zoomUser('zoom-1'));
    });
    beforeEach(async () => {
      await opened.db.query('delete from person_number');
    });
    afterAll(() => opened.stop());

    test('what was learned is found by each number, for every agent of the org and for no other', async () => {
      await index.learn(agent, [AVERY, LEAD]);
      await index.learn(agent, [AVERY]);

      const colleague = await opened.accounts.signIn(
        salesforceUser('0055g0000000002AAA'),
        zoomUser('zoom-2'),
      );
      const elsewhere = salesforceUser('0055g0000000003AAA');
      const stranger = await opened.accounts.signIn(
        { ...elsewhere, profile: { ...elsewhere.profile, orgId: '00D5g0000000002EAA' } },
        zoomUser('zoom-3'),
      );
      const known = new Map([
        [ONE, [AVERY.id]],
        [TWO, [AVERY.id, LEAD.id]],
      ]);
      expect(await index.find(colleague, [ONE, TWO, '+1'])).toEqual({ ids: known, complete: false });
      expect(await index.find(stranger, [ONE, TWO])).toEqual({ ids: new Map(), complete: false });
    });

    test('what is forgotten is not found by this number, and by the others it is', async () => {
      await index.learn(agent, [AVERY, LEAD]);
      await index.forget(agent, TWO, [AVERY.id]);

      expect((await index.find(agent, [ONE, TWO])).ids).toEqual(
        new Map([
          [ONE, [AVERY.id]],
          [TWO, [LEAD.id]],
        ]),
      );
    });

    test('many are learned at once', async () => {
      const many = Array.from({ length: 1201 }, (_, each) => ({
        ...AVERY,
        id: `003${String(each).padStart(15, '0')}`,
      }));
      await index.learn(agent, many);
      expect((await index.find(agent, [ONE])).ids.get(ONE)).toHaveLength(1201);
    });
  },
);
