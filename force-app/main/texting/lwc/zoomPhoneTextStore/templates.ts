/** Ready-made texts: which there are, and one put into what the agent writes. */
import { isEmptyText, toPhoneError } from 'c/zoomCallCore';
import type { Problem, RecordRef, TextThread } from 'c/zoomCallCore';
import type { ZoomPhoneClient } from 'c/zoomPhoneClient';
import type { Drafts } from './drafts.ts';
import { problemOf } from './problemOf.ts';
import { NEW_TEXT } from './textsState.ts';
import type { TextsHolder } from './textsState.ts';

export interface TemplateActions {
  /** Asks which there are. */
  loadTemplates(): Promise<void>;
  /** @param key of the thread, or `NEW_TEXT` */
  useTemplate(key: string, templateId: string): Promise<void>;
}

interface Deps {
  readonly texts: TextsHolder;
  readonly client: Pick<ZoomPhoneClient, 'textTemplates' | 'mergedText'>;
  readonly drafts: Pick<Drafts, 'get' | 'writeText'>;
  readonly find: (threadId: string) => TextThread | null;
  readonly fail: (problem: Problem) => void;
}

export function createTemplateActions({ texts, client, drafts, find, fail }: Deps): TemplateActions {
  /** To several people it says the same, so nobody's fields are filled in. */
  function recipientOf(key: string): Pick<RecordRef, 'id' | 'objectName'> | null {
    const people =
      key === NEW_TEXT
        ? drafts.get(key).to.map(({ record }) => record)
        : (find(key)?.peers ?? []).map(({ who }) => who);
    const [person = null, second] = people;
    const isPerson = person?.objectName === 'Contact' || person?.objectName === 'Lead';
    return second === undefined && isPerson ? person : null;
  }

  return {
    async loadTemplates() {
      // Without them nothing is missing.
      const templates = await client.textTemplates().catch(() => null);
      if (templates !== null) texts.set({ templates });
    },
    async useTemplate(key, templateId) {
      try {
        const merged = await client.mergedText(templateId, recipientOf(key));
        const { text } = drafts.get(key);
        drafts.writeText(key, isEmptyText(text, 0) ? merged : `${text.trimEnd()}\n${merged}`);
      } catch (caught) {
        fail(problemOf(toPhoneError(caught)));
      }
    },
  };
}
