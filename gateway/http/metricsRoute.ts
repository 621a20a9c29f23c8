import type { FastifyInstance } from 'fastify';
import type { Metrics } from '../metrics/metrics.ts';
import type { Secret } from '../secret.ts';
import type { Backlog } from '../storage/backlog.ts';
import { requireKey } from './requireKey.ts';

export interface MetricsDeps {
  readonly metrics: Metrics;
  readonly readBacklog: () => Promise<Backlog>;
  /** Without it there is nothing here. */
  readonly metricsKey: Secret | undefined;
}

const FEED = '/api/feed';
/** A path that is none of ours may be anything, and would make a label of its own each time. */
const NO_ROUTE = 'none';

/** Counts what the routes after it answer, and tells it in Prometheus' text format. */
export function metricsRoute(app: FastifyInstance, { metrics, readBacklog, metricsKey }: MetricsDeps): void {
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
  app.get('/metrics', async (request, reply) => {
    requireKey(request, metricsKey);
    return reply.type(metrics.contentType).send(await metrics.render(await readBacklog()));
  });
}
