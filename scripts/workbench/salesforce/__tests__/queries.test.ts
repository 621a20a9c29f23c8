import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Connection } from 'jsforce';
import { personNamed, recordIdOf, userIdOf } from '../../seed.ts';
import type { LocalSalesforce } from '../localSalesforce.ts';
import { NOW, call, connectAs, openOrg, refusal } from './openOrg.ts';

let org: LocalSalesforce;
let conn: Connection;

beforeAll(async () => {
  org = await openOrg({ seed: seedForQueries });
  conn = connectAs(org);
});
afterAll(() => org.stop());

const ACCOUNT = '0015g0000000001AAA';

/** Five contacts, two accounts, three Tasks. */
function seedForQueries(records: LocalSalesforce['records']): void {
  records.create('Account', { Name: 'Acme', Phone: '1' });
  records.create('Account', { Name: 'Zenith' });
  const contacts = [
    { LastName: 'Able', FirstName: 'Ann', AccountId: ACCOUNT, Email: 'ann@acme.example', Department: null },
    {
      LastName: 'Baker',
      FirstName: 'Bob',
      AccountId: ACCOUNT,
      Email: 'bob@acme.example',
      Department: '100% Off_x',
    },
    { LastName: "O'Neil", FirstName: 'Cy', AccountId: '0015g0000000002AAA', Department: 'Sales' },
    { LastName: 'Dunn', FirstName: 'Di', Department: 'sales' },
    { LastName: 'Eads', FirstName: 'Ed', DoNotCall: true, Department: 'back\\slash' },
  ];
  for (const contact of contacts) records.create('Contact', contact);
  const task = { Subject: 'Call', WhoId: '0035g0000000001AAA', WhatId: ACCOUNT, CallDurationInSeconds: 60 };
  const created = [
    ['2026-11-21T14:59:59Z', 'Completed', '2026-11-21'],
    ['2026-11-21T15:00:00Z', 'Completed', '2026-11-22'],
    ['2026-10-31T10:00:00Z', 'Not Started', '2026-10-31'],
  ] as const;
  for (const [moment, Status, ActivityDate] of created) {
    const id = records.create('Task', { ...task, Status, ActivityDate });
    records.update(id, { CreatedDate: moment });
  }
}

/** The last names, or the ids, that a query finds. */
async function found(soql: string): Promise<unknown[]> {
  const { records } = await conn.query<Record<string, unknown>>(soql);
  return records.map((record) => record['LastName'] ?? record['Id']);
}

