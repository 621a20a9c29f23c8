/** `/services/oauth2/token` and `/revoke`. Salesforce Help: OAuth Tokens and Scopes, OAuth 2.0 Refresh Token Flow. */
import { createHmac } from 'node:crypto';
import { isPermitted, wantsRefreshToken } from './apps.ts';
import type { ExternalClientApp } from './apps.ts';
import { fitsChallenge } from './authorizationCodes.ts';
import { accessTokenHash } from './idTokens.ts';
import { json, oauthError } from './oauthServer.ts';
import type { OAuthDeps, WebReply, WebRequest } from './oauthServer.ts';
import type { Grant } from './signIns.ts';

export function token(deps: OAuthDeps, request: WebRequest): WebReply {
  const { form } = request;
  const { clientId, clientSecret } = credentialsOf(request);
  const app = deps.apps.find((each) => each.clientId === clientId);
  if (app === undefined) return oauthError('invalid_client_id', 'client identifier invalid');
  if (clientSecret !== app.clientSecret) return oauthError('invalid_client', 'invalid client credentials');
  switch (form.get('grant_type')) {
    case 'authorization_code':
      return byCode(deps, app, form);
    case 'refresh_token':
      return byRefreshToken(deps, app, form.get('refresh_token') ?? '');
    case 'client_credentials':
      return byClientCredentials(deps, app);
    case null:
    default:
      return oauthError('unsupported_grant_type', 'grant type not supported');
  }
}

/** In the form, or by HTTP Basic. */
function credentialsOf({ form, headers }: WebRequest): {
  clientId: string | null;
  clientSecret: string | null;
} {
  const basic = /^Basic (.+)$/i.exec(headers['authorization'] ?? '')?.[1];
  if (basic === undefined)
    return { clientId: form.get('client_id'), clientSecret: form.get('client_secret') };
  const [clientId = '', clientSecret = ''] = Buffer.from(basic, 'base64').toString().split(':');
  return { clientId, clientSecret };
}

function byCode(deps: OAuthDeps, app: ExternalClientApp, form: URLSearchParams): WebReply {
  const grant = deps.codes.redeem(form.get('code') ?? '');
  if (grant?.clientId !== app.clientId) return oauthError('invalid_grant', 'invalid authorization code');
  if (grant.redirectUri !== form.get('redirect_uri')) {
    return oauthError('redirect_uri_mismatch', 'redirect_uri must match configuration');
  }
  if (!fitsChallenge(grant.challenge, form.get('code_verifier') ?? '')) {
    return oauthError('invalid_grant', 'invalid code verifier');
  }
  const { userId, clientId, scopes } = grant;
  return refusalFor(deps, app, userId) ?? tokens(deps, app, { userId, clientId, scopes }, undefined);
}

/** Each refresh brings a new refresh token and ends the old one: rotation. */
function byRefreshToken(deps: OAuthDeps, app: ExternalClientApp, refreshToken: string): WebReply {
  const redeemed = deps.signIns.redeem(refreshToken);
  if (redeemed?.grant.clientId !== app.clientId)
    return oauthError('invalid_grant', 'expired access/refresh token');
  return refusalFor(deps, app, redeemed.grant.userId) ?? tokens(deps, app, redeemed.grant, redeemed.family);
}

function byClientCredentials(deps: OAuthDeps, app: ExternalClientApp): WebReply {
  const userId = app.clientCredentialsUserId;
  if (userId === null) return oauthError('invalid_grant', 'no client credentials user enabled');
  const grant = {
    userId,
    clientId: app.clientId,
    scopes: app.scopes.filter((scope) => !wantsRefreshToken([scope])),
  };
  return refusalFor(deps, app, userId) ?? tokens(deps, app, grant, undefined);
}

/** Whoever has left or lost the permission gets no further tokens. */
function refusalFor(deps: OAuthDeps, app: ExternalClientApp, userId: string): WebReply | null {
  if (deps.user(userId)?.['IsActive'] !== 1) return oauthError('inactive_user', 'user is inactive');
  if (isPermitted(app, deps.accessFor(userId))) return null;
  return oauthError('invalid_app_access', 'user is not admin approved to access this app');
}

function tokens(deps: OAuthDeps, app: ExternalClientApp, grant: Grant, family: string | undefined): WebReply {
  const refresh = wantsRefreshToken(grant.scopes) ? deps.signIns.issueRefreshToken(grant, family) : null;
  const id = `${deps.baseUrl()}/id/${deps.orgId}/${grant.userId}`;
  const issuedAt = String(deps.clock());
  const accessToken = deps.signIns.issueAccessToken(grant, refresh?.family ?? null);
  return json(200, {
    access_token: accessToken,
    ...(refresh === null ? {} : { refresh_token: refresh.token }),
    signature: createHmac('sha256', app.clientSecret)
      .update(id + issuedAt)
      .digest('base64'),
    scope: grant.scopes.join(' '),
    ...(grant.scopes.includes('openid') ? { id_token: idToken(deps, app, id, accessToken) } : {}),
    instance_url: deps.baseUrl(),
    id,
    token_type: 'Bearer',
    issued_at: issuedAt,
  });
}

const ID_TOKEN_LIFE_SECONDS = 120;

function idToken(deps: OAuthDeps, app: ExternalClientApp, subject: string, accessToken: string): string {
  const now = Math.floor(deps.clock() / 1000);
  return deps.idTokens.issue({
    iss: deps.baseUrl(),
    sub: subject,
    aud: app.clientId,
    iat: now,
    exp: now + ID_TOKEN_LIFE_SECONDS,
    at_hash: accessTokenHash(accessToken),
  });
}

export function revoke(deps: OAuthDeps, request: WebRequest): WebReply {
  const given = request.form.get('token') ?? request.query.get('token');
  if (given === null || !deps.signIns.revoke(given)) return oauthError('invalid_token', 'invalid token');
  return { status: 200 };
}
