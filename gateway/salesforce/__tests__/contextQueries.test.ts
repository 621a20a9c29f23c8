import { expect, test } from '@jest/globals';
import { parseQuery } from '@jetstreamapp/soql-parser-js';
import { CONTACT, LEAD } from '../../../test-support/entries.ts';
import { contextPaths, readContexts } from '../contextQueries.ts';

const LAST = { Id: '00T5g0000000002AAA', WhoId: LEAD.id, CallDisposition: 'Answered' };
const OLDER = { ...LAST, Id: '00T5g0000000001AAA', CreatedDate: '2026-10-05T09:00:00.000+0000' };
const TASKS = { records: [{ ...LAST, CreatedDate: '2026-10-06T09:00:00.000+0000' }, OLDER] };
const CASE = { Id: '5005g0000000001AAA', ContactId: CONTACT.id, CaseNumber: '00001026', Subject: null };
const DEAL = { Id: '0065g0000000001AAA', AccountId: CONTACT.accountId, Name: 'x'.repeat(300) };

function objectsAsked(ids: string[]): (string | undefined)[] {
  return contextPaths(ids).map((path) => {
    const soql = decodeURIComponent(path.replace('/query?q=', ''));
    return parseQuery(soql).sObject;
  });
}

test('a Lead has no Cases and no Opportunities', () => {
  expect(objectsAsked([LEAD.id])).toEqual(['Task']);
  expect(objectsAsked([LEAD.id, CONTACT.id])).toEqual(['Task', 'Case', 'Opportunity']);
});

test('everybody is told with their own, the latest call of several', () => {
  const contextOf = readContexts([TASKS, { records: [CASE] }, { records: [DEAL] }]);

  expect(contextOf(LEAD)).toEqual({
    lastCall: { taskId: LAST.Id, at: Date.UTC(2026, 9, 6, 9), result: 'Answered' },
    openCases: [],
    openOpportunities: [],
  });
  expect(contextOf(CONTACT)).toEqual({
    lastCall: null,
    openCases: [{ id: CASE.Id, objectName: 'Case', name: '00001026' }],
    openOpportunities: [{ id: DEAL.Id, objectName: 'Opportunity', name: 'x'.repeat(255) }],
  });
});

test('what the agent may not read is missing, and the rest is there', () => {
  expect(readContexts([null, { records: [CASE] }, null])(CONTACT)).toMatchObject({
    lastCall: null,
    openCases: [{ id: CASE.Id }],
    openOpportunities: [],
  });
});