test.each([
  ["LastName = 'able'", ['Able']],
  ["LastName != 'Able'", ['Baker', "O'Neil", 'Dunn', 'Eads']],
  ["Department != 'Sales'", ['Able', 'Baker', 'Eads']],
  ["NOT Department = 'Sales'", ['Able', 'Baker', 'Eads']],
  ["NOT (Department = 'Sales' OR LastName = 'Able')", ['Baker', 'Eads']],
  ["(NOT LastName = 'Able') AND DoNotCall = false", ['Baker', "O'Neil", 'Dunn']],
  ["((LastName = 'Able') OR (NOT (Department != null)) OR ((LastName = 'Eads')))", ['Able', 'Eads']],
  ["NOT LastName IN ('Able', 'Baker') AND FirstName != null", ["O'Neil", 'Dunn', 'Eads']],
  ['Department = null', ['Able']],
  ["Department = ''", ['Able']],
  ['Department != null', ['Baker', "O'Neil", 'Dunn', 'Eads']],
  ["Department LIKE 'sal%'", ["O'Neil", 'Dunn']],
  ["Department LIKE '%ALES'", ["O'Neil", 'Dunn']],
  ["Department LIKE 's_les'", ["O'Neil", 'Dunn']],
  ["Department LIKE '100\\% Off\\_x'", ['Baker']],
  ["Department LIKE '1__\\% off%'", ['Baker']],
  ["Department = 'back\\\\slash'", ['Eads']],
  ["Department LIKE 'back\\\\s%'", ['Eads']],
  ["LastName = 'O\\'Neil'", ["O'Neil"]],
  ["LastName = '\\u0041ble'", ['Able']],
  ["LastName IN ('Able', 'dunn')", ['Able', 'Dunn']],
  ["LastName NOT IN ('Able', 'Dunn')", ['Baker', "O'Neil", 'Eads']],
  ["Department NOT IN ('Sales')", ['Able', 'Baker', 'Eads']],
  ["Department IN ('Sales', null)", ['Able', "O'Neil", 'Dunn']],
  ["LastName > 'C' AND LastName <= 'Eads'", ['Dunn', 'Eads']],
  ["(LastName = 'Able' OR LastName = 'Baker') AND FirstName = 'Bob'", ['Baker']],
  ["Account.Name = 'acme'", ['Able', 'Baker']],
  ["Account.Owner.Alias != 'nobody' AND Account.Name LIKE 'Z%'", ["O'Neil"]],
  ['DoNotCall = true', ['Eads']],
  [`AccountId = '${ACCOUNT.slice(0, 15)}'`, ['Able', 'Baker']],
  ["AccountId IN (SELECT Id FROM Account WHERE Name = 'Zenith')", ["O'Neil"]],
  ["Id NOT IN (SELECT WhoId FROM Task WHERE Subject = 'Call')", ['Baker', "O'Neil", 'Dunn', 'Eads']],
  ["Contact.LastName = 'Dunn'", ['Dunn']],
])('finds contacts where %s', async (condition, names) => {
  expect(await found(`SELECT LastName FROM Contact WHERE ${condition} ORDER BY Id`)).toEqual(names);
});

const [ONE, TWO, THREE] = ['00T5g0000000001EAA', '00T5g0000000002EAA', '00T5g0000000003EAA'];

test.each([
  ['CreatedDate = TODAY', [TWO]],
  ['CreatedDate = YESTERDAY', [ONE]],
  ['CreatedDate < TODAY', [ONE, THREE]],
  ['CreatedDate >= YESTERDAY', [ONE, TWO]],
  ['CreatedDate = LAST_N_DAYS:2', [ONE, TWO]],
  ['CreatedDate = THIS_MONTH', [ONE, TWO]],
  ['CreatedDate = LAST_MONTH', [THREE]],
  ['CreatedDate = THIS_YEAR', [ONE, TWO, THREE]],
  ['CreatedDate = N_DAYS_AGO:1', [ONE]],
  ['CreatedDate > 2026-11-21T15:00:00Z', []],
  ['CreatedDate >= 2026-11-22T00:00:00+09:00', [TWO]],
  ['ActivityDate = 2026-11-22', [TWO]],
  ['ActivityDate >= THIS_WEEK', [TWO]],
  ['ActivityDate = LAST_WEEK', [ONE]],
  ['CALENDAR_MONTH(CreatedDate) = 10', [THREE]],
  ['DAY_ONLY(CreatedDate) = 2026-11-21', [ONE, TWO]],
  ['IsClosed = false', [THREE]],
  ["Who.Name = 'Ann Able' AND Who.Type = 'Contact'", [ONE, TWO, THREE]],
  ["What.Name = 'Zenith'", []],
])('finds Tasks where %s, in the days of Tokyo', async (condition, ids) => {
  expect(await found(`SELECT Id FROM Task WHERE ${condition} ORDER BY Id`)).toEqual(ids);
});

test('orders, with empty values first unless told otherwise, and pages', async () => {
  const names = (order: string) => found(`SELECT LastName FROM Contact ORDER BY ${order}`);

  expect(await names('Department, LastName')).toEqual(['Able', 'Baker', 'Eads', 'Dunn', "O'Neil"]);
  expect(await names('Department DESC NULLS LAST, LastName DESC LIMIT 2')).toEqual(["O'Neil", 'Dunn']);
  expect(await names('LastName LIMIT 2 OFFSET 1')).toEqual(['Baker', 'Dunn']);
});

