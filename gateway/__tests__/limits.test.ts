/** How often may be asked, and that nobody gets past it, nor is held up by others. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ErrorReplySchema, WIDGET_HEADER, parse } from '#call-core';
import type { AgentBrowser } from '../../test-support/agentBrowser.ts';
import { colleagueAt } from '../../test-support/colleague.ts';
import { startGatewayStack } from '../../test-support/gatewayStack.ts';
import type { GatewayStack } from '../../test-support/gatewayStack.ts';
import { quickestDatabase } from '../../test-support/postgres.ts';
import { sendWebhook } from '../../test-support/zoomSender.ts';

const database = await quickestDatabase();
const OF_AGENT = 30;
const OF_ADDRESS = 20;
const OF_SIGN_IN = OF_ADDRESS / 5;

let stack: GatewayStack;
let minami: AgentBrowser;
let colleague: AgentBrowser;
let addresses = 0;

beforeAll(async () => {
  stack = await startGatewayStack(database, {
    env: {
      AGENT_REQUESTS_PER_MINUTE: String(OF_AGENT),
      ADDRESS_REQUESTS_PER_MINUTE: String(OF_ADDRESS),
    },
  });
  minami = await stack.signedIn();
  colleague = await colleagueAt(stack);
}, 60_000);

afterAll(() => stack.stop());

/** As the proxy before the gateway tells it. */
function newAddress(): string {
  addresses += 1;
  return `203.0.113.${String(addresses)}`;
}

function ask(path: string, from: string, cookie = ''): Promise<Response> {
  return fetch(`${stack.urls.gateway}${path}`, {
    headers: { 'x-forwarded-for': from, cookie, origin: stack.urls.shell },
    redirect: 'manual',
  });
}

/** One after the other, as many as asked for. @returns their statuses */
async function askTimes(times: number, once: (index: number) => Promise<Response>): Promise<number[]> {
  const statuses: number[] = [];
  for (let index = 0; index < times; index++) {
    const answer = await once(index);
    await answer.body?.cancel();
    statuses.push(answer.status);
  }
  return statuses;
}

const only = (status: number, times: number) => Array.from({ length: times }, () => status);

async function expectTooMany(answer: Response): Promise<void> {
  expect(answer.status).toBe(429);
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(Number(answer.headers.get('retry-after'))).toBeLessThanOrEqual(60);
  expect(parse(ErrorReplySchema, await answer.json(), 'gateway.internal').error.code).toBe('request.tooMany');
}

test('whoever is not signed in counts by address, whatever cookie each request thinks up', async () => {
  const [flooding, other] = [newAddress(), newAddress()];
  const thoughtUp = (index: number) => `__Host-zoom-phone=${'x'.repeat(40)}${String(index).padStart(3, '0')}`;

  const statuses = await askTimes(OF_ADDRESS + 5, (index) => ask('/api/session', flooding, thoughtUp(index)));

  expect(statuses).toEqual([...only(401, OF_ADDRESS), ...only(429, 5)]);
  await expectTooMany(await ask('/api/feed', flooding));
  expect((await ask('/api/session', other)).status).toBe(401);
  // Agents behind the same address are not held up.
  expect((await ask('/api/session', flooding, minami.cookies())).status).toBe(200);
});

test('addresses of one IPv6 network count as one', async () => {
  const statuses = await askTimes(OF_ADDRESS + 2, (index) =>
    ask('/api/session', `2001:db8:7:7::${String(index + 1)}`),
  );

  expect(statuses).toEqual([...only(401, OF_ADDRESS), ...only(429, 2)]);
});

test('an agent counts in all tabs together and from wherever, and for nobody else', async () => {
  const path = '/api/phone-fields';
  const statuses = await askTimes(OF_AGENT + 2, () => ask(path, newAddress(), colleague.cookies()));

  expect(statuses.filter((status) => status === 200).length).toBeGreaterThan(OF_AGENT - 5);
  expect(statuses.slice(-2)).toEqual([429, 429]);
  await expectTooMany(await ask(path, newAddress(), colleague.cookies()));
  expect((await ask(path, newAddress(), minami.cookies())).status).toBe(200);
});

test('a sign-in may be begun, and finished, some times in a minute', async () => {
  const from = newAddress();
  const query = new URLSearchParams({ origin: stack.urls.shell, challenge: 'x'.repeat(43) });
  const begin = () => ask(`/sign-in?${query.toString()}`, from);
  const finish = () =>
    fetch(`${stack.urls.gateway}/api/session`, {
      method: 'POST',
      headers: {
        ...{ 'x-forwarded-for': from, origin: stack.urls.shell, [WIDGET_HEADER]: '1' },
        'content-type': 'application/json',
      },
      body: JSON.stringify({ code: 'guessed', verifier: 'x'.repeat(43) }),
    });

  expect(await askTimes(OF_SIGN_IN, begin)).toEqual(only(302, OF_SIGN_IN));
  await expectTooMany(await begin());
  expect(await askTimes(OF_SIGN_IN, finish)).toEqual(only(400, OF_SIGN_IN));
  await expectTooMany(await finish());
});

test('Zoom is never refused for how much it tells', async () => {
  const webhook = (index: number) => ({
    event: 'phone.callee_ringing',
    event_ts: Date.now(),
    payload: { object: { call_id: String(index) } },
  });

  const statuses = await askTimes(5 * OF_ADDRESS, (index) => sendWebhook(stack.urls.gateway, webhook(index)));

  expect(statuses).toEqual(only(204, 5 * OF_ADDRESS));
});
