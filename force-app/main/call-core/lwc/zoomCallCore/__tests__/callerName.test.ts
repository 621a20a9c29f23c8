import { expect, test } from '@jest/globals';
import { callerName } from '../callerName.ts';

const ACME = { name: 'Acme' };
const HOUSE = { name: 'House of Acme' };

test.each([
  ['the person', { who: { name: 'Jane' }, records: [ACME] }, 'Jane'],
  ['the one record', { who: null, records: [ACME] }, 'Acme'],
  ['none of several records', { who: null, records: [ACME, HOUSE] }, null],
  ['nobody', { who: null }, null],
])('is %s', (_, named, name) => {
  expect(callerName(named)).toBe(name);
});
