import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import examples from 'libphonenumber-js/examples.mobile.json';
import { getCountryCallingCode } from 'libphonenumber-js';
import { NUMBER_DATA } from '../../../../../../gateway/numbers/numberData.ts';
import { PhoneError, createPhoneNumbers } from '../zoomCallCore.ts';
import type { DialableNumber, ErrorCode } from '../zoomCallCore.ts';

const inJapan = createPhoneNumbers(NUMBER_DATA, 'JP');
const inAmerica = createPhoneNumbers(NUMBER_DATA, 'US');

function codeOf(run: () => unknown): ErrorCode | null {
  try {
    run();
    return null;
  } catch (caught) {
    return caught instanceof PhoneError ? caught.code : null;
  }
}

test.each([
  ['03-1234-5678', '+81312345678'],
  ['０９０－１２３４－５６７８', '+819012345678'],
  ['+1 (209) 259-2844', '+12092592844'],
  ['tel:+81-3-1234-5678', '+81312345678'],
  ['+44 20 7946 0958', '+442079460958'],
  ['03-1234-5678 内線 12', '+81312345678'],
  ['\u202a+81 3 1234 5678\u202c', '+81312345678'],
])('reads %s as an agent in Japan writes it', (text, number) => {
  expect(inJapan.parse(text).number).toBe(number);
});

test.each([
  ['(209) 555-0123', 'United States', '+12095550123'],
  ['(209) 555-0123', 'アメリカ合衆国', '+12095550123'],
  ['(209) 555-0123', 'USA', '+12095550123'],
  ['020 7946 0958', 'GB', '+442079460958'],
  ['03-5550-0101', 'United States', '+81355500101'],
  ['03-5550-0101', null, '+81355500101'],
  ['03-5550-0101', 'Atlantis', '+81355500101'],
  ['+44 20 7946 0958', 'United States', '+442079460958'],
])('an agent in Japan who clicks %s on a record of %p calls %s', (text, country, number) => {
  expect(inJapan.parse(text, country).number).toBe(number);
  expect(inJapan.toE164(text, country)).toBe(number);
});

test('reads a number spelled in letters', () => {
  expect(inAmerica.parse('1-800-FLOWERS').number).toBe('+18003569377');
});

test.each<[string, ErrorCode]>([
  ['', 'number.empty'],
  ['   ', 'number.empty'],
  ['hello', 'number.invalid'],
  ['*67', 'number.invalid'],
  ['1002', 'number.extension'],
  ['+1 209', 'number.tooShort'],
  ['209 259', 'number.extension'],
  ['2092592', 'number.tooShort'],
  ['12345678901234567', 'number.tooLong'],
])('says why %p cannot be dialed', (text, code) => {
  expect(codeOf(() => inAmerica.parse(text))).toBe(code);
});

test('dials an emergency number of the home country as it stands, and another country’s not at all', () => {
  expect(inJapan.parse('119')).toEqual({ kind: 'emergency', number: '119', country: 'JP' });
  expect(codeOf(() => inJapan.parse('911'))).toBe('number.extension');
});

test.each<[DialableNumber['kind'] | 'premium', string, string]>([
  ['emergency', '110', 'JP'],
  ['premium', '0570-012345', 'JP'],
  ['premium', '0990-512345', 'JP'],
  ['premium', '+1 900 234 5678', 'JP'],
  ['premium', '09012345678', 'GB'],
])('warns of %s before %s is dialed from %s', (warning, text, home) => {
  const numbers = createPhoneNumbers(NUMBER_DATA, home);
  expect(numbers.warningFor(numbers.parse(text))).toBe(warning);
});

test('does not warn of an ordinary number', () => {
  expect(inJapan.warningFor(inJapan.parse('03-1234-5678'))).toBeNull();
});

test('takes a number without "+" as Zoom sends it, and leaves an extension alone', () => {
  expect(inJapan.normaliseReported('12092592844')).toBe('+12092592844');
  expect(inJapan.normaliseReported('+12058945456')).toBe('+12058945456');
  expect(inJapan.normaliseReported('1002')).toBe('1002');
  expect(inJapan.normaliseReported('58011')).toBe('58011');
});

test('writes national at home and international abroad', () => {
  expect(inJapan.format('+81312345678')).toBe('03-1234-5678');
  expect(inAmerica.format('+81312345678')).toBe('+81 3 1234 5678');
  expect(inJapan.format('1002')).toBe('1002');
});

test('formats as the agent types and keeps star and hash', () => {
  expect(inJapan.formatAsTyped('0312345')).toBe('03-1234-5');
  expect(inJapan.formatAsTyped('+1209259')).toBe('+1 209 259');
  expect(inJapan.formatAsTyped('*67#')).toBe('*67#');
});

describe('for every country', () => {
  const countries = Object.entries(examples);

  test('reads its own numbers back from every format that it writes', () => {
    expect(countries.length).toBeGreaterThan(230);
    for (const [country, national] of countries) {
      const home = createPhoneNumbers(NUMBER_DATA, country);
      const e164 = home.toE164(national);
      expect([country, e164]).toEqual([country, expect.stringMatching(/^\+\d{7,15}$/)]);
      expect([country, home.toE164(home.format(e164!))]).toEqual([country, e164]);
      expect([country, inJapan.toE164(inJapan.format(e164!))]).toEqual([country, e164]);
      expect([country, home.normaliseReported(e164!.slice(1))]).toEqual([country, e164]);
      expect(home.same(national, e164!)).toBe(true);
      expect(e164).toContain(getCountryCallingCode(country as 'JP'));
    }
  });

  test('never loses a digit while the agent types', () => {
    const typing = fc.stringMatching(/^\d{0,15}$/);
    fc.assert(
      fc.property(fc.constantFrom(...countries.map(([country]) => country)), typing, (country, typed) => {
        const shown = createPhoneNumbers(NUMBER_DATA, country).formatAsTyped(typed);
        expect(shown.replace(/\D/g, '')).toBe(typed);
      }),
    );
  });

  test('reads anything at all without breaking', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(typeof inJapan.format(text)).toBe('string');
        expect([null, 'string']).toContain(inJapan.toE164(text) === null ? null : 'string');
      }),
    );
  });
});
