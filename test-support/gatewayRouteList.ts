/** The routes that the gateway's app really has, so that a test over all of them misses no new one. */
import diagnostics from 'node:diagnostics_channel';
import type { FastifyInstance } from 'fastify';
import { createApp } from '../gateway/http/app.ts';
import type { AppDeps } from '../gateway/http/app.ts';
import { createLog } from '../gateway/logging.ts';

/** Told by Fastify of each new instance. */
const CHANNEL = 'fastify.initialization';

/** Sorted, as `PUT /api/calls/:callId/comment`; those that Fastify adds by itself (HEAD, OPTIONS) are left out. */
export async function routesOfGateway(): Promise<string[]> {
  const routes: string[] = [];
  const listen = (told: unknown) => {
    if (!isInstance(told)) return;
    told.fastify.addHook('onRoute', ({ method, url }) => {
      for (const one of [method].flat())
        if (one !== 'HEAD' && one !== 'OPTIONS') routes.push(`${one} ${url}`);
    });
  };
  diagnostics.subscribe(CHANNEL, listen);
  try {
    const app = await createApp(withoutUse());
    await app.close();
  } finally {
    diagnostics.unsubscribe(CHANNEL, listen);
  }
  return routes.toSorted();
}

function isInstance(told: unknown): told is { fastify: FastifyInstance } {
  return typeof told === 'object' && told !== null && 'fastify' in told;
}

/** Nothing of it is called: the app is built, and answers nobody. */
function withoutUse(): AppDeps {
  const anything: unknown = new Proxy(() => undefined, { get: () => anything });
  const log = createLog('silent');
  const given: Readonly<Record<string, unknown>> = {
    log,
    access: { origins: ['https://example.lightning.force.com'] },
    limits: { agentPerMinute: 1, addressPerMinute: 1 },
    session: { numberData: {} },
  };
  return new Proxy({} as AppDeps, { get: (_, name) => given[String(name)] ?? anything });
}
