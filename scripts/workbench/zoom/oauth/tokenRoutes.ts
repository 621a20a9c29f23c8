/** `/oauth/token`, `/oauth/revoke` and the metadata of the authorization server. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import * as v from 'valibot';
import type { ZoomApp } from '../options.ts';
import type { AccountGrants } from './accountGrants.ts';
import type { GrantError, Grants, TokenAnswer } from './grants.ts';

export interface TokenDeps {
  readonly app: () => ZoomApp;
  readonly grants: Grants;
  readonly accountGrants: AccountGrants;
  /** Origin of this server. */
  readonly url: () => string;
}

const FormSchema = v.object({
  grant_type: v.optional(v.string(), ''),
  code: v.optional(v.string(), ''),
  redirect_uri: v.optional(v.string(), ''),
  code_verifier: v.optional(v.string(), ''),
  refresh_token: v.optional(v.string(), ''),
  account_id: v.optional(v.string(), ''),
  token: v.optional(v.string(), ''),
});
type Form = v.InferOutput<typeof FormSchema>;

/** Zoom's numbers for these: 4702 and 4704. */
const INVALID_CLIENT: GrantError = { reason: 'Invalid client_id or client_secret', error: 'invalid_client' };
const UNSUPPORTED: GrantError = { reason: 'Grant type not supported', error: 'unsupported_grant_type' };

export function addTokenRoutes(
  server: FastifyInstance,
  { app, accountGrants, grants, url }: TokenDeps,
): void {
  server.post('/oauth/token', (request, reply) => {
    const form = readForm(request);
    if (form.grant_type === 'account_credentials') {
      const answer = accountGrants.issue(request.headers.authorization, form.account_id);
      if (!('error' in answer)) return reply.send(answer);
      const { status, ...error } = answer;
      return reply.code(status).send(error);
    }
    if (!isApp(app(), request)) return reply.code(401).send(INVALID_CLIENT);
    const answer = grantFor(grants, form);
    return reply.code('error' in answer ? 400 : 200).send(answer);
  });

  server.post('/oauth/revoke', (request, reply) => {
    if (!isApp(app(), request)) return reply.code(401).send(INVALID_CLIENT);
    if (!grants.revoke(readForm(request).token)) {
      return reply.code(400).send({ reason: 'Invalid Token!', error: 'invalid_grant' });
    }
    return reply.send({ status: 'success' });
  });

  server.get('/.well-known/oauth-authorization-server', () => ({
    issuer: url(),
    authorization_endpoint: `${url()}/oauth/authorize`,
    token_endpoint: `${url()}/oauth/token`,
    response_types_supported: ['code'],
    grant_types_supported: ['authorization_code', 'refresh_token'],
    token_endpoint_auth_methods_supported: ['client_secret_basic'],
    service_documentation: 'https://developers.zoom.us/docs/integrations/oauth/',
  }));
}

function grantFor(grants: Grants, form: Form): TokenAnswer | GrantError {
  switch (form.grant_type) {
    case 'authorization_code':
      return grants.exchangeCode(form.code, form.redirect_uri, form.code_verifier);
    case 'refresh_token':
      return grants.refresh(form.refresh_token);
    default:
      return UNSUPPORTED;
  }
}

function readForm(request: FastifyRequest): Form {
  const form = v.safeParse(FormSchema, request.body);
  return form.success ? form.output : v.parse(FormSchema, {});
}

/** The only method of authentication that Zoom's metadata names: `client_secret_basic`. */
function isApp({ clientId, clientSecret }: ZoomApp, { headers }: FastifyRequest): boolean {
  const expected = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
  return headers.authorization === `Basic ${expected}`;
}
