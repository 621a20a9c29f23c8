import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Connection } from 'jsforce';
import type { LocalSalesforce } from '../localSalesforce.ts';
import { NOW, call, connectAs, openOrg, refusal } from './openOrg.ts';

let org: LocalSalesforce;
let conn: Connection;
let now = NOW;

beforeAll(async () => {
  org = await openOrg({ seed: seedForSearches, clock: () => now });
  conn = connectAs(org);
});
afterAll(() => org.stop());

function seedForSearches(records: LocalSalesforce['records']): void {
  const contacts = [
    { LastName: 'Smith', FirstName: 'Joe', Phone: '(415) 555-0112', Email: 'joe@smith.example' },
    { LastName: 'Smythe', FirstName: 'John', MobilePhone: '+1 415 555 0113', Title: 'Joe’s boss' },
    { LastName: '山田', FirstName: '太郎', Phone: '０３－１２３４－５６７８' },
    { LastName: 'Ext', FirstName: 'Eve', Phone: '03-1234-9999 内線 12' },
    { LastName: 'Lee-Jones', FirstName: 'Ada', Department: 'R&D' },
  ];
  for (const contact of contacts) records.create('Contact', contact);
  records.create('Lead', { LastName: 'Smith', FirstName: 'Ann', Company: '東京都庁', Phone: '4155550112' });
}

async function found(find: string, group = 'ALL'): Promise<unknown[]> {
  const sosl = `FIND {${find}} IN ${group} FIELDS RETURNING Contact(LastName), Lead(FirstName)`;
  const { searchRecords } = await conn.search(sosl);
  return searchRecords.map((record: Record<string, unknown>) => record['LastName'] ?? record['FirstName']);
}

test.each([
  ['4155550112', 'PHONE', ['Smith', 'Ann']],
  ['415', 'PHONE', ['Smith', 'Smythe']],
  ['0112', 'PHONE', ['Smith']],
  ['"(415) 555-0112"', 'PHONE', ['Smith', 'Ann']],
  ['415\\-555\\-0112', 'PHONE', ['Smith', 'Ann']],
  ['(415)', 'PHONE', ['Smith', 'Smythe']],
  ['14155550113', 'PHONE', ['Smythe']],
  ['4155550113', 'PHONE', []],
  ['41555501*', 'PHONE', ['Smith', 'Ann']],
  ['415555011?', 'PHONE', ['Smith', 'Ann']],
  ['0312345678', 'PHONE', ['山田']],
  ['０３１２３４５６７８', 'PHONE', ['山田']],
  ['0312349999', 'PHONE', ['Ext']],
  ['031234999912', 'PHONE', []],
  ['4155550112 OR 0312345678', 'PHONE', ['Smith', '山田', 'Ann']],
  ['4155550112', 'NAME', []],
  ['joe smith', 'NAME', ['Smith']],
  ['JOE', 'ALL', ['Smith', 'Smythe']],
  ['joe', 'EMAIL', ['Smith']],
  ['smith', 'ALL', ['Smith', 'Ann']],
  ['sm?th*', 'ALL', ['Smith', 'Smythe', 'Ann']],
  ['smyt*', 'NAME', ['Smythe']],
  ['joe AND smith', 'ALL', ['Smith']],
  ['smith AND NOT joe', 'NAME', ['Ann']],
  ['(joe OR john) AND smythe', 'ALL', ['Smythe']],
  ['"joe smith"', 'NAME', ['Smith']],
  ['"smith joe"', 'NAME', []],
  ['lee\\-jones', 'NAME', ['Lee-Jones']],
  ['"R\\&D"', 'ALL', ['Lee-Jones']],
  ['joe@smith.example', 'EMAIL', ['Smith']],
  ['山田', 'NAME', ['山田']],
  ['東京', 'ALL', ['Ann']],
  ['京都', 'ALL', ['Ann']],
  ['大阪', 'ALL', []],
])('FIND {%s} IN %s FIELDS', async (find, group, names) => {
  expect(await found(find, group)).toEqual(names);
});

