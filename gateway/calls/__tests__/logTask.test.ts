import { describe, expect, test } from '@jest/globals';
import { DEFAULT_SETTINGS } from '#call-core';
import { AGENT } from '../../../test-support/agents.ts';
import { CONTACT, LEAD, PEER, WHOLE_CALL, entryWith, NOW } from '../../../test-support/entries.ts';
import { isForSalesforce, withDialedRecord, withPolicy, withoutPerson, withoutRelatedTo } from '../entry.ts';
import type { Entry } from '../entry.ts';
import { toHistoryEntry } from '../historyEntry.ts';
import { followUps } from '../followUps.ts';
import { recordsOf } from '../logRecords.ts';
import {
  relatableIn,
  whatIdOf,
  withDisposition,
  withFollowUpMade,
  withFollowUpProblem,
  withFollowUpTask,
  withRelatedChoice,
  withFieldsLeftOut,
  withTaskValue,
} from '../logTask.ts';

const ACCOUNT = { id: '0015g0000000009AAA', objectName: 'Account', name: 'Quillwood' };
const CASE = { id: '5005g0000000009AAA', objectName: 'Case', name: '00001000' };
const TASK = { id: '00T5g0000000009AAA', objectName: 'Task', name: null };
const WISH = { dueDate: '2026-10-07', subject: 'Call back' };
const SAVED = { who: CONTACT, wanted: 1, saved: 1, savedFields: { task: {}, log: {} }, taskId: TASK.id };

function taskOf(entry: Entry): Readonly<Record<string, unknown>> {
  return recordsOf(AGENT, entry).task;
}

describe('what a log is related to', () => {
  test('is the record dialed from, as long as the agent says nothing else', () => {
    const dialed = withDialedRecord(entryWith(WHOLE_CALL, { who: CONTACT }), ACCOUNT);

    expect(taskOf(dialed)['WhatId']).toBe(ACCOUNT.id);
    expect(taskOf(withRelatedChoice(dialed, CASE))['WhatId']).toBe(CASE.id);
    expect(taskOf(withRelatedChoice(dialed, null))['WhatId']).toBeNull();
    expect(toHistoryEntry(withRelatedChoice(dialed, CASE))?.log).toMatchObject({
      relatedTo: CASE,
      dialedFrom: ACCOUNT,
    });
  });

  test('stays the agent’s word whatever comes late', () => {
    const chosen = withRelatedChoice(entryWith(WHOLE_CALL), CASE);
    expect(whatIdOf(withDialedRecord(chosen, ACCOUNT))).toBe(CASE.id);
  });

  test('is nothing for a Lead, and comes back with a Contact', () => {
    const contact = withRelatedChoice(entryWith(WHOLE_CALL, { who: CONTACT }), CASE);
    const lead = { ...contact, who: LEAD };

    expect(taskOf(lead)).toMatchObject({ WhoId: LEAD.id, WhatId: null });
    expect(toHistoryEntry(lead)?.log.relatedTo).toEqual(CASE);
    expect(taskOf({ ...lead, who: CONTACT })).toMatchObject({ WhoId: CONTACT.id, WhatId: CASE.id });
  });

  test('is no Task', () => {
    const dialed = entryWith(WHOLE_CALL, { relatedTo: TASK });
    expect(whatIdOf(dialed)).toBeNull();
    expect(toHistoryEntry(dialed)?.log).toMatchObject({ relatedTo: null, dialedFrom: null });
  });

  test('is for Salesforce when it changes there, and only then', () => {
    const contact = entryWith(WHOLE_CALL, { ...SAVED, relatedTo: ACCOUNT });
    expect(isForSalesforce(contact, withRelatedChoice(contact, CASE))).toBe(true);
    expect(isForSalesforce(contact, withRelatedChoice(contact, ACCOUNT))).toBe(false);
    const lead = { ...contact, who: LEAD };
    expect(isForSalesforce(lead, withRelatedChoice(lead, CASE))).toBe(false);
  });

  test('goes with the record that is gone, and with it alone where Salesforce says which', () => {
    const entry = withRelatedChoice(entryWith(WHOLE_CALL, { who: CONTACT, whoBy: 'agent' }), CASE);
    expect(withoutRelatedTo(entry)).toMatchObject({ who: CONTACT, relatedChoice: null });
    expect(withoutPerson(entry)).toMatchObject({ who: null, relatedChoice: { record: CASE } });
  });

  test('can be a few of each kind after the call', () => {
    const many = Array.from({ length: 9 }, () => CASE);
    const context = { lastCall: null, openCases: many, openOpportunities: many };
    expect(relatableIn(context)).toEqual({
      lastCall: null,
      openCases: many.slice(0, 3),
      openOpportunities: many.slice(0, 3),
    });
    expect(relatableIn({ ...context, openCases: [], openOpportunities: [] })).toBeNull();
  });
});

describe('a disposition', () => {
  test('stands on the Task in the place of the result, which stays in the Zoom Call Log', () => {
    const entry = withDisposition(entryWith(WHOLE_CALL, SAVED), 'Interested');
    expect(isForSalesforce(entryWith(WHOLE_CALL, SAVED), entry)).toBe(true);
    expect(recordsOf(AGENT, entry)).toMatchObject({
      task: { CallDisposition: 'Interested' },
      log: { Result__c: 'answered' },
    });
    expect(taskOf(withDisposition(entry, null))['CallDisposition']).toBe('Answered');
  });
});

