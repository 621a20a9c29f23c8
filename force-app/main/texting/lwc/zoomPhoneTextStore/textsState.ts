/** What the widget knows and shows of texts. Views are given parts of it. */
import type { ErrorCode, Problem, RecordRef, TextMessage, TextTemplate, TextThread } from 'c/zoomCallCore';
import type { PersonSearch } from 'c/zoomPhoneStore';

/** In the place of a thread, for a message to somebody with whom there may be none. */
export const NEW_TEXT = 'new';

/** The list of threads, or the search in it. */
export interface ThreadList {
  /** As the agent types it. */
  readonly text: string;
  /** `unasked`: what is known was told live; `complete`: there are no more. */
  readonly phase: 'unasked' | 'idle' | 'loading' | 'complete' | 'failed';
  /** Those that were found, by their ids; null where none are looked for, and all are listed. */
  readonly found: readonly string[] | null;
  readonly problem: Problem | null;
}

/** The thread that the agent reads. */
export interface OpenThread {
  readonly threadId: string;
  /** The oldest first. */
  readonly messages: readonly TextMessage[];
  readonly phase: 'loading' | 'ready' | 'failed';
  /** Messages before these: none, not asked for yet, being asked for, asked for in vain. */
  readonly earlier: 'none' | 'more' | 'loading' | 'failed';
  readonly problem: Problem | null;
}

export interface Recipient {
  readonly number: string;
  /** As people read it: a name, else the number. */
  readonly name: string | null;
  readonly record: RecordRef | null;
}

/** A file that goes with a message, read already. */
export interface DraftFile {
  readonly id: string;
  readonly name: string;
  readonly mimeType: string;
  readonly bytes: number;
  readonly base64: string;
}

/** What the agent writes, until it is sent. */
export interface TextDraft {
  readonly to: readonly Recipient[];
  /** Null for the first of the agent's numbers. */
  readonly from: string | null;
  readonly text: string;
  readonly files: readonly DraftFile[];
  /** Why the last file was not taken. */
  readonly fileProblem: ErrorCode | null;
  /** Why what stands in the field of the recipients is none. */
  readonly toProblem: ErrorCode | null;
  /** Recipients that want no texts from this number. */
  readonly optedOut: readonly string[];
  /** From whose page it was begun. */
  readonly record: RecordRef | null;
}

export interface TextsState {
  readonly page: 'inbox' | 'thread' | 'new';
  /** The latest first. */
  readonly threads: readonly TextThread[];
  readonly list: ThreadList;
  readonly open: OpenThread | null;
  /** By thread, or `NEW_TEXT`. */
  readonly drafts: Readonly<Record<string, TextDraft>>;
  /** For recipients. */
  readonly search: PersonSearch;
  /** Ready-made texts, as far as they have been asked for. */
  readonly templates: readonly TextTemplate[];
  /** Addresses of pictures, by `pictureKey`. */
  readonly pictures: Readonly<Record<string, string>>;
}

export const NO_DRAFT: TextDraft = {
  to: [],
  from: null,
  text: '',
  files: [],
  fileProblem: null,
  toProblem: null,
  optedOut: [],
  record: null,
};

export const NO_TEXTS: TextsState = {
  page: 'inbox',
  threads: [],
  list: { text: '', phase: 'unasked', found: null, problem: null },
  open: null,
  drafts: {},
  search: { text: '', phase: 'idle', people: [] },
  templates: [],
  pictures: {},
};

export function pictureKey(messageId: string, fileId: string): string {
  return `${messageId}/${fileId}`;
}

/** The part of the widget's state that is about texts. */
export interface TextsHolder {
  get(): TextsState;
  set(change: Partial<TextsState>): void;
}
