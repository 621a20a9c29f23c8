/** What the use cases of texts need of the outside. Owned here; implemented in storage, jobs, salesforce and zoom. */
import type { PhoneError, SendText, TextTemplate } from '#call-core';
import type { EntryProblem } from '../calls/entry.ts';
import type { Agent } from '../calls/ports.ts';
import type { FileFacts, Text, ToldText } from './text.ts';
import type { Thread, ThreadView, ToldThread } from './thread.ts';

export const TEXT_JOB_KINDS = [
  'sendText',
  'lookForText',
  'findTextPeople',
  'saveTexts',
  'checkTexts',
  'sweepTexts',
] as const;

/**
 * Durable work on a text (`sendText`, `lookForText`: by its `sendId`), a thread (`findTextPeople`, `saveTexts`, `checkTexts`),
 * or all of an agent's (`sweepTexts`: by the agent).
 */
export type TextJobKind = (typeof TEXT_JOB_KINDS)[number];

export interface TextJob {
  readonly kind: TextJobKind;
  readonly agentId: string;
  readonly id: string;
  /** W3C trace context of what asked for it. */
  readonly traceparent?: string;
}

/**
 * A text that the agent sends. `sending` with `attemptAt`: a request is out, of which nobody knows the outcome yet.
 * `unsure`: nobody will tell it, so the thread in Zoom is looked through. `putAway`: it failed, and the agent let it go.
 */
export interface Sending {
  readonly agentId: string;
  readonly sendId: string;
  /** The thread that it stands in. */
  readonly threadId: string;
  readonly wanted: Omit<SendText, 'files' | 'record'>;
  /** Nothing any more once Zoom has them. */
  readonly files: SendText['files'];
  readonly state: 'sending' | 'unsure' | 'sent' | 'failed' | 'putAway';
  /** When the agent wished it, the last time. */
  readonly wishedAt: number;
  readonly attemptAt: number | null;
  /** Zoom's id of the text. */
  readonly messageId: string | null;
}

/** The texts of a thread that stand on one Task, or more where they do not fit: as Salesforce should have them. */
export interface TextSheet {
  readonly agentId: string;
  readonly threadId: string;
  /** Names it within the thread (`Text.sheet`). */
  readonly sheet: string;
  /** Of the latest text on it. */
  readonly latestAt: number;
  /** Rises with each change that Salesforce should see; `saved` is the one that it has. */
  readonly wanted: number;
  readonly saved: number;
  readonly tasks: readonly SavedTask[];
  readonly problem: EntryProblem | null;
}

/** A sheet on which something is different; there may be none yet. */
export type WantedSheet = Pick<TextSheet, 'sheet' | 'latestAt'>;

