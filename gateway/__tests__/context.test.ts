/** What the agent is told of who calls: the last call, open Cases and Opportunities. */
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { HistoryEntry } from '#call-core';
import { personNamed, recordIdOf } from '../../scripts/workbench/seed.ts';
import type { AgentBrowser, FeedReader } from '../../test-support/agentBrowser.ts';
import { startGatewayStack } from '../../test-support/gatewayStack.ts';
import type { GatewayStack } from '../../test-support/gatewayStack.ts';
import { quickestDatabase } from '../../test-support/postgres.ts';

const AVERY = recordIdOf(personNamed('calloway'));
const SHARED_NUMBER = '+81355500103';

let stack: GatewayStack;
let minami: AgentBrowser;
let feed: FeedReader;
let mark = 0;

beforeAll(async () => {
  const database = await quickestDatabase();
  stack = await startGatewayStack(database);
  minami = await stack.signedIn();
  feed = minami.openFeed();
}, 60_000);

beforeEach(() => {
  stack.salesforce.faults.clear();
  mark = stack.salesforce.requests.mark();
});

afterAll(async () => {
  feed.close();
  await stack.stop();
});

const knowsMore = ({ log }: HistoryEntry) => log.candidates.some(({ context }) => context !== null);

function ring(from: string): string {
  return stack.zoom.cloud.ringAgent({ from, toUserId: minami.user.zoomId });
}

async function over(callId: string): Promise<HistoryEntry> {
  stack.zoom.cloud.hangUp(callId, 'caller');
  return feed.waitFor(callId, 'is saved', (entry) => entry.log.state === 'saved');
}

function requests(): string[] {
  const made = stack.salesforce.requests.since(mark, 'api');
  return made.map(({ method, path }) => `${method} ${path.split('?')[0]?.split('/').pop()}`);
}

test('of who calls the last call and what is open are told, and after the call what the log can be related to', async () => {
  const [last] = stack.salesforce.records.find('Task', { WhoId: AVERY, TaskSubtype: 'Call' });
  const [open] = stack.salesforce.records.find('Case', { ContactId: AVERY });
  stack.salesforce.records.create('Case', { ContactId: AVERY, Subject: 'Done', Status: 'Closed' });

  const callId = ring('+12095550123');
  const { log } = await feed.waitFor(callId, 'knows more', knowsMore);

  expect(log.who?.context).toEqual({
    lastCall: { taskId: last?.['Id'], at: Date.parse(String(last?.['CreatedDate'])), result: null },
    openCases: [
      {
        id: open?.['Id'],
        objectName: 'Case',
        name: `${String(open?.['CaseNumber'])} Display stays dark after update`,
      },
    ],
    openOpportunities: [
      { id: expect.any(String), objectName: 'Opportunity', name: 'Quillwood - 40 handheld gauges' },
    ],
  });
  const { openCases, openOpportunities } = log.who?.context ?? {};
  expect((await over(callId)).log.who).toMatchObject({
    id: AVERY,
    context: { lastCall: null, openCases, openOpportunities },
  });
  expect(requests()).toEqual(['GET search', 'POST composite', 'POST composite']);
});

test('of who has called before that call is told', async () => {
  const before = ring('+12095550123');
  const { log } = await over(before);

  const callId = ring('+12095550123');
  const { log: now } = await feed.waitFor(callId, 'knows more', knowsMore);

  expect(now.who?.context?.lastCall).toMatchObject({ taskId: log.taskId, result: 'Missed' });
  await over(callId);
});

test('of several who have the number all are told', async () => {
  const callId = ring(SHARED_NUMBER);
  const { log } = await feed.waitFor(callId, 'knows more', knowsMore);
  await over(callId);

  expect(log.candidates).toHaveLength(2);
  for (const { context } of log.candidates) {
    expect(context?.openOpportunities.map(({ name }) => name)).toEqual(['星空かなで電機 - 保守契約更新']);
  }
});

test('where Salesforce does not tell more, who it is stands without', async () => {
  stack.salesforce.faults.add({
    match: { object: 'Opportunity' },
    times: 1,
    effect: { kind: 'error', code: 'REQUEST_LIMIT_EXCEEDED' },
  });
  const other = ring('+442079460123');
  await feed.waitFor(other, 'knows who', (entry) => entry.log.search === 'done');
  expect((await over(other)).log).toMatchObject({ who: { name: 'Imogen Thackeray', context: null } });
});
