import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ErrorReplySchema, parse } from '#call-core';
import { eventually } from '../../test-support/eventually.ts';
import { startGatewayStack } from '../../test-support/gatewayStack.ts';
import type { GatewayStack } from '../../test-support/gatewayStack.ts';
import { quickestDatabase } from '../../test-support/postgres.ts';
import { sendWebhook } from '../../test-support/zoomSender.ts';

const database = await quickestDatabase();
const RINGING = readFileSync('fixtures/zoom/webhooks/phone.callee_ringing.json', 'utf8');

let stack: GatewayStack;

beforeAll(async () => {
  stack = await startGatewayStack(database);
});

afterAll(() => stack.stop());

async function answerTo(
  ...sent: Parameters<typeof sendWebhook> extends [string, ...infer Rest] ? Rest : never
) {
  const answer = await sendWebhook(stack.urls.gateway, ...sent);
  const body: unknown = answer.status === 204 ? null : await answer.json();
  return { status: answer.status, body };
}

async function refusal(...sent: Parameters<typeof answerTo>) {
  const { status, body } = await answerTo(...sent);
  return [status, parse(ErrorReplySchema, body, 'gateway.internal').error.code];
}

const now = () => Math.floor(Date.now() / 1000);

describe('a webhook is refused', () => {
  test('without a signature', async () => {
    expect(await refusal(RINGING, { signature: '' })).toEqual([401, 'webhook.badSignature']);
  });

  test('with the signature of another secret', async () => {
    expect(await refusal(RINGING, { secret: 'somebody else' })).toEqual([401, 'webhook.badSignature']);
  });

  test('with the signature of another body', async () => {
    const signature = `v0=${'0'.repeat(64)}`;
    expect(await refusal(RINGING, { signature })).toEqual([401, 'webhook.badSignature']);
  });

  test.each([-301, 301])('signed %i seconds from now', async (seconds) => {
    expect(await refusal(RINGING, { timestamp: now() + seconds })).toEqual([401, 'webhook.stale']);
  });

  test.each([
    ['no JSON', '{"event":'],
    ['no object', '[]'],
    ['no event', '{"payload":{}}'],
    ['no payload', '{"event":"phone.callee_ringing"}'],
    ['an event that is no text', '{"event":7,"payload":{}}'],
    ['a time at the end of all times', '{"event":"phone.callee_ringing","event_ts":1e300,"payload":{}}'],
    ['nothing at all', ''],
  ])('that is %s', async (_, body) => {
    expect(await refusal(body)).toEqual([400, 'webhook.malformed']);
  });

  test('that is larger than any of Zoom’s', async () => {
    const body = JSON.stringify({
      event: 'phone.callee_ringing',
      payload: { padding: 'x'.repeat(1_100_000) },
    });
    expect(await refusal(body)).toEqual([413, 'request.tooLarge']);
  });
});

test('what is refused says to a browser what all answers say', async () => {
  const { headers } = await sendWebhook(stack.urls.gateway, RINGING, { signature: '' });

  expect(headers.get('content-security-policy')).toBe("default-src 'none';frame-ancestors 'none'");
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('access-control-allow-origin')).toBeNull();
});

test('Zoom’s challenge is answered with what only the secret can give', async () => {
  const challenge = {
    event: 'endpoint.url_validation',
    payload: { plainToken: 'qgg8vlvZRS6UYooatFL8Aw' },
    event_ts: 1,
  };

  const { status, body } = await answerTo(challenge);

  expect(status).toBe(200);
  expect(body).toMatchObject({ plainToken: 'qgg8vlvZRS6UYooatFL8Aw' });
  expect(await stack.zoom.webhooks.validateUrl()).toBe(true);
});

test.each([
  [
    'an event that this version does not know',
    { event: 'phone.something_new', payload: { object: {} }, event_ts: 1 },
  ],
  ['an event of another product', { event: 'meeting.started', payload: { object: {} }, event_ts: 1 }],
  ['a call of somebody who does not use Salesforce', JSON.parse(RINGING) as object],
])('%s is acknowledged and changes nothing', async (_, body) => {
  expect((await answerTo(body)).status).toBe(204);
});

test('a malformed call is acknowledged, told to the administrator, and stops nothing behind it', async () => {
  const broken = { event: 'phone.callee_ringing', event_ts: Date.now(), payload: { object: { call_id: 7 } } };
  expect((await answerTo(broken)).status).toBe(204);

  await eventually('the log', () => stack.gateway.log.includes('webhook.malformed'));
  const agent = await stack.signedIn();
  const feed = agent.openFeed();
  const callId = stack.zoom.cloud.ringAgent({ from: '+12095550123', toUserId: agent.user.zoomId });
  await feed.waitFor(callId, 'rings', () => true);
  feed.close();
});

test('when the user removes the app at Zoom, the agent and all data of the agent are gone', async () => {
  const agent = await stack.signedIn();
  const feed = agent.openFeed();
  await eventually('the feed', () => feed.messages.length > 0);

  stack.zoom.deauthorise(agent.user.zoomId);

  await eventually('signed out', async () => (await agent.send('GET', '/api/session')).status === 401);
  await feed.ended;
});

test('no number, name or text of a call stands in the log of the gateway', async () => {
  const agent = await stack.signedIn();
  const feed = agent.openFeed();
  const callId = stack.zoom.cloud.ringAgent({ from: '+12095550123', toUserId: agent.user.zoomId });
  await agent.tell('PUT', `/api/calls/${callId}/comment`, { comment: 'A secret remark', commentEdit: 1 });
  stack.zoom.cloud.hangUp(callId, 'caller');
  await feed.waitFor(callId, 'is saved', (entry) => entry.log.state === 'saved');
  await agent.send('GET', '/api/people?name=Calloway');
  feed.close();

  for (const secret of [
    '2095550123',
    '5550123',
    'Calloway',
    'A secret remark',
    'Minami',
    'workbench-webhook-secret',
    'Bearer',
  ]) {
    expect(stack.gateway.log).not.toContain(secret);
  }
});
