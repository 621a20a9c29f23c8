import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { WHOLE_CALL, callOf, entryWith } from '../../../test-support/entries.ts';
import { quickestDatabase } from '../../../test-support/postgres.ts';
import type { Agent } from '../../calls/ports.ts';
import type { StoredFacts } from '../../doctor/ports.ts';
import { createJobQueue } from '../../jobs/jobQueue.ts';
import type { JobQueue } from '../../jobs/jobQueue.ts';
import { createSealing } from '../../sealing.ts';
import { Secret } from '../../secret.ts';
import { createCallStore } from '../callStore.ts';
import type { Database } from '../database.ts';
import { createNumberFillStore } from '../numberFillStore.ts';
import { createStoredFacts } from '../storedFacts.ts';
import { createWebhookSightings } from '../webhookSightings.ts';
import { log, openTestDatabase, salesforceUser, sealing, zoomUser } from './openTestDatabase.ts';
import type { OpenTestDatabase } from './openTestDatabase.ts';

const HOUR = 3_600_000;
const USER = salesforceUser('0055g0000000001AAA');
const ORG = USER.profile.orgId;

let opened: OpenTestDatabase;
let queue: JobQueue;
let agent: Agent;

beforeAll(async () => {
  opened = await openTestDatabase(await quickestDatabase());
  const seconds = { sweepEverySeconds: 60, settingsEverySeconds: 60, numbersEverySeconds: 0 };
  queue = await createJobQueue({ db: opened.db, log, ...seconds, gatherSeconds: 1, commentSeconds: 1 });
  const zoom = zoomUser('zoom-1');
  agent = await opened.accounts.signIn(USER, { ...zoom, tokens: { ...zoom.tokens, scopes: ['a', 'b'] } });
  await opened.db.query(`update history_sweep set since = now() - interval '3 days'`);
}, 60_000);
afterAll(async () => {
  await queue.stop();
  await opened.stop();
});

async function facts(keys = sealing, orgId: string | null = null): Promise<StoredFacts> {
  return createStoredFacts({ db: opened.db, sealing: keys })(orgId, Date.now());
}

async function call(callId: string, hoursAgo: number, source: 'webhook' | 'history', fields: object = {}) {
  const store = createCallStore({ ...opened, jobs: { add: () => Promise.resolve() } });
  const events = WHOLE_CALL.map((event) => ({ ...event, callId, source }));
  const entry = { ...entryWith([]), agentId: agent.id, callId, call: callOf(events), ...fields };
  await store.transaction((tx) => tx.saveEntry(entry));
  await opened.db.query('update entry set started_at = $2 where call_id = $1', [
    callId,
    new Date(Date.now() - hoursAgo * HOUR),
  ]);
}

test('an agent is told with what was granted, and nothing is wrong at first', async () => {
  expect(await facts()).toMatchObject({
    otherMigrations: [],
    jobs: { late: 0 },
    agents: [
      {
        ...{ id: agent.id, name: 'Minami Sakura', needsSalesforceSignIn: false, needsZoomSignIn: false },
        ...{ instanceUrl: 'https://api.example.com', zoomScopes: ['a', 'b'], closedBy: [] },
      },
    ],
    ...{ untold: 0, logs: [], texts: 0, numbers: { failures: 0, unreadable: 0, examples: [] } },
  });
  expect(Math.abs((await facts()).aheadMs)).toBeLessThan(60_000);
  expect(await facts(sealing, 'another org')).toMatchObject({ agents: [], sweeps: [] });
});

test('a key that is gone is told by its name', async () => {
  const other = createSealing([{ name: 'new', key: new Secret(randomBytes(32).toString('base64')) }]);
  expect((await facts(other)).agents).toMatchObject([{ closedBy: ['test'] }]);
});

test('webhooks are counted over all gateways, and the latest counts', async () => {
  const gateways = [createWebhookSightings({ ...opened, log }), createWebhookSightings({ ...opened, log })];
  for (const gateway of gateways) {
    gateway.note('challenge');
    gateway.note('challenge');
    await gateway.stop();
  }
  const { sightings } = await facts();
  expect(sightings.get('challenge')?.count).toBe(4);
});

test('what came while the database was away is counted when it is back', async () => {
  let isAway = true;
  const query: Database['query'] = (...asked) =>
    isAway ? Promise.reject(new Error('away')) : opened.db.query(...asked);
  const gateway = createWebhookSightings({ db: { query }, log });

  gateway.note('webhook.stale');
  await expect(gateway.flush()).rejects.toThrow('away');
  gateway.note('webhook.stale');
  isAway = false;
  await gateway.stop();

  expect((await facts()).sightings.get('webhook.stale')?.count).toBe(2);
});

test('calls that only the history tells are untold, until a webhook comes after them', async () => {
  await call(randomUUID(), 2, 'history');
  await call(randomUUID(), 2, 'webhook');
  await call(randomUUID(), 40, 'history');
  expect((await facts()).untold).toBe(1);

  const gateway = createWebhookSightings({ ...opened, log });
  gateway.note('phone.caller_ringing');
  await gateway.flush();
  expect((await facts()).untold).toBe(0);
});

test('logs that wait are told after an hour, by what keeps them', async () => {
  const waiting = (code: string, passing: boolean) => ({
    ...{ wanted: 1, saved: 0, problem: { code, said: null, passing } },
  });
  await call(randomUUID(), 2, 'webhook', waiting('salesforce.validation', false));
  await call(randomUUID(), 3, 'webhook', waiting('salesforce.validation', false));
  await call(randomUUID(), 3, 'webhook', waiting('salesforce.limitReached', true));
  await call(randomUUID(), 0, 'webhook', waiting('salesforce.refused', false));

  expect((await facts()).logs).toEqual([
    { code: 'salesforce.validation', needsAgent: true, count: 2 },
    { code: 'salesforce.limitReached', needsAgent: false, count: 1 },
  ]);
});

test('a job whose time came long ago is late', async () => {
  await queue.addNow({ kind: 'saveLog', agentId: agent.id, callId: 'late' });
  expect((await facts()).jobs.late).toBe(0);
  await opened.db.query(
    `update pgboss.job set start_after = now() - interval '1 hour' where data->>'callId' = 'late'`,
  );
  const { jobs } = await facts();
  expect(jobs.late).toBe(1);
  expect(Math.round(jobs.oldestMs / HOUR)).toBe(1);
});

test('people with a number that cannot be read are known until it is put right', async () => {
  const fills = createNumberFillStore(opened);
  const person = { id: '0035g0000000001AAA', objectName: 'Contact' as const, numbers: [] };
  const keep = async (unreadable: boolean, gone: readonly string[] = []) => {
    await fills.begin(ORG);
    const people = gone.length > 0 ? [] : [{ ...person, unreadable }];
    await fills.keep(ORG, { people, gone, places: {}, isLast: true });
    return (await facts()).numbers;
  };

  expect(await keep(true)).toMatchObject({ unreadable: 1, examples: [person.id] });
  expect(await keep(false)).toMatchObject({ unreadable: 0 });
  expect(await keep(true)).toMatchObject({ unreadable: 1 });
  expect(await keep(false, [person.id])).toMatchObject({ unreadable: 0 });
});

test('a migration of another version is named', async () => {
  await opened.db.query(`insert into gateway_migration (name, run_on) values ('9999_future', now())`);
  expect((await facts()).otherMigrations).toEqual(['9999_future']);
});
