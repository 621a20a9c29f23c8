import { expect, test } from '@jest/globals';
import { partsOf } from '../toastMessage.ts';

test('the places of a message are filled with texts and links', () => {
  const parts = partsOf('{0} was saved: {1}.', ['Call', { url: '/lightning/r/00T/view', label: 'open it' }]);

  expect(parts.map(({ label, url }) => [label, url]).filter(([label]) => label !== '')).toEqual([
    ['Call', undefined],
    [' was saved: ', undefined],
    ['open it', '/lightning/r/00T/view'],
    ['.', undefined],
  ]);
});

test('a place without data stays as it is written', () => {
  expect(
    partsOf('{0}!', [])
      .map(({ label }) => label)
      .join(''),
  ).toBe('{0}!');
});
