/** What the log tells of a working day on which everything goes wrong once, at its most talkative. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  ENCRYPTION_KEY,
  SALESFORCE_CLIENT,
  WEBHOOK_SECRET,
  ZOOM_CLIENT,
} from '../../scripts/workbench/parties.ts';
import { ZOOM_DOWN } from '../../scripts/workbench/zoom/faults.ts';
import { openDesk } from '../../test-support/desk.ts';
import type { Desk } from '../../test-support/desk.ts';
import { startGatewayStack } from '../../test-support/gatewayStack.ts';
import type { GatewayStack } from '../../test-support/gatewayStack.ts';
import { quickestDatabase } from '../../test-support/postgres.ts';
import { ALLOWED_IN_LOGS } from '../../test-support/secrecy/allowed.ts';
import { sayingsOfLog } from '../../test-support/secrecy/sayings.ts';
import { sendWebhook } from '../../test-support/zoomSender.ts';

const database = await quickestDatabase();
const COMMENT = 'Remarkable: prefers the blue one';
const RULE = 'Say what Avery has agreed to';

let stack: GatewayStack;
let desk: Desk;

beforeAll(async () => {
  stack = await startGatewayStack(database);
  await stack.browserOf('minami').signIn('decline');
  await stack.browserOf('haruto').signIn();
  await stack.browserOf('emily').signIn();
  desk = await openDesk(stack);
  await workADay();
  await everythingFails();
  await strangersTry();
  desk.feed.close();
  await stack.gateway.kill('SIGTERM');
}, 60_000);

afterAll(() => stack.stop());

async function workADay(): Promise<void> {
  const callId = await desk.dial();
  stack.zoom.cloud.answer(callId);
  await comment(callId, COMMENT);
  stack.zoom.cloud.hangUp(callId);
  await desk.saved(callId);
  await desk.agent.send('GET', '/api/people?name=Calloway');
  await desk.agent.send('GET', '/api/people?name=2095550123');
  await desk.agent.send('PUT', '/api/caller-id', { kind: 'hidden' });
}

function comment(callId: string, text: string): Promise<Response> {
  return desk.agent.send('PUT', `/api/calls/${callId}/comment`, { comment: text, commentEdit: 1 });
}

async function everythingFails(): Promise<void> {
  stack.salesforce.signIns.expireAccessTokens(desk.agent.user.salesforceId);
  stack.zoom.signIns.expireAccessTokens(desk.agent.user.zoomId);
  stack.zoom.faults.add({ kind: 'forbidden', parts: ['rest'], times: 1 });
  await desk.agent.send('PUT', '/api/caller-id', { kind: 'number', number: '+12095550199' });
  stack.zoom.faults.reset();
  stack.zoom.faults.add(ZOOM_DOWN);
  await desk.agent.send('GET', '/api/presence');
  await desk.agent.send('PUT', '/api/caller-id', { kind: 'number', number: '+12095550199' });
  stack.zoom.faults.reset();
  stack.salesforce.faults.add({
    match: { path: /\/composite$/, object: 'ZoomCallLog__c' },
    effect: { kind: 'drop', when: 'before' },
  });
  await desk.saved(await desk.finishCall());
  stack.salesforce.validationRules.push({ object: 'Task', refuses: () => true, message: RULE });
  const refused = await desk.finishCall();
  await desk.feed.waitFor(refused, 'needs the agent', (entry) => entry.log.state === 'needsYou');
  stack.zoom.signIns.revokeAll(desk.agent.user.zoomId);
  await desk.agent.send('PUT', '/api/caller-id', { kind: 'number', number: '+12095550199' });
}

async function strangersTry(): Promise<void> {
  const { gateway } = stack.urls;
  const object = { call_id: 7, caller: { phone_number: '+12095550123', name: 'Avery Calloway' } };
  const webhook = { event: 'phone.callee_ringing', event_ts: Date.now(), payload: { object } };
  await sendWebhook(gateway, webhook, { secret: 'of another' });
  await sendWebhook(gateway, webhook);
  await sendWebhook(gateway, '{"event": "+12095550123');
  await comment('1', `${COMMENT} ${'x'.repeat(160_000)}`);
  await desk.agent.send('PUT', '/api/calls/+12095550123/who', { personId: 'Avery Calloway'.repeat(2) });
  await desk.agent.send('PUT', '/api/caller-id', { kind: 'number', number: 'Avery' });
  await fetch(`${gateway}/Calloway/2095550123?token=Bearer`);
  await fetch(`${gateway}/sign-in?origin=https://evil.example/Bearer&challenge=${'x'.repeat(43)}`);
  await fetch(`${gateway}/sign-in/zoom?state=Bearer&code=Bearer&error_description=Calloway`);
}

const sayings = () => sayingsOfLog(stack.gateway.log);
const valuesOf = (path: string) =>
  new Set(sayings().flatMap((saying) => (saying.path === path ? [saying.value] : [])));

test('every value in it is of a kind that may be there', () => {
  expect(sayings().filter(({ path, value }) => ALLOWED_IN_LOGS[path]?.test(value) !== true)).toEqual([]);
});

test('it has been as talkative as it can be, of everything that happened', () => {
  expect(valuesOf('level')).toEqual(new Set(['debug', 'info', 'warn', 'error']));
  expect(valuesOf('error.code')).toEqual(
    new Set([
      'comment.tooLong',
      'request.forbidden',
      'request.invalid',
      'salesforce.userNotAllowed',
      'signIn.denied',
      'signIn.expired',
      'webhook.badSignature',
      'webhook.malformed',
      'zoom.noPhoneLicence',
      'zoom.refused',
      'zoom.signInNeeded',
      'zoom.unavailable',
    ]),
  );
});

test.each([
  '2095550123',
  '2095550199',
  '5550123',
  'Avery',
  'Calloway',
  'Minami',
  'Quillwood',
  'Remarkable',
  RULE,
  'Bearer',
  'evil.example',
  SALESFORCE_CLIENT.secret,
  ZOOM_CLIENT.secret,
  WEBHOOK_SECRET,
  ENCRYPTION_KEY.split(':')[1] ?? '',
])('%s is not in it', (text) => {
  expect(stack.gateway.log).not.toContain(text);
});
