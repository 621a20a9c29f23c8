import { expect, test } from '@jest/globals';
import * as v from 'valibot';
import { ALICE, BOB, CAROL, JANE, OTHER, SALES } from '../../__tests__/support/people.ts';
import { startZoomWithWebhooks } from '../../__tests__/support/zoom.ts';
import type { LocalZoom } from '../../localZoom.ts';

const Told = v.looseObject({ session_id: v.string(), message_id: v.string() });

/** What the app is told of what `happen` does. */
async function told(happen: (zoom: LocalZoom) => void) {
  const { receiver, zoom } = await startZoomWithWebhooks({
    users: [{ ...ALICE, sharedNumbers: [SALES] }, { ...BOB, sharedNumbers: [SALES] }, CAROL],
  });
  happen(zoom);
  await zoom.webhooks.settled();
  return receiver.received.map(({ event: { event, payload } }) => ({
    event,
    ...v.parse(Told, payload.object),
  }));
}

const MAIN = ALICE.numbers[0]!;

test('a text to a queue is told for each member, and one from it for who has written it', async () => {
  const events = await told((zoom) => {
    zoom.texts.textAgent({ from: JANE, toUserId: ALICE.id, toNumber: SALES.number, text: 'Sales?' });
    zoom.texts.sendAsAgent({ userId: BOB.id, from: SALES.number, to: [JANE], text: 'Yes' });
  });

  const queue = expect.stringMatching(/^[\w-]{22}$/);
  expect(events).toMatchObject([
    { event: 'phone.sms_received', owner: { type: 'callQueue', id: ALICE.id, team_id: queue } },
    { event: 'phone.sms_received', owner: { type: 'callQueue', id: BOB.id, team_id: queue } },
    {
      event: 'phone.sms_sent',
      owner: { type: 'callQueue', id: queue, sms_sender_user_id: BOB.id },
      sender: { id: BOB.id },
    },
  ]);
});

test('a text to a colleague is told at either end, as one message in two sessions', async () => {
  const events = await told((zoom) => {
    zoom.texts.sendAsAgent({ userId: ALICE.id, to: [BOB.numbers[0]!], text: 'Lunch?' });
  });

  const [sent, received] = events;
  expect(events).toMatchObject([
    { event: 'phone.sms_sent', owner: { id: ALICE.id }, message_type: 6 },
    { event: 'phone.sms_received', owner: { id: BOB.id }, sender: { id: ALICE.id }, message_type: 6 },
  ]);
  expect(received?.message_id).toBe(sent?.message_id);
  expect(received?.session_id).not.toBe(sent?.session_id);
});

test('a group is one session; who said STOP is named, and holds up nothing as long as another wants it', async () => {
  const events = await told((zoom) => {
    zoom.texts.textAgent({ from: JANE, also: [OTHER], toUserId: ALICE.id, text: 'STOP' });
    zoom.texts.sendAsAgent({ userId: ALICE.id, to: [OTHER, JANE], text: 'Hello' });
    zoom.texts.sendAsAgent({ userId: ALICE.id, to: [JANE], text: 'Hello' });
  });

  const [received, sent, failed] = events;
  expect(sent?.session_id).toBe(received?.session_id);
  expect(sent).toMatchObject({
    event: 'phone.sms_sent',
    message_type: 3,
    phone_number_campaign_opt_statuses: [
      { consumer_phone_number: JANE, zoom_phone_user_number: MAIN, opt_status: 'opt_out' },
      { consumer_phone_number: OTHER, opt_status: 'opt_in' },
    ],
  });
  expect(failed).toMatchObject({ event: 'phone.sms_sent_failed', failure_reason: expect.any(String) });
});

test('what is not delivered was sent all the same', async () => {
  const events = await told((zoom) => {
    zoom.texts.setOutcome('failed_to_deliver');
    zoom.texts.sendAsAgent({ userId: ALICE.id, to: [JANE], text: 'Hello' });
    zoom.texts.setOutcome('failed_to_send');
    zoom.texts.sendAsAgent({ userId: ALICE.id, to: [JANE], text: 'Hello' });
  });

  expect(events.map(({ event }) => event)).toEqual(['phone.sms_sent', 'phone.sms_sent_failed']);
});
