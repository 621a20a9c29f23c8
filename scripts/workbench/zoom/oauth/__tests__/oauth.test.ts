import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import {
  REDIRECT_URI,
  ask,
  authorise,
  authorizeUrl,
  decide,
  exchange,
  postToken,
  refresh,
} from '../../__tests__/support/authorise.ts';
import { ALICE, APP, BOB } from '../../__tests__/support/people.ts';
import { startZoom } from '../../__tests__/support/zoom.ts';
import { createTestClock } from '../../testClock.ts';

const ME = '/phone/users/me';
const INVALID_GRANT = { status: 400, body: { reason: 'Invalid Token!', error: 'invalid_grant' } };

test('a user who agrees brings the app back a code for tokens', async () => {
  const zoom = await startZoom();

  const location = await decide(zoom, ALICE.id, 'authorize');
  const { body, status } = await exchange(zoom, location.searchParams.get('code') ?? '');

  expect(location.href.startsWith(`${REDIRECT_URI}?`)).toBe(true);
  expect(location.searchParams.get('state')).toBe('state-1');
  expect(status).toBe(200);
  expect(body).toEqual({
    access_token: expect.any(String),
    token_type: 'bearer',
    refresh_token: expect.any(String),
    expires_in: 3600,
    scope: APP.scopes.join(' '),
    api_url: zoom.apiUrl,
  });
});

test('a user who declines brings the app back an error', async () => {
  const zoom = await startZoom();

  const { searchParams } = await decide(zoom, ALICE.id, 'decline');

  expect(Object.fromEntries(searchParams)).toEqual({ error: 'access_denied', state: 'state-1' });
});

test.each<['en' | 'ja', string[]]>([
  ['en', ['You are about to add Salesforce', 'Authorize', 'Decline', 'View your call history']],
  ['ja', ['Salesforce を追加しようとしています', '承認', '拒否', '通話履歴の表示']],
])('the consent page asks in %s', async (language, words) => {
  const zoom = await startZoom({ language });

  const page = await (await fetch(authorizeUrl(zoom))).text();

  for (const word of words) expect(page).toContain(word);
  expect(page).toContain(ALICE.email);
});

test('another account can be chosen, and the page asks for that one', async () => {
  const zoom = await startZoom();
  const path = new URL(authorizeUrl(zoom)).pathname + new URL(authorizeUrl(zoom)).search;

  const chosen = await fetch(`${zoom.oauthUrl}/signin?continue=${encodeURIComponent(path)}`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ user: BOB.id }),
  });
  const cookie = chosen.headers.get('set-cookie') ?? '';
  const page = await fetch(authorizeUrl(zoom), { headers: { cookie: cookie.split(';')[0] ?? '' } });

  expect(chosen.headers.get('location')).toBe(path);
  expect(await page.text()).toContain(BOB.email);
});

test('the choice of accounts leads nowhere else', async () => {
  const zoom = await startZoom();

  for (const target of ['https://evil.example', '//evil.example']) {
    const chosen = await fetch(`${zoom.oauthUrl}/signin?continue=${encodeURIComponent(target)}`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ user: BOB.id }),
    });
    expect(chosen.headers.get('location')).toBe('/signin');
  }
});

test.each([
  ['another client', { client_id: 'nobody' }, '4,702'],
  ['another redirect uri', { redirect_uri: 'http://localhost:9/else' }, '4,709'],
  ['another response type', { response_type: 'token' }, 'response_type'],
])('%s is refused on a page, not by a redirect', async (_name, query, problem) => {
  const zoom = await startZoom();

  const response = await fetch(authorizeUrl(zoom, query), { redirect: 'manual' });

  expect(response.status).toBe(400);
  expect(await response.text()).toContain(problem);
});

test('what a request says is shown as text', async () => {
  const zoom = await startZoom();

  const page = await (await fetch(authorizeUrl(zoom, { redirect_uri: '<img src=x>' }))).text();

  expect(page).toContain('&lt;img src=x&gt;');
});

test('a code with a proof key needs its verifier', async () => {
  const zoom = await startZoom();
  const verifier = 'a-verifier-of-at-least-forty-three-characters';
  const code_challenge = createHash('sha256').update(verifier).digest('base64url');
  const codeFor = async () =>
    (
      await decide(zoom, ALICE.id, 'authorize', { code_challenge, code_challenge_method: 'S256' })
    ).searchParams.get('code') ?? '';

  expect((await exchange(zoom, await codeFor(), { code_verifier: 'wrong' })).status).toBe(400);
  expect((await exchange(zoom, await codeFor())).status).toBe(400);
  expect((await exchange(zoom, await codeFor(), { code_verifier: verifier })).status).toBe(200);
});

