/** Threads beyond those that the live feed brings: further back, and those that the agent looks for. */
import { toPhoneError } from 'c/zoomCallCore';
import type { TextThread } from 'c/zoomCallCore';
import type { ZoomPhoneClient } from 'c/zoomPhoneClient';
import { problemOf } from './problemOf.ts';
import { NO_TEXTS } from './textsState.ts';
import type { TextsHolder, ThreadList } from './textsState.ts';

export interface ThreadListActions {
  /** Looks for threads as the agent types; an empty text ends the search. */
  searchTexts(text: string): void;
  /** The end of the list is in sight, or the agent tries again. */
  loadTexts(): void;
}

interface Deps {
  readonly texts: TextsHolder;
  readonly client: Pick<ZoomPhoneClient, 'textThreads'>;
  /** @returns whether it was not known */
  readonly keep: (thread: TextThread) => boolean;
}

const PAUSE_MS = 250;

/** Only the answer to the last question counts. */
export function createThreadList({ texts, client, keep }: Deps): ThreadListActions & { forget(): void } {
  let current = new AbortController();
  let pause: ReturnType<typeof setTimeout> | undefined;
  let next: string | null = null;

  function set(change: Partial<ThreadList>): void {
    texts.set({ list: { ...texts.get().list, ...change } });
  }

  async function ask(signal: AbortSignal): Promise<void> {
    set({ phase: 'loading', problem: null });
    try {
      const page = await client.textThreads(texts.get().list.text.trim(), next, signal);
      if (signal.aborted) return;
      const news = page.threads.filter(keep).length;
      next = page.next;
      const { found } = texts.get().list;
      const ids = page.threads.map(({ threadId }) => threadId);
      set({
        phase: next === null ? 'complete' : 'idle',
        found: found === null ? null : [...found, ...ids],
      });
      // A list that has become no longer does not ask for its next page.
      const isLonger = found === null ? news > 0 : ids.length > 0;
      if (next !== null && !isLonger) await ask(signal);
    } catch (caught) {
      if (!signal.aborted) set({ phase: 'failed', problem: problemOf(toPhoneError(caught)) });
    }
  }

  function begin(): AbortSignal {
    current.abort();
    clearTimeout(pause);
    current = new AbortController();
    next = null;
    return current.signal;
  }

  return {
    searchTexts(text) {
      const signal = begin();
      const isSearch = text.trim() !== '';
      set({ text, problem: null, found: isSearch ? [] : null, phase: isSearch ? 'loading' : 'idle' });
      if (isSearch) pause = setTimeout(() => void ask(signal), PAUSE_MS);
    },
    loadTexts() {
      const { phase } = texts.get().list;
      if (phase !== 'loading' && phase !== 'complete') void ask(current.signal);
    },
    forget() {
      begin();
      set(NO_TEXTS.list);
    },
  };
}
