/** The Web Locks of a browser, as far as they are used: one holder, a line of those who wait, stealing. Node has none. */
type Request = LockManager['request'];

interface Asked {
  readonly grant: () => void;
  readonly refuse: (reason: unknown) => void;
}

interface Held {
  readonly lose: (reason: unknown) => void;
}

export function createLocks(): Pick<LockManager, 'request'> {
  const holders = new Map<string, Held>();
  const lines = new Map<string, Asked[]>();

  function next(name: string): void {
    if (!holders.has(name)) lines.get(name)?.shift()?.grant();
  }

  function ask(name: string, options: LockOptions, callback: (lock: Lock) => unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const asked: Asked = {
        grant() {
          const held: Held = { lose: reject };
          holders.set(name, held);
          Promise.resolve(callback({ name, mode: 'exclusive' }))
            .then(resolve, reject)
            .finally(() => {
              if (holders.get(name) !== held) return;
              holders.delete(name);
              next(name);
            });
        },
        refuse: reject,
      };
      const line = lines.get(name) ?? [];
      lines.set(name, line);
      options.signal?.addEventListener('abort', () => {
        const place = line.indexOf(asked);
        if (place >= 0) line.splice(place, 1)[0]?.refuse(new DOMException('aborted', 'AbortError'));
      });
      if (options.steal) {
        holders.get(name)?.lose(new DOMException('stolen', 'AbortError'));
        holders.delete(name);
        line.unshift(asked);
      } else line.push(asked);
      // The browser answers later, never within the call.
      void Promise.resolve().then(() => {
        next(name);
      });
    });
  }

  const request = (name: string, options: LockOptions, callback: (lock: Lock) => unknown) =>
    ask(name, options, callback);
  return { request: request as Request };
}
