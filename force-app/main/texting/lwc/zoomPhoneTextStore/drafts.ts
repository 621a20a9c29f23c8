/** What the agent writes: kept by thread until it is sent, whatever else is looked at in between. */
import { PhoneError, filesProblem, isEmptyText, toPhoneError } from 'c/zoomCallCore';
import type { PhoneNumbers, RecordRef } from 'c/zoomCallCore';
import type { ZoomPhoneClient } from 'c/zoomPhoneClient';
import { dataUrlOf } from './dataUrl.ts';
import { NEW_TEXT, NO_DRAFT } from './textsState.ts';
import type { DraftFile, Recipient, TextDraft, TextsHolder } from './textsState.ts';

export interface DraftActions {
  /** @param key of the thread, or `NEW_TEXT` */
  writeText(key: string, text: string): void;
  sendFrom(number: string): void;
  /** Somebody who was found, or a number as typed. */
  addRecipient(typed: string, name: string | null, record: RecordRef | null): void;
  removeRecipient(number: string): void;
  attachFiles(key: string, files: readonly File[]): Promise<void>;
  removeFile(key: string, fileId: string): void;
}

export interface Drafts extends DraftActions {
  get(key: string): TextDraft;
  edit(key: string, change: Partial<TextDraft>): void;
  /** A new message to this number, begun on the page of a record. */
  begin(typed: string, country: string | null, record: RecordRef | null): void;
  /** Sent, or not wanted. */
  drop(key: string): void;
  clear(): void;
}

interface Deps {
  readonly texts: TextsHolder;
  readonly client: Pick<ZoomPhoneClient, 'optStatus'>;
  readonly numbers: () => PhoneNumbers | null;
  /** The agent's numbers to send from. */
  readonly ownNumbers: () => readonly string[];
  readonly newId: () => string;
}

export function createDrafts({ texts, client, numbers, ownNumbers, newId }: Deps): Drafts {
  /** New messages for which another was begun: they come back when that is sent. */
  let aside: readonly TextDraft[] = [];

  function get(key: string): TextDraft {
    return texts.get().drafts[key] ?? NO_DRAFT;
  }

  function put(key: string, draft: TextDraft | null): void {
    const others = Object.entries(texts.get().drafts).filter(([name]) => name !== key);
    texts.set({ drafts: Object.fromEntries(draft === null ? others : [...others, [key, draft]]) });
  }

  function edit(key: string, change: Partial<TextDraft>): void {
    put(key, { ...get(key), ...change });
  }

  /** Without an answer Zoom itself refuses, and says why. */
  async function askOptStatus(): Promise<void> {
    const { from, to } = get(NEW_TEXT);
    const sender = from ?? ownNumbers()[0];
    edit(NEW_TEXT, { optedOut: [] });
    if (sender === undefined || to.length === 0) return;
    const asked = to.map(({ number }) => number);
    const { peers } = await client.optStatus(sender, asked).catch(() => ({ peers: [] }));
    const now = get(NEW_TEXT);
    if (now.from !== from || now.to !== to) return;
    edit(NEW_TEXT, { optedOut: peers.filter(({ optedOut }) => optedOut).map(({ number }) => number) });
  }

  function changeRecipients(to: readonly Recipient[]): void {
    edit(NEW_TEXT, { to, toProblem: null });
    void askOptStatus();
  }

  function add(e164: string, name: string | null, record: RecordRef | null): void {
    const { to } = get(NEW_TEXT);
    if (!to.some(({ number }) => number === e164)) changeRecipients([...to, { number: e164, name, record }]);
  }

  return {
    ...{ get, edit },
    writeText(key, text) {
      edit(key, { text });
    },
    sendFrom(from) {
      edit(NEW_TEXT, { from });
      void askOptStatus();
    },
    addRecipient(typed, name, record) {
      try {
        add(readNumber(numbers(), typed, null), name, record);
      } catch (caught) {
        edit(NEW_TEXT, { toProblem: toPhoneError(caught).code });
      }
    },
    removeRecipient(number) {
      changeRecipients(get(NEW_TEXT).to.filter((one) => one.number !== number));
    },
    begin(typed, country, record) {
      const before = get(NEW_TEXT);
      if (!isEmptyText(before.text, before.files.length)) aside = [...aside, before];
      put(NEW_TEXT, { ...NO_DRAFT, record });
      try {
        add(readNumber(numbers(), typed, country), record?.name ?? null, record);
      } catch (caught) {
        edit(NEW_TEXT, { toProblem: toPhoneError(caught).code });
      }
    },
    async attachFiles(key, files) {
      const known = get(key).files;
      const wanted = files.map((file) => ({ file, mimeType: file.type, bytes: file.size }));
      const problem = filesProblem([...known, ...wanted]);
      edit(key, { fileProblem: problem });
      if (problem !== null) return;
      for (const { file, mimeType, bytes } of wanted) {
        const url = await dataUrlOf(file).catch(() => null);
        if (url === null) continue;
        const base64 = url.slice(url.indexOf(',') + 1);
        const one: DraftFile = { id: newId(), name: file.name, mimeType, bytes, base64 };
        edit(key, { files: [...get(key).files, one] });
      }
    },
    removeFile(key, fileId) {
      edit(key, { files: get(key).files.filter(({ id }) => id !== fileId), fileProblem: null });
    },
    drop(key) {
      put(key, key === NEW_TEXT ? (aside.at(-1) ?? null) : null);
      if (key === NEW_TEXT) aside = aside.slice(0, -1);
    },
    clear() {
      aside = [];
    },
  };
}

/** @throws PhoneError for what is no number that can be texted */
function readNumber(numbers: PhoneNumbers | null, typed: string, country: string | null): string {
  const number = numbers?.parse(typed, country);
  if (number?.kind !== 'e164') throw new PhoneError('text.wrongNumber');
  return number.number;
}
