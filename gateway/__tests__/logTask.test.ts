/** What agents put on the Task of a call beside the comment, over HTTP and through to Salesforce. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Settings } from '#call-core';
import type { HistoryEntry, RecordRef } from '#call-core';
import { personNamed, recordIdOf, userIdOf } from '../../scripts/workbench/seed.ts';
import type { AgentBrowser } from '../../test-support/agentBrowser.ts';
import { AVERY, openDesk } from '../../test-support/desk.ts';
import type { Desk } from '../../test-support/desk.ts';
import { startGatewayStack } from '../../test-support/gatewayStack.ts';
import type { GatewayStack } from '../../test-support/gatewayStack.ts';
import { orgSettings } from '../../test-support/orgSettings.ts';
import { quickestDatabase } from '../../test-support/postgres.ts';

const LEAD = personNamed('thornbury');
const WISH = { dueDate: '2026-12-01', subject: 'Call Avery back @{x}' };

let stack: GatewayStack;
let desk: Desk;
let admin: AgentBrowser;

beforeAll(async () => {
  stack = await startGatewayStack(await quickestDatabase());
  desk = await openDesk(stack);
  admin = stack.browserOf('admin');
  await admin.signIn();
}, 60_000);
afterEach(() => {
  stack.salesforce.faults.clear();
});
afterAll(async () => {
  desk.feed.close();
  await stack.stop();
});

/** A call with Avery that is saved. */
async function savedCall(record?: RecordRef): Promise<string> {
  const callId = await desk.finishCall(record);
  await desk.saved(callId);
  return callId;
}

function tell(callId: string, what: string, body: object): Promise<void> {
  return desk.agent.tell('PUT', `/api/calls/${callId}/${what}`, body);
}

function when(
  callId: string,
  what: string,
  is: (log: HistoryEntry['log']) => boolean,
): Promise<HistoryEntry> {
  return desk.feed.waitFor(callId, what, ({ log }) => is(log));
}

async function savedAgain(callId: string, field: string, value: unknown): Promise<Record<string, unknown>> {
  await when(callId, 'is saved again', ({ state }) => {
    return state === 'saved' && desk.tasksOf(callId)[0]?.[field] === value;
  });
  const [task] = desk.tasksOf(callId);
  if (task === undefined) throw new Error('No Task');
  return task;
}

function followUpsOf(callId: string) {
  return stack.salesforce.records
    .find('Task')
    .filter(({ ZoomCallId__c: key }) => String(key).startsWith(callId) && String(key).endsWith(':followup'));
}

describe('the related record', () => {
  test('is set, changed and cleared after the log was saved, with one request each', async () => {
    const callId = await savedCall();
    const { log } = desk.feed.entry(callId) ?? {};
    const [open] = log?.who?.context?.openCases ?? [];
    if (open === undefined) throw new Error('No open Case is kept');
    const mark = stack.salesforce.requests.mark();

    await tell(callId, 'related', { record: open });
    await savedAgain(callId, 'WhatId', open.id);
    expect(desk.feed.entry(callId)?.log).toMatchObject({ relatedTo: open, dialedFrom: null });
    await tell(callId, 'related', { record: null });
    await savedAgain(callId, 'WhatId', null);
    expect(stack.salesforce.requests.since(mark, 'api')).toHaveLength(2);
  });

  test('that was dialed from stands as long as the agent says nothing, and is still known afterwards', async () => {
    const [account] = stack.salesforce.records.find('Account', { Name: 'Quillwood Instruments' });
    const record = { id: String(account?.['Id']), objectName: 'Account', name: 'Quillwood Instruments' };
    const callId = await savedCall(record);
    expect(desk.tasksOf(callId)).toMatchObject([{ WhatId: record.id }]);

    await tell(callId, 'related', { record: null });
    await savedAgain(callId, 'WhatId', null);
    expect(desk.feed.entry(callId)?.log).toMatchObject({ relatedTo: null, dialedFrom: record });
  });

  test('that was deleted is left out alone: the person stays', async () => {
    const gone = stack.salesforce.records.create('Case', { Subject: 'Soon gone' });
    const callId = await savedCall();
    stack.salesforce.records.remove(gone);

    await tell(callId, 'related', { record: { id: gone, objectName: 'Case', name: null } });
    const { log } = await when(callId, 'is saved without it', ({ state, relatedTo }) => {
      return state === 'saved' && relatedTo === null;
    });
    expect(desk.tasksOf(callId)).toMatchObject([{ WhatId: null, WhoId: AVERY.id }]);
    expect(log.who?.id).toBe(AVERY.id);
  });

  test('is kept for another person while the call is with a Lead', async () => {
    const callId = await savedCall({ id: recordIdOf(LEAD), objectName: 'Lead', name: 'Lead' });
    const [open] = stack.salesforce.records.find('Case', { ContactId: AVERY.id });
    const record = { id: String(open?.['Id']), objectName: 'Case', name: null };
    await tell(callId, 'related', { record });
    await tell(callId, 'comment', { comment: 'A Lead', commentEdit: 1 });
    await tell(callId, 'closed', {});

    await savedAgain(callId, 'Description', 'A Lead');
    expect(desk.tasksOf(callId)).toMatchObject([{ WhoId: recordIdOf(LEAD), WhatId: null }]);
    expect(desk.feed.entry(callId)?.log.relatedTo).toEqual(record);
  });

  test.each([
    ['something that is no record', { record: { id: 'x', objectName: 'Case', name: null } }],
    ['nothing at all', {}],
  ])('is refused where it is %s', async (_, body) => {
    const answer = await desk.agent.send('PUT', '/api/calls/any/related', body);
    expect(await answer.json()).toMatchObject({ error: { code: 'request.invalid' } });
  });
});

