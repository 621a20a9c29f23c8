/** Whatever goes wrong at Salesforce, the log waits, says why, and is written once. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { ErrorCode, HistoryEntry } from '#call-core';
import type { FaultCode } from '../../scripts/workbench/salesforce/server/faultErrors.ts';
import type { FaultEffect, FaultMatch } from '../../scripts/workbench/salesforce/server/faults.ts';
import { ALL_MEANS } from '../../test-support/allMeans.ts';
import { AVERY, openDesk } from '../../test-support/desk.ts';
import type { Desk } from '../../test-support/desk.ts';
import { eventually } from '../../test-support/eventually.ts';
import { startGatewayStack } from '../../test-support/gatewayStack.ts';
import type { GatewayStack } from '../../test-support/gatewayStack.ts';
import { quickestDatabase } from '../../test-support/postgres.ts';

const database = await quickestDatabase();

let stack: GatewayStack;
let desk: Desk;

beforeAll(async () => {
  stack = await startGatewayStack(database);
  desk = await openDesk(stack);
}, 60_000);

afterEach(() => {
  stack.salesforce.faults.clear();
  stack.salesforce.validationRules.length = 0;
});

afterAll(async () => {
  desk.feed.close();
  await stack.stop();
});

const VARIANTS = ['fails inside', 'is behind a broken proxy', 'is saving the same log already'];
const SAVING: FaultMatch = { path: /\/composite$/, object: 'ZoomCallLog__c' };

/** What the agent's widget has been told of the log, without repetitions. */
function toldOf(callId: string): string[] {
  const told = desk.feed.messages.flatMap((message) =>
    message.type === 'entry' && message.entry.call.callId === callId ? words(message.entry) : [],
  );
  return told.filter((words, index) => words !== told[index - 1]);
}

function words({ log }: HistoryEntry): string {
  return log.problem === null ? log.state : `${log.state}: ${log.problem.code}`;
}

function commentOn(callId: string, comment: string, commentEdit: number): Promise<void> {
  return desk.agent.tell('PUT', `/api/calls/${callId}/comment`, { comment, commentEdit });
}

function needsAgent(callId: string): Promise<HistoryEntry> {
  return desk.feed.waitFor(callId, 'needs the agent', (entry) => entry.log.state === 'needsYou');
}

describe('the log waits and is saved by itself when Salesforce', () => {
  const refusals: readonly [string, FaultEffect, string, FaultMatch?][] = [
    ['is down for maintenance', { kind: 'error', code: 'SERVER_UNAVAILABLE' }, 'salesforce.unavailable'],
    ['fails inside', { kind: 'error', code: 'UNKNOWN_EXCEPTION' }, 'salesforce.unavailable'],
    ['is behind a broken proxy', { kind: 'status', status: 502 }, 'salesforce.unavailable'],
    ['breaks the connection', { kind: 'drop', when: 'before' }, 'salesforce.unavailable'],
    [
      'has done the work and breaks the connection',
      { kind: 'drop', when: 'afterCommit' },
      'salesforce.unavailable',
    ],
    [
      'has had all requests of the day',
      { kind: 'error', code: 'REQUEST_LIMIT_EXCEEDED' },
      'salesforce.limitReached',
    ],
    [
      'has the record locked',
      { kind: 'error', code: 'UNABLE_TO_LOCK_ROW' },
      'salesforce.rowLocked',
      { object: 'Task' },
    ],
    [
      'is saving the same log already',
      { kind: 'error', code: 'DUPLICATE_VALUE' },
      'salesforce.rowLocked',
      { object: 'Task' },
    ],
  ];

  // One of each kind; all of them before a release.
  const some = refusals.filter(([what]) => ALL_MEANS || !VARIANTS.includes(what));

  test.each(some)('%s', async (_, effect, code, match = SAVING) => {
    stack.salesforce.faults.add({ match, effect });

    const callId = await desk.finishCall();
    await desk.saved(callId);

    expect(toldOf(callId)).toEqual(expect.arrayContaining([`waiting: ${code}`, 'saved']));
    expect(desk.tasksOf(callId)).toHaveLength(1);
    expect(stack.salesforce.faults.pending).toEqual([]);
  });

  test('cannot be reached', async () => {
    await stack.salesforce.down();
    const callId = await desk.finishCall();
    await desk.feed.waitFor(callId, 'waits', (entry) => entry.log.state === 'waiting');
    await commentOn(callId, 'Written while Salesforce was away', 1);
    await stack.salesforce.up();
    await desk.saved(callId);

    await eventually('the comment', () =>
      desk.tasksOf(callId).some((task) => task['Description'] === 'Written while Salesforce was away'),
    );
    expect(desk.tasksOf(callId)).toHaveLength(1);
  });
});

