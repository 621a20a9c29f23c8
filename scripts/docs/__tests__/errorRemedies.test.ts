import { globSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { ERROR_CODES, isErrorCode } from '#call-core';
import { REMEDIES } from '../errorRemedies.ts';

/** An error as it is thrown or stands in a table: `'a.code', { retry: 'later'` or `['a.code', 'later'`. */
const STATED = /'(\w+\.\w+)',\s*(?:\{\s*retry:\s*)?'(never|later|afterSignIn|askAgent)'/g;
const THROWN = /new PhoneError\('(\w+\.\w+)'(?!,\s*\{\s*retry)/g;

const sources = globSync('{gateway,force-app}/**/*.ts', { exclude: (name) => name === '__tests__' })
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');

test('what the code says helps against an error is what the documentation says', () => {
  const stated = [...sources.matchAll(STATED)].flatMap(([, code, retry]) =>
    isErrorCode(code) ? [[code, retry] as const] : [],
  );
  const different = stated.filter(([code, retry]) => REMEDIES[code] !== retry);

  expect(stated.length).toBeGreaterThan(30);
  expect(different).toEqual([]);
});

test('what is thrown without a word on retrying is not retried', () => {
  const thrown = new Set(
    [...sources.matchAll(THROWN)].flatMap(([, code]) => (isErrorCode(code) ? [code] : [])),
  );
  const wrong = [...thrown].filter((code) => REMEDIES[code] !== 'never');

  expect(thrown.size).toBeGreaterThan(15);
  expect(wrong).toEqual([]);
});

test('each code that is retried is stated somewhere to be so', () => {
  const stated = new Set([...sources.matchAll(STATED)].map(([, code]) => code));
  const retried = ERROR_CODES.filter((code) => REMEDIES[code] !== 'never');
  // `toPhoneError` makes this one of whatever else is thrown.
  const fallback = 'gateway.internal';

  expect(
    retried.filter((code) => code !== fallback && !stated.has(code) && !sources.includes(`['${code}']`)),
  ).toEqual([]);
});
