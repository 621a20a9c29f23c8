/** What the browser line has beside its calls: whether there are test calls, and "do not disturb". Told when it changes. */
import { NO_LINE_EXTRAS, PhoneError } from 'c/zoomCallCore';
import type { ErrorCode, LineCommand, LineExtras } from 'c/zoomCallCore';
import type { LineListener, PhoneLine } from './phoneLine.ts';

export interface Extras extends Required<Pick<PhoneLine, 'setDoNotDisturb'>> {
  /** The gateway is there. */
  welcome(canTest: boolean): void;
  /** The gateway tells how it stands with "do not disturb". */
  hear(on: boolean): void;
  refuse(code: ErrorCode): void;
  /** Nobody knows what became of what was asked. */
  lose(): void;
}

export function createExtras(
  { onExtras }: Pick<LineListener, 'onExtras'>,
  send: (command: Extract<LineCommand, { type: 'doNotDisturb' }>) => boolean,
): Extras {
  let extras: LineExtras = NO_LINE_EXTRAS;
  const asked: PromiseWithResolvers<void>[] = [];

  function set(change: Partial<LineExtras>): void {
    const next = { ...extras, ...change };
    if (next.canTest === extras.canTest && next.doNotDisturb === extras.doNotDisturb) return;
    extras = next;
    onExtras?.(extras);
  }

  function fail(code: ErrorCode): void {
    for (const { reject } of asked.splice(0)) reject(new PhoneError(code, { retry: 'later' }));
  }

  return {
    welcome(canTest) {
      const isQuiet = extras.doNotDisturb === true;
      set({ canTest, doNotDisturb: isQuiet });
      // A line that the gateway had to make anew knows nothing of it, and the agent has not taken it back.
      if (isQuiet) send({ type: 'doNotDisturb', on: true });
    },
    hear(on) {
      set({ doNotDisturb: on });
      for (const { resolve } of asked.splice(0)) resolve();
    },
    refuse: fail,
    lose() {
      fail('gateway.unreachable');
    },
    setDoNotDisturb(on) {
      const answer: (typeof asked)[number] = Promise.withResolvers();
      asked.push(answer);
      if (!send({ type: 'doNotDisturb', on })) fail('gateway.unreachable');
      return answer.promise;
    },
  };
}
