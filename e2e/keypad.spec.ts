/** Numbers by keys, by typing, by pasting, and the last ones again. */
import { callNamed, countCalls, expectCallTo, expectEnterCalls, liveCalls } from './desk/calls.ts';
import { QUIET_PAGE, type Desk } from './desk/desk.ts';
import { meansIn } from './desk/hands.ts';
import { expect, inOneLanguage, test } from './journeys.ts';

const KEYS = [
  ['1', ''],
  ['2', 'ABC'],
  ['3', 'DEF'],
  ['4', 'GHI'],
  ['5', 'JKL'],
  ['6', 'MNO'],
  ['7', 'PQRS'],
  ['8', 'TUV'],
  ['9', 'WXYZ'],
] as const;

/** As people have numbers in mails and on cards, and the number that is meant where 03 is Tokyo. */
const PASTED = [
  ['03-5550-0101', '+81355500101'],
  ['０３－５５５０－０１０１', '+81355500101'],
  ['（０３）５５５０ー０１０１', '+81355500101'],
  ['+81 (0)3 5550 0101', '+81355500101'],
  ['＋８１　３　５５５０　０１０１', '+81355500101'],
  ['  090.5550.0101\n', '+819055500101'],
  ['TEL: 06-5550-0111', '+81655500111'],
  ['tel:+12095550123', '+12095550123'],
  ['+1 (209) 555-0123', '+12095550123'],
  ['010 1 209 555 0123', '+12095550123'],
  ['+44 (0)20 7946 0123', '+442079460123'],
  ['+49 (0) 30 / 23125-012', '+493023125012'],
  ['+1-800-FLOWERS', '+18003569377'],
  ['\u202a+1 209-555-0123\u202c', '+12095550123'],
] as const;

function key(desk: Desk, digit: string): ReturnType<Desk['button']> {
  const letters = KEYS.find(([one]) => one === digit)?.[1] ?? '';
  if (digit === '*') return desk.button('Keypad_KeyStar');
  if (digit === '#') return desk.button('Keypad_KeyPound');
  if (digit === '0') return desk.button('Keypad_KeyZero');
  return desk.panel.getByRole('button', { name: `${digit} ${letters}`.trim(), exact: true });
}

const digits = (text: string): string => text.replace(/[\s()-]/g, '');

test.describe('in whatever language', () => {
  test('holding 0 down writes a plus', { tag: '@all' }, async ({ desk }) => {
    await desk.visit(QUIET_PAGE);
    await key(desk, '0').click({ delay: 700 });
    await expect(desk.field).toHaveValue('+');
    await key(desk, '1').click();
    await expect(desk.field).toHaveValue(/^\+ ?1$/);
    await key(desk, '0').click();
    expect(digits(await desk.field.inputValue())).toBe('+10');
  });

  test(
    'numbers are pasted in whatever way they were written',
    { tag: '@all' },
    async ({ desk, workbench }) => {
      await desk.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await desk.visit(QUIET_PAGE);
      for (const [text, number] of PASTED) {
        await test.step(JSON.stringify(text), async () => {
          await desk.field.click();
          await desk.page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
          await desk.page.keyboard.press('ControlOrMeta+V');
          await expectEnterCalls(desk, workbench, number);
        });
      }
    },
  );

  test('nothing is called where nothing stands', { tag: '@all' }, async ({ desk, workbench }) => {
    await desk.visit(QUIET_PAGE);
    const before = countCalls(workbench);
    await desk.field.press('Enter');
    await desk.field.fill('   ');
    await desk.field.press('Enter');
    await expect(desk.callButton).toBeDisabled();
    await desk.field.fill('12');
    await desk.field.press('Escape');
    await expect(desk.field).toHaveValue('');
    expect(countCalls(workbench)).toBe(before);
    expect(liveCalls(workbench)).toEqual([]);
  });

  test(
    'a name that is being written with an input method is not called before it is finished',
    { tag: '@all' },
    async ({ desk, workbench }) => {
      await desk.visit(QUIET_PAGE);
      await desk.field.click();
      const session = await desk.page.context().newCDPSession(desk.page);
      await session.send('Input.imeSetComposition', {
        text: '03-5550-0101',
        selectionStart: 12,
        selectionEnd: 12,
      });
      const before = countCalls(workbench);
      await session.send('Input.dispatchKeyEvent', {
        type: 'rawKeyDown',
        key: 'Enter',
        code: 'Enter',
        windowsVirtualKeyCode: 229,
      });
      await session.send('Input.insertText', { text: '03-5550-0101' });
      await expect(desk.field).toHaveValue('03-5550-0101');
      expect(countCalls(workbench)).toBe(before);
      await expectEnterCalls(desk, workbench, '+81355500101');
    },
  );
});

inOneLanguage('ja', (language) => {
  for (const means of meansIn(language)) {
    test.describe(`by ${means}`, () => {
      test.use({ means });

      test(
        'every key writes its digit, and the last one can be taken back',
        { tag: '@all' },
        async ({ desk }) => {
          await desk.visit(QUIET_PAGE);
          await expect(desk.callButton).toBeDisabled();
          for (const digit of '123456789*0#') await desk.hands.press(key(desk, digit));
          expect(digits(await desk.field.inputValue())).toBe('123456789*0#');

          const backspace = desk.button('Keypad_Backspace');
          await desk.hands.press(backspace);
          await expect(desk.field).toHaveValue(/0$/);
          for (const rest of [10, 9, 8]) {
            await desk.hands.press(backspace);
            await expect.poll(async () => digits(await desk.field.inputValue())).toHaveLength(rest);
          }
        },
      );

      test('a number is typed and called, from the field and by the button', async ({ desk, workbench }) => {
        await desk.visit(QUIET_PAGE);
        await desk.hands.write(desk.field, '0355500101');
        await expect(desk.field).toHaveValue('03-5550-0101');
        await expectEnterCalls(desk, workbench, '+81355500101');

        await expect(desk.field).toHaveValue('');
        await desk.hands.write(desk.field, '+12095550123');
        await expect(desk.callButton).toHaveAccessibleName(
          desk.words.say('Keypad_CallNumber', '+1 209 555 0123'),
        );
        await desk.hands.press(desk.callButton);
        await expectCallTo(workbench, '+12095550123');
      });
    });
  }

  test('the last numbers are at hand', { tag: '@all' }, async ({ desk, workbench }) => {
    await desk.visit(QUIET_PAGE);
    await desk.hands.write(desk.field, '06-5550-0112');
    await expectEnterCalls(desk, workbench, '+81655500112');

    const recent = desk.panel.getByRole('region', { name: desk.words.say('Keypad_Recent') });
    await expect(recent.getByRole('listitem').first()).toContainText('伊藤');
    await desk.hands.press(recent.getByRole('button').first());
    const { callId } = await expectCallTo(workbench, '+81655500112');
    expect(callNamed(workbench, callId)?.phase).toBe('ringing');
  });
});
