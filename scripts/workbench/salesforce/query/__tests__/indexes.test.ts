import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parseQuery } from '@jetstreamapp/soql-parser-js';
import { PACKAGE_DIR } from '../../__tests__/openOrg.ts';
import { createDirectRecords } from '../../directRecords.ts';
import { createOrg } from '../../org.ts';
import type { Org } from '../../rest/apiRequest.ts';
import { createFaults } from '../../server/faults.ts';
import { createRequestLog } from '../../server/requestLog.ts';
import { idsSql, readableObject } from '../selectIds.ts';

let org: Org;

beforeAll(() => {
  org = createOrg({
    dataFile: null,
    packageDir: PACKAGE_DIR,
    clock: Date.now,
    faults: createFaults(),
    requests: createRequestLog(),
    validationRules: [],
    duplicateRules: [],
    privateObjects: new Set(),
    fieldsTakenAway: new Map(),
    searchIndexDelayMs: () => 0,
    dailyApiRequests: 1000,
  });
  const rows = Array.from({ length: 2000 }, (_, index) => ({
    LastName: `Name${index}`,
    Email: `n${index}@x.example`,
  }));
  createDirectRecords(org).load('Contact', rows);
});
afterAll(() => {
  org.database.close();
});

/** What the database says it will do. */
function planOf(soql: string): string {
  const access = {
    ...org.accessFor(''),
    canRead: () => true,
    canReadField: () => true,
    seesOnlyOwn: () => false,
  };
  const context = {
    ...org,
    access,
    now: 0,
    timeZone: 'UTC',
    language: 'en_US',
    version: '67.0',
    includeDeleted: false,
  };
  const query = parseQuery(soql);
  const { text, params } = idsSql(context, readableObject(context, query.sObject ?? ''), query, null);
  return org.database
    .all(`EXPLAIN QUERY PLAN ${text}`, params)
    .map((row) => String(row['detail']))
    .join('\n');
}

test.each([
  "SELECT Id FROM Contact WHERE Id = '0035g0000000001AAA'",
  "SELECT Id FROM Contact WHERE Id IN ('0035g0000000001AAA', '0035g0000000002EAA')",
  "SELECT Id FROM Contact WHERE Email = 'n7@x.example'",
  "SELECT Id FROM Contact WHERE Email IN ('n7@x.example', 'n8@x.example')",
  "SELECT Id FROM Contact WHERE Name = 'Name7'",
  "SELECT Id FROM Contact WHERE Name LIKE 'Name7%'",
  "SELECT Id FROM Contact WHERE AccountId = '0015g0000000001AAA'",
  'SELECT Id FROM Contact WHERE CreatedDate = TODAY',
  "SELECT Id FROM Task WHERE ZoomCallId__c = 'call-1'",
  "SELECT Id FROM Task WHERE WhoId = '0035g0000000001AAA'",
  "SELECT Id FROM Task WHERE ZoomCallLog__r.ZoomCallId__c = 'call-1'",
  "SELECT Id FROM ZoomCallLog__c WHERE Contact__c IN (SELECT Id FROM Contact WHERE Email = 'n7@x.example')",
])('an index answers %s', (soql) => {
  const plan = planOf(soql);

  expect(plan).toMatch(/SEARCH/);
  expect(plan).not.toMatch(/SCAN (?!json_each)/);
});
