import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { usualDatabases } from '../../../test-support/postgres.ts';
import { Secret } from '../../secret.ts';
import { createSealing } from '../../sealing.ts';
import { createSipAccountStore } from '../sipAccountStore.ts';
import { openTestDatabase, salesforceUser, zoomUser } from './openTestDatabase.ts';
import type { OpenTestDatabase } from './openTestDatabase.ts';

const ACCOUNT = {
  domain: 'sip.zoom.example',
  userName: 'user',
  authorizationId: 'auth',
  password: new Secret('the password'),
  outboundProxy: { host: 'proxy.zoom.example', port: 5091 },
};
const OTHER = { ...ACCOUNT, userName: 'other' };

const newKey = () => ({ name: randomUUID(), key: new Secret(randomBytes(32).toString('base64')) });
const key = newKey();

describe.each((await usualDatabases()).map((database) => ({ database })))(
  'on $database.name',
  ({ database }) => {
    let opened: OpenTestDatabase;
    let agentId: string;

    beforeAll(async () => {
      opened = await openTestDatabase(database);
    });
    afterAll(() => opened.stop());
    beforeEach(async () => {
      await opened.db.query('delete from sip_account');
      const name = randomUUID();
      const agent = await opened.accounts.signIn(salesforceUser(name.slice(0, 18)), zoomUser(name));
      agentId = agent.id;
    });

    const storeWith = (keys = [key]) =>
      createSipAccountStore({ db: opened.db, notices: opened.notices, sealing: createSealing(keys) });

    test('what is stored tells nothing, and opens to what it was', async () => {
      const store = storeWith();
      await store.save(agentId, ACCOUNT);

      const { rows } = await opened.db.query('select * from sip_account');
      for (const text of ['the password', 'sip.zoom.example', 'auth'])
        expect(JSON.stringify(rows)).not.toContain(text);
      const found = await store.find(agentId);
      expect(found?.account.password.reveal()).toBe('the password');
      expect(found).toEqual({ account: ACCOUNT, isEntered: false });
    });

    test('what no key opens is as good as nothing: Zoom still has it', async () => {
      await storeWith().save(agentId, ACCOUNT);

      await expect(storeWith([newKey()]).find(agentId)).resolves.toBeNull();
    });

    test('what an administrator has entered stays, whatever Zoom has, until it is removed', async () => {
      const store = storeWith();
      await store.save(agentId, OTHER);
      await store.enter(agentId, ACCOUNT);
      await store.save(agentId, OTHER);

      expect(await store.find(agentId)).toEqual({ account: ACCOUNT, isEntered: true });
      expect(await store.list()).toMatchObject([{ agentId, isEntered: true }]);
      expect(await store.remove(agentId)).toBe(true);
      expect(await store.find(agentId)).toBeNull();
    });

    test('what is of Zoom is not there to be removed', async () => {
      const store = storeWith();
      await store.save(agentId, ACCOUNT);

      expect(await store.remove(agentId)).toBe(false);
      expect(await store.find(agentId)).not.toBeNull();
    });

    test('a new key seals them anew, and then the old one may go', async () => {
      const next = newKey();
      await storeWith().enter(agentId, ACCOUNT);

      expect(await storeWith([next, key]).reseal()).toEqual({ sealedAnew: 1, lost: 0 });
      expect(await storeWith([next]).find(agentId)).toMatchObject({ account: { userName: 'user' } });
      expect(await storeWith([newKey()]).reseal()).toEqual({ sealedAnew: 0, lost: 1 });
    });
  },
);