/** A Task as Salesforce was given it. */
export interface SavedTask {
  readonly key: string;
  readonly taskId: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

export interface ThreadPlace {
  readonly at: number;
  readonly threadId: string;
}

export interface TextPlace {
  readonly at: number;
  readonly id: string;
}

/** Storage inside one transaction. */
export interface TextTransaction {
  /** The thread; until the end of the transaction nothing of the agent changes. */
  lockThread(agentId: string, threadId: string): Promise<Thread | null>;
  /** Under the agent's next revision, which the feed announces after the commit. @returns the thread with it */
  saveThread(thread: Thread): Promise<Thread>;
  /** What stands in a thread that Zoom has not got yet belongs into this one, which has been saved. */
  moveThread(threadId: string, into: Thread): Promise<void>;
  removeThread(agentId: string, threadId: string): Promise<void>;
  findTexts(agentId: string, threadId: string, ids: readonly string[]): Promise<Text[]>;
  /** Of a thread that has been saved: under its revision. */
  saveTexts(thread: Thread, texts: readonly Text[]): Promise<void>;
  removeText(agentId: string, threadId: string, id: string): Promise<void>;
  /** Salesforce should see a change of these sheets; of all that there are, where they are null. */
  wantSheets(agentId: string, threadId: string, sheets: readonly WantedSheet[] | null): Promise<void>;
  lockSheet(agentId: string, threadId: string, sheet: string): Promise<TextSheet | null>;
  saveSheet(sheet: TextSheet): Promise<void>;
  lockSending(agentId: string, sendId: string): Promise<Sending | null>;
  saveSending(sending: Sending): Promise<void>;
  /** Sendings of which Zoom may have the text without our knowing, the oldest first. */
  openSendings(agentId: string): Promise<Sending[]>;
  /** From now on the agent takes this person for the owner of the number; null: nobody in particular. */
  rememberPerson(agentId: string, number: string, personId: string | null): Promise<void>;
  /** The person is made, and whatever else was tried for the same is over. */
  finishCreation(agentId: string, creationId: string, personId: string): Promise<void>;
  addJob(kind: TextJobKind, agentId: string, id: string): Promise<void>;
}

export interface TextStore {
  transaction<T>(work: (tx: TextTransaction) => Promise<T>): Promise<T>;
  /** The thread of this id, or that which began with the sending of this id. */
  find(agentId: string, threadId: string): Promise<ThreadView | null>;
  /** Threads changed after a revision, oldest change first. */
  changedSince(agentId: string, revision: number, limit: number): Promise<ThreadView[]>;
  /** The newest, in the order of their change. */
  newest(agentId: string, limit: number): Promise<ThreadView[]>;
  /** After a place in the list, the latest first. @param text what is looked for; empty for all */
  page(agentId: string, text: string, after: ThreadPlace | null, limit: number): Promise<ThreadView[]>;
  /** Before a place in the thread, the oldest first; the last where there is none. */
  texts(agentId: string, threadId: string, before: TextPlace | null, limit: number): Promise<StoredText[]>;
  textsSince(agentId: string, threadId: string, revision: number): Promise<StoredText[]>;
  findText(agentId: string, messageId: string): Promise<(StoredText & { readonly threadId: string }) | null>;
  /** Of those of the threads' sheets that Salesforce has not got, and with the texts that stand on them. */
  unsavedSheets(agentId: string, threadIds: readonly string[]): Promise<UnsavedSheet[]>;
  findSending(agentId: string, sendId: string): Promise<Sending | null>;
  /** Threads with someone of this number. */
  threadsWith(agentId: string, number: string): Promise<string[]>;
  /** Threads of anybody between these two numbers. */
  threadsBetween(own: string, peer: string): Promise<{ agentId: string; threadId: string }[]>;
  /** A thread of the agent with exactly these. */
  threadOf(agentId: string, own: string, peers: readonly string[]): Promise<string | null>;
  /** Threads in Zoom, and what is known of them. */
  sweptThreads(agentId: string): Promise<SweptThread[]>;
  /** When the data of one of these people were erased last; null for never. Numbers are E.164. */
  erasedAt(numbers: readonly string[]): Promise<number | null>;
  /** When the agent first signed in, in whole seconds: what was said before is shown and not logged. */
  since(agentId: string): Promise<number | null>;
  /** What waits to be done, as a start or a sign-in finds it. @param agentId null for all */
  unfinished(agentId: string | null): Promise<TextJob[]>;
}

export interface StoredText {
  readonly text: Text;
  readonly revision: number;
}

export interface UnsavedSheet {
  readonly thread: Thread;
  readonly sheet: TextSheet;
  readonly texts: readonly Text[];
}

export interface SweptThread {
  readonly threadId: string;
  readonly syncedTo: number | null;
  readonly deleted: boolean;
  readonly latestAt: number;
  readonly unread: boolean;
  /** An own text of the last day, of which nobody knows yet whether it has arrived. */
  readonly undelivered: boolean;
}

/** Whether somebody wants texts from a number. */
export interface OptStatus {
  readonly own: string;
  readonly peer: string;
  readonly optedOut: boolean;
}

/** A thread as Zoom's list of sessions has it. */
export interface ListedThread extends ToldThread {
  readonly latestAt: number;
  readonly unread: number | null;
}

/** What became of a request to send. Only what is `notSent` may be sent again without asking. */
export type SendOutcome =
  | { readonly outcome: 'sent'; readonly messageId: string; readonly threadId: string; readonly at: number }
  | { readonly outcome: 'refused' | 'notSent' | 'unsure'; readonly error: PhoneError };

/** Zoom's texts, as the agent. All but `send` may throw PhoneError with a `zoom.` code. */
export interface Texting {
  /** Never throws. @param threadId of a thread that Zoom has */
  send(sending: Sending, threadId: string | null): Promise<SendOutcome>;
  /** The agent's threads, the latest first. @param token of the page before; null for the first */
  threads(
    agentId: string,
    token: string | null,
  ): Promise<{ readonly threads: readonly ListedThread[]; readonly next: string | null }>;
  /** The texts of a thread, the newest first. @returns null where Zoom has no such thread */
  texts(
    agent: Agent,
    threadId: string,
    token: string | null,
  ): Promise<{ readonly texts: readonly ToldText[]; readonly next: string | null } | null>;
  /** The newest texts of a thread, and what became of them. */
  newestTexts(agent: Agent, threadId: string, since: number): Promise<readonly ToldText[]>;
  optedOut(agentId: string, own: string, peers: readonly string[]): Promise<ReadonlyMap<string, boolean>>;
  /** The file as Zoom hands it out. @throws PhoneError text.unknown */
  file(
    agentId: string,
    place: { readonly threadId: string; readonly messageId: string },
    file: FileFacts,
    signal: AbortSignal,
  ): Promise<ReadableStream<Uint8Array>>;
}

/** A template as Salesforce has it. */
export interface WrittenTemplate extends TextTemplate {
  readonly text: string;
}

/** Ready-made texts, and the records from which they are filled in, as the agent sees them. May throw PhoneError. */
export interface TemplateSource {
  /** By name. None where the agent has no access to templates. */
  templates(agentId: string): Promise<readonly WrittenTemplate[]>;
  /** All that this agent may see of the record; nothing where it is gone or hidden. */
  valuesOf(
    agentId: string,
    record: { readonly objectName: 'Contact' | 'Lead' | 'User'; readonly id: string },
  ): Promise<Readonly<Record<string, unknown>>>;
}

/** A Task of a thread to be brought to these values, whether it exists or not. */
export interface TaskToSave {
  readonly key: string;
  readonly fields: Readonly<Record<string, unknown>>;
  /** What was sent before, or null when nothing is known: then all fields are sent. */
  readonly known: Readonly<Record<string, unknown>> | null;
}

export interface TextTasks {
  /** Few requests. Never throws. @returns an outcome for each, in their order */
  saveTasks(
    agent: Agent,
    tasks: readonly TaskToSave[],
  ): Promise<readonly ({ readonly taskId: string | null } | PhoneError)[]>;
}
