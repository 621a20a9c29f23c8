import '../../../../../../test-support/lightning/numberLibrary.ts';
import '../../../../../../test-support/lightning/realLabels.ts';
import { afterEach, expect, test } from '@jest/globals';
import type { PersonDraft } from 'c/zoomPhoneStore';
import { JANE, JOHN } from '../../../../../../test-support/lightning/callData.ts';
import { show } from '../../../../../../test-support/lightning/screen.ts';
import type { Screen } from '../../../../../../test-support/lightning/screen.ts';
import ZoomPhoneNewPerson from '../zoomPhoneNewPerson.ts';

const FIELDS = {
  objectName: 'Contact',
  firstName: 'Robin',
  lastName: 'Underhill',
  company: '',
  phoneField: '',
} as const;
const LEAD = { ...FIELDS, objectName: 'Lead', company: 'Hill & Sons' } as const;
const PHONES = {
  Contact: [
    { name: 'Phone', label: 'Business Phone' },
    { name: 'MobilePhone', label: 'Mobile' },
  ],
  Lead: [{ name: 'MobilePhone', label: 'Mobile' }],
};
const NUMBER = '(209) 259-2844';

afterEach(() => {
  document.body.replaceChildren();
});

test('a Contact has two names and the number, in the field that it goes to', async () => {
  const view = await form();

  expect(view.texts()).toEqual(
    expect.arrayContaining(['New Contact', 'First Name', 'Last Name', NUMBER, 'Save the number as']),
  );
  expect(view.names('textbox')).toEqual(['First Name', 'Last Name']);
  expect(view.get('combobox', 'Save the number as')).toMatchObject({ value: 'Phone' });
  expect(view.names('button')).toEqual(['Create', 'Cancel', 'Open in full form']);
});

test('a Lead has a company as well', async () => {
  const view = await form({ fields: LEAD });

  expect(view.texts()[0]).toBe('New Lead');
  expect(view.names('textbox')).toEqual(['First Name', 'Last Name', 'Company']);
});

test('of a caller without a number none is asked for, and none before the fields are known', async () => {
  const view = await form({}, { number: null });
  expect(view.names('combobox')).toEqual([]);

  await view.give({ number: NUMBER, phoneFields: null });

  expect(view.names('combobox')).toEqual([]);
  expect(view.texts()).toContain(NUMBER);
});

test('what is typed is told as it is typed', async () => {
  const view = await form();

  await view.enter('Last Name', 'Overhill');
  await view.enter('Save the number as', 'MobilePhone');

  expect(view.heard('editperson')).toEqual([
    { callId: 'call-1', fields: { ...FIELDS, lastName: 'Overhill' } },
    { callId: 'call-1', fields: { ...FIELDS, phoneField: 'MobilePhone' } },
  ]);
});

test('Create tells the field for the number where it is not the usual one', async () => {
  const view = await form({ fields: LEAD });

  await view.press('Create');

  expect(view.heard('editperson')).toEqual([
    { callId: 'call-1', fields: { ...LEAD, phoneField: 'MobilePhone' } },
  ]);
  expect(view.heard('createperson')).toEqual([{ callId: 'call-1', allowDuplicate: false }]);
});

test.each([
  ['a last name', { ...FIELDS, lastName: ' ' }],
  ['the company of a Lead', { ...LEAD, company: '' }],
])('nobody is created without %s', async (_, fields) => {
  const view = await form({ fields });

  await view.press('Create');

  expect(view.heard('createperson')).toEqual([]);
});

test('Enter in a field creates, Escape puts the form away', async () => {
  const view = await form();
  const field = view.get('textbox', 'Last Name');

  field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }));
  field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }));

  expect(view.heard('createperson')).toHaveLength(1);
  expect(view.heard('editperson').at(-1)).toEqual({ callId: 'call-1', fields: null });
});

test('while it is being created nothing can be pressed twice', async () => {
  const view = await form({ phase: 'sending' });

  await expect(view.press('Creating…')).rejects.toThrow('disabled');
});

test('why it was not created stands above the fields, and the way out below', async () => {
  const view = await form({ problem: { code: 'person.fieldMissing', said: 'Region' } });

  expect(view.says('alert')).toContain('Your Salesforce org requires more fields.');
  expect(view.says('alert')).toContain('Region');
  await view.press('Open in full form');

  expect(view.heard('openfullform')).toEqual([{ callId: 'call-1', ...FIELDS }]);
});

test('of similar people one is used, or another one created all the same', async () => {
  const view = await form({ phase: 'duplicates', duplicates: [JANE, JOHN], mayCreate: true });

  expect(view.texts()).toEqual(
    expect.arrayContaining(['Jane Roe', 'Contact · Buyer · Acme', 'Lead · Globex']),
  );
  await view.press('Use John Doe');
  await view.press('Create anyway');
  await view.press('Back');

  expect(view.heard('chooseperson')).toEqual([{ callId: 'call-1', person: JOHN, remember: false }]);
  expect(view.heard('createperson')).toEqual([{ callId: 'call-1', allowDuplicate: true }]);
  expect(view.heard('editperson')).toEqual([{ callId: 'call-1', fields: FIELDS, opens: true }]);
});

test('where the rule allows none, and the agent may not see who it is, that is said', async () => {
  const view = await form({ phase: 'duplicates', duplicates: [], mayCreate: false });

  expect(view.texts()).toEqual(
    expect.arrayContaining([
      'You may not see the similar record.',
      'Your Salesforce org does not allow another one.',
    ]),
  );
  expect(view.names('button')).toEqual(['Back']);
});

function form(draft: Partial<PersonDraft> = {}, data: object = {}): Promise<Screen> {
  const editing: PersonDraft = {
    creationId: '1',
    fields: FIELDS,
    phase: 'editing',
    duplicates: [],
    mayCreate: false,
    problem: null,
  };
  return show(
    ZoomPhoneNewPerson,
    { callId: 'call-1', draft: { ...editing, ...draft }, phoneFields: PHONES, number: NUMBER, ...data },
    ['editperson', 'createperson', 'chooseperson', 'openfullform'],
  );
}
