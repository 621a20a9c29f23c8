/** Rows, activities, search and lookup against a local Salesforce, through the shell's own client. */
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readOrg } from '../../../metadata/readOrg.ts';
import { ORG_METADATA } from '../../../parties.ts';
import { AGENTS } from '../../../people.ts';
import { startLocalSalesforce, type LocalSalesforce } from '../../../salesforce/localSalesforce.ts';
import { personNamed, recordIdOf, seedWorkbench, userIdOf } from '../../../seed.ts';
import type { ObjectInfo } from '../../org.ts';
import { readActivities } from '../activities.ts';
import { findByName } from '../lookup.ts';
import { createObjectFinder } from '../objectFinder.ts';
import { cellOf, readRow, readRows } from '../rows.ts';
import { createSalesforce, quote, SalesforceError, type Salesforce } from '../salesforce.ts';
import { searchRecords } from '../search.ts';

const PACKAGE = path.join(process.cwd(), 'force-app/main');
const { objects } = readOrg(PACKAGE, 'ja');
const CALLOWAY = recordIdOf(personNamed('calloway'));

let org: LocalSalesforce;
let salesforce: Salesforce;

beforeAll(async () => {
  org = await startLocalSalesforce({
    port: 0,
    dataFile: null,
    packageDir: path.join(process.cwd(), 'force-app'),
    ownDir: ORG_METADATA,
    apps: [],
    users: AGENTS,
    seed: (records) => {
      seedWorkbench(records, Date.parse('2026-11-22T03:00:00Z'));
    },
  });
  const session = org.sessionFor(userIdOf('minami'));
  salesforce = createSalesforce((url, init) => {
    const headers = new Headers(init?.headers);
    headers.set('authorization', `Bearer ${session}`);
    return fetch(new URL(String(url instanceof Request ? url.url : url), org.url), { ...init, headers });
  });
});

afterAll(() => org.stop());

function objectNamed(name: string): ObjectInfo {
  const object = objects[name];
  if (object === undefined) throw new Error(`There is no object ${name}`);
  return object;
}

test.each(Object.keys(objects))('every field that the shell shows of %s can be read', async (name) => {
  const object = objectNamed(name);
  const fields = [...object.listColumns, ...object.sections.flatMap(({ columns }) => columns.flat())];

  await expect(readRows(salesforce, { object, fields, limit: 5 })).resolves.toBeDefined();
});

test('a reference shows the name of what it points to, and leads there', async () => {
  const contact = objectNamed('Contact');
  const row = await readRow(salesforce, contact, CALLOWAY);

  const account = contact.listColumns.find(({ name }) => name === 'AccountId');
  if (row === undefined || account === undefined) throw new Error('There is no account.');
  const cell = cellOf(row, account);
  expect(cell.text).toBe('Quillwood Instruments');
  expect(cell.url).toBe(`/lightning/r/Account/${String(cell.value)}/view`);
});

test('a person who is no Contact is found behind a Task, too', async () => {
  const task = objectNamed('Task');
  const rows = await readRows(salesforce, {
    object: task,
    fields: task.listColumns,
    where: `Subject = ${quote('カタログを送付')}`,
    limit: 1,
  });

  expect(rows[0]?.cells.find(({ field }) => field.name === 'WhoId')).toMatchObject({
    text: '山本 翼',
    url: `/lightning/r/Lead/${recordIdOf(personNamed('yamamoto'))}/view`,
  });
});

test('picklist values are in the language of the user', async () => {
  const task = objectNamed('Task');
  const rows = await readRows(salesforce, { object: task, fields: task.listColumns, limit: 10 });

  const statuses = rows.flatMap(({ cells }) => cells.filter(({ field }) => field.name === 'Status'));
  expect(new Set(statuses.map(({ text }) => text))).toEqual(new Set(['完了', '未着手']));
});

test('a record that is not there is undefined', async () => {
  expect(await readRow(salesforce, objectNamed('Contact'), '003000000000000AAA')).toBeUndefined();
});

test('the timeline of a person has the Tasks with this name, a call as a call', async () => {
  const activities = await readActivities(salesforce, 'Contact', CALLOWAY);

  expect(activities).toEqual([
    expect.objectContaining({
      subject: 'Call',
      isCall: true,
      isOpen: false,
      durationSeconds: 254,
      owner: 'Minami Sakura',
    }),
  ]);
  expect(activities[0]?.who?.url).toBe(`/lightning/r/Contact/${CALLOWAY}/view`);
});

test('an account has the activities of its people', async () => {
  const [account] = org.records.find('Account', { Name: 'Quillwood Instruments' });

  expect(await readActivities(salesforce, 'Account', String(account?.['Id']))).toHaveLength(1);
});

test('the search finds Contacts, Leads and Accounts, and takes every sign as text', async () => {
  const found = await searchRecords(salesforce, objects, 'Quillwood');
  expect(found.map(({ name, icon }) => [name, icon])).toEqual([
    ['Avery Calloway', 'standard:contact'],
    ['Jordan Pike', 'standard:contact'],
    ['Quillwood Instruments', 'standard:account'],
  ]);

  await expect(searchRecords(salesforce, objects, 'a?b{c}:"d"')).resolves.toEqual([]);
});

test('a lookup finds by a part of the name, over several objects', async () => {
  const people = [objectNamed('Contact'), objectNamed('Lead')];

  const found = await findByName(salesforce, people, "o'");
  expect(found).toEqual([]);
  expect((await findByName(salesforce, people, 'tha')).map(({ name }) => name)).toContain('Imogen Thackeray');
});

test('the object of a record follows from its id', async () => {
  const findObject = createObjectFinder(salesforce);

  expect(await findObject(CALLOWAY)).toBe('Contact');
  expect(await findObject('zzz000000000000AAA')).toBeUndefined();
});

test('what Salesforce refuses comes in its words', async () => {
  const refusal: unknown = await salesforce
    .query('SELECT Nothing FROM Contact')
    .catch((error: unknown) => error);

  expect(refusal).toBeInstanceOf(SalesforceError);
  expect(refusal).toMatchObject({ status: 400, errorCode: 'INVALID_FIELD' });
});

test('Salesforce that does not answer is told apart from one that refuses', async () => {
  const nowhere = createSalesforce(() => Promise.reject(new TypeError('fetch failed')));

  await expect(nowhere.query('SELECT Id FROM Contact')).rejects.toMatchObject({
    status: 0,
    errorCode: 'UNREACHABLE',
  });
});
