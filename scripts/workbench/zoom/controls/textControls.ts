/** The other end of texts, and the agent's own in the Zoom client. */
import type { Account } from '../account.ts';
import { isMember, lineOf } from '../texts/lines.ts';
import type { TextSession, ZoomText } from '../texts/text.ts';
import type { NewFile, Outcome, TextCloud } from '../texts/textCloud.ts';

export interface TextToAgent {
  /** E.164. */
  readonly from: string;
  readonly fromName?: string;
  readonly toUserId: string;
  /** A number of the user or of a queue. Default: the user's main number. */
  readonly toNumber?: string;
  /** Others who get it too: it is a group. */
  readonly also?: readonly string[];
  readonly text: string;
  readonly files?: readonly NewFile[];
}

export interface TextByAgent {
  readonly userId: string;
  /** One of the user's numbers, or of their queues. Default: the main one. */
  readonly from?: string;
  readonly to: readonly string[];
  readonly text: string;
  readonly files?: readonly NewFile[];
}

export interface TextControls {
  /** Of the user and their queues, the latest last. */
  readonly sessions: (userId: string) => readonly TextSession[];
  /** The oldest first. */
  readonly messages: (sessionId: string) => readonly ZoomText[];
  /** Somebody texts; `STOP` and `START` are heeded. @throws Error when nobody can be texted there */
  readonly textAgent: (text: TextToAgent) => ZoomText;
  /** From the Zoom client. @throws Error when the user cannot text from there */
  readonly sendAsAgent: (text: TextByAgent) => readonly ZoomText[];
  /** What becomes of all texts from now on. */
  readonly setOutcome: (outcome: Outcome) => void;
  readonly outcome: () => Outcome;
  /** The agent reads the thread in the Zoom client. */
  readonly read: (sessionId: string) => void;
  /** The agent deletes the thread in the Zoom client. */
  readonly deleteSession: (sessionId: string) => void;
  readonly onChange: (listener: () => void) => void;
}

export function createTextControls(account: Account, texts: TextCloud): TextControls {
  function lineFor(userId: string, wanted: string | undefined) {
    const user = account.user(userId);
    const number = wanted ?? user.numbers[0] ?? '';
    const line = lineOf(account, number);
    if (!isMember(line, user)) throw new Error(`${user.name} cannot text from ${number || 'any number'}.`);
    return line;
  }

  return {
    sessions(userId) {
      const user = account.user(userId);
      const latest = ({ id }: TextSession) =>
        texts.data().messages.findLast(({ sessionId }) => sessionId === id)?.writtenAt ?? 0;
      return texts
        .data()
        .sessions.filter(({ line }) => isMember(lineOf(account, line), user))
        .sort((a, b) => latest(a) - latest(b));
    },
    messages: (id) => texts.data().messages.filter(({ sessionId }) => sessionId === id),
    textAgent({ also = [], files = [], from, fromName = null, text, toNumber, toUserId }) {
      const line = lineFor(toUserId, toNumber);
      const to = [line.number, ...also];
      const [received] = texts.receive({ from, fromName, to, text, files });
      if (received === undefined) throw new Error(`Nobody is texted under ${line.number}.`);
      return received;
    },
    sendAsAgent({ files = [], from, text, to, userId }) {
      return texts.send({ line: lineFor(userId, from), userId, to, text, files });
    },
    setOutcome: texts.setOutcome,
    outcome: texts.outcome,
    read: texts.read,
    deleteSession: texts.remove,
    onChange: texts.onChange,
  };
}
