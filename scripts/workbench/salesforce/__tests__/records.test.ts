import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Connection } from 'jsforce';
import { personNamed, recordIdOf, userIdOf } from '../../seed.ts';
import type { LocalSalesforce } from '../localSalesforce.ts';
import { call, connectAs, openOrg, refusal } from './openOrg.ts';

let org: LocalSalesforce;
let conn: Connection;
const calloway = recordIdOf(personNamed('calloway'));
const lead = recordIdOf(personNamed('yamamoto'));

beforeAll(async () => {
  org = await openOrg();
});
beforeEach(() => {
  org.reset();
  conn = connectAs(org);
});
afterAll(() => org.stop());

const task = () => conn.sobject('Task');

test('creates, reads, updates and deletes a Task', async () => {
  const { id } = await task().create({ Subject: 'Call', WhoId: calloway });
  expect(await task().retrieve(id ?? '')).toMatchObject({
    Subject: 'Call',
    Status: 'Not Started',
    Priority: 'Normal',
    IsClosed: false,
    OwnerId: userIdOf('minami'),
    CreatedDate: '2026-11-22T03:04:05.000+0000',
  });

  await task().update({ Id: id ?? '', Status: 'Completed' });
  expect(await task().retrieve(id ?? '')).toMatchObject({
    IsClosed: true,
    CompletedDateTime: '2026-11-22T03:04:05.000+0000',
  });

  await task().destroy(id ?? '');
  expect(await refusal(task().retrieve(id ?? ''))).toMatchObject({ errorCode: 'ENTITY_IS_DELETED' });
  expect((await call(org, 'DELETE', `sobjects/Task/${id ?? ''}`)).status).toBe(404);
});

test('the account of a Task follows from what it is about', async () => {
  const contact = org.records.get(calloway);
  const { id } = await task().create({ Subject: 'Call', WhoId: calloway });

  expect(await task().retrieve(id ?? '')).toMatchObject({ AccountId: contact?.['AccountId'], WhoCount: 1 });
});

test('takes ids of 15 characters and gives them in 18', async () => {
  const { id } = await task().create({ Subject: 'Call', WhoId: calloway.slice(0, 15) });

  expect(await task().retrieve((id ?? '').slice(0, 15))).toMatchObject({ Id: id, WhoId: calloway });
});

test('upserts by external id: 201, then 200, and the id is case-sensitive', async () => {
  const path = 'sobjects/Task/ZoomCallId__c/call%2F1%3D';
  const first = await call(org, 'PATCH', path, { Subject: 'Call' });
  const second = await call(org, 'PATCH', path, { Subject: 'Later' });
  const other = await call(org, 'PATCH', 'sobjects/Task/ZoomCallId__c/CALL%2F1%3D', { Subject: 'Other' });

  expect(first).toMatchObject({ status: 201, body: { success: true, created: true } });
  expect(second).toMatchObject({ status: 200, body: { success: true, created: false } });
  expect(other.status).toBe(201);
  expect(org.records.find('Task', { ZoomCallId__c: 'call/1=' })).toMatchObject([{ Subject: 'Later' }]);
  expect((await call(org, 'GET', path)).body).toMatchObject({ Subject: 'Later', ZoomCallId__c: 'call/1=' });
  expect((await call(org, 'DELETE', path)).status).toBe(204);
  expect((await call(org, 'GET', path)).status).toBe(404);
});

test('answers 300 with the addresses when an id lookup fits several records', async () => {
  const email = 'twins@twins.example';
  org.records.create('Contact', { LastName: 'One', Email: email });
  org.records.create('Contact', { LastName: 'Two', Email: email });

  const reply = await call(org, 'PATCH', `sobjects/Contact/Email/${email}`, { Title: 'Twin' });

  expect(reply.status).toBe(300);
  expect(reply.body).toEqual([
    expect.stringMatching(/^\/services\/data\/v67.0\/sobjects\/Contact\/003/),
    expect.stringMatching(/^\/services\/data\/v67.0\/sobjects\/Contact\/003/),
  ]);
});

