/**
 * No agent reads or changes what is another's. All routes of the app are tried by a colleague with the ids of an agent;
 * a route that has no rule here fails.
 */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  ErrorReplySchema,
  HistoryPageSchema,
  TextMessagePageSchema,
  TicketReplySchema,
  WIDGET_HEADER,
  parse,
  parseOrNull,
  stateOf,
} from '#call-core';
import { SEND_TEXT_PATH } from '../../scripts/workbench/zoom/faults.ts';
import type { AgentBrowser, FeedReader } from '../../test-support/agentBrowser.ts';
import { colleagueAt } from '../../test-support/colleague.ts';
import { openDesk } from '../../test-support/desk.ts';
import type { Desk } from '../../test-support/desk.ts';
import { eventually } from '../../test-support/eventually.ts';
import { routesOfGateway } from '../../test-support/gatewayRouteList.ts';
import { startGatewayStack } from '../../test-support/gatewayStack.ts';
import type { GatewayStack } from '../../test-support/gatewayStack.ts';
import { quickestDatabase } from '../../test-support/postgres.ts';

const database = await quickestDatabase();
const OWN = '+12095550199';
const CALLER = '+12095550177';
const TEXTER = '+12095550178';
const COMMENT = 'Remarkable: prefers the blue one';
const TEXT = 'Confidential: the key is under the mat';
const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
/** What nobody but the agent may be told. */
const SECRETS = [COMMENT, TEXT, CALLER.slice(1), TEXTER.slice(1)];

/** Ids of what the agent has. */
interface Ids {
  readonly callId: string;
  readonly dialId: string;
  readonly mediumId: string;
  readonly ticket: string;
  readonly taskId: string;
  readonly threadId: string;
  readonly messageId: string;
  readonly fileId: string;
  readonly sendId: string;
}

interface Rule {
  /**
   * `everybody`: there is nothing of an agent in it. `keyHolder`: whoever runs the gateway. `agent`: who asks, of whom it
   * tells; another's ids do nothing to the other. `owner`: whose it is; to everybody else it is unknown.
   * `line`: pages of the agent who asks, only where there is an engine; browserLine.voice.test.ts tries it there.
   */
  readonly for: 'everybody' | 'keyHolder' | 'agent' | 'owner' | 'line';
  readonly query?: (ids: Ids) => string;
  readonly body?: (ids: Ids) => unknown;
  /** What it is called where it is unknown. */
  readonly code?: 'call.unknown' | 'media.unknown' | 'text.unknown';
}

const agent = (query?: (ids: Ids) => string): Rule => ({ for: 'agent', ...(query && { query }) });
const agentSaying = (body: (ids: Ids) => unknown): Rule => ({ for: 'agent', body });
const ownersCall = (body?: unknown): Rule => ({ for: 'owner', code: 'call.unknown', body: () => body });
const ownersText = (body?: unknown): Rule => ({ for: 'owner', code: 'text.unknown', body: () => body });
const DAYS = () => 'from=2026-10-06&to=2026-10-06';
const NEW_PERSON = {
  creationId: randomUUID(),
  person: { objectName: 'Contact', firstName: 'A', lastName: 'B' },
  phoneField: 'Phone',
  allowDuplicate: true,
};
const personId = '0035g0000000001AAA';
const QUALITY = { mos: 4.2, worstMos: 3.9, lossPercent: 0.4, jitterMs: 12, roundTripMs: null };

