/** What the agent does with the line beside calls: tries it, and is not to be disturbed. */
import { toPhoneError } from 'c/zoomCallCore';
import type { LineOrder } from 'c/zoomCallCore';
import type { PhoneLine } from 'c/zoomPhoneLine';
import { NO_TEST_CALL, shown } from './phoneState.ts';
import type { StateHolder, TestCall } from './phoneState.ts';

export interface ExtraActions {
  /** A call to oneself. How it goes, and what stands against it, is in the state. */
  beginTestCall(): void;
  endTestCall(): void;
  /** Whoever calls is told that the agent is busy. What is refused becomes the state's problem. */
  setDoNotDisturb(on: boolean): Promise<void>;
}

interface Deps {
  readonly state: StateHolder;
  readonly order: (order: LineOrder) => Promise<void>;
  readonly line: () => PhoneLine | null;
  /** Does something as soon as this tab has the line. */
  readonly leading: (action: () => void) => void;
}

export function createExtraActions({ state, order, line, leading }: Deps): ExtraActions {
  let end = (): void => undefined;

  function set(change: Partial<TestCall>): void {
    state.set({ testCall: { ...state.get().testCall, ...change } });
  }

  function begin(): void {
    const test = line()?.testCall;
    if (test === undefined) {
      set({ problem: 'line.elsewhere' });
      return;
    }
    state.set({ testCall: { ...NO_TEST_CALL, phase: 'begun' } });
    end = test({
      onHeard() {
        set({ phase: 'heard' });
      },
      onQuality(quality) {
        set({ quality });
      },
      onOver(problem) {
        state.set({ testCall: { ...NO_TEST_CALL, problem: problem ?? null } });
      },
    });
  }

  return {
    beginTestCall() {
      if (state.get().testCall.phase === 'idle') leading(begin);
    },
    endTestCall() {
      end();
      state.set({ testCall: NO_TEST_CALL });
    },
    async setDoNotDisturb(on) {
      state.set({ problem: null });
      try {
        await order({ action: 'doNotDisturb', on });
      } catch (caught) {
        state.set({ problem: shown(toPhoneError(caught, 'line.refused')) });
      }
    },
  };
}
