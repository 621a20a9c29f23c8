import { expect, test } from '@jest/globals';
import { PhoneError } from '#call-core';
import { duplicatesIn } from '../newPeople.ts';

const RESULT = {
  allowSave: true,
  matchResults: [
    { matchRecords: [{ record: { Id: '0035g0000000001AAA' } }, { record: { Id: '0035g0000000002AAA' } }] },
    { matchRecords: [{ record: { Id: '0035g0000000001AAA' } }] },
  ],
};

function refused(data: object): PhoneError {
  return new PhoneError('salesforce.refused', { cause: { data } });
}

test.each(['duplicateResult', 'duplicateResut'])('who stands in the way is told as %s', (name) => {
  const error = refused({ errorCode: 'DUPLICATES_DETECTED', [name]: RESULT });

  expect(duplicatesIn(error)).toEqual({
    duplicateIds: ['0035g0000000001AAA', '0035g0000000002AAA'],
    mayCreate: true,
  });
});

test.each([
  ['another refusal', refused({ errorCode: 'REQUIRED_FIELD_MISSING' })],
  ['a refusal that names nobody', refused({ errorCode: 'DUPLICATES_DETECTED' })],
  ['no refusal', new Error('broken')],
])('%s is none of that', (_, error) => {
  expect(duplicatesIn(error)).toBeNull();
});
