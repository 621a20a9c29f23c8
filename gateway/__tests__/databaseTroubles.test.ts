/** The database goes away, answers nothing, or is full: each has its code, and nothing is lost. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ErrorReplySchema, parse } from '#call-core';
import pg from 'pg';
import { openDesk } from '../../test-support/desk.ts';
import type { Desk } from '../../test-support/desk.ts';
import { eventually } from '../../test-support/eventually.ts';
import { startGatewayStack } from '../../test-support/gatewayStack.ts';
import type { GatewayStack } from '../../test-support/gatewayStack.ts';
import { testDatabases } from '../../test-support/postgres.ts';
import { startTroubledProxy } from '../../test-support/troubledProxy.ts';
import type { TroubledProxy } from '../../test-support/troubledProxy.ts';

const postgres = (await testDatabases()).find(({ name }) => name === 'Postgres');
const onPostgres = postgres === undefined ? test.skip : test;
/** So that what is half open is given up within the patience of a test. */
const QUERY_TIMEOUT_MS = 1500;

let proxy: TroubledProxy;
let stack: GatewayStack;
let desk: Desk;
let admin: pg.Client;

beforeAll(async () => {
  if (postgres === undefined) return;
  stack = await startGatewayStack(postgres, {
    zoomRetriesSoon: true,
    async inFrontOf(databaseUrl) {
      const url = new URL(databaseUrl);
      admin = new pg.Client(databaseUrl);
      await admin.connect();
      proxy = await startTroubledProxy({ host: url.hostname, port: Number(url.port) || 5432 });
      url.hostname = '127.0.0.1';
      url.port = String(proxy.port);
      url.searchParams.set('query_timeout', String(QUERY_TIMEOUT_MS));
      return url.href;
    },
  });
  desk = await openDesk(stack);
}, 60_000);

afterAll(async () => {
  if (postgres === undefined) return;
  proxy.set('open');
  desk.feed.close();
  await admin.end();
  await stack.stop();
  await proxy.stop();
});

/** A call from start to end, of which only Zoom knows so far. @returns its id */
function callAtZoom(): string {
  const callId = stack.zoom.agent(desk.agent.user.zoomId).dial({ number: '+12095550123', device: 'desktop' });
  stack.zoom.cloud.answer(callId);
  stack.zoom.cloud.hangUp(callId);
  return callId;
}

async function codeOf(path: string): Promise<string> {
  const answer = await fetch(`${stack.urls.gateway}${path}`);
  expect(answer.status).toBe(503);
  return parse(ErrorReplySchema, await answer.json(), 'gateway.internal').error.code;
}

async function statusOf(path: string): Promise<number> {
  return (await fetch(`${stack.urls.gateway}${path}`)).status;
}

async function expectOneTask(callId: string): Promise<void> {
  await eventually('its Task', () => desk.tasksOf(callId).length > 0, 30_000);
  const feed = desk.agent.openFeed();
  await feed.waitFor(callId, 'is saved', (entry) => entry.log.state === 'saved', 30_000);
  feed.close();
  expect(desk.tasksOf(callId)).toHaveLength(1);
}

onPostgres('a server that ends all connections is connected to again', async () => {
  await admin.query(`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`);
  const callId = callAtZoom();

  await expectOneTask(callId);
  expect(await statusOf('/readyz')).toBe(200);
});

onPostgres('a database that is away is told, and what came meanwhile is done when it is back', async () => {
  proxy.set('refuse');
  const callId = callAtZoom();
  expect(await codeOf('/readyz')).toBe('gateway.databaseAway');
  expect(await statusOf('/healthz')).toBe(200);
  proxy.set('open');

  await expectOneTask(callId);
  expect(await statusOf('/readyz')).toBe(200);
});

onPostgres(
  'connections that are half open are given up, also that on which notices are heard',
  async () => {
    proxy.set('swallow');
    const callId = callAtZoom();
    expect(await codeOf('/readyz')).toBe('gateway.databaseAway');
    proxy.set('open');

    await eventually('it answers again', async () => (await statusOf('/readyz')) === 200, 20_000);
    await expectOneTask(callId);
    await eventually(
      'notices are heard again',
      async () =>
        (
          await admin.query(`select 1 from pg_stat_activity where datname = current_database()
        and query = 'listen zoom_phone_change' and state_change > now() - interval '10 seconds'`)
        ).rowCount === 1,
      20_000,
    );
  },
  60_000,
);

onPostgres('a full disk refuses webhooks with its code, and they are done when there is room', async () => {
  await admin.query(`create function disk_full() returns trigger language plpgsql as
    $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$`);
  await admin.query(
    'create trigger disk_full before insert on pgboss.job for each row execute function disk_full()',
  );
  const callId = callAtZoom();
  await eventually('a webhook was refused', () => stack.gateway.log.includes('"reason":"53100"'));
  expect(desk.tasksOf(callId)).toEqual([]);
  await admin.query('drop trigger disk_full on pgboss.job');

  await expectOneTask(callId);
});
