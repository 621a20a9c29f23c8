/** The live feed: an answer that does not end, one message a line (newline-delimited JSON). */
import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { FEED_BEAT_MS, parse } from '#call-core';
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

export interface FeedConnections {
  /** Ends every feed; widgets connect again, to a gateway that runs. */
  closeAll(): void;
}

/** `after`: the last revision that the widget has seen. */
const Query = v.object({
  after: v.optional(v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number)), '0'),
});

/** Beats for which a receiver may take nothing. Then it is gone, or may connect anew and be told what has changed. */
const MOST_MISSED = 3;

export function feedRoute(app: FastifyInstance, { access, openFeed, log }: FeedRouteDeps): FeedConnections {
  const streams = new Set<PassThrough>();

  app.get('/api/feed', async (request, reply) => {
    const agent = await access.agentOf(request);
    const { after } = parse(Query, request.query, 'request.invalid');
    const stream = new PassThrough();
    streams.add(stream);
    let missed = 0;
    const beat = setInterval(() => {
      missed = stream.writableNeedDrain ? missed + 1 : 0;
      if (missed >= MOST_MISSED) stream.destroy();
      else if (missed === 0) void write(stream, { type: 'beat' });
    }, FEED_BEAT_MS);
    const stop = openFeed({
      agentId: agent.id,
      after,
      isSignedIn: () => access.isSignedIn(request),
      send: (message) => write(stream, message),
      onEnd(error) {
        if (error !== undefined) log.warn({ error, requestId: request.id }, 'a live feed broke off');
        stream.end();
      },
    });
    stream.on('close', () => {
      stop();
      clearInterval(beat);
      streams.delete(stream);
    });
    request.raw.on('close', () => stream.destroy());
    // What is not taken is not waited for when the connection ends.
    stream.on('close', () => reply.raw.destroy());
    return reply
      .header('content-type', 'application/x-ndjson; charset=utf-8')
      .header('x-accel-buffering', 'no')
      .send(stream);
  });

  return {
    closeAll() {
      for (const stream of streams) stream.end();
    },
  };
}

/** Resolves when the receiver can take more. */
async function write(stream: PassThrough, message: FeedMessage): Promise<void> {
  if (stream.destroyed || stream.writableEnded) return;
  const room = stream.write(`${JSON.stringify(message)}\n`);
  if (!room) await Promise.race([once(stream, 'drain'), once(stream, 'close')]);
}
