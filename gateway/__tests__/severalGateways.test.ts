/** Two gateways on one Postgres: what an agent or an account has once, both use together. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { WIDGET_HEADER } from '#call-core';
import { openDesk } from '../../test-support/desk.ts';
import type { Desk } from '../../test-support/desk.ts';
import { startGatewayStack } from '../../test-support/gatewayStack.ts';
import type { GatewayStack } from '../../test-support/gatewayStack.ts';
import { testDatabases } from '../../test-support/postgres.ts';

const postgres = (await testDatabases()).find(({ name }) => name === 'Postgres');
const onPostgres = postgres === undefined ? test.skip : test;
const WITHIN_MS = 90_000;
/** Of requests of a kind that Zoom takes in a second on its larger plan, as its answers say. */
const LIGHT_PER_SECOND = 40;
/** To each. Together they take two seconds; whoever waits longer for a turn is asked for without one. */
const MANY = 25;
const CALLER_ID = { kind: 'number', number: '+12095550199' };

/** Each asks at least once where nobody holds it back. */
const CALLS = 6;

let stack: GatewayStack;
let desk: Desk;

beforeAll(async () => {
  if (postgres === undefined) return;
  stack = await startGatewayStack(postgres, { nodes: 2 });
  desk = await openDesk(stack);
}, WITHIN_MS);

afterAll(async () => {
  if (postgres === undefined) return;
  desk.feed.close();
  await stack.stop();
});

/** The same to each gateway, so many times, all at once. */
function askBoth(path: string, times: number, change?: object): Promise<number[]> {
  const who = { cookie: desk.agent.cookies(), origin: stack.urls.shell, [WIDGET_HEADER]: '1' };
  const request = {
    headers: { ...who, ...(change && { 'content-type': 'application/json' }) },
    ...(change && { method: 'PUT', body: JSON.stringify(change) }),
  };
  return Promise.all(
    stack.nodes.flatMap(({ url }) =>
      Array.from({ length: times }, async () => (await fetch(`${url}${path}`, request)).status),
    ),
  );
}

onPostgres(
  'a token that has ended is renewed once, whichever gateways want it at the same moment',
  async () => {
    stack.zoom.signIns.expireAccessTokens(desk.agent.user.zoomId);
    const before = stack.zoom.requests.list.length;

    const statuses = await askBoth('/api/caller-id', 6, CALLER_ID);

    expect(new Set(statuses)).toEqual(new Set([204]));
    const renewals = stack.zoom.requests.list.slice(before).filter(({ path }) => path === '/oauth/token');
    expect(renewals).toMatchObject([{ status: 200 }]);
  },
  WITHIN_MS,
);

onPostgres(
  'both together ask Zoom no more often than one may',
  async () => {
    const before = stack.zoom.requests.list.length;

    const statuses = await askBoth('/api/caller-id', MANY, CALLER_ID);

    expect(new Set(statuses)).toEqual(new Set([204]));
    const asked = stack.zoom.requests.list.slice(before).filter(({ path }) => path.startsWith('/v2/'));
    expect(asked.map(({ status }) => status)).not.toContain(429);
    const most = Math.max(
      ...asked.map(({ at }) => asked.filter((other) => other.at >= at && other.at < at + 1000).length),
    );
    expect(most).toBeLessThanOrEqual(LIGHT_PER_SECOND);
  },
  WITHIN_MS,
);

onPostgres(
  'when the org has no requests left one request asks now and then, and not each log on each gateway',
  async () => {
    stack.salesforce.faults.add({
      match: { path: /composite/, from: 'app' },
      times: 1000,
      effect: { kind: 'error', code: 'REQUEST_LIMIT_EXCEEDED' },
    });
    let refused = 0;
    const stopListening = stack.salesforce.requests.onRequest(({ kind, status }, when) => {
      if (when === 'after' && kind === 'api' && status === 403) refused += 1;
    });
    const callIds: string[] = [];

    for (let each = 0; each < CALLS; each++) callIds.push(await desk.finishCall());
    for (const callId of callIds)
      await desk.feed.waitFor(
        callId,
        'waits',
        ({ log }) => log.problem?.code === 'salesforce.limitReached',
        WITHIN_MS,
      );

    stopListening();
    stack.salesforce.faults.clear();
    expect(refused).toBeGreaterThan(0);
    expect(refused).toBeLessThan(CALLS);
    for (const callId of callIds) {
      await desk.feed.waitFor(callId, 'is saved', ({ log }) => log.state === 'saved', WITHIN_MS);
      expect(desk.tasksOf(callId)).toHaveLength(1);
    }
  },
  WITHIN_MS,
);
