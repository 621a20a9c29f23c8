/** All that is no REST API: sign-in, and the pages on the way. */
import { answerApproval, authorize } from './authorize.ts';
import { discovery, identity, userInfo } from './identity.ts';
import { browserUserId, json, redirect, sessionCookie } from './oauthServer.ts';
import type { OAuthDeps, WebReply, WebRequest } from './oauthServer.ts';
import { languageOf, loginPage, signedInPage } from './pages.ts';
import { revoke, token } from './token.ts';

const NOT_FOUND: WebReply = {
  status: 404,
  headers: { 'Content-Type': 'text/html' },
  body: 'URL No Longer Exists',
};

export function answerWeb(deps: OAuthDeps, request: WebRequest): WebReply {
  switch (`${request.method} ${request.path}`) {
    case 'GET /services/oauth2/authorize':
      return authorize(deps, request);
    case 'POST /services/oauth2/approve':
      return answerApproval(deps, request);
    case 'POST /services/oauth2/token':
      return token(deps, request);
    case 'POST /services/oauth2/revoke':
    case 'GET /services/oauth2/revoke':
      return revoke(deps, request);
    case 'GET /services/oauth2/userinfo':
    case 'POST /services/oauth2/userinfo':
      return userInfo(deps, request);
    case 'GET /.well-known/openid-configuration':
      return discovery(deps);
    case 'GET /id/keys':
      return json(200, deps.idTokens.keys());
    case 'GET /':
    case 'GET /login':
      return showLogin(deps, request);
    case 'POST /login':
      return logIn(deps, request);
    case 'GET /logout':
      return logOut(deps, request);
    default:
      return request.path.startsWith('/id/') ? identity(deps, request) : NOT_FOUND;
  }
}

function showLogin(deps: OAuthDeps, request: WebRequest): WebReply {
  const userId = request.path === '/' ? browserUserId(deps, request) : null;
  const user = userId === null ? undefined : deps.user(userId);
  if (user !== undefined) return signedInPage(languageOf(request), user);
  return loginPage(languageOf(request), deps.users(), request.query.get('startURL') ?? '/');
}

function logIn(deps: OAuthDeps, request: WebRequest): WebReply {
  const user = deps.users().find((each) => each['Id'] === request.form.get('user'));
  if (user === undefined) return redirect('/login');
  const session = deps.signIns.openBrowserSession(String(user['Id']));
  return redirect(localPath(request.form.get('startURL')), cookie(session));
}

function logOut({ signIns }: OAuthDeps, request: WebRequest): WebReply {
  signIns.revoke(sessionCookie(request) ?? '');
  const startUrl = request.query.get('startURL') ?? '/';
  const login = `/login?${new URLSearchParams({ startURL: startUrl }).toString()}`;
  return redirect(login, 'sid=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0');
}

/** Never to another site. */
function localPath(startUrl: string | null): string {
  return startUrl !== null && /^\/(?![/\\])/.test(startUrl) ? startUrl : '/';
}

function cookie(session: string): string {
  return `sid=${encodeURIComponent(session)}; Path=/; HttpOnly; SameSite=Lax`;
}
