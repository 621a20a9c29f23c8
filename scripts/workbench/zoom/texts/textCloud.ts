/** Zoom's exchange for texts: keeps sessions and messages, and tells what happens. */
import { randomUUID } from 'node:crypto';
import type { Account } from '../account.ts';
import type { Clock } from '../clock.ts';
import { hexId, newToken } from '../ids.ts';
import type { Store } from '../store.ts';
import { lineOf, makesGroups } from './lines.ts';
import type { TextLine } from './lines.ts';
import { hear, isOptedOut } from './optOuts.ts';
import { TEXT_TYPES } from './text.ts';
import type { DeliveryStatus, TextData, TextFile, TextSession, ZoomText } from './text.ts';

export type TextHappening = 'received' | 'sent' | 'failed';
export type TextListener = (
  kind: TextHappening,
  text: ZoomText,
  session: TextSession,
  line: TextLine,
) => void;

/** What becomes of the texts that are sent. */
export type Outcome = Exclude<DeliveryStatus, 'received'>;

/** A file as it is sent: Zoom gives it its name. */
export type NewFile = Pick<TextFile, 'type' | 'base64'>;

export interface OutgoingText {
  readonly line: TextLine;
  readonly userId: string;
  readonly to: readonly string[];
  readonly text: string;
  readonly files: readonly NewFile[];
}

export interface IncomingText {
  readonly from: string;
  readonly fromName: string | null;
  readonly to: readonly string[];
  readonly text: string;
  readonly files: readonly NewFile[];
}

export interface TextCloud {
  readonly data: () => TextData;
  /** @returns the messages that it became: one, or one for each recipient */
  readonly send: (text: OutgoingText) => readonly ZoomText[];
  /** From outside the account. */
  readonly receive: (text: IncomingText) => readonly ZoomText[];
  readonly setOutcome: (outcome: Outcome) => void;
  readonly outcome: () => Outcome;
  readonly read: (sessionId: string) => void;
  readonly remove: (sessionId: string) => void;
  readonly onHappening: (listener: TextListener) => void;
  readonly onChange: (listener: () => void) => void;
  readonly reset: () => void;
}

export interface TextCloudDeps {
  readonly account: Account;
  readonly store: Store;
  readonly clock: Clock;
  /** From `sent` to what becomes of it. */
  readonly deliveredAfterMs: number;
}

/** The only reason that Zoom's documentation shows. */
const FAILURE = '1101-phone message error send';

export function createTextCloud({ account, clock, deliveredAfterMs, store }: TextCloudDeps): TextCloud {
  const happenings: TextListener[] = [];
  const changes: (() => void)[] = [];
  let outcome: Outcome = 'delivered';
  const data = () => store.data.texts;

  function changed(): void {
    store.changed();
    for (const listener of changes) listener();
  }

  function sessionOf(line: string, peers: readonly string[]): TextSession {
    const id = sessionIdOf(line, peers);
    const known = data().sessions.find((session) => session.id === id);
    if (known !== undefined) return known;
    const session: TextSession = { id, line, peers: [...peers], names: {}, unread: 0 };
    data().sessions.push(session);
    return session;
  }

  function write(
    session: TextSession,
    rest: Omit<ZoomText, 'sessionId' | 'at' | 'writtenAt' | 'type'>,
  ): ZoomText {
    const last = data().messages.at(-1)?.writtenAt ?? 0;
    const at = clock.now();
    const type = typeOf(rest, session);
    const text = { ...rest, type, sessionId: session.id, at, writtenAt: Math.max(at, last + 1) };
    data().messages.push(text);
    return text;
  }

  function happen(kind: TextHappening, text: ZoomText, session: TextSession, line: TextLine): void {
    changed();
    for (const listener of happenings) listener(kind, text, session, line);
  }

  function typeOf({ files, to, from }: Pick<ZoomText, 'files' | 'to' | 'from'>, { peers }: TextSession) {
    if (peers.length > 1) return files.length > 0 ? TEXT_TYPES.groupMms : TEXT_TYPES.groupSms;
    const isInternal = [from, ...to].every((number) => lineOf(account, number) !== null);
    if (isInternal) return TEXT_TYPES.onNet;
    return files.length > 0 ? TEXT_TYPES.mms : TEXT_TYPES.sms;
  }

  function arrive(id: string, incoming: IncomingText, files: readonly TextFile[]): readonly ZoomText[] {
    return incoming.to.flatMap((number) => {
      const line = lineOf(account, number);
      if (line === null || number === incoming.from) return [];
      const session = sessionOf(number, [incoming.from, ...incoming.to.filter((other) => other !== number)]);
      if (incoming.fromName !== null) session.names[incoming.from] = incoming.fromName;
      session.unread += 1;
      hear(data(), incoming.from, number, incoming.text);
      const text = write(session, {
        ...{ id, direction: 'In', from: incoming.from, to: [...incoming.to], text: incoming.text },
        ...{ writtenBy: null, status: 'received', failure: null, files: [...files] },
      });
      happen('received', text, session, line);
      return [text];
    });
  }

  function sendTo(to: readonly string[], { line, text, userId }: OutgoingText, files: readonly TextFile[]) {
    const session = sessionOf(line.number, to);
    const wanted = to.some((number) => !isOptedOut(data(), number, line.number));
    const becomes = wanted ? outcome : 'failed_to_send';
    const fails = becomes === 'failed_to_send';
    const sent = write(session, {
      ...{ id: randomUUID(), direction: 'Out', from: line.number, to: [...to], writtenBy: userId, text },
      ...{ status: fails ? 'failed_to_send' : 'sent', failure: fails ? FAILURE : null, files: [...files] },
    });
    happen(fails ? 'failed' : 'sent', sent, session, line);
    if (!fails) {
      arrive(sent.id, { from: line.number, fromName: line.name, to, text, files }, files);
      clock.after(deliveredAfterMs, () => {
        sent.status = becomes;
        changed();
      });
    }
    return sent;
  }

  return {
    data,
    send(text) {
      const files = text.files.map(named);
      const together = makesGroups(text.line.number) ? [text.to] : text.to.map((number) => [number]);
      return together.map((to) => sendTo(to, text, files));
    },
    receive: (text) => arrive(randomUUID(), text, text.files.map(named)),
    setOutcome(next) {
      outcome = next;
      changed();
    },
    outcome: () => outcome,
    read(sessionId) {
      const session = data().sessions.find(({ id }) => id === sessionId);
      if (session !== undefined) session.unread = 0;
      changed();
    },
    remove(sessionId) {
      data().sessions = data().sessions.filter(({ id }) => id !== sessionId);
      data().messages = data().messages.filter((text) => text.sessionId !== sessionId);
      changed();
    },
    onHappening(listener) {
      happenings.push(listener);
    },
    onChange(listener) {
      changes.push(listener);
    },
    reset() {
      outcome = 'delivered';
    },
  };
}

/** `d39fc7e14ef9f2b6453f5f02524d79a2`: the same for the same numbers, for ever. */
export function sessionIdOf(line: string, peers: readonly string[]): string {
  return hexId('text session', line, ...[...peers].sort());
}

/** `FWDHOMaNRaqIvNc3aIdisg.jpg` */
function named({ base64, type }: NewFile): TextFile {
  const id = newToken().slice(0, 22);
  return { id, name: `${id}.${type.toLowerCase()}`, type, base64 };
}
