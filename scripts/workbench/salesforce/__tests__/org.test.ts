import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Connection } from 'jsforce';
import { COMPANIES, PEOPLE } from '../../people.ts';
import { accountIdOf, personNamed, recordIdOf, userIdOf } from '../../seed.ts';
import { call, connectAs, openOrg } from './openOrg.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'local-salesforce-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('a README example: start, connect, ask', async () => {
  const org = await openOrg();
  const conn = new Connection({
    instanceUrl: org.url,
    accessToken: org.sessionFor(userIdOf('minami')),
    version: '67.0',
  });

  expect((await conn.query("SELECT Name FROM Contact WHERE Email LIKE 'avery%'")).records).toMatchObject([
    { Name: 'Avery Calloway' },
  ]);
  await org.stop();
});

test('what is in a file survives a restart: records, searches, sessions, the next id', async () => {
  const dataFile = join(folder, 'org.sqlite');
  const first = await openOrg({ dataFile });
  const accessToken = first.sessionFor(userIdOf('minami'));
  const { id } = await connectAs(first).sobject('Contact').create({ LastName: 'Kept' });
  await first.stop();

  const second = await openOrg({ dataFile });
  const conn = new Connection({ instanceUrl: second.url, accessToken, version: '67.0' });

  expect((await conn.search('FIND {Kept} RETURNING Contact')).searchRecords).toMatchObject([{ Id: id }]);
  expect((await conn.query('SELECT COUNT() FROM Contact')).totalSize).toBe(21);
  expect((await conn.sobject('Contact').create({ LastName: 'Next' })).id).not.toBe(id);
  await second.stop();
});

test('a package installed later adds its fields to the records that are there', async () => {
  const dataFile = join(folder, 'org.sqlite');
  const before = await openOrg({ dataFile, packageDir: null });
  expect(before.records.find('PermissionSet')).toEqual([]);
  await before.stop();

  const after = await openOrg({ dataFile });

  expect((await connectAs(after).query('SELECT Id, ZoomCallId__c FROM Task')).totalSize).toBe(4);
  await after.stop();
});

test('a reset brings back the seed; who is signed in stays if wanted', async () => {
  const org = await openOrg();
  const conn = connectAs(org);
  await conn.sobject('Contact').create({ LastName: 'Gone' });
  const rows = () => conn.query('SELECT Id, Name, CreatedDate FROM Contact ORDER BY Id');
  org.reset('records');
  const seeded = await rows();
  expect(seeded.totalSize).toBe(20);

  org.reset('records');
  expect(await rows()).toEqual(seeded);

  org.reset();
  await expect(rows()).rejects.toThrow('Session expired or invalid');
  await org.stop();
});

test('ids of people, users and accounts are the same in every workbench', async () => {
  const org = await openOrg();

  for (const person of PEOPLE) {
    expect(org.records.get(recordIdOf(person))).toMatchObject({
      FirstName: person.firstName,
      LastName: person.lastName,
    });
  }
  for (const company of COMPANIES)
    expect(org.records.get(accountIdOf(company))).toMatchObject({ Name: company.name });
  expect(org.records.get(userIdOf('emily'))).toMatchObject({
    Name: 'Emily Stone',
    TimeZoneSidKey: 'Asia/Tokyo',
  });
  await org.stop();
});

test('forgives a second slash after the host, as clients send it', async () => {
  const org = await openOrg();
  const headers = { authorization: `Bearer ${org.sessionFor(userIdOf('minami'))}` };

  expect((await fetch(`${org.url}//services/data/v67.0/limits`, { headers })).status).toBe(200);
  await org.stop();
});

