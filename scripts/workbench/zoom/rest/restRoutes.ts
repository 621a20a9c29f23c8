/** `/v2`: the checks that Zoom makes before any operation, then the operation. */
import { randomUUID } from 'node:crypto';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Account } from '../account.ts';
import type { ZoomUser } from '../options.ts';
import type { AccountGrants } from '../oauth/accountGrants.ts';
import type { Grants } from '../oauth/grants.ts';
import { send } from '../webServer.ts';
import type { Operation } from './operation.ts';
import type { RateLimits } from './rateLimits.ts';
import {
  dailyLimit,
  expiredToken,
  invalidToken,
  missingScope,
  notEnabled,
  perSecondLimit,
  tokenInQuery,
  unknownEndpoint,
  zoomError,
} from './zoomAnswer.ts';
import type { ZoomAnswer } from './zoomAnswer.ts';

export interface RestDeps {
  readonly account: Account;
  readonly grants: Grants;
  readonly accountGrants: AccountGrants;
  readonly rateLimits: RateLimits;
  readonly operations: readonly Operation[];
}

const BASE = '/v2';

export function addRestRoutes(server: FastifyInstance, deps: RestDeps): void {
  server.addHook('onRequest', (request, reply, done) => {
    if (request.url.startsWith(BASE)) void reply.header('x-zm-trackingid', trackingId());
    done();
  });
  for (const operation of deps.operations) {
    server.route({
      method: operation.method,
      url: `${BASE}${operation.path}`,
      ...(operation.maxBytes !== undefined && { bodyLimit: operation.maxBytes }),
      handler: (request, reply) => {
        const answer = answerTo(deps, operation, request);
        tellLimit(reply, operation.rate, deps.rateLimits);
        return send(reply, answer);
      },
    });
  }
  server.setErrorHandler((error: FastifyError, request, reply) => {
    if (!request.url.startsWith(BASE) || error.code !== 'FST_ERR_CTP_INVALID_MEDIA_TYPE') throw error;
    return send(reply, zoomError(400, 300, 'Unsupported content type.'));
  });
  server.setNotFoundHandler((_request, reply) => send(reply, unknownEndpoint()));
}

/** As on Zoom's page "Rate limits". */
function tellLimit(reply: FastifyReply, rate: Operation['rate'], rateLimits: RateLimits): void {
  const { limit, remaining } = rateLimits.left(rate);
  void reply
    .header('x-ratelimit-category', `${rate.slice(0, 1)}${rate.slice(1).toLowerCase()}`)
    .header('x-ratelimit-limit', limit)
    .header('x-ratelimit-remaining', remaining);
}

function answerTo(deps: RestDeps, operation: Operation, request: FastifyRequest): ZoomAnswer {
  const query = new URL(request.url, 'http://zoom').searchParams;
  const caller = whoCalls(deps, operation, request, query);
  if ('status' in caller) return caller;
  const userId = pathUserId(request);
  if (userId !== null && userId !== 'me') return operation.otherUser(userId);
  if (!isForAdmin(operation) && !caller.licensed && operation.path.startsWith('/phone/')) return notEnabled();
  return operation.answer({ user: caller, params: paramsOf(request), query, body: request.body });
}

function whoCalls(
  { account, accountGrants, grants, rateLimits }: RestDeps,
  operation: Operation,
  request: FastifyRequest,
  query: URLSearchParams,
): ZoomUser | ZoomAnswer {
  const { rate, scope } = operation;
  if (query.has('access_token')) return tokenInQuery();
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  const bearer = token === undefined ? null : (accountGrants.bearer(token) ?? grants.bearer(token));
  if (bearer === null) return invalidToken();
  if (!bearer.ok) return bearer.expired ? expiredToken() : invalidToken();
  if (bearer.userId !== null) request.zoomUserId = bearer.userId;
  if (!bearer.scopes.includes(scope))
    return missingScope(isForAdmin(operation) ? [scope] : [scope, `${scope}:admin`]);
  const limit = rateLimits.check(rate);
  if (limit !== 'ok') return limit === 'daily' ? dailyLimit() : perSecondLimit();
  return account.userOrFirst(bearer.userId ?? undefined);
}

function isForAdmin({ scope }: Operation): boolean {
  return scope.endsWith(':admin');
}

function pathUserId(request: FastifyRequest): string | null {
  return paramsOf(request)['userId'] ?? null;
}

function paramsOf({ params }: FastifyRequest): Readonly<Record<string, string | undefined>> {
  const entries = typeof params === 'object' && params !== null ? Object.entries(params) : [];
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}

function trackingId(): string {
  return `v=2.0;clid=local;rid=WEB_${randomUUID().replaceAll('-', '')}`;
}
