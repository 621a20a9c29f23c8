import { expect, test } from '@jest/globals';
import { createValue } from '../value.ts';

test('a value tells those who follow it, until they stop', () => {
  const value = createValue(1);
  const seen: number[] = [];
  const stop = value.subscribe((next) => seen.push(next));

  value.set(2);
  stop();
  value.set(3);

  expect(seen).toEqual([2]);
  expect(value.current).toBe(3);
});

test('a follower that sets another value overtakes the first', () => {
  const value = createValue('start');
  const seen: string[] = [];
  value.subscribe((next) => {
    if (next === 'first') value.set('second');
  });
  value.subscribe((next) => seen.push(next));

  value.set('first');

  expect(seen).toEqual(['second']);
});
