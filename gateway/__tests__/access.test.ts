import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ErrorReplySchema, USER_HEADER, WIDGET_HEADER, parse } from '#call-core';
import type { AgentBrowser } from '../../test-support/agentBrowser.ts';
import { eventually } from '../../test-support/eventually.ts';
import { startGatewayStack } from '../../test-support/gatewayStack.ts';
import type { GatewayStack } from '../../test-support/gatewayStack.ts';
import { quickestDatabase } from '../../test-support/postgres.ts';

const database = await quickestDatabase();

let stack: GatewayStack;
let minami: AgentBrowser;

beforeAll(async () => {
  stack = await startGatewayStack(database);
  minami = await stack.signedIn();
});

afterAll(() => stack.stop());

async function refused(answer: Response) {
  return [answer.status, parse(ErrorReplySchema, await answer.json(), 'gateway.internal').error.code];
}

const OWN = () => ({ origin: stack.urls.shell, [WIDGET_HEADER]: '1' });

test.each([
  ['another site', { origin: 'https://evil.example', [WIDGET_HEADER]: '1' }],
  ['a site whose address only begins like ours', { origin: 'http://localhost:87000', [WIDGET_HEADER]: '1' }],
  ['no site at all', { [WIDGET_HEADER]: '1' }],
  ['our own site without the widget’s header', {}],
])('a change asked for by %s is refused', async (name, headers) => {
  const sent = name.startsWith('our own') ? { origin: stack.urls.shell } : headers;

  expect(await refused(await minami.send('PUT', '/api/consent', {}, sent))).toEqual([
    403,
    'request.forbidden',
  ]);
});

test('another site may not read what an agent may', async () => {
  const answer = await minami.send('GET', '/api/session', undefined, { origin: 'https://evil.example' });

  expect(answer.headers.get('access-control-allow-origin')).toBeNull();
});

test('our own pages may, with the cookie', async () => {
  const answer = await minami.send('GET', '/api/session', undefined, OWN());

  expect(answer.headers.get('access-control-allow-origin')).toBe(stack.urls.shell);
  expect(answer.headers.get('access-control-allow-credentials')).toBe('true');
});

test('the data about numbers is the same packed and unpacked', async () => {
  const packed = await minami.send('GET', '/api/number-data', undefined, { 'accept-encoding': 'gzip' });
  const plain = await minami.send('GET', '/api/number-data', undefined, { 'accept-encoding': 'identity' });

  expect([packed, plain].map(({ headers }) => headers.get('content-encoding'))).toEqual(['gzip', null]);
  expect(packed.headers.get('vary')).toMatch(/Origin.*Accept-Encoding/);
  expect(await packed.json()).toEqual(await plain.json());
});

test('the session’s cookie is out of reach for scripts and for other sites', async () => {
  const browser = stack.browserOf('minami');
  const answer = await browser.send('POST', '/api/session', await browser.signInWindow());

  const [cookie = ''] = answer.headers.getSetCookie();
  for (const attribute of ['HttpOnly', 'Secure', 'SameSite=None', 'Partitioned', 'Path=/'])
    expect(cookie).toContain(attribute);
  expect(cookie).toMatch(/^__Host-zoom-phone=[\w-]{43};/);
  expect(cookie).not.toMatch(/domain/i);
});

test.each([
  ['GET', '/api/session'],
  ['GET', '/api/presence'],
  ['GET', '/api/feed'],
  ['GET', '/api/people?name=a'],
  ['GET', '/api/records/00T5g0000000005EAA/numbers'],
  ['PUT', '/api/calls/1/comment'],
  ['PUT', '/api/caller-id'],
])('nobody who is not signed in gets %s %s', async (method, path) => {
  const stranger = stack.browserOf('haruto');
  const body = method === 'GET' ? undefined : { comment: 'x', commentEdit: 1 };

  expect(await refused(await stranger.send(method, path, body))).toEqual([401, 'session.missing']);
});

test('a call of another agent is unknown', async () => {
  for (const [method, path, body] of [
    ['PUT', 'closed', {}],
    ['PUT', 'deleted', { deleted: true }],
    ['POST', 'retry', {}],
    ['PUT', 'who', { personId: null }],
  ] as const) {
    expect(await refused(await minami.send(method, `/api/calls/12345/${path}`, body))).toEqual([
      404,
      'call.unknown',
    ]);
  }
});

test.each([
  ['no JSON object', '/api/calls/1/comment', 7],
  ['a comment that is no text', '/api/calls/1/comment', { comment: 7, commentEdit: 1 }],
  ['a caller ID that is none', '/api/caller-id', { kind: 'number', number: 'hello' }],
  ['a caller ID of somebody else', '/api/caller-id', { kind: 'number', number: '+12095550123' }],
  ['the half of an edit', '/api/calls/1/comment', { comment: 'x', commentEdit: 1.5 }],
  ['an edit beyond all numbers', '/api/calls/1/comment', { comment: 'x', commentEdit: 1e300 }],
  [
    'a dial at the end of time',
    '/api/dials/3f2504e0-4f89-41d3-9a0c-0305e82c3301',
    {
      dialId: '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
      number: '+12095550123',
      record: null,
      at: 1e300,
    },
  ],
  ['a dial without a number', '/api/dials/3f2504e0-4f89-41d3-9a0c-0305e82c3301', { dialId: 'x' }],
])('%s is refused as such', async (_, path, body) => {
  expect(await refused(await minami.send('PUT', path, body))).toEqual([400, 'request.invalid']);
});

