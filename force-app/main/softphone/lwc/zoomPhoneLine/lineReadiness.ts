/** Whether the browser line is ready, and why not; told when it changes. */
import { PhoneError } from 'c/zoomCallCore';
import type { ErrorCode } from 'c/zoomCallCore';
import type { LineListener, LineReadiness } from './phoneLine.ts';

export interface Readiness {
  set(readiness: LineReadiness, why?: ErrorCode): void;
  /** The gateway is there, and says next whether calls reach the agent. */
  welcome(): void;
  /** They do not. */
  unregistered(code: ErrorCode): void;
  /** The channel has broken. @param wasHeard the gateway had said something on it */
  broken(wasHeard: boolean): void;
  /** @throws PhoneError why it is not, at once where that is known */
  whenReady(): Promise<void>;
  stop(): void;
}

/** A line that was made just now is not registered yet, and will be in a moment. */
const REGISTER_WITHIN_MS = 5000;

export function createReadiness({ onReadiness }: Pick<LineListener, 'onReadiness'>): Readiness {
  let readiness: LineReadiness = 'starting';
  let why: ErrorCode | undefined;
  let waiting: PromiseWithResolvers<void> | null = null;
  let patience: ReturnType<typeof setTimeout> | undefined;
  let isRegistering = false;

  function set(next: LineReadiness, code?: ErrorCode): void {
    endPatience();
    if (next === readiness && code === why) return;
    readiness = next;
    why = code;
    if (next === 'ready') waiting?.resolve();
    if (next === 'notReady') waiting?.reject(notReady());
    if (next !== 'starting') waiting = null;
    onReadiness(next, code);
  }

  function endPatience(): void {
    clearTimeout(patience);
    isRegistering = false;
  }

  function notReady(): PhoneError {
    return new PhoneError(why ?? 'line.notRegistered', { retry: 'later' });
  }

  return {
    set,
    welcome() {
      set('starting');
      isRegistering = true;
      patience = setTimeout(() => {
        set('notReady', 'line.notRegistered');
      }, REGISTER_WITHIN_MS);
    },
    unregistered(code) {
      if (!isRegistering || code !== 'line.notRegistered') set('notReady', code);
    },
    broken(wasHeard) {
      if (!wasHeard) set('notReady', 'gateway.unreachable');
      // What the gateway said last, for example that another page has the line, is still why.
      else if (readiness !== 'notReady') set('starting');
    },
    whenReady() {
      if (readiness === 'ready') return Promise.resolve();
      if (readiness === 'notReady') return Promise.reject(notReady());
      waiting ??= Promise.withResolvers();
      return waiting.promise;
    },
    stop() {
      endPatience();
      waiting?.reject(notReady());
    },
  };
}
