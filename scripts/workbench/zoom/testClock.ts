import type { Clock } from './clock.ts';

export interface TestClock extends Clock {
  /** Moves time on and runs what was due on the way, in order of time. */
  advance(ms: number): void;
  /** How many jobs wait. */
  pending(): number;
}

/** A clock that stands still until it is moved. */
export function createTestClock(start = Date.UTC(2026, 9, 6, 9, 0, 0)): TestClock {
  const waiting = new Set<{ readonly due: number; readonly job: () => void }>();
  let now = start;

  function nextDue(until: number) {
    return [...waiting].filter(({ due }) => due <= until).sort((a, b) => a.due - b.due)[0];
  }

  return {
    now: () => now,
    after(ms, job) {
      const entry = { due: now + ms, job };
      waiting.add(entry);
      return () => waiting.delete(entry);
    },
    pending: () => waiting.size,
    advance(ms) {
      const until = now + ms;
      for (let next = nextDue(until); next !== undefined; next = nextDue(until)) {
        waiting.delete(next);
        now = Math.max(now, next.due);
        next.job();
      }
      now = until;
    },
  };
}
