/** Clients that send or take slowly, or not at all, hold up nobody and are let go; and names that do not resolve. */
import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ErrorReplySchema, parse } from '#call-core';
import { AVERY, openDesk } from '../../test-support/desk.ts';
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

beforeAll(async () => {
  stack = await startGatewayStack(database, { env: { METRICS_KEY, LOG_LEVEL: 'info' } });
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

async function feedClients(): Promise<number> {
  const answer = await fetch(`${stack.urls.gateway}/metrics`, {
    headers: { authorization: `Bearer ${METRICS_KEY}` },
  });
  return Number(/^zoom_phone_feed_clients (\d+)$/m.exec(await answer.text())?.[1]);
}

test(
  'requests that never end are ended, and nobody waits for them',
  async () => {
    const heads = Array.from({ length: SLOW }, () =>
      begin('POST /webhooks/zoom HTTP/1.1\r\nhost: gateway\r\nx-a'),
    );
    const bodies = Array.from({ length: SLOW }, () =>
      begin(
        'POST /webhooks/zoom HTTP/1.1\r\nhost: gateway\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{',
      ),
    );
    const ends = [...heads, ...bodies].map((socket) => {
      socket.resume();
      return once(socket, 'close');
    });
    await desk.saved(await desk.finishCall());

    await Promise.all(ends);
    expect((await fetch(`${stack.urls.gateway}/readyz`)).status).toBe(200);
  },
  WITHIN_MS,
);

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
    const feed = desk.agent.openFeed();
    await feed.waitFor(callId, 'has the last words', ({ log }) => log.comment.startsWith(`${CHANGES} `));
    feed.close();
  },
  2 * WITHIN_MS,
);

test(
  'a name that does not resolve is an outage like any other',
  async () => {
    await stack.gateway.kill('SIGTERM');
    await stack.gateway.start({ ZOOM_API_URL: 'https://zoom.invalid' });
    const answer = await desk.agent.send('PUT', '/api/caller-id', { kind: 'number', number: AVERY.number });
    expect(answer.status).toBe(503);
    expect(parse(ErrorReplySchema, await answer.json(), 'gateway.internal').error.code).toBe(
      'zoom.unavailable',
    );
  },
  WITHIN_MS,
);
