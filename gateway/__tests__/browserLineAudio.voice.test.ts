/** The browser line's audio: a real browser, a real engine, real telephones, encrypted all the way. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eventually } from '../../test-support/eventually.ts';
import { quickestDatabase } from '../../test-support/postgres.ts';
import { openAudioPage } from '../../test-support/voice/audioPage.ts';
import type { AudioPage } from '../../test-support/voice/audioPage.ts';
import type { SipPhone } from '../../test-support/voice/baresip.ts';
import { bothHear, nobodyHears } from '../../test-support/voice/hearing.ts';
import { SIP_DOMAIN } from '../../test-support/voice/kamailio.ts';
import type { LinePage } from '../../test-support/voice/linePage.ts';
import { AGENT_NUMBER, startVoiceStack } from '../../test-support/voice/voiceStack.ts';
import type { VoiceStack } from '../../test-support/voice/voiceStack.ts';

const AUTO = '+15550000001';
const BY_HAND = '+15550000002';

let stack: VoiceStack;
let page: LinePage;
let audio: AudioPage;
let auto: SipPhone;
let byHand: SipPhone;

beforeAll(async () => {
  stack = await startVoiceStack(await quickestDatabase());
  [auto, byHand] = await Promise.all([stack.bed.phone(AUTO), stack.bed.phone(BY_HAND, 'manual')]);
  audio = await openAudioPage(`${stack.urls.gateway}/healthz`);
  page = await stack.page();
  await page.next('registered');
}, 90_000);

afterAll(async () => {
  await audio.close();
  await stack.stop();
});

test('a call out: both hear, hold stops both ways, and resume begins them again', async () => {
  const callId = randomUUID();
  page.send({ type: 'dial', callId, number: AUTO, sdp: await audio.offer(callId) });
  const { sdp } = await page.next('accepted');
  await audio.take(callId, sdp ?? '');
  await auto.next('CALL_ESTABLISHED');
  await bothHear(() => audio.heard(callId), auto);

  page.send({ type: 'hold', callId });
  await page.next('held');
  await nobodyHears(() => audio.heard(callId), auto);

  page.send({ type: 'resume', callId });
  await page.next('resumed');
  await bothHear(() => audio.heard(callId), auto);
  page.send({ type: 'hangUp', callId });
  await page.next('ended');
});

test('a call in: both hear', async () => {
  await byHand.command('dial', `sip:${AGENT_NUMBER}@${SIP_DOMAIN}`);
  const { callId, sdp } = await page.next('incoming');
  page.send({ type: 'accept', callId, sdp: await audio.answer(callId, sdp) });
  await byHand.next('CALL_ESTABLISHED');

  await bothHear(() => audio.heard(callId), byHand);

  await byHand.command('hangup');
  expect(await page.next('ended', (event) => event.callId === callId)).toMatchObject({
    ending: 'peerHungUp',
  });
});

test('a test call: what the microphone takes comes back', async () => {
  const callId = randomUUID();
  page.send({ type: 'testCall', callId, sdp: await audio.offer(callId) });
  const { sdp } = await page.next('accepted', (event) => event.callId === callId);
  await audio.take(callId, sdp ?? '');

  const before = await audio.heard(callId);
  await eventually('the browser hears itself', async () => {
    const now = await audio.heard(callId);
    return now.packets > before.packets + 20 && now.energy > before.energy;
  });

  page.send({ type: 'hangUp', callId });
  expect(await page.next('ended', (event) => event.callId === callId)).toMatchObject({ ending: 'hungUp' });
});
