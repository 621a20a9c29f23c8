/** The browser line's signalling, with a real engine, a real registrar and real telephones. Audio is the browser's and tested there. */
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { quickestDatabase } from '../../test-support/postgres.ts';
import type { SipPhone } from '../../test-support/voice/baresip.ts';
import { answer, offer } from '../../test-support/voice/descriptions.ts';
import { SIP_DOMAIN } from '../../test-support/voice/kamailio.ts';
import type { LinePage } from '../../test-support/voice/linePage.ts';
import { AGENT_NUMBER, startVoiceStack } from '../../test-support/voice/voiceStack.ts';
import type { VoiceStack } from '../../test-support/voice/voiceStack.ts';

const AUTO = '+15550000001';
const BY_HAND = '+15550000002';

let stack: VoiceStack;
let page: LinePage;
let auto: SipPhone;
let byHand: SipPhone;

beforeAll(async () => {
  stack = await startVoiceStack(await quickestDatabase());
  [auto, byHand] = await Promise.all([stack.bed.phone(AUTO), stack.bed.phone(BY_HAND, 'manual')]);
  page = await stack.page();
  await page.next('registered');
}, 60_000);

afterAll(() => stack.stop());

afterEach(() => {
  const ended = new Set(page.events.flatMap((event) => (event.type === 'ended' ? [event.callId] : [])));
  const open = new Set(
    page.events.flatMap((event) => ('callId' in event && event.callId ? [event.callId] : [])),
  );
  for (const callId of open) if (!ended.has(callId)) page.send({ type: 'hangUp', callId });
});

/** @returns the call, answered */
async function dialed(number = AUTO): Promise<string> {
  const callId = randomUUID();
  page.send({ type: 'dial', callId, number, sdp: offer() });
  await page.next('accepted', (event) => event.callId === callId);
  return callId;
}

/** A telephone calls the agent. @returns the call, ringing */
async function called() {
  await byHand.command('dial', `sip:${AGENT_NUMBER}@${SIP_DOMAIN}`);
  return page.next('incoming');
}

test('a call goes out, rings, is answered, and ends from here', async () => {
  const callId = await dialed();
  await auto.next('CALL_ESTABLISHED');

  page.send({ type: 'hangUp', callId });

  expect(await page.next('ended')).toMatchObject({ callId, ending: 'hungUp' });
  await auto.next('CALL_CLOSED');
});

test('a call comes in with its number, is accepted, and ends from there', async () => {
  const { callId, number, sdp } = await called();
  expect(number).toBe(BY_HAND);
  expect(sdp).toContain('m=audio');

  page.send({ type: 'accept', callId, sdp: answer() });
  await page.next('accepted');
  await byHand.next('CALL_ESTABLISHED');
  await byHand.command('hangup');

  expect(await page.next('ended')).toMatchObject({ callId, ending: 'peerHungUp' });
});
