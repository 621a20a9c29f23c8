/** A gateway that stands still in the middle of a transaction does not hold up the others. */
import { expect, test } from '@jest/globals';
import { testDatabases } from '../../../test-support/postgres.ts';
import { Secret } from '../../secret.ts';
import { openDatabase } from '../database.ts';
import { log, openTestDatabase } from './openTestDatabase.ts';

const postgres = (await testDatabases()).find(({ name }) => name === 'Postgres');
const SOON = '?idle_in_transaction_session_timeout=100';
const MAKE = `insert into pace (pool) values ('row')`;
const CHANGE = `update pace set used = used + 1 where pool = 'row'`;

(postgres === undefined ? test.skip : test)(
  'what it had locked is free soon, and what it then does is refused',
  async () => {
    if (postgres === undefined) return;
    const opened = await openTestDatabase(postgres);
    const still = await openDatabase({
      ...{ url: new Secret(`${opened.url?.reveal() ?? ''}${SOON}`), dataDir: '', log },
    });
    await opened.db.query(MAKE);

    const work = still.transaction(async (tx) => {
      await tx.query(CHANGE);
      // The others go on while this one stands still.
      await opened.db.query(CHANGE);
      await tx.query(CHANGE);
    });

    await expect(work).rejects.toMatchObject({ code: 'gateway.databaseAway', retry: 'later' });
    const { rows } = await opened.db.query(`select used from pace where pool = 'row'`);
    expect(rows).toEqual([{ used: 1 }]);
    await still.stop();
    await opened.stop();
  },
);

(postgres === undefined ? test.skip : test)(
  'several begin on an empty database at the same moment',
  async () => {
    if (postgres === undefined) return;
    const created = await postgres.create();
    const url = new Secret(created.url ?? '');

    const all = await Promise.all([1, 2, 3].map(() => openDatabase({ url, dataDir: '', log })));

    expect(all).toHaveLength(3);
    for (const db of all) await db.stop();
    await created.drop();
  },
);
