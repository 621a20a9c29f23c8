/** Whether the agent is in a meeting, asked before a call goes out: known from Zoom, and never a reason to wait. */
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { PresenceSchema, SessionSchema, parse } from '#call-core';
import { zoomApp } from '../../scripts/workbench/parties.ts';
import type { Fault } from '../../scripts/workbench/zoom/faults.ts';
import type { AgentBrowser } from '../../test-support/agentBrowser.ts';
import { startGatewayStack } from '../../test-support/gatewayStack.ts';
import type { GatewayStack } from '../../test-support/gatewayStack.ts';
import { quickestDatabase } from '../../test-support/postgres.ts';

const database = await quickestDatabase();
const PATH = '/v2/users/me/presence_status';
const PRESENCE = `GET ${PATH}`;
const RENEWED = 'POST /oauth/token 200';

let stack: GatewayStack;
let agent: AgentBrowser;

beforeAll(async () => {
  stack = await startGatewayStack(database);
  agent = await stack.signedIn();
}, 60_000);

afterEach(() => {
  stack.zoom.faults.reset();
  stack.zoom.client(agent.user.zoomId).set({ inMeeting: false });
});

afterAll(() => stack.stop());

async function inMeeting(): Promise<boolean | null> {
  const answer = await agent.send('GET', '/api/presence');
  expect(answer.status).toBe(200);
  return parse(PresenceSchema, await answer.json(), 'gateway.internal').inMeeting;
}

async function signInNeeded(): Promise<string | null> {
  const answer = await agent.send('GET', '/api/session');
  return parse(SessionSchema, await answer.json(), 'gateway.internal').signInNeeded;
}

/** What Zoom was asked because of it meanwhile: method, path and answer. */
async function askedDuring(work: () => Promise<unknown>): Promise<string[]> {
  const before = stack.zoom.requests.list.length;
  await work();
  return stack.zoom.requests.list
    .slice(before)
    .filter(({ path }) => path === PATH || path === '/oauth/token')
    .map(({ method, path, status }) => `${method} ${path} ${status ?? 'none'}`);
}

test('it follows the meetings of the agent', async () => {
  expect(await inMeeting()).toBe(false);
  stack.zoom.client(agent.user.zoomId).set({ inMeeting: true });
  expect(await inMeeting()).toBe(true);
});

test.each<[string, Fault['kind']]>([
  ['breaks the connection', 'drop'],
  ['fails inside', 'serverError'],
  ['is down for maintenance', 'unavailable'],
  ['has had too many requests', 'perSecondLimit'],
  ['does not permit it', 'forbidden'],
  ['does not know the user', 'notFound'],
])('it is not known, and asked for once, when Zoom %s', async (_, kind) => {
  stack.zoom.faults.add({ kind, parts: ['rest'], path: PATH, times: 1 });

  const asked = await askedDuring(async () => {
    expect(await inMeeting()).toBeNull();
  });

  expect(asked).toHaveLength(1);
  expect(await inMeeting()).toBe(false);
});

test.each<Fault>([
  { kind: 'hang', parts: ['rest'] },
  // An answer that would be waited for by somebody with more patience.
  { kind: 'delay', parts: ['rest'], delayMs: 3000 },
])('it is not waited for when Zoom is silent: $kind', async (fault) => {
  stack.zoom.faults.add(fault);

  expect(await inMeeting()).toBeNull();
});

test('a token that has ended is renewed for it', async () => {
  stack.zoom.signIns.expireAccessTokens(agent.user.zoomId);

  const asked = await askedDuring(async () => {
    expect(await inMeeting()).toBe(false);
  });

  expect(asked).toEqual([`${PRESENCE} 401`, RENEWED, `${PRESENCE} 200`]);
});

test('a renewal that takes too long is not waited for, and is not lost', async () => {
  stack.zoom.signIns.expireAccessTokens(agent.user.zoomId);
  stack.zoom.faults.add({ kind: 'delay', parts: ['oauth'], delayMs: 2000, times: 1 });

  const asked = await askedDuring(async () => {
    expect(await inMeeting()).toBeNull();
    expect(await inMeeting()).toBe(false);
  });

  expect(asked.filter((request) => request.startsWith('POST'))).toEqual([RENEWED]);
});

test('an app without the scope knows nothing, and the agent need not sign in again', async () => {
  const { scopes } = zoomApp('');
  stack.zoom.configure({ scopes: scopes.filter((scope) => scope !== 'user:read:presence_status') });
  stack.zoom.signIns.revokeAll(agent.user.zoomId);
  expect(await inMeeting()).toBeNull();
  expect(await signInNeeded()).toBe('zoom');
  await agent.signIn();
  stack.zoom.client(agent.user.zoomId).set({ inMeeting: true });

  const asked = await askedDuring(async () => {
    expect(await inMeeting()).toBeNull();
  });

  expect(asked).toEqual([`${PRESENCE} 400`]);
  expect(await signInNeeded()).toBeNull();
});
