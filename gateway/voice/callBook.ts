/** The calls of a line as they stand, and what has been told of each. */
import { PhoneError } from '#call-core';
import type { LineCallEvent, LineEvent } from '#call-core';

export interface LineCall {
  readonly callId: string;
  /** `testing`: with the engine only, and over as soon as there is something else to do. `ending`: nothing more can be done with it. */
  phase: 'incoming' | 'dialing' | 'connected' | 'held' | 'testing' | 'ending';
  /** All that a page without a memory needs, in its order. */
  readonly told: LineCallEvent[];
}

export function createCallBook(tell: (event: LineEvent) => void) {
  const calls = new Map<string, LineCall>();

  return {
    has: (callId: string) => calls.has(callId),
    get: (callId: string) => calls.get(callId),
    /** @throws PhoneError line.callUnknown */
    callOf(callId: string): LineCall {
      const call = calls.get(callId);
      if (call === undefined) throw new PhoneError('line.callUnknown');
      return call;
    },
    inPhase: (...phases: readonly LineCall['phase'][]) =>
      [...calls.values()].filter(({ phase }) => phases.includes(phase)),
    all: () => [...calls.values()],
    isEmpty: () => calls.size === 0,
    add(callId: string, phase: LineCall['phase']): void {
      calls.set(callId, { callId, phase, told: [] });
    },
    remove(callId: string): void {
      calls.delete(callId);
    },
    note(call: LineCall, event: LineCallEvent): void {
      call.told.push(event);
      tell(event);
    },
  };
}

export type CallBook = ReturnType<typeof createCallBook>;