test('links records by external id within a body', async () => {
  const log = await conn.sobject('ZoomCallLog__c').create({ ZoomCallId__c: 'call-1' });
  const { id } = await task().create({
    Subject: 'Call',
    ZoomCallLog__r: { ZoomCallId__c: 'call-1' },
  });

  expect(await task().retrieve(id ?? '')).toMatchObject({ ZoomCallLog__c: log.id });
  const lost = task().create({ Subject: 'Call', ZoomCallLog__r: { ZoomCallId__c: 'Call-2' } });
  expect(await refusal(lost)).toMatchObject({
    errorCode: 'INVALID_FIELD',
    message: 'Foreign key external ID: call-2 not found for field ZoomCallId__c in entity ZoomCallLog__c',
  });
});

test('counts names of call logs and cases', async () => {
  const { id } = await conn.sobject('ZoomCallLog__c').create({ ZoomCallId__c: 'call-1' });

  expect(await conn.sobject('ZoomCallLog__c').retrieve(id ?? '')).toMatchObject({ Name: 'ZPC-00000001' });
});

test('names in Japanese script begin with the family name', async () => {
  const { id } = await conn.sobject('Contact').create({ FirstName: '太郎', LastName: '青木' });

  expect(await conn.sobject('Contact').retrieve(id ?? '')).toMatchObject({ Name: '青木 太郎' });
});

test('cuts off white space and takes empty text for nothing', async () => {
  const { id } = await task().create({ Subject: '  Call ', Description: '' });

  expect(await task().retrieve(id ?? '')).toMatchObject({ Subject: 'Call', Description: null });
});

test('a deleted call log leaves its Tasks, a deleted contact takes its activities along', async () => {
  const log = await conn.sobject('ZoomCallLog__c').create({ ZoomCallId__c: 'call-1' });
  const { id } = await task().create({ Subject: 'Call', WhoId: calloway, ZoomCallLog__c: log.id });

  await conn.sobject('ZoomCallLog__c').destroy(log.id ?? '');
  expect(org.records.get(id ?? '')).toMatchObject({ ZoomCallLog__c: null, IsDeleted: false });
  await conn.sobject('Contact').destroy(calloway);
  expect(org.records.get(id ?? '')).toMatchObject({ IsDeleted: true });
});

interface Refused {
  name: string;
  fields: Record<string, unknown>;
  errorCode: string;
  message?: string;
  named?: string[];
}

const LONG = 'x'.repeat(256);
test.each<Refused>([
  {
    name: 'an unknown field',
    fields: { Nope__c: 1 },
    errorCode: 'INVALID_FIELD',
    message: "No such column 'Nope__c' on sobject of type Task",
  },
  {
    name: 'a read-only field',
    fields: { IsClosed: true },
    errorCode: 'INVALID_FIELD_FOR_INSERT_UPDATE',
    named: ['IsClosed'],
  },
  {
    name: 'a system field',
    fields: { CreatedDate: '2020-01-01T00:00:00Z' },
    errorCode: 'INVALID_FIELD_FOR_INSERT_UPDATE',
    named: ['CreatedDate'],
  },
  {
    name: 'text that is too long',
    fields: { Subject: LONG },
    errorCode: 'STRING_TOO_LONG',
    message: `Subject: data value too large: ${LONG} (max length=255)`,
    named: ['Subject'],
  },
  {
    name: 'a comment that is too long',
    fields: { Description: 'x'.repeat(32_001) },
    errorCode: 'STRING_TOO_LONG',
    named: ['Description'],
  },
  {
    name: 'a value that no restricted picklist has',
    fields: { CallType: 'Sideways' },
    errorCode: 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
    message: 'Call Type: bad value for restricted picklist field: Sideways',
    named: ['CallType'],
  },
  {
    name: 'an account as the person',
    fields: { WhoId: '0015g0000000001AAA' },
    errorCode: 'FIELD_INTEGRITY_EXCEPTION',
    message: 'Name ID: id value of incorrect type: 0015g0000000001AAA',
    named: ['WhoId'],
  },
  { name: 'what is no id', fields: { WhoId: 'nobody' }, errorCode: 'MALFORMED_ID', named: ['WhoId'] },
  {
    name: 'a contact that does not exist',
    fields: { WhoId: '0035g0000009999AAA' },
    errorCode: 'INVALID_CROSS_REFERENCE_KEY',
    message: 'invalid cross reference id',
  },
  {
    name: 'a lead together with a related record',
    fields: { WhoId: lead, WhatId: '0015g0000000001AAA' },
    errorCode: 'FIELD_INTEGRITY_EXCEPTION',
  },
  { name: 'text for a number', fields: { CallDurationInSeconds: 'long' }, errorCode: 'JSON_PARSER_ERROR' },
  { name: 'a number for text', fields: { Subject: 5 }, errorCode: 'JSON_PARSER_ERROR' },
  {
    name: 'a day that no calendar has',
    fields: { ActivityDate: '2026-02-30' },
    errorCode: 'JSON_PARSER_ERROR',
  },
  {
    name: 'the id in the body',
    fields: { Id: '00T5g0000000001EAA' },
    errorCode: 'INVALID_FIELD',
    message: 'The Id field should not be specified in the sobject data.',
  },
])('refuses $name', async ({ fields, errorCode, message, named }) => {
  const reply = await call(org, 'POST', 'sobjects/Task', { Subject: 'Call', ...fields });

  expect(reply.status).toBe(400);
  expect(reply.body).toEqual([
    {
      errorCode,
      message: message ?? expect.any(String),
      ...(named === undefined
        ? message?.startsWith('invalid cross')
          ? { fields: [] }
          : {}
        : { fields: named }),
      ...(errorCode === 'FIELD_INTEGRITY_EXCEPTION' && named === undefined
        ? { fields: ['WhoId', 'WhatId'] }
        : {}),
    },
  ]);
});

