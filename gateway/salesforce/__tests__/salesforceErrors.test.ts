import { describe, expect, test } from '@jest/globals';
import { PhoneError } from '#call-core';
import { errorOf, toSalesforceError } from '../salesforceErrors.ts';

/** As jsforce throws it. */
function thrown(errorCode: string, data?: unknown, message = 'in words') {
  return Object.assign(new Error(message), { errorCode, ...(data !== undefined && { data }) });
}

test.each([
  ['INVALID_SESSION_ID', 'salesforce.signInNeeded', 'afterSignIn'],
  ['REQUEST_LIMIT_EXCEEDED', 'salesforce.limitReached', 'later'],
  ['UNABLE_TO_LOCK_ROW', 'salesforce.rowLocked', 'later'],
  ['DUPLICATE_VALUE', 'salesforce.rowLocked', 'later'],
  ['SERVER_UNAVAILABLE', 'salesforce.unavailable', 'later'],
  ['ENTITY_IS_DELETED', 'salesforce.recordGone', 'askAgent'],
  ['INSUFFICIENT_ACCESS_OR_READONLY', 'salesforce.noAccess', 'askAgent'],
  ['FIELD_CUSTOM_VALIDATION_EXCEPTION', 'salesforce.validation', 'askAgent'],
  ['STRING_TOO_LONG', 'salesforce.validation', 'askAgent'],
  ['INVALID_FIELD', 'salesforce.fieldNotWritable', 'askAgent'],
  ['STORAGE_LIMIT_EXCEEDED', 'salesforce.storageFull', 'askAgent'],
  ['ERROR_HTTP_401', 'salesforce.signInNeeded', 'afterSignIn'],
  ['ERROR_HTTP_404', 'salesforce.recordGone', 'askAgent'],
  ['ERROR_HTTP_429', 'salesforce.unavailable', 'later'],
  ['ERROR_HTTP_500', 'salesforce.unavailable', 'later'],
  ['ERROR_HTTP_503', 'salesforce.unavailable', 'later'],
  ['ERROR_HTTP_400', 'salesforce.refused', 'askAgent'],
  ['SOMETHING_NEW', 'salesforce.refused', 'askAgent'],
  // Names that every object of JavaScript has are none of Salesforce's.
  ['constructor', 'salesforce.refused', 'askAgent'],
])('%s is %s and is mended by: %s', (errorCode, code, retry) => {
  expect(toSalesforceError(thrown(errorCode))).toMatchObject({
    code,
    retry,
    said: 'in words',
    details: { salesforceCode: errorCode },
  });
});

test('of several errors the first one counts', () => {
  const data = [
    {
      errorCode: 'INVALID_FIELD_FOR_INSERT_UPDATE',
      message: 'Not writeable: X__c',
      fields: ['X__c', 'Y__c'],
    },
    { errorCode: 'UNKNOWN_EXCEPTION', message: 'later' },
  ];

  expect(toSalesforceError(thrown('MULTIPLE_API_ERRORS', data))).toMatchObject({
    code: 'salesforce.fieldNotWritable',
    said: 'Not writeable: X__c',
    details: { salesforceCode: 'INVALID_FIELD_FOR_INSERT_UPDATE', fields: 'X__c,Y__c' },
  });
});

test('the only one of an answer names its fields too', () => {
  const data = { errorCode: 'INVALID_FIELD_FOR_INSERT_UPDATE', message: 'Not writeable', fields: ['X__c'] };

  expect(toSalesforceError(thrown('INVALID_FIELD_FOR_INSERT_UPDATE', data)).details).toEqual({
    ...{ salesforceCode: 'INVALID_FIELD_FOR_INSERT_UPDATE', fields: 'X__c' },
  });
});

test.each([['<html>'], [[]], [{ error: 'x' }], [[{ message: 'no code' }]]])(
  'with %j behind it an error still means what its code says',
  (data) => {
    expect(toSalesforceError(thrown('ERROR_HTTP_503', data)).code).toBe('salesforce.unavailable');
  },
);

describe('what carries no code of Salesforce’s', () => {
  test.each([
    ['a broken connection', Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })],
    ['a text', 'timeout'],
    ['nothing', undefined],
  ])('%s is its absence, and may pass', (_, caught) => {
    expect(toSalesforceError(caught)).toMatchObject({ code: 'salesforce.unavailable', retry: 'later' });
  });

  test('but an error of ours stays what it is', () => {
    const error = new PhoneError('salesforce.recordGone');

    expect(toSalesforceError(error)).toBe(error);
  });
});

test('no fields are told where none are named', () => {
  expect(errorOf({ errorCode: 'INVALID_FIELD', message: '', fields: [] }).details).toEqual({
    salesforceCode: 'INVALID_FIELD',
  });
});
