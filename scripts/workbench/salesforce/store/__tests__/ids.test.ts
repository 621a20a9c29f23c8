import { expect, test } from '@jest/globals';
import { makeId, toId18 } from '../ids.ts';

test('the checksum carries which characters are capitals', () => {
  expect(toId18('0017000000eVKQu')).toBe('0017000000eVKQuAAO');
  expect(toId18('a0L2000000FAcXT')).toBe('a0L2000000FAcXTEA1');
});

test('an id of 18 characters is read in any case', () => {
  expect(toId18('0017000000EVKQUAAO')).toBe('0017000000eVKQuAAO');
  expect(toId18('0017000000evkquaao')).toBe('0017000000eVKQuAAO');
});

test.each(['', '003', '0017000000eVKQ!', '0017000000eVKQuAA', '0017000000eVKQuAA9'])(
  '%s is no id',
  (text) => {
    expect(toId18(text)).toBeNull();
  },
);

test('ids rise with the records and are 18 characters long', () => {
  expect(makeId('003', 1)).toBe('0035g0000000001AAA');
  expect(makeId('003', 62)).toHaveLength(18);
  expect(makeId('003', 62).slice(0, 15) > makeId('003', 61).slice(0, 15)).toBe(true);
});
