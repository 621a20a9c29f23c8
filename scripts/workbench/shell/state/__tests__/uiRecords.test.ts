import { expect, test } from '@jest/globals';
import { SalesforceError } from '../salesforce.ts';
import { getFieldDisplayValue, getFieldValue, namesOf, toFetchError } from '../uiRecords.ts';

const RECORD = {
  id: '0065g0000000001AAA',
  apiName: 'Opportunity',
  fields: {
    Amount: { value: 1200, displayValue: '¥1,200' },
    Account: {
      displayValue: 'Quillwood',
      value: {
        id: '0015g0000000001AAA',
        apiName: 'Account',
        fields: { Phone: { value: '03-5550-0100', displayValue: null } },
      },
    },
  },
};

test('a field is read by its name, by a reference, and through a parent', () => {
  expect(getFieldValue(RECORD, 'Opportunity.Amount')).toBe(1200);
  expect(getFieldValue(RECORD, { objectApiName: 'Opportunity', fieldApiName: 'Amount' })).toBe(1200);
  expect(getFieldValue(RECORD, 'Opportunity.Account.Phone')).toBe('03-5550-0100');
  expect(getFieldDisplayValue(RECORD, 'Opportunity.Amount')).toBe('¥1,200');
});

test('a field that was not read is undefined', () => {
  expect(getFieldValue(RECORD, 'Opportunity.Name')).toBeUndefined();
  expect(getFieldValue(RECORD, 'Opportunity.Owner.Name')).toBeUndefined();
  expect(getFieldValue(undefined, 'Opportunity.Name')).toBeUndefined();
});

test('fields are given one by one or as a list', () => {
  expect(namesOf('Contact.Name')).toEqual(['Contact.Name']);
  expect(namesOf(['Contact.Name', { objectApiName: 'Contact', fieldApiName: 'Phone' }])).toEqual([
    'Contact.Name',
    'Contact.Phone',
  ]);
  expect(namesOf(undefined)).toEqual([]);
});

test('an error has the form of a FetchResponse', () => {
  expect(toFetchError(new SalesforceError(404, 'NOT_FOUND', 'It is gone'))).toMatchObject({
    ok: false,
    status: 404,
    body: { statusCode: 404, errorCode: 'NOT_FOUND', message: 'It is gone' },
  });
});
