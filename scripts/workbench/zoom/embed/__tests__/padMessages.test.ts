import { expect, jest, test } from '@jest/globals';
import { eventually } from '../../../../../test-support/eventually.ts';
import { ALICE, BOB, CAROL, JANE } from '../../__tests__/support/people.ts';
import { alice, startPadWorld } from './support/padPage.ts';
import type { EmbedMessage } from './support/padPage.ts';
import { undocumented } from './support/undocumented.ts';

jest.setTimeout(30_000);

const CALLER_ID = ALICE.numbers[0]!;

const typesOf = (messages: readonly EmbedMessage[]) => messages.map(({ type }) => type);

test('a pad that is signed in is ready', async () => {
  const { openPad } = await startPadWorld();
  const pad = await openPad();
  await pad.told('zp-ready');

  expect(await pad.messages()).toEqual([{ type: 'onZoomPhoneIframeApiReady' }, { type: 'zp-ready' }]);
});

test('a pad that is signed out is ready once it has been signed in', async () => {
  const { openPad, zoom } = await startPadWorld();
  zoom.pad(ALICE.id).signOut();
  const pad = await openPad();
  await pad.send('zp-make-call', { number: JANE, callerId: CALLER_ID, autoDial: true });
  expect(await pad.messages()).toEqual([]);

  const popup = pad.page.waitForEvent('popup');
  await pad.frame.getByRole('button', { name: 'Sign In' }).click();
  await (await popup).getByRole('button', { name: /Alice Tanaka/ }).click();
  await pad.told('zp-ready');

  expect(zoom.pad(ALICE.id).isSignedIn()).toBe(true);
  expect(zoom.cloud.calls()).toEqual([]);
});

test('signing in as somebody else makes the pad that person’s', async () => {
  const { openPad, zoom } = await startPadWorld();
  zoom.pad(ALICE.id).signOut();
  zoom.pad(BOB.id).signOut();
  const pad = await openPad();

  const popup = pad.page.waitForEvent('popup');
  await pad.frame.getByRole('button', { name: 'Sign In' }).click();
  await (await popup).getByRole('button', { name: /Bob Sato/ }).click();

  await pad.frame.getByText('Bob Sato', { exact: true }).waitFor();
  expect(zoom.pad(ALICE.id).isSignedIn()).toBe(false);
});

test('on a domain that is not approved the pad works, but says and hears nothing', async () => {
  const { openPad, zoom } = await startPadWorld({ approved: false });
  const pad = await openPad();
  await pad.send('zp-make-call', { number: JANE, callerId: CALLER_ID, autoDial: true });

  zoom.cloud.ringAgent({ from: JANE, toUserId: ALICE.id });
  await pad.frame.getByRole('button', { name: /Accept/ }).click();
  await pad.frame.getByRole('button', { name: 'Hold' }).waitFor();

  expect(await pad.messages()).toEqual([]);
  expect(zoom.cloud.calls()).toHaveLength(1);
});

test('the pad of a user without a licence is never ready', async () => {
  const { context, hostOrigin, openPad, zoom } = await startPadWorld();
  await context.addCookies([{ ...zoom.cookieFor(CAROL.id), url: hostOrigin }]);
  const pad = await openPad();

  await pad.frame.getByText(/not enabled for your account/).waitFor();
  expect(await pad.messages()).toEqual([]);
});

