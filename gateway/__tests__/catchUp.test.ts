/** Many calls at once, after an outage or a sweep: saved together, with a few of the org's requests, each by itself. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { FaultMatch } from '../../scripts/workbench/salesforce/server/faults.ts';
import { ALL_MEANS } from '../../test-support/allMeans.ts';
import { openDesk } from '../../test-support/desk.ts';
import type { Desk } from '../../test-support/desk.ts';
import { forRelease } from '../../test-support/forRelease.ts';
import { eventually } from '../../test-support/eventually.ts';
import { startGatewayStack } from '../../test-support/gatewayStack.ts';
import type { GatewayStack } from '../../test-support/gatewayStack.ts';
import { addCustomers } from '../../test-support/manyPeople.ts';
import type { Customer } from '../../test-support/manyPeople.ts';
import { quickestDatabase } from '../../test-support/postgres.ts';

const database = await quickestDatabase();
const EVERYTHING = 1_000_000;
const CALLS = ALL_MEANS ? 600 : 240;
/** Each customer telephones twice. */
const CUSTOMERS = CALLS / 2;
/** The batches of a test of what goes wrong. */
const FEW = 30;

let stack: GatewayStack;
let desk: Desk;
let customers: Customer[];

beforeAll(async () => {
  stack = await startGatewayStack(database, {
    env: { HISTORY_SWEEP_SECONDS: '2', LOG_LEVEL: 'info', GATHER_SECONDS: '5' },
    zoomTimes: { webhookRetryDelaysMs: [], recordsAfterMs: 1 },
  });
  customers = addCustomers(stack.salesforce, CUSTOMERS);
  desk = await openDesk(stack);
  const then = Math.floor(Date.now() / 1000);
  await eventually('the second after the sign-in', () => Date.now() / 1000 > then + 1);
  stack.zoom.webhooks.setMode({ dropNext: EVERYTHING });
}, 60_000);

afterEach(() => {
  stack.salesforce.faults.clear();
  stack.salesforce.validationRules.length = 0;
});

afterAll(async () => {
  desk.feed.close();
  await stack.stop();
});

function customerOf(index: number): Customer {
  const customer = customers[Math.floor(index / 2)];
  if (customer === undefined) throw new Error(`There is no customer for call ${index}`);
  return customer;
}

/** Answered and over, on a phone of which no webhook tells. */
function finishCalls(count: number): string[] {
  const { zoomId } = desk.agent.user;
  return Array.from({ length: count }, (_, index) => {
    const from = customerOf(index).number;
    const callId = stack.zoom.cloud.ringAgent({ from, toUserId: zoomId });
    stack.zoom.agent(zoomId).accept(callId, 'mobile');
    stack.zoom.cloud.hangUp(callId);
    return callId;
  });
}

function commentOn(callId: string, comment: string): Promise<void> {
  return desk.agent.tell('PUT', `/api/calls/${callId}/comment`, { comment, commentEdit: 1 });
}

const apiRequests = (mark: number) => stack.salesforce.requests.since(mark, 'api', 'app');
const isSaved = (callId: string) => desk.feed.entry(callId)?.log.state === 'saved';
const allSaved = (callIds: readonly string[]) =>
  eventually('all logs are saved', () => callIds.every(isSaved), 90_000);

/** Each is one Task of the right person, with its Zoom Call Log beside it. */
function expectLogged(callIds: readonly string[]): void {
  const wrong = callIds.flatMap((callId, index) => {
    const tasks = desk.tasksOf(callId);
    const [task] = tasks;
    const [log] = stack.salesforce.records.find('ZoomCallLog__c', {
      ZoomCallId__c: `${callId}:${desk.agent.user.zoomId}`,
    });
    const isRight =
      tasks.length === 1 &&
      task?.['WhoId'] === customerOf(index).id &&
      log?.['TaskId__c'] === task['Id'] &&
      task['ZoomCallLog__c'] === log?.['Id'];
    return isRight ? [] : [{ callId, tasks, log }];
  });
  expect(wrong).toEqual([]);
}

test('a catch-up costs a few requests for a hundred calls, finding the people included', async () => {
  const mark = stack.salesforce.requests.mark();
  const callIds = finishCalls(CALLS);
  await allSaved(callIds);

  expectLogged(callIds);
  // 0.03 where nothing else keeps the machine busy.
  expect(apiRequests(mark).length / CALLS).toBeLessThanOrEqual(0.05);
}, 120_000);

test('one call alone is saved at once, in a request of its own', async () => {
  stack.zoom.webhooks.setMode({ dropNext: 0 });
  const mark = stack.salesforce.requests.mark();
  const callIds = finishCalls(1);
  await allSaved(callIds);
  stack.zoom.webhooks.setMode({ dropNext: EVERYTHING });

  expectLogged(callIds);
  expect(apiRequests(mark).length).toBeLessThanOrEqual(3);
});