test('an answer that never comes is given up and asked for again', async () => {
  stack.salesforce.faults.add({ match: SAVING, effect: { kind: 'hang' } });

  const callId = await desk.finishCall();
  await desk.feed.waitFor(callId, 'waits', (entry) => entry.log.state === 'waiting', 30_000);
  await desk.saved(callId);

  expect(desk.tasksOf(callId)).toHaveLength(1);
}, 60_000);

test('a search that fails costs the name, not the log', async () => {
  stack.salesforce.faults.add({
    match: { path: '/query' },
    times: 2,
    effect: { kind: 'status', status: 503 },
  });

  const callId = await desk.finishCall();
  await desk.saved(callId);

  expect(desk.tasksOf(callId)).toMatchObject([{ WhoId: AVERY.id, Subject: 'Call to Avery Calloway' }]);
});

describe('a token that has ended', () => {
  test('is renewed, and nobody notices', async () => {
    stack.salesforce.signIns.expireAccessTokens(desk.agent.user.salesforceId);
    const mark = stack.salesforce.requests.mark();

    const callId = await desk.finishCall();
    await desk.saved(callId);

    expect(toldOf(callId)).not.toContainEqual(expect.stringContaining('signInNeeded'));
    expect(stack.salesforce.requests.since(mark, 'oauth')).toHaveLength(1);
  });

  test('is renewed once, however many requests want it at the same moment', async () => {
    stack.salesforce.signIns.expireAccessTokens(desk.agent.user.salesforceId);
    const mark = stack.salesforce.requests.mark();

    const answers = await Promise.all(
      Array.from({ length: 12 }, () => desk.agent.send('GET', '/api/people?name=Calloway')),
    );

    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 12 }, () => 200));
    expect(stack.salesforce.requests.since(mark, 'oauth')).toHaveLength(1);
  });

  test('and cannot be renewed: the log waits for the agent to sign in, and is saved after that', async () => {
    stack.salesforce.signIns.revokeAll(desk.agent.user.salesforceId);
    const callId = await desk.finishCall();
    const waiting = await desk.feed.waitFor(callId, 'waits', (entry) => entry.log.state === 'waiting');
    expect(waiting.log.problem?.code).toBe('salesforce.signInNeeded');
    await eventually('the session says so', () =>
      desk.feed.messages.some(
        (message) => message.type === 'session' && message.session.signInNeeded === 'salesforce',
      ),
    );

    await stack.signedIn();

    await desk.saved(callId);
    expect(desk.tasksOf(callId)).toHaveLength(1);
  });
});

