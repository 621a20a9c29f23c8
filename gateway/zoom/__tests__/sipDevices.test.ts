/** The SIP account of an agent's phone, out of what Zoom documents and nothing else. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { startScriptedServer } from '../../../test-support/scriptedServer.ts';
import type { ScriptedServer } from '../../../test-support/scriptedServer.ts';
import { createSipDevices } from '../sipDevices.ts';

const example = (operation: string): Record<string, unknown> =>
  JSON.parse(readFileSync(`fixtures/zoom/rest/${operation}.json`, 'utf8')) as Record<string, unknown>;
const USER = '-tDdYIstSumpA0L13GztIQ';

let server: ScriptedServer;
let listed: object[];
let provision: unknown;

beforeAll(async () => {
  server = await startScriptedServer();
  server.answer(({ path }) => {
    if (path.startsWith('/v2/phone/devices/')) return { body: { ...example('getADevice'), provision } };
    const isSecond = path.includes('next_page_token');
    const devices = isSecond ? listed.slice(1) : listed.slice(0, 1);
    return { body: { devices, next_page_token: isSecond || listed.length < 2 ? '' : 'second' } };
  });
});

beforeEach(() => {
  server.requests.length = 0;
  listed = [device()];
  ({ provision } = example('getADevice'));
});

afterAll(() => server.stop());

function device(change: object = {}): object {
  const { devices } = example('listPhoneDevices') as { devices: object[] };
  return { ...devices[0], display_name: 'Salesforce browser', ...change };
}

function find() {
  const token = { get: () => Promise.resolve({ accessToken: 'token', baseUrl: server.url }) };
  return createSipDevices({ token }).find(USER);
}

test('Zoom’s documented phone is one', async () => {
  const account = await find();

  expect({ ...account, password: account.password.reveal() }).toEqual({
    domain: '123.zoom.us',
    userName: '123123',
    authorizationId: '123123',
    password: '1123',
    outboundProxy: { host: '123123', port: 5061 },
  });
  expect(JSON.stringify(account)).not.toContain('1123"');
});

test('it is found on a later page', async () => {
  listed = [device({ display_name: 'Desk' }), device({ id: 'mine' })];
  await find();

  expect(server.requests.map(({ path }) => path.replace(/\?.*/, ''))).toEqual([
    '/v2/phone/devices',
    '/v2/phone/devices',
    '/v2/phone/devices/mine',
  ]);
});

test.each([
  ['without the word in its name', { display_name: 'Desk' }],
  ['of somebody else', { assignee: { id: 'other' }, assignees: [] }],
])('a phone %s is none', async (_, change) => {
  listed = [device(change)];

  await expect(find()).rejects.toMatchObject({ code: 'line.noAccount' });
  expect(server.requests).toHaveLength(1);
});

test.each<[string, unknown]>([
  ['was not set up by hand', { type: 'ztp' }],
  [
    'has no password',
    { sip_accounts: [{ sip_domain: 'a', user_name: 'b', authorization_id: 'c', outbound_proxy: 'd' }] },
  ],
  [
    'would bring more than an address',
    {
      sip_accounts: [
        { sip_domain: 'a', user_name: 'b>;x="', authorization_id: 'c', password: 'd', outbound_proxy: 'e:1' },
      ],
    },
  ],
])('a phone that %s is none', async (_, told) => {
  provision = told;

  await expect(find()).rejects.toMatchObject({ code: 'line.noAccount' });
});