test('names all required fields that are missing', async () => {
  expect(await refusal(conn.sobject('Lead').create({ FirstName: 'A' }))).toEqual({
    errorCode: 'REQUIRED_FIELD_MISSING',
    message: 'Required fields are missing: [Company, LastName]',
    fields: ['Company', 'LastName'],
  });
});

test('fields that are set on creation only cannot be changed', async () => {
  const { id } = await task().create({ Subject: 'Call', TaskSubtype: 'Call' });

  expect(await refusal(task().update({ Id: id ?? '', TaskSubtype: 'Task' }))).toMatchObject({
    errorCode: 'INVALID_FIELD_FOR_INSERT_UPDATE',
    fields: ['TaskSubtype'],
  });
});

test('a second record with a unique external id is refused and the message names the first', async () => {
  const { id } = await task().create({ Subject: 'Call', ZoomCallId__c: 'call-1' });
  const again = refusal(task().create({ Subject: 'Call', ZoomCallId__c: 'call-1' }));

  expect(await again).toEqual({
    errorCode: 'DUPLICATE_VALUE',
    message: `duplicate value found: ZoomCallId__c duplicates value on record with id: ${(id ?? '').slice(0, 15)}`,
    fields: [],
  });
});

test('a reference to a deleted record is refused', async () => {
  await conn.sobject('Contact').destroy(calloway);

  expect(await refusal(task().create({ Subject: 'Call', WhoId: calloway }))).toMatchObject({
    errorCode: 'ENTITY_IS_DELETED',
  });
});

test('a validation rule of the customer refuses with its own words', async () => {
  const rule = {
    object: 'Task',
    message: 'Say why',
    refuses: (record: Record<string, unknown>) => record['Description'] === null,
  };
  org.validationRules.push(rule);

  expect(await refusal(task().create({ Subject: 'Call' }))).toEqual({
    errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
    message: 'Say why',
    fields: [],
  });
  org.validationRules.pop();
  expect(await task().create({ Subject: 'Call' })).toMatchObject({ success: true });
});

test('answers what it does not know as Salesforce does', async () => {
  expect(await call(org, 'GET', 'sobjects/Nope__c/describe')).toMatchObject({
    status: 404,
    body: [{ errorCode: 'NOT_FOUND' }],
  });
  expect(await call(org, 'GET', 'sobjects/Contact/xyz')).toMatchObject({
    status: 404,
    body: [
      {
        errorCode: 'NOT_FOUND',
        message: 'Provided external ID field does not exist or is not accessible: xyz',
      },
    ],
  });
  expect((await call(org, 'PUT', 'sobjects/Contact')).status).toBe(405);
  expect((await call(org, 'GET', 'tooling/query')).status).toBe(404);
  expect((await call(org, 'PATCH', `sobjects/Contact/${lead}`, { Title: 'x' })).body).toMatchObject([
    { errorCode: 'MALFORMED_ID' },
  ]);
});
