import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { eventually } from '../../../test-support/eventually.ts';
import { testDatabases } from '../../../test-support/postgres.ts';
import { log, openTestDatabase } from '../../storage/__tests__/openTestDatabase.ts';
import type { OpenTestDatabase } from '../../storage/__tests__/openTestDatabase.ts';
import { storableFromJson } from '../../storage/storable.ts';
import { createJobQueue } from '../jobQueue.ts';
import type { EntryJob, JobHandlers, JobQueue } from '../jobQueue.ts';

/** As the queue leaves it when the time is over in which it should have been done. */
const LEAVE = `update pgboss.job set state = 'retry', retry_count = 1, start_after = now(),
  output = '{"value": {"message": "job timed out"}}' where data->>'callId' = $1`;
const INTERVALS = {
  sweepEverySeconds: 300,
  settingsEverySeconds: 1,
  numbersEverySeconds: 0,
  gatherSeconds: 1,
  commentSeconds: 20,
};

describe.each((await testDatabases()).map((database) => ({ database })))(
  'on $database.name',
  ({ database }) => {
    let opened: OpenTestDatabase;
    let queue: JobQueue;
    const worked: EntryJob[] = [];
    const webhooks: unknown[] = [];
    let fails = 0;
    let looks = 0;

    const handlers: JobHandlers = {
      entryJob(job) {
        worked.push(job);
        if (job.callId !== 'difficult' || fails === 0) return Promise.resolve();
        fails -= 1;
        return Promise.reject(new Error('not now'));
      },
      webhooks(stored) {
        webhooks.push(...stored.map(({ body }) => body));
        return Promise.resolve(stored.map(() => null));
      },
      sweepDue: () => Promise.resolve(),
      sweep: () => Promise.resolve(),
      settingsDue() {
        looks += 1;
        return Promise.resolve();
      },
      numbersDue: () => Promise.resolve(),
      forgetDue: () => Promise.resolve(),
      textJob: () => Promise.resolve(),
    };
    const saveLog = (callId: string): EntryJob => ({ kind: 'saveLog', agentId: 'agent', callId });
    const timesWorked = (callId: string) => worked.filter((job) => job.callId === callId).length;

    beforeAll(async () => {
      opened = await openTestDatabase(database);
      const first = await createJobQueue({ ...opened, log, ...INTERVALS });
      await first.inbox.keep('left by the last run, and old then', { left: 'old' }, false);
      await first.inbox.keep('left by the last run', { left: 'new' }, true);
      await first.stop();
      queue = await createJobQueue({ ...opened, log, ...INTERVALS });
      await queue.start(handlers);
    });
    afterAll(async () => {
      await queue.stop();
      await opened.stop();
    });

    test('a round comes again and again', async () => {
      const before = looks;

      await eventually('two more looks', () => looks > before + 1);
    });

    test('a job whose gateway never came back says so, and one that has failed does not', async () => {
      fails = 1;
      await queue.addNow(saveLog('difficult'));
      await queue.addNow({ kind: 'saveComment', agentId: 'agent', callId: 'left' });
      await opened.db.query(LEAVE, ['left']);

      await eventually('both', () => timesWorked('difficult') === 2 && timesWorked('left') === 1);
      expect(worked.filter(({ callId }) => callId === 'difficult').map(({ isLeft }) => isLeft)).toEqual([
        undefined,
        undefined,
      ]);
      expect(worked.find(({ callId }) => callId === 'left')).toMatchObject({ isLeft: true });
    });

    test('a webhook that an earlier run left is worked off before the new ones, what is urgent first', () => {
      expect(webhooks).toEqual([{ left: 'new' }, { left: 'old' }]);
    });

    test('the same event is kept once, also when it has been worked off', async () => {
      const id = await queue.inbox.keep('event 1', { event: 1 }, true);
      expect(id).not.toBeNull();
      expect(await queue.inbox.keep('event 1', { event: 1, token: 'other' }, true)).toBeNull();
      await queue.inbox.done(id ?? '');

      expect(await queue.inbox.keep('event 1', { event: 1 }, true)).toBeNull();
      expect(await queue.inbox.keep('event 2', { event: 2 }, true)).not.toBeNull();
    });

    test('of many deliveries at the same moment one is kept', async () => {
      const kept = await Promise.all(
        Array.from({ length: 10 }, () => queue.inbox.keep('event 3', { event: 3 }, true)),
      );

      expect(kept.filter((id) => id !== null)).toHaveLength(1);
    });

    test('an event with characters that no database takes is worked off all the same', async () => {
      const handled: string[] = [];
      const body = storableFromJson('{"name":"A\\u0000B\\ud83d"}');
      expect(await queue.inbox.keep('event 4', body, true)).not.toBeNull();
      const next = await createJobQueue({ ...opened, log, ...INTERVALS });
      await next.start({
        ...handlers,
        webhooks(stored) {
          handled.push(...stored.map(({ body }) => JSON.stringify(body)));
          return Promise.resolve(stored.map(() => null));
        },
      });
      await next.stop();

      expect(handled).toContainEqual(expect.stringMatching(/^\{"name":"A.*B/));
    });

    test('a job of a transaction that fails is never done, one of another is done after it', async () => {
      await opened.db
        .transaction(async (tx) => {
          await queue.add(tx, 'saveLog', 'agent', 'undone');
          throw new Error('undone');
        })
        .catch(() => undefined);
      await opened.db.transaction((tx) => queue.add(tx, 'saveLog', 'agent', 'done'));
      await eventually('the job', () => timesWorked('done') === 1);

      expect(timesWorked('undone')).toBe(0);
    });

    test('one job of a kind waits per call, however often it is asked for', async () => {
      await opened.db.transaction(async (tx) => {
        for (let times = 0; times < 5; times++) await queue.add(tx, 'saveLog', 'agent', 'often');
        await queue.add(tx, 'findPeople', 'agent', 'often');
      });
      await queue.addNow(saveLog('last'));
      await eventually('the jobs', () => timesWorked('often') === 2 && timesWorked('last') === 1);

      expect(timesWorked('often')).toBe(2);
    });

    test('a job that fails is tried again until it is done', async () => {
      fails = 1;
      await queue.addNow(saveLog('difficult'));

      await eventually('the second try', () => timesWorked('difficult') === 2);
    });
  },
);
