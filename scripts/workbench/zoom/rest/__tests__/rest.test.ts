import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { ask, authorise, patch } from '../../__tests__/support/authorise.ts';
import { ALICE, APP, BOB, CAROL, JANE } from '../../__tests__/support/people.ts';
import { shapeOf } from '../../__tests__/support/shape.ts';
import { startZoom } from '../../__tests__/support/zoom.ts';
import { createTestClock } from '../../testClock.ts';

const FIXTURES = new URL('../../../../../fixtures/zoom/rest/', import.meta.url);
const ME = '/phone/users/me';
const SETTINGS = '/phone/users/me/settings';

/** What of an answer Zoom does not document. */
function undocumented(operationId: string, body: unknown): readonly string[] {
  const example = shapeOf(JSON.parse(readFileSync(new URL(`${operationId}.json`, FIXTURES), 'utf8')));
  return [...shapeOf(body)]
    .filter(([path, type]) => example.get(path) !== type)
    .map(([path, type]) => `${path}: ${type}`);
}

test('the profile names the extension, the numbers without "+", and the policy', async () => {
  const zoom = await startZoom();
  const { access_token } = await authorise(zoom, BOB.id);

  const { body, headers, status } = await ask(zoom, access_token, ME);

  expect(status).toBe(200);
  expect(headers.get('x-zm-trackingid')).toMatch(/^v=2\.0;/);
  expect(undocumented('phoneUser', body)).toEqual([]);
  expect(body).toMatchObject({
    id: BOB.id,
    extension_number: 1003,
    phone_numbers: [{ number: '81312345678' }],
    policy: {
      auto_call_recording: { enable: true, recording_calls: 'inbound' },
      select_outbound_caller_id: { enable: true, allow_hide_outbound_caller_id: false },
    },
  });
});

test('the settings name the caller IDs and which one is in use', async () => {
  const zoom = await startZoom();
  const { access_token } = await authorise(zoom, ALICE.id);

  const { body } = await ask(zoom, access_token, SETTINGS);

  expect(undocumented('phoneUserSettings', body)).toEqual([]);
  expect(body).toMatchObject({
    country: { code: 'US', country_code: '1', name: 'United States' },
    outbound_caller: { number: '+12058945456' },
    outbound_caller_ids: [
      { is_default: true, name: 'Alice Tanaka', number: '+12058945456' },
      { is_default: false, name: 'Alice Tanaka', number: '+12058945457' },
      { is_default: false, name: 'Main line', number: '+12058945400' },
    ],
  });
});

test('the caller ID can be changed and hidden', async () => {
  const zoom = await startZoom();
  const { access_token } = await authorise(zoom, ALICE.id);

  const changed = await patch(zoom, access_token, SETTINGS, { outbound_caller_id: '+12058945400' });
  expect(changed).toMatchObject({ status: 204, body: null });
  expect((await ask(zoom, access_token, SETTINGS)).body).toMatchObject({
    outbound_caller: { number: '+12058945400' },
  });

  await patch(zoom, access_token, SETTINGS, { outbound_caller_id: '' });
  const hidden = (await ask(zoom, access_token, SETTINGS)).body;
  expect(hidden).toMatchObject({ outbound_caller: { number: '' } });
  expect(JSON.stringify(hidden)).not.toContain('"is_default":true');
});

test.each([
  ['a number of somebody else', ALICE, JANE, 'Invalid outbound caller ID.'],
  ['hiding, where the administrator does not allow it', BOB, '', 'Do not allow hiding outbound caller id.'],
  [
    'any change, where the administrator has locked it',
    { ...ALICE, policy: { ...ALICE.policy, choosesCallerId: false } },
    '+12058945457',
    'Outbound caller id has been locked.',
  ],
])('%s is refused as a caller ID', async (_name, user, outbound_caller_id, message) => {
  const zoom = await startZoom({ users: [user] });
  const { access_token } = await authorise(zoom, user.id);

  expect(await patch(zoom, access_token, SETTINGS, { outbound_caller_id })).toMatchObject({
    status: 400,
    body: { code: 400, message },
  });
});

