import '../../../../../../test-support/lightning/numberLibrary.ts';
import '../../../../../../test-support/lightning/realLabels.ts';
import { afterEach, expect, test } from '@jest/globals';
import type { Session } from 'c/zoomCallCore';
import { SESSION } from '../../../../../../test-support/lightning/callData.ts';
import { isDisabled, rendered } from '../../../../../../test-support/lightning/screen.ts';
import { showKeypad } from '../../../../../../test-support/lightning/showKeypad.ts';

const RECENT = [
  { number: '+12092592844', name: 'Jane Roe' },
  { number: '+81312345678', name: null },
];

afterEach(() => {
  document.body.replaceChildren();
});

test.each([
  ['2095550123', '(209) 555-0123'],
  ['+81 3-1234-5678', '+81 3 1234 5678'],
  ['tel:', 'tel:'],
])('"%s" stands there as "%s"', async (typed, shown) => {
  const keypad = await showKeypad();

  await keypad.type(typed);

  expect(keypad.field.value).toBe(shown);
});

test('who corrects a digit in the middle keeps the cursor there', async () => {
  const keypad = await showKeypad();
  await keypad.type('(209) 555-0123');

  keypad.field.value = '(209) 5550-0123';
  keypad.field.setSelectionRange(10, 10);
  keypad.field.dispatchEvent(new CustomEvent('input'));
  await rendered();

  expect(keypad.field.value).toBe('(209) 5550-0123');
  expect(keypad.field.selectionStart).toBe(10);
});

test('the button calls what stands there, and says so', async () => {
  const keypad = await showKeypad();
  await keypad.type('2095550123');

  await keypad.press('Call (209) 555-0123');

  expect(keypad.dialed()).toEqual([{ number: '(209) 555-0123', record: null }]);
});

test('Enter calls as well, and does nothing else', async () => {
  const keypad = await showKeypad();
  await keypad.type('+81312345678');

  const goesOn = await keypad.key('Enter');

  expect(keypad.dialed()).toEqual([{ number: '+81 3 1234 5678', record: null }]);
  expect(goesOn).toBe(false);
});

test('Enter that ends the writing of kanji calls nobody', async () => {
  const keypad = await showKeypad();
  await keypad.type('2095550123');

  await keypad.key('Enter', { isComposing: true });

  expect(keypad.dialed()).toEqual([]);
});

test.each(['', '   '])('"%s" is nothing to call', async (text) => {
  const keypad = await showKeypad();
  await keypad.type(text);

  await keypad.key('Enter');

  expect(isDisabled(keypad.get('button', 'Call'))).toBe(true);
  expect(keypad.dialed()).toEqual([]);
});

test('a number in letters is a number', async () => {
  const keypad = await showKeypad();
  await keypad.type('1-800-FLOWERS');

  await keypad.press('Call 1-800-FLOWERS');

  expect(keypad.dialed()).toEqual([{ number: '1-800-FLOWERS', record: null }]);
  expect(keypad.heard('searchpeople')).toEqual(['']);
});

test('while a call is being placed, neither button nor Enter nor a recent number places another', async () => {
  const keypad = await showKeypad({ isBusy: true, recent: RECENT });
  await keypad.press('Call Jane Roe (209) 259-2844');
  await keypad.type('2095550123');

  await keypad.key('Enter');

  expect(isDisabled(keypad.get('button', 'Call (209) 555-0123'))).toBe(true);
  expect(keypad.dialed()).toEqual([]);
});

test('Escape empties the field, and an empty field leaves Escape to others', async () => {
  const keypad = await showKeypad();
  await keypad.type('2095550123');

  expect(await keypad.key('Escape')).toBe(false);
  expect(keypad.field.value).toBe('');
  expect(await keypad.key('Escape')).toBe(true);
});

test('other keys are left to the field', async () => {
  const keypad = await showKeypad();
  await keypad.type('209');

  for (const key of ['ArrowDown', 'ArrowUp', 'Tab', '5']) expect(await keypad.key(key)).toBe(true);
});

test('a number that has become a call goes from the field', async () => {
  const keypad = await showKeypad({ dialedCallId: 'call-1' });
  await keypad.type('2095550123');

  await keypad.give({ dialedCallId: 'call-2' });

  expect(keypad.field.value).toBe('');
});

test('what is typed during a call stays when that call ends', async () => {
  const keypad = await showKeypad({ dialedCallId: 'call-1' });
  await keypad.type('2095550123');

  await keypad.give({ dialedCallId: null });

  expect(keypad.field.value).toBe('(209) 555-0123');
});

test('recent numbers stand below the keys, with names where there are any', async () => {
  const keypad = await showKeypad({ recent: RECENT });

  expect(keypad.get('region', 'Recent numbers')).toBeDefined();
  expect(keypad.texts().slice(-4)).toEqual([
    'Recent numbers',
    'Jane Roe',
    '(209) 259-2844',
    '+81 3 1234 5678',
  ]);
  expect(keypad.names('button').slice(-2)).toEqual(['Call Jane Roe (209) 259-2844', 'Call +81 3 1234 5678']);
});

test('a recent number is called with one click', async () => {
  const keypad = await showKeypad({ recent: RECENT });

  await keypad.press('Call +81 3 1234 5678');

  expect(keypad.dialed()).toEqual([{ number: '+81312345678', record: null }]);
});

test('recent numbers make room as soon as something is typed', async () => {
  const keypad = await showKeypad({ recent: RECENT });

  await keypad.type('2');

  expect(keypad.texts()).not.toContain('Recent numbers');
});

test('who has called nobody yet sees no list', async () => {
  const keypad = await showKeypad();

  expect(keypad.texts()).not.toContain('Recent numbers');
});

test('the caller ID is one of the agent, with its name, or none that is seen', async () => {
  const keypad = await showKeypad();

  expect(keypad.get('combobox', 'Caller ID')).toMatchObject({
    value: '+12058945456',
    disabled: false,
    options: [
      { label: '(205) 894-5456 · Main', value: '+12058945456' },
      { label: '(205) 894-5457', value: '+12058945457' },
      { label: 'Hide caller ID', value: 'hidden' },
    ],
  });
});

test.each([
  ['+12058945457', { kind: 'number', number: '+12058945457' }],
  ['hidden', { kind: 'hidden' }],
])('choosing %s is told', async (value, choice) => {
  const keypad = await showKeypad();

  await keypad.enter('Caller ID', value);

  expect(keypad.heard('choosecallerid')).toEqual([choice]);
});

test('a hidden caller ID is shown as hidden', async () => {
  const keypad = await showKeypad({ session: { ...SESSION, callerId: { kind: 'hidden' } } });

  expect(keypad.get('combobox', 'Caller ID')).toMatchObject({ value: 'hidden' });
});

test.each<[string, Partial<Session>, Record<string, unknown>]>([
  [
    'who may not hide the number has no such choice',
    { canHideCallerId: false, callerIds: [{ number: '+12058945456', name: null }] },
    { options: [{ label: '(205) 894-5456', value: '+12058945456' }] },
  ],
  [
    'who has no number reads so, and has nothing to choose',
    { callerId: null, callerIds: [], canHideCallerId: false },
    { options: [], value: '', disabled: true, placeholder: 'You have no number to call with' },
  ],
])('%s', async (_name, change, expected) => {
  const keypad = await showKeypad({ session: { ...SESSION, ...change } });

  expect(keypad.get('combobox', 'Caller ID')).toMatchObject(expected);
});
