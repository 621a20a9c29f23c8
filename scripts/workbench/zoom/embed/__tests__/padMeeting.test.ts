import { expect, jest, test } from '@jest/globals';
import type { Locator } from '@playwright/test';
import { ALICE, JANE, OTHER } from '../../__tests__/support/people.ts';
import type { Language } from '../../strings.ts';
import { startPadWorld } from './support/padPage.ts';
import type { Pad } from './support/padPage.ts';

jest.setTimeout(60_000);

const button = (pad: Pad, name: string): Locator => pad.frame.getByRole('button', { name, exact: true });

async function callInMeeting(language: Language) {
  const world = await startPadWorld({ language });
  const pad = await world.openPad();
  world.zoom.client(ALICE.id).set({ inMeeting: true });
  const callId = world.zoom.cloud.ringAgent({ from: JANE, toUserId: ALICE.id });
  return { ...world, pad, callId, client: world.zoom.client(ALICE.id) };
}

test.each<[Language, string]>([
  ['en', 'End meeting and accept'],
  ['ja', 'ミーティングを終了して受信'],
])('%s: %s leaves the meeting and connects the call', async (language, name) => {
  const { client, pad, zoom } = await callInMeeting(language);

  await button(pad, name).click();
  await pad.told('zp-call-connected-event');

  expect(client.state().inMeeting).toBe(false);
  expect(zoom.cloud.calls()[0]?.phase).toBe('connected');
});

test.each<[Language, string]>([
  ['en', 'Send to voicemail'],
  ['ja', 'ボイスメールに送信'],
])('%s: %s lets the caller speak to the voicemail; the meeting goes on', async (language, name) => {
  const { client, pad, zoom } = await callInMeeting(language);

  await button(pad, name).click();
  await pad.told('zp-call-ended-event');

  expect(client.state().inMeeting).toBe(true);
  expect(zoom.cloud.calls()[0]).toMatchObject({ phase: 'ended', result: 'voicemail' });
});

test.each<[Language, string]>([
  ['en', 'Hold meeting audio and accept'],
  ['ja', 'ミーティングのオーディオを保留にして応答'],
])('%s: %s connects the call; the meeting goes on', async (language, name) => {
  const { client, pad, zoom } = await callInMeeting(language);

  await button(pad, name).click();
  await pad.told('zp-call-connected-event');

  expect(client.state().inMeeting).toBe(true);
  expect(zoom.cloud.calls()[0]?.phase).toBe('connected');
});

test('while the meeting waits, a second call is answered as any other', async () => {
  const { pad, zoom } = await callInMeeting('en');
  await button(pad, 'Hold meeting audio and accept').click();
  await pad.told('zp-call-connected-event');

  zoom.cloud.ringAgent({ from: OTHER, fromName: 'Hanako', toUserId: ALICE.id });
  await button(pad, 'Accept call from Hanako').click();
  await pad.told('zp-call-connected-event', 2);
});

test('in a meeting the calls of the list are answered on their own screen only', async () => {
  const { pad } = await callInMeeting('en');

  await button(pad, 'Calls').click();
  await pad.frame.getByRole('button', { name: /Decline call/ }).waitFor();

  expect(await pad.frame.getByRole('button', { name: /Accept call/ }).count()).toBe(0);
});
