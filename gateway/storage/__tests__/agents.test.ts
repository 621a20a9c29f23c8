import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { testDatabases } from '../../../test-support/postgres.ts';
import { createSessions } from '../../agents/sessions.ts';
import type { Agent } from '../../calls/ports.ts';
import { createSealing } from '../../sealing.ts';
import { Secret } from '../../secret.ts';
import { createCredentialStore } from '../credentialStore.ts';
import { createSessionStore, createSignInStore } from '../signInStore.ts';
import { openTestDatabase, salesforceUser, sealing, tokensOf, zoomUser } from './openTestDatabase.ts';
import type { OpenTestDatabase } from './openTestDatabase.ts';

const DAY_MS = 86_400_000;

describe.each((await testDatabases()).map((database) => ({ database })))(
  'on $database.name',
  ({ database }) => {
    let opened: OpenTestDatabase;
    let users = 0;

    beforeAll(async () => {
      opened = await openTestDatabase(database);
    });
    afterAll(() => opened.stop());

    /** Two users that nobody else has. */
    function fresh() {
      users += 1;
      return {
        salesforce: salesforceUser(`0055g00000${String(users).padStart(5, '0')}AAA`),
        zoom: zoomUser(`zoom-user-${users}`),
      };
    }

    async function signedIn(): Promise<Agent> {
      const { salesforce, zoom } = fresh();
      return opened.accounts.signIn(salesforce, zoom);
    }

    const sessions = (now: () => number = Date.now) =>
      createSessions({ store: createSessionStore(opened), clock: { now } });
    const credentialStore = () => createCredentialStore({ ...opened, sealing });

    async function rowsHold(text: string): Promise<boolean> {
      const tables = ['agent', 'credential', 'session', 'sign_in'];
      for (const table of tables) {
        const { rows } = await opened.db.query(`select t::text as line from ${table} t`);
        if (rows.some(({ line }) => String(line).includes(text))) return true;
      }
      return false;
    }

    describe('an agent', () => {
      test('is found by both users, with all that was told', async () => {
        const { salesforce, zoom } = fresh();

        const agent = await opened.accounts.signIn(salesforce, zoom);

        expect(agent).toMatchObject({
          zoomUserId: zoom.profile.userId,
          salesforceUserId: salesforce.profile.userId,
          name: 'Minami Sakura',
          language: 'ja',
          ownNumbers: zoom.profile.ownNumbers,
          callerId: zoom.profile.callerId,
          consentGiven: false,
          personFields: salesforce.profile.personFields,
        });
        const { accounts } = opened;
        expect(await accounts.find(agent.id)).toEqual(agent);
        expect(await accounts.findByZoomUser(zoom.profile.userId)).toEqual(agent);
        const { orgId, userId } = salesforce.profile;
        expect(await accounts.findBySalesforceUser(orgId, userId)).toEqual(agent);
      });

      test('who signs in again is the same, under a new revision', async () => {
        const { salesforce, zoom } = fresh();
        const first = await opened.accounts.signIn(salesforce, zoom);
        await opened.accounts.giveConsent(first.id);

        const again = await opened.accounts.signIn(salesforce, zoom);

        expect(again).toMatchObject({ id: first.id, consentGiven: true });
        expect(again.profileRevision).toBeGreaterThan(first.profileRevision);
        expect(again.profileRevision).toBe(again.revision);
      });

      test('gets the events of the Zoom user who signed in with it last', async () => {
        const [mine, yours] = [fresh(), fresh()];
        await opened.accounts.signIn(mine.salesforce, mine.zoom);
        const later = await opened.accounts.signIn(yours.salesforce, mine.zoom);

        expect((await opened.accounts.findByZoomUser(mine.zoom.profile.userId))?.id).toBe(later.id);
      });

      test('chooses a caller ID, and the open widgets hear of it', async () => {
        const agent = await signedIn();
        let heard = 0;
        const stop = opened.notices.subscribe(agent.id, () => (heard += 1));

        await opened.accounts.setCallerId(agent.id, { kind: 'hidden' });
        stop();

        expect(heard).toBeGreaterThan(0);
        expect(await opened.accounts.find(agent.id)).toMatchObject({
          callerId: { kind: 'hidden' },
          profileRevision: agent.revision + 1,
        });
      });

      test('who takes the rights away at Zoom is gone with everything', async () => {
        const agent = await signedIn();
        const token = await sessions().begin(agent.id, undefined);

        await opened.accounts.removeZoomUser(agent.zoomUserId, Date.now() + 1000);

        expect(await opened.accounts.find(agent.id)).toBeNull();
        expect(await credentialStore().find(agent.id, 'zoom')).toBeNull();
        expect(await sessions().find(token)).toBe('unknown');
      });

      test('who has given them again since stays, and one whose time is unknown goes', async () => {
        const agent = await signedIn();

        await opened.accounts.removeZoomUser(agent.zoomUserId, Date.now() - 60_000);
        expect(await opened.accounts.find(agent.id)).not.toBeNull();
        await opened.accounts.removeZoomUser(agent.zoomUserId, null);
        expect(await opened.accounts.find(agent.id)).toBeNull();
      });
    });

    describe('tokens', () => {
      test('come back as they were, and do not stand in the database', async () => {
        const agent = await signedIn();
        const expected = tokensOf(`zoom ${agent.zoomUserId}`);

        expect(await credentialStore().find(agent.id, 'zoom')).toEqual({
          ...expected,
          needsSignIn: false,
          generation: 1,
        });
        expect(await rowsHold('access of')).toBe(false);
        expect(await rowsHold('refresh of')).toBe(false);
      });

      test('of Zoom stay as they are when only Salesforce was signed in to', async () => {
        const { salesforce, zoom } = fresh();
        const { id } = await opened.accounts.signIn(salesforce, zoom);

        await opened.accounts.signIn(salesforce, { ...zoom, tokens: null });

        expect(await credentialStore().find(id, 'zoom')).toMatchObject({ generation: 1 });
        expect(await credentialStore().find(id, 'salesforce')).toMatchObject({ generation: 2 });
      });

      test('are renewed by one at a time, and each generation once', async () => {
        const { id } = await signedIn();
        const store = credentialStore();
        const tries = await Promise.all(Array.from({ length: 10 }, () => store.takeLease(id, 'zoom', 1)));
        expect(tries.filter(Boolean)).toHaveLength(1);

        await store.replace(id, 'zoom', 1, tokensOf('the next'));
        await store.replace(id, 'zoom', 1, tokensOf('one who comes late'));

        expect(await store.find(id, 'zoom')).toMatchObject({
          accessToken: 'access of the next',
          generation: 2,
        });
        expect(await store.takeLease(id, 'zoom', 1)).toBe(false);
        expect(await store.takeLease(id, 'zoom', 2)).toBe(true);
        expect(await store.takeLease(id, 'salesforce', 1)).toBe(true);
      });

      test('that somebody held for lost are good again when the one who renewed them comes back with new ones', async () => {
        const { id } = await signedIn();
        const store = credentialStore();
        await store.markNeedsSignIn(id, 'zoom', 1);
        const asked = await opened.accounts.find(id);

        await store.replace(id, 'zoom', 1, tokensOf('the next'));

        expect(await store.find(id, 'zoom')).toMatchObject({ needsSignIn: false, generation: 2 });
        expect((await opened.accounts.find(id))?.profileRevision).toBeGreaterThan(
          asked?.profileRevision ?? 0,
        );
      });

      test('can be renewed by the next when somebody gave up', async () => {
        const { id } = await signedIn();
        const store = credentialStore();
        await store.takeLease(id, 'zoom', 1);
        await store.releaseLease(id, 'zoom');

        expect(await store.takeLease(id, 'zoom', 1)).toBe(true);
      });

      test('can be renewed by the next when a gateway died over it', async () => {
        const { id } = await signedIn();
        const store = credentialStore();
        await store.takeLease(id, 'zoom', 1);
        const half = `interval '31 seconds'`;
        await opened.db.query(
          `update credential set lease_until = lease_until - ${half} where agent_id = $1`,
          [id],
        );

        expect(await store.takeLease(id, 'zoom', 1)).toBe(true);
      });

      test('that nobody takes ask for a sign-in, unless they are older than the ones in use', async () => {
        const { salesforce, zoom } = fresh();
        const agent = await opened.accounts.signIn(salesforce, zoom);
        const store = credentialStore();
        await store.markNeedsSignIn(agent.id, 'zoom', 7);
        expect(await store.find(agent.id, 'zoom')).toMatchObject({ needsSignIn: false });

        await store.markNeedsSignIn(agent.id, 'zoom', 1);
        expect(await store.find(agent.id, 'zoom')).toMatchObject({ needsSignIn: true });
        expect(await store.takeLease(agent.id, 'zoom', 1)).toBe(false);
        const told = await opened.accounts.find(agent.id);
        expect(told?.profileRevision).toBeGreaterThan(agent.profileRevision);

        await opened.accounts.signIn(salesforce, zoom);
        expect(await store.find(agent.id, 'zoom')).toMatchObject({ needsSignIn: false, generation: 2 });
      });

      test('whose key is lost ask for a sign-in', async () => {
        const { id } = await signedIn();
        const otherKey = new Secret(Buffer.alloc(32, 'other').toString('base64'));
        const store = createCredentialStore({
          ...opened,
          sealing: createSealing([{ name: 'other', key: otherKey }]),
        });

        expect(await store.find(id, 'zoom')).toMatchObject({ needsSignIn: true, accessToken: '' });
      });
    });

    describe('a session', () => {
      test('ends unless it is used, at its age, and at the next sign-in in the same browser', async () => {
        const { id } = await signedIn();
        let now = Date.now();
        const { begin, extend, find } = sessions(() => now);
        const used = await begin(id, undefined);
        const unused = await begin(id, undefined);
        const replaced = await begin(id, undefined);
        const next = await begin(id, replaced);
        expect(await find(next)).toEqual({ agentId: id });
        expect(await find(replaced)).toBe('ended');
        await extend(replaced);
        expect(await find(replaced)).toBe('ended');

        for (let day = 0; day < 89; day++) {
          now += DAY_MS;
          await extend(used);
        }
        expect(await find(used)).toEqual({ agentId: id });
        expect(await find(unused)).toBe('ended');
        now += DAY_MS;
        expect(await find(used)).toBe('ended');
      });

      test('that was ended is told to all gateways, and nothing is left of it', async () => {
        const { id } = await signedIn();
        const token = await sessions().begin(id, undefined);
        let told = 0;
        const stop = opened.notices.subscribe(id, () => (told += 1));

        await sessions().end(token);
        stop();

        expect(told).toBe(1);
        expect(await sessions().find(token)).toBe('unknown');
      });

      test('is not worth anything to who reads the database', async () => {
        const { id } = await signedIn();
        const token = await sessions().begin(id, undefined);

        expect(await rowsHold(token)).toBe(false);
        expect(await rowsHold(Buffer.from(token).toString('hex'))).toBe(false);
      });
    });

    describe('a sign-in', () => {
      const ATTEMPT = {
        origin: 'https://acme.lightning.force.com',
        challenge: 'challenge-1',
        browserKey: 'browser-key-1',
        expectedUserId: null,
        language: 'ja',
        salesforceVerifier: 'verifier-1',
        zoomVerifier: null,
        salesforce: null,
        agentId: null,
      };
      const signIns = () => createSignInStore({ ...opened, sealing });
      const later = () => Date.now() + 60_000;

      test('is found by its state until it expires, with what it has got so far', async () => {
        const salesforce = salesforceUser('0055g0000099999AAA');
        await signIns().save('state-1', ATTEMPT, later());
        await signIns().save('state-1', { ...ATTEMPT, salesforce }, later());

        expect(await signIns().find('state-1', Date.now())).toEqual({ ...ATTEMPT, salesforce });
        expect(await signIns().find('state-1', later())).toBeNull();
        expect(await signIns().find('state-2', Date.now())).toBeNull();
        expect(await rowsHold('verifier-1')).toBe(false);
        expect(await rowsHold('state-1')).toBe(false);
      });

      test('is worth one session: of many who bring the code one gets it', async () => {
        await signIns().save('state-3', ATTEMPT, later());
        await signIns().setCode('state-3', 'code-3', { ...ATTEMPT, agentId: 'agent-1' }, later());
        expect(await signIns().find('state-3', Date.now())).toBeNull();
        expect(await signIns().takeByCode('code-3', later())).toBeNull();

        const taken = await Promise.all(
          Array.from({ length: 5 }, () => signIns().takeByCode('code-3', Date.now())),
        );

        expect(taken.filter((attempt) => attempt?.agentId === 'agent-1')).toHaveLength(1);
        expect(taken.filter((attempt) => attempt === null)).toHaveLength(4);
      });
    });
  },
);
