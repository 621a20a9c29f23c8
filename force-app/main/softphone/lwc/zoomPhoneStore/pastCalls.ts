/** Calls beyond those that the live feed brings: further back, and those that the agent looks for. */
import type { HistoryKind, HistoryPlace } from 'c/zoomCallCore';
import { toPhoneError } from 'c/zoomCallCore';
import type { ZoomPhoneClient } from 'c/zoomPhoneClient';
import type { History } from './history.ts';
import { INITIAL_STATE, shown } from './phoneState.ts';
import type { PastCalls, StateHolder } from './phoneState.ts';

export interface PastCallsActions {
  /** Looks for calls as the agent types; an empty text and `all` end the search. */
  searchCalls(text: string, kind: HistoryKind): void;
  /** The end of the list is in sight, or the agent tries again. */
  loadCalls(): void;
}

interface Deps {
  readonly state: StateHolder;
  readonly client: Pick<ZoomPhoneClient, 'history'>;
  readonly history: Pick<History, 'keep' | 'release' | 'entries'>;
}

const PAUSE_MS = 250;

/** Only the answer to the last question counts. */
export function createPastCalls({ state, client, history }: Deps): PastCallsActions & { forget(): void } {
  let current = new AbortController();
  let pause: ReturnType<typeof setTimeout> | undefined;
  let next: HistoryPlace | null = null;

  function set(change: Partial<PastCalls>): void {
    state.set({ past: { ...state.get().past, ...change } });
  }

  async function ask(signal: AbortSignal): Promise<void> {
    const { text, kind } = state.get().past;
    set({ phase: 'loading', problem: null });
    try {
      const page = await client.history({ text, kind, after: next }, signal);
      if (signal.aborted) return;
      const { found } = state.get().past;
      const listed = history.entries().length;
      for (const entry of page.entries) history.keep(entry);
      next = page.next;
      const ids = page.entries.map(({ call }) => call.callId);
      const isLonger = found === null ? history.entries().length > listed : ids.length > 0;
      state.set({
        entries: history.entries(),
        past: {
          ...state.get().past,
          phase: next === null ? 'complete' : 'idle',
          found: found === null ? null : [...found, ...ids],
        },
      });
      // A list that has become no longer does not ask for its next page.
      if (next !== null && !isLonger) await ask(signal);
    } catch (error) {
      if (!signal.aborted) set({ phase: 'failed', problem: shown(toPhoneError(error)) });
    }
  }

  function begin(): AbortSignal {
    current.abort();
    clearTimeout(pause);
    current = new AbortController();
    next = null;
    history.release();
    return current.signal;
  }

  return {
    searchCalls(typed, kind) {
      const text = typed.trim();
      const signal = begin();
      const isSearch = text !== '' || kind !== 'all';
      state.set({
        entries: history.entries(),
        past: {
          ...{ text, kind, problem: null },
          found: isSearch ? [] : null,
          phase: isSearch ? 'loading' : 'idle',
        },
      });
      if (isSearch) pause = setTimeout(() => void ask(signal), PAUSE_MS);
    },
    loadCalls() {
      const { phase } = state.get().past;
      if (phase === 'idle' || phase === 'failed') void ask(current.signal);
    },
    forget() {
      begin();
      set(INITIAL_STATE.past);
    },
  };
}
