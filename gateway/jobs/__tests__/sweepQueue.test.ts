import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PhoneError } from '#call-core';
import { PgBoss } from 'pg-boss';
import { eventually } from '../../../test-support/eventually.ts';
import { quickestDatabase } from '../../../test-support/postgres.ts';
import { log, openTestDatabase } from '../../storage/__tests__/openTestDatabase.ts';
import type { OpenTestDatabase } from '../../storage/__tests__/openTestDatabase.ts';
import { createSweepQueue } from '../sweepQueue.ts';
import type { SweepHandlers, SweepQueue } from '../sweepQueue.ts';

// Whatever database: this is pg-boss's own affair.
describe.each([{ database: await quickestDatabase() }])('on $database.name', ({ database }) => {
  let opened: OpenTestDatabase;
  let boss: PgBoss;
  let queue: SweepQueue;
  let rounds = 0;
  const swept: string[] = [];
  const errors = new Map<string, Error>();
  const handlers: SweepHandlers = {
    sweepDue() {
      rounds += 1;
      return rounds === 2 ? Promise.reject(new Error('no database')) : Promise.resolve();
    },
    sweep(agentId) {
      swept.push(agentId);
      const error = errors.get(agentId);
      return error ? Promise.reject(error) : Promise.resolve();
    },
  };
  const timesSwept = (agentId: string) => swept.filter((one) => one === agentId).length;
  const jobsOf = async (agentId: string) => {
    const { rows } = await opened.db.query(
      `select state from pgboss.job where name = 'sweepHistory' and data->>'agentId' = $1`,
      [agentId],
    );
    return rows.map(({ state }) => state);
  };

  beforeAll(async () => {
    opened = await openTestDatabase(database);
    boss = new PgBoss({
      db: { executeSql: (text: string, values?: unknown[]) => opened.db.query(text, values) },
      registerInstance: false,
    });
    await boss.start();
    queue = await createSweepQueue({ boss, log, everySeconds: 5 });
    for (let times = 0; times < 5; times++) await queue.soon('before the start');
    await queue.start(handlers);
  });
  afterAll(async () => {
    await boss.stop({ graceful: true, timeout: 5000 });
    await opened.stop();
  });

  test('what was asked for before the start is done, once', async () => {
    await eventually('the sweep', () => timesSwept('before the start') > 0);
    await queue.soon('afterwards');
    await eventually('the next', () => timesSwept('afterwards') > 0);

    expect(swept).toEqual(['before the start', 'afterwards']);
  });

  test('round follows round, also after one that failed', async () => {
    await eventually('three rounds', () => rounds >= 3);
  });

  test('what passes by itself is tried again', async () => {
    errors.set('limited', new PhoneError('zoom.rateLimited', { retry: 'later' }));
    await queue.soon('limited');
    await eventually('the failure', async () => (await jobsOf('limited')).includes('retry'));

    // And holds up no other.
    await queue.soon('other');
    await eventually('the other', () => timesSwept('other') === 1);
  });

  test.each(['zoom.scopeMissing', 'zoom.signInNeeded'] as const)('%s is not', async (code) => {
    errors.set(code, new PhoneError(code, { retry: 'never' }));
    await queue.soon(code);
    await eventually('the end', async () => (await jobsOf(code)).includes('completed'));

    expect(timesSwept(code)).toBe(1);
  });
});
