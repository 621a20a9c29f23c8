/** What the agent has asked of calls, until the gateway says what came of it. */
import { PhoneError } from 'c/zoomCallCore';
import type { ErrorCode, LineCallEvent, LineCommand } from 'c/zoomCallCore';

export type OnCallCommand = Exclude<
  LineCommand,
  { type: 'hello' | 'candidate' | 'dial' | 'testCall' | 'doNotDisturb' }
>;
type Verb = OnCallCommand['type'];

export interface AskedActions {
  /**
   * Asks once, however often it is wanted meanwhile; digits each time.
   * @param send returns whether it went out
   * @throws PhoneError as the gateway refuses it, gateway.unreachable where it cannot be asked
   */
  ask(command: OnCallCommand, send: (command: OnCallCommand) => boolean): Promise<void>;
  hear(event: LineCallEvent): void;
  refuse(callId: string, verb: string, code: ErrorCode): void;
  /** The call is over: what was to end it is done, what was to change it is not. */
  over(callId: string): void;
  /** Nobody knows what became of any of them. */
  lose(): void;
}

interface Asked {
  readonly callId: string;
  readonly verb: Verb;
  readonly result: PromiseWithResolvers<void>;
  patience: ReturnType<typeof setTimeout> | undefined;
  /** Nobody waits for it any more. */
  isLate: boolean;
}

/** The gateway says nothing of digits that it has passed on. */
const DIGITS_WITHIN_MS = 1500;
/** Whether somebody takes a call that is handed over may be known in half a minute; meanwhile the agent may end it. */
const TRANSFER_WITHIN_MS = 2000;
const TRANSFERS: readonly Verb[] = ['transfer', 'transferTo'];
const ENDS: readonly Verb[] = ['hangUp', 'decline', ...TRANSFERS];

/** @param onLateRefusal what was under way, and nobody waits for any more, has not come about */
export function createAskedActions(onLateRefusal: (callId: string, code: ErrorCode) => void): AskedActions {
  let all: readonly Asked[] = [];

  function settle(is: (asked: Asked) => boolean, how: (asked: Asked) => void): void {
    const settled = all.filter(is);
    all = all.filter((asked) => !settled.includes(asked));
    for (const asked of settled) {
      clearTimeout(asked.patience);
      how(asked);
    }
  }

  function done(callId: string, ...verbs: readonly Verb[]): void {
    settle(
      (asked) => asked.callId === callId && verbs.includes(asked.verb),
      ({ result }) => {
        result.resolve();
      },
    );
  }

  function refuse(callId: string, verb: string, code: ErrorCode): void {
    settle(
      (asked) => asked.callId === callId && asked.verb === verb,
      ({ result, isLate }) => {
        if (isLate) onLateRefusal(callId, code);
        else result.reject(new PhoneError(code));
      },
    );
  }

  function waitForTransfer(callId: string): void {
    for (const asked of all.filter((one) => one.callId === callId && TRANSFERS.includes(one.verb))) {
      clearTimeout(asked.patience);
      asked.patience = setTimeout(() => {
        asked.isLate = true;
        asked.result.resolve();
      }, TRANSFER_WITHIN_MS);
    }
  }

  return {
    ask(command, send) {
      const { callId, type: verb } = command;
      const isDigits = verb === 'digits';
      const known = all.find(
        (asked) => !isDigits && !asked.isLate && asked.callId === callId && asked.verb === verb,
      );
      if (known) return known.result.promise;
      if (!send(command)) return Promise.reject(unreachable());
      const result: Asked['result'] = Promise.withResolvers();
      const patience = isDigits ? setTimeout(done, DIGITS_WITHIN_MS, callId, verb) : undefined;
      all = [...all, { callId, verb, result, patience, isLate: false }];
      return result.promise;
    },
    hear(event) {
      const { callId, type } = event;
      if (type === 'accepted') done(callId, 'accept');
      if (type === 'held') done(callId, 'hold');
      if (type === 'resumed') done(callId, 'resume');
      if (type !== 'transfer') return;
      if (event.state === 'begun') waitForTransfer(callId);
      if (event.state === 'done') done(callId, 'transfer', 'transferTo');
      if (event.state !== 'refused') return;
      for (const verb of TRANSFERS) refuse(callId, verb, 'line.refused');
    },
    refuse,
    over(callId) {
      settle(
        (asked) => asked.callId === callId,
        ({ verb, result }) => {
          if (ENDS.includes(verb)) result.resolve();
          else result.reject(new PhoneError('line.callUnknown'));
        },
      );
    },
    lose() {
      settle(
        () => true,
        ({ result }) => {
          result.reject(unreachable());
        },
      );
    },
  };
}

function unreachable(): PhoneError {
  return new PhoneError('gateway.unreachable', { retry: 'later' });
}
