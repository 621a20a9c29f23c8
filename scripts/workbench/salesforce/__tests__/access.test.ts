import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { userIdOf } from '../../seed.ts';
import type { LocalSalesforce } from '../localSalesforce.ts';
import { call, connectAs, openOrg, refusal } from './openOrg.ts';

let org: LocalSalesforce;

beforeAll(async () => {
  org = await openOrg();
});
beforeEach(() => {
  org.reset('records');
});
afterAll(() => org.stop());

test('without the permission set the fields and objects of the package do not exist', async () => {
  const conn = connectAs(org, 'emily');

  expect(await refusal(conn.sobject('Task').create({ Subject: 'Call', ZoomCallId__c: 'x' }))).toMatchObject({
    errorCode: 'INVALID_FIELD',
    message: "No such column 'ZoomCallId__c' on sobject of type Task",
  });
  expect(await refusal(conn.query('SELECT ZoomCallId__c FROM Task'))).toMatchObject({
    errorCode: 'INVALID_FIELD',
  });
  expect(await refusal(conn.query("SELECT Id FROM Task WHERE ZoomCallId__c = 'x'"))).toMatchObject({
    errorCode: 'INVALID_FIELD',
  });
  expect(await refusal(conn.query('SELECT Id FROM ZoomCallLog__c'))).toMatchObject({
    errorCode: 'INVALID_TYPE',
  });
  expect((await call(org, 'PATCH', 'sobjects/Task/ZoomCallId__c/x', {}, 'emily')).status).toBe(404);
  expect((await call(org, 'GET', 'sobjects/ZoomCallLog__c/describe', undefined, 'emily')).status).toBe(404);
  expect((await conn.sobject('Task').describe()).fields.map((field) => field.name)).not.toContain(
    'ZoomCallId__c',
  );
});

test('with it they do, at once', async () => {
  const conn = connectAs(org, 'emily');
  const [set] = org.records.find('PermissionSet', { Name: 'ZoomPhoneAgent' });
  expect(org.hasCustomPermission(userIdOf('emily'), 'ZoomPhoneUser')).toBe(false);
  org.records.create('PermissionSetAssignment', {
    AssigneeId: userIdOf('emily'),
    PermissionSetId: set?.['Id'] ?? null,
  });

  expect(await conn.sobject('Task').create({ Subject: 'Call', ZoomCallId__c: 'x' })).toMatchObject({
    success: true,
  });
  expect(org.hasCustomPermission(userIdOf('emily'), 'ZoomPhoneUser')).toBe(true);
});

test('a field that may be read only is not written', async () => {
  const create = connectAs(org).sobject('ZoomCallLog__c').create({ ZoomCallId__c: 'x', Internal__c: true });

  expect(await refusal(create)).toMatchObject({
    errorCode: 'INVALID_FIELD_FOR_INSERT_UPDATE',
    fields: ['Internal__c'],
  });
});

test('private records are seen by their owner and by who views all', async () => {
  const { id } = await connectAs(org, 'minami').sobject('ZoomCallLog__c').create({ ZoomCallId__c: 'x' });
  const count = async (agent: 'minami' | 'haruto' | 'integration') =>
    (await connectAs(org, agent).query('SELECT Id FROM ZoomCallLog__c')).totalSize;

  expect([await count('minami'), await count('haruto'), await count('integration')]).toEqual([1, 0, 1]);
  expect((await call(org, 'GET', `sobjects/ZoomCallLog__c/${id ?? ''}`, undefined, 'haruto')).status).toBe(
    404,
  );
  expect(
    await refusal(connectAs(org, 'haruto').sobject('Task').create({ Subject: 'Call', ZoomCallLog__c: id })),
  ).toMatchObject({
    errorCode: 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
  });
});

test('a profile without access sees what its permission sets open', async () => {
  const conn = connectAs(org, 'integration');

  expect(await refusal(conn.query('SELECT Id FROM Opportunity'))).toMatchObject({
    errorCode: 'INVALID_TYPE',
  });
  expect((await conn.query('SELECT Id FROM Task')).totalSize).toBeGreaterThan(0);
});

test('setup is read by everybody and written by administrators', async () => {
  const change = { Id: userIdOf('minami'), Title: 'Boss' };

  expect(await refusal(connectAs(org, 'minami').sobject('User').update(change))).toMatchObject({
    errorCode: 'INSUFFICIENT_ACCESS_OR_READONLY',
  });
  expect(await connectAs(org, 'admin').sobject('User').update(change)).toMatchObject({ success: true });
  expect(
    (await connectAs(org, 'minami').query('SELECT ApiName FROM TaskStatus WHERE IsClosed = true')).records,
  ).toMatchObject([{ ApiName: 'Completed' }]);
});

test('a hierarchy setting has one record for each org, profile or user', async () => {
  const settings = connectAs(org, 'admin').sobject('ZoomPhoneSettings__c');
  await settings.create({ SetupOwnerId: org.orgId, AutoSave__c: false });
  const again = settings.create({ SetupOwnerId: org.orgId });

  expect(await refusal(again)).toMatchObject({ errorCode: 'DUPLICATE_VALUE' });
  expect(
    (await connectAs(org, 'minami').query('SELECT AutoSave__c FROM ZoomPhoneSettings__c')).records,
  ).toMatchObject([{ AutoSave__c: false }]);
});

test('a custom setting is read by whom a permission set lets, and written by who may customise the application', async () => {
  const { id } = await connectAs(org, 'admin')
    .sobject('ZoomPhoneSettings__c')
    .create({ SetupOwnerId: org.orgId });
  const change = { Id: id ?? '', AutoSave__c: false };

  expect(await refusal(connectAs(org, 'emily').query('SELECT Id FROM ZoomPhoneSettings__c'))).toMatchObject({
    errorCode: 'INVALID_TYPE',
  });
  expect(
    await refusal(connectAs(org, 'minami').sobject('ZoomPhoneSettings__c').update(change)),
  ).toMatchObject({ errorCode: 'INSUFFICIENT_ACCESS_OR_READONLY' });
  expect(await connectAs(org, 'minami').sobject('ZoomPhoneSettings__c').describe()).toMatchObject({
    customSetting: true,
    updateable: false,
  });
});
