/** `/services/oauth2/authorize`. Salesforce Help: OAuth 2.0 Web Server Flow for Web App Integration. */
import { isPermitted } from './apps.ts';
import type { ExternalClientApp } from './apps.ts';
import type { CodeGrant } from './authorizationCodes.ts';
import { browserUserId, redirect } from './oauthServer.ts';
import type { OAuthDeps, WebReply, WebRequest } from './oauthServer.ts';
import { approvalPage, errorPage, languageOf } from './pages.ts';

const DENIED = { error: 'access_denied', error_description: 'end-user denied authorization' };
const NOT_APPROVED = {
  error: 'OAUTH_APP_ACCESS_DENIED',
  error_description: 'user is not admin approved to access this app',
};

export function authorize(deps: OAuthDeps, request: WebRequest): WebReply {
  const { query } = request;
  const language = languageOf(request);
  const app = deps.apps.find((each) => each.clientId === query.get('client_id'));
  if (app === undefined) return errorPage(language, 'invalid_client_id', 'client identifier invalid');
  const redirectUri = query.get('redirect_uri') ?? '';
  if (!app.redirectUris.includes(redirectUri)) {
    return errorPage(language, 'redirect_uri_mismatch', 'redirect_uri must match configuration');
  }
  const back = (answer: Readonly<Record<string, string>>) => backTo(redirectUri, answer, query.get('state'));
  const problem = problemOf(app, query);
  if (problem !== null) return back(problem);
  const userId = browserUserId(deps, request);
  if (userId === null || query.get('prompt')?.split(' ').includes('login')) return toLogin(request);
  if (!isPermitted(app, deps.accessFor(userId))) return back(NOT_APPROVED);
  const grant: CodeGrant = {
    clientId: app.clientId,
    userId,
    redirectUri,
    scopes: scopesOf(app, query),
    challenge: query.get('code_challenge') ?? '',
  };
  const isApproved = app.permittedUsers === 'adminApproved' || deps.signIns.hasApproved(userId, app.clientId);
  if (isApproved && !query.get('prompt')?.split(' ').includes('consent')) {
    return back({ code: deps.codes.issue(grant) });
  }
  const key = deps.approvals.ask({ grant, state: query.get('state') });
  const username = String(deps.user(userId)?.['Username']);
  const address = `${request.path}?${query.toString()}`;
  return approvalPage(language, { key, app, scopes: grant.scopes, username, address });
}

/** The answer of the "Allow Access?" page. */
export function answerApproval(deps: OAuthDeps, request: WebRequest): WebReply {
  const userId = browserUserId(deps, request);
  const pending = deps.approvals.answer(request.form.get('key') ?? '', userId);
  if (pending === null || userId === null) {
    return errorPage(languageOf(request), 'invalid_request', 'the authorization request has expired');
  }
  const { grant, state } = pending;
  if (request.form.get('answer') !== 'allow') return backTo(grant.redirectUri, DENIED, state);
  deps.signIns.approve(userId, grant.clientId);
  return backTo(grant.redirectUri, { code: deps.codes.issue(grant) }, state);
}

function problemOf(app: ExternalClientApp, query: URLSearchParams): Record<string, string> | null {
  if (query.get('response_type') !== 'code') {
    return { error: 'unsupported_response_type', error_description: 'response type not supported' };
  }
  if (!/^[\w-]{43,128}$/.test(query.get('code_challenge') ?? '')) {
    return { error: 'invalid_request', error_description: 'missing required code challenge' };
  }
  // S256 is the only method that Salesforce knows, so it need not be named.
  if ((query.get('code_challenge_method') ?? 'S256') !== 'S256') {
    return { error: 'invalid_request', error_description: 'invalid code challenge method' };
  }
  const unknown = scopesOf(app, query).find((scope) => !app.scopes.includes(scope));
  if (unknown === undefined) return null;
  return { error: 'invalid_scope', error_description: 'the requested scope is not allowed' };
}

/** Without a wish the app gets all scopes that it may have. */
function scopesOf(app: ExternalClientApp, query: URLSearchParams): readonly string[] {
  const wanted = (query.get('scope') ?? '').split(' ').filter((scope) => scope !== '');
  return wanted.length === 0 ? app.scopes : wanted;
}

/** After the login the same address is tried again, without the wish for a login. */
function toLogin(request: WebRequest): WebReply {
  const query = new URLSearchParams(request.query);
  query.delete('prompt');
  return redirect(
    `/login?${new URLSearchParams({ startURL: `${request.path}?${query.toString()}` }).toString()}`,
  );
}

function backTo(
  redirectUri: string,
  answer: Readonly<Record<string, string>>,
  state: string | null,
): WebReply {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(answer)) url.searchParams.set(name, value);
  if (state !== null) url.searchParams.set('state', state);
  return redirect(url.href);
}
