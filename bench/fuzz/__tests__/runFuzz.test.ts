/** Some thousand requests of which nobody has thought; `npm run bench -- fuzz` makes a hundred thousand. */
import { expect, test } from '@jest/globals';
import { ALL_MEANS } from '../../../test-support/allMeans.ts';
import { quickestDatabase } from '../../../test-support/postgres.ts';
import { runFuzz } from '../runFuzz.ts';

const REQUESTS = ALL_MEANS ? 2000 : 600;

test('whatever is asked, the gateway lives, answers in its own form, and tells nobody what belongs to another', async () => {
  const run = await runFuzz({
    requests: REQUESTS,
    seed: 7,
    database: await quickestDatabase(),
    say: () => undefined,
  });

  expect(run.failures).toEqual([]);
  expect(run.requests).toBe(REQUESTS);
  // Most routes are reached beyond their checks.
  expect(run.missed.length).toBeLessThan(run.routes / 2);
}, 180_000);
