import '../../../../../../test-support/lightning/numberLibrary.ts';
import '../../../../../../test-support/lightning/realLabels.ts';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { CallLog, TaskField, TaskValue, TaskValues } from 'c/zoomCallCore';
import { LOG } from '../../../../../../test-support/lightning/callData.ts';
import { rendered, show } from '../../../../../../test-support/lightning/screen.ts';
import type { Screen } from '../../../../../../test-support/lightning/screen.ts';
import ZoomPhoneTaskFields from '../zoomPhoneTaskFields.ts';

const VALUES = [
  { value: 'Order', label: '注文' },
  { value: 'Question', label: '質問' },
];

afterEach(() => {
  document.body.replaceChildren();
});

function field(type: TaskField['type'], more: Partial<TaskField> = {}): TaskField {
  const usual = { name: 'Field__c', label: 'Field', required: false, maxLength: null, scale: 0, values: [] };
  return { ...usual, type, ...more };
}

function showForm(fields: readonly TaskField[], log: Partial<CallLog> = {}): Promise<Screen> {
  const data = { callId: 'call-1', log: { ...LOG, ...log }, fields };
  return show(ZoomPhoneTaskFields, data, ['edittask']);
}

function told(screen: Screen): unknown[] {
  return screen.heard('edittask').map((detail) => (detail as { edit: { value: TaskValue } }).edit.value);
}

async function change(screen: Screen, role: string, detail: object): Promise<void> {
  screen.get(role, 'Field').dispatchEvent(new CustomEvent('change', { detail }));
  await rendered();
}

test('where there is none, nothing is asked; where they are not known, that is said and no more', async () => {
  const screen = await showForm([]);
  expect(screen.texts()).toEqual([]);
  await screen.give({ isUnavailable: true });
  expect(screen.says('status')).toContain('cannot be shown at the moment');
});

describe('a field', () => {
  test.each<[TaskField['type'], object]>([
    ['string', { type: 'text', maxLength: 12 }],
    ['textarea', { maxLength: 12 }],
    ['url', { type: 'text' }],
    ['email', { type: 'email' }],
    ['phone', { type: 'tel' }],
    ['date', { type: 'date' }],
  ])('of type %s is typed into and cleared', async (type, looks) => {
    const screen = await showForm([field(type, { maxLength: 12 })], { taskValues: { Field__c: 'before' } });
    expect(screen.get('textbox', 'Field')).toMatchObject({ ...looks, value: 'before' });
    await screen.enter('Field', '2026-10-06');
    await screen.enter('Field', '');
    expect(told(screen)).toEqual(['2026-10-06', null]);
  });

  test('is told by its call and its name', async () => {
    const screen = await showForm([field('string')]);
    await screen.enter('Field', 'x');
    const edit = { kind: 'field', name: 'Field__c', value: 'x' };
    expect(screen.heard('edittask')).toEqual([{ callId: 'call-1', edit }]);
  });

  test('with a list has its values in the agent’s words, and none', async () => {
    const screen = await showForm([field('picklist', { values: VALUES })]);
    expect(screen.get('combobox', 'Field')).toMatchObject({
      value: '',
      options: [{ value: '', label: 'None' }, ...VALUES],
    });
    await screen.enter('Field', 'Question');
    await screen.enter('Field', '');
    expect(told(screen)).toEqual(['Question', null]);
  });

  test('with a list keeps what was chosen and is on it no more, and offers nothing where something must stand', async () => {
    const list = field('picklist', { values: VALUES, required: true });
    const screen = await showForm([list], { taskValues: { Field__c: 'Former' } });
    expect(screen.get('combobox', 'Field')).toMatchObject({
      value: 'Former',
      options: [...VALUES, { value: 'Former', label: 'Former' }],
    });
  });

  test('with a list of several is one text for Salesforce', async () => {
    const list = field('multipicklist', { values: VALUES });
    const screen = await showForm([list], { taskValues: { Field__c: 'Order;Former' } });
    expect(screen.get('group', 'Field')).toMatchObject({
      value: ['Order', 'Former'],
      options: [...VALUES, { value: 'Former', label: 'Former' }],
    });
    await change(screen, 'group', { value: ['Order', 'Question'] });
    await change(screen, 'group', { value: [] });
    expect(told(screen)).toEqual(['Order;Question', null]);
  });

  test('that is on or off is so', async () => {
    const screen = await showForm([field('boolean')], { taskValues: { Field__c: true } });
    expect(screen.get('textbox', 'Field')).toMatchObject({ type: 'checkbox', checked: true });
    await change(screen, 'textbox', { checked: false });
    expect(told(screen)).toEqual([false]);
  });

  test.each<[TaskField['type'], number, string, string[], TaskValue[]]>([
    ['int', 0, '1', ['7'], [7]],
    ['currency', 2, '0.01', ['7.25', ''], [7.25, null]],
    ['percent', 1, '0.1', ['-0.5'], [-0.5]],
    ['double', 0, '1', ['0'], [0]],
  ])('of type %s is a number', async (type, scale, step, typed, values) => {
    const screen = await showForm([field(type, { scale })]);
    expect(screen.get('textbox', 'Field')).toMatchObject({ type: 'number', step });
    for (const text of typed) await screen.enter('Field', text);
    expect(told(screen)).toEqual(values);
  });
});

describe('while the agent types', () => {
  const give = (screen: Screen, taskValues: TaskValues) => screen.give({ log: { ...LOG, taskValues } });
  const blur = async (screen: Screen) => {
    screen.get('textbox', 'Field').dispatchEvent(new CustomEvent('blur'));
    await rendered();
  };

  test('what the gateway says of an earlier word does not come in between, and holds afterwards', async () => {
    const screen = await showForm([field('string')]);
    await screen.enter('Field', 'Or');
    await screen.enter('Field', 'Order');
    await give(screen, { Field__c: 'Or' });
    expect(screen.get('textbox', 'Field')).toMatchObject({ value: 'Order' });

    await give(screen, { Field__c: 'Other tab' });
    await blur(screen);
    expect(screen.get('textbox', 'Field')).toMatchObject({ value: 'Other tab' });
  });

  test('what is no number is told to nobody, and stays to be corrected', async () => {
    const screen = await showForm([field('int')]);
    await screen.enter('Field', '7.5');
    await blur(screen);
    await give(screen, {});
    expect(told(screen)).toEqual([]);
    expect(screen.get('textbox', 'Field')).toMatchObject({ value: '7.5' });
  });
});

test('what Salesforce does not take is named, with what was typed', async () => {
  const screen = await showForm([field('string')], {
    taskValues: { Field__c: 'Order', Gone__c: 7 },
    fieldsLeftOut: ['Field__c', 'Gone__c'],
  });
  expect(screen.says('status')).toBe(
    'Salesforce does not let you fill in a field any more, so the log was saved without it. Tell your administrator. Field: Order, Gone__c: 7',
  );
});
