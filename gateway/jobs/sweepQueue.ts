/** Sweeps of call histories as jobs: a round that comes again and again, and one job for each agent who is due. */
import { PhoneError } from '#call-core';
import type { PgBoss } from 'pg-boss';
import type { Log } from '../logging.ts';

const ROUND = 'sweepDue';
const SWEEP = 'sweepHistory';
/** A sweep is due at most this part of its interval late. */
const ROUNDS_PER_INTERVAL = 5;
const LOOK_SECONDS = 5;

export interface SweepHandlers {
  /** Asks for a sweep of every agent who is due. */
  sweepDue(): Promise<void>;
  sweep(agentId: string): Promise<void>;
}

export interface SweepQueue {
  /** Enqueues a sweep of this agent, unless one waits already. */
  soon(agentId: string): Promise<void>;
  start(handlers: SweepHandlers): Promise<void>;
}

interface Deps {
  readonly boss: PgBoss;
  readonly log: Log;
  readonly everySeconds: number;
}

export async function createSweepQueue({ boss, log, everySeconds }: Deps): Promise<SweepQueue> {
  const roundSeconds = Math.max(1, Math.round(everySeconds / ROUNDS_PER_INTERVAL));
  let worker: string | null = null;

  // One waits; any number may run, because one that a crash left "active" must not hold back the next.
  await boss.createQueue(ROUND, { policy: 'short', retryLimit: 0, expireInSeconds: 60 });
  await boss.createQueue(SWEEP, {
    policy: 'short',
    retryLimit: 3,
    retryDelay: 10,
    retryBackoff: true,
    retryDelayMax: 300,
    expireInSeconds: 300,
    deleteAfterSeconds: 3600,
  });

  async function nextRound(inSeconds: number): Promise<void> {
    await boss.send(ROUND, {}, { singletonKey: 'round', startAfter: inSeconds });
  }

  async function sweep(agentId: string, handlers: SweepHandlers): Promise<void> {
    try {
      await handlers.sweep(agentId);
    } catch (error) {
      log.warn({ error, agentId }, 'the call history could not be swept');
      // What only the agent or an administrator can change is looked at again in the next round.
      if (!(error instanceof PhoneError) || error.retry === 'later') throw error;
    }
  }

  return {
    async soon(agentId) {
      await boss.send(SWEEP, { agentId }, { singletonKey: agentId });
      if (worker !== null) boss.notifyWorker(worker);
    },
    async start(handlers) {
      // One after the other: the limits of Zoom's API are shared by all apps of the account.
      worker = await boss.work<{ agentId: string }>(
        SWEEP,
        { pollingIntervalSeconds: LOOK_SECONDS },
        async (jobs) => {
          for (const { data } of jobs) await sweep(data.agentId, handlers);
        },
      );
      await boss.work(ROUND, { pollingIntervalSeconds: Math.min(LOOK_SECONDS, roundSeconds) }, async () => {
        await nextRound(roundSeconds);
        await handlers.sweepDue();
      });
      await nextRound(0);
    },
  };
}