describe('a refusal that only people can lift', () => {
  const RULE = 'Say in the comment what was agreed';

  function requireComment(): void {
    stack.salesforce.validationRules.push({
      object: 'Task',
      refuses: (task) => task['Description'] === null,
      message: RULE,
    });
  }

  test('is shown in the words of the rule, and Retry works once the rule is gone', async () => {
    requireComment();
    const callId = await desk.finishCall();
    const refused = await needsAgent(callId);
    expect(refused.log.problem).toEqual({ code: 'salesforce.validation', said: RULE });
    expect(stack.gateway.log).not.toContain(RULE);

    await desk.agent.tell('POST', `/api/calls/${callId}/retry`);
    await eventually(
      'refused again',
      () => toldOf(callId).filter((one) => one.startsWith('needsYou')).length === 2,
    );
    stack.salesforce.validationRules.length = 0;
    await desk.agent.tell('POST', `/api/calls/${callId}/retry`);

    await desk.saved(callId);
    expect(desk.tasksOf(callId)).toHaveLength(1);
  });

  test('is tried again as soon as the agent changes what it is about', async () => {
    requireComment();
    const callId = await desk.finishCall();
    await needsAgent(callId);

    await commentOn(callId, 'A demo on Tuesday', 1);

    await desk.saved(callId);
    expect(desk.tasksOf(callId)).toMatchObject([{ Description: 'A demo on Tuesday' }]);
  });

  const refusals: readonly [FaultCode, ErrorCode][] = [
    ['INSUFFICIENT_ACCESS_OR_READONLY', 'salesforce.noAccess'],
    ['INVALID_FIELD_FOR_INSERT_UPDATE', 'salesforce.fieldNotWritable'],
    ['STORAGE_LIMIT_EXCEEDED', 'salesforce.storageFull'],
    ['CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', 'salesforce.validation'],
  ];

  test.each(refusals)('%s reads %s', async (fault, code) => {
    stack.salesforce.faults.add({ match: { object: 'Task' }, effect: { kind: 'error', code: fault } });
    const callId = await desk.finishCall();

    expect((await needsAgent(callId)).log.problem?.code).toBe(code);

    await desk.agent.tell('POST', `/api/calls/${callId}/retry`);
    await desk.saved(callId);
  });
});

describe('what others do in Salesforce meanwhile', () => {
  test('a Contact that is gone is left out of the log', async () => {
    const contact = stack.salesforce.records.create('Contact', { LastName: 'Passing' });
    const callId = await desk.dial({ id: contact, objectName: 'Contact', name: 'Passing' });
    stack.salesforce.records.remove(contact);
    stack.zoom.cloud.answer(callId);
    stack.zoom.cloud.hangUp(callId);

    const { log } = await desk.saved(callId);

    expect(log).toMatchObject({ who: null, lostPerson: 'Passing' });
    expect(desk.tasksOf(callId)).toMatchObject([{ WhoId: null, CallObject: callId }]);
  });

  test.each([
    { object: 'Contact' as const, becomes: 'merge' as const },
    { object: 'Lead' as const, becomes: 'merge' as const },
    { object: 'Lead' as const, becomes: 'convert' as const },
  ])('the log of a $object follows it: $becomes', async ({ object, becomes }) => {
    const { records } = stack.salesforce;
    const create = (of: 'Contact' | 'Lead', LastName: string) =>
      records.create(of, { LastName, ...(of === 'Lead' && { Company: 'Quillwood' }) });
    const then = becomes === 'convert' ? 'Contact' : object;
    const [before, after, last] = [
      create(object, 'Passing'),
      create(then, 'Staying'),
      create(then, 'Last'),
    ] as const;
    const callId = await desk.dial({ id: before, objectName: object, name: 'Passing' });
    records[becomes](...(becomes === 'merge' ? ([after, before] as const) : ([before, after] as const)));
    records.merge(last, after);
    stack.zoom.cloud.answer(callId);
    stack.zoom.cloud.hangUp(callId);

    const { log } = await desk.saved(callId);

    expect(log.who).toMatchObject({ id: last, name: 'Last' });
    expect(log.lostPerson).toBeUndefined();
    expect(desk.tasksOf(callId)).toMatchObject([{ WhoId: last, CallObject: callId }]);
  });

  test('while nobody can be asked what became of a person, the log waits', async () => {
    const { records, faults } = stack.salesforce;
    const [before, after] = ['Passing', 'Staying'].map((LastName) => records.create('Contact', { LastName }));
    const callId = await desk.dial({ id: before ?? '', objectName: 'Contact', name: 'Passing' });
    records.merge(after ?? '', before ?? '');
    faults.add({ match: { path: '/queryAll' }, effect: { kind: 'error', code: 'SERVER_UNAVAILABLE' } });
    stack.zoom.cloud.answer(callId);
    stack.zoom.cloud.hangUp(callId);

    const { log } = await desk.saved(callId);

    expect(log.who).toMatchObject({ id: after });
    expect(faults.pending).toEqual([]);
    expect(desk.tasksOf(callId)).toMatchObject([{ WhoId: after }]);
  });

  test('a Task that somebody deleted comes back with what the agent writes on it', async () => {
    const callId = await desk.finishCall();
    const { log } = await desk.saved(callId);
    stack.salesforce.records.remove(log.taskId ?? '');

    await commentOn(callId, 'Not lost', 1);
    await desk.agent.tell('PUT', `/api/calls/${callId}/closed`, {});

    await eventually('a Task again', () => desk.tasksOf(callId).length === 1);
    expect(desk.tasksOf(callId)).toMatchObject([{ Description: 'Not lost', WhoId: AVERY.id }]);
  });

  test('a Subject that somebody changed stays when the agent’s comment is saved', async () => {
    const callId = await desk.finishCall();
    const { log } = await desk.saved(callId);
    stack.salesforce.records.update(log.taskId ?? '', { Subject: 'Renamed by hand' });

    await commentOn(callId, 'More', 1);
    await desk.agent.tell('PUT', `/api/calls/${callId}/closed`, {});

    await eventually('the comment', () => desk.tasksOf(callId)[0]?.['Description'] === 'More');
    expect(desk.tasksOf(callId)).toMatchObject([{ Subject: 'Renamed by hand' }]);
  });
});

