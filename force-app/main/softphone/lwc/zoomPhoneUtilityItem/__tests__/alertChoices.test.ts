import '../../../../../../test-support/lightning/numberLibrary.ts';
import '../../../../../../test-support/lightning/realLabels.ts';
import { expect, test } from '@jest/globals';
import { SESSION } from '../../../../../../test-support/lightning/callData.ts';
import { alertChoices, choiceIn } from '../alertChoices.ts';

const ITEM = { screenPop: 'onAnswer', ringTone: true };

test('the settings decide, and where they do not, the utility item of the app', () => {
  expect(alertChoices(SESSION, ITEM)).toMatchObject(ITEM);
  expect(alertChoices(null, { screenPop: 'sometimes', ringTone: false })).toMatchObject({
    screenPop: 'onRing',
  });

  const settings = { ...SESSION.settings, screenPop: 'never', ringTone: false } as const;
  expect(alertChoices({ settings }, ITEM)).toMatchObject({ screenPop: 'never', ringTone: false });
});

test('what is fixed says so in the menu', () => {
  const settings = { ...SESSION.settings, fixed: ['ringTone' as const] };
  expect(alertChoices({ settings }, ITEM)).toMatchObject({
    ...{ toneLabel: 'Ring tone (set by your administrator)', toneIsFixed: true },
    ...{ popTitle: 'Open the caller’s record', popIsFixed: false },
  });
});

test('an item of the menu is a choice, or something else', () => {
  const choices = alertChoices(SESSION, ITEM);
  expect(choiceIn('ringTone', choices)).toEqual({ ringTone: false });
  expect(choiceIn('never', choices)).toEqual({ screenPop: 'never' });
  expect(choiceIn('signOut', choices)).toBeNull();
});
