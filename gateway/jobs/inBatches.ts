import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * Makes one call of many: what comes while a call is under way waits for its end, and then goes together. What comes
 * alone goes at once, so nobody waits for company; what comes in the same breath is company at once.
 * @param work gives an answer for each item, in their order
 */
export function inBatches<Item, Answer>(
  most: number,
  work: (items: readonly Item[]) => Promise<readonly Answer[]>,
): (item: Item) => Promise<Answer> {
  const waiting: Waiting<Item, Answer>[] = [];
  let busy = false;

  async function send(batch: readonly Waiting<Item, Answer>[]): Promise<void> {
    try {
      // Done for the first of them, and not for whoever came when the queue was empty.
      const inside = batch[0]?.inside ?? AsyncLocalStorage.snapshot();
      const answers = await inside(() => work(batch.map(({ item }) => item)));
      batch.forEach(({ resolve, reject }, index) => {
        const answer = answers[index];
        if (answer === undefined) reject(new Error('An item of a batch got no answer.'));
        else resolve(answer);
      });
    } catch (error) {
      const [first, ...others] = batch;
      // One that is refused must not take the others with it.
      if (others.length > 0) for (const one of batch) await send([one]);
      else first?.reject(error);
    }
  }

  async function sendAll(): Promise<void> {
    busy = true;
    await Promise.resolve();
    while (waiting.length > 0) await send(waiting.splice(0, most));
    busy = false;
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject, inside: AsyncLocalStorage.snapshot() });
      if (!busy) void sendAll();
    });
}

interface Waiting<Item, Answer> {
  readonly item: Item;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
  /** The asynchronous context in which it came. */
  readonly inside: ReturnType<typeof AsyncLocalStorage.snapshot>;
}
