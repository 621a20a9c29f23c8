import type { FastifyInstance } from 'fastify';
import type { Metrics } from '../metrics/metrics.ts';
import type { Secret } from '../secret.ts';
import type { VoiceBacklog } from '../metrics/voiceMetrics.ts';
import type { Backlog } from '../storage/backlog.ts';
import { requireKey } from './requireKey.ts';

export interface MetricsDeps {
  readonly metrics: Metrics;
  readonly readBacklog: () => Promise<Backlog>;
  /** Null where there are no browser lines. */
  readonly readVoice: () => Promise<VoiceBacklog | null>;
  /** Without it there is nothing here. */
  readonly metricsKey: Secret | undefined;
}

const FEED = '/api/feed';
/** A path that is none of ours may be anything, and would make a label of its own each time. */
const NO_ROUTE = 'none';

/** Counts all that is answered. */
export function countAnswers(app: FastifyInstance, metrics: Metrics): void {
  app.addHook('onRequest', (request, reply, done) => {
    if (request.routeOptions.url === FEED && request.method === 'GET') {
      metrics.feedOpened();
      reply.raw.once('close', () => {
        metrics.feedClosed();
      });
    }
    done();
  });
  app.addHook('onResponse', ({ routeOptions: { url } }, reply, done) => {
    if (url !== FEED)
      metrics.answered({
        route: url ?? NO_ROUTE,
        status: reply.statusCode,
        seconds: reply.elapsedTime / 1000,
      });
    done();
  });
}

/** Tells what was counted, in Prometheus' text format. */
export function metricsRoute(
  app: FastifyInstance,
  { metrics, readBacklog, readVoice, metricsKey }: MetricsDeps,
): void {
  app.get('/metrics', async (request, reply) => {
    requireKey(request, metricsKey);
    const [backlog, voice] = await Promise.all([readBacklog(), readVoice()]);
    return reply.type(metrics.contentType).send(await metrics.render(backlog, voice));
  });
}
