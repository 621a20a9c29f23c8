/** The threats of docs/security.md, each tried. What one agent may see of another is in isolation.test.ts. */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ErrorReplySchema, PeopleReplySchema, SessionSchema, WIDGET_HEADER, parse } from '#call-core';
import { runAdmin } from '../../scripts/admin/runAdmin.ts';
import type { GatewayProcess } from '../../scripts/workbench/supervisor/gatewayProcess.ts';
import type { AgentBrowser, SignInProof } from '../../test-support/agentBrowser.ts';
import { startGatewayStack } from '../../test-support/gatewayStack.ts';
import type { GatewayStack } from '../../test-support/gatewayStack.ts';
import { quickestDatabase } from '../../test-support/postgres.ts';
import { sendWebhook, signatureOf } from '../../test-support/zoomSender.ts';
import { signInPage } from '../http/signInPage.ts';

const database = await quickestDatabase();
/** Only there can be another gateway. */
const onPostgres = database.name === 'Postgres' ? test : test.skip;
const METRICS_KEY = 'the key of whoever watches';
const ADMIN_KEY = 'the key of whoever runs the gateway';
const RINGING = readFileSync('fixtures/zoom/webhooks/phone.callee_ringing.json', 'utf8');
const TEXT_PATH = '/api/texts/messages/3f2504e0-4f89-41d3-9a0c-0305e82c3301';
const CHALLENGE = 'x'.repeat(43);

let stack: GatewayStack;
let other: GatewayProcess | undefined;
let minami: AgentBrowser;

beforeAll(async () => {
  stack = await startGatewayStack(database, { env: { METRICS_KEY, ADMIN_KEY } });
  if (database.name === 'Postgres') other = await stack.startAnother();
  minami = await stack.signedIn();
}, 60_000);

afterAll(() => stack.stop());

async function refused(answer: Response) {
  return [answer.status, parse(ErrorReplySchema, await answer.json(), 'gateway.internal').error.code];
}

const FORBIDDEN = [403, 'request.forbidden'];
const MISSING = [401, 'session.missing'];
const EXPIRED = [400, 'signIn.expired'];
const own = () => ({ origin: stack.urls.shell, [WIDGET_HEADER]: '1' });

/** Through a gateway of one's choice, with the cookies of one's choice. */
function ask(path: string, headers: Record<string, string> = {}, url = stack.urls.gateway) {
  return fetch(`${url}${path}`, { headers, redirect: 'manual' });
}

/** As a browser does it, which fetch does not allow: with the headers that tell what asks. */
async function asBrowser(
  path: string,
  headers: Record<string, string>,
): Promise<{ status: number; headers: NodeJS.Dict<string | string[]> }> {
  const asking = request(`${stack.urls.gateway}${path}`, { headers }).end();
  const [answer] = (await once(asking, 'response')) as [IncomingMessage];
  answer.resume();
  return { status: answer.statusCode ?? 0, headers: answer.headers };
}

/** Sends the head of a request and the first letter of its body. @returns the status that this is answered with */
async function beginning(method: string, path: string, headers: Record<string, string>) {
  const sent = request(`${stack.urls.gateway}${path}`, { method, headers });
  sent.on('error', () => undefined);
  sent.write('{');
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  sent.destroy();
  return answer.statusCode;
}

