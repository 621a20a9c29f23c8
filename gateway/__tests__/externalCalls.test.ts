/** External Zoom Call Logs over HTTP: what is listed, saved and dismissed, and what the agent is told when something is wrong. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import {
  ErrorReplySchema,
  ExternalCallsReplySchema,
  ExternalCountSchema,
  SaveCallsReplySchema,
  addDays,
  dayOf,
  parse,
  stateOf,
} from '#call-core';
import type { ExternalCall } from '#call-core';
import type { Fault } from '../../scripts/workbench/zoom/faults.ts';
import { AVERY, openDesk } from '../../test-support/desk.ts';
import type { Desk } from '../../test-support/desk.ts';
import { eventually } from '../../test-support/eventually.ts';
import { startGatewayStack } from '../../test-support/gatewayStack.ts';
import type { GatewayStack } from '../../test-support/gatewayStack.ts';
import { quickestDatabase } from '../../test-support/postgres.ts';

const database = await quickestDatabase();
const HISTORY = '/v2/phone/users/me/call_history';
/** The agents of the workbench. */
const TIME_ZONE = 'Asia/Tokyo';
/** More than a page of Zoom's. */
const COUNT = 310;

let stack: GatewayStack;
let desk: Desk;
/** Calls of the time before the agent signed in, the oldest first. */
let before: string[];

beforeAll(async () => {
  stack = await startGatewayStack(database, { zoomTimes: { webhookRetryDelaysMs: [], recordsAfterMs: 20 } });
  stack.zoom.webhooks.setMode({ dropNext: 1_000_000 });
  before = Array.from({ length: COUNT }, () => finishCall());
  await eventually('Zoom has the records', () =>
    stack.zoom.webhooks.log.some(
      ({ event, body }) => event.endsWith('element_completed') && body.includes(before.at(-1) ?? ''),
    ),
  );
  stack.zoom.webhooks.setMode({ dropNext: 0 });
  const then = Math.floor(Date.now() / 1000);
  await eventually('the next second', () => Date.now() / 1000 > then + 1);
  desk = await openDesk(stack);
}, 60_000);

afterEach(async () => {
  stack.zoom.faults.reset();
  stack.salesforce.faults.clear();
  stack.salesforce.validationRules.splice(0);
  await stack.salesforce.up();
});

afterAll(async () => {
  desk.feed.close();
  await stack.stop();
});

function finishCall(device: 'mobile' | 'deskPhone' = 'mobile'): string {
  const callId = stack.zoom
    .agent(stack.browserOf('minami').user.zoomId)
    .dial({ number: AVERY.number, device });
  stack.zoom.cloud.answer(callId);
  stack.zoom.cloud.hangUp(callId);
  return callId;
}

const today = () => dayOf(Date.now(), TIME_ZONE);

/** Every page. */
async function search(
  from = addDays(today(), -1),
  to = today(),
  agent = desk.agent,
): Promise<ExternalCall[]> {
  const found: ExternalCall[] = [];
  for (let page: string | null = ''; page !== null;) {
    const more: string = page === '' ? '' : `&page=${encodeURIComponent(page)}`;
    // Zoom takes so many requests a second, and a quick computer makes more.
    const answer = await eventually('Zoom takes the request', async () => {
      const told = await agent.send('GET', `/api/external-calls?from=${from}&to=${to}${more}`);
      return told.status === 503 ? null : told;
    });
    const reply = parse(ExternalCallsReplySchema, await answer.json(), 'gateway.internal');
    found.push(...reply.calls);
    page = reply.nextPage;
  }
  return found;
}

async function refused(from: string, to: string): Promise<string> {
  return codeOf(await desk.agent.send('GET', `/api/external-calls?from=${from}&to=${to}`));
}

async function codeOf(answer: Response): Promise<string> {
  const { error } = parse(ErrorReplySchema, await answer.json(), 'gateway.internal');
  return `${answer.status} ${error.code}`;
}

const idsOf = (calls: readonly ExternalCall[], standing: ExternalCall['standing'] = 'unsaved') =>
  calls.filter((call) => call.standing === standing).map(({ call }) => call.callId);

async function save(...callIds: string[]) {
  const answer = await desk.agent.send('POST', '/api/external-calls/save', { callIds });
  return parse(SaveCallsReplySchema, await answer.json(), 'gateway.internal').results;
}

