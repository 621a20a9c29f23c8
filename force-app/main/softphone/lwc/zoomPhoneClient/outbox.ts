/**
 * What the agent has done and the gateway has not yet taken: kept in the browser until it has, in order, over reloads,
 * restarts and broken networks. Every command may arrive twice without harm.
 */
import { toPhoneError } from 'c/zoomCallCore';
import type { PhoneError } from 'c/zoomCallCore';
import { createCommandStore } from './commandStore.ts';
import type { BrowserStorage } from './commandStore.ts';
import type { GatewayHttp, Method } from './gatewayHttp.ts';

export interface Command {
  readonly method: Method;
  readonly path: string;
  readonly body?: unknown;
  /** Whose log it changes. */
  readonly callId?: string;
  /** The text that it sends, or does something with. */
  readonly sendId?: string;
}

export interface Outbox {
  /**
   * Keeps a command and sends it as soon as that is possible.
   * @param replaces a name; an unsent command of the same name is dropped for this one (a comment still being typed)
   */
  add(command: Command, replaces?: string): void;
  /** Tries now: the connection is back, the agent has signed in. */
  flush(): void;
  /** How many commands wait. */
  readonly waiting: number;
}

interface Deps {
  readonly http: GatewayHttp;
  /** Null where the browser allows none: commands then wait as long as the page lives. */
  readonly storage: BrowserStorage | null;
  /** Keeps the agents of one browser apart. */
  readonly owner: string;
  /** Of the browser; null where it has none. All its tabs see what waits, and only one of them sends. */
  readonly locks: Pick<LockManager, 'request'> | null;
  /** The gateway has refused a command for good: it is dropped. */
  readonly onRefused: (command: Command, error: PhoneError) => void;
}

const PREFIX = 'zoom-phone-outbox';
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;

export function createOutbox({ http, storage, owner, locks, onRefused }: Deps): Outbox {
  const mine = `${PREFIX}:${owner}:`;
  const store = createCommandStore(storage, mine);
  const tab = crypto.randomUUID();
  let sending = false;
  let again = false;
  let wait = FIRST_WAIT_MS;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = 0;

  /** Keys are in the order in which the commands were given. One key a command: tabs never overwrite each other. */
  function nextKey(replaces: string | undefined): string {
    last = Math.max(last + 1, Date.now());
    return `${mine}${String(last).padStart(16, '0')}:${tab}:${replaces ?? ''}`;
  }

  async function sendAll(): Promise<void> {
    for (const key of store.keys()) {
      const command = read(store.read(key));
      try {
        if (command) await http.send(command.method, command.path, command.body);
      } catch (caught) {
        const error = toPhoneError(caught);
        if (error.retry !== 'never') throw error;
        if (command) onRefused(command, error);
      }
      store.remove(key);
    }
  }

  /** Two tabs that send the same commands at once could undo the later by the earlier. */
  async function sendAlone(): Promise<void> {
    if (locks === null) {
      await sendAll();
      return;
    }
    try {
      await locks.request(`${mine}sending`, {}, sendAll);
    } catch (caught) {
      // A browser that allows a page to keep nothing has locks, and refuses them. Any other reason may pass.
      if (!isSecurityError(caught)) throw caught;
      await sendAll();
    }
  }

  /** What outlives the page gives way only to what does so as well. */
  function replace(name: string, isKept: boolean, by: string): void {
    const old = store.keys().filter((key) => key !== by && key.endsWith(`:${name}`));
    for (const key of old) {
      if (isKept) store.remove(key);
      else store.forget(key);
    }
  }

  async function run(): Promise<void> {
    if (sending) {
      again = true;
      return;
    }
    sending = true;
    clearTimeout(timer);
    try {
      do {
        again = false;
        await sendAlone();
        // Changed by an add() during the wait.
      } while (again as boolean);
      wait = FIRST_WAIT_MS;
    } catch {
      timer = setTimeout(() => void run(), wait);
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    } finally {
      sending = false;
    }
  }

  return {
    add(command, replaces) {
      const key = nextKey(replaces);
      const isKept = store.put(key, JSON.stringify(command));
      if (replaces !== undefined) replace(replaces, isKept, key);
      void run();
    },
    flush() {
      wait = FIRST_WAIT_MS;
      void run();
    },
    get waiting() {
      return store.keys().length;
    },
  };
}

/** Only this module writes these keys; what is no command is nobody's work and is dropped. */
function read(text: string | null): Command | null {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    return isCommand(value) ? value : null;
  } catch {
    return null;
  }
}

function isCommand(value: unknown): value is Command {
  return typeof value === 'object' && value !== null && 'method' in value && 'path' in value;
}

/** Told by the name: under Lightning Web Security an error may come from another realm. */
function isSecurityError(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'name' in error && error.name === 'SecurityError';
}