test('a call is told with one call id, from ringing to its log, in documented fields only', async () => {
  const { openPad, zoom } = await startPadWorld({ recordsAfterMs: 0 });
  const pad = await openPad();
  await pad.told('zp-ready');

  await pad.send('zp-make-call', { number: JANE, callerId: CALLER_ID, autoDial: true });
  const ringing = await pad.told('zp-call-ringing-event');
  const callId = zoom.cloud.calls()[0]!.callId;
  zoom.cloud.answer(callId);
  alice(zoom).hold(callId);
  alice(zoom).unhold(callId);
  alice(zoom).startRecording(callId);
  zoom.cloud.hangUp(callId);
  await pad.told('zp-call-log-completed-event');

  const messages = (await pad.messages()).slice(2);
  expect(typesOf(messages)).toEqual([
    'zp-call-ringing-event',
    'zp-call-connected-event',
    'zp-call-ended-event',
    'zp-call-log-completed-event',
  ]);
  expect(messages.flatMap(undocumented)).toEqual([]);
  expect(new Set(messages.map(({ data }) => data?.callId))).toEqual(new Set([callId]));
  expect(new Set(messages.map(({ id }) => id)).size).toBe(4);
  expect(ringing.data).toMatchObject({
    direction: 'outbound',
    caller: { name: 'Alice Tanaka', phoneNumber: CALLER_ID, extensionNumber: '1002' },
    callee: { phoneNumber: JANE },
  });
  expect(messages[2]?.data?.result).toBe('ended');
  expect(messages[3]?.data).toMatchObject({ result: 'Call connected', callee: { number: JANE } });
});

test.each<
  [string, (world: Awaited<ReturnType<typeof startPadWorld>>['zoom'], callId: string) => void, string]
>([
  [
    'that the agent declines',
    (zoom, id) => {
      alice(zoom).decline(id);
    },
    'rejected',
  ],
  [
    'that the caller gives up',
    (zoom, id) => {
      zoom.cloud.hangUp(id);
    },
    'missed',
  ],
  [
    'that goes to voicemail',
    (zoom, id) => {
      zoom.cloud.voicemail(id);
    },
    'missed',
  ],
])('a call %s ends with its documented result', async (_name, finish, result) => {
  const { openPad, zoom } = await startPadWorld();
  const pad = await openPad();

  finish(zoom, zoom.cloud.ringAgent({ from: JANE, fromName: 'Jane Roe', toUserId: ALICE.id }));

  expect((await pad.told('zp-call-ended-event')).data).toMatchObject({
    direction: 'inbound',
    caller: { name: 'Jane Roe', phoneNumber: JANE },
    result,
  });
});

test('a call on the mobile is not the pad’s', async () => {
  const { openPad, zoom } = await startPadWorld();
  const pad = await openPad();
  await pad.told('zp-ready');
  const callId = alice(zoom).dial({ number: JANE, device: 'mobile' });
  zoom.cloud.answer(callId);
  zoom.cloud.hangUp(callId);

  zoom.cloud.ringAgent({ from: '+819012345678', toUserId: ALICE.id });
  await pad.told('zp-call-ringing-event');

  const calls = (await pad.messages()).filter(({ data }) => data !== undefined);
  expect(calls.map(({ data }) => data?.direction)).toEqual(['inbound']);
});

test('all tabs show the call; with disableInactiveTabCallEvent the active one alone tells of it', async () => {
  const { openPad, zoom } = await startPadWorld();
  const first = await openPad();
  await first.told('zp-ready');
  await first.send('zp-init-config', { disableInactiveTabCallEvent: true });
  const second = await openPad();
  await second.told('zp-ready');
  await second.send('zp-init-config', { disableInactiveTabCallEvent: true });

  const callId = zoom.cloud.ringAgent({ from: JANE, toUserId: ALICE.id });
  await second.told('zp-call-ringing-event');
  await first.frame.getByRole('button', { name: /Accept/ }).waitFor();
  expect(typesOf(await first.messages())).not.toContain('zp-call-ringing-event');

  await second.page.close();
  await expectOpenPads(zoom, 1);
  alice(zoom).decline(callId);
  await first.told('zp-call-ended-event');
});

async function expectOpenPads(
  zoom: Awaited<ReturnType<typeof startPadWorld>>['zoom'],
  count: number,
): Promise<void> {
  await eventually('the pads', () => zoom.pad(ALICE.id).openCount() === count);
}
