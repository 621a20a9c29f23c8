/** Who may call the widget's endpoints: pages of the configured origins, with the session that they exchanged a code for. */
import { PhoneError, USER_HEADER, WIDGET_HEADER } from '#call-core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { SessionStore } from '../agents/ports.ts';
import { SESSION_MS } from '../agents/signIn.ts';
import type { Agent, AgentStore, Clock } from '../calls/ports.ts';

export interface WidgetAccessDeps {
  readonly origins: readonly string[];
  readonly sessions: SessionStore;
  readonly agents: Pick<AgentStore, 'find'>;
  readonly clock: Clock;
}

export interface WidgetAccess {
  /** Refuses a request that no page of ours can have sent. @throws PhoneError request.forbidden */
  requireOwnPage(request: FastifyRequest): void;
  /** For a WebSocket, which pages open without headers of their own. @throws PhoneError request.forbidden */
  requireOwnOrigin(request: FastifyRequest): void;
  /** @throws PhoneError session.missing */
  agentOf(request: FastifyRequest): Promise<Agent>;
  /** Whether the session of this request still holds, also long after the request came. */
  isSignedIn(request: FastifyRequest): Promise<boolean>;
  giveSession(reply: FastifyReply, token: string): void;
  /** Moves the end of a session that is in use. */
  extend(request: FastifyRequest, reply: FastifyReply): Promise<void>;
  endSession(request: FastifyRequest, reply: FastifyReply): Promise<void>;
}

const COOKIE = '__Host-zoom-phone';
/** Partitioned: the cookie belongs to the gateway inside this org's pages, and to nobody else. */
const ATTRIBUTES = { path: '/', httpOnly: true, secure: true, sameSite: 'none', partitioned: true } as const;

export function createWidgetAccess({ origins, sessions, agents, clock }: WidgetAccessDeps): WidgetAccess {
  async function agentIdOf(request: FastifyRequest): Promise<string | null> {
    const token = request.cookies[COOKIE];
    return token ? sessions.find(token, clock.now()) : null;
  }

  function giveSession(reply: FastifyReply, token: string): void {
    void reply.setCookie(COOKIE, token, { ...ATTRIBUTES, maxAge: SESSION_MS / 1000 });
  }

  function requireOwnOrigin({ headers: { origin } }: FastifyRequest): void {
    if (origin === undefined || !origins.includes(origin)) throw new PhoneError('request.forbidden');
  }

  return {
    requireOwnOrigin,
    requireOwnPage(request) {
      requireOwnOrigin(request);
      if (request.headers[WIDGET_HEADER] === undefined) throw new PhoneError('request.forbidden');
    },
    async agentOf(request) {
      const agentId = await agentIdOf(request);
      const agent = agentId === null ? null : await agents.find(agentId);
      const user = request.headers[USER_HEADER];
      const isOfUser = user === undefined || user === agent?.salesforceUserId;
      if (agent === null || !isOfUser) throw new PhoneError('session.missing', { retry: 'afterSignIn' });
      return agent;
    },
    isSignedIn: async (request) => (await agentIdOf(request)) !== null,
    giveSession,
    async extend(request, reply) {
      const token = request.cookies[COOKIE];
      if (!token) return;
      await sessions.extend(token, clock.now() + SESSION_MS);
      giveSession(reply, token);
    },
    async endSession(request, reply) {
      const token = request.cookies[COOKIE];
      if (token) await sessions.remove(token);
      void reply.clearCookie(COOKIE, ATTRIBUTES);
    },
  };
}
