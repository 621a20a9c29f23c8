/** The agent's texts: threads, messages, their files, and what the agent does with them. */
import { Readable } from 'node:stream';
import { NamePeerSchema, NewTextPersonSchema, PhoneError, ReadTextsSchema, parse } from '#call-core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as v from 'valibot';
import type { Agent } from '../calls/ports.ts';
import { readSend } from '../texts/checkSend.ts';
import type { CreateTextPerson } from '../texts/createTextPerson.ts';
import type { EditThread } from '../texts/editThread.ts';
import { readPlace } from '../texts/listTexts.ts';
import type { ListTexts } from '../texts/listTexts.ts';
import type { Templates } from '../texts/mergeTemplates.ts';
import type { TextStore, Texting } from '../texts/ports.ts';
import type { SendTexts } from '../texts/sendTexts.ts';
import type { WidgetAccess } from './widgetAccess.ts';

export interface TextRoutesDeps {
  readonly access: WidgetAccess;
  readonly listTexts: ListTexts;
  readonly sendTexts: SendTexts;
  readonly editThread: EditThread;
  readonly createTextPerson: CreateTextPerson;
  readonly templates: Templates;
  readonly store: Pick<TextStore, 'findText'>;
  readonly texting: Pick<Texting, 'file'>;
}

const Id = v.pipe(v.string(), v.minLength(1), v.maxLength(128));
const E164 = v.pipe(v.string(), v.regex(/^\+\d{2,15}$/));
const ThreadParams = v.object({ threadId: Id });
const SendParams = v.object({ sendId: v.pipe(v.string(), v.uuid(), v.toLowerCase()) });
const FileParams = v.object({ messageId: Id, fileId: Id });
const ThreadsQuery = v.object({
  before: v.optional(v.string()),
  text: v.optional(v.pipe(v.string(), v.maxLength(200)), ''),
});
const MessagesQuery = v.object({
  before: v.optional(v.string()),
  after: v.optional(v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number))),
});
const OptQuery = v.object({
  from: E164,
  to: v.pipe(
    v.union([
      v.array(E164),
      v.pipe(
        E164,
        v.transform((number) => [number]),
      ),
    ]),
    v.maxLength(10),
  ),
});
const TemplateParams = v.object({ templateId: Id });
/** To whom it goes, where Salesforce knows them. */
const MergeQuery = v.object({
  personId: v.optional(v.pipe(v.string(), v.regex(/^[A-Za-z0-9]{15,18}$/))),
  objectName: v.optional(v.picklist(['Contact', 'Lead'])),
});
/** All files that a text may have, in base64, and the text. */
const SEND_LIMIT = 4 * 1024 * 1024;
/** What a browser may show; everything else is to be saved. */
const SHOWN: Readonly<Record<string, string>> = {
  JPG: 'image/jpeg',
  PNG: 'image/png',
  GIF: 'image/gif',
};
const SAVED: Readonly<Record<string, string>> = { PDF: 'application/pdf' };

export function textRoutes(app: FastifyInstance, deps: TextRoutesDeps): void {
  threadRoutes(app, deps);
  messageRoutes(app, deps);
  templateRoutes(app, deps);
}

function templateRoutes(app: FastifyInstance, { access, templates }: TextRoutesDeps): void {
  app.get('/api/texts/templates', async (request) => {
    return { templates: await templates.list(await access.agentOf(request)) };
  });
  app.get('/api/texts/templates/:templateId/text', async (request) => {
    const agent = await access.agentOf(request);
    const { templateId } = parse(TemplateParams, request.params, 'request.invalid');
    const { personId: id, objectName } = parse(MergeQuery, request.query, 'request.invalid');
    const person = id === undefined || objectName === undefined ? null : { id, objectName };
    return templates.merge(agent, templateId, person);
  });
}

