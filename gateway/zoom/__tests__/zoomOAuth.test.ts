import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { startScriptedServer } from '../../../test-support/scriptedServer.ts';
import type { ScriptedServer } from '../../../test-support/scriptedServer.ts';
import type { OAuthProvider } from '../../agents/ports.ts';
import { Secret } from '../../secret.ts';
import { createZoomOAuth } from '../zoomOAuth.ts';

const NOW = 1_800_000_000_000;
const TOKENS = {
  access_token: 'access-1',
  refresh_token: 'refresh-2',
  token_type: 'bearer',
  expires_in: 3600,
  api_url: 'https://api-eu.zoom.us/',
};

let server: ScriptedServer;
let oauth: OAuthProvider;
beforeAll(async () => {
  server = await startScriptedServer();
  oauth = createZoomOAuth({
    oauthUrl: server.url,
    apiUrl: 'https://api.zoom.us',
    clientId: 'client',
    clientSecret: new Secret('secret'),
    redirectUri: 'https://gateway.example.com/sign-in/zoom',
    clock: { now: () => NOW },
  });
});
beforeEach(() => {
  server.requests.length = 0;
});
afterEach(() => {
  jest.restoreAllMocks();
});
afterAll(() => server.stop());

const formsSent = () =>
  server.requests.map(({ body }) => Object.fromEntries(new URLSearchParams(body)) as Record<string, string>);

test('the way to Zoom’s page carries a challenge whose verifier stays here', () => {
  const { url, verifier } = oauth.authorizationUrl('state-1');
  const asked = Object.fromEntries(new URL(url).searchParams);

  expect(asked).toEqual({
    response_type: 'code',
    client_id: 'client',
    redirect_uri: 'https://gateway.example.com/sign-in/zoom',
    state: 'state-1',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  expect(url).not.toContain(verifier);
  expect(oauth.authorizationUrl('state-1').verifier).not.toBe(verifier);
});

test('a code is exchanged for tokens, with the region where they are good', async () => {
  server.answer(() => ({ body: TOKENS }));

  expect(await oauth.exchangeCode('code-1', 'verifier-1')).toEqual({
    accessToken: 'access-1',
    refreshToken: 'refresh-2',
    expiresAt: NOW + 3_600_000,
    baseUrl: 'https://api-eu.zoom.us',
  });
  expect(server.requests).toMatchObject([
    {
      method: 'POST',
      path: '/oauth/token',
      headers: { authorization: `Basic ${Buffer.from('client:secret').toString('base64')}` },
    },
  ]);
  expect(formsSent()).toEqual([
    {
      grant_type: 'authorization_code',
      code: 'code-1',
      redirect_uri: 'https://gateway.example.com/sign-in/zoom',
      code_verifier: 'verifier-1',
    },
  ]);
});

test('a refresh brings the next refresh token', async () => {
  server.answer(() => ({ body: { ...TOKENS, api_url: undefined } }));

  expect(await oauth.refresh('refresh-1')).toMatchObject({
    refreshToken: 'refresh-2',
    baseUrl: 'https://api.zoom.us',
  });
  expect(formsSent()).toEqual([{ grant_type: 'refresh_token', refresh_token: 'refresh-1' }]);
});

describe('a refresh that fails', () => {
  test.each([
    [400, { reason: 'Invalid Token!', error: 'invalid_grant' }, 'zoom.signInNeeded', 'afterSignIn'],
    [401, { reason: 'Invalid client', error: 'invalid_client' }, 'signIn.failed', 'never'],
    [400, 'no JSON', 'signIn.failed', 'never'],
    [429, {}, 'zoom.unavailable', 'later'],
    [500, {}, 'zoom.unavailable', 'later'],
    [503, '<html>', 'zoom.unavailable', 'later'],
    [200, '<html>', 'zoom.unavailable', 'later'],
    [200, undefined, 'zoom.unavailable', 'later'],
    [200, { access_token: 'access-1' }, 'zoom.refused', 'never'],
    [200, { ...TOKENS, expires_in: '3600' }, 'zoom.refused', 'never'],
    [200, { ...TOKENS, api_url: 'nowhere' }, 'zoom.refused', 'never'],
  ])('with %i %j is %s', async (status, body, code, retry) => {
    server.answer(() => ({ status, body }));

    await expect(oauth.refresh('refresh-1')).rejects.toMatchObject({ code, retry });
  });

  test('because the connection breaks can be tried again', async () => {
    server.answer(() => 'drop');

    await expect(oauth.refresh('refresh-1')).rejects.toMatchObject({
      code: 'zoom.unavailable',
      retry: 'later',
    });
  });

  test('because Zoom is silent is given up after ten seconds', async () => {
    const patience = jest.spyOn(AbortSignal, 'timeout').mockImplementation(() => AbortSignal.abort());
    server.answer(() => 'hang');

    await expect(oauth.refresh('refresh-1')).rejects.toMatchObject({ code: 'zoom.unavailable' });
    expect(patience).toHaveBeenCalledWith(10_000);
  });
});

test('a code that is not taken is a sign-in that failed, and not a sign-in that is needed', async () => {
  server.answer(() => ({ status: 400, body: { reason: 'Invalid code', error: 'invalid_grant' } }));

  await expect(oauth.exchangeCode('code-1', 'verifier-1')).rejects.toMatchObject({ code: 'signIn.failed' });
});

test('no error carries a token or a code', async () => {
  server.answer(() => ({ status: 400, body: { reason: 'Invalid refresh-1', error: 'invalid_grant' } }));

  const error: unknown = await oauth.refresh('refresh-1').catch((caught: unknown) => caught);

  expect(JSON.stringify(error)).not.toContain('refresh-1');
});

test.each([
  ['access_denied', 'signIn.denied'],
  ['server_error', 'signIn.failed'],
])('%s on Zoom’s page is %s', (error, code) => {
  expect(oauth.signInError(error, undefined)).toMatchObject({ code });
});
