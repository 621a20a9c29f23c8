/** Duplicate rules refuse a record, and say whose duplicate it is. */
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { personNamed, recordIdOf } from '../../seed.ts';
import type { LocalSalesforce } from '../localSalesforce.ts';
import type { DuplicateRule } from '../rules/duplicateRules.ts';
import { call, openOrg } from './openOrg.ts';

const CALLOWAY = recordIdOf(personNamed('calloway'));
const LIKE_CALLOWAY = { LastName: 'Calloway' };
const RULE: DuplicateRule = {
  name: 'Same_Name',
  object: 'Contact',
  action: 'alert',
  message: 'Use one of these records?',
  matches: (record, other) => record['LastName'] === other['LastName'],
};

let org: LocalSalesforce;

beforeAll(async () => {
  org = await openOrg();
});

afterEach(() => {
  org.duplicateRules.length = 0;
});

afterAll(() => org.stop());

function create(header?: string, fields: object = LIKE_CALLOWAY) {
  const headers: Record<string, string> =
    header === undefined ? {} : { 'Sforce-Duplicate-Rule-Header': header };
  return call(org, 'POST', 'sobjects/Contact', fields, 'minami', headers);
}

test('an alert refuses with the records that are there, and says that it may be passed over', async () => {
  org.duplicateRules.push(RULE);

  expect(await create()).toMatchObject({
    status: 400,
    body: [
      {
        errorCode: 'DUPLICATES_DETECTED',
        message: 'Use one of these records?',
        fields: [],
        duplicateResult: {
          allowSave: true,
          duplicateRule: 'Same_Name',
          duplicateRuleEntityType: 'Contact',
          errorMessage: 'Use one of these records?',
          matchResults: [
            {
              entityType: 'Contact',
              errors: [],
              matchRecords: [{ record: { attributes: { type: 'Contact' }, Id: CALLOWAY } }],
              size: 1,
              success: true,
            },
          ],
        },
      },
    ],
  });
  expect((await create('allowSave=false')).status).toBe(400);
  expect((await create('allowSave=true; runAsCurrentUser=true')).status).toBe(201);
});

test('a block is passed over by nobody', async () => {
  org.duplicateRules.push({ ...RULE, action: 'block' });

  expect(await create('allowSave=true')).toMatchObject({
    status: 400,
    body: [{ duplicateResult: { allowSave: false } }],
  });
});

test('a rule may compare with another object; what is like nothing is saved', async () => {
  org.duplicateRules.push({ ...RULE, comparedWith: 'Lead' });

  expect(await create(undefined, { LastName: 'Thornbury' })).toMatchObject({
    status: 400,
    body: [{ duplicateResult: { matchResults: [{ entityType: 'Lead' }] } }],
  });
  expect((await create(undefined, { LastName: 'Unlike' })).status).toBe(201);
});
