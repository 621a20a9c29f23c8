import { createHmac } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { ALICE, APP, JANE, SECRET_TOKEN } from '../../__tests__/support/people.ts';
import { startReceiver } from '../../__tests__/support/receiver.ts';
import { startZoom, startZoomWithWebhooks } from '../../__tests__/support/zoom.ts';
import { startLocalZoom } from '../../localZoom.ts';
import { createTestClock } from '../../testClock.ts';

const MINUTE = 60_000;

test('an event comes signed, in the form of the documentation', async () => {
  const { receiver, zoom } = await startZoomWithWebhooks();

  const callId = zoom.cloud.ringAgent({ from: JANE, toUserId: ALICE.id });
  await zoom.webhooks.settled();

  const [{ body, event, headers }] = receiver.received as [(typeof receiver.received)[number]];
  const message = `v0:${String(headers['x-zm-request-timestamp'])}:${body}`;
  const expected = createHmac('sha256', SECRET_TOKEN).update(message).digest('hex');
  expect(headers['x-zm-signature']).toBe(`v0=${expected}`);
  expect(headers['user-agent']).toBe('Zoom Marketplace/1.0a');
  expect(headers['content-type']).toBe('application/json; charset=utf-8');
  expect(headers['x-zm-request-id']).toMatch(/^[0-9a-f_]{36}$/);
  expect(event).toMatchObject({
    event: 'phone.callee_ringing',
    event_ts: expect.any(Number),
    payload: { account_id: expect.any(String), object: { call_id: callId, caller: { phone_number: JANE } } },
  });
});

test('only subscribed events are sent', async () => {
  const receiver = await startReceiver();
  const webhook = { url: receiver.url, secretToken: SECRET_TOKEN, events: ['phone.callee_missed'] };
  const zoom = await startZoom({ app: { ...APP, webhook } });

  zoom.cloud.hangUp(zoom.cloud.ringAgent({ from: JANE, toUserId: ALICE.id }));
  await zoom.webhooks.settled();

  expect(receiver.names()).toEqual(['phone.callee_missed']);
});

test.each([
  [
    'an event that Zoom does not have',
    'phone.callee_transferred',
    'Zoom Phone has no event phone.callee_transferred.',
  ],
  [
    'an event whose scope the app lacks',
    'phone.fax_sent',
    'The event phone.fax_sent needs the scope phone:read:list_fax_log.',
  ],
  [
    'an event that only administrators get',
    'phone.sms_campaign_number_opt_out',
    'The event phone.sms_campaign_number_opt_out needs the scope adminOnly.',
  ],
])('%s cannot be subscribed to', async (_name, event, message) => {
  const webhook = { url: 'http://127.0.0.1:9', secretToken: SECRET_TOKEN, events: [event] };
  const app = { ...APP, webhook };

  await expect(
    startLocalZoom({ apiPort: 0, embedPort: 0, dataFile: null, app, approvedDomains: [], users: [ALICE] }),
  ).rejects.toThrow(message);
});

test('after a server error an event is retried 5, then 20, then 60 minutes later, and then no more', async () => {
  const clock = createTestClock();
  const { receiver, zoom } = await startZoomWithWebhooks({ clock });
  receiver.answerWith(500);

  zoom.agent(ALICE.id).dial({ number: JANE });
  await zoom.webhooks.settled();
  const counts = [receiver.received.length];
  for (const minutes of [4, 1, 19, 1, 59, 1, 600]) {
    clock.advance(minutes * MINUTE);
    await zoom.webhooks.settled();
    counts.push(receiver.received.filter(({ event }) => event.event === 'phone.caller_ringing').length);
  }

  expect(counts).toEqual([1, 1, 2, 2, 3, 3, 4, 4]);
  const ids = receiver.received.map(({ headers }) => headers['x-zm-request-id']);
  expect(zoom.webhooks.log[0]).toMatchObject({ id: ids[0], state: 'failed', event: 'phone.caller_ringing' });
});

test('a retry that is acknowledged is the last', async () => {
  const clock = createTestClock();
  const { receiver, zoom } = await startZoomWithWebhooks({ clock, ringsForMs: 999 * MINUTE });
  receiver.answerWith(503);
  zoom.agent(ALICE.id).dial({ number: JANE });
  await zoom.webhooks.settled();

  receiver.answerWith(204);
  for (const minutes of [5, 20, 60]) {
    clock.advance(minutes * MINUTE);
    await zoom.webhooks.settled();
  }

  expect(receiver.received).toHaveLength(2);
  expect(zoom.webhooks.log.map(({ state }) => state)).toEqual(['delivered']);
});

