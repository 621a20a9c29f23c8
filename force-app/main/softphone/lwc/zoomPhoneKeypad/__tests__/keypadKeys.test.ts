import '../../../../../../test-support/lightning/numberLibrary.ts';
import '../../../../../../test-support/lightning/realLabels.ts';
import { afterEach, expect, jest, test } from '@jest/globals';
import { isDisabled, rendered } from '../../../../../../test-support/lightning/screen.ts';
import type { Screen } from '../../../../../../test-support/lightning/screen.ts';
import { showKeypad } from '../../../../../../test-support/lightning/showKeypad.ts';

const ZERO = '0, hold down for plus';
const BACKSPACE = 'Delete the last digit';

afterEach(() => {
  document.body.replaceChildren();
  jest.useRealTimers();
});

test('the keys are those of a telephone, each with a name', async () => {
  const keypad = await showKeypad();

  expect(keypad.names('button')).toEqual([
    BACKSPACE,
    '1',
    '2 ABC',
    '3 DEF',
    '4 GHI',
    '5 JKL',
    '6 MNO',
    '7 PQRS',
    '8 TUV',
    '9 WXYZ',
    'Star',
    ZERO,
    'Pound',
    'Call',
  ]);
});

test('pressing keys makes a number, written as it is at home', async () => {
  const keypad = await showKeypad();

  for (const key of ['2 ABC', ZERO, '9 WXYZ', '5 JKL', '5 JKL']) await keypad.press(key);

  expect(keypad.field.value).toBe('(209) 55');
});

test('star and pound stay where they were pressed', async () => {
  const keypad = await showKeypad();

  for (const key of ['Star', '6 MNO', '7 PQRS', 'Pound']) await keypad.press(key);

  expect(keypad.field.value).toBe('*67#');
});

test('holding 0 down writes a plus, and no 0 after it', async () => {
  jest.useFakeTimers();
  const keypad = await showKeypad();

  await hold(keypad, ZERO, 500);
  await release(keypad, ZERO);
  await keypad.press('1');

  expect(keypad.field.value).toBe('+1');
});

test('a short press of 0 writes 0', async () => {
  jest.useFakeTimers();
  const keypad = await showKeypad();

  await hold(keypad, ZERO, 499);
  await release(keypad, ZERO);
  jest.advanceTimersByTime(10_000);
  await rendered();

  expect(keypad.field.value).toBe('0');
});

test('holding another key down writes its digit', async () => {
  jest.useFakeTimers();
  const keypad = await showKeypad();

  await hold(keypad, '1', 2000);
  await release(keypad, '1');

  expect(keypad.field.value).toBe('1');
});

test('who leaves the key in time has pressed nothing', async () => {
  jest.useFakeTimers();
  const keypad = await showKeypad();

  await hold(keypad, ZERO, 300);
  fire(keypad, ZERO, 'pointerleave');
  jest.advanceTimersByTime(10_000);
  await rendered();

  expect(keypad.field.value).toBe('');
});

test('after a long press that was dragged away, the keyboard presses keys as always', async () => {
  jest.useFakeTimers();
  const keypad = await showKeypad();
  await hold(keypad, ZERO, 500);
  fire(keypad, ZERO, 'pointerleave');

  await keypad.press('1');

  expect(keypad.field.value).toBe('+1');
});

test('a keypad that goes while a key is held down leaves nothing behind', async () => {
  jest.useFakeTimers();
  const keypad = await showKeypad();
  await hold(keypad, ZERO, 100);

  keypad.host.remove();

  expect(jest.getTimerCount()).toBe(0);
});

test('backspace takes the last digit, not the signs between', async () => {
  const keypad = await showKeypad();
  await keypad.type('2095550123');

  const steps: string[] = [];
  for (let count = 0; count < 8; count++) {
    await keypad.press(BACKSPACE);
    steps.push(keypad.field.value.replaceAll(/\D/g, ''));
  }

  expect(steps).toEqual(['209555012', '20955501', '2095550', '209555', '20955', '2095', '209', '20']);
});

test.each([
  ['Smith Jr.', 'Smith Jr'],
  ['山田 𠮷', '山田 '],
])('of the name "%s" backspace leaves "%s"', async (name, shorter) => {
  const keypad = await showKeypad();
  await keypad.type(name);

  await keypad.press(BACKSPACE);

  expect(keypad.field.value).toBe(shorter);
});

test('after backspace the agent goes on typing', async () => {
  const keypad = await showKeypad();
  await keypad.type('209');
  const focus = jest.spyOn(keypad.field, 'focus');

  await keypad.press(BACKSPACE);

  expect(focus).toHaveBeenCalled();
});

test('where there is nothing, there is nothing to delete', async () => {
  const keypad = await showKeypad();

  expect(isDisabled(keypad.get('button', BACKSPACE))).toBe(true);
});

async function hold(keypad: Screen, key: string, ms: number): Promise<void> {
  fire(keypad, key, 'pointerdown');
  jest.advanceTimersByTime(ms);
  await rendered();
}

/** What a mouse does after that: the button comes up, and that is a click. */
async function release(keypad: Screen, key: string): Promise<void> {
  fire(keypad, key, 'pointerup');
  keypad.get('button', key).dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1 }));
  await rendered();
}

function fire(keypad: Screen, key: string, type: string): void {
  keypad.get('button', key).dispatchEvent(new CustomEvent(type));
}
