import { gzipSync } from 'node:zlib';
import { CallerIdChoiceSchema, PhoneError, parse } from '#call-core';
import type { CallerIdChoice, NumberData, Presence, Session } from '#call-core';
import type { FastifyInstance } from 'fastify';
import * as v from 'valibot';
import type { SignIn } from '../agents/signIn.ts';
import type { Agent } from '../calls/ports.ts';
import { signInLimit } from './limits.ts';
import { NEEDS_NO_SESSION } from './widgetAccess.ts';
import type { WidgetAccess } from './widgetAccess.ts';

export interface SessionRoutesDeps {
  readonly access: WidgetAccess;
  readonly signIn: Pick<SignIn, 'finish'>;
  readonly sessionView: (agent: Agent) => Promise<Session>;
  readonly chooseCallerId: (agent: Agent, choice: CallerIdChoice) => Promise<void>;
  readonly giveConsent: (agentId: string) => Promise<void>;
  readonly presence: (agent: Agent) => Promise<Presence>;
  readonly numberData: NumberData;
  readonly addressPerMinute: number;
}

const Exchange = v.object({
  code: v.pipe(v.string(), v.maxLength(128)),
  verifier: v.pipe(v.string(), v.minLength(43), v.maxLength(128)),
});

export function sessionRoutes(app: FastifyInstance, deps: SessionRoutesDeps): void {
  const { access, sessionView } = deps;

  const exchange = { config: { ...signInLimit(deps).config, ...NEEDS_NO_SESSION.config } };
  app.post('/api/session', exchange, async (request, reply) => {
    const { code, verifier } = parse(Exchange, request.body, 'request.invalid');
    const { origin = '' } = request.headers;
    const { token, agent } = await deps.signIn.finish({ code, verifier, origin }, access.tokenOf(request));
    access.giveSession(reply, token);
    return sessionView(agent);
  });
  app.get('/api/session', async (request) => {
    const agent = await access.agentOf(request);
    await access.extend(request);
    return sessionView(agent);
  });
  app.delete('/api/session', NEEDS_NO_SESSION, async (request, reply) => {
    await access.endSession(request, reply);
    return reply.code(204).send();
  });

  app.put('/api/caller-id', async (request, reply) => {
    const agent = await access.agentOf(request);
    const choice = parse(CallerIdChoiceSchema, request.body, 'request.invalid');
    if (!isOffered(agent, choice)) throw new PhoneError('request.invalid', { details: { path: 'number' } });
    await deps.chooseCallerId(agent, choice);
    return reply.code(204).send();
  });
  app.put('/api/consent', async (request, reply) => {
    const agent = await access.agentOf(request);
    await deps.giveConsent(agent.id);
    return reply.code(204).send();
  });
  app.get('/api/presence', async (request) => deps.presence(await access.agentOf(request)));

  const numberData = JSON.stringify(deps.numberData);
  const packed = gzipSync(numberData);
  app.get('/api/number-data', NEEDS_NO_SESSION, (request, reply) => {
    void reply.headers({
      'cache-control': 'private, max-age=86400',
      'content-type': 'application/json; charset=utf-8',
      vary: 'Origin, Accept-Encoding',
    });
    if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return reply.send(numberData);
    return reply.header('content-encoding', 'gzip').send(packed);
  });
}

function isOffered(agent: Agent, choice: CallerIdChoice): boolean {
  return choice.kind === 'hidden'
    ? agent.canHideCallerId
    : agent.ownNumbers.some(({ number }) => number === choice.number);
}
