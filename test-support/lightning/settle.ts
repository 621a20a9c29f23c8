import { jest } from '@jest/globals';

/** With fake timers: moves the clock and lets everything that waits for nothing but its turn have it. */
export async function pass(ms: number): Promise<void> {
  await jest.advanceTimersByTimeAsync(ms);
  for (let turn = 0; turn < 8; turn++) await jest.advanceTimersByTimeAsync(0);
}

/** Lets everything that waits for nothing but its turn have it. */
export function settle(): Promise<void> {
  return pass(0);
}
