/** What Zoom would tell of the browser line's calls by webhook: the journeys stand on it. */
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { eventually } from '../../test-support/eventually.ts';
import { quickestDatabase } from '../../test-support/postgres.ts';
import type { SipPhone } from '../../test-support/voice/baresip.ts';
import { answer, offer } from '../../test-support/voice/descriptions.ts';
import { calledBy } from '../../test-support/voice/calledBy.ts';
import { SIP_DOMAIN } from '../../test-support/voice/kamailio.ts';
import type { LinePage } from '../../test-support/voice/linePage.ts';
import { followSipTrace } from '../../test-support/voice/sipTrace.ts';
import { AGENT_NUMBER, startVoiceStack } from '../../test-support/voice/voiceStack.ts';
import type { VoiceStack } from '../../test-support/voice/voiceStack.ts';
import { createZoomOfSip } from '../../test-support/voice/zoomOfSip.ts';
import type { ZoomOfSip } from '../../test-support/voice/zoomOfSip.ts';

const AUTO = '+15550000001';
const BY_HAND = '+15550000002';

let stack: VoiceStack;
let page: LinePage;
let byHand: SipPhone;
let cloud: ZoomOfSip;
let stopFollowing: () => void;

beforeAll(async () => {
  stack = await startVoiceStack(await quickestDatabase());
  [, byHand] = await Promise.all([stack.bed.phone(AUTO), stack.bed.phone(BY_HAND, 'manual')]);
  cloud = createZoomOfSip(stack.zoom, [{ zoomId: stack.agent.user.zoomId, number: AGENT_NUMBER }]);
  stopFollowing = followSipTrace(stack.bed.sipLog, cloud.take);
  page = await stack.page();
  await page.next('registered');
}, 90_000);

afterAll(async () => {
  stopFollowing();
  await stack.stop();
});

/** Of earlier tests. */
let earlier: readonly string[] = [];

afterEach(() => {
  expect(cloud.refusals).toEqual([]);
  forgetCalls();
});

function forgetCalls(): void {
  earlier = stack.zoom.cloud.calls().map(({ callId }) => callId);
}

/** Names of the webhooks of the latest call, until one of this name has come. */
async function webhooksUntil(last: string): Promise<string[]> {
  const latest = () =>
    stack.zoom.cloud.calls().find(({ callId }) => !earlier.includes(callId))?.callId ?? 'none yet';
  const events = () =>
    stack.zoom.webhooks.log
      .filter(({ body, event }) => body.includes(latest()) && !/element|history/.test(event))
      .map(({ event }) => event.replace('phone.', ''));
  return await eventually(`Zoom tells ${last}`, () => events().includes(last) && events());
}

test('a call that comes in, is held, resumed and ended by the other end', async () => {
  await byHand.command('dial', `sip:${AGENT_NUMBER}@${SIP_DOMAIN}`);
  const { callId } = await page.next('incoming');
  await webhooksUntil('callee_ringing');
  page.send({ type: 'accept', callId, sdp: answer() });
  await webhooksUntil('callee_answered');
  page.send({ type: 'hold', callId });
  await webhooksUntil('callee_hold');
  page.send({ type: 'resume', callId });
  await webhooksUntil('callee_unhold');
  await byHand.command('hangup');

  expect(await webhooksUntil('callee_ended')).toEqual([
    'callee_ringing',
    'callee_answered',
    'callee_hold',
    'callee_unhold',
    'callee_ended',
  ]);
  expect(stack.zoom.cloud.calls()[0]).toMatchObject({
    caller: { kind: 'outside', number: BY_HAND },
    callee: { device: { kind: 'deskPhone' } },
  });
});

test('a call that goes out and is ended by the agent', async () => {
  const callId = randomUUID();
  page.send({ type: 'dial', callId, number: AUTO, sdp: offer() });
  await page.next('accepted', (event) => event.callId === callId);
  await webhooksUntil('caller_connected');
  page.send({ type: 'hangUp', callId });

  await page.next('ended', (event) => event.callId === callId);
  expect(await webhooksUntil('caller_ended')).toEqual(['caller_ringing', 'caller_connected', 'caller_ended']);
});

test.each([
  ['busy', '+15550000486', 'busy'],
  ['declined', '+15550000603', 'rejected'],
  ['not there', '+15550009999', 'noAnswer'],
])('a number that is %s', async (_what, number, result) => {
  const callId = randomUUID();
  page.send({ type: 'dial', callId, number, sdp: offer() });

  await page.next('ended', (event) => event.callId === callId);
  expect(await webhooksUntil('caller_ended')).toEqual(['caller_ringing', 'caller_ended']);
  expect(stack.zoom.cloud.calls()[0]?.result).toBe(result);
});

test('a caller who gives up, and one who is declined', async () => {
  await calledBy(byHand, page, forgetCalls);
  await webhooksUntil('callee_ringing');
  await byHand.command('hangup');
  expect(await webhooksUntil('callee_missed')).toEqual(['callee_ringing', 'callee_missed']);
  await page.next('ended', ({ ending }) => ending === 'cancelled');

  const { callId } = await calledBy(byHand, page, forgetCalls);
  page.send({ type: 'decline', callId });
  expect(await webhooksUntil('callee_rejected')).toEqual(['callee_ringing', 'callee_rejected']);
});

test('a call that is sent on', async () => {
  const callId = randomUUID();
  page.send({ type: 'dial', callId, number: AUTO, sdp: offer() });
  await page.next('accepted', (event) => event.callId === callId);
  await webhooksUntil('caller_connected');

  page.send({ type: 'transfer', callId, number: BY_HAND });
  await byHand.next('CALL_INCOMING');
  await byHand.command('accept');

  expect(await webhooksUntil('caller_ended')).toEqual([
    'caller_ringing',
    'caller_connected',
    'blind_transfer_initiated',
    'caller_ended',
  ]);
});
