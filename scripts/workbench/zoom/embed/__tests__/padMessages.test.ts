import { readFileSync } from 'node:fs';
import { expect, jest, test } from '@jest/globals';
import { ALICE, BOB, CAROL, JANE } from '../../__tests__/support/people.ts';
import { shapeOf } from '../../__tests__/support/shape.ts';
import { alice, startPadWorld } from './support/padPage.ts';
import type { EmbedMessage } from './support/padPage.ts';

jest.setTimeout(30_000);

const FIXTURES = new URL('../../../../../fixtures/zoom/smart-embed/', import.meta.url);
const CALLER_ID = ALICE.numbers[0]!;

/** Fields that Zoom does not document, or that have another type. */
function undocumented(message: EmbedMessage): readonly string[] {
  const example = shapeOf(JSON.parse(readFileSync(new URL(`${message.type}.json`, FIXTURES), 'utf8')));
  return [...shapeOf(message)]
    .filter(([path, type]) => example.get(path) !== type && !EVERYWHERE.includes(path))
    .map(([path, type]) => `${message.type}: ${path}: ${type}`);
}
/** Zoom describes both parties alike; its examples leave out what is not known of an outside one. */
const EVERYWHERE = [
  'data.caller.extensionNumber',
  'data.callee.name',
  'data.caller.name',
  'data.caller.didNumber',
];

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

test('a command to call without a caller ID places nothing and says why', async () => {
  const { openPad, zoom } = await startPadWorld();
  const pad = await openPad();
  await pad.told('zp-ready');

  for (const callerId of [undefined, '+12125550100']) {
    await pad.send('zp-make-call', { number: JANE, callerId, autoDial: true });
    await pad.frame.getByText('No available callerId').waitFor();
    await pad.frame.getByRole('button', { name: 'Dismiss' }).click();
  }

  expect(zoom.cloud.calls()).toEqual([]);
});

test('without a caller ID a call goes out hidden where the user has hidden it', async () => {
  const { openPad, zoom } = await startPadWorld();
  const pad = await openPad();
  await pad.frame.getByLabel('Caller ID').selectOption('Hide Caller ID');
  await pad.told('zp-ready');

  await pad.send('zp-make-call', { number: JANE, autoDial: true });
  await pad.told('zp-call-ringing-event');

  expect(zoom.cloud.calls()[0]).toMatchObject({ callerIdHidden: true, callee: { number: JANE } });
});

test('a command without autoDial only fills the keypad', async () => {
  const { openPad, zoom } = await startPadWorld();
  const pad = await openPad();
  await pad.told('zp-ready');

  await pad.send('zp-make-call', { number: JANE, callerId: CALLER_ID, autoDial: false });
  await pad.frame.locator(`input[value="${JANE}"]`).waitFor();

  expect(zoom.cloud.calls()).toEqual([]);
});

test('a number that is being dialed is not dialed again, and a number that is none not at all', async () => {
  const { openPad, zoom } = await startPadWorld();
  const pad = await openPad();
  await pad.told('zp-ready');

  for (const number of ['2092592844', 'Jane', JANE, JANE]) {
    await pad.send('zp-make-call', { number, callerId: CALLER_ID, autoDial: true });
  }
  await pad.told('zp-call-ringing-event');
  await pad.send('zp-make-call', { number: '911', callerId: CALLER_ID, autoDial: false });
  await pad.frame.locator('input[value="911"]').waitFor();

  expect(zoom.cloud.calls()).toHaveLength(1);
});