test('follows relationships up and down', async () => {
  const soql =
    "SELECT a.Name, Owner.Name, (SELECT LastName FROM Contacts ORDER BY LastName DESC LIMIT 1) FROM Account a WHERE a.Name = 'Acme'";
  const { records } = await conn.query(soql);

  expect(records).toEqual([
    {
      attributes: { type: 'Account', url: `/services/data/v67.0/sobjects/Account/${ACCOUNT}` },
      Name: 'Acme',
      Owner: { attributes: expect.objectContaining({ type: 'User' }), Name: 'Aki Hayama' },
      Contacts: {
        totalSize: 1,
        done: true,
        records: [{ attributes: expect.objectContaining({ type: 'Contact' }), LastName: 'Baker' }],
      },
    },
  ]);
});

test('shows who and what of a Task by name and type', async () => {
  const { records } = await conn.query('SELECT Who.Name, Who.Type, What.Name FROM Task LIMIT 1');

  expect(records).toMatchObject([
    { Who: { attributes: { type: 'Name' }, Name: 'Ann Able', Type: 'Contact' }, What: { Name: 'Acme' } },
  ]);
});

test('counts, groups and sums', async () => {
  expect(await conn.query('SELECT COUNT() FROM Task WHERE IsClosed = true')).toMatchObject({
    totalSize: 2,
    records: [],
  });
  const { records } = await conn.query(
    'SELECT Status, COUNT(Id) total, MAX(CreatedDate), SUM(CallDurationInSeconds) FROM Task GROUP BY Status HAVING COUNT(Id) > 0 ORDER BY COUNT(Id) DESC',
  );

  expect(records).toEqual([
    {
      attributes: { type: 'AggregateResult' },
      Status: 'Completed',
      total: 2,
      expr0: '2026-11-21T15:00:00.000+0000',
      expr1: 120,
    },
    {
      attributes: { type: 'AggregateResult' },
      Status: 'Not Started',
      total: 1,
      expr0: '2026-10-31T10:00:00.000+0000',
      expr1: 60,
    },
  ]);
  expect(
    (
      await conn.query(
        'SELECT Account.Name, COUNT(Id) FROM Contact WHERE AccountId != null GROUP BY Account.Name',
      )
    ).records,
  ).toMatchObject([
    { Name: 'Acme', expr0: 2 },
    { Name: 'Zenith', expr0: 1 },
  ]);
});

test('tells the columns of a query, for the Salesforce CLI', async () => {
  const { body } = await call(org, 'GET', 'query?q=SELECT+Id,+Account.Name+FROM+Contact&columns=true');

  expect(body).toMatchObject({
    entityName: 'Contact',
    idSelected: true,
    columnMetadata: [
      { columnName: 'Id' },
      { columnName: 'Account', joinColumns: [{ columnName: 'Name', textType: true }] },
    ],
  });
});

test('names labels in the language of the user', async () => {
  org.records.update(userIdOf('minami'), { LanguageLocaleKey: 'ja' });

  expect(
    (await conn.query('SELECT toLabel(Status) FROM Task WHERE IsClosed = true LIMIT 1')).records,
  ).toMatchObject([{ Status: '完了' }]);
  org.records.update(userIdOf('minami'), { LanguageLocaleKey: 'en_US' });
});