test('settings that the local Zoom cannot change are refused by name', async () => {
  const zoom = await startZoom();
  const { access_token } = await authorise(zoom, ALICE.id);

  expect(await patch(zoom, access_token, SETTINGS, { area_code: '01' })).toMatchObject({
    status: 400,
    body: { code: 301, message: 'Invalid request param: area_code.' },
  });
});

test('a user without a licence is refused', async () => {
  const zoom = await startZoom();
  const { access_token } = await authorise(zoom, CAROL.id);

  for (const path of [ME, SETTINGS, `${ME}/call_history`]) {
    expect(await ask(zoom, access_token, path)).toMatchObject({
      status: 403,
      body: { code: 2031, message: 'Zoom Phone has not been enabled for this account.' },
    });
  }
});

test('a user-level app knows no user but me', async () => {
  const zoom = await startZoom();
  const { access_token } = await authorise(zoom, ALICE.id);

  expect((await ask(zoom, access_token, `/phone/users/${ALICE.id}`)).body).toEqual({
    code: 300,
    message: 'Invalid user id.',
  });
  expect(await ask(zoom, access_token, `/phone/users/${BOB.id}/call_history`)).toMatchObject({
    status: 404,
    body: { code: 300, message: `User does not exist: ${BOB.id}.` },
  });
});

test('an operation needs its scope', async () => {
  const app = { ...APP, scopes: ['phone:read:user'] };
  const zoom = await startZoom({ app });
  const { access_token } = await authorise(zoom, ALICE.id);

  expect((await ask(zoom, access_token, ME)).status).toBe(200);
  expect(await ask(zoom, access_token, SETTINGS)).toMatchObject({
    status: 400,
    body: {
      code: 4711,
      message:
        'Invalid access token, does not contain scopes:[phone:read:user_setting, phone:read:user_setting:admin].',
    },
  });
});

test('a token counts only in the header', async () => {
  const zoom = await startZoom();
  const { access_token } = await authorise(zoom, ALICE.id);

  expect(await ask(zoom, '', ME)).toMatchObject({
    status: 401,
    body: { code: 124, message: 'Invalid access token.' },
  });
  expect(await ask(zoom, 'wrong', ME)).toMatchObject({ status: 401, body: { code: 124 } });
  expect(await ask(zoom, '', `${ME}?access_token=${access_token}`)).toMatchObject({
    status: 401,
    body: { message: expect.stringContaining('query parameter') },
  });
});

test('what Zoom does not have is not recognized', async () => {
  const zoom = await startZoom();
  const { access_token } = await authorise(zoom, ALICE.id);

  for (const path of ['/phone/users/me/calls', '/phone/calls/1/hangup', '/phone/users/me/presence']) {
    expect(await ask(zoom, access_token, path)).toMatchObject({
      status: 404,
      body: { code: 2300, message: 'This API endpoint is not recognized.' },
    });
  }
});

test.each<['Pro' | 'Business+', number]>([
  ['Pro', 20],
  ['Business+', 40],
])('an account on the plan %s has %d light requests a second', async (plan, most) => {
  const clock = createTestClock();
  const zoom = await startZoom({ clock, plan });
  const alice = await authorise(zoom, ALICE.id);
  const bob = await authorise(zoom, BOB.id);

  for (let count = 0; count < most; count++) {
    expect((await ask(zoom, (count % 2 === 0 ? alice : bob).access_token, ME)).status).toBe(200);
  }
  expect(await ask(zoom, bob.access_token, SETTINGS)).toMatchObject({
    status: 429,
    body: { message: 'You have reached the maximum per-second rate limit for this API. Try again later.' },
  });
  expect((await ask(zoom, bob.access_token, `${ME}/call_history`)).status).toBe(200);

  clock.advance(1000);
  expect((await ask(zoom, bob.access_token, ME)).status).toBe(200);
});
