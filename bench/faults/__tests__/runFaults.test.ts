/** The fault run in short; `npm run bench:faults` makes it long. */
import { expect, test } from '@jest/globals';
import { ALL_MEANS } from '../../../test-support/allMeans.ts';
import { quickestDatabase } from '../../../test-support/postgres.ts';
import { runFaults } from '../runFaults.ts';
import type { FaultRunOptions } from '../runFaults.ts';

const CALLS = ALL_MEANS ? 150 : 30;
const NOTHING_WRONG = {
  ...{ lost: 0, twice: 0, wrongComments: 0, wrongLinks: 0, strangers: 0 },
  ...{ feedGaps: 0, feedDisorder: 0 },
};
const database = await quickestDatabase();

function run(options: Pick<FaultRunOptions, 'calls' | 'gateways' | 'pauseMs'>) {
  return runFaults({ ...options, seed: 7, database, say: () => undefined });
}

test('whatever goes wrong, every call is one Task, with its comment and its person', async () => {
  const { verdict, troubles } = await run({ calls: CALLS, gateways: 1, pauseMs: 0 });

  expect(verdict).toEqual({ tasks: CALLS, ...NOTHING_WRONG });
  expect([...troubles.values()].reduce((sum, times) => sum + times, 0)).toBeGreaterThan(5);
}, 400_000);

/** Longer than the database leaves a transaction open in which nothing happens. */
const PAUSE_MS = 8000;
const withSeveral = ALL_MEANS && database.name === 'Postgres' ? test : test.skip;

withSeveral(
  'also with several gateways, of which one stands still while others are killed, and every widget is told all in order',
  async () => {
    const { verdict, troubles } = await run({ calls: CALLS, gateways: 3, pauseMs: PAUSE_MS });

    expect(verdict).toEqual({ tasks: CALLS, ...NOTHING_WRONG });
    expect(troubles.get('Gateway: stood still for 8 s (SIGSTOP)')).toBeGreaterThan(0);
  },
  600_000,
);
