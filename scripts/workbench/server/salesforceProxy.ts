/** Salesforce's REST API on the page's own host, with the session of the browser's user. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isOwnPage, userOf, type SignInDeps } from './requestUser.ts';

export interface SalesforceProxyDeps extends SignInDeps {
  readonly salesforceUrl: string;
}

export function addSalesforce(app: FastifyInstance, deps: SalesforceProxyDeps): void {
  app.route({
    method: ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'],
    url: '/services/data/*',
    handler: async (request, reply) => {
      if (!isOwnPage(request)) return reply.code(403).send();
      const answer = await askSalesforce(request, deps);
      // As a browser sees it when nothing answers.
      if (answer === undefined) return reply.code(502).send();
      reply.code(answer.status).header('cache-control', 'no-store');
      return reply.type(answer.headers.get('content-type') ?? 'application/json').send(await answer.text());
    },
  });
}

/** A session that has ended is replaced once, as Lightning Experience does without a word. */
async function askSalesforce(
  request: FastifyRequest,
  deps: SalesforceProxyDeps,
): Promise<Response | undefined> {
  const userId = userOf(request, deps);
  const ask = () =>
    fetch(deps.salesforceUrl + request.url, {
      method: request.method,
      headers: { authorization: `Bearer ${deps.sessions.of(userId)}`, 'content-type': 'application/json' },
      ...(request.body === undefined || request.method === 'GET'
        ? {}
        : { body: JSON.stringify(request.body) }),
    }).catch(() => undefined);
  const answer = await ask();
  if (answer?.status !== 401) return answer;
  deps.sessions.forget(userId);
  return ask();
}
