import '../../../../../../test-support/lightning/numberLibrary.ts';
import '../../../../../../test-support/lightning/realLabels.ts';
import { afterEach, expect, test } from '@jest/globals';
import type { PersonNumbers } from 'c/zoomCallCore';
import type { PersonSearch } from 'c/zoomPhoneStore';
import { JANE, JOHN } from '../../../../../../test-support/lightning/callData.ts';
import { isDisabled } from '../../../../../../test-support/lightning/screen.ts';
import { showKeypad } from '../../../../../../test-support/lightning/showKeypad.ts';
import type { ShownKeypad } from '../../../../../../test-support/lightning/showKeypad.ts';

const MOBILE = { label: 'Mobile', number: '090-1234-5678', e164: '+819012345678' };
const OFFICE = { label: 'Office', number: '209 259 2844', e164: '+12092592844' };
const EXTENSION = { label: 'Other Phone', number: 'ext. 12', e164: null };
const JANE_TWICE: PersonNumbers = { ...JANE, numbers: [MOBILE, OFFICE] };
const JOHN_NONE: PersonNumbers = { ...JOHN, company: null, numbers: [] };
const JANE_RECORD = { id: JANE.id, objectName: 'Contact', name: 'Jane Roe' };

afterEach(() => {
  document.body.replaceChildren();
});

test('letters are a name to look for, and digits end the search', async () => {
  const keypad = await showKeypad();

  await keypad.type('J');
  await keypad.type('Jo');
  await keypad.type('山田');
  await keypad.type('209');

  expect(keypad.heard('searchpeople')).toEqual(['J', 'Jo', '山田', '']);
});

test.each<[PersonSearch['phase'], PersonNumbers[], string]>([
  ['idle', [], ''],
  ['searching', [], 'Searching…'],
  ['failed', [], 'Names cannot be searched at the moment. You can still call a number.'],
  ['done', [], 'No Contact or Lead matches “Jo”.'],
  ['done', [JANE_TWICE, JOHN_NONE], 'Results: 2'],
])('a search that is %s says so', async (phase, people, status) => {
  const keypad = await showKeypad();
  await keypad.type('Jo');

  await keypad.give({ search: { text: 'Jo', phase, people } });

  expect(keypad.says('status')).toBe(status);
});

test('each number of each person is an option; who has none is there to be seen', async () => {
  const keypad = await found([{ ...JANE_TWICE, numbers: [MOBILE, OFFICE, EXTENSION] }, JOHN_NONE]);

  expect(keypad.names('option')).toEqual([
    'Jane Roe Contact · Acme Mobile: +81 90 1234 5678',
    'Jane Roe Contact · Acme Office: (209) 259-2844',
    'Jane Roe Contact · Acme Other Phone: ext. 12',
    'John Doe Lead No phone number',
  ]);
  expect(keypad.field.getAttribute('aria-expanded')).toBe('true');
  expect(keypad.get('listbox', 'Search by name')).toBeDefined();
});

test('two fields of the same label are two options', async () => {
  const keypad = await found([{ ...JANE, numbers: [MOBILE, { ...OFFICE, label: 'Mobile' }] }]);

  expect(keypad.names('option')).toHaveLength(2);
});

test('a number in the field has no options, whatever was found before', async () => {
  const keypad = await found([JANE_TWICE]);

  await keypad.type('209');

  expect(keypad.names('option')).toEqual([]);
  expect(keypad.field.getAttribute('aria-expanded')).toBe('false');
  expect(keypad.says('status')).toBe('');
});

test('the arrows go through the options, around the ends, and the cursor stays in the field', async () => {
  const keypad = await found([JANE_TWICE, JOHN_NONE]);
  expect(active(keypad)).toBeUndefined();

  const way: (string | undefined)[] = [];
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp']) {
    expect(await keypad.key(key)).toBe(false);
    way.push(active(keypad)?.split(' ').slice(-3).join(' '));
  }

  expect(way).toEqual([
    '90 1234 5678',
    'Office: (209) 259-2844',
    'No phone number',
    '90 1234 5678',
    'No phone number',
  ]);
});

test('the way up begins at the end', async () => {
  const keypad = await found([JANE_TWICE, JOHN_NONE]);

  await keypad.key('ArrowUp');

  expect(active(keypad)).toContain('John Doe');
});

test('Enter calls the option, with the record', async () => {
  const keypad = await found([JANE_TWICE]);
  await keypad.key('ArrowDown');
  await keypad.key('ArrowDown');
  expect(keypad.names('button')).toContain('Call Jane Roe');

  await keypad.key('Enter');

  expect(keypad.dialed()).toEqual([{ number: '+12092592844', record: JANE_RECORD }]);
  expect(keypad.field.value).toBe('');
});

