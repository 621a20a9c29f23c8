/** For whoever runs the gateway: sessions are ended, of an agent or of all. */
import { parse } from '#call-core';
import type { FastifyInstance } from 'fastify';
import * as v from 'valibot';
import type { EndSessions } from '../agents/endSessions.ts';
import type { Secret } from '../secret.ts';
import { ADMIN_LIMIT } from './limits.ts';
import { requireKey } from './requireKey.ts';

const Wanted = v.object({ agent: v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(100))) });

export function adminSessionRoute(
  app: FastifyInstance,
  { endSessions, adminKey }: { readonly endSessions: EndSessions; readonly adminKey: Secret | undefined },
): void {
  app.post('/admin/sign-out', ADMIN_LIMIT, async (request) => {
    requireKey(request, adminKey);
    const { agent } = parse(Wanted, request.body, 'request.invalid');
    return { agents: await endSessions(agent) };
  });
}
