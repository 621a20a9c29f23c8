/** How the audio of a call was: from the page to the Zoom Call Log, and back to the Task's page. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openDesk } from '../../test-support/desk.ts';
import type { Desk } from '../../test-support/desk.ts';
import { startGatewayStack } from '../../test-support/gatewayStack.ts';
import type { GatewayStack } from '../../test-support/gatewayStack.ts';
import { eventually } from '../../test-support/eventually.ts';
import { quickestDatabase } from '../../test-support/postgres.ts';

const METRICS_KEY = 'the key of whoever watches';
const GOOD = { mos: 4.31, worstMos: 4.02, lossPercent: 0.25, jitterMs: 9, roundTripMs: 41 };
const POOR = { mos: 2.9, worstMos: 1.4, lossPercent: 11.5, jitterMs: 80, roundTripMs: null };
const GOOD_FIELDS = {
  AudioMos__c: 4.31,
  AudioWorstMos__c: 4.02,
  AudioLossPercent__c: 0.25,
  AudioJitterMs__c: 9,
  AudioRoundTripMs__c: 41,
};

let stack: GatewayStack;
let desk: Desk;

beforeAll(async () => {
  stack = await startGatewayStack(await quickestDatabase(), {
    env: { COMMENT_SECONDS: '1', METRICS_KEY },
  });
  desk = await openDesk(stack);
}, 60_000);
afterAll(async () => {
  desk.feed.close();
  await stack.stop();
});

const say = (callId: string, quality: object) =>
  desk.agent.tell('PUT', `/api/calls/${callId}/quality`, quality);

function logsOf(callId: string): Record<string, unknown>[] {
  const key = `${callId}:${desk.agent.user.zoomId}`;
  return stack.salesforce.records.find('ZoomCallLog__c', { ZoomCallId__c: key });
}

test('it is saved with the log, for which no request more is needed', async () => {
  const callId = await desk.dial();
  await desk.feed.waitFor(callId, 'has its person', ({ log }) => log.search === 'done');
  await say(callId, POOR);
  await say(callId, GOOD);
  const mark = stack.salesforce.requests.mark();

  stack.zoom.cloud.answer(callId);
  stack.zoom.cloud.hangUp(callId);
  await desk.saved(callId);
  const wrote = stack.salesforce.requests
    .since(mark, 'api')
    .filter(({ path }) => path.endsWith('/composite'));
  expect(wrote).toHaveLength(1);
  expect(logsOf(callId)).toMatchObject([GOOD_FIELDS]);
  expect(desk.feed.entry(callId)?.log.quality).toEqual(GOOD);
});

test('it comes after the log with one request, again with none, and its last word counts', async () => {
  const callId = await desk.finishCall();
  await desk.saved(callId);
  expect(logsOf(callId)).toMatchObject([{ AudioMos__c: null }]);
  const mark = stack.salesforce.requests.mark();

  await say(callId, GOOD);
  await eventually('the figures are there', () => logsOf(callId)[0]?.['AudioMos__c'] === GOOD.mos);
  await desk.saved(callId);
  await say(callId, GOOD);
  await say(callId, POOR);
  await eventually('the last word is there', () => logsOf(callId)[0]?.['AudioMos__c'] === POOR.mos);

  const wrote = stack.salesforce.requests
    .since(mark, 'api')
    .filter(({ objects }) => objects.includes('ZoomCallLog__c'));
  expect(wrote).toHaveLength(2);
  expect(logsOf(callId)).toMatchObject([{ AudioLossPercent__c: 11.5, AudioRoundTripMs__c: null }]);
  expect(desk.tasksOf(callId)).toHaveLength(1);
});

test('it is counted, and nobody is named', async () => {
  const answer = await fetch(`${stack.urls.gateway}/metrics`, {
    headers: { authorization: `Bearer ${METRICS_KEY}` },
  });
  const text = await answer.text();

  // Of the tests before, each time that it was said.
  expect(text).toContain('zoom_phone_voice_mos_count 5');
  expect(text).toContain('zoom_phone_voice_mos_bucket{le="3"} 2');
});

test.each([
  ['no figures', {}],
  ['a score that is none', { ...GOOD, mos: 7 }],
  ['a loss beyond all', { ...GOOD, lossPercent: 101 }],
  ['words for figures', { ...GOOD, jitterMs: 'little' }],
])('%s are refused', async (_, body) => {
  const answer = await desk.agent.send('PUT', '/api/calls/any/quality', body);
  expect(await answer.json()).toMatchObject({ error: { code: 'request.invalid' } });
});

test('a call that is not there has none', async () => {
  const answer = await desk.agent.send('PUT', '/api/calls/nothing/quality', GOOD);
  expect(await answer.json()).toMatchObject({ error: { code: 'call.unknown' } });
});
