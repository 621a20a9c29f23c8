/** Further fields of the Task, from the administrator's setting through the agent's word to Salesforce. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { TaskFieldsReplySchema, parse } from '#call-core';
import type { HistoryEntry, TaskField, TaskValue } from '#call-core';
import type { AgentBrowser } from '../../test-support/agentBrowser.ts';
import { openDesk } from '../../test-support/desk.ts';
import type { Desk } from '../../test-support/desk.ts';
import { eventually } from '../../test-support/eventually.ts';
import { startGatewayStack } from '../../test-support/gatewayStack.ts';
import type { GatewayStack } from '../../test-support/gatewayStack.ts';
import { orgSettings } from '../../test-support/orgSettings.ts';
import { quickestDatabase } from '../../test-support/postgres.ts';

const FIELDS = ['CallReason__c', 'Escalated__c', 'OrderNumber__c', 'Priority'];

let stack: GatewayStack;
let desk: Desk;
let admin: AgentBrowser;

beforeAll(async () => {
  stack = await startGatewayStack(await quickestDatabase(), { env: { COMMENT_SECONDS: '1' } });
  desk = await openDesk(stack);
  admin = stack.browserOf('admin');
  await admin.signIn();
  await set(FIELDS);
}, 60_000);
afterEach(() => {
  stack.salesforce.faults.clear();
  stack.salesforce.fieldsTakenAway.clear();
});
afterAll(async () => {
  desk.feed.close();
  await stack.stop();
});

function change(taskFields: readonly string[]): Promise<Response> {
  return admin.send('PUT', '/api/settings', orgSettings({ taskFields: [...taskFields] }));
}

async function set(taskFields: readonly string[]): Promise<void> {
  expect((await change(taskFields)).status).toBe(204);
  await eventually('the agent is told', () => {
    const told = desk.feed.messages.findLast((message) => message.type === 'session');
    return told?.type === 'session' && told.session.settings.taskFields.join() === taskFields.join();
  });
}

async function offered(): Promise<TaskField[]> {
  const answer = await desk.agent.send('GET', '/api/task-fields');
  return parse(TaskFieldsReplySchema, await answer.json(), 'gateway.internal').fields;
}

function fill(callId: string, name: string, value: TaskValue): Promise<void> {
  return desk.agent.tell('PUT', `/api/calls/${callId}/task-fields/${name}`, { value });
}

function when(
  callId: string,
  what: string,
  is: (log: HistoryEntry['log']) => boolean,
): Promise<HistoryEntry> {
  return desk.feed.waitFor(callId, what, ({ log }) => is(log));
}

/** Saved with this on its Task. */
function savedWith(callId: string, field: string, value: unknown): Promise<HistoryEntry> {
  return when(callId, `is saved with ${field}`, ({ state }) => {
    return state === 'saved' && desk.tasksOf(callId)[0]?.[field] === value;
  });
}

async function savedCall(): Promise<string> {
  const callId = await desk.finishCall();
  await desk.saved(callId);
  return callId;
}

describe('the form', () => {
  test('has the fields that are set, as the agent sees them, for one request', async () => {
    const mark = stack.salesforce.requests.mark();
    expect(await offered()).toMatchObject([
      {
        ...{ name: 'CallReason__c', type: 'picklist', required: false },
        values: [{ value: 'Order' }, { value: 'Complaint' }, { value: 'Question' }],
      },
      { name: 'Escalated__c', type: 'boolean', maxLength: null },
      { name: 'OrderNumber__c', type: 'string', maxLength: 12 },
      { name: 'Priority', type: 'picklist', required: true },
    ]);
    await offered();
    expect(stack.salesforce.requests.since(mark, 'api').length).toBeLessThanOrEqual(1);
  });

  test('has no field that the agent may not edit', async () => {
    await set([...FIELDS].reverse());
    stack.salesforce.fieldsTakenAway.set('Task.Escalated__c', 'readOnly').set('Task.Priority', 'hidden');
    expect((await offered()).map(({ name }) => name)).toEqual(['OrderNumber__c', 'CallReason__c']);
    stack.salesforce.fieldsTakenAway.clear();
    await set(FIELDS);
  });

  test('says so where Salesforce cannot be asked, and works when it can be again', async () => {
    await set(['Priority', 'OrderNumber__c']);
    stack.salesforce.faults.add({
      match: { path: 'Task/describe' },
      effect: { kind: 'status', status: 503 },
    });
    const answer = await desk.agent.send('GET', '/api/task-fields');
    expect(await answer.json()).toMatchObject({ error: { code: 'salesforce.unavailable' } });
    expect(await offered()).toHaveLength(2);
    await set(FIELDS);
  });
});

