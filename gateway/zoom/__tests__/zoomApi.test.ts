import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { createPhoneNumbers, PhoneError } from '#call-core';
import { startScriptedServer } from '../../../test-support/scriptedServer.ts';
import type { Script, ScriptedAnswer, ScriptedServer } from '../../../test-support/scriptedServer.ts';
import { NUMBER_DATA } from '../../numbers/numberData.ts';
import { createZoomDirectory } from '../zoomApi.ts';

const zoom = createZoomDirectory({ numbers: createPhoneNumbers(NUMBER_DATA, 'US') });
const read = (operation: string): unknown =>
  JSON.parse(readFileSync(`fixtures/zoom/rest/${operation}.json`, 'utf8'));
const USER = { id: 'me-1', phone_numbers: [{ number: '81355500001' }] };
const SETTINGS = {
  country: { code: 'JP' },
  outbound_caller: { number: '+81355500001' },
  outbound_caller_ids: [
    { number: '+81355500001', name: 'Minami', is_default: true },
    { number: '12095550199', name: null },
  ],
};

let server: ScriptedServer;
beforeAll(async () => {
  server = await startScriptedServer();
});
beforeEach(() => {
  server.requests.length = 0;
});
afterEach(() => {
  jest.restoreAllMocks();
});
afterAll(() => server.stop());

const answers = (user: unknown, settings: unknown): Script => {
  return ({ path }) => ({ body: path.endsWith('/settings') ? settings : user });
};
const profile = () => zoom.profile('token-1', server.url);

async function errorOf(answer: ScriptedAnswer | 'drop', ask: () => Promise<unknown> = profile) {
  server.answer(() => answer);
  const error: unknown = await ask().then(
    () => null,
    (caught: unknown) => caught,
  );
  if (!(error instanceof PhoneError)) throw new Error('A PhoneError was expected', { cause: error });
  return error;
}

describe('the profile', () => {
  test('has the agent’s numbers in one form, and the caller ID in use', async () => {
    server.answer(answers(USER, SETTINGS));

    expect(await profile()).toEqual({
      userId: 'me-1',
      homeCountry: 'JP',
      ownNumbers: [
        { number: '+81355500001', name: 'Minami' },
        { number: '+12095550199', name: null },
      ],
      canHideCallerId: false,
      callerId: { kind: 'number', number: '+81355500001' },
      texting: { state: 'on', numbers: [{ number: '+81355500001', name: 'Minami' }] },
    });
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer token-1',
      'Bearer token-1',
    ]);
  });

  test('can be read out of Zoom’s documented examples', async () => {
    server.answer(answers(read('phoneUser'), read('phoneUserSettings')));

    expect(await profile()).toMatchObject({ userId: 'NL3cEpSdRc-c2t8aLoZqiw', homeCountry: 'US' });
  });

  test('can be read where Zoom leaves out what it may', async () => {
    server.answer(answers({ id: 'me-1' }, {}));

    expect(await profile()).toEqual({
      userId: 'me-1',
      homeCountry: 'US',
      ownNumbers: [],
      canHideCallerId: false,
      callerId: null,
      texting: { state: 'off', numbers: [] },
    });
  });

  test('has the country of the first number where Zoom names none', async () => {
    server.answer(answers(USER, {}));

    expect(await profile()).toMatchObject({
      homeCountry: 'JP',
      ownNumbers: [{ number: '+81355500001', name: null }],
      callerId: { kind: 'number', number: '+81355500001' },
    });
  });

  test.each([
    [{ enable: true, allow_hide_outbound_caller_id: true }, true],
    [{ allow_hide_outbound_caller_id: true }, true],
    [{ enable: false, allow_hide_outbound_caller_id: true }, false],
    [{ enable: true }, false],
  ])('with the policy %j: the number can be hidden is %j', async (policy, hides) => {
    server.answer(answers({ ...USER, policy: { select_outbound_caller_id: policy } }, SETTINGS));

    expect((await profile()).canHideCallerId).toBe(hides);
  });

  test('says that the caller ID is hidden', async () => {
    server.answer(answers(USER, { ...SETTINGS, outbound_caller: { number: '' } }));

    expect((await profile()).callerId).toEqual({ kind: 'hidden' });
  });
});

describe('the caller ID', () => {
  test.each([
    [{ kind: 'number', number: '+12095550199' } as const, '+12095550199'],
    [{ kind: 'hidden' } as const, ''],
  ])('%j is sent as %j', async (choice, sent) => {
    server.answer(() => ({ status: 204 }));

    await zoom.setCallerId('token-1', server.url, choice);

    expect(server.requests).toMatchObject([
      {
        method: 'PATCH',
        path: '/v2/phone/users/me/settings',
        body: JSON.stringify({ outbound_caller_id: sent }),
      },
    ]);
  });
});

