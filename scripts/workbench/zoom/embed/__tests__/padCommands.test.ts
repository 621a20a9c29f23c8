import { expect, jest, test } from '@jest/globals';
import { ALICE, JANE } from '../../__tests__/support/people.ts';
import { alice, startPadWorld } from './support/padPage.ts';
import type { EmbedMessage } from './support/padPage.ts';
import { undocumented } from './support/undocumented.ts';

jest.setTimeout(30_000);

const CALLER_ID = ALICE.numbers[0]!;

const typesOf = (messages: readonly EmbedMessage[]) => messages.map(({ type }) => type);

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

test('a page that is embedded elsewhere is not obeyed by the pad it does not hold', async () => {
  const { openPad, zoom } = await startPadWorld();
  const pad = await openPad();
  await pad.told('zp-ready');

  const command = {
    type: 'zp-make-call',
    data: { number: '+819012345678', callerId: CALLER_ID, autoDial: true },
  };
  await pad.page.evaluate(`
    const frame = document.createElement('iframe');
    frame.srcdoc = '<script>parent.frames[0].postMessage(' + ${JSON.stringify(JSON.stringify(command))} +
      ", '*')<\\/script>";
    document.body.append(frame);
    new Promise((resolve) => { frame.onload = resolve; });
  `);
  await pad.send('zp-make-call', { number: JANE, callerId: CALLER_ID, autoDial: true });
  await pad.told('zp-call-ringing-event');

  expect(zoom.cloud.calls()).toMatchObject([{ callee: { number: JANE } }]);
});
