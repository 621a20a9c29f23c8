import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { testDatabases } from '../../../test-support/postgres.ts';
import { createCredentialStore } from '../credentialStore.ts';
import { createSweepStore } from '../sweepStore.ts';
import { openTestDatabase, salesforceUser, sealing, zoomUser } from './openTestDatabase.ts';
import type { OpenTestDatabase } from './openTestDatabase.ts';

const ONE = salesforceUser('0055g0000000001AAA');
const TWO = salesforceUser('0055g0000000002AAA');

describe.each((await testDatabases()).map((database) => ({ database })))(
  'on $database.name',
  ({ database }) => {
    let opened: OpenTestDatabase;
    let sweeps: ReturnType<typeof createSweepStore>;
    const now = Date.now();

    beforeAll(async () => {
      opened = await openTestDatabase(database);
      sweeps = createSweepStore(opened);
    });
    afterAll(() => opened.stop());

    test('an agent is due from the first sign-in, and again when the time has come', async () => {
      const { id } = await opened.accounts.signIn(ONE, zoomUser('zoom-1'));
      expect(await sweeps.due(0)).toEqual([id]);
      expect(await sweeps.find(id)).toMatchObject({ token: null, sweptAt: null });

      await sweeps.begin(id, now);

      expect(await sweeps.due(now - 1)).toEqual([]);
      expect(await sweeps.due(now)).toEqual([id]);
    });

    test('the place is kept over a sign-in, and not for another Zoom user', async () => {
      const { id } = await opened.accounts.signIn(ONE, zoomUser('zoom-1'));
      await sweeps.begin(id, now);
      await sweeps.reach(id, 'here');
      await sweeps.finish(id, now);

      const before = await sweeps.find(id);
      expect(before).toMatchObject({ token: 'here', sweptAt: now });
      await opened.accounts.signIn(ONE, zoomUser('zoom-1'));
      expect(await sweeps.find(id)).toEqual(before);
      await opened.accounts.signIn(ONE, zoomUser('zoom-2'));
      expect(await sweeps.find(id)).toMatchObject({ token: null, sweptAt: null });
      expect(await sweeps.due(0)).toEqual([id]);
    });

    test('nothing is asked for who has no rights at Zoom, or whose Zoom user is another’s now', async () => {
      const first = await opened.accounts.signIn(ONE, zoomUser('zoom-3'));
      await createCredentialStore({ ...opened, sealing }).markNeedsSignIn(
        first.id,
        'zoom',
        await generationOf(first.id),
      );
      expect(await sweeps.due(now)).toEqual([]);

      const second = await opened.accounts.signIn(TWO, zoomUser('zoom-3'));
      expect(await sweeps.due(now)).toEqual([second.id]);
      expect(await sweeps.find(first.id)).toBeNull();
    });

    test('with the agent the place goes', async () => {
      const { id } = await opened.accounts.signIn(TWO, zoomUser('zoom-4'));
      await opened.accounts.removeZoomUser('zoom-4', null);

      expect(await sweeps.find(id)).toBeNull();
    });

    async function generationOf(agentId: string): Promise<number> {
      const credential = await createCredentialStore({ ...opened, sealing }).find(agentId, 'zoom');
      return credential?.generation ?? 0;
    }
  },
);
