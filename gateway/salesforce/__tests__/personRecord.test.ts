import { expect, test } from '@jest/globals';
import * as v from 'valibot';
import { AGENT } from '../../../test-support/agents.ts';
import { PersonRecordSchema, fieldsOf, numbersOfRecord, toPerson } from '../personRecord.ts';

const CONTACT = v.parse(PersonRecordSchema, {
  attributes: { type: 'Contact', url: '/services/data/v66.0/sobjects/Contact/003' },
  Id: '0035g0000000001AAA',
  Name: 'Avery Calloway',
  Title: 'Buyer',
  AccountId: '0015g0000000001AAA',
  Account: { Name: 'Quillwood Instruments' },
  Phone: '(209) 555-0123',
  MobilePhone: '',
  MailingCountryCode: 'US',
  MailingCountry: 'United States',
});
const LEAD = v.parse(PersonRecordSchema, {
  attributes: { type: 'Lead' },
  Id: '00Q5g0000000001AAA',
  Name: null,
  Company: 'Brightwater',
  Phone: '03-5550-0123',
});

test('only fields that this agent may see are asked for', () => {
  expect(fieldsOf(AGENT, 'Contact')).toBe(
    'Id, Name, Title, AccountId, Account.Name, MailingCountryCode, MailingCountry, Phone, MobilePhone',
  );
  expect(fieldsOf(AGENT, 'Lead')).toBe('Id, Name, Title, Company, Phone');
});

test('a Contact is known by account, a Lead by company', () => {
  expect(toPerson(CONTACT)).toEqual({
    id: '0035g0000000001AAA',
    objectName: 'Contact',
    name: 'Avery Calloway',
    company: 'Quillwood Instruments',
    title: 'Buyer',
    accountId: '0015g0000000001AAA',
    context: null,
  });
  expect(toPerson(LEAD)).toEqual({
    id: '00Q5g0000000001AAA',
    objectName: 'Lead',
    name: '',
    company: 'Brightwater',
    title: null,
    accountId: null,
    context: null,
  });
});

test('numbers have their label and the country where the person lives, empty ones are none', () => {
  expect(numbersOfRecord(AGENT, CONTACT)).toEqual([
    { label: 'Business Phone', number: '(209) 555-0123', country: 'US' },
  ]);
  expect(numbersOfRecord(AGENT, LEAD)).toEqual([{ label: 'Phone', number: '03-5550-0123', country: null }]);
});

test('the best field for a country is the first that says something', () => {
  const { MailingCountryCode, ...rest } = CONTACT;

  for (const code of [null, '', undefined]) {
    const record = { ...rest, MailingCountryCode: code };
    expect(numbersOfRecord(AGENT, record)).toMatchObject([{ country: 'United States' }]);
  }
});

test.each([
  ['of another object', { attributes: { type: 'Account' }, Id: '001', Name: 'x' }],
  ['without an id', { attributes: { type: 'Lead' }, Name: 'x' }],
])('a record %s is no person', (_, value) => {
  expect(v.is(PersonRecordSchema, value)).toBe(false);
});
