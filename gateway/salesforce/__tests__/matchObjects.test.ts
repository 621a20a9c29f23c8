/** What an agent's settings add to the search for a number, and what becomes of that where Salesforce refuses it. */
import { expect, test } from '@jest/globals';
import { PhoneError } from '#call-core';
import * as v from 'valibot';
import { AGENT } from '../../../test-support/agents.ts';
import { createMatchObjects } from '../matchObjects.ts';
import { createPersonQueries } from '../personQueries.ts';
import type { RestRequest } from '../request.ts';

const DAY = 24 * 3_600_000;
const ASKING = {
  ...AGENT,
  settings: { ...AGENT.settings, matchObjects: ['Vendor__c', 'Hidden__c', 'case', 'Mute'] },
};

function field(name: string, type = 'string', nameField = false): object {
  return { name, label: name, type, nameField };
}
const OBJECTS: Readonly<Record<string, object>> = {
  case: {
    name: 'Case',
    searchable: true,
    fields: [
      field('CaseNumber', 'string', true),
      field('Subject'),
      field('SuppliedPhone'),
      field('ContactFax', 'phone'),
      field('Callback__c', 'phone'),
    ],
  },
  Vendor__c: {
    ...{ name: 'Vendor__c', searchable: true },
    fields: [field('Name', 'string', true), field('MobilePhone', 'phone'), field('Phone', 'phone')],
  },
  Mute: { name: 'Mute', searchable: true, fields: [field('Name', 'string', true), field('Web', 'url')] },
  Unsearched__c: { name: 'Unsearched__c', searchable: false, fields: [field('Phone', 'phone')] },
};

const CompositeRequest = v.object({
  compositeRequest: v.array(v.object({ url: v.string(), referenceId: v.string() })),
});

function describeAnswers(body: object | undefined): unknown {
  const { compositeRequest } = v.parse(CompositeRequest, body);
  const compositeResponse = compositeRequest.map(({ url, referenceId }) => {
    const found = OBJECTS[url.split('/').at(-2) ?? ''];
    const none = [{ errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' }];
    return { referenceId, httpStatusCode: found ? 200 : 404, body: found ?? none };
  });
  return { compositeResponse };
}

/** @param search answers a search, by its text */
function org(search: (sosl: string) => object[] = () => []) {
  const asked: string[] = [];
  let now = 0;
  let isDown = false;
  const request = async (_agentId: string, { path, body }: RestRequest): Promise<unknown> => {
    await Promise.resolve();
    const sosl = new URLSearchParams(path.split('?')[1]).get('q');
    asked.push(sosl ?? path);
    if (sosl !== null) return { searchRecords: search(sosl) };
    if (isDown) throw new PhoneError('salesforce.unavailable', { retry: 'later' });
    return describeAnswers(body);
  };
  const matchObjects = createMatchObjects({ request, clock: { now: () => now } });
  return {
    ...{ asked, matchObjects, queries: createPersonQueries({ request, matchObjects }) },
    pass: (ms: number) => (now += ms),
    setDown: (down: boolean) => (isDown = down),
  };
}

test('objects that are there and have numbers are searched along, by the fields that the agent sees', async () => {
  const { asked, queries } = org();
  await queries.searchNumbers(ASKING, '1', 5);
  await queries.searchNumbers(ASKING, '2', 5);

  expect(asked.map((each) => each.split(' ')[0])).toEqual(['/composite', 'FIND', 'FIND']);
  expect(asked[1]).toContain(
    'Account(Id, Name, BillingCountry, Phone LIMIT 5), Vendor__c(Id, Name, Phone, MobilePhone LIMIT 5), Case(Id, CaseNumber, Subject, Callback__c LIMIT 5)',
  );
  expect(asked[1]).not.toMatch(/Hidden__c|Mute/);
});

test('they are read again when the settings name others, and after a day', async () => {
  const { asked, queries, pass } = org();
  const reads = () => asked.filter((each) => each === '/composite').length;
  await queries.searchNumbers(ASKING, '1');
  pass(DAY - 1);
  await queries.searchNumbers(ASKING, '1');
  expect(reads()).toBe(1);
  pass(1);
  await queries.searchNumbers(ASKING, '1');
  expect(reads()).toBe(2);
  await queries.searchNumbers({ ...ASKING, settings: { ...AGENT.settings, matchObjects: ['case'] } }, '1');
  expect(reads()).toBe(3);
  await queries.searchNumbers(AGENT, '1');
  expect(reads()).toBe(3);
});

test('records have their names and numbers, in the order of the settings', async () => {
  const found = (type: string, fields: object) => ({ attributes: { type }, Id: type, ...fields });
  const { queries } = org(() => [
    found('Case', { CaseNumber: '00001000', Subject: 'Dark display', Callback__c: '03-5550-0101' }),
    found('Vendor__c', { Name: null, Phone: '1', MobilePhone: '2' }),
    found('Account', { Name: 'Acme', Phone: '3', BillingCountry: 'JP' }),
    found('Lead', { Name: 'Jane', Phone: '4' }),
    found('Surprise__c', {}),
  ]);
  const records = await queries.searchNumbers(ASKING, '1');

  expect(records).toMatchObject([
    { attributes: { type: 'Lead' } },
    { objectName: 'Account', name: 'Acme', numbers: [{ number: '3', country: 'JP' }] },
    { objectName: 'Vendor__c', name: null, numbers: [{ number: '1' }, { number: '2' }] },
    { objectName: 'Case', name: '00001000 Dark display', numbers: [{ label: 'Callback__c', country: null }] },
  ]);
});

test('what Salesforce refuses of them keeps nobody from being found, and is read anew', async () => {
  const { asked, queries } = org((sosl) => {
    if (sosl.includes('Case(')) throw new PhoneError('salesforce.fieldNotWritable', { retry: 'askAgent' });
    return [{ attributes: { type: 'Lead' }, Id: '00Q', Name: 'Jane' }];
  });
  for (const find of ['1', '2']) {
    expect(await queries.searchNumbers(ASKING, find)).toMatchObject([{ Name: 'Jane' }]);
  }
  expect(asked.filter((each) => each === '/composite')).toHaveLength(2);
});

test('while they cannot be read it is searched without them', async () => {
  const { asked, queries, setDown } = org();
  setDown(true);
  await Promise.all(['1', '2'].map((find) => queries.searchNumbers(ASKING, find)));
  const searches = asked.filter((each) => each.startsWith('FIND'));
  expect(searches.map((each) => [each.includes('Account('), each.includes('Case(')])).toEqual([
    [true, false],
    [true, false],
  ]);
  setDown(false);
  await queries.searchNumbers(ASKING, '1');
  expect(asked.at(-1)).toContain('Case(');
});

test('who sets them is told which there are, as Salesforce writes them, and which have no numbers', async () => {
  const { asked, matchObjects } = org();
  const names = ['case', 'Mute', 'Unsearched__c', 'Nothing', 'a) FROM User'];

  expect(await matchObjects.describe(AGENT.id, names)).toEqual([
    { name: 'Case', hasNumbers: true },
    { name: 'Mute', hasNumbers: false },
    { name: 'Unsearched__c', hasNumbers: false },
  ]);
  expect(await matchObjects.describe(AGENT.id, ['a b'])).toEqual([]);
  expect(asked).toHaveLength(1);
});
