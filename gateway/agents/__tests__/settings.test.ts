import { describe, expect, test } from '@jest/globals';
import {
  DEFAULT_SETTINGS,
  SETTING_NAMES,
  SETTING_NAMES_LIMIT,
  createPhoneNumbers,
  withOwnChoices,
} from '#call-core';
import { NUMBER_DATA } from '../../numbers/numberData.ts';
import type { SettingsRecord } from '../ports.ts';
import { linesOf, readNumbers, resolveSettings, settingNamesIn } from '../settings.ts';

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
    ...{ saveMedia: null, texting: null, logTexts: null },
  };
  const texts = {
    ...{ neverLog: null, dispositions: null, subjectTemplate: null },
    ...{ matchObjects: null, taskFields: null, textTasks: null, screenPop: null, ringTone: null },
    ...{ setHere: null, locked: null },
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
        ...{ screenPop: 'ONANSWER', ringTone: 'off', logTexts: false },
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
      ...{
        saveMedia: true,
        texting: true,
        logTexts: false,
        screenPop: 'onAnswer',
        ringTone: false,
        fixed: [],
      },
    });
    expect(resolveSettings(records, ['0059', null, ORG], JAPAN).autoSave).toBe(true);
  });
});

describe('a record with exceptions', () => {
  test('has those checkboxes that it names, and may set a text to nothing', () => {
    const records = [
      recordOf(ORG, { autoSave: false, logMissed: false, dispositions: 'Sold', ringTone: 'on' }),
      recordOf(USER, {
        autoSave: true,
        logMissed: true,
        setHere: 'LogMissed\nDispositions\nringTone, nonsense',
      }),
    ];
    expect(resolveSettings(records, OWNERS, JAPAN)).toMatchObject({
      ...{ autoSave: false, logMissed: true, dispositions: [], ringTone: null },
    });
  });

  test('yields to a lock further up, the furthest first', () => {
    const records = [
      recordOf(ORG, { autoSave: false, screenPop: 'never', locked: 'autoSave' }),
      recordOf(PROFILE, { autoSave: true, screenPop: 'onAnswer', locked: 'screenPop\nautoSave' }),
      recordOf(USER, { autoSave: true, screenPop: 'onRing', logInternal: false }),
    ];
    expect(resolveSettings(records, OWNERS, JAPAN)).toMatchObject({
      ...{ autoSave: false, screenPop: 'onAnswer', logInternal: false, fixed: ['screenPop'] },
    });
  });

  test('can name all settings in the fields for names', () => {
    expect(SETTING_NAMES.join('\n').length).toBeLessThanOrEqual(SETTING_NAMES_LIMIT);
    expect(settingNamesIn(SETTING_NAMES.join('\n'))).toEqual(SETTING_NAMES);
  });
});

test('what an agent chooses holds unless it is fixed, and comes back when it is not any more', () => {
  const own = { screenPop: 'never', ringTone: true } as const;
  expect(withOwnChoices(DEFAULT_SETTINGS, own)).toMatchObject(own);
  const fixed = { ...DEFAULT_SETTINGS, ringTone: false, fixed: ['ringTone' as const] };
  expect(withOwnChoices(fixed, own)).toMatchObject({ screenPop: 'never', ringTone: false });
  expect(withOwnChoices(DEFAULT_SETTINGS, null)).toEqual(DEFAULT_SETTINGS);
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