test('without the desktop client the pad has no device and places nothing', async () => {
  const { openPad, zoom } = await startPadWorld();
  zoom.client(ALICE.id).set({ running: false });
  const pad = await openPad();
  await pad.told('zp-ready');

  await pad.send('zp-make-call', { number: JANE, callerId: CALLER_ID, autoDial: true });
  await pad.frame.getByText('No available device').waitFor();
  await pad.send('zp-input-sms', { number: JANE });
  await pad.frame.getByRole('heading', { name: 'SMS' }).waitFor();

  expect(zoom.cloud.calls()).toEqual([]);
  expect(typesOf(await pad.messages())).toEqual(['onZoomPhoneIframeApiReady', 'zp-ready']);
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

test('who calls is asked before it rings, only where that was switched on, and shown', async () => {
  const { openPad, zoom } = await startPadWorld();
  const pad = await openPad();
  await pad.told('zp-ready');
  alice(zoom).decline(zoom.cloud.ringAgent({ from: JANE, toUserId: ALICE.id }));
  await pad.told('zp-call-ended-event');
  expect(typesOf(await pad.messages())).not.toContain('zp-contact-match-event');

  await pad.send('zp-init-config', { enableContactMatching: true });
  await pad.send('zp-input-sms', { number: JANE });
  await pad.frame.getByRole('heading', { name: 'SMS' }).waitFor();
  zoom.cloud.ringAgent({ from: JANE, toUserId: ALICE.id });
  const question = await pad.told('zp-contact-match-event');
  await pad.told('zp-call-ringing-event', 2);
  await pad.send('zp-contact-match-response', {
    responseId: question.data?.requestId,
    contacts: [{ displayName: 'Jane Roe', number: JANE }],
  });
  await pad.frame.getByRole('heading', { name: 'Jane Roe' }).waitFor();

  const types = typesOf(await pad.messages());
  expect(types.indexOf('zp-contact-match-event')).toBeLessThan(types.lastIndexOf('zp-call-ringing-event'));
  expect(undocumented(question)).toEqual([]);
  expect(question.data?.phoneNumbers).toEqual([JANE]);
});

test('what is typed is searched by the page around, only where that was switched on', async () => {
  const { openPad } = await startPadWorld();
  const pad = await openPad();
  await pad.told('zp-ready');
  await pad.send('zp-init-config', { enableContactSearching: true });

  await pad.frame.getByLabel('Enter a name or number').fill('jane');
  const question = await pad.told('zp-contact-search-event');
  await pad.send('zp-contact-search-response', {
    responseId: question.data?.requestId,
    contacts: [{ displayName: 'Jane Roe', number: JANE }],
  });
  await pad.frame.getByRole('button', { name: /Jane Roe/ }).click();

  expect(question.data?.searchString).toBe('jane');
  expect(undocumented(question)).toEqual([]);
  await pad.frame.locator(`input[value="${JANE}"]`).waitFor();
});

test('a log is saved by hand where that was switched on', async () => {
  const { openPad, zoom } = await startPadWorld({ recordsAfterMs: 0 });
  const pad = await openPad();
  await pad.told('zp-ready');
  await pad.send('zp-init-config', { enableSavingLog: true });
  alice(zoom).decline(zoom.cloud.ringAgent({ from: JANE, fromName: 'Jane Roe', toUserId: ALICE.id }));
  await pad.told('zp-call-log-completed-event');

  await pad.frame.getByRole('button', { name: 'Calls' }).click();
  await pad.frame.getByRole('button', { name: 'Save log' }).click();

  const saved = await pad.told('zp-save-log-event');
  expect(undocumented(saved).filter((problem) => !/number|dateTime/.test(problem))).toEqual([]);
  expect(saved.data).toMatchObject({ enableAutoLog: false, result: 'Rejected' });
});

test('commands that do not exist are not answered', async () => {
  const { openPad, zoom } = await startPadWorld();
  const pad = await openPad();
  await pad.told('zp-ready');
  const callId = zoom.cloud.ringAgent({ from: JANE, toUserId: ALICE.id });
  await pad.told('zp-call-ringing-event');
  const before = (await pad.messages()).length;

  for (const type of ['zp-end-call', 'zp-answer-call', 'zp-hold-call', 'zp-get-state', 'zp-add-notes']) {
    await pad.send(type, { callId });
  }
  await pad.send('zp-input-sms', { number: JANE });
  await pad.frame.getByRole('heading', { name: 'SMS' }).waitFor();

  expect(await pad.messages()).toHaveLength(before);
  expect(zoom.cloud.calls()[0]?.phase).toBe('ringing');
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

test('a page that is embedded elsewhere is not obeyed by the pad it does not hold', async () => {
  const { openPad, zoom } = await startPadWorld();
  const pad = await openPad();
  await pad.told('zp-ready');

  await pad.page.evaluate(`
    const frame = document.createElement('iframe');
    frame.srcdoc = '<script>parent.frames[0].postMessage(' +
      JSON.stringify({ type: 'zp-input-sms', data: { number: '${JANE}' } }) + ", '*')<\\/script>";
    document.body.append(frame);
    new Promise((resolve) => { frame.onload = resolve; });
  `);
  zoom.cloud.ringAgent({ from: JANE, toUserId: ALICE.id });
  await pad.told('zp-call-ringing-event');

  expect(await pad.frame.getByRole('heading', { name: 'SMS' }).count()).toBe(0);
});

async function expectOpenPads(
  zoom: Awaited<ReturnType<typeof startPadWorld>>['zoom'],
  count: number,
): Promise<void> {
  while (zoom.pad(ALICE.id).openCount() !== count) await new Promise((resolve) => setImmediate(resolve));
}
