/** Tells whoever shows records that something may have changed in Salesforce. */

/** `all`: the component cannot say which records. */
export type Changed = 'all' | ReadonlySet<string>;

export interface Changes {
  announce(changed: Changed): void;
  subscribe(listener: (changed: Changed) => void): () => void;
}

export function createChanges(): Changes {
  const listeners = new Set<(changed: Changed) => void>();
  return {
    announce(changed) {
      for (const listener of [...listeners]) listener(changed);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export function concerns(changed: Changed, recordId: string): boolean {
  return changed === 'all' || changed.has(recordId);
}
