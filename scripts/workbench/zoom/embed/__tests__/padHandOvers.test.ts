import { expect, jest, test } from '@jest/globals';
import type { Locator } from '@playwright/test';
import { ALICE, JANE, OTHER } from '../../__tests__/support/people.ts';
import { alice, startPadWorld } from './support/padPage.ts';
import type { Pad, PadWorld } from './support/padPage.ts';

jest.setTimeout(60_000);

const button = (pad: Pad, name: string): Locator => pad.frame.getByRole('button', { name, exact: true });
const keypad = (pad: Pad): Locator => pad.frame.getByLabel('Enter a name or number');
const call = ({ zoom }: PadWorld, callId: string) =>
  zoom.cloud.calls().find((candidate) => candidate.callId === callId)!;
const live = ({ zoom }: PadWorld) => zoom.cloud.calls().filter(({ phase }) => phase !== 'ended');

async function talk() {
  const world = await startPadWorld();
  const pad = await world.openPad();
  const callId = world.zoom.cloud.ringAgent({ from: JANE, fromName: 'Jane Roe', toUserId: ALICE.id });
  alice(world.zoom).accept(callId);
  await button(pad, 'Transfer').waitFor();
  return { ...world, pad, callId, world };
}

test.each([
  ['Blind Transfer', 'blindTransfer'],
  ['To Voicemail', 'voicemailTransfer'],
])('%s hands the call on and ends it for the user', async (name, kind) => {
  const { callId, pad, world } = await talk();

  await button(pad, 'Transfer').click();
  expect(await button(pad, name).isDisabled()).toBe(true);
  await pad.frame.getByLabel('Transfer to').fill('(205) 543-2724');
  await button(pad, name).click();
  await keypad(pad).waitFor();

  expect(call(world, callId)).toMatchObject({ phase: 'ended', callee: { handOver: { kind, to: OTHER } } });
});

test('with a warm transfer the user talks first, then completes it', async () => {
  const { callId, pad, world, zoom } = await talk();

  await button(pad, 'Transfer').click();
  await pad.frame.getByLabel('Transfer to').fill(OTHER);
  await button(pad, 'Warm Transfer').click();
  await pad.frame.getByText('Transfer of Jane Roe').waitFor();
  await button(pad, 'Cancel Transfer').waitFor();
  expect(await button(pad, 'Complete Transfer').count()).toBe(0);
  const second = live(world).find((candidate) => candidate.callId !== callId)!;
  zoom.cloud.answer(second.callId);
  await button(pad, 'Complete Transfer').click();
  await keypad(pad).waitFor();

  expect(live(world)).toEqual([]);
  expect(call(world, callId)).toMatchObject({ callee: { handOver: { isCompleted: true } } });
});

test('a warm transfer that is cancelled leads back to the first call', async () => {
  const { callId, pad, world, zoom } = await talk();
  alice(zoom).transfer(callId, 'warmTransfer', OTHER);

  await button(pad, 'Cancel Transfer').click();
  await pad.frame.getByRole('heading', { name: 'Jane Roe' }).waitFor();
  await button(pad, 'Hold').waitFor();

  expect(live(world)).toMatchObject([{ callId, callee: { heldSince: null, handOver: null } }]);
});

test('a call is parked', async () => {
  const { callId, pad, world } = await talk();

  await button(pad, 'Park').click();
  await keypad(pad).waitFor();

  expect(call(world, callId)).toMatchObject({ phase: 'ended', callee: { handOver: { kind: 'park' } } });
});

test('a call is added and merged into a conference', async () => {
  const { callId, pad, world, zoom } = await talk();

  await button(pad, 'Add Call').click();
  await keypad(pad).fill(OTHER);
  await pad.page.keyboard.press('Enter');
  await pad.frame.getByText('Calling…').waitFor();
  const second = live(world).find((candidate) => candidate.callId !== callId)!.callId;
  zoom.cloud.answer(second);
  await button(pad, 'Merge').click();
  await pad.frame.getByRole('heading', { name: 'Conference' }).waitFor();
  await pad.frame.getByText('(205) 543-2724, Jane Roe').or(pad.frame.getByText('Jane Roe, (205)')).waitFor();

  expect(live(world)).toMatchObject([{ phase: 'connected' }, { phase: 'connected' }]);
  await button(pad, 'End').click();
  await keypad(pad).waitFor();
  expect(live(world)).toEqual([]);
});

test('a call becomes a meeting', async () => {
  const { callId, pad, world, zoom } = await talk();

  await button(pad, 'Meet').click();
  await keypad(pad).waitFor();

  expect(call(world, callId)).toMatchObject({ phase: 'ended', callee: { handOver: { kind: 'meeting' } } });
  expect(zoom.client(ALICE.id).state().inMeeting).toBe(true);
});

test('a recording that fails is no longer shown', async () => {
  const { callId, pad, zoom } = await talk();
  await button(pad, 'Record').click();
  await pad.frame.getByText('Recording', { exact: true }).first().waitFor();

  zoom.cloud.failRecording(callId);

  await button(pad, 'Record').waitFor();
});
