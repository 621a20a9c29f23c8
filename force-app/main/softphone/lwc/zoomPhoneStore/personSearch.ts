import type { ZoomPhoneClient } from 'c/zoomPhoneClient';
import type { PersonSearch } from './phoneState.ts';

export interface PersonSearchActions {
  /** Looks for Contacts and Leads as the agent types; an empty text ends the search. */
  searchPeople(text: string): void;
}

interface Deps {
  /** What is shown now. */
  readonly shown: () => PersonSearch;
  readonly show: (search: PersonSearch) => void;
  readonly client: Pick<ZoomPhoneClient, 'findPeople'>;
}

const PAUSE_MS = 250;

/** Only the answer to the last text counts. */
export function createPersonSearch({ shown, show, client }: Deps): PersonSearchActions {
  let current = new AbortController();
  let pause: ReturnType<typeof setTimeout> | undefined;

  async function ask(text: string, signal: AbortSignal): Promise<void> {
    try {
      const people = await client.findPeople(text, signal);
      if (!signal.aborted) show({ text, phase: 'done', people });
    } catch {
      if (!signal.aborted) show({ text, phase: 'failed', people: [] });
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
        show({ text, phase: 'idle', people: [] });
        return;
      }
      show({ ...shown(), text, phase: 'searching' });
      pause = setTimeout(() => void ask(text, mine.signal), PAUSE_MS);
    },
  };
}
