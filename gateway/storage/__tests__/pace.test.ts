/** Turns are shared by all gateways on a database. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { testDatabases } from '../../../test-support/postgres.ts';
import { openDatabase } from '../database.ts';
import type { Database } from '../database.ts';
import { createPaceStore } from '../paceStore.ts';
import type { PaceStore } from '../paceStore.ts';
import { log, openTestDatabase } from './openTestDatabase.ts';
import type { OpenTestDatabase } from './openTestDatabase.ts';

const NO_LIMIT = 1_000_000;

describe.each((await testDatabases()).map((database) => ({ database })))(
  'on $database.name',
  ({ database }) => {
    let opened: OpenTestDatabase;
    let other: Database;
    let gateways: PaceStore[];

    beforeAll(async () => {
      opened = await openTestDatabase(database);
      other =
        opened.url === undefined ? opened.db : await openDatabase({ url: opened.url, dataDir: '', log });
      gateways = [opened.db, other].map((db) => createPaceStore({ db }));
    });
    afterAll(async () => {
      if (other !== opened.db) await other.stop();
      await opened.stop();
    });

    test('two gateways together ask no more often than one may', async () => {
      const pool = { name: 'shared', perSecond: 10, perDay: NO_LIMIT };
      const begun = Date.now();
      const turns = await Promise.all(
        gateways.flatMap((gateway) =>
          Array.from({ length: 10 }, async () => {
            const waitMs = await gateway.take(pool, 60_000);
            return Date.now() - begun + (waitMs ?? NaN);
          }),
        ),
      );

      // The twentieth goes out at least 19 tenths of a second after the first, whoever asks when.
      expect(Math.max(...turns)).toBeGreaterThanOrEqual(1890);
    });

    test('who would wait too long is told so at once, and takes nobody’s turn', async () => {
      const pool = { name: 'short', perSecond: 1, perDay: NO_LIMIT };
      const [one, another] = gateways;

      expect(await one?.take(pool, 500)).toBe(0);
      expect(await another?.take(pool, 500)).toBeNull();
      expect(await one?.take(pool, 500)).toBeNull();
      expect(await another?.take(pool, 60_000)).toBeLessThan(1000);
    });

    test('a day has so many turns, and the next as many again', async () => {
      const pool = { name: 'daily', perSecond: 1000, perDay: 3 };
      const takeAll = () =>
        Promise.all([...gateways, ...gateways].map((gateway) => gateway.take(pool, 60_000)));

      expect((await takeAll()).filter((turn) => turn === null)).toHaveLength(1);
      await opened.db.query(`update pace set day = day - 1 where pool = 'daily'`);
      expect((await takeAll()).filter((turn) => turn === null)).toHaveLength(1);
    });

    test('what one is refused, all leave alone for a while', async () => {
      const pool = { name: 'held', perSecond: 1000, perDay: NO_LIMIT };
      const [one, another] = gateways;
      expect(await another?.heldFor('held')).toBe(0);

      await one?.hold('held', 60_000);
      await one?.hold('held', 10);

      expect(await another?.heldFor('held')).toBeGreaterThan(50_000);
      expect(await another?.take(pool, 3000)).toBeNull();
      await another?.release('held');
      expect(await one?.heldFor('held')).toBe(0);
    });
  },
);
