/** Who a token belongs to. Salesforce Help: Identity URLs, UserInfo Endpoint, OpenID Connect Discovery Endpoint. */
import { formatDateTime } from '../rules/fieldOutput.ts';
import type { Row } from '../store/recordStore.ts';
import { json } from './oauthServer.ts';
import type { OAuthDeps, WebReply, WebRequest } from './oauthServer.ts';

export function userInfo(deps: OAuthDeps, request: WebRequest): WebReply {
  const user = userOf(deps, request);
  if (user === null) return forbidden(request);
  const base = deps.baseUrl();
  return json(200, {
    sub: identityUrl(deps, user),
    user_id: user['Id'],
    organization_id: deps.orgId,
    preferred_username: user['Username'],
    nickname: user['CommunityNickname'],
    name: user['Name'],
    email: user['Email'],
    email_verified: true,
    given_name: user['FirstName'],
    family_name: user['LastName'],
    zoneinfo: user['TimeZoneSidKey'],
    profile: `${base}/${String(user['Id'])}`,
    urls: restUrls(base),
    active: user['IsActive'] === 1,
    user_type: 'STANDARD',
    language: user['LanguageLocaleKey'],
    locale: user['LocaleSidKey'],
    updated_at: formatDateTime(Number(user['LastModifiedDate'])),
  });
}

export function identity(deps: OAuthDeps, request: WebRequest): WebReply {
  const user = userOf(deps, request);
  if (user === null || request.path !== new URL(identityUrl(deps, user)).pathname) return forbidden(request);
  return json(200, {
    id: identityUrl(deps, user),
    asserted_user: true,
    user_id: user['Id'],
    organization_id: deps.orgId,
    username: user['Username'],
    nick_name: user['CommunityNickname'],
    display_name: user['Name'],
    email: user['Email'],
    email_verified: true,
    first_name: user['FirstName'],
    last_name: user['LastName'],
    timezone: user['TimeZoneSidKey'],
    mobile_phone: user['MobilePhone'],
    mobile_phone_verified: false,
    is_app_installed: true,
    active: user['IsActive'] === 1,
    user_type: 'STANDARD',
    language: user['LanguageLocaleKey'],
    locale: user['LocaleSidKey'],
    urls: restUrls(deps.baseUrl()),
    last_modified_date: formatDateTime(Number(user['LastModifiedDate'])),
  });
}

export function discovery(deps: OAuthDeps): WebReply {
  const base = deps.baseUrl();
  return json(200, {
    issuer: base,
    authorization_endpoint: `${base}/services/oauth2/authorize`,
    token_endpoint: `${base}/services/oauth2/token`,
    revocation_endpoint: `${base}/services/oauth2/revoke`,
    jwks_uri: `${base}/id/keys`,
    userinfo_endpoint: `${base}/services/oauth2/userinfo`,
    scopes_supported: ['api', 'id', 'refresh_token', 'web', 'openid', 'offline_access'],
    response_types_supported: ['code'],
    grant_types_supported: ['authorization_code', 'refresh_token', 'client_credentials'],
    code_challenge_methods_supported: ['S256'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
  });
}

function userOf({ signIns, user }: OAuthDeps, request: WebRequest): Row | null {
  const session = signIns.find(bearerToken(request) ?? '');
  return session === null ? null : (user(session.userId) ?? null);
}

export function bearerToken({
  headers,
  query,
  form,
}: Pick<WebRequest, 'headers' | 'query' | 'form'>): string | null {
  const header = /^(?:Bearer|OAuth) (.+)$/i.exec(headers['authorization'] ?? '')?.[1];
  return header ?? query.get('oauth_token') ?? form.get('oauth_token');
}

function forbidden(request: WebRequest): WebReply {
  const body = bearerToken(request) === null ? 'Missing_OAuth_Token' : 'Bad_OAuth_Token';
  return { status: 403, headers: { 'Content-Type': 'text/html;charset=UTF-8' }, body };
}

function identityUrl({ baseUrl, orgId }: OAuthDeps, user: Row): string {
  return `${baseUrl()}/id/${orgId}/${String(user['Id'])}`;
}

function restUrls(base: string): Record<string, string> {
  const rest = `${base}/services/data/v{version}/`;
  return {
    rest,
    sobjects: `${rest}sobjects/`,
    search: `${rest}search/`,
    query: `${rest}query/`,
    recent: `${rest}recent/`,
  };
}
