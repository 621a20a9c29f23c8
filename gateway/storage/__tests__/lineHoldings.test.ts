/** The line of an agent is at one gateway, whichever gateways want it and whichever of them are gone. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { eventually } from '../../../test-support/eventually.ts';
import { usualDatabases } from '../../../test-support/postgres.ts';
import { createHoldings } from '../../voice/lineHolding.ts';
import type { Holding } from '../../voice/lineHolding.ts';
import type { LinePlace } from '../../voice/ports.ts';
import { createLineHoldingStore } from '../lineHoldingStore.ts';
import { openTestDatabase, salesforceUser, zoomUser } from './openTestDatabase.ts';
import type { OpenTestDatabase } from './openTestDatabase.ts';

const PLACE = { engine: 'ws://engine', session: '7' };

describe.each((await usualDatabases()).map((database) => ({ database })))(
  'on $database.name',
  ({ database }) => {
    let opened: OpenTestDatabase;
    let agentId: string;
    let ended: LinePlace[];

    beforeAll(async () => {
      opened = await openTestDatabase(database);
    });
    afterAll(() => opened.stop());
    beforeEach(async () => {
      const name = randomUUID();
      const agent = await opened.accounts.signIn(salesforceUser(name.slice(0, 18)), zoomUser(name));
      agentId = agent.id;
      ended = [];
    });

    /** A gateway, as far as it has lines. */
    function gateway({ isTalking = false, isDead = false, patienceMs = 4000 } = {}) {
      const store = createLineHoldingStore({ db: opened.db, notices: opened.notices });
      const failures: unknown[] = [];
      const holdings = createHoldings({
        store: isDead ? { ...store, subscribe: () => () => undefined } : store,
        patienceMs,
        endLeft(place) {
          ended.push(place);
          return Promise.resolve();
        },
        onTrouble: (error) => failures.push(error),
      });
      const gone: string[] = [];
      return {
        store,
        gone,
        failures,
        async take(insists = false): Promise<Holding> {
          const holding = await holdings.take(
            agentId,
            {
              letGo(insisting) {
                if (isTalking && !insisting) return false;
                gone.push('let go');
                void holding.release();
                return true;
              },
              onGone: () => gone.push('gone'),
              onChange: () => undefined,
            },
            insists,
          );
          return holding;
        },
      };
    }

    test('the first gets it at once, and nobody is in its place when it has given it up', async () => {
      const first = await gateway().take();
      expect(await first.isHere()).toBe(true);

      await first.release();
      const second = gateway({ patienceMs: 60_000 });
      expect(await (await second.take()).isHere()).toBe(true);
    });

    test('another one gets it when the first has let go', async () => {
      const first = gateway();
      const here = await first.take();

      const there = await gateway().take();

      expect(first.gone).toEqual(['let go']);
      expect([await here.isHere(), await there.isHere()]).toEqual([false, true]);
      expect(ended).toEqual([]);
    });

    test('where the agent talks it stays, unless the page that comes has the audio', async () => {
      const first = gateway({ isTalking: true });
      const here = await first.take();

      await expect(gateway().take()).rejects.toMatchObject({ code: 'line.elsewhere' });
      expect(await here.isHere()).toBe(true);
      const there = await gateway().take(true);

      expect([await here.isHere(), await there.isHere()]).toEqual([false, true]);
    });

    test('who was refused does not get it afterwards', async () => {
      const here = await gateway({ isTalking: true }).take();
      await expect(gateway().take()).rejects.toMatchObject({ code: 'line.elsewhere' });

      await here.release();

      expect(await gateway().store.look(agentId)).toBeNull();
    });

    test('from one that is gone it is taken, and what that one has left is ended', async () => {
      const dead = await gateway({ isDead: true }).take();
      await dead.note(PLACE);

      const there = await gateway({ patienceMs: 50 }).take();

      expect(ended).toEqual([PLACE]);
      expect([await dead.isHere(), await there.isHere()]).toEqual([false, true]);
    });

    test('one that only stood still is told that it is gone, and takes nothing back', async () => {
      const still = gateway();
      const here = await still.take();
      const { store } = gateway();
      const other = randomUUID();
      await opened.db.query('update browser_line set asked_by = $2 where agent_id = $1', [agentId, other]);
      expect(await store.seize(agentId, other)).toEqual({ isSeized: true, left: null });

      await eventually('it is told', () => still.gone.includes('gone'));
      await here.release();

      expect(await store.look(agentId)).toMatchObject({ holder: other });
    });

    test('of two that want it at the same time one gets it', async () => {
      await gateway({ isDead: true }).take();
      const takes = await Promise.allSettled([1, 2, 3].map(() => gateway({ patienceMs: 400 }).take()));

      expect(takes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      for (const take of takes)
        if (take.status === 'rejected') expect(take.reason).toMatchObject({ code: 'line.elsewhere' });
    });

    test('one whose note is lost takes it again', async () => {
      const here = await gateway().take();
      await opened.db.query('delete from browser_line where agent_id = $1', [agentId]);

      expect(await here.isHere()).toBe(true);
      expect(await gateway().store.look(agentId)).not.toBeNull();
    });
  },
);
