/** External Zoom Call Logs: what the agent searches, saves and dismisses. */
import { DaySchema, SaveCallsSchema, parse } from '#call-core';
import type { FastifyInstance } from 'fastify';
import * as v from 'valibot';
import type { ExternalCalls } from '../calls/externalCalls.ts';
import type { WidgetAccess } from './widgetAccess.ts';

export interface ExternalCallRoutesDeps {
  readonly access: WidgetAccess;
  readonly externalCalls: ExternalCalls;
}

const Query = v.object({
  from: DaySchema,
  to: DaySchema,
  page: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(512))),
});
const CallParams = v.object({ callId: v.pipe(v.string(), v.minLength(1), v.maxLength(128)) });
const Dismissed = v.object({ dismissed: v.boolean() });

export function externalCallRoutes(
  app: FastifyInstance,
  { access, externalCalls }: ExternalCallRoutesDeps,
): void {
  app.get('/api/external-calls', async (request) => {
    const agent = await access.agentOf(request);
    const { from, to, page = null } = parse(Query, request.query, 'request.invalid');
    return externalCalls.search(agent, { from, to }, page);
  });
  app.get('/api/external-calls/count', async (request) => {
    const agent = await access.agentOf(request);
    return { count: await externalCalls.count(agent) };
  });
  app.post('/api/external-calls/save', async (request) => {
    const agent = await access.agentOf(request);
    const { callIds } = parse(SaveCallsSchema, request.body, 'request.invalid');
    return externalCalls.save(agent, callIds);
  });
  app.put('/api/external-calls/:callId/dismissed', async (request, reply) => {
    const agent = await access.agentOf(request);
    const { callId } = parse(CallParams, request.params, 'request.invalid');
    await externalCalls.setDismissed(
      agent,
      callId,
      parse(Dismissed, request.body, 'request.invalid').dismissed,
    );
    return reply.code(204).send();
  });
}
