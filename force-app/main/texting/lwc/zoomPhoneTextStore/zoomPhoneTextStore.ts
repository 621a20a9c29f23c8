/**
 * What the widget knows of texts, and everything that changes it: a part of the widget's store. Views are given the state and
 * tell what the agent did.
 */
import { toPhoneError } from 'c/zoomCallCore';
import type {
  CallPerson,
  Person,
  PhoneNumbers,
  Problem,
  RecordRef,
  TextMessage,
  TextPeer,
  TextThread,
  Texting,
} from 'c/zoomCallCore';
import type { ZoomPhoneClient } from 'c/zoomPhoneClient';
import { createConversation } from './conversation.ts';
import { createDrafts } from './drafts.ts';
import type { DraftActions } from './drafts.ts';
import { createOutgoing } from './outgoing.ts';
import { problemOf } from './problemOf.ts';
import { createSending } from './sending.ts';
import { createPictures } from './pictures.ts';
import type { PictureActions } from './pictures.ts';
import { NO_TEXTS } from './textsState.ts';
import type { TextsHolder } from './textsState.ts';
import { createTemplateActions } from './templates.ts';
import type { TemplateActions } from './templates.ts';
import { createThreadList } from './threadList.ts';
import type { ThreadListActions } from './threadList.ts';
import { createThreads } from './threads.ts';

export { NEW_TEXT, NO_DRAFT, NO_TEXTS, pictureKey } from './textsState.ts';
export { keyOf } from './messages.ts';
export { partyName, peerName, threadName } from './names.ts';
export { performText, textCommand } from './textCommand.ts';
export type { TextCommand } from './textCommand.ts';
export type {
  DraftFile,
  OpenThread,
  Recipient,
  TextDraft,
  TextsHolder,
  TextsState,
  ThreadList,
} from './textsState.ts';

export interface TextActions extends ThreadListActions, DraftActions, PictureActions, TemplateActions {
  showInbox(): void;
  openThread(threadId: string): void;
  /** The page for a new message, as it was left. */
  writeNew(): void;
  /** A new message to this number. @param country of the record's address, in any way of writing */
  startText(number: string, record: RecordRef | null, country?: string | null): void;
  /** @param key of the thread, or `NEW_TEXT` */
  sendText(key: string): void;
  retryText(message: TextMessage): void;
  putTextAway(message: TextMessage): void;
  /** What is in the thread has been seen. */
  readThread(threadId: string): void;
  namePeer(threadId: string, number: string, person: Person | null, remember: boolean): void;
  retryTextLog(threadId: string): void;
  loadEarlierTexts(): void;
  retryTexts(): void;
  /** @returns null where it is not to be had: why, is shown */
  textFile(messageId: string, fileId: string): Promise<Blob | null>;
}

export interface Texts extends TextActions {
  /** The live feed's word. */
  receive(thread: TextThread): void;
  /** Shows who somebody is; the gateway knows it. */
  showPeer(threadId: string, number: string, person: Person | null): void;
  /** The threads as the gateway has told them, for another tab. */
  told(): TextThread[];
  /** The last that the gateway has told. */
  revision(): number;
  /** The gateway has refused for good what the agent did with a text. @returns whether it is shown at the message */
  refuse(sendId: string, problem: Problem): boolean;
  /** Another agent sees nothing of it. */
  forget(): void;
}

export interface TextsDeps {
  readonly texts: TextsHolder;
  readonly client: ZoomPhoneClient;
  readonly numbers: () => PhoneNumbers | null;
  readonly texting: () => Texting | undefined;
  /** Shows what went wrong. */
  readonly fail: (problem: Problem) => void;
  readonly now: () => number;
  readonly newId: () => string;
}