test('a comment longer than Salesforce takes goes on in the call log, and nothing is cut', async () => {
  const comment = `${'議事録😀'.repeat(13_000)}end`;
  const callId = await desk.finishCall();
  await commentOn(callId, comment, 1);
  await desk.agent.tell('PUT', `/api/calls/${callId}/closed`, {});

  const shown = await eventually('the comment', () => {
    const text = desk.tasksOf(callId)[0]?.['Description'];
    return typeof text === 'string' ? text : null;
  });

  const [log] = stack.salesforce.records.find('ZoomCallLog__c', {
    TaskId__c: String(desk.tasksOf(callId)[0]?.['Id']),
  });
  const rest = String(log?.['CommentContinued__c']);
  const kept = comment.slice(0, comment.length - rest.length);
  expect(shown.startsWith(kept)).toBe(true);
  expect(kept + rest).toBe(comment);
  expect(shown.length).toBeLessThanOrEqual(32_000);
});

test('a comment longer than any is refused whole, with a code', async () => {
  const callId = await desk.finishCall();

  await desk.saved(callId);

  const answer = await desk.agent.send('PUT', `/api/calls/${callId}/comment`, {
    comment: 'x'.repeat(160_001),
    commentEdit: 1,
  });

  expect(answer.status).toBe(400);
  expect(await answer.text()).toContain('comment.tooLong');
});

describe('logs that Salesforce has not got can be had as a file', () => {
  const exported = async (query = '') => {
    const answer = await desk.agent.send('GET', `/api/logs/export${query}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    return (await answer.text()).replace('\uFEFF', '').trimEnd().split('\r\n');
  };

  test('all, or one; with the key that keeps an import from writing them twice', async () => {
    stack.salesforce.validationRules.push({ object: 'Task', message: 'No.', refuses: () => true });
    const [first, second] = [await desk.finishCall(), await desk.finishCall()];
    await commentOn(first, '=1+1, she said', 1);
    const [head, ...rows] = await eventually('both were refused, the comment too', async () => {
      const lines = await exported();
      const refused = lines.filter((line) => line.endsWith('salesforce.validation'));
      return refused.length === 2 && refused.some((line) => line.includes('=1+1')) ? lines : null;
    });
    expect(head).toMatch(/^ZoomCallId__c,Subject,.*,Description,.*,Problem$/);
    expect(rows).toHaveLength(2);
    const rowOf = (callId: string) =>
      rows.find((row) => row.startsWith(`${callId}:${desk.agent.user.zoomId},`));
    expect(rowOf(first)).toContain(`"'=1+1, she said"`);
    expect(await exported(`?callId=${second}`)).toEqual([head, rowOf(second)]);

    stack.salesforce.validationRules.length = 0;
    for (const callId of [first, second]) {
      await desk.agent.tell('POST', `/api/calls/${callId}/retry`, {});
      await desk.saved(callId);
    }
    expect(await exported()).toEqual(['']);
  });

  test('nobody has those of somebody else', async () => {
    const answer = await fetch(`${stack.urls.gateway}/api/logs/export`);

    expect(answer.status).toBe(401);
  });
});
