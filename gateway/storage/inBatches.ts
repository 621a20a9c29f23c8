import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as delay } from 'node:timers/promises';

interface Limits {
  /** Items in a call. */
  readonly most: number;
  /** Between the end of a call and the next one: calls are fewer and larger when there is much to do. */
  readonly pauseMs?: number;
}

/**
 * Makes one call of many: what comes while a call is under way waits for its end, and then goes together. What comes
 * alone goes at once, so nobody waits for company; what comes in the same breath is company at once.
 * @param work gives an answer for each item, in their order
 */
export function inBatches<Item, Answer>(
  { most, pauseMs = 0 }: Limits,
  work: (items: readonly Item[]) => Promise<readonly Answer[]>,
): (item: Item) => Promise<Answer> {
  const waiting: Waiting<Item, Answer>[] = [];
  let busy = false;

  async function send(batch: readonly Waiting<Item, Answer>[], inside: Inside): Promise<void> {
    try {
      const answers = await inside(() => work(batch.map(({ item }) => item)));
      batch.forEach(({ resolve, reject }, index) => {
        const answer = answers[index];
        if (answer === undefined) reject(new Error('An item of a batch got no answer.'));
        else resolve(answer);
      });
    } catch (error) {
      const [first, ...others] = batch;
      // One that is refused must not take the others with it.
      if (others.length > 0) for (const one of batch) await send([one], inside);
      else first?.reject(error);
    }
  }

  async function sendAll(): Promise<void> {
    busy = true;
    await Promise.resolve();
    while (waiting.length > 0) {
      const batch = waiting.splice(0, most);
      // Done for the first of them, and not for whoever came when the queue was empty.
      await send(batch, batch[0]?.inside ?? AsyncLocalStorage.snapshot());
      if (pauseMs > 0) await delay(pauseMs);
    }
    busy = false;
  }

  return (item) =>
    new Promise((resolve, reject) => {
      // It costs as much as all the rest, and of a batch only the first one's counts.
      const inside = waiting.length % most === 0 ? AsyncLocalStorage.snapshot() : null;
      waiting.push({ item, resolve, reject, inside });
      if (!busy) void sendAll();
    });
}

interface Waiting<Item, Answer> {
  readonly item: Item;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
  /** The asynchronous context in which it came, of what will be the first of a batch. */
  readonly inside: Inside | null;
}

type Inside = ReturnType<typeof AsyncLocalStorage.snapshot>;
