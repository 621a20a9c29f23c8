/**
 * The Web Locks of a browser, as far as they are used: one holder or several who share, a line of those who wait, stealing,
 * and asking without waiting. Node has none.
 */
type Request = LockManager['request'];

interface Asked {
  readonly shares: boolean;
  readonly grant: () => void;
  readonly refuse: (reason: unknown) => void;
}

interface Held {
  readonly shares: boolean;
  readonly lose: (reason: unknown) => void;
}

export function createLocks(): Pick<LockManager, 'request'> {
  const holders = new Map<string, Set<Held>>();
  const lines = new Map<string, Asked[]>();

  function holdersOf(name: string): Set<Held> {
    const held = holders.get(name) ?? new Set();
    holders.set(name, held);
    return held;
  }

  function mayHave(name: string, shares: boolean): boolean {
    return [...holdersOf(name)].every((held) => held.shares && shares);
  }

  function next(name: string): void {
    const [first] = lines.get(name) ?? [];
    if (first === undefined || !mayHave(name, first.shares)) return;
    lines.get(name)?.shift();
    first.grant();
    next(name);
  }

  function ask(
    name: string,
    { mode, signal, steal, ifAvailable }: LockOptions,
    callback: (lock: Lock | null) => unknown,
  ): Promise<unknown> {
    const shares = mode === 'shared';
    return new Promise((resolve, reject) => {
      const asked: Asked = {
        shares,
        grant() {
          const held: Held = { shares, lose: reject };
          holdersOf(name).add(held);
          Promise.resolve(callback({ name, mode: mode ?? 'exclusive' }))
            .then(resolve, reject)
            .finally(() => {
              if (holdersOf(name).delete(held)) next(name);
            });
        },
        refuse: reject,
      };
      const line = lines.get(name) ?? [];
      lines.set(name, line);
      const nobodyWaits = line.length === 0;
      signal?.addEventListener('abort', () => {
        const place = line.indexOf(asked);
        if (place >= 0) line.splice(place, 1)[0]?.refuse(new DOMException('aborted', 'AbortError'));
      });
      if (steal) {
        for (const held of holdersOf(name)) held.lose(new DOMException('stolen', 'AbortError'));
        holdersOf(name).clear();
        line.unshift(asked);
      } else if (!ifAvailable) line.push(asked);
      // The browser answers later, never within the call.
      void Promise.resolve().then(() => {
        if (!ifAvailable) next(name);
        else if (nobodyWaits && mayHave(name, shares)) asked.grant();
        else Promise.resolve(callback(null)).then(resolve, reject);
      });
    });
  }

  const request = (name: string, options: LockOptions, callback: (lock: Lock | null) => unknown) =>
    ask(name, options, callback);
  return { request: request as Request };
}
