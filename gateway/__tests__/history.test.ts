/** The agent's calls page by page, over HTTP, as the widget asks for them. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { HistoryPageSchema, parse } from '#call-core';
import type { HistoryPage } from '#call-core';
import type { AgentBrowser } from '../../test-support/agentBrowser.ts';
import { startGatewayStack } from '../../test-support/gatewayStack.ts';
import type { GatewayStack } from '../../test-support/gatewayStack.ts';
import { quickestDatabase } from '../../test-support/postgres.ts';

const CALLS = 60;
let stack: GatewayStack;
let agent: AgentBrowser;

beforeAll(async () => {
  stack = await startGatewayStack(await quickestDatabase());
  agent = await stack.signedIn();
  const feed = agent.openFeed();
  for (let count = 0; count < CALLS; count += 1) {
    const callId = stack.zoom.cloud.ringAgent({ from: '+12095550123', toUserId: agent.user.zoomId });
    stack.zoom.cloud.hangUp(callId);
    await feed.waitFor(callId, 'is over', ({ log }) => log.state !== 'open');
  }
  feed.close();
});

afterAll(async () => {
  await stack.stop();
});

async function page(query: string): Promise<HistoryPage> {
  const answer = await agent.send('GET', `/api/history${query}`);
  expect(answer.status).toBe(200);
  return parse(HistoryPageSchema, await answer.json(), 'gateway.internal');
}

test('two pages bring every call once', async () => {
  const first = await page('');
  const second = await page(`?startedAt=${first.next?.startedAt}&callId=${first.next?.callId}`);

  const ids = [...first.entries, ...second.entries].map(({ call }) => call.callId);
  expect(first.entries).toHaveLength(50);
  expect(new Set(ids).size).toBe(CALLS);
  expect(second.next).toBeNull();
});

test('a search finds by number and by kind', async () => {
  expect((await page('?text=555-0123')).entries).toHaveLength(50);
  expect((await page('?text=555-0198')).entries).toEqual([]);
  expect((await page('?kind=missed')).entries).toHaveLength(50);
  expect((await page('?kind=outbound')).entries).toEqual([]);
});

test.each(['?kind=all-of-them', `?text=${'x'.repeat(101)}`, '?startedAt=yesterday&callId=1'])(
  '%s is refused',
  async (query) => {
    const answer = await agent.send('GET', `/api/history${query}`);

    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: { code: 'request.invalid' } });
  },
);

test('without a session nothing is told', async () => {
  const answer = await fetch(`${stack.urls.gateway}/api/history`);

  expect(answer.status).toBe(401);
});
