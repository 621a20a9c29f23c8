import { describe, expect, test } from '@jest/globals';
import { DEFAULT_SETTINGS, createPhoneNumbers } from '#call-core';
import { NUMBER_DATA } from '../../numbers/numberData.ts';
import type { SettingsRecord } from '../ports.ts';
import { linesOf, readNumbers, resolveSettings } from '../settings.ts';

const JAPAN = createPhoneNumbers(NUMBER_DATA, 'JP');
const [USER, PROFILE, ORG] = ['005', '00e', '00D'];
const OWNERS = [USER, PROFILE, ORG];

function recordOf(ownerId: string, fields: Partial<SettingsRecord>): SettingsRecord {
  const nothing = {
    autoSave: null,
    logAnswered: null,
    logMissed: null,
    logVoicemail: null,
    logInternal: null,
  };
  const texts = {
    ...{ neverLog: null, dispositions: null, subjectTemplate: null },
    ...{ matchObjects: null, taskFields: null, textTasks: null },
  };
  return { ...nothing, ...texts, ...fields, ownerId };
}

describe('what holds for an agent', () => {
  test('is the usual where nobody has set anything', () => {
    expect(resolveSettings([], OWNERS, JAPAN)).toEqual(DEFAULT_SETTINGS);
    expect(resolveSettings([recordOf('0059', { autoSave: false })], OWNERS, JAPAN)).toEqual(DEFAULT_SETTINGS);
  });

  test('comes field by field from the user, else the profile, else the org', () => {
    const records = [
      recordOf(ORG, {
        ...{ autoSave: true, logMissed: false, logInternal: false, neverLog: '+12095550123' },
        matchObjects: 'Vendor__c, case\r\nCase\nAccount\nRobert; DROP\nx)',
      }),
      recordOf(USER, {
        autoSave: false,
        textTasks: 'whole',
        dispositions: ' Interested, call back\r\n\n契約\n契約 ',
      }),
      recordOf(PROFILE, {
        autoSave: true,
        logInternal: true,
        logVoicemail: false,
        subjectTemplate: '{name} ',
        textTasks: ' Thread',
        taskFields: 'Priority\n Reason__c\nno field,Priority,ownerid,1st__c',
      }),
    ];

    expect(resolveSettings(records, OWNERS, JAPAN)).toEqual({
      autoSave: false,
      logAnswered: true,
      logMissed: false,
      logVoicemail: false,
      logInternal: true,
      neverLog: ['+12095550123'],
      dispositions: ['Interested, call back', '契約'],
      subjectTemplate: '{name}',
      matchObjects: ['Vendor__c', 'case', 'Robert', 'DROP'],
      taskFields: ['Priority', 'Reason__c'],
      textTasks: 'thread',
    });
    expect(resolveSettings(records, ['0059', null, ORG], JAPAN).autoSave).toBe(true);
  });
});

test('numbers are read in any way of writing, each once, extensions as they are', () => {
  const lines = linesOf('03-5550-0101\n+81 3 5550 0101, １００２\r\n\n+1 (209) 555-0123；090-1234-5678');

  expect(readNumbers(lines, JAPAN)).toEqual({
    numbers: ['+81355500101', '1002', '+12095550123', '+819012345678'],
    unreadable: [],
  });
});

test('what is no number is named as it stands, and does not take the others with it', () => {
  expect(readNumbers(['boss', '03-5550-0101', '+1'], JAPAN)).toEqual({
    numbers: ['+81355500101'],
    unreadable: ['boss', '+1'],
  });
});
