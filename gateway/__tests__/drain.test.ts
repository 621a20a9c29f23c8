/** A gateway that is told to end says so first, serves until others have taken over, and loses nothing. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ErrorReplySchema, parse } from '#call-core';
import { openDesk } from '../../test-support/desk.ts';
import type { Desk } from '../../test-support/desk.ts';
import { eventually } from '../../test-support/eventually.ts';
import { startGatewayStack } from '../../test-support/gatewayStack.ts';
import type { GatewayStack } from '../../test-support/gatewayStack.ts';
import { testDatabases } from '../../test-support/postgres.ts';
import type { GatewayProcess } from '../../scripts/workbench/supervisor/gatewayProcess.ts';

const WITHIN_MS = 60_000;
/** Long enough for what the test does meanwhile, on a machine with much to do. */
const DRAIN_SECONDS = '6';

const postgres = (await testDatabases()).find(({ name }) => name === 'Postgres');
/** Only there can another take over. */
const onPostgres = postgres === undefined ? test.skip : test;
let stack: GatewayStack;
let other: GatewayProcess;
let desk: Desk;

beforeAll(async () => {
  if (postgres === undefined) return;
  stack = await startGatewayStack(postgres, { env: { DRAIN_SECONDS } });
  other = await stack.startAnother();
  desk = await openDesk(stack);
}, WITHIN_MS);

afterAll(async () => {
  if (postgres === undefined) return;
  desk.feed.close();
  await other.kill('SIGKILL');
  await stack.stop();
});

onPostgres(
  'it is not ready, serves on, ends the feeds, and what it has taken is done',
  async () => {
    const { gateway } = stack.urls;
    const gone = stack.gateway.kill('SIGTERM');
    const notReady = await eventually('it says that it ends', async () => {
      const answer = await fetch(`${gateway}/readyz`);
      return answer.status === 503 && answer;
    });
    const callId = await desk.finishCall();
    const health = await fetch(`${gateway}/healthz`);
    const late = desk.agent.openFeed();
    await late.waitFor(callId, 'is told to those who come now', () => true);

    expect(parse(ErrorReplySchema, await notReady.json(), 'gateway.internal').error.code).toBe(
      'gateway.stopping',
    );
    expect(health.status).toBe(200);
    expect(health.headers.get('connection')).toBe('close');
    await Promise.all([desk.feed.ended, late.ended, gone]);
    expect(stack.gateway.log).not.toContain('did not stop');
    const elsewhere = await fetch(`${other.url}/api/feed?after=0`, {
      headers: { cookie: desk.agent.cookies(), origin: stack.urls.shell },
    });
    await elsewhere.body?.cancel();
    expect(elsewhere.status).toBe(200);
    await eventually('it is one Task', () => desk.tasksOf(callId).length === 1);
  },
  WITHIN_MS,
);

onPostgres(
  'whoever sits at a terminal does not wait for it',
  async () => {
    await stack.gateway.start({ DRAIN_SECONDS: '120' });
    await stack.gateway.kill('SIGINT');

    expect(stack.gateway.log).not.toContain('did not stop');
  },
  WITHIN_MS,
);
