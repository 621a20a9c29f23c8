/** Who may go on to the database next: what somebody waits for before what nobody waits for, of which a few go at once. */
import { AsyncLocalStorage } from 'node:async_hooks';

export interface Turnstile {
  /** Does the work when it is its turn. */
  pass<T>(work: () => Promise<T>): Promise<T>;
  /** Whatever this work asks of the database, then or later, nobody waits for. */
  behind<T>(work: () => T): T;
  /** The other way round, for what is told of such work to those who wait for it. */
  inFront<T>(work: () => T): T;
  isBehind(): boolean;
}

interface Limits {
  readonly atOnce: number;
  /** Of these, for what nobody waits for. */
  readonly behindAtOnce: number;
}

export function createTurnstile({ atOnce, behindAtOnce }: Limits): Turnstile {
  const place = new AsyncLocalStorage<boolean>();
  const front: (() => void)[] = [];
  const behind: (() => void)[] = [];
  let running = 0;
  let runningBehind = 0;

  const isBehind = () => place.getStore() === true;

  function next(): void {
    while (running < atOnce) {
      const isNextBehind = front.length === 0;
      if (isNextBehind && runningBehind >= behindAtOnce) return;
      const go = (isNextBehind ? behind : front).shift();
      if (go === undefined) return;
      running += 1;
      if (isNextBehind) runningBehind += 1;
      go();
    }
  }

  return {
    async pass(work) {
      const mine = isBehind();
      await new Promise<void>((resolve) => {
        (mine ? behind : front).push(resolve);
        next();
      });
      try {
        return await work();
      } finally {
        running -= 1;
        if (mine) runningBehind -= 1;
        next();
      }
    },
    behind: (work) => place.run(true, work),
    inFront: (work) => place.run(false, work),
    isBehind,
  };
}
