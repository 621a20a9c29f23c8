/** Some thousand requests of which nobody has thought; `npm run bench -- fuzz` makes a hundred thousand. */
import { expect, test } from '@jest/globals';
import { quickestDatabase } from '../../../test-support/postgres.ts';
import { runFuzz } from '../runFuzz.ts';

test('whatever is asked, the gateway lives, answers in its own form, and tells nobody what belongs to another', async () => {
  const run = await runFuzz({
    requests: 2000,
    seed: 7,
    database: await quickestDatabase(),
    say: () => undefined,
  });

  expect(run.failures).toEqual([]);
  expect(run.requests).toBe(2000);
  // Most routes are reached beyond their checks.
  expect(run.missed.length).toBeLessThan(run.routes / 2);
}, 180_000);
