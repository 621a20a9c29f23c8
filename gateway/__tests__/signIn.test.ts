import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startGatewayStack } from '../../test-support/gatewayStack.ts';
import type { GatewayStack } from '../../test-support/gatewayStack.ts';
import { quickestDatabase } from '../../test-support/postgres.ts';

const database = await quickestDatabase();

let stack: GatewayStack;

beforeAll(async () => {
  stack = await startGatewayStack(database);
});

afterAll(() => stack.stop());

test('whoever declines at Zoom is not signed in, and can do it again', async () => {
  const minami = stack.browserOf('minami');

  expect(await minami.signIn('decline')).toBe('signIn.denied');
  expect(await minami.signIn()).toMatchObject({ agent: { name: 'Minami Sakura' } });
});

test('the session says what the agent’s line can do', async () => {
  const session = await stack.browserOf('minami').signIn();

  expect(session).toMatchObject({
    callerIds: expect.arrayContaining([{ number: '+81355500001', name: expect.any(String) }]),
    callerId: { kind: 'number', number: '+81355500001' },
    canHideCallerId: true,
    consentGiven: false,
    homeCountry: 'JP',
    timeZone: 'Asia/Tokyo',
    signInNeeded: null,
  });
});

test('a second sign-in leads past Zoom’s page while its rights hold', async () => {
  const minami = stack.browserOf('minami');
  await minami.signIn();
  const before = stack.zoom.requests.list.filter(({ path }) => path.startsWith('/oauth/authorize')).length;

  await stack.browserOf('minami').signIn();

  expect(stack.zoom.requests.list.filter(({ path }) => path.startsWith('/oauth/authorize'))).toHaveLength(
    before,
  );
});

test('an agent who does not see accounts signs in, and is found callers without them', async () => {
  const mend = stack.salesforce.faults.add({
    times: Infinity,
    match: { path: /\/sobjects\/Account\/describe$/ },
    effect: { kind: 'error', code: 'NOT_FOUND' },
  });
  const minami = stack.browserOf('minami');
  await minami.signIn();
  mend();
  const mark = stack.salesforce.requests.mark();
  const feed = minami.openFeed();
  const callId = stack.zoom.cloud.ringAgent({ from: '+81455550120', toUserId: minami.user.zoomId });

  const { log } = await feed.waitFor(callId, 'was searched for', (entry) => entry.log.search === 'done');

  expect(log).toMatchObject({ who: null, candidates: [], relatedTo: null });
  const searches = stack.salesforce.requests
    .since(mark, 'api', 'app')
    .filter(({ path }) => path.includes('/search'));
  expect(searches).toHaveLength(1);
  stack.zoom.cloud.hangUp(callId);
  feed.close();
});

test('a Zoom user without Zoom Phone is told so', async () => {
  expect(await stack.browserOf('haruto').signIn()).toBe('zoom.noPhoneLicence');
});

test('a Salesforce user who is not admitted to the app is told so', async () => {
  expect(await stack.browserOf('emily').signIn()).toBe('salesforce.userNotAllowed');
});

test.each([
  [
    'Salesforce is down',
    () =>
      stack.salesforce.faults.add({
        times: 20,
        match: { path: '/services/oauth2/token' },
        effect: { kind: 'status', status: 503 },
      }),
    'salesforce.unavailable',
  ],
  [
    'Zoom is down',
    () => stack.zoom.faults.add({ kind: 'unavailable', parts: ['oauth'], path: '/oauth/token' }),
    'zoom.unavailable',
  ],
])('when %s, the sign-in says so', async (_, breakIt, code) => {
  const minami = stack.browserOf('minami');
  stack.zoom.deauthorise(minami.user.zoomId);
  await stack.zoom.webhooks.settled();
  const mend = breakIt();

  expect(await minami.signIn()).toBe(code);
  mend();
  expect(await minami.signIn()).toMatchObject({ agent: { name: 'Minami Sakura' } });
});

async function begin(query: Record<string, string>): Promise<Response> {
  return fetch(`${stack.urls.gateway}/sign-in?${new URLSearchParams(query).toString()}`, {
    redirect: 'manual',
  });
}
const CHALLENGE = createHash('sha256').update(randomBytes(32)).digest('base64url');

test('a page of another site cannot begin a sign-in', async () => {
  expect((await begin({ origin: 'https://evil.example', challenge: CHALLENGE })).status).toBe(403);
});

test.each([
  ['no challenge', {}],
  ['a challenge that is none', { challenge: 'abc' }],
])('a sign-in with %s is refused', async (_, query) => {
  expect((await begin({ origin: stack.urls.shell, ...query })).status).toBe(400);
});

test('the steps of a sign-in must happen in the browser that began it', async () => {
  const answer = await begin({ origin: stack.urls.shell, challenge: CHALLENGE });
  const state = new URL(answer.headers.get('location') ?? '').searchParams.get('state') ?? '';

  const elsewhere = await fetch(`${stack.urls.gateway}/sign-in/salesforce?state=${state}&code=abc`);

  expect(elsewhere.status).toBe(400);
  expect(await elsewhere.text()).toContain('signIn.expired');
});

test('the sign-in asks both providers with PKCE and a state that cannot be guessed', async () => {
  const answer = await begin({ origin: stack.urls.shell, challenge: CHALLENGE });

  const asked = new URL(answer.headers.get('location') ?? '').searchParams;
  expect(asked.get('code_challenge')).toMatch(/^[\w-]{43}$/);
  expect(asked.get('state')).toMatch(/^[\w-]{43}$/);
});

test('a code is worth a session once, and only together with the secret of the widget that asked', async () => {
  const minami = stack.browserOf('minami');
  const answer = await minami.send('POST', '/api/session', {
    code: randomBytes(32).toString('base64url'),
    verifier: randomBytes(32).toString('base64url'),
  });

  expect(answer.status).toBe(400);
  expect(await answer.text()).toContain('signIn.expired');
});