test.each([
  [
    'SELECT Idd FROM Contact',
    'INVALID_FIELD',
    "\nSELECT Idd FROM Contact\n       ^\nERROR at Row:1:Column:8\nNo such column 'Idd' on entity 'Contact'.",
  ],
  [
    'SELECT Id FROM Contacts',
    'INVALID_TYPE',
    "ERROR at Row:1:Column:16\nsObject type 'Contacts' is not supported.",
  ],
  [
    "SELECT Id FROM Contact WHERE Nope.Name = 'x'",
    'INVALID_FIELD',
    "Didn't understand relationship 'Nope' in field path.",
  ],
  ['SELECT Id FROM Contact WHERE', 'MALFORMED_QUERY', 'unexpected token'],
  ['UPDATE Contact', 'MALFORMED_QUERY', "unexpected token: 'UPDATE'"],
  [
    "SELECT Id FROM Contact WHERE FirstName = 'a' OR FirstName = 'b' AND LastName = 'c'",
    'MALFORMED_QUERY',
    "unexpected token: 'AND'",
  ],
  [
    'SELECT Id FROM Contact WHERE LastName = 5',
    'INVALID_FIELD',
    "value of filter criterion for field 'LastName' must be of type string and should be enclosed in quotes",
  ],
  [
    "SELECT Id FROM Contact WHERE CreatedDate > '2026-01-01'",
    'INVALID_FIELD',
    "value of filter criterion for field 'CreatedDate' must be of type dateTime and should not be enclosed in quotes",
  ],
  [
    "SELECT Id FROM Contact WHERE AccountId = 'abc'",
    'INVALID_QUERY_FILTER_OPERATOR',
    'invalid ID field: abc',
  ],
  [
    "SELECT Id FROM Task WHERE Description LIKE 'a%'",
    'INVALID_FIELD',
    "field 'Description' can not be filtered in a query call",
  ],
  [
    'SELECT Id FROM Task ORDER BY Description',
    'INVALID_FIELD',
    "field 'Description' can not be sorted in a query call",
  ],
  [
    'SELECT Id FROM Contact LIMIT 1 OFFSET 2001',
    'NUMBER_OUTSIDE_VALID_RANGE',
    'Maximum SOQL offset allowed is 2000',
  ],
  [
    'SELECT LastName, COUNT(Id) FROM Contact GROUP BY FirstName',
    'MALFORMED_QUERY',
    'Field must be grouped or aggregated: LastName',
  ],
  ['SELECT Id, id FROM Contact', 'MALFORMED_QUERY', 'duplicate field selected: Id'],
  ['SELECT FIELDS(ALL) FROM Contact', 'MALFORMED_QUERY', 'LIMIT of at most 200'],
])('refuses %s', async (soql, errorCode, message) => {
  expect(await refusal(conn.query(soql))).toMatchObject({
    errorCode,
    message: expect.stringContaining(message),
  });
});

test('leaves out the recycle bin, except for queryAll', async () => {
  const id = org.records.create('Contact', { LastName: 'Gone' });
  org.records.remove(id);
  const soql = "SELECT Id, IsDeleted FROM Contact WHERE LastName = 'Gone'";

  expect((await conn.query(soql)).totalSize).toBe(0);
  expect((await conn.query(soql, { scanAll: true })).records).toMatchObject([{ Id: id, IsDeleted: true }]);
});

test('gives long results in pages that keep what they began with', async () => {
  org.records.load(
    'Lead',
    Array.from({ length: 450 }, (_, index) => ({ LastName: `L${index}`, Company: 'Many' })),
  );
  const page = async (path: string) => {
    const { body } = await call(org, 'GET', path, undefined, 'minami', {
      'sforce-query-options': 'batchSize=200',
    });
    return body as { totalSize: number; done: boolean; nextRecordsUrl?: string; records: { Id: string }[] };
  };
  const next = (url = '') => page(url.replace('/services/data/v67.0/', ''));
  const first = await page("query?q=SELECT+Id+FROM+Lead+WHERE+Company='Many'");
  expect(first).toMatchObject({ totalSize: 450, done: false });
  expect(first.records).toHaveLength(200);

  const second = await next(first.nextRecordsUrl);
  const third = await next(second.nextRecordsUrl);

  expect(third.done).toBe(true);
  const ids = [first, second, third].flatMap(({ records }) => records.map((record) => record.Id));
  expect(new Set(ids).size).toBe(450);
  expect(await refusal(conn.queryMore('/services/data/v67.0/query/01g5g0000009999AAA-200'))).toMatchObject({
    errorCode: 'INVALID_QUERY_LOCATOR',
  });
});

test('the history of the seed lies before the clock', () => {
  expect(NOW).toBeGreaterThan(Date.parse(String(org.records.get(ONE)?.['CreatedDate'])));
  expect(recordIdOf(personNamed('sasaki'))).toBe('0035g0000000001AAA');
});
