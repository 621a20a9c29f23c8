/** A call of the browser line that Zoom tells of as well, or only one of both: there is one log in the end, with Zoom's facts. */
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { CallEvent, HistoryEntry } from '#call-core';
import { stateOf } from '#call-core';
import type { FeedReader } from '../../test-support/agentBrowser.ts';
import { eventually } from '../../test-support/eventually.ts';
import { quickestDatabase } from '../../test-support/postgres.ts';
import type { SipPhone } from '../../test-support/voice/baresip.ts';
import { offer } from '../../test-support/voice/descriptions.ts';
import type { LinePage } from '../../test-support/voice/linePage.ts';
import { startVoiceStack } from '../../test-support/voice/voiceStack.ts';
import type { VoiceStack } from '../../test-support/voice/voiceStack.ts';

const NUMBER = '+12095550123';
const EVERYTHING = 1_000_000;
const QUALITY = { mos: 4.1, worstMos: 3.2, lossPercent: 1.5, jitterMs: 14, roundTripMs: 60 };

let stack: VoiceStack;
let phone: SipPhone;
let page: LinePage;
let feed: FeedReader;

beforeAll(async () => {
  stack = await startVoiceStack(await quickestDatabase(), {
    env: { HISTORY_SWEEP_SECONDS: '1', COMMENT_SECONDS: '1' },
    zoomTimes: { webhookRetryDelaysMs: [], recordsAfterMs: 50 },
  });
  phone = await stack.bed.phone(NUMBER);
  page = await stack.page();
  await page.next('registered');
  feed = stack.agent.openFeed();
}, 90_000);
afterEach(() => {
  stack.zoom.webhooks.setMode({ dropNext: 0 });
  phone.forget();
  page.forget();
});
afterAll(async () => {
  feed.close();
  await stack.stop();
});

const atZoom = () => stack.zoom.agent(stack.agent.user.zoomId);

/** What the page reports of its line, under Zoom's id, which it has found by then. */
async function report(callId: string, event: Pick<CallEvent, 'type'> & Partial<CallEvent>): Promise<void> {
  const reported = { callId, source: 'pad', at: Date.now(), ...event };
  await stack.agent.tell('POST', '/api/line-reports', { reports: [{ event: reported, dialId: null }] });
}

/** A call of the line with a telephone, with Zoom's own word on it. @returns Zoom's id */
async function finishCall(): Promise<string> {
  const lineId = randomUUID();
  page.send({ type: 'dial', callId: lineId, number: NUMBER, sdp: offer() });
  await page.next('accepted', (event) => event.callId === lineId);
  const callId = atZoom().dial({ number: NUMBER, device: 'deskPhone' });
  stack.zoom.cloud.answer(callId);
  const about = { direction: 'outbound', peerNumber: NUMBER } as const;
  await report(callId, { type: 'ringing', about });
  await report(callId, { type: 'connected' });

  page.send({ type: 'hangUp', callId: lineId });
  await page.next('ended', (event) => event.callId === lineId);
  await phone.next('CALL_CLOSED');
  stack.zoom.cloud.hangUp(callId);
  await report(callId, { type: 'ended', result: 'answered' });
  await stack.agent.tell('PUT', `/api/calls/${callId}/quality`, QUALITY);
  return callId;
}

const logsOf = (callId: string) =>
  stack.salesforce.records.find('ZoomCallLog__c', {
    ZoomCallId__c: `${callId}:${stack.agent.user.zoomId}`,
  });
const tasksOf = (callId: string) => stack.salesforce.records.find('Task', { CallObject: callId });

/** Everything has been said, by Zoom's history too, and saved. The ids of its records are no reason to save once more. */
async function settled(callId: string, hasQuality: boolean): Promise<HistoryEntry> {
  const entry = await feed.waitFor(callId, 'is saved with all that is known of it', ({ call, log }) => {
    const [saved] = logsOf(callId);
    const isRecorded = call.about.callHistoryId !== undefined;
    return log.state === 'saved' && isRecorded && (saved?.['AudioMos__c'] !== null || !hasQuality);
  });
  expect(tasksOf(callId)).toHaveLength(1);
  expect(logsOf(callId)).toHaveLength(1);
  return entry;
}

test('line and webhooks agree: one Task, with the facts of the webhooks and the quality of the line', async () => {
  const callId = await finishCall();

  const { call } = await settled(callId, true);

  expect(call.endedAt?.source).not.toBe('pad');
  expect(stateOf(call)).toMatchObject({ phase: 'ended', result: 'answered', direction: 'outbound' });
  expect(tasksOf(callId)).toMatchObject([{ CallDisposition: 'Answered', CallType: 'Outbound' }]);
  expect(logsOf(callId)).toMatchObject([
    { AudioMos__c: 4.1, AudioWorstMos__c: 3.2, AudioLossPercent__c: 1.5, AudioJitterMs__c: 14 },
  ]);
});

test('webhooks are lost: the sweep brings what they would have said, to the same log', async () => {
  stack.zoom.webhooks.setMode({ dropNext: EVERYTHING });

  const callId = await finishCall();
  const { call } = await settled(callId, true);

  expect(call.endedAt?.source).toBe('history');
  expect(logsOf(callId)).toMatchObject([{ AudioMos__c: 4.1, Result__c: 'answered' }]);
});

test('a call that only Zoom knows is logged once, and says nothing of audio', async () => {
  const callId = atZoom().dial({ number: NUMBER, device: 'mobile' });
  stack.zoom.cloud.answer(callId);
  stack.zoom.cloud.hangUp(callId);

  await settled(callId, false);

  expect(logsOf(callId)).toMatchObject([{ AudioMos__c: null, AudioRoundTripMs__c: null }]);
});

test('a call that only the line knows is on no log: Zoom has an id for it, or there was none', async () => {
  const before = stack.salesforce.records.find('Task').length;
  const lineId = randomUUID();
  page.send({ type: 'dial', callId: lineId, number: NUMBER, sdp: offer() });
  await page.next('accepted', (event) => event.callId === lineId);
  page.send({ type: 'hangUp', callId: lineId });
  await page.next('ended', (event) => event.callId === lineId);
  const sweeps = () =>
    stack.zoom.requests.list.filter(({ path }) => path.startsWith('/v2/phone/users/me/call_history/sync'));
  const swept = sweeps().length;
  await eventually('another sweep', () => sweeps().length > swept + 1);

  expect(stack.salesforce.records.find('Task')).toHaveLength(before);
});
