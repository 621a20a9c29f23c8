/** `/oauth/authorize`: the user adds the app, or declines. */
import type { FastifyInstance } from 'fastify';
import * as v from 'valibot';
import type { Account } from '../account.ts';
import type { ZoomApp } from '../options.ts';
import { stringsOf } from '../strings.ts';
import type { Language } from '../strings.ts';
import { browserUser } from './browserUser.ts';
import { consentPage, errorPage } from './consentPage.ts';
import type { Grants } from './grants.ts';

export interface AuthorizeDeps {
  readonly account: Account;
  readonly app: () => ZoomApp;
  readonly grants: Grants;
  readonly language: () => Language;
}

const QuerySchema = v.object({
  response_type: v.optional(v.string()),
  client_id: v.optional(v.string()),
  redirect_uri: v.optional(v.string()),
  state: v.optional(v.string()),
  code_challenge: v.optional(v.string()),
  code_challenge_method: v.optional(v.picklist(['S256', 'plain']), 'plain'),
});
type Query = v.InferOutput<typeof QuerySchema>;

const DecisionSchema = v.object({ decision: v.picklist(['authorize', 'decline']) });

export function addAuthorizeRoute(server: FastifyInstance, deps: AuthorizeDeps): void {
  const { account, app, grants, language } = deps;

  server.get('/oauth/authorize', (request, reply) => {
    const query = readQuery(request.query, app());
    const strings = stringsOf(language());
    void reply.type('text/html');
    if ('problem' in query) return reply.code(400).send(errorPage(strings, query.problem));
    return reply.send(
      consentPage({
        strings,
        app: app(),
        user: browserUser(account, request),
        url: request.url,
        language: language(),
      }),
    );
  });

  server.post('/oauth/authorize', (request, reply) => {
    const query = readQuery(request.query, app());
    const body = v.safeParse(DecisionSchema, request.body);
    if ('problem' in query || !body.success) {
      const problem = 'problem' in query ? query.problem : 'decision';
      return reply
        .code(400)
        .type('text/html')
        .send(errorPage(stringsOf(language()), problem));
    }
    const answer =
      body.output.decision === 'authorize'
        ? { code: grants.issueCode({ userId: browserUser(account, request).id, ...query.wanted }) }
        : { error: 'access_denied' };
    return reply.redirect(withQuery(query.wanted.redirectUri, { ...answer, ...query.state }), 302);
  });
}

/** Zoom shows a wrong client or address to the user: it cannot trust the address with an error. */
function readQuery(raw: unknown, app: ZoomApp) {
  const parsed = v.safeParse(QuerySchema, raw);
  if (!parsed.success) return { problem: 'Invalid request (4,700)' };
  const query = parsed.output;
  if (query.client_id !== app.clientId) return { problem: 'Invalid client (4,702)' };
  if (query.redirect_uri === undefined || !app.redirectUris.includes(query.redirect_uri)) {
    return { problem: `Redirect URI mismatch: ${query.redirect_uri ?? ''} (4,709)` };
  }
  if (query.response_type !== 'code') return { problem: 'Invalid request: response_type (4,700)' };
  return {
    wanted: { redirectUri: query.redirect_uri, challenge: challengeOf(query) },
    state: query.state === undefined ? {} : { state: query.state },
  };
}

function challengeOf({ code_challenge: value, code_challenge_method: method }: Query) {
  return value === undefined ? null : { value, method };
}

function withQuery(address: string, values: Readonly<Record<string, string>>): string {
  const url = new URL(address);
  for (const [key, value] of Object.entries(values)) url.searchParams.set(key, value);
  return url.href;
}
