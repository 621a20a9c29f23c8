import pLimit from 'p-limit';
import type { Log } from '../logging.ts';

export interface Background {
  /**
   * @param afterwards what follows when it has come to its end; holds up no other work
   * @returns false when too much is waiting already; the work is then not taken
   */
  run(work: () => Promise<void>, afterwards?: () => Promise<void>): boolean;
  /** Takes no more and waits for what is running. */
  drain(): Promise<void>;
}

interface Options {
  readonly log: Log;
  readonly atOnce?: number;
  readonly waitingAtMost?: number;
}

/** Work that nobody waits for and that is stored elsewhere, so that its failure here loses nothing. */
export function createBackground({ log, atOnce = 8, waitingAtMost = 500 }: Options): Background {
  const limit = pLimit(atOnce);
  const running = new Set<Promise<void>>();
  let open = true;

  return {
    run(work, afterwards) {
      if (!open || limit.pendingCount >= waitingAtMost) return false;
      const task: Promise<void> = limit(work)
        .then(afterwards)
        .catch((error: unknown) => {
          log.warn({ error }, 'background work failed and is left to the job queue');
        })
        .finally(() => running.delete(task));
      running.add(task);
      return true;
    },
    async drain() {
      open = false;
      await Promise.allSettled(running);
    },
  };
}
