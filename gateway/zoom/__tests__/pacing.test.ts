/** Zoom's limits, kept by all gateways together. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { AgentTokens } from '../../agents/tokens.ts';
import { categoryOf, createZoomPacer, pacedTokens } from '../pacing.ts';
import type { Pacing } from '../pacing.ts';
import { readZoom } from '../zoomRequest.ts';

const DAILY =
  'You have reached the maximum daily rate limit for this API. Refer to the response header for details on when you can make another request.';
let asked: number;
let answer: { status: number; body: object; headers?: Record<string, string> };
let held: [string, number][];
let taken: [string, number][];
let free: boolean;
let isWaitedFor: boolean;
const server = createServer((_, reply) => {
  asked += 1;
  reply.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
  reply.end(JSON.stringify(answer.body));
});

beforeEach(async () => {
  [asked, held, taken, free, isWaitedFor] = [0, [], [], true, false];
  answer = { status: 200, body: {} };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

const pacing: Pacing = {
  take({ name, perSecond }) {
    taken.push([name, perSecond]);
    return Promise.resolve(free ? 0 : null);
  },
  hold(name, ms) {
    held.push([name, ms]);
    return Promise.resolve();
  },
};

function gateway() {
  const pacer = createZoomPacer({ pacing, isWaitedFor: () => isWaitedFor });
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const credential = {
    baseUrl,
    accessToken: 'a',
    refreshToken: 'r',
    expiresAt: 0,
    needsSignIn: false,
    generation: 1,
  };
  const plain: AgentTokens = { use: (_agent, _provider, request) => request(credential) };
  const tokens = pacedTokens(plain, pacer);
  return {
    pacer,
    read: (path: string) => tokens.use('agent', 'zoom', () => readZoom(baseUrl, 'a', path)),
  };
}

test('a request waits for its turn in the pool of its kind, of which a part is left to other apps', async () => {
  const { pacer, read } = gateway();

  await read('/v2/phone/users/me/settings');
  await read('/v2/phone/users/me/call_history/sync');
  pacer.learn('medium', 20);
  await read('/v2/phone/sms/sessions/7');

  expect(taken).toEqual([
    ['zoom light', 16],
    ['zoom medium', 8],
    ['zoom medium', 16],
  ]);
});

test('one whose turn is far away is not made, and is tried again later', async () => {
  free = false;

  await expect(gateway().read('/v2/phone/users/me')).rejects.toMatchObject({
    ...{ code: 'zoom.rateLimited', retry: 'later' },
  });
  expect(asked).toBe(0);
});

test('what somebody waits for is asked also then', async () => {
  free = false;
  isWaitedFor = true;

  await gateway().read('/v2/phone/users/me');

  expect(asked).toBe(1);
});

test.each([
  [
    'in this second',
    'You have reached the maximum per-second rate limit for this API. Try again later.',
    {},
    1000,
  ],
  ['today', DAILY, {}, 1_800_000],
  ['for as long as Zoom says', DAILY, { 'retry-after': '90' }, 90_000],
])('after a refusal nobody asks %s', async (_, message, headers, ms) => {
  answer = { status: 429, body: { code: 429, message }, headers };

  await expect(gateway().read('/v2/phone/users/me')).rejects.toMatchObject({ code: 'zoom.rateLimited' });
  expect(held).toEqual([['zoom light', ms]]);
});

test('another refusal holds nobody up', async () => {
  answer = { status: 404, body: { code: 404, message: 'Not there' } };

  await expect(gateway().read('/v2/phone/users/me')).rejects.toMatchObject({ code: 'zoom.refused' });
  expect(held).toEqual([]);
});

test.each([
  ['/v2/phone/users/me', 'light'],
  ['/v2/phone/users/me/call_history', 'medium'],
  ['/v2/phone/sms/messages', 'medium'],
  ['/v2/phone/voice_mails/7', 'light'],
  ['/v2/users/me/presence_status', 'medium'],
])('%s is %s', (path, category) => {
  expect(categoryOf(path)).toBe(category);
});
