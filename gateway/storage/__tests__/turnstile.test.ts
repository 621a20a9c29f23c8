import { beforeEach, expect, test } from '@jest/globals';
import { createTurnstile } from '../turnstile.ts';
import type { Turnstile } from '../turnstile.ts';

let begun: string[];
let ends: Map<string, () => void>;
beforeEach(() => {
  begun = [];
  ends = new Map();
});

const settle = () => new Promise((resolve) => setImmediate(resolve));

/** Work that ends when it is told to. */
function go(turnstile: Turnstile, name: string): void {
  const work = () => {
    begun.push(name);
    return new Promise<void>((resolve) => ends.set(name, resolve));
  };
  const pass = () => turnstile.pass(work);
  void (name.startsWith('behind') ? turnstile.behind(pass) : pass());
}

async function end(name: string): Promise<void> {
  ends.get(name)?.();
  await settle();
}

test('what somebody waits for goes first, also when it comes last', async () => {
  const turnstile = createTurnstile({ atOnce: 1, behindAtOnce: 1 });
  for (const name of ['behind 1', 'behind 2', 'front 1', 'front 2']) go(turnstile, name);
  await settle();
  for (const name of ['behind 1', 'front 1', 'front 2']) await end(name);

  expect(begun).toEqual(['behind 1', 'front 1', 'front 2', 'behind 2']);
});

test('what nobody waits for leaves room', async () => {
  const turnstile = createTurnstile({ atOnce: 3, behindAtOnce: 1 });
  for (const name of ['behind 1', 'behind 2', 'front 1', 'front 2', 'front 3']) go(turnstile, name);
  await settle();

  expect(begun).toEqual(['behind 1', 'front 1', 'front 2']);
  await end('front 1');
  expect(begun.at(-1)).toBe('front 3');
  await end('behind 1');
  expect(begun.at(-1)).toBe('behind 2');
});

test('work that fails makes room as well', async () => {
  const turnstile = createTurnstile({ atOnce: 1, behindAtOnce: 1 });

  await expect(turnstile.pass(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await turnstile.pass(() => Promise.resolve('yes'))).toBe('yes');
});

test('what is told to those who wait is in front again', async () => {
  const turnstile = createTurnstile({ atOnce: 1, behindAtOnce: 0 });

  await expect(
    turnstile.behind(() => turnstile.inFront(() => turnstile.pass(() => Promise.resolve('told')))),
  ).resolves.toBe('told');
});
