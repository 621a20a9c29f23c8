import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { createPhoneNumbers, parse } from '#call-core';
import { NUMBER_DATA } from '../../../gateway/numbers/numberData.ts';
import { toCallEvents } from '../../../gateway/zoom/toCallEvents.ts';
import { toMediaEvents } from '../../../gateway/zoom/events/mediaEvents.ts';
import { toTextEvents } from '../../../gateway/zoom/events/textEvents.ts';
import { WebhookSchema } from '../../../gateway/zoom/webhook.ts';
import { namesIn, rowsIn } from './documents.ts';

const PAGE = 'docs/zoom-events.md';
/** Their addresses are put together. */
const BUILT = [
  'GET /v2/phone/call_element/{id}/recording',
  'GET /v2/phone/call_element/{id}/voice_mail',
  'GET /v2/phone/recording_transcript/download/{recordingId}',
  'GET /v2/phone/sms/sessions/{sessionId}',
  'GET /v2/phone/user/me/ai_call_summary/{id}',
  'GET /v2/phone/user/me/sms_campaigns/phone_numbers/opt_status',
  'GET /v2/phone/users/me/sms/sessions/sync',
];
const BUILT_ON = [
  'GET /v2/phone/sms/sessions/{sessionId}/messages/{messageId}',
  'GET /v2/phone/sms/sessions/{sessionId}/sync',
];
const SENT = 'POST /v2/phone/sms/messages';
/** Zoom names their addresses. */
const NAMED_BY_ZOOM = [
  'GET /v2/phone/recording/download/{fileId}',
  'GET /v2/phone/voice_mails/download/{fileId}',
];
/** Understood, but of no call. */
const NOT_BY_EXAMPLE = [
  'app_deauthorized',
  'endpoint.url_validation',
  'phone.sms_campaign_number_opt_in',
  'phone.sms_campaign_number_opt_out',
];

test('the page has the webhooks that say something of a call or a text', () => {
  const numbers = createPhoneNumbers(NUMBER_DATA, 'US');
  const speaking = globSync('fixtures/zoom/webhooks/phone.*.json').filter((file) => {
    const webhook = parse(WebhookSchema, JSON.parse(readFileSync(file, 'utf8')), 'webhook.malformed');
    const name = webhook.event.replace(/^phone\./, '');
    const { object } = webhook.payload;
    return (
      toCallEvents(webhook, numbers).length > 0 ||
      toMediaEvents(name, object).length > 0 ||
      toTextEvents(name, object, { numbers, at: 0 }).texts.length > 0
    );
  });
  const events = speaking.map((file) => path.basename(file, '.json'));

  expect(events.length).toBeGreaterThan(15);
  expect(namesIn(PAGE, 'Webhooks')).toEqual([...events, ...NOT_BY_EXAMPLE].sort());
});

test('the page has the REST operations that the gateway asks for', () => {
  const code = globSync('gateway/zoom/*.ts')
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  const requests = [...code.matchAll(/(readZoom|changeZoom)\(baseUrl, accessToken, '([^']+)'/g)].map(
    ([, does, address = '']) => `${does === 'changeZoom' ? 'PATCH' : 'GET'} ${address}`,
  );

  const all = new Set([...requests, ...BUILT, ...BUILT_ON, SENT, ...NAMED_BY_ZOOM]);
  expect(namesIn(PAGE, 'REST operations')).toEqual([...all].sort());
  const beginnings = [...BUILT, SENT].map((operation) => operation.replace(/^\w+ ([^{]*).*$/, '$1'));
  const isAsked = (beginning: string) =>
    code.includes(beginning) || code.includes(beginning.replace('/v2/phone', ''));
  expect(beginnings.filter((beginning) => !isAsked(beginning))).toEqual([]);
});

test('each operation has a scope that the app is told to have', () => {
  const scopes = namesIn(PAGE, 'Scopes of the Zoom app');
  const needed = rowsIn(PAGE, 'REST operations').map(([, scope = '']) => scope.replaceAll('`', ''));

  expect(needed.filter((scope) => !scopes.includes(scope))).toEqual([]);
});

test('the page has the messages that the widget and the pad exchange', () => {
  const code = globSync('force-app/main/softphone/lwc/zoomPhoneLine/*.ts').map((file) =>
    readFileSync(file, 'utf8'),
  );
  const messages = code.join('\n').match(/(?<=')(?:zp-[a-z-]+|onZoomPhoneIframeApiReady)(?=')/g);

  expect(namesIn(PAGE, 'Smart Embed messages')).toEqual([...new Set(messages)].sort());
});