describe('the disposition', () => {
  test('stands on the Task at once where the call is not saved yet, and instead of the result', async () => {
    const callId = await desk.dial();
    await tell(callId, 'disposition', { disposition: ' Interested ' });
    stack.zoom.cloud.answer(callId);
    stack.zoom.cloud.hangUp(callId);

    await desk.saved(callId);
    expect(desk.tasksOf(callId)).toMatchObject([{ CallDisposition: 'Interested' }]);
    const [log] = stack.salesforce.records.find('ZoomCallLog__c', {
      TaskId__c: String(desk.tasksOf(callId)[0]?.['Id']),
    });
    expect(log).toMatchObject({ Result__c: 'answered' });
    await tell(callId, 'disposition', { disposition: null });
    await savedAgain(callId, 'CallDisposition', 'Answered');
  });

  test('is refused where it is no text, or too long, and for a call that is not there', async () => {
    for (const disposition of ['', 'x'.repeat(256), 7]) {
      const answer = await desk.agent.send('PUT', '/api/calls/any/disposition', { disposition });
      expect(await answer.json()).toMatchObject({ error: { code: 'request.invalid' } });
    }
    for (const [what, body] of [
      ['disposition', { disposition: 'Interested' }],
      ['related', { record: null }],
      ['follow-up', WISH],
    ] as const) {
      const unknown = await desk.agent.send('PUT', `/api/calls/nothing/${what}`, body);
      expect(unknown.status).toBe(404);
      expect(await unknown.json()).toMatchObject({ error: { code: 'call.unknown' } });
    }
  });
});

test('what agents say is carried by logs that are saved together, in as few requests', async () => {
  const [open] = stack.salesforce.records.find('Case', { ContactId: AVERY.id });
  const record = { id: String(open?.['Id']), objectName: 'Case', name: null };
  stack.salesforce.faults.add({
    match: { from: 'app' },
    times: 1000,
    effect: { kind: 'status', status: 503 },
  });
  const callIds: string[] = [];
  const dispositions = ['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth'];
  for (const disposition of dispositions) {
    const callId = await desk.finishCall();
    await tell(callId, 'disposition', { disposition });
    await tell(callId, 'related', { record });
    callIds.push(callId);
  }
  await stack.gateway.kill('SIGKILL');
  stack.salesforce.faults.clear();
  const mark = stack.salesforce.requests.mark();
  await stack.gateway.start();
  desk.feed.close();
  desk = await openDesk(stack);
  for (const callId of callIds) await desk.saved(callId);

  expect(callIds.map((callId) => desk.tasksOf(callId)[0])).toMatchObject(
    dispositions.map((CallDisposition) => ({ CallDisposition, WhatId: record.id, WhoId: AVERY.id })),
  );
  const savings = stack.salesforce.requests.since(mark, 'api', 'app');
  // Some may be due for another try of their own just then.
  expect(savings.filter(({ objects }) => objects.includes('ZoomCallLog__c')).length).toBeLessThan(
    callIds.length,
  );
});

describe('the subject template and the dispositions of the org', () => {
  const change = (settings: Partial<Settings>) => admin.send('PUT', '/api/settings', orgSettings(settings));

  afterEach(async () => {
    expect((await change({})).status).toBe(204);
  });

  test('hold for calls that end from now on', async () => {
    const before = await savedCall();
    const settings = { subjectTemplate: '{direction} {name}', dispositions: ['Interested, later', '契約'] };
    expect((await change(settings)).status).toBe(204);
    const callId = await savedCall();
    await tell(before, 'comment', { comment: 'Late', commentEdit: 1 });
    await tell(before, 'closed', {});

    expect(desk.tasksOf(callId)).toMatchObject([{ Subject: 'Outbound Avery Calloway' }]);
    expect(await savedAgain(before, 'Description', 'Late')).toMatchObject({
      Subject: 'Call to Avery Calloway',
    });
    expect(stack.salesforce.records.find('ZoomPhoneSettings__c')).toMatchObject([
      { SubjectTemplate__c: '{direction} {name}', Dispositions__c: 'Interested, later\n契約' },
    ]);
    expect(await (await admin.send('GET', '/api/settings')).json()).toMatchObject({ settings });
  });

  test('are refused where a field does not exist, or the list is too long', async () => {
    const unknown = await change({ subjectTemplate: '{nmae} {name} {}' });
    expect(await unknown.json()).toMatchObject({
      error: { code: 'settings.unknownField', said: '{nmae}, {}' },
    });
    const tooLong = await change({ dispositions: ['x'.repeat(128), 'y'.repeat(127)] });
    expect(await tooLong.json()).toMatchObject({ error: { code: 'settings.dispositionsTooLong' } });
    expect((await change({ subjectTemplate: 'x'.repeat(256) })).status).toBe(400);
  });
});

