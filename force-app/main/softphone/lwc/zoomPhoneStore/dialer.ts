/** From the wish to call a number to the call: reading it, asking what has to be asked, telling gateway and line. */
import { PhoneError, stateOf, toPhoneError } from 'c/zoomCallCore';
import type { HistoryEntry, RecordRef } from 'c/zoomCallCore';
import type { ZoomPhoneClient } from 'c/zoomPhoneClient';
import type { PhoneLine } from 'c/zoomPhoneLine';
import type { Dialing, DialQuestion, DialWish, ShownProblem, StateHolder } from './phoneState.ts';

export interface Dialer {
  /**
   * The agent wants to call this number, as typed or as it stands on a record.
   * @param country of the record's address, in any way of writing
   */
  dial(text: string, record: RecordRef | null, country?: string | null): void;
  /** The agent says yes to the question that is asked. */
  confirm(): void;
  /** The agent wants none of it: no question, no message. */
  cancel(): void;
  /** Calls the failed number again, on the same line or by a link to the Zoom client. */
  again(by?: 'line' | 'link'): void;
  stop(): void;
  /** A call of the line answers a dial. */
  answered(dialId: string): void;
  /** A call has begun that may be the one that was asked for. */
  callBegan(entry: HistoryEntry): void;
  /** The line began no call. */
  noCall(dialId: string): void;
}

interface Deps {
  readonly state: StateHolder;
  readonly client: Pick<ZoomPhoneClient, 'registerDial' | 'giveConsent'>;
  readonly line: () => PhoneLine | null;
  /** The way that is always there. */
  readonly link: PhoneLine;
  readonly now: () => number;
  readonly newId: () => string;
}

/** Nothing tells whether a link was followed; after this time without a call it is taken as not. */
const PATIENCE_MS = 30_000;

export function createDialer({ state, client, line, link, now, newId }: Deps): Dialer {
  let patience: ReturnType<typeof setTimeout> | undefined;
  /** Questions that were answered for the wish that is being asked about. */
  let confirmed: readonly DialQuestion[] = [];

  function set(dialing: Dialing): void {
    state.set({ dialing });
  }

  function fail(wish: DialWish | null, caught: unknown): void {
    set({ phase: 'failed', wish, problem: shown(toPhoneError(caught)) });
  }

  function questionFor(wish: DialWish): DialQuestion | null {
    const { numbers, session } = state.get();
    const warning = numbers?.warningFor(wish.number) ?? null;
    if (warning !== null && !confirmed.includes(warning)) return warning;
    return session?.consentGiven || confirmed.includes('consent') ? null : 'consent';
  }

  function proceed(wish: DialWish, by: 'line' | 'link' = 'line'): void {
    const question = questionFor(wish);
    if (question !== null) {
      set({ phase: 'asking', question, wish });
      return;
    }
    const { session, line: readiness } = state.get();
    const target = by === 'link' ? link : line();
    if (session === null || target === null) return;
    if (session.callerId === null) {
      fail(wish, new PhoneError('dial.noCallerId'));
      return;
    }
    if (target.kind === 'smartEmbed' && readiness === 'notReady') {
      fail(wish, new PhoneError('dial.padNotReady'));
      return;
    }
    place(wish, target);
  }

  function place(wish: DialWish, target: PhoneLine): void {
    const dialId = newId();
    const { number } = wish.number;
    client.registerDial({ dialId, number, record: wish.record, at: now() });
    set({ phase: 'calling', dialId, wish });
    clearTimeout(patience);
    patience = setTimeout(() => {
      noCall(dialId);
    }, PATIENCE_MS);
    target.dial({ dialId, number: wish.number, callerId: state.get().session?.callerId ?? null });
  }

  function noCall(dialId: string): void {
    const { dialing } = state.get();
    if (dialing.phase !== 'calling') return;
    end(dialId, { phase: 'failed', wish: dialing.wish, problem: shown(new PhoneError('dial.noResponse')) });
  }

  function end(dialId: string, after: Dialing): void {
    const { dialing } = state.get();
    if (dialing.phase === 'calling' && dialing.dialId === dialId) set(after);
  }

  return {
    dial(text, record, country) {
      const { dialing, numbers } = state.get();
      // The second of two clicks, or a click while a question stands open.
      if (numbers === null || dialing.phase === 'asking' || dialing.phase === 'calling') return;
      confirmed = [];
      try {
        const number = numbers.parse(text, country);
        proceed({ number, shown: numbers.format(number.number), record });
      } catch (error) {
        fail(null, error);
      }
    },
    confirm() {
      const { dialing, session } = state.get();
      if (dialing.phase !== 'asking') return;
      confirmed = [...confirmed, dialing.question];
      if (dialing.question === 'consent' && session) {
        state.set({ session: { ...session, consentGiven: true } });
        // Asked again next time if the gateway could not be told.
        client.giveConsent().catch(() => undefined);
      }
      proceed(dialing.wish);
    },
    cancel() {
      set({ phase: 'idle' });
    },
    again(by) {
      const { dialing } = state.get();
      if (dialing.phase === 'failed' && dialing.wish) proceed(dialing.wish, by);
    },
    answered(dialId) {
      end(dialId, { phase: 'idle' });
    },
    callBegan(entry) {
      const { dialing, numbers } = state.get();
      if (dialing.phase !== 'calling') return;
      const call = stateOf(entry.call);
      const isIt =
        call.direction === 'outbound' && numbers?.same(call.peerNumber ?? '', dialing.wish.number.number);
      if (!isIt && call.peerNumber !== dialing.wish.number.number) return;
      line()?.dialAnswered(dialing.dialId);
      set({ phase: 'idle' });
    },
    noCall,
    stop() {
      clearTimeout(patience);
    },
  };
}

export function shown(error: PhoneError): ShownProblem {
  return { code: error.code, said: error.said ?? null };
}