describe('what the agent fills in', () => {
  test('during the call travels with its log, for no request more', async () => {
    const plain = await requestsOf(() => savedCall());
    const filled = await requestsOf(async () => {
      const callId = await desk.dial();
      await fill(callId, 'CallReason__c', 'Order');
      await fill(callId, 'Escalated__c', true);
      stack.zoom.cloud.answer(callId);
      stack.zoom.cloud.hangUp(callId);
      await savedWith(callId, 'CallReason__c', 'Order');
      expect(desk.tasksOf(callId)).toMatchObject([{ Escalated__c: true, CallDisposition: 'Answered' }]);
    });
    expect(filled).toBeLessThanOrEqual(plain);
  });

  test('afterwards is one request for the whole form, and can be cleared', async () => {
    const callId = await savedCall();
    const changes = await requestsOf(async () => {
      await fill(callId, 'OrderNumber__c', 'A-@{x}');
      await fill(callId, 'Priority', 'High');
      await fill(callId, 'OrderNumber__c', 'A-4711');
      await savedWith(callId, 'OrderNumber__c', 'A-4711');
    });
    expect(changes).toBe(1);
    expect(desk.tasksOf(callId)).toMatchObject([{ Priority: 'High' }]);

    await fill(callId, 'OrderNumber__c', null);
    const { log } = await savedWith(callId, 'OrderNumber__c', null);
    expect(log.taskValues).toEqual({ OrderNumber__c: null, Priority: 'High' });
  });

  test.each([
    ['a value that is not on the list', 'CallReason__c', 'Nonsense', 'Order'],
    ['a text that is too long', 'OrderNumber__c', 'x'.repeat(13), 'A-1'],
    ['nothing where something must stand', 'Priority', null, 'Low'],
  ])(
    'and Salesforce refuses (%s) is told with the reason, and saved when it is corrected',
    async (_, name, wrong, right) => {
      const callId = await savedCall();
      await fill(callId, name, wrong);
      const { log } = await when(callId, 'needs the agent', ({ state }) => state === 'needsYou');
      expect(log).toMatchObject({
        problem: { code: 'salesforce.validation', said: expect.any(String) },
        taskValues: { [name]: wrong },
      });

      await fill(callId, name, right);
      await savedWith(callId, name, right);
    },
  );

  test.each(['hidden', 'readOnly'] as const)(
    'of a field that is %s by then is kept, and the log is saved without it',
    async (how) => {
      const callId = await desk.dial();
      await fill(callId, 'CallReason__c', 'Question');
      await fill(callId, 'OrderNumber__c', 'B-1');
      stack.salesforce.fieldsTakenAway.set('Task.CallReason__c', how);
      stack.zoom.cloud.answer(callId);
      stack.zoom.cloud.hangUp(callId);
      const { log } = await savedWith(callId, 'OrderNumber__c', 'B-1');
      expect(log).toMatchObject({
        fieldsLeftOut: ['CallReason__c'],
        taskValues: { CallReason__c: 'Question', OrderNumber__c: 'B-1' },
      });

      stack.salesforce.fieldsTakenAway.clear();
      await fill(callId, 'CallReason__c', 'Question');
      await savedWith(callId, 'CallReason__c', 'Question');
    },
  );

  test('is carried by logs that are saved together, of which one is refused alone', async () => {
    stack.salesforce.faults.add({
      match: { from: 'app' },
      times: 1000,
      effect: { kind: 'status', status: 503 },
    });
    const callIds: string[] = [];
    for (const value of ['Order', 'Nonsense', 'Complaint']) {
      const callId = await desk.finishCall();
      await fill(callId, 'CallReason__c', value);
      callIds.push(callId);
    }
    await stack.gateway.kill('SIGKILL');
    stack.salesforce.faults.clear();
    await stack.gateway.start();
    desk.feed.close();
    desk = await openDesk(stack);
    const [first = '', second = '', third = ''] = callIds;
    await savedWith(first, 'CallReason__c', 'Order');
    await savedWith(third, 'CallReason__c', 'Complaint');
    await when(second, 'needs the agent', ({ state }) => state === 'needsYou');
    await fill(second, 'CallReason__c', 'Question');
    await savedWith(second, 'CallReason__c', 'Question');
  });

  test.each([
    ['into a field of the product', 'WhoId', { value: '003000000000001AAA' }],
    ['into what can be no field', 'Who.Name', { value: 'x' }],
    ['as something that is no value', 'OrderNumber__c', { value: ['x'] }],
    ['as nothing at all', 'OrderNumber__c', {}],
  ])('%s is refused', async (_, name, body) => {
    const answer = await desk.agent.send('PUT', `/api/calls/any/task-fields/${name}`, body);
    expect(await answer.json()).toMatchObject({ error: { code: 'request.invalid' } });
  });

  test('of a call that is not there is refused', async () => {
    const answer = await desk.agent.send('PUT', '/api/calls/nothing/task-fields/Priority', { value: 'High' });
    expect(await answer.json()).toMatchObject({ error: { code: 'call.unknown' } });
  });

  test('and is not in Salesforce yet is in the file, also where other logs have no such field', async () => {
    stack.salesforce.faults.add({
      match: { from: 'app' },
      times: 1000,
      effect: { kind: 'status', status: 503 },
    });
    const plain = await desk.finishCall();
    const callId = await desk.finishCall();
    await fill(callId, 'CallReason__c', 'Order');
    await fill(callId, 'Escalated__c', true);
    const file = await (await desk.agent.send('GET', '/api/logs/export')).text();

    const [header = '', ...rows] = file.trim().split('\r\n');
    const cells = (id: string) => {
      const row = rows.find((one) => one.includes(id))?.split(',') ?? [];
      return ['CallReason__c', 'Escalated__c'].map((name) => row[header.split(',').indexOf(name)]);
    };
    expect([cells(plain), cells(callId)]).toEqual([
      ['', ''],
      ['Order', 'true'],
    ]);
  });
});

