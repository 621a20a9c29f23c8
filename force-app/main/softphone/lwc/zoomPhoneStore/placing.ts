/** From a wish that nothing stands in the way of to the call: telling gateway and line, and waiting for what comes of it. */
import { PhoneError, stateOf } from 'c/zoomCallCore';
import type { ErrorCode, HistoryEntry, PhoneNumbers } from 'c/zoomCallCore';
import type { ZoomPhoneClient } from 'c/zoomPhoneClient';
import type { PhoneLine } from 'c/zoomPhoneLine';
import { shown } from './phoneState.ts';
import type { Dialing, DialWish, StateHolder } from './phoneState.ts';

export interface Placing {
  place(wish: DialWish, target: PhoneLine): void;
  /** A call of the line answers a dial. */
  answered(dialId: string): void;
  /** A call has begun that may be the one that was asked for. */
  callBegan(entry: HistoryEntry): void;
  /** The line began no call. @param why where the line knows */
  noCall(dialId: string, why?: ErrorCode): void;
  stop(): void;
}

export interface PlacingDeps {
  readonly state: StateHolder;
  readonly client: Pick<ZoomPhoneClient, 'registerDial'>;
  readonly line: () => PhoneLine | null;
  readonly now: () => number;
  readonly newId: () => string;
}

/** Nothing tells whether a link was followed; after this time without a call it is taken as not. */
const PATIENCE_MS = 30_000;

export function createPlacing({ state, client, line, now, newId }: PlacingDeps): Placing {
  let patience: ReturnType<typeof setTimeout> | undefined;

  function end(dialId: string, after: Dialing): void {
    const { dialing } = state.get();
    if (dialing.phase === 'calling' && dialing.dialId === dialId) state.set({ dialing: after });
  }

  function noCall(dialId: string, why: ErrorCode = 'dial.noResponse'): void {
    const { dialing } = state.get();
    if (dialing.phase !== 'calling') return;
    end(dialId, { phase: 'failed', wish: dialing.wish, problem: shown(new PhoneError(why)) });
  }

  return {
    place(wish, target) {
      const dialId = newId();
      const { number } = wish.number;
      client.registerDial({ dialId, number, record: wish.record, at: now() });
      state.set({ dialing: { phase: 'calling', dialId, wish } });
      clearTimeout(patience);
      patience = setTimeout(() => {
        noCall(dialId);
      }, PATIENCE_MS);
      target.dial({ dialId, number: wish.number, callerId: state.get().session?.callerId ?? null });
    },
    answered(dialId) {
      end(dialId, { phase: 'idle' });
    },
    callBegan(entry) {
      const { dialing, numbers } = state.get();
      if (dialing.phase !== 'calling' || !isCallOf(dialing.wish, entry, numbers)) return;
      line()?.dialAnswered(dialing.dialId);
      state.set({ dialing: { phase: 'idle' } });
    },
    noCall,
    stop() {
      clearTimeout(patience);
    },
  };
}

function isCallOf(
  { number: { number } }: DialWish,
  entry: HistoryEntry,
  numbers: PhoneNumbers | null,
): boolean {
  const { direction, peerNumber } = stateOf(entry.call);
  const isSame = peerNumber === number || numbers?.same(peerNumber ?? '', number) === true;
  return direction === 'outbound' && isSame;
}
