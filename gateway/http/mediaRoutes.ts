/** Recordings and voicemails, passed on from Zoom to the agent whose call it was, and to nobody else. Nothing is kept. */
import { Readable } from 'node:stream';
import { PhoneError, parse } from '#call-core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as v from 'valibot';
import { toHistoryEntry } from '../calls/historyEntry.ts';
import type { CallStore, MediaSource, MediaStore, OwnMedium } from '../calls/ports.ts';
import type { MediaTickets } from './mediaTickets.ts';
import { FOR_PLAYERS } from './otherSites.ts';
import { partOf } from './range.ts';
import type { WidgetAccess } from './widgetAccess.ts';

export interface MediaRoutesDeps {
  readonly access: WidgetAccess;
  readonly media: MediaStore;
  readonly source: MediaSource;
  readonly tickets: MediaTickets;
  readonly calls: Pick<CallStore, 'findByTask'>;
}

/** What is being heard. */
export interface Listenings {
  /** The gateway ends: players go on at one that runs. */
  endAll(): void;
}

const MediumParams = v.object({ mediumId: v.pipe(v.string(), v.minLength(1), v.maxLength(128)) });
const TaskParams = v.object({ taskId: v.pipe(v.string(), v.regex(/^[a-zA-Z0-9]{15}([a-zA-Z0-9]{3})?$/)) });
const AudioQuery = v.object({ ticket: v.pipe(v.string(), v.maxLength(1000)) });

export function mediaRoutes(app: FastifyInstance, deps: MediaRoutesDeps): Listenings {
  const { access, media, source, tickets } = deps;
  const running = new Set<AbortController>();

  async function ownMedium(request: FastifyRequest): Promise<OwnMedium> {
    const agent = await access.agentOf(request);
    const { mediumId } = parse(MediumParams, request.params, 'request.invalid');
    const medium = await media.find(agent.id, mediumId);
    if (medium === null) throw new PhoneError('media.unknown');
    if (medium.facts.deleted) throw new PhoneError('media.deleted');
    return medium;
  }

  /** Ends with the listener's connection, or with the gateway. */
  function listening(reply: FastifyReply): AbortSignal {
    const controller = new AbortController();
    running.add(controller);
    reply.raw.once('close', () => {
      running.delete(controller);
      controller.abort();
    });
    return controller.signal;
  }

  app.post('/api/media/:mediumId/ticket', async (request) => {
    const { agentId, facts } = await ownMedium(request);
    return { ticket: tickets.give(agentId, facts.id) };
  });

  app.route({
    method: ['GET', 'HEAD'],
    url: '/api/media/:mediumId/audio',
    exposeHeadRoute: false,
    config: FOR_PLAYERS,
    async handler(request, reply) {
      const medium = await ownMedium(request);
      const { ticket } = parse(AudioQuery, request.query, 'request.invalid');
      const listeningId = tickets.check(ticket, medium.agentId, medium.facts.id);
      const { range } = request.headers;
      const signal = listening(reply);
      const audio = partOf(await source.audio(medium, range, signal), range);
      void reply
        .code(audio.status)
        .headers({ ...audio.headers, 'cross-origin-resource-policy': 'cross-origin' });
      if (request.method === 'HEAD' || audio.status === 416 || audio.body === null) {
        await audio.body?.cancel();
        return reply.send();
      }
      await media.noteListening(listeningId, medium);
      return reply.send(Readable.from(audio.body, { objectMode: false, signal }));
    },
  });

  app.get('/api/media/:mediumId/transcript', async (request, reply) => {
    const medium = await ownMedium(request);
    return source.transcript(medium, listening(reply));
  });

  app.get('/api/tasks/:taskId/call', async (request) => {
    const agent = await access.agentOf(request);
    const { taskId } = parse(TaskParams, request.params, 'request.invalid');
    const entry = await deps.calls.findByTask(agent.id, taskId);
    const shown = entry === null ? null : toHistoryEntry(entry);
    if (shown === null) throw new PhoneError('call.unknown');
    return { entry: shown };
  });

  return {
    endAll() {
      for (const controller of running) controller.abort();
    },
  };
}
