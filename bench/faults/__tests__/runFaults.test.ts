/** The fault run in short; `npm run bench:faults` makes it long. */
import { expect, test } from '@jest/globals';
import { quickestDatabase } from '../../../test-support/postgres.ts';
import { runFaults } from '../runFaults.ts';

const CALLS = 150;

test('whatever goes wrong, every call is one Task, with its comment and its person', async () => {
  const run = await runFaults({
    ...{ calls: CALLS, seed: 7, database: await quickestDatabase(), gateways: 1, pauseMs: 0 },
    say: () => undefined,
  });

  expect(run.verdict).toEqual({
    ...{
      tasks: CALLS,
      lost: 0,
      twice: 0,
      wrongComments: 0,
      wrongLinks: 0,
      strangers: 0,
      feedGaps: 0,
      feedDisorder: 0,
    },
  });
  expect([...run.troubles.values()].reduce((sum, times) => sum + times, 0)).toBeGreaterThan(5);
}, 400_000);