describe('a further field of the Task', () => {
  const saved = entryWith(WHOLE_CALL, SAVED);
  const filled = withTaskValue(saved, 'Reason__c', 'Order', 7);

  test('stands on the Task, can be cleared, and never replaces what the product writes', () => {
    expect(taskOf(filled)).toMatchObject({ Reason__c: 'Order', CallDisposition: 'Answered' });
    expect(taskOf(withTaskValue(filled, 'Reason__c', null, 8))['Reason__c']).toBeNull();
    expect(taskOf({ ...saved, taskValues: { Status: 'Open', Description: 'x' } })).toMatchObject({
      Status: 'Completed',
      Description: null,
    });
    expect(toHistoryEntry(filled)?.log.taskValues).toEqual({ Reason__c: 'Order' });
    expect(toHistoryEntry(saved)?.log).not.toHaveProperty('taskValues');
  });

  test('waits for further ones once the log is saved, and is sent when it has changed', () => {
    expect(followUps(saved, { ...filled, wanted: 2 }, NOW)).toEqual(['saveComment']);
    expect(isForSalesforce(saved, filled)).toBe(true);
    expect(withTaskValue(filled, 'Reason__c', 'Order', 9)).toBe(filled);
  });

  test('that Salesforce does not take is left out at once, until the agent says it again', () => {
    const without = withFieldsLeftOut(filled, ['Reason__c']);
    expect(taskOf(without)).not.toHaveProperty('Reason__c');
    expect(followUps(filled, { ...without, wanted: 2 }, NOW)).toEqual(['saveLog']);
    expect(toHistoryEntry(without)?.log).toMatchObject({
      taskValues: { Reason__c: 'Order' },
      fieldsLeftOut: ['Reason__c'],
    });
    expect(taskOf(withTaskValue(without, 'Reason__c', 'Order', 9))).toMatchObject({ Reason__c: 'Order' });
  });

  test('is one of so many, however often the administrator has set others', () => {
    const many = Array.from({ length: 50 }, (_, index) => index).reduce(
      (entry, index) => withTaskValue(entry, `F${index}__c`, index, index),
      saved,
    );
    expect(() => withTaskValue(many, 'F50__c', 1, 1)).toThrow('request.invalid');
    expect(withTaskValue(many, 'F7__c', null, 1).taskValues['F7__c']).toBeNull();
  });
});

describe('a subject template', () => {
  test('is that of the call’s own settings, in the agent’s language', () => {
    const settings = {
      ...DEFAULT_SETTINGS,
      subjectTemplate: '{direction} {result}: {name} {number} {queue} {date}',
    };
    const entry = withPolicy(entryWith(WHOLE_CALL, { who: CONTACT }), settings);

    expect(taskOf(entry)['Subject']).toBe(`Outbound Answered: ${CONTACT.name} ${PEER} 2026-10-06`);
    expect(recordsOf({ ...AGENT, language: 'ja' }, entry).task['Subject']).toBe(
      `発信 応答: ${CONTACT.name} ${PEER} 2026-10-06`,
    );
    expect(taskOf(entryWith(WHOLE_CALL, { who: CONTACT }))['Subject']).toBe(`Call to ${CONTACT.name}`);
  });

  test('fits the field, and one of which nothing is left counts as none', () => {
    const long = { ...CONTACT, name: '😀'.repeat(200) };
    const by = (subjectTemplate: string) =>
      String(
        taskOf(withPolicy(entryWith(WHOLE_CALL, { who: long }), { ...DEFAULT_SETTINGS, subjectTemplate }))[
          'Subject'
        ],
      );

    expect(by('x{name}').length).toBeLessThanOrEqual(255);
    expect(by('x{name}').isWellFormed()).toBe(true);
    expect(by('{queue}')).toMatch(/^Call to /);
  });

  test('is kept with the call, and what agents choose from is not', () => {
    const usual = { ...DEFAULT_SETTINGS, dispositions: ['Interested'], taskFields: ['Priority'] };
    expect(withPolicy(entryWith(WHOLE_CALL), usual).policy).toBeNull();
    const other = withPolicy(entryWith(WHOLE_CALL), { ...usual, subjectTemplate: '{name}' });
    expect(other.policy).toEqual({ ...DEFAULT_SETTINGS, subjectTemplate: '{name}' });
  });
});

describe('a follow-up Task', () => {
  const entry = entryWith(WHOLE_CALL, SAVED);
  const wished = withFollowUpTask(entry, WISH);

  test('is made once, by a job of its own', () => {
    expect(followUps(entry, wished, NOW)).toEqual(['saveFollowUpTask']);
    expect(followUps(wished, wished, NOW)).toEqual([]);
    const made = withFollowUpMade(wished, TASK.id);
    expect(followUps(wished, made, NOW)).toEqual([]);
    expect(withFollowUpTask(made, { ...WISH, subject: 'Another' })).toBe(made);
    expect(isForSalesforce(entry, made)).toBe(false);
  });

  test('that was refused is tried again when the agent says so, and else by the job that failed', () => {
    const problem = { code: 'salesforce.validation', said: 'No', passing: false } as const;
    const refused = withFollowUpProblem(wished, problem);
    expect(followUps(wished, refused, NOW)).toEqual([]);
    expect(followUps(refused, withFollowUpTask(refused, WISH), NOW)).toEqual(['saveFollowUpTask']);
    expect(followUps(wished, withFollowUpProblem(wished, { ...problem, passing: true }), NOW)).toEqual([]);
  });
});
