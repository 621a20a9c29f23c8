/** The same events, sent twice and in every order, end in exactly one Task that says the same. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { personNamed, recordIdOf } from '../../scripts/workbench/seed.ts';
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

describe.each((await testDatabases()).map((database) => ({ database })))(
  'on $database.name',
  ({ database }) => {
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

    test('whatever the order and however often', async () => {
      expect(bodies.length).toBeGreaterThanOrEqual(6);
      const orders = fc
        .tuple(
          fc.shuffledSubarray(bodies, { minLength: bodies.length }),
          fc.array(fc.constantFrom(...bodies), { maxLength: 8 }),
        )
        .map(([all, repeated]) => [...repeated, ...all, ...repeated]);

      const told = new Set<string>();
      await fc.assert(
        fc.asyncProperty(orders, async (order) => {
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
          expect(tasks).toMatchObject([
            { WhoId: AVERY_ID, CallType: 'Inbound', CallDisposition: 'Answered' },
          ]);
          told.add(
            JSON.stringify([
              tasks[0]?.['Subject'],
              tasks[0]?.['CallDurationInSeconds'],
              tasks[0]?.['ActivityDate'],
            ]),
          );
          expect(
            stack.salesforce.records.find('ZoomCallLog__c', {
              ZoomCallId__c: `${callId}:${agent.user.zoomId}`,
            }),
          ).toHaveLength(1);
        }),
        { numRuns: 60 },
      );
      expect(told.size).toBe(1);
    });

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
  },
);
