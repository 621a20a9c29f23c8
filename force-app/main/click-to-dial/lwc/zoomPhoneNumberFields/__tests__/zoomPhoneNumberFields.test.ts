import '../../../../../../test-support/lightning/numberLibrary.ts';
import { expect, test } from '@jest/globals';
import type { FieldInfo, ObjectInfo } from 'lightning/uiObjectInfoApi';
import type { FieldValue, RecordRepresentation } from 'lightning/uiRecordApi';
import { fieldsToRead, readNumbers } from '../zoomPhoneNumberFields.ts';
import type { WiredNumbers } from '../zoomPhoneNumberFields.ts';

const CONTACT = objectInfo('Contact', {
  Name: ['Full Name', 'String'],
  Hotline__c: ['Hotline', 'Phone'],
  OtherPhone: ['Other Phone', 'Phone'],
  Fax: ['Business Fax', 'Phone'],
  MobilePhone: ['Mobile', 'Phone'],
  Phone: ['Business Phone', 'Phone'],
});
const CASE = objectInfo('Case', {
  ContactPhone: ['Contact Phone', 'Phone'],
  ContactFax: ['Contact Fax', 'Phone'],
});
const BOB = record('Contact', {
  Name: text('Bob Smith'),
  Phone: text('+12095550123', '(209) 555-0123'),
  MobilePhone: text(null),
  OtherPhone: text('03-1234-5678'),
  MailingCountry: text('United States'),
});

test('phone fields are read in the order in which people are called, fax numbers never, then the country', () => {
  expect(fieldsToRead(wired('Contact', { own: { data: CONTACT } }))).toEqual([
    'Contact.Name',
    'Contact.Phone',
    'Contact.MobilePhone',
    'Contact.OtherPhone',
    'Contact.Hotline__c',
    'Contact.MailingCountryCode',
    'Contact.MailingCountry',
    'Contact.Account.BillingCountryCode',
    'Contact.Account.BillingCountry',
  ]);
});

test('nothing is read of a record before its object and the related object are known', () => {
  expect(fieldsToRead(wired('Contact', {}))).toBeUndefined();
  expect(fieldsToRead(wired('Case', { own: { data: CASE } }))).toBeUndefined();
});

test('a Case is read with the numbers of its Contact', () => {
  expect(fieldsToRead(wired('Case', { own: { data: CASE }, related: { data: CONTACT } }))).toEqual([
    'Case.CaseNumber',
    'Case.ContactPhone',
    'Case.Contact.Name',
    'Case.Contact.Phone',
    'Case.Contact.MobilePhone',
    'Case.Contact.OtherPhone',
    'Case.Contact.Hotline__c',
    'Case.Contact.MailingCountryCode',
    'Case.Contact.MailingCountry',
    'Case.Contact.Account.BillingCountryCode',
    'Case.Contact.Account.BillingCountry',
  ]);
});

test('where Contacts cannot be read, the own numbers of a Case are', () => {
  const fields = fieldsToRead(wired('Case', { own: { data: CASE }, related: { error: { status: 403 } } }));

  expect(fields).toEqual(['Case.CaseNumber', 'Case.ContactPhone']);
});

test('the numbers that are there come with their labels, as stored and as shown', () => {
  const reading = readNumbers(wired('Contact', { own: { data: CONTACT }, record: { data: BOB } }));

  const country = 'United States';
  expect(reading).toEqual({
    state: 'read',
    record: { id: '003000000000001AAA', objectName: 'Contact', name: 'Bob Smith' },
    numbers: [
      { label: 'Business Phone', number: '+12095550123', shown: '(209) 555-0123', owner: null, country },
      { label: 'Other Phone', number: '03-1234-5678', shown: '03-1234-5678', owner: null, country },
    ],
  });
});

test('a number that a Case repeats of its Contact is listed once', () => {
  const broken = record('Case', {
    CaseNumber: text('00001026'),
    ContactPhone: text('(120) 955 50123 '),
    Contact: { value: BOB, displayValue: null },
  });

  const reading = readNumbers(
    wired('Case', { own: { data: CASE }, related: { data: CONTACT }, record: { data: broken } }),
  );

  expect(reading).toMatchObject({
    record: { objectName: 'Case', name: '00001026' },
    numbers: [
      { label: 'Contact Phone', owner: null, country: 'United States' },
      { label: 'Other Phone', number: '03-1234-5678', owner: 'Bob Smith', country: 'United States' },
    ],
  });
});

test('a Case without a Contact has no numbers', () => {
  const lonely = record('Case', {
    CaseNumber: text('00001027'),
    Contact: { value: null, displayValue: null },
  });

  const reading = readNumbers(
    wired('Case', { own: { data: CASE }, related: { data: CONTACT }, record: { data: lonely } }),
  );

  expect(reading).toMatchObject({ state: 'read', numbers: [] });
});

test('an error of the object or of the record is an error of the reading', () => {
  expect(readNumbers(wired('Contact', { own: { error: {} } }))).toEqual({ state: 'failed' });
  expect(readNumbers(wired('Contact', { own: { data: CONTACT }, record: { error: {} } }))).toEqual({
    state: 'failed',
  });
});

function wired(objectName: string, parts: Partial<WiredNumbers>): WiredNumbers {
  return { objectName, own: undefined, related: undefined, record: undefined, ...parts };
}

function objectInfo(apiName: string, fields: Record<string, readonly [string, string]>): ObjectInfo {
  const entries = Object.entries(fields).map(([name, [label, dataType]]): [string, FieldInfo] => [
    name,
    { apiName: name, label, dataType },
  ]);
  return { apiName, fields: Object.fromEntries(entries) };
}

function record(apiName: string, fields: Record<string, FieldValue>): RecordRepresentation {
  return { id: '003000000000001AAA', apiName, fields };
}

function text(value: string | null, displayValue: string | null = null): FieldValue {
  return { value, displayValue };
}