async function dismiss(callId: string | undefined, dismissed: boolean): Promise<void> {
  await desk.agent.tell('PUT', `/api/external-calls/${callId}/dismissed`, { dismissed });
}

async function counted(): Promise<number> {
  const answer = await desk.agent.send('GET', '/api/external-calls/count');
  return parse(ExternalCountSchema, await answer.json(), 'gateway.internal').count;
}

function asked(path: string): number {
  return stack.zoom.requests.list.filter((request) => request.path.split('?')[0] === path).length;
}

test('calls of the time before the sign-in are listed to the last page, the newest first, with device, result and number', async () => {
  const calls = await search();

  expect(idsOf(calls).toSorted()).toEqual(before.toSorted());
  const [call] = calls;
  expect(call && stateOf(call.call)).toMatchObject({
    ...{ direction: 'outbound', phase: 'ended', result: 'answered', peerNumber: AVERY.number },
    device: expect.stringMatching(/^iOS|^Android/i),
  });
  const times = calls.map((one) => stateOf(one.call).startedAt);
  expect(times).toEqual(times.toSorted((a, b) => b - a));
});

test('a call that the gateway logs by itself is never listed', async () => {
  const callId = await desk.finishCall();
  await desk.saved(callId);

  expect(idsOf(await search())).not.toContain(callId);
});

test('days without calls have none, and Zoom is asked once for each search', async () => {
  const requests = asked(HISTORY);

  expect(await search(addDays(today(), -5), addDays(today(), -3))).toEqual([]);
  expect(asked(HISTORY)).toBe(requests + 1);
});

test('four days, an end before the start, and days that Zoom does not keep are refused, and Zoom is not asked', async () => {
  const requests = asked(HISTORY);

  expect(await refused(addDays(today(), -3), today())).toBe('400 externalCalls.tooManyDays');
  expect(await refused(today(), addDays(today(), -1))).toBe('400 externalCalls.endBeforeStart');
  expect(await refused(addDays(today(), -200), addDays(today(), -199))).toBe('400 externalCalls.tooOld');
  expect(await refused('2026-02-30', '2026-03-01')).toBe('400 request.invalid');
  expect(await refused('yesterday', today())).toBe('400 request.invalid');
  expect(asked(HISTORY)).toBe(requests);
});

test('a page that is too old to go on says so', async () => {
  const path = `/api/external-calls?from=${today()}&to=${today()}&page=gone`;

  expect(await codeOf(await desk.agent.send('GET', path))).toBe('400 externalCalls.listExpired');
});

test('a dismissed call stays out of the list, for other browsers too, until that is taken back; Zoom is not touched', async () => {
  const [callId] = before;
  await search();
  const count = await counted();
  await dismiss(callId, true);
  await dismiss(callId, true);

  const other = await stack.signedIn();
  const calls = await search(undefined, undefined, other);
  expect(idsOf(calls)).not.toContain(callId);
  expect(idsOf(calls, 'dismissed')).toEqual([callId]);
  expect(await counted()).toBe(count - 1);

  await dismiss(callId, false);
  expect(idsOf(await search())).toContain(callId);
  expect(await counted()).toBe(count);
  expect(
    stack.zoom.requests.list.filter(({ method, path }) => method !== 'GET' && path.startsWith('/v2')),
  ).toEqual([]);
});

describe('the agent is told when', () => {
  test.each<[string, Fault['kind'], string]>([
    ['Zoom has had too many requests', 'perSecondLimit', '503 zoom.rateLimited'],
    ['Zoom fails inside', 'serverError', '503 zoom.unavailable'],
    ['Zoom breaks the connection', 'drop', '503 zoom.unavailable'],
    ['Zoom does not permit it', 'forbidden', '400 zoom.refused'],
  ])('%s', async (_, kind, told) => {
    stack.zoom.faults.add({ kind, path: HISTORY, times: 1 });

    expect(await refused(today(), today())).toBe(told);
    expect((await search()).length).toBeGreaterThan(0);
  });

  test('Salesforce cannot say which calls it has', async () => {
    await stack.salesforce.down();

    expect(await refused(today(), today())).toBe('503 salesforce.unavailable');
  });

  test('nobody is signed in', async () => {
    const stranger = stack.browserOf('haruto');

    expect(
      await codeOf(await stranger.send('GET', `/api/external-calls?from=${today()}&to=${today()}`)),
    ).toBe('401 session.missing');
  });
});