const RULES: Readonly<Record<string, Rule>> = {
  'GET /healthz': { for: 'everybody' },
  'GET /readyz': { for: 'everybody' },
  'GET /sign-in': { for: 'everybody' },
  'GET /sign-in/salesforce': { for: 'everybody' },
  'GET /sign-in/zoom': { for: 'everybody' },
  'POST /webhooks/zoom': { for: 'everybody' },
  'POST /api/session': { for: 'everybody' },
  'DELETE /api/session': { for: 'everybody' },
  'GET /api/number-data': { for: 'everybody' },
  'GET /metrics': { for: 'keyHolder' },
  'GET /admin/doctor': { for: 'keyHolder' },
  'GET /admin/reconciliation': { for: 'keyHolder' },
  'POST /admin/sign-out': { for: 'keyHolder' },
  'GET /admin/sip-accounts': { for: 'keyHolder' },
  'POST /admin/sip-accounts/set': { for: 'keyHolder' },
  'POST /admin/sip-accounts/remove': { for: 'keyHolder' },
  'POST /admin/person/export': { for: 'keyHolder' },
  'POST /admin/person/erase': { for: 'keyHolder' },
  'GET /api/session': agent(),
  'GET /api/presence': agent(),
  'PUT /api/caller-id': agentSaying(() => ({ kind: 'number', number: OWN })),
  'PUT /api/consent': agentSaying(() => ({})),
  'PUT /api/own-choices': agentSaying(() => ({ ringTone: false })),
  'GET /api/feed': agent(),
  'GET /api/line': { for: 'line' },
  'GET /api/history': agent(({ callId }) => `startedAt=${String(Date.now() + 60_000)}&callId=${callId}`),
  'GET /api/logs/export': agent(),
  'PUT /api/dials/:dialId': agentSaying(({ dialId }) => ({
    ...{ dialId, number: '+12095550123', record: null, at: Date.now() },
  })),
  'POST /api/line-reports': agentSaying(({ callId, dialId }) => ({
    reports: [{ event: { type: 'ended', callId, source: 'pad', at: Date.now(), result: 'missed' }, dialId }],
  })),
  'PUT /api/calls/:callId/comment': agentSaying(() => ({ comment: 'Mine', commentEdit: 1e9 })),
  'PUT /api/calls/:callId/related': ownersCall({ record: null }),
  'PUT /api/calls/:callId/disposition': ownersCall({ disposition: 'Sold' }),
  'PUT /api/calls/:callId/task-fields/:name': ownersCall({ value: 'x' }),
  'PUT /api/calls/:callId/follow-up': ownersCall({ dueDate: '2026-10-06', subject: 'Ring back' }),
  'PUT /api/calls/:callId/choice': ownersCall({ choice: 'discard' }),
  'PUT /api/calls/:callId/quality': ownersCall(QUALITY),
  'PUT /api/calls/:callId/closed': ownersCall({}),
  'PUT /api/calls/:callId/deleted': ownersCall({ deleted: true }),
  'POST /api/calls/:callId/retry': ownersCall({}),
  'PUT /api/calls/:callId/who': ownersCall({ personId: null }),
  'POST /api/calls/:callId/person': ownersCall(NEW_PERSON),
  'GET /api/calls/:callId/earlier': ownersCall(),
  'PUT /api/calls/:callId/earlier': ownersCall({ personId }),
  'GET /api/tasks/:taskId/call': ownersCall(),
  'GET /api/phone-fields': agent(),
  'GET /api/task-fields': agent(),
  'GET /api/people': agent(() => 'name=Remarkable'),
  'GET /api/records/:recordId/numbers': agent(),
  'GET /api/settings': agent(),
  'PUT /api/settings': agentSaying(() => ({})),
  'GET /api/settings/owners': agent(() => 'search=Minami'),
  'GET /api/reconciliation': agent(DAYS),
  'GET /api/external-calls': agent(DAYS),
  'GET /api/external-calls/count': agent(),
  'POST /api/external-calls/save': agentSaying(({ callId }) => ({ callIds: [callId] })),
  'PUT /api/external-calls/:callId/dismissed': agentSaying(() => ({ dismissed: true })),
  'GET /api/doctor': agent(),
  'GET /api/status': agent(),
  'POST /api/media/:mediumId/ticket': { for: 'owner', code: 'media.unknown', body: () => ({}) },
  'GET /api/media/:mediumId/audio': {
    for: 'owner',
    code: 'media.unknown',
    query: ({ ticket }) => `ticket=${encodeURIComponent(ticket)}`,
  },
  'GET /api/media/:mediumId/transcript': { for: 'owner', code: 'media.unknown' },
  'GET /api/texts/threads': agent(() => 'text=Confidential'),
  'GET /api/texts/threads/:threadId/messages': ownersText(),
  'PUT /api/texts/threads/:threadId/read': ownersText({ upTo: 1 }),
  'PUT /api/texts/threads/:threadId/person': ownersText({ number: TEXTER, personId: null }),
  'POST /api/texts/threads/:threadId/person': ownersText({ ...NEW_PERSON, number: TEXTER }),
  'POST /api/texts/threads/:threadId/retry': ownersText({}),
  'GET /api/texts/templates': agent(),
  'GET /api/texts/templates/:templateId/text': agent(),
  'GET /api/texts/opt-status': agent(() => `from=${encodeURIComponent(OWN)}&to=%2B12095550123`),
  'PUT /api/texts/messages/:sendId': agentSaying(({ threadId }) => ({
    ...{ from: OWN, to: [TEXTER], text: 'Not mine to send', files: [], threadId, record: null },
    at: Date.now(),
  })),
  'POST /api/texts/messages/:sendId/retry': ownersText({}),
  'DELETE /api/texts/messages/:sendId': ownersText(),
  'GET /api/texts/messages/:messageId/files/:fileId': ownersText(),
};

