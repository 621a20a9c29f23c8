/** Work that comes again and again: one of all gateways does it each time. */
import type { PgBoss } from 'pg-boss';

const LOOK_SECONDS = 5;

export interface Round {
  start(work: () => Promise<void>): Promise<void>;
}

interface Deps {
  readonly boss: PgBoss;
  readonly name: string;
  readonly everySeconds: number;
  /** Between two looks at the queue. */
  readonly lookSeconds?: number;
}

export async function createRound({
  boss,
  name,
  everySeconds,
  lookSeconds = LOOK_SECONDS,
}: Deps): Promise<Round> {
  // One waits; any number may run, because one that a crash left "active" must not hold back the next.
  await boss.createQueue(name, { policy: 'short', retryLimit: 0, expireInSeconds: 60 });

  async function next(inSeconds: number): Promise<void> {
    await boss.send(name, {}, { singletonKey: 'round', startAfter: inSeconds });
  }

  return {
    async start(work) {
      await boss.work(name, { pollingIntervalSeconds: Math.min(lookSeconds, everySeconds) }, async () => {
        await next(everySeconds);
        await work();
      });
      await next(0);
    },
  };
}
