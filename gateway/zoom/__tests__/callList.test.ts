import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { createPhoneNumbers } from '#call-core';
import { AGENT } from '../../../test-support/agents.ts';
import { startScriptedServer } from '../../../test-support/scriptedServer.ts';
import type { ScriptedServer } from '../../../test-support/scriptedServer.ts';
import { NUMBER_DATA } from '../../numbers/numberData.ts';
import { createCallList } from '../callList.ts';

const EXAMPLE: unknown = JSON.parse(readFileSync('fixtures/zoom/rest/phoneUserCallHistory.json', 'utf8'));
const PERIOD = { start: Date.UTC(2026, 9, 5, 15), end: Date.UTC(2026, 9, 6, 15) };

let server: ScriptedServer;
beforeAll(async () => {
  server = await startScriptedServer();
});
beforeEach(() => {
  server.requests.length = 0;
});
afterAll(() => server.stop());

const list = createCallList({
  numbers: createPhoneNumbers(NUMBER_DATA, 'US'),
  tokens: {
    use: (_agent, _provider, request) =>
      request({
        ...{ accessToken: 'token-1', refreshToken: '', baseUrl: server.url },
        ...{ expiresAt: 0, needsSignIn: false, generation: 1 },
      }),
  },
});

function refuse(param: string): void {
  server.answer(() => ({ status: 400, body: { code: 301, message: `Invalid request param: ${param}.` } }));
}

test('Zoom’s documented example is read, and its token leads to the next page', async () => {
  server.answer(() => ({ body: EXAMPLE }));

  expect(await list.page(AGENT.id, PERIOD, null)).toMatchObject({
    calls: [{ callId: '7018317023722949162' }],
    next: 'AmhfoKtF2Ey4TaPg2iZsAcmetRLs2ZY0Sk2',
  });
});

test('exactly this time is asked for, in the largest pages, and each page by its token', async () => {
  server.answer(() => ({ body: { call_elements: [], next_page_token: '' } }));

  expect(await list.page(AGENT.id, PERIOD, null)).toEqual({ calls: [], next: null });
  await list.page(AGENT.id, PERIOD, 'second');

  const queries = server.requests.map(({ path }) =>
    Object.fromEntries(new URL(path, 'http://zoom').searchParams),
  );
  const query = { from: '2026-10-05T15:00:00Z', to: '2026-10-06T14:59:59Z', page_size: '300' };
  expect(queries).toEqual([query, { ...query, next_page_token: 'second' }]);
});

test('a record that cannot be read hides none of the others', async () => {
  const element = { call_id: '7018317023722949162', direction: 'inbound', end_time: '2026-10-06T01:00:00Z' };
  server.answer(() => ({ body: { call_elements: [{ call_id: 7 }, null, element] } }));

  expect((await list.page(AGENT.id, PERIOD, null)).calls).toHaveLength(1);
});

test('a token that Zoom does not know any more is an expired list; anything else is a refusal', async () => {
  refuse('next_page_token');
  await expect(list.page(AGENT.id, PERIOD, 'old')).rejects.toMatchObject({
    code: 'externalCalls.listExpired',
  });
  refuse('from');
  await expect(list.page(AGENT.id, PERIOD, null)).rejects.toMatchObject({ code: 'zoom.refused' });
});