test('a call that Salesforce has already is not listed, whoever has saved it, and one request for each page tells so', async () => {
  const [callId = ''] = before;
  const id = stack.salesforce.records.create('Task', {
    Subject: 'By another gateway',
    ZoomCallId__c: `${callId}:${desk.agent.user.zoomId}`,
  });

  const mark = stack.salesforce.requests.mark();
  expect(idsOf(await search())).not.toContain(callId);
  expect(stack.salesforce.requests.since(mark, 'api', 'app')).toHaveLength(2);
  expect(await save(callId)).toEqual([{ callId, outcome: 'logged' }]);
  stack.salesforce.records.remove(id);
});

test('a call that no search has found cannot be saved', async () => {
  expect(await save('7000000000000000001')).toEqual([{ callId: '7000000000000000001', outcome: 'unknown' }]);
});

test('calls are saved once each, however often they are asked for, and are not listed any more', async () => {
  await search();
  const [first = '', second = ''] = before;
  const outcomes = await Promise.all([save(first, second), save(second, first, first)]);
  expect(outcomes.flat().every(({ outcome }) => outcome === 'taken' || outcome === 'logged')).toBe(true);

  for (const callId of [first, second]) {
    const entry = await desk.saved(callId);
    expect(entry.log).toMatchObject({ closed: true, who: { id: AVERY.id } });
    expect(desk.tasksOf(callId)).toMatchObject([{ WhoId: AVERY.id, CallDisposition: 'Answered' }]);
  }
  expect(await save(first)).toEqual([{ callId: first, outcome: 'logged' }]);
  expect(idsOf(await search())).toEqual(expect.not.arrayContaining([first, second]));
  expect(desk.tasksOf(first)).toHaveLength(1);
});

test('a dismissed call that is saved after all is not dismissed any more', async () => {
  const callId = before[2] ?? '';
  await search();
  await dismiss(callId, true);
  await save(callId);

  await desk.saved(callId);
  expect(idsOf(await search(), 'dismissed')).toEqual([]);
});

test('what Salesforce refuses is listed with its reason, and is saved when it is asked for again', async () => {
  const callId = before[3] ?? '';
  await search();
  stack.salesforce.validationRules.push({ object: 'Task', message: 'No calls.', refuses: () => true });
  await save(callId);
  await desk.feed.waitFor(callId, 'needs the agent', ({ log }) => log.state === 'needsYou');

  const calls = await search();
  expect(calls.find(({ call }) => call.callId === callId)).toMatchObject({
    standing: 'needsYou',
    problem: { code: 'salesforce.validation', said: 'No calls.' },
    who: { name: AVERY.name },
  });
  stack.salesforce.validationRules.splice(0);
  expect(await save(callId)).toEqual([{ callId, outcome: 'taken' }]);
  await desk.saved(callId);
  expect(desk.tasksOf(callId)).toHaveLength(1);
});

test('a log that waits for Salesforce is on its way, and not listed', async () => {
  const callId = before[4] ?? '';
  await search();
  stack.salesforce.faults.add({
    match: { from: 'app', object: 'Task' },
    times: 1,
    effect: { kind: 'error', code: 'UNABLE_TO_LOCK_ROW' },
  });
  await save(callId);
  await desk.feed.waitFor(callId, 'waits or is saved', ({ log }) => ['waiting', 'saved'].includes(log.state));

  expect(idsOf(await search())).not.toContain(callId);
  await desk.saved(callId);
});

test('a log that the agent has deleted is put away, and is saved when it is asked for', async () => {
  const callId = await desk.finishCall();
  await desk.saved(callId);
  await desk.agent.tell('PUT', `/api/calls/${callId}/deleted`, { deleted: true });
  await eventually('the Task is gone', () => desk.tasksOf(callId).length === 0);
  await eventually('Zoom has the record', async () => idsOf(await search(), 'deleted').includes(callId));

  expect(await save(callId)).toEqual([{ callId, outcome: 'taken' }]);
  await eventually('the Task is there', () => desk.tasksOf(callId).length === 1);
  expect(idsOf(await search(), 'deleted')).toEqual([]);
});