test('filters, orders and limits what each object returns', async () => {
  const { searchRecords } = await conn.search(
    "FIND {sm*} IN NAME FIELDS RETURNING Contact(Id, Name WHERE FirstName LIKE 'J%' AND Name IN ('Joe Smith', 'John Smythe') ORDER BY Name DESC LIMIT 1), Lead LIMIT 5",
  );

  expect(searchRecords).toMatchObject([
    { attributes: { type: 'Contact' }, Name: 'John Smythe' },
    { attributes: { type: 'Lead' }, Id: '00Q5g0000000001EAA' },
  ]);
});

test.each([
  ['FIND {a} RETURNING Contact', 'INVALID_SEARCH', 'search term must be longer than one character: a'],
  ['FIND {a*} RETURNING Contact', 'INVALID_SEARCH', 'longer than one character'],
  ['FIND {*smith} RETURNING Contact', 'MALFORMED_SEARCH', 'first character'],
  ['FIND {+81312345678} RETURNING Contact', 'MALFORMED_SEARCH', "no viable alternative at character '+'"],
  ['FIND {"joe} RETURNING Contact', 'MALFORMED_SEARCH', 'quotation mark'],
  ['FIND {joe AND} RETURNING Contact', 'MALFORMED_SEARCH', 'No search term'],
  ['FIND {(joe} RETURNING Contact', 'MALFORMED_SEARCH', 'parenthesis'],
  ['FIND joe RETURNING Contact', 'MALFORMED_SEARCH', "unexpected token: 'FIND'"],
  ['FIND {joe} IN SIDEBAR FIELDS RETURNING Contact', 'MALFORMED_SEARCH', 'SIDEBAR'],
  ['FIND {joe} RETURNING Nope', 'INVALID_TYPE', 'Nope'],
  ['FIND {joe} RETURNING Contact(Nope)', 'INVALID_FIELD', 'Nope'],
  ['FIND {joe} RETURNING Organization', 'INVALID_TYPE', 'does not support search'],
])('refuses %s', async (sosl, errorCode, message) => {
  expect(await refusal(conn.search(sosl))).toMatchObject({
    errorCode,
    message: expect.stringContaining(message),
  });
});

test('searches with parameters, in the address or in a body', async () => {
  const inBody = {
    q: 'smith (joe)',
    in: 'NAME',
    fields: ['Id'],
    sobjects: [{ name: 'Contact', fields: ['Name'], limit: 3 }],
  };

  expect((await call(org, 'POST', 'parameterizedSearch', inBody)).body).toMatchObject({
    searchRecords: [{ Name: 'Joe Smith' }],
  });
  const path = 'parameterizedSearch?q=Smith&in=NAME&sobject=Lead&Lead.fields=Name';
  expect((await call(org, 'GET', path)).body).toMatchObject({ searchRecords: [{ Name: 'Ann Smith' }] });
});

test('what is changed or deleted is found as it is now', async () => {
  const id = org.records.create('Contact', { LastName: 'Quince', Phone: '2065550199' });
  expect(await found('Quince')).toEqual(['Quince']);

  await conn.sobject('Contact').update({ Id: id, LastName: 'Medlar' });
  expect(await found('Quince')).toEqual([]);
  expect(await found('Medlar')).toEqual(['Medlar']);
  await conn.sobject('Contact').destroy(id);
  expect(await found('2065550199', 'PHONE')).toEqual([]);
});

test('the index may lag behind, as the real one does', async () => {
  org.setSearchIndexDelay(30_000);
  await conn.sobject('Contact').create({ LastName: 'Tardy' });
  expect(await found('Tardy')).toEqual([]);

  now += 30_000;

  expect(await found('Tardy')).toEqual(['Tardy']);
  org.setSearchIndexDelay(0);
});

test('takes hundreds of alternatives', async () => {
  const others = Array.from({ length: 300 }, (_, index) => `x${1000 + index}`);

  expect(await found(['Smith', ...others].join(' OR '))).toEqual(expect.arrayContaining(['Smith']));
});

test('forgets the operators of a query that is too long, and finds nothing for one that is far too long', async () => {
  const long = `Smith AND ${'nobodyatall '.repeat(340)}`;
  expect(long.length).toBeGreaterThan(4000);
  expect(await found(long)).toEqual(expect.arrayContaining(['Smith']));

  expect(await found(`Smith OR ${'nobodyatall '.repeat(840)}`)).toEqual([]);
});
