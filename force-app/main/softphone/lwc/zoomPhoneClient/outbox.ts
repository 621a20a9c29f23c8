/**
 * What the agent has done and the gateway has not yet taken: kept in the browser until it has, in order, over reloads,
 * restarts and broken networks. Every command may arrive twice without harm.
 */
import type { PhoneError } from 'c/zoomCallCore';
import { toPhoneError } from 'c/zoomCallCore';
import type { GatewayHttp, Method } from './gatewayHttp.ts';

export interface Command {
  readonly method: Method;
  readonly path: string;
  readonly body?: unknown;
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
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;
  /** Keeps the agents of one browser apart. */
  readonly owner: string;
  /** The gateway has refused a command for good: it is dropped. */
  readonly onRefused: (command: Command, error: PhoneError) => void;
}

const PREFIX = 'zoom-phone-outbox';
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;

export function createOutbox({ http, storage, owner, onRefused }: Deps): Outbox {
  const mine = `${PREFIX}:${owner}:`;
  let sending = false;
  let again = false;
  let wait = FIRST_WAIT_MS;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = 0;

  /** Keys in the order in which the commands were given. One key a command: tabs never overwrite each other. */
  function keys(): string[] {
    const all = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');
    return all.filter((key) => key.startsWith(mine)).sort();
  }

  function nextKey(replaces: string | undefined): string {
    last = Math.max(last + 1, Date.now());
    return `${mine}${String(last).padStart(16, '0')}:${replaces ?? ''}`;
  }

  async function sendAll(): Promise<void> {
    for (const key of keys()) {
      const command = read(storage.getItem(key));
      try {
        if (command) await http.send(command.method, command.path, command.body);
      } catch (caught) {
        const error = toPhoneError(caught);
        if (error.retry !== 'never') throw error;
        if (command) onRefused(command, error);
      }
      storage.removeItem(key);
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
        await sendAll();
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
      if (replaces !== undefined) {
        for (const old of keys().filter((one) => one.endsWith(`:${replaces}`))) storage.removeItem(old);
      }
      storage.setItem(key, JSON.stringify(command));
      void run();
    },
    flush() {
      wait = FIRST_WAIT_MS;
      void run();
    },
    get waiting() {
      return keys().length;
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
