/** Who may call the widget's endpoints: pages of the configured origins, with the session that they exchanged a code for. */
import { PhoneError, USER_HEADER } from '#call-core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LIFE_MS } from '../agents/sessions.ts';
import type { Sessions } from '../agents/sessions.ts';
import type { Agent, AgentStore } from '../calls/ports.ts';
import { refuseOtherSites, requireOwnPage } from './otherSites.ts';

export interface WidgetAccessDeps {
  readonly origins: readonly string[];
  readonly sessions: Pick<Sessions, 'find' | 'extend' | 'end'>;
  readonly agents: Pick<AgentStore, 'find'>;
}

export interface WidgetAccess {
  /** Refuses a request that no page of ours can have sent. @throws PhoneError request.forbidden */
  requireOwnPage(request: FastifyRequest): void;
  /** For a WebSocket, which pages open without headers of their own. @throws PhoneError request.forbidden */
  requireOwnOrigin(request: FastifyRequest): void;
  /** Refuses what pages of other sites can make a browser send. @throws PhoneError request.forbidden */
  refuseOtherSites(request: FastifyRequest): void;
  /** Looks whose session it is, once for the request; a cookie that is of none is taken away. Nobody may be signed in. */
  identify(request: FastifyRequest, reply: FastifyReply): Promise<void>;
  /** Whom `identify` has found. */
  knownAgentId(request: FastifyRequest): string | null;
  /** @throws PhoneError session.missing */
  agentOf(request: FastifyRequest): Promise<Agent>;
  /** Whether the session of this request still holds, also long after the request came. */
  isSignedIn(request: FastifyRequest): Promise<boolean>;
  /** The token that the browser holds, of whatever worth. */
  tokenOf(request: FastifyRequest): string | undefined;
  giveSession(reply: FastifyReply, token: string): void;
  /** Moves the end of a session that is in use. The cookie stays as it is: a late answer must not bring back an old one. */
  extend(request: FastifyRequest): Promise<void>;
  endSession(request: FastifyRequest, reply: FastifyReply): Promise<void>;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Of the widget's endpoints, those that answer whoever is not signed in. */
    needsNoSession?: true;
  }
}
/** For those. */
export const NEEDS_NO_SESSION = { config: { needsNoSession: true } } as const;

const COOKIE = '__Host-zoom-phone';
/** Partitioned: the cookie belongs to the gateway inside this org's pages, and to nobody else. */
const ATTRIBUTES = { path: '/', httpOnly: true, secure: true, sameSite: 'none', partitioned: true } as const;

export function createWidgetAccess({ origins, sessions, agents }: WidgetAccessDeps): WidgetAccess {
  const identified = new WeakMap<FastifyRequest, Agent | null>();

  async function find(request: FastifyRequest): Promise<{ agent: Agent | null; isUnknown: boolean }> {
    const token = tokenOf(request);
    if (!token) return { agent: null, isUnknown: false };
    const session = await sessions.find(token);
    if (typeof session === 'string') return { agent: null, isUnknown: session === 'unknown' };
    return { agent: await agents.find(session.agentId), isUnknown: false };
  }

  function requireOwnOrigin({ headers: { origin } }: FastifyRequest): void {
    if (origin === undefined || !origins.includes(origin)) throw new PhoneError('request.forbidden');
  }

  return {
    requireOwnOrigin,
    requireOwnPage: ({ headers }) => {
      requireOwnPage(headers, origins);
    },
    refuseOtherSites: (request) => {
      refuseOtherSites(request, origins);
    },
    async identify(request, reply) {
      const { agent, isUnknown } = await find(request);
      identified.set(request, agent);
      // Not one that has ended: its successor may have reached the browser since this request left it.
      if (isUnknown) void reply.clearCookie(COOKIE, ATTRIBUTES);
    },
    knownAgentId: (request) => identified.get(request)?.id ?? null,
    async agentOf(request) {
      const known = identified.get(request);
      const agent = known === undefined ? (await find(request)).agent : known;
      const user = request.headers[USER_HEADER];
      const isOfUser = user === undefined || user === agent?.salesforceUserId;
      if (agent === null || !isOfUser) throw new PhoneError('session.missing', { retry: 'afterSignIn' });
      return agent;
    },
    async isSignedIn(request) {
      const session = await sessions.find(tokenOf(request) ?? '');
      return typeof session !== 'string';
    },
    tokenOf,
    giveSession(reply, token) {
      void reply.setCookie(COOKIE, token, { ...ATTRIBUTES, maxAge: LIFE_MS / 1000 });
    },
    async extend(request) {
      const token = tokenOf(request);
      if (token) await sessions.extend(token);
    },
    async endSession(request, reply) {
      const token = tokenOf(request);
      if (token) await sessions.end(token);
      void reply.clearCookie(COOKIE, ATTRIBUTES);
    },
  };
}

function tokenOf({ cookies }: FastifyRequest): string | undefined {
  return cookies[COOKIE];
}
