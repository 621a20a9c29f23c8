import { createPublicKey, verify } from 'node:crypto';
import type { JsonWebKey } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Connection, OAuth2 } from 'jsforce';
import { userIdOf } from '../../seed.ts';
import type { Agent } from '../../people.ts';
import type { LocalSalesforce } from '../localSalesforce.ts';
import { APP, NOW, openOrg, refusal } from './openOrg.ts';

let org: LocalSalesforce;
let now = NOW;

beforeEach(async () => {
  now = NOW;
  org = await openOrg({ clock: () => now, accessTokenLifetimeMs: 60_000 });
});
afterEach(() => org.stop());

const { clientId, clientSecret, redirectUris } = APP;
const [redirectUri] = redirectUris;

function client(): OAuth2 {
  return new OAuth2({ clientId, clientSecret, redirectUri, loginUrl: org.url, useVerifier: true });
}

/** A browser: it keeps the cookie and follows no redirects by itself. */
function browser() {
  let cookie = '';
  return async (url: string, form?: Record<string, string>) => {
    const response = await fetch(new URL(url, org.url), {
      redirect: 'manual',
      headers: { cookie, 'accept-language': 'ja,en;q=0.5' },
      ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }),
    });
    cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie;
    return {
      status: response.status,
      location: response.headers.get('location') ?? '',
      text: await response.text(),
    };
  };
}

async function logIn(agent: Agent['key'], visit = browser()) {
  await visit('/login', { user: userIdOf(agent), startURL: '/' });
  return visit;
}

/** Signs in and allows the app: the address to which Salesforce sends the browser back. */
async function allowed(
  oauth: OAuth2,
  answer = 'allow',
  agent: Agent['key'] = 'minami',
  scope = 'api refresh_token',
): Promise<URL> {
  const visit = await logIn(agent);
  const page = await visit(oauth.getAuthorizationUrl({ scope, state: 'st&te' }));
  const key = /name="key" value="([^"]+)"/.exec(page.text)?.[1];
  const back = key === undefined ? page : await visit('/services/oauth2/approve', { key, answer });
  return new URL(back.location);
}

async function signedIn(): Promise<{ conn: Connection; refreshed: string[] }> {
  const oauth2 = client();
  const back = await allowed(oauth2);
  const conn = new Connection({ oauth2, loginUrl: org.url, version: '67.0' });
  await conn.authorize(back.searchParams.get('code') ?? '');
  const refreshed: string[] = [];
  conn.on('refresh', (_token: string, res: { refresh_token: string }) => {
    refreshed.push(res.refresh_token);
    conn.refreshToken = res.refresh_token;
  });
  return { conn, refreshed };
}

async function token(form: Record<string, string>) {
  const body = new URLSearchParams({ client_id: clientId, client_secret: clientSecret, ...form });
  const response = await fetch(`${org.url}/services/oauth2/token`, { method: 'POST', body });
  return { status: response.status, body: (await response.json()) as Record<string, string> };
}

test('whoever is not signed in logs in first, in the language of the browser', async () => {
  const visit = browser();
  const toLogin = await visit(client().getAuthorizationUrl({ state: 's' }));
  expect(toLogin).toMatchObject({ status: 302, location: expect.stringMatching(/^\/login\?startURL=/) });

  const page = await visit(toLogin.location);
  expect(page.text).toContain('<html lang="ja">');
  expect(page.text).toContain('Minami Sakura');
  expect(page.text).not.toContain('integration@');
  const startURL = new URL(toLogin.location, org.url).searchParams.get('startURL') ?? '';
  const back = await visit('/login', { user: userIdOf('minami'), startURL });
  expect(back.location).toContain('/services/oauth2/authorize?');
});

test('the user is asked once, then a code comes back with the state, for tokens as Salesforce gives them', async () => {
  const oauth = client();
  const back = await allowed(oauth);
  expect(back.origin + back.pathname).toBe(redirectUri);
  expect(back.searchParams.get('state')).toBe('st&te');

  const answer = await oauth.requestToken(back.searchParams.get('code') ?? '');
  expect(answer).toEqual({
    access_token: expect.stringMatching(/^00D\w{12}!/),
    refresh_token: expect.any(String),
    signature: expect.stringMatching(/^[\w+/]{43}=$/),
    scope: 'api refresh_token',
    instance_url: org.url,
    id: `${org.url}/id/${org.orgId}/${userIdOf('minami')}`,
    token_type: 'Bearer',
    issued_at: String(NOW),
  });
  const again = await (await logIn('minami'))(oauth.getAuthorizationUrl({ state: 's' }));
  expect(new URL(again.location).searchParams.get('code')).toEqual(expect.any(String));
});