describe('another site', () => {
  test.each([
    'https://evil.example',
    'null',
    'https://localhost',
    'http://localhost.evil.example',
    'http://evil.example#http://localhost',
  ])('at %s is told nothing, and no request of it is looked at', async (origin) => {
    const read = await ask('/api/session', { origin, cookie: minami.cookies() });
    const preflight = await fetch(`${stack.urls.gateway}/api/session`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'PUT' },
    });

    expect(await refused(read)).toEqual(FORBIDDEN);
    for (const { headers } of [read, preflight])
      expect(headers.get('access-control-allow-origin')).toBeNull();
  });

  test.each(['document', 'iframe', 'image', 'script', 'style', 'object', 'embed', 'audio'])(
    'cannot let a browser load what agents may read as a %s',
    async (destination) => {
      const headers = { cookie: minami.cookies(), 'sec-fetch-dest': destination };

      expect((await asBrowser('/api/session', headers)).status).toBe(403);
      expect((await asBrowser('/api/logs/export', headers)).status).toBe(403);
    },
  );

  test('is no player, for which audio alone may be asked', async () => {
    const asPlayer = { cookie: minami.cookies(), 'sec-fetch-dest': 'audio' };

    expect((await asBrowser('/api/media/unknown/audio?ticket=x', asPlayer)).status).toBe(404);
    expect((await asBrowser('/api/media/unknown/transcript', asPlayer)).status).toBe(403);
  });

  test('cannot show any of our pages in a frame, nor keep a link to what it has loaded', async () => {
    for (const path of ['/api/session', '/sign-in', '/healthz', '/nothing', '/sign-in/zoom?state=x']) {
      const { headers } = await ask(path);
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('strict-transport-security')).toMatch(/max-age=31536000; includeSubDomains/);
      expect(headers.get('x-powered-by')).toBeNull();
    }
  });
});

