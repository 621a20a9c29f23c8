/** What the agent has sent, tried again or put away, on top of the gateway's word until that says the same. */
import type { Problem, SendText, TextMessage } from 'c/zoomCallCore';
import { keyOf } from './messages.ts';

export interface Outgoing {
  add(threadId: string, message: TextMessage, body: SendText): void;
  /** The messages of a thread with what this page adds. */
  overlay(threadId: string, told: readonly TextMessage[]): readonly TextMessage[];
  /** @returns what was sent, where the gateway has not got it: it is to be sent once more */
  tryAgain(message: TextMessage): SendText | null;
  /** @returns whether the gateway has it, and is to be told */
  putAway(message: TextMessage): boolean;
  /** The gateway has refused to take it, or to try it again. @returns the thread; null where nobody knows it */
  refuse(sendId: string, problem: Problem): string | null;
  /** The thread is called otherwise from now on. */
  rename(from: string, to: string): void;
  clear(): void;
}

interface Own {
  readonly threadId: string;
  readonly message: TextMessage;
  readonly body: SendText;
}

/** What the agent did with a message that the gateway has told. */
interface Edit {
  readonly threadId: string;
  /** The gateway's word of a later one counts more. */
  readonly revision: number;
  readonly change: Partial<TextMessage>;
}

export function createOutgoing(): Outgoing {
  const own = new Map<string, Own>();
  const edits = new Map<string, Edit>();
  const putAway = new Set<string>();

  function edited(threadId: string, message: TextMessage): TextMessage {
    const edit = edits.get(keyOf(message));
    // A refusal has to find the thread again.
    if (edit) edits.set(keyOf(message), { ...edit, threadId });
    return edit && edit.revision >= message.revision ? { ...message, ...edit.change } : message;
  }

  return {
    add(threadId, message, body) {
      own.set(keyOf(message), { threadId, message, body });
    },
    overlay(threadId, told) {
      for (const message of told) own.delete(keyOf(message));
      const waiting = [...own.values()].filter((one) => one.threadId === threadId);
      // Below all that Zoom has, whatever this computer's clock says.
      const all = [
        ...told.map((message) => edited(threadId, message)),
        ...waiting.map(({ message }) => message),
      ];
      return all.filter((message) => !putAway.has(keyOf(message)));
    },
    tryAgain(message) {
      const key = keyOf(message);
      const waiting = own.get(key);
      if (waiting) {
        own.set(key, { ...waiting, message: { ...waiting.message, state: 'sending', problem: null } });
        return waiting.body;
      }
      const change = { state: 'sending', problem: null } as const;
      edits.set(key, { threadId: '', revision: message.revision, change });
      return null;
    },
    putAway(message) {
      const key = keyOf(message);
      putAway.add(key);
      return !own.delete(key);
    },
    refuse(sendId, problem) {
      const waiting = own.get(sendId);
      if (waiting) {
        own.set(sendId, { ...waiting, message: { ...waiting.message, state: 'failed', problem } });
        return waiting.threadId;
      }
      const edit = edits.get(sendId);
      if (!edit) return null;
      edits.set(sendId, { ...edit, change: { state: 'failed', problem } });
      return edit.threadId;
    },
    rename(from, to) {
      for (const [key, one] of own) if (one.threadId === from) own.set(key, { ...one, threadId: to });
    },
    clear() {
      own.clear();
      edits.clear();
      putAway.clear();
    },
  };
}
