import { isEmptyText, textProblem } from 'c/zoomCallCore';
import type { SendText, TextThread } from 'c/zoomCallCore';
import type { ZoomPhoneClient } from 'c/zoomPhoneClient';
import type { Conversation } from './conversation.ts';
import type { Drafts } from './drafts.ts';
import { newMessage, newThread } from './newText.ts';
import type { Outgoing } from './outgoing.ts';
import type { Pictures } from './pictures.ts';
import { NEW_TEXT } from './textsState.ts';
import type { Threads } from './threads.ts';

interface Deps {
  readonly client: Pick<ZoomPhoneClient, 'sendText'>;
  readonly threads: Threads;
  readonly drafts: Drafts;
  readonly outgoing: Outgoing;
  readonly conversation: Pick<Conversation, 'show'>;
  readonly pictures: Pick<Pictures, 'keep'>;
  readonly ownNumbers: () => readonly string[];
  readonly now: () => number;
  readonly newId: () => string;
  readonly edit: (threadId: string, change: (thread: TextThread) => Partial<TextThread>) => void;
  readonly openThread: (threadId: string) => void;
}

type MimeType = SendText['files'][number]['mimeType'];
const MIME_TYPES: readonly MimeType[] = ['image/jpeg', 'image/png', 'image/gif', 'application/pdf'];

/** Sends what was written: shown at once in its thread, and kept until the gateway has it. @param key as of `sendText` */
export function createSending(deps: Deps): (key: string) => void {
  const { client, threads, drafts, outgoing, conversation, pictures } = deps;
  const { ownNumbers, now, newId, edit, openThread } = deps;

  /** Null where something is missing or stands against it. */
  function bodyOf(key: string): SendText | null {
    const { from, to, text, files, record } = drafts.get(key);
    const thread = key === NEW_TEXT ? null : threads.find(key);
    const sender = thread?.own.number ?? from ?? ownNumbers()[0];
    const recipients = (thread?.peers ?? to).map(({ number }) => number);
    if (sender === undefined || recipients.length === 0 || isEmptyText(text, files.length)) return null;
    if (textProblem(text, files, recipients.length) !== null) return null;
    const existing = thread ?? threads.between(sender, recipients);
    return {
      ...{ from: sender, to: recipients, text, record, at: now() },
      files: files.map(({ name, mimeType, base64 }) => ({ name, mimeType: known(mimeType), base64 })),
      // A thread that only this page knows is none to the gateway: who is written to says which it is.
      threadId: existing !== null && existing.revision > 0 ? existing.threadId : null,
    };
  }

  return (key) => {
    const body = bodyOf(key);
    if (body === null) return;
    const { to, files } = drafts.get(key);
    const sendId = newId();
    const existing = key === NEW_TEXT ? threads.between(body.from, body.to) : threads.find(key);
    const thread = existing ?? newThread(sendId, body, to);
    if (existing === null) threads.begin(thread);
    const message = newMessage(sendId, body, thread, files);
    outgoing.add(thread.threadId, message, body);
    pictures.keep(sendId, files);
    client.sendText(sendId, body);
    drafts.drop(key);
    const { text, at } = message;
    const latest = { direction: 'out', text, at, files: files.length, state: 'sending' } as const;
    edit(thread.threadId, () => ({ latest }));
    if (key === NEW_TEXT) openThread(thread.threadId);
    else conversation.show();
  };
}

/** Files of other types are refused before. */
function known(type: string): MimeType {
  return MIME_TYPES.find((one) => one === type) ?? 'application/pdf';
}
