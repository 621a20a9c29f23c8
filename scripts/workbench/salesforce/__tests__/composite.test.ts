import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { personNamed, recordIdOf } from '../../seed.ts';
import type { LocalSalesforce } from '../localSalesforce.ts';
import { call, connectAs, openOrg } from './openOrg.ts';

let org: LocalSalesforce;
const calloway = recordIdOf(personNamed('calloway'));
const V = '/services/data/v67.0';

beforeAll(async () => {
  org = await openOrg();
});
beforeEach(() => {
  org.reset('records');
});
afterAll(() => org.stop());

function composite(
  parts: { method: string; url: string; referenceId: string; body?: unknown }[],
  allOrNone = true,
) {
  return call(org, 'POST', 'composite', { allOrNone, compositeRequest: parts });
}

test('logs a call in one API request: call log, Task by reference, and the Task read back', async () => {
  const mark = org.requests.mark();

  const reply = await composite([
    {
      method: 'PATCH',
      url: `${V}/sobjects/ZoomCallLog__c/ZoomCallId__c/call-1`,
      referenceId: 'log',
      body: { Result__c: 'answered' },
    },
    {
      method: 'PATCH',
      url: `${V}/sobjects/Task/ZoomCallId__c/call-1`,
      referenceId: 'task',
      body: { Subject: 'Call', WhoId: calloway, ZoomCallLog__c: '@{log.id}' },
    },
    { method: 'GET', url: `${V}/sobjects/Task/@{task.id}?fields=Id,ZoomCallLog__c`, referenceId: 'read' },
    {
      method: 'GET',
      url: `${V}/query?q=SELECT+Id,Name+FROM+Contact+WHERE+Id='${calloway}'`,
      referenceId: 'who',
    },
    {
      method: 'PATCH',
      url: `${V}/sobjects/Contact/@{who.records[0].Id}`,
      referenceId: 'name',
      body: { Title: 'Was @{who.records[0].Name}' },
    },
  ]);

  expect(reply.status).toBe(200);
  const log = org.records.find('ZoomCallLog__c')[0];
  expect(reply.body).toMatchObject({
    compositeResponse: [
      {
        httpStatusCode: 201,
        referenceId: 'log',
        body: { created: true, id: log?.['Id'] },
        httpHeaders: { Location: `${V}/sobjects/ZoomCallLog__c/${String(log?.['Id'])}` },
      },
      { httpStatusCode: 201, referenceId: 'task' },
      { httpStatusCode: 200, body: { ZoomCallLog__c: log?.['Id'] } },
      { httpStatusCode: 200, body: { totalSize: 1 } },
      { httpStatusCode: 204, body: null },
    ],
  });
  expect(org.records.get(calloway)).toMatchObject({ Title: 'Was Avery Calloway' });
  expect(org.requests.since(mark, 'api')).toMatchObject([
    { path: `${V}/composite`, objects: ['ZoomCallLog__c', 'Task', 'Contact'], status: 200 },
  ]);
});

test('all or none: one failure leaves nothing behind', async () => {
  const reply = await composite([
    { method: 'POST', url: `${V}/sobjects/Task`, referenceId: 'good', body: { Subject: 'Call' } },
    { method: 'POST', url: `${V}/sobjects/Task`, referenceId: 'bad', body: { Subject: 'Call', Nope: 1 } },
    { method: 'POST', url: `${V}/sobjects/Task`, referenceId: 'late', body: { Subject: 'Call' } },
  ]);

  const halted = [
    {
      errorCode: 'PROCESSING_HALTED',
      message: 'The transaction was rolled back since another operation in the same transaction failed.',
    },
  ];
  expect(reply.body).toMatchObject({
    compositeResponse: [
      { httpStatusCode: 400, body: halted },
      { httpStatusCode: 400, body: [{ errorCode: 'INVALID_FIELD' }] },
      { httpStatusCode: 400, body: halted },
    ],
  });
  expect(org.records.find('Task', { Subject: 'Call', WhoId: null })).toEqual([]);
});

