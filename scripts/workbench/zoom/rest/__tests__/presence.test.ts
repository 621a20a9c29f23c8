import { expect, test } from '@jest/globals';
import { ask, authorise } from '../../__tests__/support/authorise.ts';
import { ALICE, APP, CAROL, JANE } from '../../__tests__/support/people.ts';
import { startZoom } from '../../__tests__/support/zoom.ts';

const MINE = '/users/me/presence_status';

test('the presence follows meetings, calls and the client', async () => {
  const zoom = await startZoom();
  const { access_token } = await authorise(zoom, ALICE.id);
  const status = async () => (await ask(zoom, access_token, MINE)).body;
  const client = zoom.client(ALICE.id);

  expect(await status()).toEqual({ status: 'Available' });
  client.set({ inMeeting: true });
  expect(await status()).toEqual({ status: 'In_A_Zoom_Meeting' });
  const callId = zoom.cloud.ringAgent({ from: JANE, toUserId: ALICE.id });
  expect(await status()).toEqual({ status: 'In_A_Zoom_Meeting' });
  zoom.agent(ALICE.id).accept(callId);
  expect(await status()).toEqual({ status: 'On_A_Call' });
  zoom.cloud.hangUp(callId);
  client.set({ inMeeting: false, running: false });
  expect(await status()).toEqual({ status: 'Offline' });
});

test('the presence needs no Zoom Phone, but its scope', async () => {
  const zoom = await startZoom();
  const carol = await authorise(zoom, CAROL.id);
  expect((await ask(zoom, carol.access_token, MINE)).status).toBe(200);

  const scopes = APP.scopes.filter((scope) => scope !== 'user:read:presence_status');
  const other = await startZoom({ app: { ...APP, scopes } });
  const { access_token } = await authorise(other, ALICE.id);
  expect(await ask(other, access_token, MINE)).toMatchObject({ status: 400, body: { code: 4711 } });
});

test('of other users a user-level app learns nothing', async () => {
  const zoom = await startZoom();
  const { access_token } = await authorise(zoom, ALICE.id);

  expect(await ask(zoom, access_token, `/users/${CAROL.id}/presence_status`)).toMatchObject({
    status: 404,
    body: { code: 1001 },
  });
});
