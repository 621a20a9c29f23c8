/** The messages of the thread that the agent reads: page by page to the past, and what has changed since. */
import { toPhoneError } from 'c/zoomCallCore';
import type { TextMessage, TextMessagePage } from 'c/zoomCallCore';
import type { ZoomPhoneClient } from 'c/zoomPhoneClient';
import { mergeMessages } from './messages.ts';
import { problemOf } from './problemOf.ts';
import type { OpenThread, TextsHolder } from './textsState.ts';

export interface Conversation {
  /** @param isTold the gateway knows it: there is something to be asked for */
  open(threadId: string, isTold: boolean): void;
  /** The gateway has told of the thread, at this revision. */
  follow(threadId: string, revision: number): void;
  /** The thread is called otherwise from now on. */
  rename(from: string, to: string): void;
  loadEarlier(): void;
  retry(): void;
  /** Shows again what this page adds. */
  show(): void;
  close(): void;
}

interface Deps {
  readonly texts: TextsHolder;
  readonly client: Pick<ZoomPhoneClient, 'texts'>;
  /** What the agent did in this page, on top of the gateway's word. */
  readonly overlay: (threadId: string, told: readonly TextMessage[]) => readonly TextMessage[];
}

const AGAIN_MS = 2000;

export function createConversation({ texts, client, overlay }: Deps): Conversation {
  let current = new AbortController();
  let told: readonly TextMessage[] = [];
  let earlier: string | null = null;
  /** Up to which the messages are complete; null before the first answer. */
  let revision: number | null = null;
  /** The thread's own, as far as it was heard of. */
  let wanted = 0;
  let asking = false;
  let again: ReturnType<typeof setTimeout> | undefined;

  function set(change: Partial<OpenThread>): void {
    const { open } = texts.get();
    if (open) texts.set({ open: { ...open, ...change } });
  }

  function messages(): readonly TextMessage[] {
    return overlay(texts.get().open?.threadId ?? '', told);
  }

  function take(page: TextMessagePage): void {
    told = mergeMessages(told, page.messages);
  }

  async function ask(signal: AbortSignal): Promise<void> {
    const threadId = texts.get().open?.threadId;
    if (threadId === undefined || asking) return;
    asking = true;
    clearTimeout(again);
    const upTo = wanted;
    try {
      const page = await client.texts(threadId, revision === null ? 'newest' : { after: revision });
      if (signal.aborted) return;
      take(page);
      if (revision === null) {
        earlier = page.earlier;
        set({ earlier: earlier === null ? 'none' : 'more' });
      }
      revision = Math.max(page.revision, upTo);
      set({ messages: messages(), phase: 'ready', problem: null });
    } catch (caught) {
      if (!signal.aborted) fail(caught, signal);
      return;
    } finally {
      if (!signal.aborted) asking = false;
    }
    if (wanted > revision) await ask(signal);
  }

  /** What was shown stays, and is asked for again by itself. */
  function fail(caught: unknown, signal: AbortSignal): void {
    const error = toPhoneError(caught);
    if (revision === null) set({ phase: 'failed', problem: problemOf(error) });
    if (error.retry === 'later') again = setTimeout(() => void ask(signal), AGAIN_MS);
  }

  async function askEarlier(before: string, signal: AbortSignal): Promise<void> {
    const threadId = texts.get().open?.threadId ?? '';
    set({ earlier: 'loading' });
    try {
      const page = await client.texts(threadId, { before });
      if (signal.aborted) return;
      take(page);
      ({ earlier } = page);
      set({ messages: messages(), earlier: earlier === null ? 'none' : 'more' });
    } catch {
      if (!signal.aborted) set({ earlier: 'failed' });
    }
  }

  function begin(): AbortSignal {
    current.abort();
    clearTimeout(again);
    current = new AbortController();
    told = [];
    earlier = null;
    revision = null;
    wanted = 0;
    asking = false;
    return current.signal;
  }

  return {
    open(threadId, isTold) {
      const signal = begin();
      const own = overlay(threadId, []);
      texts.set({
        open: {
          ...{ threadId, messages: own, problem: null, earlier: 'none' },
          phase: isTold ? 'loading' : 'ready',
        },
      });
      if (isTold) void ask(signal);
    },
    follow(threadId, to) {
      if (texts.get().open?.threadId !== threadId) return;
      wanted = Math.max(wanted, to);
      if (revision === null || wanted > revision) void ask(current.signal);
    },
    rename(from, to) {
      if (texts.get().open?.threadId !== from) return;
      const shown = told;
      const signal = begin();
      // The same messages, for all that is known.
      told = shown;
      set({ threadId: to });
      void ask(signal);
    },
    loadEarlier() {
      if (earlier !== null && texts.get().open?.earlier !== 'loading') {
        void askEarlier(earlier, current.signal);
      }
    },
    retry() {
      set({ phase: 'loading', problem: null });
      void ask(current.signal);
    },
    show() {
      set({ messages: messages() });
    },
    close() {
      begin();
      texts.set({ open: null });
    },
  };
}
