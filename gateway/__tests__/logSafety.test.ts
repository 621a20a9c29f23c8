/** What the log tells of a working day on which everything goes wrong once, at its most talkative. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as v from 'valibot';
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
import { sendWebhook } from '../../test-support/zoomSender.ts';

const database = await quickestDatabase();
const COMMENT = 'Remarkable: prefers the blue one';
const RULE = 'Say what Avery has agreed to';

/**
 * All that a line may say. A new field needs a line here, and the thought that goes with it: nothing that a person
 * typed, is called or can be reached at, and nothing that opens a door.
 */
const ALLOWED: Readonly<Record<string, RegExp>> = {
  level: /^(debug|info|warn|error)$/,
  time: /^\d{4}-\d\d-\d\dT[\d:.]+Z$/,
  message: /^[a-z ,’-]+$/,
  address: /^http:\/\/(127\.0\.0\.1|localhost):\d+$/,
  signal: /^SIGTERM$/,
  requestId: /^[\da-f-]{36}$/,
  jobId: /^[\da-f-]{36}$/,
  agentId: /^[\da-f-]{36}$/,
  route: /^\/[a-z/:-]*$/i,
  status: /^\d{3}$/,
  ms: /^\d+$/,
  provider: /^(zoom|salesforce)$/,
  'error.code': /^[a-zA-Z]+\.[a-zA-Z]+$/,
  'error.retry': /^(never|later|afterSignIn|askAgent)$/,
  'error.path': /^[\w.]*$/,
  'error.expected': /^[ -~]{1,60}$/,
  'error.status': /^\d{3}$/,
  'error.zoomCode': /^\d+$/,
  'error.trackingId': /^(v=2\.0;clid=local;rid=WEB_[\da-f]{32})?$/,
  'error.salesforceCode': /^[A-Z_\d]+$/,
  'error.fields': /^[\w,]+$/,
  'error.error': /^[A-Za-z_]+$/,
  'error.provider': /^(zoom|salesforce)$/,
  'error.step': /^[a-z]+$/,
  'error.cause': /^[A-Za-z_\d]+$/,
  'error.causeCode': /^[A-Z_\d]+$/,
  'error.at': /^at [^?]+(:\d+:\d+|<anonymous>)\)?$/,
};

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

const LineSchema = v.record(v.string(), v.unknown());

/** The lines as records; Node's own warnings about itself are none. */
function lines(): Record<string, unknown>[] {
  return stack.gateway.log
    .split('\n')
    .filter((line) => line !== '' && !/^\(node:\d+\) ExperimentalWarning|^\(Use `node/.test(line))
    .map((line) => v.parse(LineSchema, JSON.parse(line)));
}

/** Every value with its path; what lies deeper below an error is told by the same rules. */
function valuesOf(value: unknown, path = ''): [string, string][] {
  if (typeof value !== 'object' || value === null) return [[path.replace(/(\.deeper)+/, ''), String(value)]];
  return Object.entries(value).flatMap(([name, part]) =>
    valuesOf(part, path === '' ? name : `${path}.${name}`),
  );
}

test('every value in it is of a kind that may be there', () => {
  const values = lines().flatMap((line) => valuesOf(line));

  expect(values.filter(([path, value]) => ALLOWED[path]?.test(value) !== true)).toEqual([]);
});

test('it has been as talkative as it can be, of everything that happened', () => {
  const codes = lines().flatMap((line) => valuesOf(line).filter(([path]) => path === 'error.code'));

  expect(new Set(lines().map(({ level }) => level))).toEqual(new Set(['debug', 'info', 'warn', 'error']));
  expect(new Set(codes.map(([, code]) => code))).toEqual(
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