let stack: GatewayStack;
let desk: Desk;
let colleague: AgentBrowser;
let overheard: FeedReader;
let ids: Ids;
let before: unknown;
const routes = await routesOfGateway();

beforeAll(async () => {
  stack = await startGatewayStack(database, {
    zoomTimes: { webhookRetryDelaysMs: [], recordsAfterMs: 50 },
  });
  desk = await openDesk(stack);
  ids = { ...(await haveCall()), ...(await haveTexts()) };
  await haveOwedCall();
  colleague = await colleagueAt(stack);
  overheard = colleague.openFeed();
  before = await all();
}, 60_000);

afterAll(async () => {
  desk.feed.close();
  overheard.close();
  await stack.stop();
});

async function haveCall() {
  const minami = stack.zoom.agent(desk.agent.user.zoomId);
  const dialId = randomUUID();
  const dial = { dialId, number: CALLER, record: null, at: Date.now() };
  await desk.agent.tell('PUT', `/api/dials/${dialId}`, dial);
  const callId = minami.dial({ number: CALLER, device: 'mobile' });
  stack.zoom.cloud.answer(callId);
  minami.startRecording(callId);
  stack.zoom.cloud.hangUp(callId);
  await comment(callId);
  await desk.agent.tell('PUT', `/api/calls/${callId}/closed`, {});
  const { media } = await desk.feed.waitFor(
    callId,
    'is saved, with its recording',
    ({ log, media: found }) => log.state === 'saved' && found.length === 1,
  );
  const mediumId = media[0]?.id ?? '';
  const given = await desk.agent.send('POST', `/api/media/${mediumId}/ticket`, {});
  const { ticket } = parse(TicketReplySchema, await given.json(), 'gateway.internal');
  return { callId, dialId, mediumId, ticket, taskId: String(desk.tasksOf(callId)[0]?.['Id']) };
}

/** One that Salesforce does not take, so that it is in the file of those. */
async function haveOwedCall(): Promise<void> {
  stack.salesforce.validationRules.push({ object: 'Task', refuses: () => true, message: 'No' });
  const callId = stack.zoom.agent(desk.agent.user.zoomId).dial({ number: CALLER, device: 'mobile' });
  stack.zoom.cloud.hangUp(callId);
  await comment(callId);
  await desk.feed.waitFor(callId, 'waits for the agent', ({ log }) => log.state === 'needsYou');
}

function comment(callId: string): Promise<void> {
  return desk.agent.tell('PUT', `/api/calls/${callId}/comment`, { comment: COMMENT, commentEdit: 1 });
}

async function haveTexts() {
  const toUserId = desk.agent.user.zoomId;
  const files = [{ type: 'PNG' as const, base64: PIXEL }];
  stack.zoom.texts.textAgent({ from: TEXTER, toUserId, toNumber: OWN, text: TEXT, files });
  const { threadId } = await desk.feed.waitForThread('is saved', ({ log }) => log.state === 'saved');
  // One that did not go, so that it can be sent again or put away.
  stack.zoom.faults.add({ kind: 'notRegistered', path: SEND_TEXT_PATH, times: 1 });
  const sendId = randomUUID();
  await desk.agent.tell('PUT', `/api/texts/messages/${sendId}`, {
    ...{ from: OWN, to: [TEXTER], text: `Re: ${TEXT}`, files: [], threadId, record: null, at: Date.now() },
  });
  const messages = await eventually('both are there', async () => {
    const found = await messagesOf(threadId);
    return found.some(({ state }) => state === 'failed') ? found : null;
  });
  const withFile = messages.find((message) => message.files.length > 0);
  return { threadId, sendId, messageId: withFile?.id ?? '', fileId: withFile?.files[0]?.id ?? '' };
}

async function messagesOf(threadId: string) {
  const answer = await desk.agent.send('GET', `/api/texts/threads/${threadId}/messages`);
  return parse(TextMessagePageSchema, await answer.json(), 'gateway.internal').messages;
}

/** All that the agent has. */
async function all(): Promise<unknown> {
  const answer = await desk.agent.send('GET', '/api/history?kind=all');
  const { entries } = parse(HistoryPageSchema, await answer.json(), 'gateway.internal');
  const session = await desk.agent.send('GET', '/api/session');
  // Without what Zoom goes on telling of them by itself.
  const messages = (await messagesOf(ids.threadId)).map(({ id, direction, text }) => ({
    id,
    direction,
    text,
  }));
  return [entries.map(({ call, log }) => [call.callId, stateOf(call), log]), messages, await session.json()];
}

