/** Threads and their texts as the widget asks for them. */
import { PhoneError } from '#call-core';
import type { TextMessagePage, TextThreadPage } from '#call-core';
import type { TextPlace, TextStore, ThreadPlace } from './ports.ts';
import { toTextMessage } from './text.ts';
import { toTextThread } from './thread.ts';

const THREADS = 50;
const TEXTS = 100;

export interface ListTexts {
  threads(agentId: string, text: string, before: ThreadPlace | null): Promise<TextThreadPage>;
  /** @param place those before; or what has changed after a revision; or the last @throws PhoneError text.unknown */
  messages(
    agentId: string,
    threadId: string,
    place: { readonly before: TextPlace } | { readonly after: number } | null,
  ): Promise<TextMessagePage>;
}

export function createListTexts({
  store,
}: {
  readonly store: Pick<TextStore, 'page' | 'find' | 'texts' | 'textsSince'>;
}): ListTexts {
  return {
    async threads(agentId, text, before) {
      const views = await store.page(agentId, text, before, THREADS);
      const last = views.at(-1)?.thread;
      return {
        threads: views.map(toTextThread),
        next: views.length < THREADS || last === undefined ? null : `${last.latestAt}.${last.threadId}`,
      };
    },
    async messages(agentId, threadId, place) {
      const view = await store.find(agentId, threadId);
      if (view === null) throw new PhoneError('text.unknown');
      // Read first: what changes meanwhile is told once more.
      const { threadId: id, revision } = view.thread;
      if (place !== null && 'after' in place) {
        const changed = await store.textsSince(agentId, id, place.after);
        return { messages: changed.map(toMessage), earlier: null, revision };
      }
      const texts = await store.texts(agentId, id, place?.before ?? null, TEXTS);
      const [first] = texts;
      const isAll = texts.length < TEXTS || first === undefined;
      return {
        messages: texts.map(toMessage),
        earlier: isAll ? null : `${first.text.at}.${first.text.id}`,
        revision,
      };
    },
  };
}

function toMessage({ text, revision }: Awaited<ReturnType<TextStore['texts']>>[number]) {
  return toTextMessage(text, revision);
}

/** A place as it is handed out: a moment, and the id that decides between those of the same moment. */
export function readPlace(text: string): { readonly at: number; readonly id: string } | null {
  const [, at, id] = /^(\d{1,16})\.(.{1,128})$/.exec(text) ?? [];
  return at === undefined || id === undefined ? null : { at: Number(at), id };
}