test('otherwise the parts that need the failed one are halted, the others are done', async () => {
  const reply = await composite(
    [
      { method: 'POST', url: `${V}/sobjects/ZoomCallLog__c`, referenceId: 'log', body: {} },
      {
        method: 'POST',
        url: `${V}/sobjects/Task`,
        referenceId: 'task',
        body: { Subject: 'Call', ZoomCallLog__c: '@{log.id}' },
      },
      { method: 'POST', url: `${V}/sobjects/Task`, referenceId: 'free', body: { Subject: 'Free' } },
    ],
    false,
  );

  expect(reply.body).toMatchObject({
    compositeResponse: [
      { httpStatusCode: 400, body: [{ errorCode: 'REQUIRED_FIELD_MISSING', fields: ['ZoomCallId__c'] }] },
      {
        httpStatusCode: 400,
        body: [
          {
            errorCode: 'PROCESSING_HALTED',
            message: 'Invalid reference specified. No value for id found in log',
          },
        ],
      },
      { httpStatusCode: 201 },
    ],
  });
});

test('takes at most 25 parts', async () => {
  const parts = Array.from({ length: 26 }, (_, index) => ({
    method: 'GET',
    url: `${V}/limits`,
    referenceId: `r${index}`,
  }));

  expect((await composite(parts)).status).toBe(400);
});

test('a batch answers each of its requests', async () => {
  const reply = await call(org, 'POST', 'composite/batch', {
    batchRequests: [
      { method: 'GET', url: `v67.0/sobjects/Contact/${calloway}?fields=Name` },
      { method: 'GET', url: 'v67.0/sobjects/Nope/1' },
    ],
  });

  expect(reply.body).toMatchObject({
    hasErrors: true,
    results: [
      { statusCode: 200, result: { Name: 'Avery Calloway' } },
      { statusCode: 404, result: [{ errorCode: 'NOT_FOUND' }] },
    ],
  });
});

test('collections of jsforce: create, update, upsert, delete, with an error for each record that fails', async () => {
  const task = connectAs(org).sobject('Task');

  const [one, two, bad] = await task.create([
    { Subject: '1' },
    { Subject: '2' },
    { Subject: '3', CallType: 'x' },
  ]);
  expect([one?.success, two?.success]).toEqual([true, true]);
  expect(bad).toMatchObject({
    success: false,
    errors: [{ statusCode: 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', fields: ['CallType'] }],
  });

  const upserts = [
    { ZoomCallId__c: 'a', Subject: 'A' },
    { ZoomCallId__c: 'a', Subject: 'B' },
  ];
  expect(await task.upsert(upserts, 'ZoomCallId__c')).toMatchObject([{ created: true }, { created: false }]);
  expect(org.records.find('Task', { ZoomCallId__c: 'a' })).toMatchObject([{ Subject: 'B' }]);

  expect(
    await task.update([
      { Id: one?.id ?? '', Subject: 'One' },
      { Id: '00T5g0000009999EAA', Subject: 'x' },
    ]),
  ).toMatchObject([{ success: true }, { success: false, errors: [{ statusCode: 'NOT_FOUND' }] }]);
  expect(await task.retrieve([one?.id ?? '', two?.id ?? ''])).toMatchObject([
    { Subject: 'One' },
    { Subject: '2' },
  ]);
  expect(await task.destroy([one?.id ?? '', two?.id ?? ''])).toMatchObject([
    { success: true },
    { success: true },
  ]);
});

test('a collection may be all or none, and holds 200 records', async () => {
  const records = [{ Subject: '1' }, { Subject: '2', CallType: 'x' }].map((fields) => ({
    attributes: { type: 'Task' },
    ...fields,
  }));

  expect((await call(org, 'POST', 'composite/sobjects', { allOrNone: true, records })).body).toMatchObject([
    { success: false, errors: [{ statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK' }] },
    { success: false, errors: [{ statusCode: 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST' }] },
  ]);
  expect(org.records.find('Task', { Subject: '1' })).toEqual([]);
  const many = Array.from({ length: 201 }, () => ({ attributes: { type: 'Task' }, Subject: 'x' }));
  expect(await call(org, 'POST', 'composite/sobjects', { records: many })).toMatchObject({
    status: 400,
    body: [{ errorCode: 'EXCEEDED_ID_LIMIT' }],
  });
});

test('reads a collection by ids, null for what is not there', async () => {
  const path = `composite/sobjects/Contact?ids=${calloway},0035g0000009999AAA&fields=Name`;

  expect((await call(org, 'GET', path)).body).toEqual([
    expect.objectContaining({ Name: 'Avery Calloway' }),
    null,
  ]);
});