function threadRoutes(app: FastifyInstance, deps: TextRoutesDeps): void {
  const { access, listTexts, editThread } = deps;

  /** The agent, and the thread that the path names. */
  async function addressed(request: FastifyRequest): Promise<{ agent: Agent; threadId: string }> {
    const agent = await access.agentOf(request);
    return { agent, ...parse(ThreadParams, request.params, 'request.invalid') };
  }

  app.get('/api/texts/threads', async (request) => {
    const agent = await access.agentOf(request);
    const { before, text } = parse(ThreadsQuery, request.query, 'request.invalid');
    const place = placeOf(before);
    return listTexts.threads(agent.id, text, place && { at: place.at, threadId: place.id });
  });
  app.get('/api/texts/threads/:threadId/messages', async (request) => {
    const { agent, threadId } = await addressed(request);
    const { before, after } = parse(MessagesQuery, request.query, 'request.invalid');
    const place = placeOf(before);
    return listTexts.messages(
      agent.id,
      threadId,
      after === undefined ? place && { before: place } : { after },
    );
  });
  app.put('/api/texts/threads/:threadId/read', async (request, reply) => {
    const { agent, threadId } = await addressed(request);
    await editThread.markRead(agent, threadId, parse(ReadTextsSchema, request.body, 'request.invalid').upTo);
    return reply.code(204).send();
  });
  app.put('/api/texts/threads/:threadId/person', async (request, reply) => {
    const { agent, threadId } = await addressed(request);
    await editThread.namePeer(agent, threadId, parse(NamePeerSchema, request.body, 'request.invalid'));
    return reply.code(204).send();
  });
  app.post('/api/texts/threads/:threadId/person', async (request) => {
    const { agent, threadId } = await addressed(request);
    const wanted = parse(NewTextPersonSchema, request.body, 'request.invalid');
    return deps.createTextPerson(agent, threadId, wanted);
  });
  app.post('/api/texts/threads/:threadId/retry', async (request, reply) => {
    const { agent, threadId } = await addressed(request);
    await editThread.retryTasks(agent, threadId);
    return reply.code(204).send();
  });
  app.get('/api/texts/opt-status', async (request) => {
    const agent = await access.agentOf(request);
    const { from, to } = parse(OptQuery, request.query, 'request.invalid');
    const statuses = await editThread.optStatus(agent, from, to);
    return { peers: statuses.map(({ peer: number, optedOut }) => ({ number, optedOut })) };
  });
}

function messageRoutes(app: FastifyInstance, { access, sendTexts, store, texting }: TextRoutesDeps): void {
  async function sending(request: FastifyRequest): Promise<{ agent: Agent; sendId: string }> {
    const agent = await access.agentOf(request);
    return { agent, ...parse(SendParams, request.params, 'request.invalid') };
  }

  app.put('/api/texts/messages/:sendId', { bodyLimit: SEND_LIMIT }, async (request, reply) => {
    const { agent, sendId } = await sending(request);
    await sendTexts.send(agent, sendId, readSend(request.body));
    return reply.code(204).send();
  });
  app.post('/api/texts/messages/:sendId/retry', async (request, reply) => {
    const { agent, sendId } = await sending(request);
    await sendTexts.retry(agent, sendId);
    return reply.code(204).send();
  });
  app.delete('/api/texts/messages/:sendId', async (request, reply) => {
    const { agent, sendId } = await sending(request);
    await sendTexts.putAway(agent, sendId);
    return reply.code(204).send();
  });

  app.get('/api/texts/messages/:messageId/files/:fileId', async (request, reply) => {
    const agent = await access.agentOf(request);
    const { messageId, fileId } = parse(FileParams, request.params, 'request.invalid');
    const found = await store.findText(agent.id, messageId);
    const file = found?.text.files.find(({ id }) => id === fileId);
    if (found === null || file === undefined || !found.text.inZoom) throw new PhoneError('text.unknown');
    const signal = untilClosed(reply);
    const body = await texting.file(agent.id, { threadId: found.threadId, messageId }, file, signal);
    return reply
      .header('content-type', SHOWN[file.type] ?? SAVED[file.type] ?? 'application/octet-stream')
      .header('content-disposition', dispositionOf(file.name, Object.hasOwn(SHOWN, file.type)))
      .send(Readable.from(body, { objectMode: false, signal }));
  });
}

function placeOf(text: string | undefined): { readonly at: number; readonly id: string } | null {
  if (text === undefined || text === '') return null;
  const place = readPlace(text);
  if (place === null) throw new PhoneError('request.invalid', { details: { path: 'before' } });
  return place;
}

/** Whoever has left needs no more of it. */
function untilClosed(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once('close', () => {
    controller.abort();
  });
  return controller.signal;
}

function dispositionOf(name: string, isShown: boolean): string {
  const kind = isShown ? 'inline' : 'attachment';
  return name === '' ? kind : `${kind}; filename*=UTF-8''${encodeURIComponent(name.toWellFormed())}`;
}
