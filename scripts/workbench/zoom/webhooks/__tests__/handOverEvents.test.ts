import { expect, test } from '@jest/globals';
import { ALICE, BOB, JANE, OTHER } from '../../__tests__/support/people.ts';
import { startZoomWithWebhooks } from '../../__tests__/support/zoom.ts';
import type { TransferType } from '../../calls/callAction.ts';

type World = Awaited<ReturnType<typeof startZoomWithWebhooks>>;

async function told({ receiver, zoom }: World) {
  await zoom.webhooks.settled();
  return receiver.received.map(({ event }) => ({ name: event.event, object: event.payload.object }));
}

async function talk(from = JANE) {
  const world = await startZoomWithWebhooks();
  const callId = world.zoom.cloud.ringAgent({ from, toUserId: ALICE.id });
  const alice = world.zoom.agent(ALICE.id);
  alice.accept(callId);
  return { ...world, alice, callId };
}

test.each<[TransferType, string]>([
  ['blindTransfer', 'phone.blind_transfer_initiated'],
  ['voicemailTransfer', 'phone.transfer_call_to_voicemail_initiated'],
])('%s tells to whom, then that the call has ended', async (type, name) => {
  const world = await talk();
  world.alice.transfer(world.callId, type, '(205) 543-2724');

  const events = await told(world);

  expect(events.slice(2).map((event) => event.name)).toEqual([name, 'phone.callee_ended']);
  expect(events[2]?.object).toMatchObject({
    call_id: world.callId,
    failure_reason: '',
    owner: { id: ALICE.id },
    transfer_phone_number: OTHER,
  });
});

test('a warm transfer names the call in which it is announced', async () => {
  const world = await talk();
  world.alice.transfer(world.callId, 'warmTransfer', OTHER);
  const second = world.zoom.cloud.calls().find(({ callId }) => callId !== world.callId)!.callId;
  world.zoom.cloud.answer(second);
  world.alice.completeTransfer(world.callId);

  const events = await told(world);

  expect(events.slice(2).map(({ name, object }) => [name, object?.call_id])).toEqual([
    ['phone.warm_transfer_initiated', world.callId],
    ['phone.callee_hold', world.callId],
    ['phone.caller_ringing', second],
    ['phone.caller_connected', second],
    ['phone.warm_transfer_completed', world.callId],
    ['phone.callee_ended', world.callId],
    ['phone.caller_ended', second],
  ]);
  expect(events[2]?.object).toMatchObject({ transfer_call_id: second, transfer_phone_number: OTHER });
});

test('a colleague to whom a call is transferred has it ring, as a call from the other end', async () => {
  const world = await talk();
  world.alice.transfer(world.callId, 'blindTransfer', '1003');

  const rings = (await told(world)).filter(({ name }) => name === 'phone.callee_ringing').at(-1);

  expect(rings?.object).toMatchObject({
    caller: { phone_number: JANE },
    callee: { user_id: BOB.id },
  });
  expect(rings?.object?.call_id).not.toBe(world.callId);
});

test('a colleague whom the user has spoken to has the caller at once', async () => {
  const world = await talk();
  world.alice.transfer(world.callId, 'warmTransfer', '1003');
  const second = world.zoom.cloud.calls().find(({ phase }) => phase === 'ringing')!.callId;
  world.zoom.agent(BOB.id).accept(second);
  world.alice.completeTransfer(world.callId);

  const [bobs, ...others] = world.zoom.cloud.calls().filter(({ phase }) => phase !== 'ended');

  expect(others).toEqual([]);
  expect(bobs).toMatchObject({
    phase: 'connected',
    caller: { number: JANE },
    callee: { userId: BOB.id },
  });
});

test('a parked call tells its code; of one that was dialed Zoom tells the end alone', async () => {
  const world = await talk();
  world.alice.park(world.callId);
  const dialed = world.alice.dial({ number: JANE });
  world.zoom.cloud.answer(dialed);
  world.alice.park(dialed);

  const events = await told(world);

  expect(events.slice(2, 4).map(({ name }) => name)).toEqual(['phone.callee_parked', 'phone.callee_ended']);
  expect(events[2]?.object?.park_code).toMatch(/^\*8\d\d$/);
  expect(events.slice(6).map(({ name }) => name)).toEqual(['phone.caller_ended']);
});

test('a conference is told once, of the call talked in', async () => {
  const world = await talk();
  const second = world.zoom.cloud.ringAgent({ from: OTHER, toUserId: ALICE.id });
  world.alice.accept(second);
  world.alice.merge(world.callId);

  const events = await told(world);

  expect(events.slice(-2).map(({ name, object }) => [name, object?.call_id])).toEqual([
    ['phone.callee_unhold', world.callId],
    ['phone.conference_started', second],
  ]);
});

test('a call that becomes a meeting has ended, and its user is in the meeting', async () => {
  const world = await talk();
  world.alice.meet(world.callId);

  const names = (await told(world)).slice(2).map(({ name }) => name);

  expect(names).toEqual(['phone.callee_meeting_inviting', 'phone.callee_ended']);
  expect(world.zoom.client(ALICE.id).state().inMeeting).toBe(true);
});

test('while recording fails, a recording that starts fails', async () => {
  const world = await talk();
  world.zoom.client(ALICE.id).set({ recordingFails: true });
  world.alice.startRecording(world.callId);

  const names = (await told(world)).slice(2).map(({ name }) => name);

  expect(names).toEqual(['phone.recording_started', 'phone.recording_failed']);
});

test('when recording begins to fail, the recording that runs fails', async () => {
  const world = await talk();
  world.alice.startRecording(world.callId);
  world.zoom.client(ALICE.id).set({ recordingFails: true });

  const names = (await told(world)).slice(2).map(({ name }) => name);

  expect(names).toEqual(['phone.recording_started', 'phone.recording_failed']);
});