test('an ID token is signed by the org', async () => {
  const oauth = client();
  const back = await allowed(oauth, 'allow', 'minami', 'api refresh_token openid');
  const answer = (await oauth.requestToken(back.searchParams.get('code') ?? '')) as unknown as {
    id_token: string;
  };
  const [header = '', claims = '', signature = ''] = answer.id_token.split('.');
  const { keys } = (await (await fetch(`${org.url}/id/keys`)).json()) as { keys: JsonWebKey[] };

  const key = createPublicKey({ key: keys[0] ?? {}, format: 'jwk' });
  expect(verify('sha256', Buffer.from(`${header}.${claims}`), key, Buffer.from(signature, 'base64url'))).toBe(
    true,
  );
  expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({
    iss: org.url,
    aud: clientId,
  });
});

test('a denial comes back as an error', async () => {
  const back = await allowed(client(), 'deny');

  expect(Object.fromEntries(back.searchParams)).toEqual({
    error: 'access_denied',
    error_description: 'end-user denied authorization',
    state: 'st&te',
  });
});

test('an approval counts only for the user who was asked', async () => {
  const page = await (await logIn('minami'))(client().getAuthorizationUrl({ state: 's' }));
  const key = /name="key" value="([^"]+)"/.exec(page.text)?.[1] ?? '';

  const stranger = await (await logIn('haruto'))('/services/oauth2/approve', { key, answer: 'allow' });

  expect(stranger.status).toBe(400);
});

test.each([
  [
    'a foreign address',
    { redirect_uri: 'http://localhost:9999/sign-in/salesforce/' },
    'error=redirect_uri_mismatch',
  ],
  ['an unknown app', { client_id: 'nobody' }, 'error=invalid_client_id'],
])('shows an error and sends nobody away for %s', async (_name, changes, message) => {
  const url = new URL(client().getAuthorizationUrl({ state: 's' }));
  for (const [name, value] of Object.entries(changes)) url.searchParams.set(name, value);
  const page = await (await logIn('minami'))(url.href);

  expect(page.status).toBe(400);
  expect(page.text).toContain(message);
});

test.each([
  ['no code challenge', { code_challenge: '' }, 'invalid_request'],
  ['a plain challenge', { code_challenge_method: 'plain' }, 'invalid_request'],
  ['an implicit flow', { response_type: 'token' }, 'unsupported_response_type'],
  ['a scope that the app has not', { scope: 'full' }, 'invalid_scope'],
])('sends back an error for %s', async (_name, changes, error) => {
  const url = new URL(client().getAuthorizationUrl({ state: 's', code_challenge_method: 'S256' }));
  for (const [name, value] of Object.entries(changes)) url.searchParams.set(name, value);
  const { location } = await (await logIn('minami'))(url.href);

  expect(new URL(location).searchParams.get('error')).toBe(error);
  expect(new URL(location).searchParams.get('state')).toBe('s');
});

test.each([
  ['another verifier', { code_verifier: 'x'.repeat(43) }, 'invalid_grant'],
  ['another address', { redirect_uri: 'http://elsewhere.example' }, 'redirect_uri_mismatch'],
  ['a wrong secret', { client_secret: 'guess' }, 'invalid_client'],
  ['an unknown app', { client_id: 'nobody' }, 'invalid_client_id'],
  ['an unknown grant type', { grant_type: 'password' }, 'unsupported_grant_type'],
])('gives no token for a code with %s', async (_name, changes, error) => {
  const oauth = client();
  const code = (await allowed(oauth)).searchParams.get('code') ?? '';
  const form = {
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    code_verifier: oauth.codeVerifier ?? '',
  };

  expect(await token({ ...form, ...changes })).toMatchObject({ status: 400, body: { error } });
});

test('a code works once and for 15 minutes', async () => {
  const oauth = client();
  const first = (await allowed(oauth)).searchParams.get('code') ?? '';
  await oauth.requestToken(first);
  expect(await refusal(oauth.requestToken(first))).toMatchObject({ message: 'invalid authorization code' });

  const second = (await allowed(oauth)).searchParams.get('code') ?? '';
  now += 15 * 60_000;
  expect(await refusal(oauth.requestToken(second))).toMatchObject({ message: 'invalid authorization code' });
});