test('a code works once, within five minutes, with the same redirect uri', async () => {
  const clock = createTestClock();
  const zoom = await startZoom({ clock });
  const codeFor = async () => (await decide(zoom, ALICE.id, 'authorize')).searchParams.get('code') ?? '';

  const used = await codeFor();
  await exchange(zoom, used);
  expect(await exchange(zoom, used)).toEqual({
    status: 400,
    body: { reason: `Invalid authorization code ${used}`, error: 'invalid_grant' },
  });

  const other = await exchange(zoom, await codeFor(), { redirect_uri: 'http://localhost:9/else' });
  expect(other.body).toMatchObject({ reason: 'Redirect URI mismatch' });

  const late = await codeFor();
  clock.advance(5 * 60_000);
  expect((await exchange(zoom, late)).status).toBe(400);
});

test('the app has to prove itself', async () => {
  const zoom = await startZoom();

  const answer = await postToken(zoom, { grant_type: 'refresh_token' }, { secret: 'wrong' });

  expect(answer).toEqual({
    status: 401,
    body: { reason: 'Invalid client_id or client_secret', error: 'invalid_client' },
  });
});

test('other grants are refused', async () => {
  const zoom = await startZoom();

  expect(await postToken(zoom, { grant_type: 'password', username: 'x' })).toMatchObject({
    status: 400,
    body: { error: 'unsupported_grant_type' },
  });
});

test('each refresh gives a new refresh token, and the old one is worth nothing', async () => {
  const zoom = await startZoom();
  const first = await authorise(zoom, ALICE.id);

  const second = await refresh(zoom, first.refresh_token);

  expect(second.status).toBe(200);
  expect(await refresh(zoom, first.refresh_token)).toEqual(INVALID_GRANT);
  expect((await ask(zoom, first.access_token, ME)).status).toBe(200);
});

test('a refresh token ends after 90 days without use', async () => {
  const clock = createTestClock();
  const zoom = await startZoom({ clock });
  const { refresh_token } = await authorise(zoom, ALICE.id);

  clock.advance(90 * 86_400_000);

  expect(await refresh(zoom, refresh_token)).toEqual(INVALID_GRANT);
});

test('an access token ends after an hour', async () => {
  const clock = createTestClock();
  const zoom = await startZoom({ clock });
  const { access_token } = await authorise(zoom, ALICE.id);

  clock.advance(3600_000 - 1);
  expect((await ask(zoom, access_token, ME)).status).toBe(200);

  clock.advance(1);
  expect(await ask(zoom, access_token, ME)).toMatchObject({
    status: 401,
    body: { code: 124, message: 'Access token is expired.' },
  });
});

test('a new authorisation of a user ends the tokens of the one before, and of nobody else', async () => {
  const zoom = await startZoom();
  const old = await authorise(zoom, ALICE.id);
  const bob = await authorise(zoom, BOB.id);

  await authorise(zoom, ALICE.id);

  expect((await ask(zoom, old.access_token, ME)).status).toBe(401);
  expect(await refresh(zoom, old.refresh_token)).toEqual(INVALID_GRANT);
  expect((await ask(zoom, bob.access_token, ME)).status).toBe(200);
});

test('a revoked token ends all of its authorisation', async () => {
  const zoom = await startZoom();
  const tokens = await authorise(zoom, ALICE.id);

  const revoked = await postToken(zoom, { token: tokens.access_token }, { path: '/oauth/revoke' });

  expect(revoked).toEqual({ status: 200, body: { status: 'success' } });
  expect((await ask(zoom, tokens.access_token, ME)).status).toBe(401);
  expect(await refresh(zoom, tokens.refresh_token)).toEqual(INVALID_GRANT);
});

test('the metadata names the endpoints', async () => {
  const zoom = await startZoom();

  const response = await fetch(`${zoom.oauthUrl}/.well-known/oauth-authorization-server`);

  expect(await response.json()).toMatchObject({
    authorization_endpoint: `${zoom.oauthUrl}/oauth/authorize`,
    token_endpoint: `${zoom.oauthUrl}/oauth/token`,
    token_endpoint_auth_methods_supported: ['client_secret_basic'],
  });
});