export function createTexts({ texts, client, numbers, texting, fail, now, newId }: TextsDeps): Texts {
  const threads = createThreads();
  const outgoing = createOutgoing();
  const conversation = createConversation({ texts, client, overlay: outgoing.overlay });
  const ownNumbers = (): string[] => texting()?.numbers.map(({ number }) => number) ?? [];
  const drafts = createDrafts({ texts, client, numbers, ownNumbers, newId });
  const { writeText, sendFrom, addRecipient, removeRecipient, attachFiles, removeFile } = drafts;
  const pictures = createPictures({ texts, client });
  const templates = createTemplateActions({ ...{ texts, client, drafts, fail }, find: threads.find });
  const { forget: forgetList, ...list } = createThreadList({
    ...{ texts, client },
    keep(thread) {
      const isNew = threads.find(thread.threadId) === null;
      rename(threads.keep(thread), thread.threadId);
      showThreads();
      return isNew;
    },
  });

  function showThreads(): void {
    texts.set({ threads: threads.all() });
  }

  /** @param from the thread whose place another has taken, if any */
  function rename(from: string | null, to: string): void {
    if (from === null) return;
    outgoing.rename(from, to);
    const draft = texts.get().drafts[from];
    if (draft) drafts.edit(to, draft);
    drafts.drop(from);
    conversation.rename(from, to);
  }

  function edit(threadId: string, change: (thread: TextThread) => Partial<TextThread>): void {
    threads.edit(threadId, change);
    showThreads();
  }

  function showPeer(threadId: string, number: string, person: Person | null): void {
    edit(threadId, ({ peers }) => ({ peers: peers.map((peer) => withPerson(peer, number, person)) }));
  }

  function openThread(threadId: string): void {
    texts.set({ page: 'thread' });
    conversation.open(threadId, (threads.find(threadId)?.revision ?? 0) > 0);
  }

  const sendText = createSending({
    ...{ client, threads, drafts, outgoing, conversation, pictures },
    ...{ ownNumbers, now, newId, edit, openThread },
  });

  return {
    ...list,
    ...templates,
    ...{ writeText, sendFrom, addRecipient, removeRecipient, attachFiles, removeFile },
    showPicture: pictures.showPicture,
    openThread,
    showInbox() {
      conversation.close();
      texts.set({ page: 'inbox' });
    },
    writeNew() {
      conversation.close();
      texts.set({ page: 'new' });
    },
    startText(number, record, country = null) {
      conversation.close();
      drafts.begin(number, country, record);
      texts.set({ page: 'new' });
    },
    sendText,
    retryText(message) {
      const { sendId } = message;
      if (sendId === null) return;
      const unsent = outgoing.tryAgain(message);
      if (unsent === null) client.retryText(sendId);
      else client.sendText(sendId, unsent);
      conversation.show();
    },
    putTextAway(message) {
      const { sendId } = message;
      if (sendId === null) return;
      if (outgoing.putAway(message)) client.putTextAway(sendId);
      conversation.show();
    },
    readThread(threadId) {
      const thread = threads.find(threadId);
      if (thread === null || thread.unread === 0) return;
      // Of that moment itself as well.
      client.readTexts(threadId, (thread.latest?.at ?? now()) + 1);
      edit(threadId, () => ({ unread: 0 }));
    },
    namePeer(threadId, number, person, remember) {
      client.nameTextPeer(threadId, number, person?.id ?? null, remember);
      showPeer(threadId, number, person);
    },
    retryTextLog(threadId) {
      client.retryTextLog(threadId);
      edit(threadId, ({ log }) => ({ log: { ...log, state: 'saving', problem: null } }));
    },
    loadEarlierTexts: conversation.loadEarlier,
    retryTexts: conversation.retry,
    textFile: fileReader({ client, fail }),
    receive(thread) {
      rename(threads.receive(thread), thread.threadId);
      showThreads();
      conversation.follow(thread.threadId, thread.revision);
    },
    showPeer,
    told: threads.told,
    revision: threads.revision,
    refuse(sendId, problem) {
      const threadId = outgoing.refuse(sendId, problem);
      if (threadId === null) return false;
      edit(threadId, ({ latest }) => ({ latest: latest && { ...latest, state: 'failed' } }));
      conversation.show();
      return true;
    },
    forget() {
      conversation.close();
      forgetList();
      pictures.forget();
      threads.clear();
      outgoing.clear();
      drafts.clear();
      texts.set(NO_TEXTS);
    },
  };
}

function fileReader({ client, fail }: Pick<TextsDeps, 'client' | 'fail'>): TextActions['textFile'] {
  return async (messageId, fileId) => {
    try {
      return await client.textFile(messageId, fileId);
    } catch (caught) {
      fail(problemOf(toPhoneError(caught)));
      return null;
    }
  };
}

function withPerson(peer: TextPeer, number: string, person: Person | null): TextPeer {
  return peer.number === number ? { ...peer, who: named(peer.candidates, person) } : peer;
}

function named(candidates: readonly CallPerson[], person: Person | null): CallPerson | null {
  return candidates.find(({ id }) => id === person?.id) ?? (person && { ...person, context: null });
}
