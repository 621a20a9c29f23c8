import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { AgentBrowser } from '../../test-support/agentBrowser.ts';
import { eventually } from '../../test-support/eventually.ts';
import { startGatewayStack } from '../../test-support/gatewayStack.ts';
import type { GatewayStack } from '../../test-support/gatewayStack.ts';
import { quickestDatabase } from '../../test-support/postgres.ts';

const METRICS_KEY = 'the key of whoever watches';
const NUMBER = '+12095550123';
const START_MS = 90_000;
const database = await quickestDatabase();

let stack: GatewayStack;
let minami: AgentBrowser;

beforeAll(async () => {
  stack = await startGatewayStack(database, { env: { METRICS_KEY } });
  minami = await stack.signedIn();
}, START_MS);

afterAll(() => stack.stop());

function ask(key: string | null): Promise<Response> {
  return fetch(`${stack.urls.gateway}/metrics`, {
    headers: key === null ? {} : { authorization: `Bearer ${key}` },
  });
}

/** The samples, by name and labels as they are written. */
async function samples(): Promise<Map<string, number>> {
  const answer = await ask(METRICS_KEY);
  expect(answer.status).toBe(200);
  const lines = (await answer.text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ')))]),
  );
}

test.each([null, 'another key'])('nobody with the key %s gets any', async (key) => {
  expect((await ask(key)).status).toBe(403);
});

test('a call from its webhook to its Task is counted, and how late the Task was', async () => {
  const feed = minami.openFeed();
  const callId = stack.zoom.agent(minami.user.zoomId).dial({ number: NUMBER, device: 'desktop' });
  stack.zoom.cloud.answer(callId);
  stack.zoom.cloud.hangUp(callId);
  await feed.waitFor(callId, 'is saved', (entry) => entry.log.state === 'saved');

  const counted = await samples();
  feed.close();

  expect(counted.get('zoom_phone_webhooks_total{outcome="accepted"}')).toBeGreaterThan(1);
  expect(counted.get('zoom_phone_log_seconds_count')).toBe(1);
  expect(counted.get('zoom_phone_feed_clients')).toBe(1);
  expect(counted.get('zoom_phone_salesforce_requests_used')).toBeGreaterThan(0);
  expect(counted.get('zoom_phone_salesforce_requests_limit')).toBe(15_000);
  expect(counted.get('zoom_phone_http_requests_total{route="/webhooks/zoom",status="204"}')).toBeGreaterThan(
    1,
  );
  await eventually('the feed is gone', async () => (await samples()).get('zoom_phone_feed_clients') === 0);
});

test('what Zoom leaves of its limits is told, as its last answer had it', async () => {
  await eventually('the sweep after the sign-in', async () =>
    (await samples()).has('zoom_phone_zoom_requests_remaining{category="medium"}'),
  );
  const told = await samples();

  expect(told.get('zoom_phone_zoom_requests_limit{category="medium"}')).toBe(20);
  expect(told.get('zoom_phone_zoom_requests_remaining{category="medium"}')).toBeLessThan(20);
  expect(told.get('zoom_phone_zoom_requests_remaining{category="medium"}')).toBeGreaterThanOrEqual(0);
});

test('a log that waits is seen, by the code of what stands against it', async () => {
  const accept = stack.salesforce.faults.add({
    match: { object: 'Task' },
    times: Infinity,
    effect: { kind: 'error', code: 'FIELD_CUSTOM_VALIDATION_EXCEPTION' },
  });
  const feed = minami.openFeed();
  const callId = stack.zoom.agent(minami.user.zoomId).dial({ number: NUMBER, device: 'desktop' });
  stack.zoom.cloud.answer(callId);
  stack.zoom.cloud.hangUp(callId);
  const { log } = await feed.waitFor(callId, 'needs the agent', (entry) => entry.log.state === 'needsYou');
  feed.close();

  const counted = await samples();
  accept();

  expect(counted.get(`zoom_phone_logs_unsaved{problem="${log.problem?.code}"}`)).toBe(1);
});

test('paths of others make no labels of their own, and nothing tells who telephones with whom', async () => {
  const path = `/${randomUUID()}`;
  await fetch(`${stack.urls.gateway}${path}`);

  const counted = await samples();
  const text = [...counted.keys()].join('\n');

  expect(counted.get('zoom_phone_http_requests_total{route="none",status="404"}')).toBeGreaterThan(0);
  for (const secret of [
    path.slice(1),
    '2095550123',
    minami.user.zoomId,
    minami.user.salesforceId,
    METRICS_KEY,
  ])
    expect(text).not.toContain(secret);
});
