import { expect, test } from '@jest/globals';
import { gapIn, mergeSourcesIn, mergeText } from '../textTemplates.ts';
import { textProblem } from '../textProblem.ts';

const VALUES: Readonly<Record<string, string>> = {
  'Recipient.FirstName': 'Avery {!User.Name}',
  'User.Name': 'Minami $& Sato',
};
const valueOf = (source: string, field: string): string | null => VALUES[`${source}.${field}`] ?? null;

test('merge fields have their values, in any case and with any space; others stay as they are', () => {
  const text = 'Hi {!recipient.FirstName}, {! User.Name } here. {!Contact.Phone} {!Account.Name} {name}';
  expect(mergeText(text, valueOf)).toBe(
    // What somebody is called is no template.
    'Hi Avery {!User.Name}, Minami $& Sato here. {!Contact.Phone} {!Account.Name} {name}',
  );
});

test('an empty value is none', () => {
  expect(mergeText('{!Contact.Phone}', () => '')).toBe('{!Contact.Phone}');
});

test('it is known whose fields a text has', () => {
  expect(mergeSourcesIn('{!user.Name} {!Lead.Company} {!USER.Email} {!Case.Subject}')).toEqual([
    'User',
    'Lead',
  ]);
});

test('a text with a gap is not sent, whatever was meant there', () => {
  expect(gapIn('Hi {!Contact.FirstName}!')).toEqual({ from: 3, to: 23 });
  expect(textProblem('Hi {!your name}', [], 1)).toBe('text.gap');
  expect(textProblem('Hi {you}! {! is no gap', [], 1)).toBeNull();
});