describe('the presence', () => {
  const inMeeting = (signal = new AbortController().signal) =>
    zoom.isInMeeting('token-1', server.url, signal);

  test.each([
    ['In_A_Zoom_Meeting', true],
    ['In_A_Meeting', true],
    ['Presenting', true],
    ['Available', false],
    ['On_A_Call', false],
    ['In_Calendar_Event', false],
    ['Do_Not_Disturb', false],
    ['Offline', false],
    ['Gone_Fishing', null],
    ['', null],
  ])('%s: in a meeting is %j', async (status, isInMeeting) => {
    server.answer(() => ({ body: { status } }));

    expect(await inMeeting()).toBe(isInMeeting);
    expect(server.requests).toMatchObject([
      { method: 'GET', path: '/v2/users/me/presence_status', headers: { authorization: 'Bearer token-1' } },
    ]);
  });

  test('that is none is an error', async () => {
    expect((await errorOf({ body: {} }, inMeeting)).code).toBe('zoom.refused');
  });

  test('is given up by who asked', async () => {
    const stop = new AbortController();
    server.answer(() => {
      stop.abort();
      return 'hang';
    });

    await expect(inMeeting(stop.signal)).rejects.toMatchObject({ code: 'zoom.unavailable' });
  });
});

describe('a refusal', () => {
  test.each([
    [401, { code: 124, message: 'Access token is expired.' }, 'zoom.signInNeeded', 'afterSignIn'],
    [400, { code: 4711, message: 'does not contain scopes' }, 'zoom.scopeMissing', 'never'],
    [401, { code: 4711, message: 'does not contain scopes' }, 'zoom.scopeMissing', 'never'],
    [403, { code: 2031, message: 'not enabled' }, 'zoom.noPhoneLicence', 'never'],
    [403, { message: 'Zoom Phone has not been enabled for this account' }, 'zoom.noPhoneLicence', 'never'],
    [403, { message: 'authenticated user has not permitted access' }, 'zoom.refused', 'never'],
    [404, { code: 1001, message: 'User does not exist: me.' }, 'zoom.noPhoneLicence', 'never'],
    [400, { code: 301, message: 'Invalid request param' }, 'zoom.refused', 'never'],
    [429, { code: 429, message: 'per-second rate limit' }, 'zoom.rateLimited', 'later'],
    [500, { code: 500 }, 'zoom.unavailable', 'later'],
    [503, '<html>Service unavailable</html>', 'zoom.unavailable', 'later'],
    [502, undefined, 'zoom.unavailable', 'later'],
    [401, 'null', 'zoom.signInNeeded', 'afterSignIn'],
    [403, { code: 'text', message: 7 }, 'zoom.refused', 'never'],
  ])('%i %j is %s', async (status, body, code, retry) => {
    const error = await errorOf({ status, body, headers: { 'x-zm-trackingid': 'v=2.0;rid=1' } });

    expect(error).toMatchObject({ code, retry, details: { status, trackingId: 'v=2.0;rid=1' } });
  });

  test('never carries Zoom’s words, which may quote what was sent', async () => {
    const error = await errorOf({ status: 400, body: { code: 316, message: '+12095550123 is not E.164' } });

    expect(`${JSON.stringify(error)} ${error.message}`).not.toContain('2095550123');
    expect(error.details).toMatchObject({ zoomCode: 316 });
  });
});

describe('an answer that is none', () => {
  test.each([
    ['no JSON', 'OK', 'zoom.unavailable'],
    ['nothing', undefined, 'zoom.unavailable'],
    ['a list', [], 'zoom.refused'],
    ['another object', { users: [] }, 'zoom.refused'],
    ['fields of another type', { id: 7, phone_numbers: 'none' }, 'zoom.refused'],
  ])('%s is told as such', async (_, body, code) => {
    expect((await errorOf({ body })).code).toBe(code);
  });

  test('a broken connection is Zoom’s absence', async () => {
    expect(await errorOf('drop')).toMatchObject({ code: 'zoom.unavailable', retry: 'later' });
  });

  test('an address where nobody listens is too', async () => {
    const ask = () => zoom.profile('token-1', 'http://127.0.0.1:1');

    expect(await errorOf({}, ask)).toMatchObject({ code: 'zoom.unavailable', retry: 'later' });
  });

  test('a redirect is not followed: the token is for nobody else', async () => {
    expect(await errorOf({ status: 302, headers: { location: '/elsewhere' } })).toMatchObject({
      code: 'zoom.unavailable',
    });
    expect(server.requests.map(({ path }) => path)).not.toContain('/elsewhere');
  });

  test('Zoom’s silence is given up after ten seconds', async () => {
    const patience = jest.spyOn(AbortSignal, 'timeout').mockImplementation(() => AbortSignal.abort());
    server.answer(() => 'hang');

    await expect(profile()).rejects.toMatchObject({ code: 'zoom.unavailable', retry: 'later' });
    expect(patience.mock.calls).toEqual([[10_000], [10_000]]);
  });
});
