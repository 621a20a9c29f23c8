/** Threads and messages of Sam Agent, as the gateway gives them. Import `numberLibrary.ts` before. */
import type { Session, TextMessage, TextMessagePage, TextPeer, TextThread } from 'c/zoomCallCore';
import { JANE, JOHN, NINE, SESSION } from './callData.ts';

export const OWN = { number: '+12058945456', name: 'Main' };
export const JANES_NUMBER = '+12092592844';

export const TEXTING_SESSION: Session = {
  ...SESSION,
  texting: { state: 'on', numbers: [OWN, { number: '+12058945457', name: null }] },
};

export const JANE_PEER: TextPeer = {
  ...{ number: JANES_NUMBER, name: null, who: JANE },
  ...{ candidates: [JANE], optedOut: false },
};
export const STRANGER: TextPeer = {
  ...{ number: '+13105550199', name: 'CALIFORNIA', who: null },
  ...{ candidates: [], optedOut: false },
};
export const TWO_PEOPLE: TextPeer = { ...STRANGER, candidates: [JANE, JOHN] };

/** A thread with Jane Roe, whose last words came at nine. */
export function threadOf(threadId: string, change: Partial<TextThread> = {}): TextThread {
  return {
    ...{ threadId, revision: 1, kind: 'user', own: OWN, peers: [JANE_PEER] },
    latest: { direction: 'in', text: `words of ${threadId}`, at: NINE, files: 0, state: 'received' },
    unread: 0,
    log: { state: 'saved', problem: null, taskId: '00T000000000001AAA', relatedTo: null },
    deleted: false,
    ...change,
  };
}

/** From Jane, so many minutes after nine. */
export function textOf(index: number, change: Partial<TextMessage> = {}): TextMessage {
  const isOut = change.direction === 'out';
  const jane = { number: JANES_NUMBER, name: null };
  return {
    ...{ id: `text-${index}`, sendId: null, revision: 1, direction: 'in', text: `words ${index}` },
    at: NINE + index * 60_000,
    ...{ from: isOut ? OWN : jane, to: [isOut ? jane : OWN] },
    ...{ state: isOut ? 'sent' : 'received', problem: null, files: [] },
    ...change,
  };
}

export function pageOf(
  messages: readonly TextMessage[],
  change: Partial<TextMessagePage> = {},
): TextMessagePage {
  return { messages: [...messages], earlier: null, revision: 1, ...change };
}