describe('a follow-up Task', () => {
  test('is made once, as the agent, for the same person and record', async () => {
    const [open] = stack.salesforce.records.find('Case', { ContactId: AVERY.id });
    const callId = await savedCall();
    await tell(callId, 'related', { record: { id: String(open?.['Id']), objectName: 'Case', name: null } });
    await savedAgain(callId, 'WhatId', open?.['Id']);
    const mark = stack.salesforce.requests.mark();

    await Promise.all([tell(callId, 'follow-up', WISH), tell(callId, 'follow-up', WISH)]);
    const { log } = await when(callId, 'has a follow-up', ({ followUpTask }) => followUpTask?.taskId != null);
    await tell(callId, 'follow-up', { ...WISH, subject: 'Another' });

    expect(followUpsOf(callId)).toMatchObject([
      {
        Id: log.followUpTask?.taskId,
        Subject: WISH.subject,
        ActivityDate: WISH.dueDate,
        Status: 'Not Started',
        OwnerId: userIdOf('minami'),
        CreatedById: userIdOf('minami'),
        WhoId: AVERY.id,
        WhatId: open?.['Id'],
      },
    ]);
    expect(stack.salesforce.requests.since(mark, 'api')).toHaveLength(1);
    expect(desk.tasksOf(callId)).toHaveLength(1);
  });

  test('that Salesforce refuses says why, leaves the log alone, and is made when it is corrected', async () => {
    const callId = await savedCall();
    stack.salesforce.faults.add({
      match: { object: 'Task' },
      times: 1,
      effect: { kind: 'error', code: 'FIELD_CUSTOM_VALIDATION_EXCEPTION' },
    });
    await tell(callId, 'follow-up', WISH);
    const { log } = await when(callId, 'is told', ({ followUpTask }) => followUpTask?.problem != null);
    expect(log).toMatchObject({
      state: 'saved',
      followUpTask: { ...WISH, taskId: null, problem: { code: 'salesforce.validation', passing: false } },
    });

    await tell(callId, 'follow-up', { ...WISH, subject: 'Corrected' });
    await when(callId, 'has a follow-up', ({ followUpTask }) => followUpTask?.taskId != null);
    expect(followUpsOf(callId)).toMatchObject([{ Subject: 'Corrected' }]);
  });

  test('waits while Salesforce is down, and is made once although an answer was lost', async () => {
    const callId = await savedCall();
    stack.salesforce.faults.add({
      match: { object: 'Task' },
      times: 1,
      effect: { kind: 'status', status: 503 },
    });
    await tell(callId, 'follow-up', WISH);
    const { log } = await when(callId, 'waits', ({ followUpTask }) => followUpTask?.problem != null);
    expect(log.followUpTask?.problem).toMatchObject({ code: 'salesforce.unavailable', passing: true });
    await when(callId, 'has a follow-up', ({ followUpTask }) => followUpTask?.taskId != null);
    expect(followUpsOf(callId)).toHaveLength(1);
  });

  test('is made without a record that is gone', async () => {
    const gone = stack.salesforce.records.create('Case', { Subject: 'Gone by then' });
    const callId = await savedCall({ id: gone, objectName: 'Case', name: null });
    stack.salesforce.records.remove(gone);

    await tell(callId, 'follow-up', WISH);
    await when(callId, 'has a follow-up', ({ followUpTask }) => followUpTask?.taskId != null);
    expect(followUpsOf(callId)).toMatchObject([{ WhoId: null, WhatId: null }]);
  });

  test('is made by the next gateway, where the one that was told of it is killed', async () => {
    const callId = await savedCall();
    stack.salesforce.faults.add({ match: { object: 'Task' }, times: 1, effect: { kind: 'hang' } });
    await tell(callId, 'follow-up', WISH);
    await stack.gateway.kill('SIGKILL');
    stack.salesforce.faults.clear();
    await stack.gateway.start();
    desk.feed.close();
    desk = await openDesk(stack);
    await when(callId, 'has a follow-up', ({ followUpTask }) => followUpTask?.taskId != null);
    expect(followUpsOf(callId)).toHaveLength(1);
  });

  test.each([
    ['without a date', { subject: 'x', dueDate: '' }],
    ['on a day that does not exist', { subject: 'x', dueDate: '2026-13-01' }],
    ['without a subject', { subject: '  ', dueDate: '2026-12-01' }],
    ['with a subject that is too long', { subject: 'x'.repeat(256), dueDate: '2026-12-01' }],
  ])('%s is refused', async (_, body) => {
    const answer = await desk.agent.send('PUT', '/api/calls/any/follow-up', body);
    expect(await answer.json()).toMatchObject({ error: { code: 'request.invalid' } });
  });
});
