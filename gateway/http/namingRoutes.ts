/** What the widget tells and asks about who it was. */
import { ChosenPersonSchema, LinkEarlierSchema, NewPersonSchema, parse } from '#call-core';
import type { ChosenPerson, NewPerson, NewPersonReply } from '#call-core';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import * as v from 'valibot';
import type { EarlierCalls } from '../calls/earlierCalls.ts';
import type { Agent } from '../calls/ports.ts';
import type { WidgetAccess } from './widgetAccess.ts';

export interface NamingRoutesDeps {
  readonly access: WidgetAccess;
  readonly namePerson: (agent: Agent, callId: string, choice: ChosenPerson) => Promise<void>;
  readonly createPerson: (agent: Agent, callId: string, wanted: NewPerson) => Promise<NewPersonReply>;
  readonly earlierCalls: EarlierCalls;
}

const CallParams = v.object({ callId: v.pipe(v.string(), v.minLength(1), v.maxLength(128)) });

export function namingRoutes(app: FastifyInstance, deps: NamingRoutesDeps): void {
  const { access, earlierCalls } = deps;

  /** The agent, and the call that the path names. */
  async function addressed(request: FastifyRequest): Promise<{ agent: Agent; callId: string }> {
    const agent = await access.agentOf(request);
    return { agent, ...parse(CallParams, request.params, 'request.invalid') };
  }

  app.put('/api/calls/:callId/who', async (request, reply) => {
    const { agent, callId } = await addressed(request);
    await deps.namePerson(agent, callId, parse(ChosenPersonSchema, request.body, 'request.invalid'));
    return reply.code(204).send();
  });
  app.post('/api/calls/:callId/person', async (request) => {
    const { agent, callId } = await addressed(request);
    return deps.createPerson(agent, callId, parse(NewPersonSchema, request.body, 'request.invalid'));
  });
  app.get('/api/calls/:callId/earlier', async (request) => {
    const { agent, callId } = await addressed(request);
    return { count: await earlierCalls.count(agent, callId) };
  });
  app.put('/api/calls/:callId/earlier', async (request, reply) => {
    const { agent, callId } = await addressed(request);
    const { personId } = parse(LinkEarlierSchema, request.body, 'request.invalid');
    await earlierCalls.link(agent, callId, personId);
    return reply.code(204).send();
  });
  app.get('/api/phone-fields', async (request) => {
    const { Contact, Lead } = (await access.agentOf(request)).personFields;
    return { Contact: Contact.phones, Lead: Lead.phones };
  });
}
