/** Texts as REST writes them. */
import type { Account } from '../../account.ts';
import { gmt } from '../../ids.ts';
import { isMember, lineOf } from '../../texts/lines.ts';
import type { TextData, TextFile, TextSession, ZoomText } from '../../texts/text.ts';
import type { TextFiles } from '../../texts/textFiles.ts';
import { asIs, restParty, withoutPlus } from '../../texts/textParties.ts';
import type { OperationRequest } from '../operation.ts';

export interface TextWire {
  /** Of the user, with their latest message; that with the latest message last. */
  readonly sessionsOf: (request: OperationRequest, kinds: readonly string[]) => readonly LiveSession[];
  /** The session of the path, where it is one of the user's. */
  readonly sessionOf: (request: OperationRequest) => TextSession | null;
  /** The oldest first. */
  readonly messagesOf: (session: TextSession) => readonly ZoomText[];
  readonly session: (live: LiveSession, numbers: 'plus' | 'plain') => object;
  readonly message: (text: ZoomText, session: TextSession) => object;
  readonly latest: (text: ZoomText, session: TextSession) => object;
}

export interface LiveSession {
  readonly session: TextSession;
  readonly latest: ZoomText;
}

const KINDS = { user: 'user', callQueue: 'call_queue' } as const;

export function createTextWire(account: Account, data: () => TextData, files: TextFiles): TextWire {
  const messagesOf = ({ id }: TextSession) => data().messages.filter(({ sessionId }) => sessionId === id);
  const isOwn = ({ line }: TextSession, { user }: OperationRequest) => isMember(lineOf(account, line), user);
  const kindOf = ({ line }: TextSession) => KINDS[lineOf(account, line)?.kind ?? 'user'];

  function ends({ from, to }: ZoomText, session: TextSession, write = withoutPlus) {
    return {
      sender: restParty(account, session, from, write),
      to_members: to.map((number) => restParty(account, session, number, write)),
    };
  }

  function body({ at, direction, id, text, type }: ZoomText) {
    return { message_id: id, message: text, direction, message_type: type, date_time: gmt(at) };
  }

  return {
    sessionsOf: (request, kinds) =>
      data()
        .sessions.filter((session) => isOwn(session, request) && kinds.includes(kindOf(session)))
        .flatMap((session) => {
          const latest = messagesOf(session).at(-1);
          return latest === undefined ? [] : [{ session, latest }];
        })
        .sort((a, b) => a.latest.writtenAt - b.latest.writtenAt),
    sessionOf(request) {
      const { sessionId } = request.params;
      const session = data().sessions.find(({ id }) => id === sessionId);
      return session !== undefined && isOwn(session, request) ? session : null;
    },
    messagesOf,
    session({ latest, session }, numbers) {
      const write = numbers === 'plus' ? asIs : withoutPlus;
      return {
        session_id: session.id,
        session_type: kindOf(session),
        last_access_time: gmt(latest.at),
        participants: [session.line, ...session.peers].map((number) => ({
          ...restParty(account, session, number, write),
          is_session_owner: number === session.line,
        })),
      };
    },
    message: (text, session) => ({
      ...body(text),
      ...ends(text, session),
      attachments: text.files.map((file) => ({
        id: file.id,
        name: file.name,
        size: sizeOf(file),
        type: file.type === 'PDF' ? 'OTHER' : file.type,
        download_url: files.urlOf(file),
      })),
    }),
    latest: (text, session) => ({
      ...body(text),
      ...ends(text, session, asIs),
      attachments: text.files.map(({ id, type }) => ({ id, type: LATEST_TYPES[type] })),
    }),
  };
}

/** This operation writes them differently from the others. */
const LATEST_TYPES: Readonly<Record<TextFile['type'], string>> = {
  PNG: 'PNG',
  GIF: 'GIF',
  JPG: 'JPG/JPEG',
  PDF: 'OTHER',
  AUDIO: 'AUDIO',
  VIDEO: 'VIDEO',
};

export function sizeOf({ base64 }: Pick<TextFile, 'base64'>): number {
  return Buffer.byteLength(base64, 'base64');
}