test('the button calls the option as well', async () => {
  const keypad = await found([JANE_TWICE]);
  await keypad.key('ArrowDown');

  await keypad.press('Call Jane Roe');

  expect(keypad.dialed()).toEqual([{ number: '+819012345678', record: JANE_RECORD }]);
});

test('a click on an option calls it', async () => {
  const keypad = await found([JANE_TWICE]);

  await keypad.press('Jane Roe Contact · Acme Office: (209) 259-2844', 'option');

  expect(keypad.dialed()).toEqual([{ number: '+12092592844', record: JANE_RECORD }]);
});

test('a number that cannot be read is called as it stands, so that the agent is told why not', async () => {
  const keypad = await found([{ ...JANE, numbers: [EXTENSION] }]);

  await keypad.press('Jane Roe Contact · Acme Other Phone: ext. 12', 'option');

  expect(keypad.dialed()).toEqual([{ number: 'ext. 12', record: JANE_RECORD }]);
});

test('who has no number is called neither by click nor by keyboard', async () => {
  const keypad = await found([JOHN_NONE]);
  await keypad.press('John Doe Lead No phone number', 'option');
  await keypad.key('ArrowDown');
  await keypad.key('Enter');

  expect(isDisabled(keypad.get('button', 'Call John Doe'))).toBe(true);
  expect(keypad.dialed()).toEqual([]);
});

test('while a call is being placed, an option places none', async () => {
  const keypad = await found([JANE_TWICE]);
  await keypad.give({ isBusy: true });

  await keypad.press('Jane Roe Contact · Acme Office: (209) 259-2844', 'option');
  await keypad.key('ArrowDown');
  await keypad.key('Enter');

  expect(keypad.dialed()).toEqual([]);
});

test('the only one who can be called needs no way through the list', async () => {
  const keypad = await found([JOHN_NONE, { ...JANE, numbers: [OFFICE] }]);

  await keypad.key('Enter');

  expect(keypad.dialed()).toEqual([{ number: '+12092592844', record: JANE_RECORD }]);
});

test('what Enter calls the button calls', async () => {
  const keypad = await found([{ ...JANE, numbers: [OFFICE] }]);

  await keypad.press('Call Jane Roe');

  expect(keypad.dialed()).toEqual([{ number: '+12092592844', record: JANE_RECORD }]);
});

test('among several Enter chooses nobody', async () => {
  const keypad = await found([JANE_TWICE]);

  await keypad.key('Enter');

  expect(isDisabled(keypad.get('button', 'Call Jan'))).toBe(true);
  expect(keypad.dialed()).toEqual([]);
});

test('who was found for another name is not called by Enter', async () => {
  const people = [{ ...JANE, numbers: [OFFICE] }];
  const keypad = await found(people);
  await keypad.type('John');
  await keypad.key('Enter');
  expect(keypad.dialed()).toEqual([]);
  await keypad.give({ search: { text: 'John', phase: 'searching', people } });

  await keypad.key('Enter');

  expect(isDisabled(keypad.get('button', 'Call John'))).toBe(true);
  expect(keypad.dialed()).toEqual([]);
});

test('typing on forgets the option that was chosen', async () => {
  const keypad = await found([JANE_TWICE]);
  await keypad.key('ArrowDown');

  await keypad.type('Jane');

  expect(active(keypad)).toBeUndefined();
});

test('when others are found, the choice stays with the person and does not slip to another', async () => {
  const john = { ...JOHN, numbers: [OFFICE] };
  const keypad = await found([JANE_TWICE, john]);
  await keypad.key('ArrowUp');

  await keypad.give({ search: { text: 'Jan', phase: 'done', people: [john, JANE_TWICE] } });
  expect(active(keypad)).toContain('John Doe');
  await keypad.give({ search: { text: 'Jan', phase: 'done', people: [JANE_TWICE] } });
  expect(active(keypad)).toBeUndefined();
});

async function found(people: PersonNumbers[]): Promise<ShownKeypad> {
  const keypad = await showKeypad();
  await keypad.type('Jan');
  await keypad.give({ search: { text: 'Jan', phase: 'done', people } });
  return keypad;
}

/** The option that a screen reader hears: the one that the field points to, and the one that is marked. */
function active(keypad: ShownKeypad): string | undefined {
  const id = keypad.field.getAttribute('aria-activedescendant');
  const names = keypad.names('option');
  const [marked, ...more] = names.filter(
    (name) => keypad.get('option', name).getAttribute('aria-selected') === 'true',
  );
  const pointedTo = names.find((name) => id !== null && keypad.get('option', name).id === id);
  expect(more).toEqual([]);
  expect(pointedTo).toBe(marked);
  if (id !== null) expect(id).not.toMatch(/\s/);
  return marked;
}