describe('the setting', () => {
  test('stands in Salesforce as the fields are called there', async () => {
    await set(['Priority']);
    expect(
      (await change(['callreason__C', ' Escalated__c ,OrderNumber__c', 'Priority', 'priority'])).status,
    ).toBe(204);
    expect(stack.salesforce.records.find('ZoomPhoneSettings__c')).toMatchObject([
      { TaskFields__c: 'CallReason__c\nEscalated__c\nOrderNumber__c\nPriority' },
    ]);
  });

  test.each([
    ['settings.unknownTaskField', ['Priority', 'Nope__c', 'no field'], 'Nope__c, no field'],
    [
      'settings.unknownTaskField',
      ['AccountId', 'IsClosed', 'ReminderDateTime'],
      'AccountId, IsClosed, ReminderDateTime',
    ],
    ['settings.reservedTaskField', ['Priority', 'whatid', 'ZoomCallId__c'], 'whatid, ZoomCallId__c'],
  ])('is refused as %s: %j', async (code, names, said) => {
    const refused = await change(names);
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({ error: { code, said } });
  });
});

/** How many requests of the gateway to Salesforce something takes. */
/** The look at the settings, which comes by itself, does not count. */
async function requestsOf(work: () => Promise<unknown>): Promise<number> {
  const mark = stack.salesforce.requests.mark();
  await work();
  return stack.salesforce.requests
    .since(mark, 'api', 'app')
    .filter(({ objects }) => !objects.includes('ZoomPhoneSettings__c')).length;
}
