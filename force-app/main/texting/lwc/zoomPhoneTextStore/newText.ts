/** What a message and its thread look like from the moment that they are sent. */
import type { CallPerson, RecordRef, SendText, TextMessage, TextThread } from 'c/zoomCallCore';
import type { DraftFile, Recipient } from './textsState.ts';

/** The gateway has told nothing of it. */
const NOT_TOLD = 0;

export function newMessage(
  sendId: string,
  { text, at }: SendText,
  { own, peers }: TextThread,
  files: readonly DraftFile[],
): TextMessage {
  return {
    ...{ id: sendId, sendId, revision: NOT_TOLD, direction: 'out', text, at },
    from: own,
    to: peers.map(({ number, name }) => ({ number, name })),
    ...{ state: 'sending', problem: null },
    files: files.map(({ id, name, mimeType, bytes }) => ({
      ...{ id, name, bytes },
      type: mimeType.replace(/^.*\//, '').toUpperCase(),
    })),
  };
}

/** Until Zoom has it, it is called by the mark of its first message. */
export function newThread(sendId: string, { from, at }: SendText, to: readonly Recipient[]): TextThread {
  return {
    ...{ threadId: sendId, revision: NOT_TOLD, kind: 'user' },
    own: { number: from, name: null },
    peers: to.map(({ number, name, record }) => ({
      ...{ number, name, candidates: [], optedOut: false },
      who: personOf(record),
    })),
    latest: { direction: 'out', text: '', at, files: 0, state: 'sending' },
    unread: 0,
    log: { state: 'none', problem: null, taskId: null, relatedTo: null },
    deleted: false,
  };
}

function personOf(record: RecordRef | null): CallPerson | null {
  const { id = '', objectName, name = null } = record ?? {};
  if ((objectName !== 'Contact' && objectName !== 'Lead') || name === null) return null;
  return { id, objectName, name, company: null, title: null, context: null };
}
