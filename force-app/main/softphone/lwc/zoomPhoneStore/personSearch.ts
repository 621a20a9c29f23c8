import type { ZoomPhoneClient } from 'c/zoomPhoneClient';
import type { StateHolder } from './phoneState.ts';

export interface PersonSearchActions {
  /** Looks for Contacts and Leads as the agent types; an empty text ends the search. */
  searchPeople(text: string): void;
}

interface Deps {
  readonly state: StateHolder;
  readonly client: Pick<ZoomPhoneClient, 'findPeople'>;
}

const PAUSE_MS = 250;

/** Only the answer to the last text counts. */
export function createPersonSearch({ state, client }: Deps): PersonSearchActions {
  let current = new AbortController();
  let pause: ReturnType<typeof setTimeout> | undefined;

  async function ask(text: string, signal: AbortSignal): Promise<void> {
    try {
      const people = await client.findPeople(text, signal);
      if (!signal.aborted) state.set({ search: { text, phase: 'done', people } });
    } catch {
      if (!signal.aborted) state.set({ search: { text, phase: 'failed', people: [] } });
    }
  }

  return {
    searchPeople(typed) {
      current.abort();
      clearTimeout(pause);
      const text = typed.trim();
      const mine = new AbortController();
      current = mine;
      if (text === '') {
        state.set({ search: { text, phase: 'idle', people: [] } });
        return;
      }
      state.set({ search: { ...state.get().search, text, phase: 'searching' } });
      pause = setTimeout(() => void ask(text, mine.signal), PAUSE_MS);
    },
  };
}
