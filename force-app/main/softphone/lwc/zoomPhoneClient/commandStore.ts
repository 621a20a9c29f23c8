/**
 * Where commands wait: in the browser's storage, so that they outlive the page. What that does not take (it is full, or
 * the browser allows none) waits in the page itself.
 */
export type BrowserStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

export interface CommandStore {
  /** In order. */
  keys(): string[];
  read(key: string): string | null;
  /** @returns whether it outlives the page */
  put(key: string, text: string): boolean;
  remove(key: string): void;
  /** Removes what would not outlive the page. */
  forget(key: string): void;
}

/** @param prefix of the keys: others keep things in the same storage */
export function createCommandStore(storage: BrowserStorage | null, prefix: string): CommandStore {
  const inPage = new Map<string, string>();

  function tried<T>(use: (storage: BrowserStorage) => T, otherwise: T): T {
    try {
      return storage ? use(storage) : otherwise;
    } catch {
      return otherwise;
    }
  }

  function storedKeys(): string[] {
    return tried((own) => Array.from({ length: own.length }, (_, index) => own.key(index) ?? ''), []).filter(
      (key) => key.startsWith(prefix),
    );
  }

  return {
    keys: () => [...storedKeys(), ...inPage.keys()].sort(),
    read: (key) => inPage.get(key) ?? tried((own) => own.getItem(key), null),
    put(key, text) {
      const isStored = tried((own) => {
        own.setItem(key, text);
        return true;
      }, false);
      if (!isStored) inPage.set(key, text);
      return isStored;
    },
    remove(key) {
      inPage.delete(key);
      tried((own) => {
        own.removeItem(key);
      }, undefined);
    },
    forget(key) {
      inPage.delete(key);
    },
  };
}
