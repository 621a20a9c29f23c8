import { expect, test } from '@jest/globals';
import { parseOrNull } from '../parse.ts';
import { sameSettings, DEFAULT_SETTINGS, SettingsSchema } from '../settings.ts';
import { TaskFieldSchema, TaskValueEditSchema, isFieldName, isReservedTaskField } from '../taskFields.ts';

const FIELD = {
  ...{ name: 'Reason__c', label: '理由', type: 'picklist', required: false, maxLength: 255, scale: 0 },
  values: [{ value: 'Order', label: '注文' }],
};

test.each(['Priority', 'Reason__c', 'a1', 'ns__Reason__c'])('%s can be the name of a field', (name) => {
  expect(isFieldName(name)).toBe(true);
});

test.each(['', '1st__c', '_x', 'Reason c', 'Who.Name', 'a/b', 'Grund_für', '__proto__', 'x'.repeat(81)])(
  '"%s" cannot',
  (name) => {
    expect(isFieldName(name)).toBe(false);
    expect(parseOrNull(TaskFieldSchema, { ...FIELD, name })).toBeNull();
  },
);

test('what the product writes is reserved, in any case', () => {
  expect(['whoid', 'SUBJECT', 'zoomcallid__c'].map(isReservedTaskField)).toEqual([true, true, true]);
  expect(isReservedTaskField('Priority')).toBe(false);
});

test('a field of a type that agents cannot fill in is none', () => {
  expect(parseOrNull(TaskFieldSchema, FIELD)).toEqual(FIELD);
  expect(parseOrNull(TaskFieldSchema, { ...FIELD, type: 'reference' })).toBeNull();
});

test('a value is a text, a number, yes or no, or nothing', () => {
  for (const value of ['', 'a;b', 0, 1.5, false, null])
    expect(parseOrNull(TaskValueEditSchema, { value })).toEqual({ value });
  for (const value of [undefined, [], {}, Infinity, 'x'.repeat(131_073)])
    expect(parseOrNull(TaskValueEditSchema, { value })).toBeNull();
});

test('settings of earlier versions have none, and others are others', () => {
  const { taskFields, ...earlier } = DEFAULT_SETTINGS;
  expect(parseOrNull(SettingsSchema, earlier)).toEqual({ ...earlier, taskFields });
  expect(sameSettings(DEFAULT_SETTINGS, { ...DEFAULT_SETTINGS, taskFields: ['Priority'] })).toBe(false);
});
