/**
 * One of the browser's tabs leads: it holds the live feed and Zoom's pad, rings, pops and dials. That is the tab the
 * agent looked at last. The browser keeps the lock, so a tab that is closed or crashes gives it up at once.
 */
import { createAudioLock } from './audioLock.ts';
import type { Locks } from './audioLock.ts';

export type { Locks } from './audioLock.ts';

export interface Leadership {
  readonly leads: boolean;
  /**
   * The agent turns to this tab. Resolves when it leads, or is not to lead: it has stopped, or another tab keeps the lead.
   * Never rejects.
   */
  take(): Promise<void>;
  /** As long as it is wanted, no other tab can take the lead from this one: the audio of a call is in it. */
  keep(wanted: boolean): void;
  /** The browser is about to freeze this tab: another may lead. */
  pause(): void;
  resume(): void;
  stop(): void;
}

/**
 * A page that stands still, while another of its process shows a dialog or opens a window, cannot be given a lock: the
 * browser takes it back with an error of no name of its own. So an error that says nothing is no refusal at once.
 */
const RETRY_MS = 100;
const MOST_TRIES = 50;

interface Deps {
  readonly locks: Locks | null;
  /** The same in all tabs of an agent. */
  readonly name: string;
  readonly onChange: (leads: boolean) => void;
}

export function createLeadership({ locks: offered, name, onChange }: Deps): Leadership {
  /** Null once it is known that this tab is alone. */
  let locks = offered;
  let phase: 'running' | 'paused' | 'stopped' = 'running';
  let leads = false;
  let steals = false;
  let release: () => void = () => undefined;
  let attempt = new AbortController();
  let goOn: () => void = () => undefined;
  let triesLeft = MOST_TRIES;
  const takers: (() => void)[] = [];
  const audio = createAudioLock(`${name} audio`);

  function change(to: boolean): void {
    if (leads !== to) {
      leads = to;
      if (phase !== 'stopped') tell(to);
    }
    if (to || phase !== 'running') for (const done of takers.splice(0)) done();
  }

  /** What goes wrong in who is told has nothing to do with the lock. */
  function tell(to: boolean): void {
    try {
      onChange(to);
    } catch (error) {
      queueMicrotask(() => {
        throw error;
      });
    }
  }

  /** Leads until the lock is given up, or stolen by the tab that the agent turns to. */
  async function lead(manager: Locks): Promise<void> {
    attempt = new AbortController();
    const isStealing = steals;
    // The lock manager takes no signal from who steals: that never has to wait.
    const options = isStealing ? { steal: true } : { signal: attempt.signal };
    steals = false;
    try {
      await manager.request(name, options, () => {
        if (phase !== 'running') return Promise.resolve();
        // Whoever asked once more on the way has what was wanted, and must not steal it back later.
        steals = false;
        triesLeft = MOST_TRIES;
        change(true);
        return new Promise<void>((resolve) => {
          release = resolve;
        });
      });
    } catch (error) {
      change(false);
      const why = whyNot(error);
      if (why === 'unused' && phase === 'running') phase = 'paused';
      if (why === 'unknown') {
        steals ||= isStealing;
        triesLeft -= 1;
        if (triesLeft > 0) await rest(keepWake, RETRY_MS);
      }
      if (why === 'refused' || triesLeft === 0) locks = null;
    }
    change(false);
  }

  async function run(manager: Locks): Promise<void> {
    while (phase !== 'stopped' && locks !== null) {
      await lead(manager);
      if (phase === 'paused') await rest(keepWake);
    }
    if (phase === 'running') change(true);
  }

  function keepWake(wake: () => void): void {
    goOn = wake;
  }

  function letGo(): void {
    attempt.abort();
    release();
  }

  // Nobody is told before they hold what they have made.
  if (offered !== null) void run(offered);
  else {
    void Promise.resolve().then(() => {
      if (phase === 'running') change(true);
    });
  }

  const wantsLead = (): boolean => !leads && phase === 'running';

  function steal(): Promise<void> {
    if (!wantsLead()) return Promise.resolve();
    steals = true;
    attempt.abort();
    goOn();
    return new Promise((resolve) => {
      takers.push(resolve);
    });
  }

  return {
    get leads() {
      return leads;
    },
    async take() {
      // A page that stands still can be given no lock now: it asks again, as for the lead.
      for (let tries = 0; tries < MOST_TRIES && wantsLead(); tries += 1) {
        if (locks === null || (await audio.without(locks, steal))) return;
        await rest(() => undefined, RETRY_MS);
      }
    },
    keep(wanted) {
      if (locks !== null) audio.hold(locks, wanted && phase === 'running');
    },
    pause() {
      if (phase !== 'running' || locks === null || audio.isHeld) return;
      phase = 'paused';
      letGo();
    },
    resume() {
      if (phase !== 'paused') return;
      phase = 'running';
      goOn();
    },
    stop() {
      phase = 'stopped';
      if (locks !== null) audio.hold(locks, false);
      letGo();
      goOn();
      change(false);
    },
  };
}

/**
 * Until somebody wakes it, or for this time.
 *
 * @param onWake is given what wakes it
 */
function rest(onWake: (wake: () => void) => void, ms?: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = ms === undefined ? undefined : setTimeout(resolve, ms);
    onWake(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/**
 * Told by the name: under Lightning Web Security an error may come from another realm, in which `instanceof` does not hold.
 *
 * @returns `lost`: stolen, or not wanted any more; `unused`: the document is out of use, and may come back; `refused`: by
 * a browser that has locks but allows this page to keep nothing; `unknown`: for a reason that may pass
 */
function whyNot(error: unknown): 'lost' | 'unused' | 'refused' | 'unknown' {
  const name = typeof error === 'object' && error !== null && 'name' in error ? error.name : null;
  switch (name) {
    case 'AbortError':
      return 'lost';
    case 'InvalidStateError':
      return 'unused';
    case 'SecurityError':
      return 'refused';
    default:
      return 'unknown';
  }
}