test('what is kept can be read again, whatever was in it', async () => {
  const record = { id: '0035g0000000001AAA', objectName: '\u0000', name: null };
  await minami.tell('PUT', '/api/calls/802/comment', { comment: 'a\u0000b', commentEdit: 1 });

  expect(await refused(await minami.send('PUT', '/api/calls/802/related', { record }))).toEqual([
    400,
    'request.invalid',
  ]);
  expect((await minami.send('GET', '/api/history')).status).toBe(200);
});

test.each([
  ['a text that no database can have', '/api/calls/%00/closed', '{}'],
  [
    'what is deeper than anybody writes',
    '/api/calls/1/closed',
    `${'['.repeat(200_000)}${']'.repeat(200_000)}`,
  ],
])('%s is refused as such: %s', async (_, path, body) => {
  const headers = { ...OWN(), cookie: minami.cookies(), 'content-type': 'application/json' };
  const answer = await fetch(`${stack.urls.gateway}${path}`, { method: 'PUT', headers, body });

  expect(await refused(answer)).toEqual([400, 'request.invalid']);
});

test('what is no HTTP is refused in our words', async () => {
  const socket = connect(Number(new URL(stack.urls.gateway).port), '127.0.0.1');
  let told = '';
  socket.on('data', (bytes: Buffer) => (told += bytes.toString('utf8')));
  socket.end('BREW coffee\r\n\r\n');
  await eventually('an answer', () => told.includes('}}'));
  socket.destroy();

  expect(told).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
  expect(told).toContain('{"error":{"code":"request.invalid","requestId":"');
});

test('a comment beyond any limit is refused as too long', async () => {
  const body = { comment: 'x'.repeat(160_001), commentEdit: 1 };

  expect(await refused(await minami.send('PUT', '/api/calls/1/comment', body))).toEqual([
    400,
    'comment.tooLong',
  ]);
});

test('a report of the page has the pad’s authority, whatever it says of itself', async () => {
  const event = {
    type: 'ringing',
    callId: '800',
    source: 'history',
    at: 1,
    about: { direction: 'outbound' },
  };
  const feed = minami.openFeed();
  await minami.tell('POST', '/api/line-reports', { reports: [{ event, dialId: null }] });

  const entry = await feed.waitFor('800', 'is there', () => true);
  feed.close();
  expect(entry.call.ringingAt?.source).toBe('pad');
});

test('a live feed says nothing any more when its session has ended', async () => {
  const browser = stack.browserOf('minami');
  await browser.signIn();
  const [ended, goesOn] = [browser.openFeed(), minami.openFeed()];
  await eventually('ready', () => ended.messages.some(({ type }) => type === 'ready'));
  await browser.tell('DELETE', '/api/session');

  const event = { type: 'ringing', callId: '801', source: 'pad', at: 1, about: { direction: 'inbound' } };
  await minami.tell('POST', '/api/line-reports', { reports: [{ event, dialId: null }] });
  await goesOn.waitFor('801', 'is there', () => true);
  goesOn.close();
  await ended.ended;

  expect(ended.entry('801')).toBeUndefined();
});

test.each([
  '/api/session',
  '/api/people?name=a',
  '/api/records/00T5g0000000005EAA/numbers',
  '/api/nothing-such',
])('no cache keeps what %s answers', async (path) => {
  const known = await minami.send('GET', path);
  const stranger = await stack.browserOf('haruto').send('GET', path);

  for (const { headers } of [known, stranger]) expect(headers.get('cache-control')).toBe('no-store');
});

test('an id of a call as long as Zoom’s may be finds its call', async () => {
  const id = encodeURIComponent('é'.repeat(128));

  await minami.tell('PUT', `/api/calls/${id}/comment`, { comment: 'x', commentEdit: 1 });
});

test.each(['/api/calls/%zz/comment', '/%ff', `/api/calls/${'1'.repeat(2049)}/comment`])(
  'an address that cannot be is refused in our words: %s',
  async (path) => {
    expect(await refused(await minami.send('PUT', path, {}))).toEqual([400, 'request.invalid']);
  },
);

test('a path that does not exist is not found, and says no more', async () => {
  expect(await refused(await minami.send('GET', '/api/nothing'))).toEqual([404, 'request.notFound']);
});

test('a session does not serve whoever signs in to Salesforce next in the same browser', async () => {
  const asUser = (user: string) => ({ ...OWN(), [USER_HEADER]: user });
  const next = stack.browserOf('haruto').user.salesforceId;

  for (const path of ['/api/session', '/api/feed', '/api/people?name=a'])
    expect(await refused(await minami.send('GET', path, undefined, asUser(next)))).toEqual([
      401,
      'session.missing',
    ]);
  expect(
    await refused(
      await minami.send('PUT', '/api/calls/1/comment', { comment: 'x', commentEdit: 1 }, asUser(next)),
    ),
  ).toEqual([401, 'session.missing']);
  const own = await minami.send('GET', '/api/session', undefined, asUser(minami.user.salesforceId));
  expect(own.status).toBe(200);
});

test('the browser may send what tells whose page it is', async () => {
  const answer = await minami.send('OPTIONS', '/api/session', undefined, {
    origin: stack.urls.shell,
    'access-control-request-method': 'GET',
    'access-control-request-headers': `${USER_HEADER},${WIDGET_HEADER}`,
  });

  expect(answer.headers.get('access-control-allow-headers')).toContain(USER_HEADER);
});

test('after signing out the session is worth nothing', async () => {
  const browser = stack.browserOf('minami');
  await browser.signIn();
  await browser.tell('DELETE', '/api/session');

  expect(await refused(await browser.send('GET', '/api/session'))).toEqual([401, 'session.missing']);
  expect((await minami.send('GET', '/api/session')).status).toBe(200);
});

test('the gateway lives and is ready', async () => {
  for (const path of ['/healthz', '/readyz'])
    expect((await fetch(`${stack.urls.gateway}${path}`)).status).toBe(200);
});
