import { setTimeout as wait } from 'node:timers/promises';

const LOOK_MS = 20;

/** Waits until a question has an answer. @throws Error with `what` when it has none in time */
export async function eventually<T>(
  what: string,
  question: () => T | null | undefined | false | Promise<T | null | undefined | false>,
  withinMs = 15_000,
): Promise<T> {
  const end = Date.now() + withinMs;
  for (;;) {
    const answer = await question();
    if (answer !== null && answer !== undefined && answer !== false) return answer;
    if (Date.now() > end) throw new Error(`Waited in vain: ${what}`);
    await wait(LOOK_MS);
  }
}
