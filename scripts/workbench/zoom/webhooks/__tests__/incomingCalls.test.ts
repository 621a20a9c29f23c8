import { expect, test } from '@jest/globals';
import { ALICE, JANE } from '../../__tests__/support/people.ts';
import { startZoomWithWebhooks } from '../../__tests__/support/zoom.ts';

const SALES = { name: 'Sales', extension: 500 };

async function ring() {
  const world = await startZoomWithWebhooks({ recordsAfterMs: 0 });
  const callId = world.zoom.cloud.ringAgent({ from: JANE, toUserId: ALICE.id, via: SALES });
  const told = async (name: string) => {
    await world.receiver.until((names) => names.includes(`phone.callee_${name}`));
    return world.receiver.received.find(({ event }) => event.event === `phone.callee_${name}`)?.event.payload
      .object;
  };
  return { ...world, callId, alice: world.zoom.agent(ALICE.id), told };
}

const forwardedBy = { name: 'Sales', extension_type: 'callQueue', extension_number: '500' };

test('a call through a queue names the caller and the queue', async () => {
  const { told } = await ring();

  expect(await told('ringing')).toMatchObject({
    caller: { phone_number: JANE },
    forwarded_by: forwardedBy,
  });
});

test.each<['mobile' | 'deskPhone', RegExp]>([
  ['mobile', /^iOS/],
  ['deskPhone', /^Yealink/],
])('a call that is answered on %s names that device', async (device, type) => {
  const { alice, callId, told } = await ring();

  alice.accept(callId, device);

  expect(await told('answered')).toMatchObject({ callee: { device_type: expect.stringMatching(type) } });
});

test('a call that another member of the queue answers is missed here, and its record says why', async () => {
  const { callId, told, zoom } = await ring();

  zoom.cloud.answeredByOther(callId);

  expect(await told('missed')).toMatchObject({
    forwarded_by: forwardedBy,
    handup_result: 'No Answer',
  });
  expect(await told('call_element_completed')).toMatchObject({
    call_elements: [
      { event: 'ring_to_member', result: 'no_answer', result_reason: 'answered_by_other', talk_time: 0 },
    ],
  });
});

test('a call that the user sends to voicemail is missed here, and its record says where it went', async () => {
  const { alice, callId, told } = await ring();

  alice.sendToVoicemail(callId);

  expect(await told('missed')).toMatchObject({ call_id: callId });
  expect(await told('call_element_completed')).toMatchObject({
    call_elements: [{ result: 'voicemail', voicemail_id: expect.any(String) }],
  });
});
