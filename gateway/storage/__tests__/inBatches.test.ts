import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate as afterOthers } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { inBatches } from '../inBatches.ts';

/** Work that notes its batches and refuses the numbers below zero. */
function noting(most = 100) {
  const batches: (readonly number[])[] = [];
  const double = inBatches({ most }, async (items: readonly number[]) => {
    batches.push(items);
    await afterOthers();
    if (items.some((item) => item < 0)) throw new Error(`refused: ${items.join()}`);
    return items.map((item) => item * 2);
  });
  return { batches, double };
}

test('what comes in the same breath goes together at once, what comes meanwhile after it', async () => {
  const { batches, double } = noting();
  const first = [1, 2].map(double);
  await Promise.resolve();
  await Promise.resolve();
  const later = [3, 4].map(double);

  expect(await Promise.all([...first, ...later])).toEqual([2, 4, 6, 8]);
  expect(batches).toEqual([
    [1, 2],
    [3, 4],
  ]);
});

test('after a pause the next one goes at once again', async () => {
  const { batches, double } = noting();
  await double(1);

  expect(await double(2)).toBe(4);
  expect(batches).toEqual([[1], [2]]);
});

test('after a call there is a pause where one is wanted, in which the next ones gather', async () => {
  const batches: (readonly number[])[] = [];
  const keep = inBatches({ most: 100, pauseMs: 30 }, (items: readonly number[]) => {
    batches.push(items);
    return Promise.resolve(items);
  });
  await keep(1);
  const second = keep(2);
  await afterOthers();
  await Promise.all([second, keep(3)]);

  expect(batches).toEqual([[1], [2, 3]]);
});

test('a batch is done in the context of its first', async () => {
  const place = new AsyncLocalStorage<string>();
  const where = inBatches({ most: 2 }, (items: readonly string[]) =>
    Promise.resolve(items.map((item) => `${item} in ${place.getStore() ?? 'none'}`)),
  );
  const calls = ['a', 'b', 'c', 'd', 'e'].map((item) => place.run(item, () => where(item)));

  expect(await Promise.all(calls)).toEqual(['a in a', 'b in a', 'c in c', 'd in c', 'e in e']);
});

test('no batch is larger than it may be', async () => {
  const { batches, double } = noting(2);
  await Promise.all([1, 2, 3, 4, 5].map(double));

  expect(batches).toEqual([[1, 2], [3, 4], [5]]);
});

test('one that is refused does not take the others with it', async () => {
  const { double } = noting();
  const [first, refused, last] = await Promise.allSettled([1, -2, 3].map(double));

  expect(first).toMatchObject({ value: 2 });
  expect(refused).toMatchObject({ reason: new Error('refused: -2') });
  expect(last).toMatchObject({ value: 6 });
});
