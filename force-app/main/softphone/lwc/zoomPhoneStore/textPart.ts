import type { ZoomPhoneClient } from 'c/zoomPhoneClient';
import { createTexts } from 'c/zoomPhoneTextStore';
import type { TextActions, Texts, TextsState } from 'c/zoomPhoneTextStore';
import { createPersonSearch } from './personSearch.ts';
import type { StateHolder } from './phoneState.ts';

interface Deps {
  readonly state: StateHolder;
  readonly client: ZoomPhoneClient;
  readonly now: () => number;
  readonly newId: () => string;
}

interface TextPart {
  readonly texts: Pick<Texts, 'told' | 'receive' | 'revision' | 'refuse' | 'showPeer' | 'forget'>;
  readonly textActions: TextActions & { searchRecipients(text: string): void };
}

/** What is known of texts, as a part of the widget's state. */
export function createTextPart({ state, client, now, newId }: Deps): TextPart {
  function set(change: Partial<TextsState>): void {
    state.set({ texts: { ...state.get().texts, ...change } });
  }

  const { told, receive, revision, refuse, showPeer, forget, ...actions } = createTexts({
    ...{ client, now, newId },
    texts: { get: () => state.get().texts, set },
    numbers: () => state.get().numbers,
    texting: () => state.get().session?.texting,
    fail: (problem) => {
      state.set({ problem });
    },
  });
  const { searchPeople: searchRecipients } = createPersonSearch({
    client,
    shown: () => state.get().texts.search,
    show: (search) => {
      set({ search });
    },
  });
  return {
    texts: {
      ...{ told, receive, revision, refuse, showPeer },
      forget() {
        searchRecipients('');
        forget();
      },
    },
    textActions: { ...actions, searchRecipients },
  };
}
