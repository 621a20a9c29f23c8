import { expect, test } from '@jest/globals';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { AGENTS, COMPANIES, PEOPLE } from '../../people.ts';

const contacts = PEOPLE.filter((person) => person.kind === 'Contact');
const numbers = PEOPLE.flatMap(({ country, phone, mobilePhone }) =>
  [phone, mobilePhone].flatMap((number) => (number === null ? [] : { country, ...number })),
);

test('there are twenty Contacts, ten Leads, twelve accounts and three agents at work', () => {
  expect([contacts.length, PEOPLE.length, COMPANIES.length]).toEqual([20, 30, 12]);
  expect(AGENTS.filter((agent) => agent.profile === 'Standard User')).toHaveLength(3);
});

test('every Contact has an account, and no key is used twice', () => {
  const accounts = COMPANIES.map((company) => company.key);

  expect(contacts.filter((person) => !accounts.includes(person.company))).toEqual([]);
  const keys = [...PEOPLE, ...COMPANIES, ...AGENTS].map((each) => each.key);
  expect(new Set(keys).size).toBe(keys.length);
});

test.each([...numbers, ...COMPANIES.map(({ country, phone }) => ({ country, ...phone }))])(
  '$typed, read in $country, is $e164',
  ({ typed, country, e164 }) => {
    // Only people understand that an extension follows.
    const [number = ''] = typed.split('内線');

    expect(parsePhoneNumberFromString(number, country as 'JP')?.number).toBe(e164);
  },
);

test('one person has no number, two of one account share one, and all other numbers differ', () => {
  expect(PEOPLE.filter((person) => person.phone === null && person.mobilePhone === null)).toHaveLength(1);
  const counts = new Map<string, number>();
  for (const { e164 } of numbers) counts.set(e164, (counts.get(e164) ?? 0) + 1);
  const shared = [...counts].filter(([, count]) => count > 1);

  expect(shared).toEqual([['+81355500103', 2]]);
  const sharers = PEOPLE.filter((person) => person.phone?.e164 === '+81355500103');
  expect(new Set(sharers.map((person) => person.company)).size).toBe(1);
});
