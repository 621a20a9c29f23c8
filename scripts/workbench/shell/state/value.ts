/** A value of the page that components follow. */
export interface Value<T> {
  readonly current: T;
  set(next: T): void;
  /** Calls the listener with every further value; the result ends that. */
  subscribe(listener: (value: T) => void): () => void;
}

export function createValue<T>(initial: T): Value<T> {
  let current = initial;
  const listeners = new Set<(value: T) => void>();
  return {
    get current() {
      return current;
    },
    set(next) {
      current = next;
      for (const listener of [...listeners]) {
        // A listener has set another value, and all have been told of that one.
        if (current !== next) return;
        listener(next);
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
