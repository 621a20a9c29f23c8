/** The live feed as server-sent events. The id of an event is the revision from which a new connection goes on. */
import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { parse } from '#call-core';
import type { FeedMessage } from '#call-core';
import type { FastifyInstance } from 'fastify';
import * as v from 'valibot';
import type { OpenFeed } from '../calls/feed.ts';
import type { Log } from '../logging.ts';
import type { WidgetAccess } from './widgetAccess.ts';

export interface FeedRouteDeps {
  readonly access: WidgetAccess;
  readonly openFeed: OpenFeed;
  readonly log: Log;
}

/** Shows both ends that the connection lives; the widget gives up after two that did not come. */
const BEAT_MS = 10_000;

const Query = v.object({
  after: v.optional(v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number)), '0'),
});

export interface FeedConnections {
  /** Ends every feed; widgets connect again, to a gateway that runs. */
  closeAll(): void;
}

export function feedRoute(app: FastifyInstance, { access, openFeed, log }: FeedRouteDeps): FeedConnections {
  const streams = new Set<PassThrough>();

  app.get('/api/feed', async (request, reply) => {
    const agent = await access.agentOf(request);
    const { after } = parse(Query, request.query, 'request.invalid');
    const lastSeen = Number(request.headers['last-event-id'] ?? after);
    const stream = new PassThrough();
    streams.add(stream);
    const beat = setInterval(() => stream.write('event: beat\ndata:\n\n'), BEAT_MS);
    const stop = openFeed(
      agent.id,
      Number.isSafeInteger(lastSeen) && lastSeen > 0 ? lastSeen : 0,
      (message) => write(stream, message),
      (error) => {
        if (error !== undefined) log.warn({ error, requestId: request.id }, 'a live feed broke off');
        stream.end();
      },
    );
    stream.on('close', () => {
      stop();
      clearInterval(beat);
      streams.delete(stream);
    });
    request.raw.on('close', () => stream.destroy());
    stream.write('retry: 500\n\n');
    return reply
      .header('content-type', 'text/event-stream; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('x-accel-buffering', 'no')
      .send(stream);
  });

  return {
    closeAll() {
      for (const stream of streams) stream.end();
    },
  };
}

async function write(stream: PassThrough, message: FeedMessage): Promise<void> {
  if (stream.destroyed) return;
  const revision = revisionOf(message);
  const id = revision === null ? '' : `id: ${revision}\n`;
  const room = stream.write(`${id}data: ${JSON.stringify(message)}\n\n`);
  if (!room) await Promise.race([once(stream, 'drain'), once(stream, 'close')]);
}

function revisionOf(message: FeedMessage): number | null {
  if (message.type === 'entry') return message.entry.revision;
  return message.type === 'ready' ? message.revision : null;
}
