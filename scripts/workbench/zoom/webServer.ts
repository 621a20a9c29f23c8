/** One HTTP server of the local Zoom: logs its requests, and fails when it is told to. */
import cookie from '@fastify/cookie';
import fastify from 'fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from './clock.ts';
import type { Fault, Faults, ZoomPart } from './faults.ts';
import type { Requests } from './requests.ts';
import { dailyLimit, invalidToken, notPermitted, perSecondLimit, zoomError } from './rest/zoomAnswer.ts';
import type { ZoomAnswer } from './rest/zoomAnswer.ts';

export interface WebServerDeps {
  readonly clock: Clock;
  readonly faults: Faults;
  readonly requests: Requests;
  readonly partOf: (path: string) => ZoomPart;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Whose access token the request carries. */
    zoomUserId: string | null;
    /** How its answer will be lost. */
    lostBy: LostBy | null;
  }
}

type LostBy = 'hang' | 'drop';

const LOST_AFTER: Partial<Record<Fault['kind'], LostBy>> = { hangAfter: 'hang', dropAfter: 'drop' };

const ANSWERS: Partial<Record<Fault['kind'], () => ZoomAnswer>> = {
  unauthorized: invalidToken,
  forbidden: notPermitted,
  notFound: () => zoomError(404, 1001, 'User does not exist: me.'),
  notRegistered: () => zoomError(400, 400, 'Phone number is not registered for SMS.'),
  noFile: () => zoomError(404, 404, 'Recording does not exist.'),
  perSecondLimit,
  dailyLimit,
  serverError: () => zoomError(500, 500, 'Internal server error'),
  unavailable: () => zoomError(503, 503, 'Service unavailable'),
};

export function createWebServer({ clock, faults, partOf, requests }: WebServerDeps): FastifyInstance {
  const app = fastify({ forceCloseConnections: true });
  app.decorateRequest('zoomUserId', null);
  app.decorateRequest('lostBy', null);
  void app.register(cookie);
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => {
      done(null, Object.fromEntries(new URLSearchParams(String(body))));
    },
  );

  function log(request: FastifyRequest, status: number | null): void {
    const { method, url, zoomUserId } = request;
    requests.add({ at: clock.now(), method, path: url, status, userId: zoomUserId });
  }

  app.addHook('onRequest', async (request, reply) => {
    const fault = faults.meet(partOf(request.url), request.url);
    if (fault === null) return;
    request.lostBy = LOST_AFTER[fault.kind] ?? null;
    if (request.lostBy !== null) return;
    if (fault.kind === 'delay') await passed(clock, fault.delayMs ?? 1000);
    else if (fault.kind === 'drop' || fault.kind === 'hang') {
      log(request, null);
      leaveUnanswered(reply, fault.kind);
    } else await send(reply, ANSWERS[fault.kind]?.() ?? invalidToken());
  });
  app.addHook('onSend', (request, reply, payload, done) => {
    if (request.lostBy === null) {
      done(null, payload);
      return;
    }
    log(request, null);
    if (request.lostBy === 'drop') reply.raw.destroy();
  });
  app.addHook('onResponse', (request, reply, done) => {
    log(request, reply.statusCode);
    done();
  });
  // A page that is open would otherwise go on to see a Zoom that is down.
  faults.onChange(() => {
    if (faults.list().some(({ kind }) => kind === 'drop')) app.server.closeAllConnections();
  });
  return app;
}

export async function send(reply: FastifyReply, { body, location, status }: ZoomAnswer): Promise<void> {
  if (location !== undefined) void reply.header('location', location);
  await reply.code(status).send(body ?? undefined);
}

function leaveUnanswered(reply: FastifyReply, kind: 'drop' | 'hang'): void {
  reply.hijack();
  if (kind === 'drop') reply.raw.destroy();
}

function passed(clock: Clock, ms: number): Promise<void> {
  return new Promise((resolve) => {
    clock.after(ms, resolve);
  });
}
