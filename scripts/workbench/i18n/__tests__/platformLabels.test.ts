import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { japaneseCalendar } from '../calendar.ts';
import { JAPANESE_LABELS } from '../platformLabels.ts';

const LIBRARY = path.join(process.cwd(), 'node_modules/lightning-base-components/scopedImports');

const placesOf = (text: string) => (text.match(/\{\d\}/g) ?? []).sort();

test.each(Object.entries(JAPANESE_LABELS))(
  '%s is a label of the base components with the same places',
  (id, text) => {
    const file = path.join(LIBRARY, `@salesforce-label-${id}.js`);
    expect(existsSync(file)).toBe(true);

    const english = readFileSync(file, 'utf8');
    expect(placesOf(text)).toEqual(placesOf(english));
  },
);

test('every month and every day has a name', () => {
  expect(japaneseCalendar()).toMatchObject({
    gregorian: {
      months: { format: { wide: { 1: '1月', 12: '12月' } } },
      days: { 'stand-alone': { wide: { sun: '日曜日', sat: '土曜日' } } },
    },
  });
});
