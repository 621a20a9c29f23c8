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
}

export async function createRound({ boss, name, everySeconds }: Deps): Promise<Round> {
  // One waits; any number may run, because one that a crash left "active" must not hold back the next.
  await boss.createQueue(name, { policy: 'short', retryLimit: 0, expireInSeconds: 60 });

  async function next(inSeconds: number): Promise<void> {
    await boss.send(name, {}, { singletonKey: 'round', startAfter: inSeconds });
  }

  return {
    async start(work) {
      await boss.work(name, { pollingIntervalSeconds: Math.min(LOOK_SECONDS, everySeconds) }, async () => {
        await next(everySeconds);
        await work();
      });
      await next(0);
    },
  };
}
