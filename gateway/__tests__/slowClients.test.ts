/** Clients that send or take slowly, or not at all, hold up nobody and are let go; and names that do not resolve. */
import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ErrorReplySchema, parse } from '#call-core';
import { openDesk } from '../../test-support/desk.ts';
import type { Desk } from '../../test-support/desk.ts';
import { eventually } from '../../test-support/eventually.ts';
import { startGatewayStack } from '../../test-support/gatewayStack.ts';
import type { GatewayStack } from '../../test-support/gatewayStack.ts';
import { quickestDatabase } from '../../test-support/postgres.ts';

const METRICS_KEY = 'the key of whoever watches';
const WITHIN_MS = 60_000;
/** More than the sockets in between take, with room. */
const CHANGES = 300;
const COMMENT_LENGTH = 30_000;
const SLOW = 50;

const database = await quickestDatabase();
let stack: GatewayStack;
let desk: Desk;
let databaseUrl = '';
let slow: Promise<unknown>[] = [];
/** Where the test can say that the others are elsewhere. */
const onPostgres = database.name === 'Postgres' ? test : test.skip;

beforeAll(async () => {
  stack = await startGatewayStack(database, {
    env: { METRICS_KEY, LOG_LEVEL: 'info' },
    inFrontOf(url) {
      databaseUrl = url;
      return Promise.resolve(url);
    },
  });
  desk = await openDesk(stack);
}, WITHIN_MS);

afterAll(async () => {
  desk.feed.close();
  await stack.stop();
});

/** Sends so much of a request and no more. */
function begin(text: string): Socket {
  const { hostname, port } = new URL(stack.urls.gateway);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  socket.write(text);
  return socket;
}

/** Requests whose heads, or bodies, do not come to their end. @returns for each, when its connection is over */
function slowRequests(): Promise<unknown>[] {
  const start = 'POST /webhooks/zoom HTTP/1.1\r\nhost: gateway\r\n';
  const body = `${start}content-type: application/json\r\ncontent-length: 99\r\n\r\n{`;
  return Array.from({ length: SLOW }, () => [`${start}x-a`, body])
    .flat()
    .map((text) => once(begin(text).resume(), 'close'));
}

async function feedClients(): Promise<number> {
  const answer = await fetch(`${stack.urls.gateway}/metrics`, {
    headers: { authorization: `Bearer ${METRICS_KEY}` },
  });
  return Number(/^zoom_phone_feed_clients (\d+)$/m.exec(await answer.text())?.[1]);
}

test('requests that never end hold up nobody', async () => {
  slow = slowRequests();
  await desk.saved(await desk.finishCall());
});

test(
  'a widget that takes nothing is let go, and is told everything when it comes again',
  async () => {
    const callId = await desk.dial();
    desk.feed.close();
    const before = await feedClients();
    const stalled = begin(
      `GET /api/feed HTTP/1.1\r\nhost: gateway\r\norigin: ${stack.urls.shell}\r\ncookie: ${desk.agent.cookies()}\r\n\r\n`,
    );
    stalled.pause();
    await eventually('it is open', async () => (await feedClients()) === before + 1);
    for (let edit = 1; edit <= CHANGES; edit++) {
      const comment = `${edit} ${'x'.repeat(COMMENT_LENGTH)}`;
      await desk.agent.tell('PUT', `/api/calls/${callId}/comment`, { comment, commentEdit: edit });
    }

    await eventually('it is let go', async () => (await feedClients()) === before, WITHIN_MS);
    stalled.destroy();
    stack.zoom.cloud.hangUp(callId);
    const feed = desk.agent.openFeed();
    await feed.waitFor(callId, 'has the last words', ({ log }) => log.comment.startsWith(`${CHANGES} `));
    feed.close();
  },
  2 * WITHIN_MS,
);

test(
  'requests that never end are ended',
  async () => {
    await Promise.all(slow);
  },
  WITHIN_MS,
);

onPostgres(
  'a name that does not resolve is an outage like any other, and what waits for it is done',
  async () => {
    const where = new pg.Client(databaseUrl);
    where.on('error', () => undefined);
    await where.connect();
    const { rows } = await where.query<{ provider: string; base_url: string }>(
      'select distinct provider, base_url from credential',
    );
    await where.query("update credential set base_url = 'https://' || provider || '.invalid'");
    const answer = await desk.agent.send('PUT', '/api/caller-id', { kind: 'hidden' });
    const feed = desk.agent.openFeed();
    const callId = stack.zoom
      .agent(desk.agent.user.zoomId)
      .dial({ number: '+12095550123', device: 'desktop' });
    stack.zoom.cloud.answer(callId);
    stack.zoom.cloud.hangUp(callId);
    const { log } = await feed.waitFor(callId, 'waits', (entry) => entry.log.problem !== null);
    for (const { provider, base_url: url } of rows)
      await where.query('update credential set base_url = $2 where provider = $1', [provider, url]);
    await where.end();

    expect(answer.status).toBe(503);
    expect(parse(ErrorReplySchema, await answer.json(), 'gateway.internal').error.code).toBe(
      'zoom.unavailable',
    );
    expect(log.problem?.code).toBe('salesforce.unavailable');
    await feed.waitFor(callId, 'is saved', (entry) => entry.log.state === 'saved', 30_000);
    feed.close();
  },
  WITHIN_MS,
);
