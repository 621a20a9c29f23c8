import type { FastifyInstance } from 'fastify';
import helmet from 'helmet';

/**
 * What a browser has to know of all that it gets from here.
 * @param when `onRequest` for every answer, `preSerialization` for those that say something
 */
export function secureAnswers(app: FastifyInstance, when: 'onRequest' | 'preSerialization'): void {
  const setHeaders = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    },
    // Our pages fetch; only a player embeds, and its route says so.
    crossOriginResourcePolicy: { policy: 'same-origin' },
    // The only pages are those of the sign-in window, which must keep its link to the page that opened it.
    crossOriginOpenerPolicy: { policy: 'unsafe-none' },
  });
  if (when === 'onRequest')
    app.addHook('onRequest', (request, reply, done) => {
      setHeaders(request.raw, reply.raw, () => {
        done();
      });
    });
  else
    app.addHook('preSerialization', (request, reply, payload, done) => {
      setHeaders(request.raw, reply.raw, () => {
        done(null, payload);
      });
    });
}
