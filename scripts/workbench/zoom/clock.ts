/** Time, so that tests can move it: everything that waits in the local Zoom waits on a clock. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs `job` after so many milliseconds, unless the returned function was called before. */
  after(ms: number, job: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, job) {
    const timer = setTimeout(job, ms);
    return () => {
      clearTimeout(timer);
    };
  },
};

export interface Timers extends Clock {
  /** Nothing that waits will run any more. */
  cancelAll(): void;
  /** Like cancelAll, and nothing waits from now on. */
  close(): void;
}

/** A clock that remembers who waits, so that stopping and resetting leave nothing behind. */
export function createTimers(clock: Clock): Timers {
  const waiting = new Set<() => void>();
  let isClosed = false;

  function cancelAll(): void {
    for (const cancel of waiting) cancel();
    waiting.clear();
  }

  return {
    now: () => clock.now(),
    after(ms, job) {
      if (isClosed) return () => undefined;
      const cancel = clock.after(ms, () => {
        waiting.delete(cancel);
        job();
      });
      waiting.add(cancel);
      return () => {
        waiting.delete(cancel);
        cancel();
      };
    },
    cancelAll,
    close() {
      isClosed = true;
      cancelAll();
    },
  };
}
