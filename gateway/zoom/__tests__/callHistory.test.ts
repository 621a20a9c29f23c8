import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createPhoneNumbers, PhoneError } from '#call-core';
import { AGENT } from '../../../test-support/agents.ts';
import { startScriptedServer } from '../../../test-support/scriptedServer.ts';
import type { ScriptedServer } from '../../../test-support/scriptedServer.ts';
import { NUMBER_DATA } from '../../numbers/numberData.ts';
import { createCallHistory } from '../callHistory.ts';

const SYNC: unknown = JSON.parse(readFileSync('fixtures/zoom/rest/syncUserCallHistory.json', 'utf8'));
const ELEMENT = {
  call_id: '7018317023722949162',
  call_element_id: '20231008-1',
  direction: 'outbound',
  caller_did_number: '+81355500001',
  callee_did_number: '12095550123',
  start_time: '2023-10-08T16:12:04Z',
  answer_time: '2023-10-08T16:12:10Z',
  end_time: '2023-10-08T16:12:15Z',
  result: 'connected',
};

let server: ScriptedServer;
beforeAll(async () => {
  server = await startScriptedServer();
});
beforeEach(() => {
  server.requests.length = 0;
});
afterAll(() => server.stop());

const history = createCallHistory({
  numbers: createPhoneNumbers(NUMBER_DATA, 'US'),
  tokens: {
    use: (_agent, _provider, request) =>
      request({
        ...{ accessToken: 'token-1', refreshToken: '', baseUrl: server.url },
        ...{ expiresAt: 0, needsSignIn: false, generation: 1 },
      }),
  },
});
const answerWith = (...elements: unknown[]) => {
  server.answer(() => ({ body: { call_elements: elements, sync_token: 'next' } }));
};

test('Zoom’s documented example is read', async () => {
  server.answer(() => ({ body: SYNC }));

  expect(await history.newest(AGENT.id)).toMatchObject({
    calls: [{ callId: '7018317023722949162', endedAt: Date.parse('2023-10-08T16:12:15Z') }],
    isEmpty: false,
    token: 'SDVjM3NHRlNyMF8xNjQwODI3NTkyMzkwXzE2NDgwMTUzNTk0MzI=',
  });
});

test('a call is told with its course and its end, as Zoom’s final word', async () => {
  answerWith(ELEMENT);
  const [call] = (await history.newest(AGENT.id)).calls;

  expect(call?.events).toMatchObject([
    { type: 'ringing', source: 'history', at: Date.parse(ELEMENT.start_time) },
    { type: 'connected', source: 'history', at: Date.parse(ELEMENT.answer_time) },
    {
      type: 'ended',
      source: 'history',
      at: Date.parse(ELEMENT.end_time),
      result: 'answered',
      about: { direction: 'outbound', peerNumber: '+12095550123', callElementId: '20231008-1' },
    },
  ]);
});

test.each([
  ['the newest', () => history.newest(AGENT.id), 'sync_type=FSync&count=100'],
  ['newer ones', () => history.newerThan(AGENT.id, 'a=b'), 'sync_type=ISync&sync_token=a%3Db&count=100'],
  ['older ones', () => history.olderThan(AGENT.id, 'c'), 'sync_type=BSync&sync_token=c&count=100'],
])('%s are asked for as Zoom documents it', async (_, ask, query) => {
  answerWith();

  expect(await ask()).toEqual({ calls: [], isEmpty: true, token: 'next' });
  expect(server.requests).toMatchObject([
    {
      method: 'GET',
      path: `/v2/phone/users/me/call_history/sync?${query}`,
      headers: { authorization: 'Bearer token-1' },
    },
  ]);
});

test.each([
  ['has no end', { ...ELEMENT, end_time: undefined }],
  ['goes a way that is not known', { ...ELEMENT, direction: 'sideways' }],
  ['has a time that is none', { ...ELEMENT, start_time: 'yesterday' }],
  ['is none', 'x'],
])('a record that %s hides no other', async (_, record) => {
  answerWith(record, ELEMENT);

  expect((await history.newest(AGENT.id)).calls.map(({ callId }) => callId)).toEqual([ELEMENT.call_id]);
});

describe('a refusal', () => {
  const newer = (status: number, body: unknown) => {
    server.answer(() => ({ status, body }));
    return history.newerThan(AGENT.id, 'old').catch((error: unknown) => error);
  };

  test('of the place is told apart: Zoom does not know it any more', async () => {
    expect(await newer(400, { code: 301, message: 'Invalid request param: sync_token.' })).toBeNull();
  });

  test.each([
    [401, { code: 124 }, 'zoom.signInNeeded'],
    [400, { code: 4711 }, 'zoom.scopeMissing'],
    [429, { code: 429 }, 'zoom.rateLimited'],
    [403, { code: 403 }, 'zoom.refused'],
    [500, {}, 'zoom.unavailable'],
  ])('%i %j is an error', async (status, body, code) => {
    const error = await newer(status, body);

    expect(error).toBeInstanceOf(PhoneError);
    expect(error).toMatchObject({ code });
  });

  test('an answer without a place is none', async () => {
    server.answer(() => ({ body: { call_elements: [] } }));

    await expect(history.newest(AGENT.id)).rejects.toMatchObject({ code: 'zoom.refused' });
  });
});