test('an event that was refused is never sent again', async () => {
  const clock = createTestClock();
  const { receiver, zoom } = await startZoomWithWebhooks({ clock, ringsForMs: 999 * MINUTE });
  receiver.answerWith(401);
  zoom.agent(ALICE.id).dial({ number: JANE });
  await zoom.webhooks.settled();

  clock.advance(120 * MINUTE);
  await zoom.webhooks.settled();

  expect(receiver.received).toHaveLength(1);
  expect(zoom.webhooks.log.map(({ state }) => state)).toEqual(['failed']);
});

test('an endpoint that does not answer within three seconds has failed', async () => {
  const clock = createTestClock();
  const { receiver, zoom } = await startZoomWithWebhooks({ clock, ringsForMs: 999 * MINUTE });
  receiver.answerWith(null);
  zoom.agent(ALICE.id).dial({ number: JANE });
  await receiver.next();

  clock.advance(3000);
  await zoom.webhooks.settled();

  const [attempt] = zoom.webhooks.log[0]!.attempts;
  expect(attempt).toMatchObject({ status: null, failure: 'No answer within 3 seconds.' });
});

test('events can come twice, be lost, be held back, come reversed and come again', async () => {
  const { receiver, zoom } = await startZoomWithWebhooks();
  const { webhooks } = zoom;

  webhooks.setMode({ dropNext: 1, extraCopies: 1 });
  const callId = zoom.agent(ALICE.id).dial({ number: JANE });
  zoom.cloud.answer(callId);
  await webhooks.settled();
  expect(receiver.names()).toEqual(['phone.caller_connected', 'phone.caller_connected']);

  webhooks.setMode({ extraCopies: 0, hold: true });
  zoom.agent(ALICE.id).hold(callId);
  zoom.agent(ALICE.id).unhold(callId);
  await webhooks.settled();
  expect(receiver.names()).toHaveLength(2);

  webhooks.release('reversed');
  await webhooks.settled();
  expect(webhooks.log.slice(-2).map(({ state }) => state)).toEqual(['delivered', 'delivered']);
  expect(new Set(receiver.names().slice(2))).toEqual(new Set(['phone.caller_hold', 'phone.caller_unhold']));

  const { body, id } = webhooks.log.at(-1)!;
  webhooks.resend(id);
  await webhooks.settled();
  expect(receiver.received.at(-1)?.body).toBe(body);
  expect(receiver.received.at(-1)?.headers['x-zm-request-id']).not.toBe(id);
});

test('with a delay events wait, and shuffled ones may overtake each other', async () => {
  const clock = createTestClock();
  const { receiver, zoom } = await startZoomWithWebhooks({ clock });
  zoom.webhooks.setMode({ delayMs: 1000, shuffleWithinMs: 1000 });
  const callId = zoom.agent(ALICE.id).dial({ number: JANE });
  zoom.cloud.answer(callId);

  clock.advance(999);
  await zoom.webhooks.settled();
  expect(receiver.received).toHaveLength(0);

  clock.advance(1001);
  await zoom.webhooks.settled();
  expect([...receiver.names()].sort()).toEqual(['phone.caller_connected', 'phone.caller_ringing']);
});

test('the url is validated at the start and every 72 hours', async () => {
  const clock = createTestClock();
  const { receiver, zoom } = await startZoomWithWebhooks({ clock });
  expect(receiver.validations).toHaveLength(1);
  expect(zoom.webhooks.standing()).toMatchObject({ isValid: true });

  clock.advance(72 * 60 * MINUTE);
  await zoom.webhooks.settled();

  expect(receiver.validations).toHaveLength(2);
});

test('after six failed validations in a row Zoom sends nothing more until one passes', async () => {
  const { receiver, zoom } = await startZoomWithWebhooks();
  receiver.answerWith(500);
  for (let check = 0; check < 6; check++) await zoom.webhooks.validateUrl();
  expect(zoom.webhooks.standing()).toEqual({
    isValid: false,
    failuresInARow: 6,
    mailsSent: 2,
    isDisabled: true,
  });

  receiver.answerWith(200);
  zoom.cloud.ringAgent({ from: JANE, toUserId: ALICE.id });
  await zoom.webhooks.settled();
  expect(receiver.received).toHaveLength(0);

  expect(await zoom.webhooks.validateUrl()).toBe(true);
  expect(zoom.webhooks.standing()).toMatchObject({ isDisabled: false, failuresInARow: 0 });
});

test('a user who removes the app is reported, and the tokens of that user end', async () => {
  const { receiver, zoom } = await startZoomWithWebhooks();

  zoom.deauthorise(ALICE.id);
  await zoom.webhooks.settled();

  expect(receiver.received[0]?.event).toMatchObject({
    event: 'app_deauthorized',
    payload: { user_id: ALICE.id, client_id: APP.clientId },
  });
});