test('an expired access token is refreshed, and the refresh token changes', async () => {
  const { conn, refreshed } = await signedIn();
  const before = conn.refreshToken;
  now += 60_001;

  expect((await conn.query('SELECT COUNT() FROM Contact')).totalSize).toBe(20);

  expect((await conn.identity()).username).toBe('minami.sakura@workbench.example');
  expect(refreshed).toHaveLength(1);
  expect(refreshed[0]).not.toBe(before);
});

test('a token in use does not expire', async () => {
  const { conn, refreshed } = await signedIn();
  for (let step = 0; step < 3; step += 1) {
    now += 50_000;
    await conn.query('SELECT Id FROM Contact LIMIT 1');
  }

  expect(refreshed).toEqual([]);
});

test('using a refresh token twice ends the whole family', async () => {
  const { conn } = await signedIn();
  const first = { grant_type: 'refresh_token', refresh_token: conn.refreshToken ?? '' };
  const second = await token(first);
  expect(second.status).toBe(200);

  expect(await token(first)).toMatchObject({
    status: 400,
    body: { error: 'invalid_grant', error_description: 'expired access/refresh token' },
  });

  const stolen = { grant_type: 'refresh_token', refresh_token: second.body['refresh_token'] ?? '' };
  expect(await token(stolen)).toMatchObject({ body: { error: 'invalid_grant' } });
  const plain = new Connection({
    instanceUrl: org.url,
    accessToken: second.body['access_token'] ?? '',
    version: '67.0',
  });
  expect(await refusal(plain.query('SELECT Id FROM Contact'))).toMatchObject({
    errorCode: 'INVALID_SESSION_ID',
  });
});

test('revoking, leaving and losing the permission end the refresh', async () => {
  const { conn } = await signedIn();
  const form = () => ({ grant_type: 'refresh_token', refresh_token: conn.refreshToken ?? '' });
  org.records.update(userIdOf('minami'), { IsActive: false });
  expect(await token(form())).toMatchObject({ body: { error: 'inactive_user' } });

  org.records.update(userIdOf('minami'), { IsActive: true });
  const other = await signedIn();
  await other.conn.logout(true);
  expect(
    await token({ grant_type: 'refresh_token', refresh_token: other.conn.refreshToken ?? '' }),
  ).toMatchObject({ status: 400 });
});

test('client credentials work in the name of the integration user', async () => {
  const conn = new Connection({
    oauth2: { clientId, clientSecret, loginUrl: org.url },
    loginUrl: org.url,
    version: '67.0',
  });
  const user = await conn.authorize({ grant_type: 'client_credentials' });

  expect(user.id).toBe(userIdOf('integration'));
  expect(conn.refreshToken).toBeFalsy();
  expect((await conn.sobject('Task').create({ Subject: 'Call', OwnerId: userIdOf('minami') })).success).toBe(
    true,
  );
});

test('tells who a token belongs to', async () => {
  const { conn } = await signedIn();
  const response = await fetch(`${org.url}/services/oauth2/userinfo`, {
    headers: { authorization: `Bearer ${conn.accessToken ?? ''}` },
  });

  expect(await response.json()).toMatchObject({
    user_id: userIdOf('minami'),
    organization_id: org.orgId,
    zoneinfo: 'Asia/Tokyo',
  });
  expect((await fetch(`${org.url}/services/oauth2/userinfo`)).status).toBe(403);
  const discovery = (await (await fetch(`${org.url}/.well-known/openid-configuration`)).json()) as object;
  expect(discovery).toMatchObject({ token_endpoint: `${org.url}/services/oauth2/token` });
});

test('an app for approved users asks nobody and turns others away', async () => {
  await org.stop();
  org = await openOrg({ apps: [{ ...APP, permittedUsers: 'adminApproved' }] });
  const code = (await allowed(client())).searchParams.get('code');
  expect(code).toEqual(expect.any(String));

  expect(Object.fromEntries((await allowed(client(), 'allow', 'emily')).searchParams)).toMatchObject({
    error: 'OAUTH_APP_ACCESS_DENIED',
    error_description: 'user is not admin approved to access this app',
  });
});

test('a login leads to no other site', async () => {
  const visit = browser();

  expect((await visit('/login', { user: userIdOf('minami'), startURL: '//evil.example' })).location).toBe(
    '/',
  );
  expect((await visit('/login', { user: userIdOf('minami'), startURL: '/\\evil.example' })).location).toBe(
    '/',
  );
});