/** The route with the agent's ids in the place of its parameters. */
function addressOf(route: string, rule: Rule): { method: string; path: string; body: unknown } {
  const [method = '', pattern = ''] = route.split(' ');
  const values: Readonly<Record<string, string>> = { ...ids, recordId: ids.taskId, templateId: personId };
  const path = pattern.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(values[name] ?? 'Mood__c'));
  const query = rule.query ? `?${rule.query(ids)}` : '';
  return { method, path: `${path}${query}`, body: rule.body?.(ids) };
}

async function codeOf(answer: Response): Promise<string | undefined> {
  return parseOrNull(ErrorReplySchema, await answer.json().catch(() => null))?.error.code;
}

const rulesFor = (...whom: Rule['for'][]) =>
  Object.entries(RULES).filter(([, rule]) => whom.includes(rule.for));

test('every route of the app has a rule, and every rule a route', () => {
  expect(routes.length).toBeGreaterThan(50);
  expect(Object.keys(RULES).toSorted()).toEqual(routes);
});

test('the agent has something to hide, of every kind, and reaches it', async () => {
  expect(Object.values(ids).filter((id) => id === '' || id === 'undefined')).toEqual([]);
  for (const route of [
    'GET /api/tasks/:taskId/call',
    'GET /api/media/:mediumId/audio',
    'GET /api/texts/messages/:messageId/files/:fileId',
    'GET /api/logs/export',
  ]) {
    const { method, path } = addressOf(route, RULES[route] ?? agent());
    const answer = await desk.agent.send(method, path);
    expect([route, answer.status]).toEqual([route, 200]);
    if (route.endsWith('export')) expect(await answer.text()).toContain(COMMENT);
    else await answer.body?.cancel();
  }
});

describe('nobody who is not signed in', () => {
  test.each(rulesFor('agent', 'owner'))('gets %s', async (route, rule) => {
    const { method, path, body } = addressOf(route, rule);
    const answer = await stack.browserOf('haruto').send(method, path, body);

    expect([answer.status, await codeOf(answer)]).toEqual([401, 'session.missing']);
  });

  test.each(rulesFor('keyHolder'))('gets %s, nor does an agent', async (route) => {
    const [method = '', path = ''] = route.split(' ');
    for (const browser of [stack.browserOf('haruto'), desk.agent])
      expect([403, 404]).toContain((await browser.send(method, path)).status);
  });
});

describe('a colleague with the agent’s ids', () => {
  test.each(rulesFor('owner'))('is told that it is unknown: %s', async (route, rule) => {
    const { method, path, body } = addressOf(route, rule);
    const answer = await colleague.send(method, path, body);

    expect([answer.status, await codeOf(answer)]).toEqual([404, rule.code]);
  });

  test.each(rulesFor('agent').filter(([route]) => route !== 'GET /api/feed'))(
    'is told nothing of the agent: %s',
    async (route, rule) => {
      const { method, path, body } = addressOf(route, rule);
      const answer = await colleague.send(method, path, body);
      const told = await answer.text();

      expect(answer.status).toBeLessThan(500);
      for (const secret of SECRETS) expect(told).not.toContain(secret);
    },
  );

  test('changes nothing of the agent’s by all that, and overhears nothing', async () => {
    // The live feed has said all that there is when it tells of a further call of the colleague.
    const event = { type: 'ringing', callId: '900', source: 'pad', at: 1, about: { direction: 'inbound' } };
    await colleague.tell('POST', '/api/line-reports', { reports: [{ event, dialId: null }] });
    await overheard.waitFor('900', 'is there', () => true);

    expect(await all()).toEqual(before);
    for (const secret of SECRETS) expect(JSON.stringify(overheard.messages)).not.toContain(secret);
    expect(stack.zoom.texts.messages(ids.threadId).map(({ text }) => text)).toEqual([TEXT]);
  });
});

test('an address that the agent has heard from is of no use to who has no session, or another’s', async () => {
  const { path } = addressOf(
    'GET /api/media/:mediumId/audio',
    RULES['GET /api/media/:mediumId/audio'] ?? agent(),
  );
  const headers = { origin: stack.urls.shell, [WIDGET_HEADER]: '1' };

  expect((await fetch(`${stack.urls.gateway}${path}`, { headers })).status).toBe(401);
  expect((await colleague.send('GET', path)).status).toBe(404);
});