describe('of many that are saved together', () => {
  const SAVING: FaultMatch = { path: /\/composite$/, object: 'ZoomCallLog__c' };

  test('one that a rule refuses says why, and fails alone', async () => {
    let refused = '';
    stack.salesforce.validationRules.push({
      object: 'Task',
      refuses: (task) => task['CallObject'] === refused && task['Description'] === null,
      message: 'Write what was agreed',
    });
    const callIds = finishCalls(FEW);
    refused = callIds[7] ?? '';
    await allSaved(callIds.filter((callId) => callId !== refused));
    const { log } = await desk.feed.waitFor(
      refused,
      'needs the agent',
      (entry) => entry.log.state === 'needsYou',
    );

    expect(log.problem).toEqual({ code: 'salesforce.validation', said: 'Write what was agreed' });
    const ofRefused = { ZoomCallId__c: `${refused}:${desk.agent.user.zoomId}` };
    expect(stack.salesforce.records.find('ZoomCallLog__c', ofRefused)).toEqual([]);

    await commentOn(refused, 'A visit in June');
    await allSaved(callIds);
    expectLogged(callIds);
  });

  forRelease('one whose record is locked is saved a little later', async () => {
    stack.salesforce.faults.add({
      match: { object: 'Task' },
      effect: { kind: 'error', code: 'UNABLE_TO_LOCK_ROW' },
    });
    const callIds = finishCalls(FEW);
    await allSaved(callIds);

    expectLogged(callIds);
  });

  forRelease(
    'all wait when Salesforce fails, when its answer is lost, and when the org has no requests left',
    async () => {
      stack.salesforce.faults.add({ match: SAVING, effect: { kind: 'status', status: 503 } });
      stack.salesforce.faults.add({ match: SAVING, effect: { kind: 'drop', when: 'afterCommit' } });
      const callIds = finishCalls(FEW);
      await eventually('both have happened', () => stack.salesforce.faults.pending.length === 0);
      // After one of these nobody asks for a while.
      stack.salesforce.faults.add({
        match: SAVING,
        effect: { kind: 'error', code: 'REQUEST_LIMIT_EXCEEDED' },
      });
      await allSaved(callIds);

      expectLogged(callIds);
    },
    120_000,
  );

  forRelease('what is written while they are on their way is saved by the next', async () => {
    const callIds = finishCalls(FEW);
    const first = callIds[0] ?? '';
    const written = new Promise<void>((resolve, reject) => {
      const stop = stack.salesforce.requests.onRequest((entry, moment) => {
        if (moment !== 'before' || !/\/composite$/.test(entry.path) || !entry.objects.includes('Task'))
          return;
        stop();
        commentOn(first, 'Typed meanwhile').then(resolve, reject);
      });
    });
    stack.salesforce.faults.add({ match: SAVING, effect: { kind: 'delay', ms: 500 } });
    await written;
    await desk.agent.tell('PUT', `/api/calls/${first}/closed`);
    await eventually(
      'the comment',
      () => desk.tasksOf(first)[0]?.['Description'] === 'Typed meanwhile',
      60_000,
    );
    await allSaved(callIds);

    expectLogged(callIds);
  });

  test('a gateway that is killed between the request and the note of it writes nothing twice', async () => {
    const killed = new Promise<void>((resolve, reject) => {
      const stop = stack.salesforce.requests.onRequest((entry, moment) => {
        if (
          moment !== 'after' ||
          !/\/composite$/.test(entry.path) ||
          !entry.objects.includes('ZoomCallLog__c')
        )
          return;
        stop();
        stack.gateway.kill('SIGKILL').then(resolve, reject);
      });
    });
    const callIds = finishCalls(FEW);
    await killed;
    await stack.gateway.start();
    desk.feed.close();
    desk = { ...desk, feed: desk.agent.openFeed() };
    await allSaved(callIds);

    expectLogged(callIds);
  });
});

describe('a comment that looks like one of Salesforce’s references', () => {
  const LIKE_ONE = 'Ask @{task.id} for @{names[0].first}';
  const isWritten = (callId: string) => desk.tasksOf(callId)[0]?.['Description'] === LIKE_ONE;

  test('is saved as it stands', async () => {
    const callIds = finishCalls(FEW);
    const [, second = ''] = callIds;
    await commentOn(second, LIKE_ONE);
    await allSaved(callIds);

    expectLogged(callIds);
    await eventually('the comment', () => isWritten(second), 60_000);
  });

  test('is saved once, also when the answer to its Task was lost', async () => {
    stack.salesforce.faults.add({
      match: { method: 'PATCH', path: '/sobjects/Task/' },
      effect: { kind: 'drop', when: 'afterCommit' },
    });
    const callIds = finishCalls(2);
    const [first = ''] = callIds;
    await commentOn(first, LIKE_ONE);
    await allSaved(callIds);

    expect(stack.salesforce.faults.pending).toEqual([]);
    expectLogged(callIds);
    expect(isWritten(first)).toBe(true);
  });
});
