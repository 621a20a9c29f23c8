import '../../../../../../test-support/lightning/numberLibrary.ts';
import '../../../../../../test-support/lightning/realLabels.ts';
import { afterEach, expect, test } from '@jest/globals';
import type { PersonSearch } from 'c/zoomPhoneStore';
import { NO_DRAFT } from 'c/zoomPhoneTextStore';
import type { TextDraft } from 'c/zoomPhoneTextStore';
import { JANE } from '../../../../../../test-support/lightning/callData.ts';
import { numbersAt } from '../../../../../../test-support/lightning/numberData.ts';
import { rendered, show } from '../../../../../../test-support/lightning/screen.ts';
import ZoomPhoneTextTo from '../zoomPhoneTextTo.ts';

const NUMBERS = numbersAt('US');
const MOBILE = { label: 'Mobile', number: '(209) 259-2844', e164: '+12092592844' };
const PHONE = { label: 'Phone', number: '(310) 555-0199', e164: '+13105550199' };
const RECORD = { id: JANE.id, objectName: 'Contact', name: 'Jane Roe' };

afterEach(() => {
  document.body.replaceChildren();
});

test('a number is taken with Enter, with a comma, and when the agent goes on', async () => {
  const view = await recipients();

  for (const key of ['Enter', ',']) {
    await view.type('(310) 555-0199');
    await view.key(key);
    expect(view.field.value).toBe('');
  }
  await view.type('3105550199');
  view.field.dispatchEvent(new CustomEvent('blur'));

  expect(view.added()).toEqual([
    { do: 'addRecipient', typed: '(310) 555-0199', name: null, record: null },
    { do: 'addRecipient', typed: '(310) 555-0199', name: null, record: null },
    { do: 'addRecipient', typed: '3105550199', name: null, record: null },
  ]);
});

test('what is no number stays in the field, with the reason, until something else is typed', async () => {
  const view = await recipients();
  await view.type('12');
  await view.key('Enter');
  await view.give({ draft: { ...NO_DRAFT, toProblem: 'number.extension' } });

  expect(view.field.value).toBe('12');
  expect(view.says('alert')).not.toBe('');
  await view.type('Jane');
  expect(view.says('alert')).toBe('');
});

test('of the numbers of a person the one is taken that the arrows lead to', async () => {
  const view = await recipients();
  await view.type('Jane');
  expect(view.heard('textcommand')).toEqual([{ do: 'searchRecipients', text: 'Jane' }]);
  await view.give({ search: found([PHONE, MOBILE]) });

  await view.key('Enter');
  expect(view.added()).toEqual([]);
  await view.key('ArrowDown');
  await view.key('ArrowDown');
  await view.key('Enter');

  expect(view.added()).toEqual([
    { do: 'addRecipient', typed: '+12092592844', name: 'Jane Roe', record: RECORD },
  ]);
});

test('the only number that was found is taken with Enter', async () => {
  const view = await recipients();
  await view.type('Jane');
  await view.give({ search: found([MOBILE]) });

  await view.key('Enter');

  expect(view.added()).toMatchObject([{ typed: '+12092592844' }]);
});

test('recipients stand there with their names, and are removed by button or key', async () => {
  const to = [
    { number: '+12092592844', name: 'Jane Roe', record: null },
    { number: '+13105550199', name: null, record: null },
  ];
  const view = await recipients({ to });
  expect(view.texts()).toEqual(expect.arrayContaining(['Jane Roe · (209) 259-2844', '(310) 555-0199']));

  await view.press('Remove Jane Roe');
  await view.key('Backspace');

  expect(view.heard('textcommand')).toEqual([
    { do: 'removeRecipient', number: '+12092592844' },
    { do: 'removeRecipient', number: '+13105550199' },
  ]);
});

function found(numbers: PersonSearch['people'][number]['numbers']): PersonSearch {
  const { context, ...person } = JANE;
  return { text: 'Jane', phase: 'done', people: [{ ...person, numbers }] };
}

async function recipients(draft: Partial<TextDraft> = {}) {
  const view = await show(ZoomPhoneTextTo, { draft: { ...NO_DRAFT, ...draft }, numbers: NUMBERS }, [
    'textcommand',
  ]);
  const field = view.get('combobox', 'To');
  if (!(field instanceof HTMLInputElement)) throw new TypeError('The field is no input.');
  return {
    ...view,
    field,
    type: (text: string) => view.enter('To', text),
    async key(key: string): Promise<void> {
      field.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      await rendered();
    },
    added: () => view.heard('textcommand').filter(isAdding),
  };
}

function isAdding(command: unknown): boolean {
  return typeof command === 'object' && command !== null && 'do' in command && command.do === 'addRecipient';
}
