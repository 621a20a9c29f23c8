/**
 * A second lock, beside that of the lead: the tab that leads has it while the audio of a call is in it. Whoever wants to
 * take the lead looks at it first, because audio cannot move from one page to another.
 */

/** What is used of `navigator.locks`; null in a browser without it: each tab is alone and leads. */
export type Locks = Pick<LockManager, 'request'>;

export interface AudioLock {
  readonly isHeld: boolean;
  hold(locks: Locks, wanted: boolean): void;
  /**
   * Acts where no tab has audio, and lets none have it before that is done.
   * @returns false where the browser could not tell; true where the action is done or another tab has audio
   */
  without(locks: Locks, action: () => Promise<void>): Promise<boolean>;
}

export function createAudioLock(name: string): AudioLock {
  let release: (() => void) | null = null;

  function request(locks: Locks): void {
    let letGo: () => void = () => undefined;
    const until = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    release = letGo;
    locks
      .request(name, { mode: 'exclusive' }, () => until)
      // Without it a tab may take the lead in a call, as if there were no such lock.
      .catch(() => undefined);
  }

  return {
    get isHeld() {
      return release !== null;
    },
    hold(locks, wanted) {
      if (wanted === (release !== null)) return;
      if (wanted) request(locks);
      else {
        release?.();
        release = null;
      }
    },
    async without(locks, action) {
      try {
        // Shared: those who look do not hinder each other.
        await locks.request(name, { mode: 'shared', ifAvailable: true }, async (lock) => {
          if (lock !== null) await action();
        });
        return true;
      } catch {
        return false;
      }
    },
  };
}