test('old versions of the API answer alike, unknown ones do not exist', async () => {
  const org = await openOrg();
  const versions = (await (await fetch(`${org.url}/services/data`)).json()) as {
    version: string;
    label: string;
  }[];
  expect([versions[0], versions.at(-1)]).toEqual([
    { label: "Winter '21", url: '/services/data/v50.0', version: '50.0' },
    { label: "Summer '26", url: '/services/data/v67.0', version: '67.0' },
  ]);

  const accessToken = org.sessionFor(userIdOf('minami'));
  const old = new Connection({ instanceUrl: org.url, accessToken });
  expect((await old.query('SELECT Id FROM Contact LIMIT 1')).records).toMatchObject([
    { attributes: { url: expect.stringContaining('/v50.0/') } },
  ]);
  const unknown = await fetch(`${org.url}/services/data/v99.0/limits`, {
    headers: { authorization: `Bearer ${accessToken}` },
  });
  expect(unknown.status).toBe(404);
  expect((await fetch(`${org.url}/services/data/v67.0/limits`)).status).toBe(401);
  await org.stop();
});

test('describes objects in the language of the user', async () => {
  const org = await openOrg();
  const conn = connectAs(org);
  org.records.update(userIdOf('minami'), { LanguageLocaleKey: 'ja' });

  const task = await conn.sobject('Task').describe();

  expect(task).toMatchObject({ label: 'ToDo', keyPrefix: '00T', custom: false });
  expect(task.fields.find((field) => field.name === 'ZoomCallId__c')).toMatchObject({
    label: 'Zoom 通話 ID',
    length: 255,
    externalId: true,
    unique: true,
    caseSensitive: true,
    idLookup: true,
  });
  expect(
    (await conn.sobject('ZoomCallLog__c').describe()).fields.find((field) => field.name === 'Result__c'),
  ).toMatchObject({
    label: '結果',
    restrictedPicklist: true,
    picklistValues: [
      { value: 'answered', label: '応答' },
      { value: 'missed', label: 'Missed' },
    ],
  });
  expect((await conn.describeGlobal()).sobjects.map((object) => object.name)).toContain('ZoomCallLog__c');
  await org.stop();
});

test('the UI API reads records with spanning fields, and no Tasks', async () => {
  const org = await openOrg();
  const opportunity = org.records.find('Opportunity', { Name: 'Quillwood - 40 handheld gauges' })[0];
  const fields =
    'fields=Opportunity.Name,Opportunity.StageName,Opportunity.Account.Phone&optionalFields=Opportunity.Nope__c,Opportunity.Account.Owner.Name';

  expect(
    (await call(org, 'GET', `ui-api/records/${String(opportunity?.['Id'])}?${fields}`)).body,
  ).toMatchObject({
    apiName: 'Opportunity',
    childRelationships: {},
    id: opportunity?.['Id'],
    recordTypeId: null,
    fields: {
      Name: { displayValue: null, value: 'Quillwood - 40 handheld gauges' },
      StageName: { displayValue: 'Qualification', value: 'Qualification' },
      Account: {
        displayValue: 'Quillwood Instruments',
        value: {
          apiName: 'Account',
          fields: { Phone: { value: '(209) 555-0100' }, Owner: { displayValue: 'Minami Sakura' } },
        },
      },
    },
  });
  expect(
    await call(org, 'GET', `ui-api/records/${recordIdOf(personNamed('sasaki'))}?fields=Contact.Nope`),
  ).toMatchObject({
    status: 400,
    body: [{ errorCode: 'INVALID_FIELD' }],
  });
  const info = await call(org, 'GET', 'ui-api/object-info/Contact');
  expect(info.body).toMatchObject({
    label: 'Contact',
    nameFields: ['FirstName', 'LastName', 'Name'],
    fields: {
      MobilePhone: { dataType: 'Phone', label: 'Mobile Phone', createable: true },
      LastName: { required: true },
    },
  });
  const task = org.records.find('Task')[0];
  const message = 'Object Task is not supported in UI API';
  expect(
    (await call(org, 'GET', `ui-api/records/${String(task?.['Id'])}?fields=Task.Subject`)).body,
  ).toMatchObject([{ message }]);
  expect((await call(org, 'GET', 'ui-api/object-info/Task')).body).toMatchObject([{ message }]);
  await org.stop();
});