describe('a sign-in', () => {
  const begin = (more: Record<string, string> = {}) =>
    `/sign-in?${new URLSearchParams({ origin: stack.urls.shell, challenge: CHALLENGE, ...more }).toString()}`;

  async function proof(): Promise<SignInProof> {
    const outcome = await stack.browserOf('minami').signInWindow();
    if (typeof outcome === 'string') throw new Error(outcome);
    return outcome;
  }

  const exchange = (body: SignInProof, headers: Record<string, string> = own()) =>
    stack.browserOf('haruto').send('POST', '/api/session', body, headers);

  test.each(['iframe', 'image', 'script', 'empty'])(
    'does not begin or go on unseen, as a %s of a page',
    async (destination) => {
      const headers = { 'sec-fetch-dest': destination };

      expect((await asBrowser(begin(), headers)).status).toBe(403);
      expect((await asBrowser('/sign-in/salesforce?state=x&code=y', headers)).status).toBe(403);
      expect((await asBrowser('/sign-in/zoom?state=x&code=y', headers)).status).toBe(403);
      expect((await asBrowser(begin(), { 'sec-fetch-dest': 'document' })).status).toBe(302);
    },
  );

  test('ends with a code for one exact page, which other openers are not told', async () => {
    const page = signInPage({
      nonce: 'n',
      origin: 'https://acme.lightning.force.com',
      result: { code: 'the-code' },
      language: 'en',
    });

    expect(page).toContain('window.opener.postMessage(message, "https://acme.lightning.force.com");');
    expect(page.match(/postMessage\(/g)).toHaveLength(1);
    for (const origin of ['https://evil.example', `${stack.urls.shell}.evil.example`, `${stack.urls.shell}/`])
      expect((await ask(begin({ origin }))).status).toBe(403);
  });

  test('gives a session for its code once', async () => {
    const first = await proof();

    expect((await exchange(first)).status).toBe(200);
    expect(await refused(await exchange(first))).toEqual(EXPIRED);
  });

  test('gives none to who has the code and not the secret of the widget, and the code is used up', async () => {
    const { code, verifier } = await proof();

    expect(await refused(await exchange({ code, verifier: 'y'.repeat(43) }))).toEqual(EXPIRED);
    expect(await refused(await exchange({ code, verifier }))).toEqual(EXPIRED);
  });

  test('gives none to a page of another site that has both', async () => {
    const both = await proof();
    const elsewhere = { origin: 'https://evil.example', [WIDGET_HEADER]: '1' };

    expect(await refused(await exchange(both, elsewhere))).toEqual(FORBIDDEN);
  });

  test('goes on in the browser that began it, with the cookie that only it has', async () => {
    const started = await ask(begin());
    const [cookie = ''] = started.headers.getSetCookie();
    const state = new URL(started.headers.get('location') ?? '').searchParams.get('state') ?? '';

    expect(cookie).toMatch(/^__Host-zoom-phone-sign-in=[\w-]{43}; .*HttpOnly; Secure; SameSite=Lax/);
    for (const given of ['', `__Host-zoom-phone-sign-in=${'x'.repeat(43)}`])
      expect((await ask(`/sign-in/salesforce?state=${state}&code=abc`, { cookie: given })).status).toBe(400);
  });

  test('says what others have said without making it part of the page', () => {
    const hostile = `</script><script>alert(1)</script><!--\u2028`;
    const page = signInPage({
      nonce: 'n',
      origin: hostile,
      result: { error: hostile, said: hostile },
      language: hostile,
    });

    expect(page.match(/<script/g)).toHaveLength(1);
    expect(page.match(/<\/script>/g)).toHaveLength(1);
    expect(page).not.toMatch(/<!--|\u2028/);
  });
});

describe('a session', () => {
  test('is none for a cookie that somebody made up, which is taken away', async () => {
    for (const made of ['x', 'x'.repeat(43), "' or ''='", 'x'.repeat(3000)]) {
      const answer = await ask('/api/session', { cookie: `__Host-zoom-phone=${encodeURIComponent(made)}` });
      const [cookie = ''] = answer.headers.getSetCookie();

      expect(await refused(answer)).toEqual(MISSING);
      expect(cookie).toMatch(/^__Host-zoom-phone=; .*Expires=Thu, 01 Jan 1970/);
    }
  });

  test('ends when its browser signs in again, whoever has a copy of its cookie', async () => {
    const browser = stack.browserOf('minami');
    await browser.signIn();
    const stolen = browser.cookies();

    await browser.signIn();

    const answer = await ask('/api/session', { cookie: stolen });
    expect(await refused(answer)).toEqual(MISSING);
    // What the browser has now is not taken away by an answer to what it had before.
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect((await browser.send('GET', '/api/session')).status).toBe(200);
    expect((await minami.send('GET', '/api/session')).status).toBe(200);
  });

  onPostgres('that is signed out ends on every gateway, with its feeds', async () => {
    const url = other?.url ?? '';
    const browser = stack.browserOf('minami');
    await browser.signIn();
    const cookie = browser.cookies();
    const session = await ask('/api/session', { cookie }, url);
    expect(parse(SessionSchema, await session.json(), 'gateway.internal').agent.name).toBe('Minami Sakura');
    const feed = await ask('/api/feed', { cookie }, url);
    const ended = feed.text();

    await browser.tell('DELETE', '/api/session');

    expect(await refused(await ask('/api/session', { cookie }, url))).toEqual(MISSING);
    // Without waiting for anything to be said.
    await ended;
  });
});

describe('whoever runs the gateway', () => {
  const run = async (...args: string[]) => {
    const said: string[] = [];
    const env = { GATEWAY_URL: stack.urls.gateway, ADMIN_KEY };
    const code = await runAdmin(['sign-out', ...args], {
      env,
      out: (text) => said.push(text),
      say: (text) => said.push(text),
    });
    return [code, said.join('\n')];
  };

  test('can sign an agent out everywhere', async () => {
    const browser = stack.browserOf('minami');
    await browser.signIn();
    const feed = browser.openFeed();

    expect(await run('--agent', 'nobody')).toEqual([1, 'Nobody of that name is signed in.']);
    expect((await browser.send('GET', '/api/session')).status).toBe(200);
    expect(await run('--agent', 'minami')).toEqual([0, expect.stringMatching(/^Minami Sakura: \d+ ended$/)]);
    expect(await refused(await browser.send('GET', '/api/session'))).toEqual(MISSING);
    await feed.ended;
    expect(await run()).toEqual([2, expect.stringContaining('--everybody')]);
    await minami.signIn();
  });

  test('ends the sessions of whoever is deactivated in Salesforce, with the next word to it', async () => {
    const browser = stack.browserOf('minami');
    await browser.signIn();
    const { salesforceId } = browser.user;
    stack.salesforce.records.update(salesforceId, { IsActive: false });
    stack.salesforce.signIns.expireAccessTokens(salesforceId);

    expect(await refused(await browser.send('GET', '/api/people?name=sakura'))).toEqual([
      400,
      'salesforce.userNotAllowed',
    ]);
    expect(await refused(await browser.send('GET', '/api/session'))).toEqual(MISSING);
    stack.salesforce.records.update(salesforceId, { IsActive: true });
    await minami.signIn();
  });

  test('is known by a key alone', async () => {
    for (const authorization of ['', 'Bearer ', `Bearer ${ADMIN_KEY}x`, ADMIN_KEY])
      expect(await refused(await ask('/admin/doctor', { authorization }))).toEqual(FORBIDDEN);
  });
});

describe('a webhook', () => {
  const metric = async (name: string) => {
    const answer = await ask('/metrics', { authorization: `Bearer ${METRICS_KEY}` });
    const line = (await answer.text()).split('\n').find((each) => each.startsWith(`${name} `));
    return Number(line?.split(' ')[1] ?? 0);
  };

  test('that was recorded and is played again is known, and worked off once', async () => {
    const timestamp = Math.floor(Date.now() / 1000);
    const before = await metric('zoom_phone_webhooks_total{outcome="accepted"}');

    for (let time = 0; time < 3; time++)
      expect((await sendWebhook(stack.urls.gateway, RINGING, { timestamp })).status).toBe(204);

    expect(await metric('zoom_phone_webhooks_total{outcome="accepted"}')).toBe(before + 1);
    expect(await metric('zoom_phone_webhooks_total{outcome="known"}')).toBe(2);
  });

  test('that is recorded cannot be given another time', async () => {
    const then = Math.floor(Date.now() / 1000) - 3600;
    const signature = signatureOf(then, RINGING);

    for (const timestamp of [then, then + 3600])
      expect((await sendWebhook(stack.urls.gateway, RINGING, { timestamp, signature })).status).toBe(401);
  });

  test('without a signature is refused before its body has come', async () => {
    expect(await beginning('POST', '/webhooks/zoom', { 'content-length': '1000000' })).toBe(401);
  });
});

describe('what is typed', () => {
  const people = async (name: string) => {
    const answer = await minami.send('GET', `/api/people?${new URLSearchParams({ name }).toString()}`);
    expect(answer.status).toBe(200);
    return parse(PeopleReplySchema, await answer.json(), 'gateway.internal').people;
  };

  test.each([
    "x' OR Name != '",
    "Calloway' OR Name LIKE '%",
    '%',
    '_',
    "\\' OR Id != '",
    'Calloway} RETURNING User(Id)',
    '"} RETURNING Contact(Id WHERE Id != null)',
    '*',
  ])('is looked for as it stands, and asks Salesforce nothing else: %s', async (name) => {
    expect(await people(name)).toEqual([]);
    expect(await people('Calloway')).not.toEqual([]);
  });

  test('makes no line of its own in the log', async () => {
    const forged = '{"level":"info","message":"all is well"}';
    await ask(`/api/calls/${encodeURIComponent(`x\n${forged}\n`)}/comment`);
    await ask(`/nothing%0A${encodeURIComponent(forged)}`, { 'user-agent': forged });
    await minami.send('GET', `/api/people?name=${encodeURIComponent(`\n${forged}\n`)}`);

    expect(stack.gateway.log).not.toContain('all is well');
    for (const line of stack.gateway.log.split('\n').filter((each) => each.startsWith('{')))
      expect(() => JSON.parse(line) as unknown).not.toThrow();
  });

  test.each([
    ['/api/line-reports', 'POST', 1_048_577],
    [TEXT_PATH, 'PUT', 4 * 1_048_576 + 1],
  ])('is no longer than it may be: %s', async (path, method, bytes) => {
    const headers = { ...own(), cookie: minami.cookies(), 'content-type': 'application/json' };

    expect(await beginning(method, path, { ...headers, 'content-length': String(bytes) })).toBe(413);
  });

  test('by somebody who is not signed in is not even read', async () => {
    const headers = { ...own(), 'content-type': 'application/json', 'content-length': '4000000' };

    expect(await beginning('PUT', TEXT_PATH, headers)).toBe(401);
  });
});
