import {
  MergedTextSchema,
  OptStatusReplySchema,
  TextMessagePageSchema,
  TextTemplatesReplySchema,
  TextThreadPageSchema,
} from 'c/zoomCallCore';
import type {
  OptStatusReply,
  RecordRef,
  SendText,
  TextMessagePage,
  TextTemplate,
  TextThreadPage,
} from 'c/zoomCallCore';
import type { GatewayHttp } from './gatewayHttp.ts';
import type { Command, Outbox } from './outbox.ts';

/** From where the messages of a thread are wanted: the newest, those before a place, or what has changed since a revision. */
export type TextsWanted = 'newest' | { readonly before: string } | { readonly after: number };

/** Questions about texts. All may throw PhoneError. */
export interface TextQueries {
  /** @param before the `next` of the page before; null for the latest */
  textThreads(text: string, before: string | null, signal: AbortSignal): Promise<TextThreadPage>;
  texts(threadId: string, wanted: TextsWanted): Promise<TextMessagePage>;
  /** Who of them wants no texts from this number. */
  optStatus(from: string, to: readonly string[]): Promise<OptStatusReply>;
  textFile(messageId: string, fileId: string): Promise<Blob>;
  textTemplates(): Promise<readonly TextTemplate[]>;
  /** What the template says to this person, or to nobody in particular. */
  mergedText(templateId: string, person: Pick<RecordRef, 'id' | 'objectName'> | null): Promise<string>;
}

/** What the agent does with texts: kept in the browser until the gateway has it. */
export interface TextCommands {
  /** May be said again without harm: the same `sendId` is the same message. */
  sendText(sendId: string, message: SendText): void;
  retryText(sendId: string): void;
  putTextAway(sendId: string): void;
  /** Everything before `upTo` has been read. */
  readTexts(threadId: string, upTo: number): void;
  nameTextPeer(threadId: string, number: string, personId: string | null, remember: boolean): void;
  retryTextLog(threadId: string): void;
}

export function textQueries(http: GatewayHttp): TextQueries {
  return {
    textThreads(text, before, signal) {
      const query = new URLSearchParams({ ...(before !== null && { before }), ...(text !== '' && { text }) });
      return http.get(withQuery('/api/texts/threads', query), TextThreadPageSchema, signal);
    },
    texts(threadId, wanted) {
      const path = `${threadPath(threadId)}/messages`;
      return http.get(withQuery(path, placeOf(wanted)), TextMessagePageSchema);
    },
    optStatus(from, to) {
      const query = new URLSearchParams([['from', from], ...to.map((number) => ['to', number])]);
      return http.get(withQuery('/api/texts/opt-status', query), OptStatusReplySchema);
    },
    async textFile(messageId, fileId) {
      const path = `${messagePath(messageId)}/files/${encodeURIComponent(fileId)}`;
      return await (await http.send('GET', path)).blob();
    },
    async textTemplates() {
      return (await http.get('/api/texts/templates', TextTemplatesReplySchema)).templates;
    },
    async mergedText(templateId, person) {
      const query = new URLSearchParams(person ? { personId: person.id, objectName: person.objectName } : {});
      const path = `/api/texts/templates/${encodeURIComponent(templateId)}/text`;
      return (await http.get(withQuery(path, query), MergedTextSchema)).text;
    },
  };
}

export function textCommands(outbox: Pick<Outbox, 'add'>): TextCommands {
  function add(command: Command, replaces?: string): void {
    outbox.add(command, replaces);
  }
  return {
    sendText(sendId, body) {
      add({ method: 'PUT', path: messagePath(sendId), body, sendId });
    },
    retryText(sendId) {
      add({ method: 'POST', path: `${messagePath(sendId)}/retry`, body: {}, sendId });
    },
    putTextAway(sendId) {
      add({ method: 'DELETE', path: messagePath(sendId), sendId });
    },
    readTexts(threadId, upTo) {
      add({ method: 'PUT', path: `${threadPath(threadId)}/read`, body: { upTo } }, `read-${threadId}`);
    },
    nameTextPeer(threadId, number, personId, remember) {
      const body = { number, personId, remember };
      add({ method: 'PUT', path: `${threadPath(threadId)}/person`, body });
    },
    retryTextLog(threadId) {
      add({ method: 'POST', path: `${threadPath(threadId)}/retry`, body: {} });
    },
  };
}

function threadPath(threadId: string): string {
  return `/api/texts/threads/${encodeURIComponent(threadId)}`;
}

function messagePath(id: string): string {
  return `/api/texts/messages/${encodeURIComponent(id)}`;
}

function placeOf(wanted: TextsWanted): URLSearchParams {
  if (wanted === 'newest') return new URLSearchParams();
  if ('before' in wanted) return new URLSearchParams({ before: wanted.before });
  return new URLSearchParams({ after: String(wanted.after) });
}

function withQuery(path: string, query: URLSearchParams): string {
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}
