/** The same events, sent twice and in every order, end in exactly one Task that says the same. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { personNamed, recordIdOf } from '../../scripts/workbench/seed.ts';
import { ALL_MEANS } from '../../test-support/allMeans.ts';
import type { AgentBrowser, FeedReader } from '../../test-support/agentBrowser.ts';
import { startGatewayStack } from '../../test-support/gatewayStack.ts';
import type { GatewayStack } from '../../test-support/gatewayStack.ts';
import { testDatabases } from '../../test-support/postgres.ts';
import { sendWebhook } from '../../test-support/zoomSender.ts';

const AVERY_ID = recordIdOf(personNamed('calloway'));

/** All webhooks of one call, as Zoom sent them. */
async function recordedCall(stack: GatewayStack, agent: AgentBrowser, feed: FeedReader): Promise<string[]> {
  const callId = stack.zoom.cloud.ringAgent({ from: '+12095550123', toUserId: agent.user.zoomId });
  const { accept, hold, unhold } = stack.zoom.agent(agent.user.zoomId);
  accept(callId, 'mobile');
  hold(callId);
  unhold(callId);
  stack.zoom.cloud.hangUp(callId);
  const isRecord = (entry: { call: { about: { callElementId?: unknown } } }) =>
    entry.call.about.callElementId !== undefined;
  await feed.waitFor(callId, 'is recorded by Zoom', isRecord);
  const bodies = stack.zoom.webhooks.log.filter(({ body }) => body.includes(callId)).map(({ body }) => body);
  return bodies.map((body) => body.replaceAll(callId, 'THE_CALL'));
}

/** Calls of a run that happen at the same time: much of it is waiting. */
const AT_A_TIME = 8;
/** What differs between databases shows in few orders. */
const RUNS = ALL_MEANS ? { most: 6, further: 2 } : { most: 4, further: 1 };
/** Some thousand webhooks, on a computer that may have much else to do. */
const TIMEOUT_MS = 300_000;
const [quickest, ...further] = (await testDatabases()).reverse();
const databases = [
  ...(quickest ? [{ database: quickest, numRuns: RUNS.most }] : []),
  ...further.map((database) => ({ database, numRuns: RUNS.further })),
];

describe.each(databases)('on $database.name', ({ database, numRuns }) => {
  let stack: GatewayStack;
  let agent: AgentBrowser;
  let feed: FeedReader;
  let bodies: string[];
  let calls = 0;

  beforeAll(async () => {
    stack = await startGatewayStack(database);
    agent = await stack.signedIn();
    feed = agent.openFeed();
    bodies = await recordedCall(stack, agent, feed);
  });

  afterAll(async () => {
    feed.close();
    await stack.stop();
  });

  /** @returns what the Task says of the call */
  async function play(order: readonly string[]): Promise<string> {
    const callId = `90000000000000${(calls += 1)}`;
    for (const body of order) {
      const answer = await sendWebhook(stack.urls.gateway, body.replaceAll('THE_CALL', callId));
      expect(answer.status).toBe(204);
    }
    await feed.waitFor(
      callId,
      'is saved',
      ({ call, log }) => log.state === 'saved' && call.about.callElementId !== undefined,
    );
    const tasks = stack.salesforce.records.find('Task', { CallObject: callId });
    expect(tasks).toMatchObject([{ WhoId: AVERY_ID, CallType: 'Inbound', CallDisposition: 'Answered' }]);
    const key = `${callId}:${agent.user.zoomId}`;
    expect(stack.salesforce.records.find('ZoomCallLog__c', { ZoomCallId__c: key })).toHaveLength(1);
    const [task] = tasks;
    return JSON.stringify([task?.['Subject'], task?.['CallDurationInSeconds'], task?.['ActivityDate']]);
  }

  test(
    'whatever the order and however often',
    async () => {
      expect(bodies.length).toBeGreaterThanOrEqual(6);
      const order = fc
        .tuple(
          fc.shuffledSubarray(bodies, { minLength: bodies.length }),
          fc.array(fc.constantFrom(...bodies), { maxLength: 8 }),
        )
        .map(([all, repeated]) => [...repeated, ...all, ...repeated]);
      const orders = fc.array(order, { minLength: AT_A_TIME, maxLength: AT_A_TIME });

      const told = new Set<string>();
      await fc.assert(
        fc.asyncProperty(orders, async (several) => {
          for (const said of await Promise.all(several.map(play))) told.add(said);
        }),
        { numRuns },
      );
      expect(told.size).toBe(1);
    },
    TIMEOUT_MS,
  );

  test('all at the same moment', async () => {
    const callId = '90000000000000777';
    const sent = [...bodies, ...bodies, ...bodies].map((body) =>
      sendWebhook(stack.urls.gateway, body.replaceAll('THE_CALL', callId)),
    );
    const statuses = (await Promise.all(sent)).map(({ status }) => status);
    await feed.waitFor(
      callId,
      'is saved',
      ({ call, log }) => log.state === 'saved' && call.about.callElementId !== undefined,
    );

    expect(new Set(statuses)).toEqual(new Set([204]));
    expect(stack.salesforce.records.find('Task', { CallObject: callId })).toHaveLength(1);
  });
});
