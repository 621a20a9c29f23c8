import { expect, test } from '@jest/globals';
import { callerName } from '../callerName.ts';

const ACME = { name: 'Acme' };
const HOUSE = { name: 'House of Acme' };

test.each([
  ['the person', { who: { name: 'Jane' }, accounts: [ACME] }, 'Jane'],
  ['the one account', { who: null, accounts: [ACME] }, 'Acme'],
  ['none of several accounts', { who: null, accounts: [ACME, HOUSE] }, null],
  ['nobody', { who: null }, null],
])('is %s', (_, named, name) => {
  expect(callerName(named)).toBe(name);
});
