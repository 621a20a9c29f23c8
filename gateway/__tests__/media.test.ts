/** Recordings and voicemails from Zoom's webhook to the agent's ear, and what goes wrong on the way. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { TicketReplySchema, TranscriptSchema, USER_HEADER, parse } from '#call-core';
import type { HistoryEntry, Medium } from '#call-core';
import type { Fault } from '../../scripts/workbench/zoom/faults.ts';
import { colleagueAt } from '../../test-support/colleague.ts';
import { AVERY, openDesk } from '../../test-support/desk.ts';
import type { Desk } from '../../test-support/desk.ts';
import { eventually } from '../../test-support/eventually.ts';
import { startGatewayStack } from '../../test-support/gatewayStack.ts';
import type { GatewayStack } from '../../test-support/gatewayStack.ts';
import { quickestDatabase } from '../../test-support/postgres.ts';
import { sendWebhook } from '../../test-support/zoomSender.ts';

const quickest = await quickestDatabase();
const EVERYTHING = 1_000_000;
/** 44 bytes of header, a byte for each of 8,000 samples a second. */
const VOICEMAIL_BYTES = 44 + 12 * 8000;

let stack: GatewayStack;
let desk: Desk;
let databaseUrl = '';

beforeAll(async () => {
  stack = await startGatewayStack(quickest, {
    env: { HISTORY_SWEEP_SECONDS: '1' },
    zoomTimes: { webhookRetryDelaysMs: [], recordsAfterMs: 50 },
    inFrontOf(url) {
      databaseUrl = url;
      return Promise.resolve(url);
    },
  });
  desk = await openDesk(stack);
}, 60_000);

beforeEach(() => {
  stack.zoom.media.setLines(['Hello.', 'Goodbye.']);
});

afterEach(() => {
  stack.zoom.faults.reset();
  stack.zoom.configure({ policy: { transcribes: true } });
  stack.zoom.webhooks.setMode({ dropNext: 0, extraCopies: 0 });
});

afterAll(async () => {
  desk.feed.close();
  await stack.stop();
});

const minami = () => stack.zoom.agent(desk.agent.user.zoomId);

/** @returns the call's id */
function recordedCall(segments = 1): string {
  const callId = minami().dial({ number: AVERY.number, device: 'mobile' });
  stack.zoom.cloud.answer(callId);
  for (let segment = 0; segment < segments; segment++) {
    minami().startRecording(callId);
    if (segment < segments - 1) minami().stopRecording(callId);
  }
  stack.zoom.cloud.hangUp(callId);
  return callId;
}

function voicemail(): string {
  const callId = stack.zoom.cloud.ringAgent({ from: AVERY.number, toUserId: desk.agent.user.zoomId });
  stack.zoom.cloud.voicemail(callId);
  return callId;
}

function withMedia(callId: string, count = 1): Promise<HistoryEntry> {
  return desk.feed.waitFor(callId, `has ${count} media`, ({ media }) => media.length === count);
}

async function mediumOf(callId: string): Promise<Medium> {
  const { media } = await withMedia(callId);
  if (media[0] === undefined) throw new Error('No medium');
  return media[0];
}

/** Zoom tells of a medium more than once; the word with its address may be the last. */
async function audibleOf(callId: string): Promise<Medium> {
  const medium = await mediumOf(callId);
  await eventually('it can be heard', async () => (await hear(medium.id, {}, 'HEAD')).status === 200);
  return medium;
}

const rows = (id: string) =>
  stack.salesforce.records.find('ZoomCallMedia__c', {
    ZoomMediaId__c: `${id}:${desk.agent.user.zoomId}`,
  });

async function ticketFor(id: string): Promise<string> {
  const answer = await desk.agent.send('POST', `/api/media/${id}/ticket`, {});
  expect(answer.status).toBe(200);
  return parse(TicketReplySchema, await answer.json(), 'gateway.internal').ticket;
}

const audioPath = (id: string, ticket: string) =>
  `/api/media/${id}/audio?ticket=${encodeURIComponent(ticket)}`;
/** As the player of a browser asks: with the cookie, and no header of ours. */
const hear = async (id: string, headers: Record<string, string> = {}, method = 'GET') =>
  desk.agent.send(method, audioPath(id, await ticketFor(id)), undefined, headers);
const codeOf = async (answer: Response) => ((await answer.json()) as { error: { code: string } }).error.code;

async function transcriptOf(id: string) {
  const answer = await desk.agent.send('GET', `/api/media/${id}/transcript`);
  expect(answer.status).toBe(200);
  return parse(TranscriptSchema, await answer.json(), 'gateway.internal');
}

describe('what Zoom has of a call comes to its log, once', () => {
  test('every segment of a recording, with a row for each beside the Task', async () => {
    const callId = recordedCall(3);

    const { media } = await withMedia(callId, 3);
    expect(media.map(({ kind, deleted }) => [kind, deleted])).toEqual(Array(3).fill(['recording', false]));
    await desk.saved(callId);
    await eventually('all rows are there', () => media.every(({ id }) => rows(id).length === 1));
    expect(desk.tasksOf(callId)).toMatchObject([{ WhoId: AVERY.id }]);
    const [log] = stack.salesforce.records.find('ZoomCallLog__c', {
      ZoomCallId__c: `${callId}:${desk.agent.user.zoomId}`,
    });
    expect(log).toMatchObject({ MediaCount__c: 3 });
    expect(rows(media[0]?.id ?? '')).toMatchObject([{ Kind__c: 'recording', ZoomCallLog__c: log?.['Id'] }]);
  });

  test('a voicemail, told three times over', async () => {
    stack.zoom.webhooks.setMode({ extraCopies: 2 });
    const callId = voicemail();

    const isWhole = ({ kind, durationSeconds }: Medium) => kind === 'voicemail' && durationSeconds === 12;
    const { media } = await desk.feed.waitFor(callId, 'has it', (entry) => entry.media.some(isWhole));
    await desk.saved(callId);
    await eventually('the row is there', () => rows(media[0]?.id ?? '').length === 1);
    expect(media).toHaveLength(1);
    expect(desk.tasksOf(callId)).toHaveLength(1);
  });

  test('also when it comes before anything else is known of the call', async () => {
    stack.zoom.webhooks.setMode({ dropNext: EVERYTHING });
    const callId = voicemail();
    const [medium] = await eventually('the voicemail is in Zoom', () => {
      const found = stack.zoom.media.list().filter((one) => one.callId === callId);
      return found.length > 0 ? found : null;
    });
    await sendWebhook(stack.urls.gateway, received(callId, medium?.id ?? ''));

    const { call } = await withMedia(callId);
    await desk.saved(callId);
    expect(call.callId).toBe(callId);
    await eventually('the row is there', () => rows(medium?.id ?? '').length === 1);
  });

  test('a deletion that comes before the medium still counts', async () => {
    const callId = recordedCall();
    const { id } = await mediumOf(callId);
    await sendWebhook(stack.urls.gateway, {
      event: 'phone.voicemail_deleted',
      event_ts: Date.now(),
      payload: { account_id: 'a', object: { voice_mails: [{ id: 'told-too-late' }] } },
    });
    await sendWebhook(stack.urls.gateway, received(callId, 'told-too-late'));

    const { media } = await withMedia(callId, 2);
    expect(media.find((one) => one.id === 'told-too-late')).toMatchObject({ deleted: true });
    expect(media.find((one) => one.id === id)).toMatchObject({ deleted: false });
  });

  test('what the agent typed is not touched by what comes late', async () => {
    const callId = voicemail();
    await desk.agent.tell('PUT', `/api/calls/${callId}/comment`, { comment: 'Rang back', commentEdit: 1 });
    await desk.agent.tell('PUT', `/api/calls/${callId}/closed`, {});
    await eventually('the comment is saved', () => desk.tasksOf(callId)[0]?.['Description'] === 'Rang back');
    const taskId = String(desk.tasksOf(callId)[0]?.['Id']);
    stack.salesforce.records.update(taskId, { Description: 'Rang back. Corrected by hand' });

    stack.zoom.media.remove((await mediumOf(callId)).id, 'trash');

    const { id } = await mediumOf(callId);
    await eventually('the row says so', () => rows(id)[0]?.['DeletedInZoom__c'] === true);
    expect(desk.tasksOf(callId)).toMatchObject([{ Description: 'Rang back. Corrected by hand' }]);
  });

  test('the sweep finds what no webhook told, and it can be heard', async () => {
    stack.zoom.webhooks.setMode({ dropNext: EVERYTHING });
    const ids = await Promise.all([recordedCall(), voicemail()].map(mediumOf));

    for (const { id } of ids) {
      const answer = await hear(id);
      expect(answer.status).toBe(200);
      await answer.arrayBuffer();
    }
  });

  test('a log that is deleted takes its rows along', async () => {
    const callId = voicemail();
    const { id } = await mediumOf(callId);
    await eventually('the row is there', () => rows(id).length === 1);

    await desk.agent.tell('PUT', `/api/calls/${callId}/deleted`, { deleted: true });

    await eventually('nothing is left', () => rows(id).length === 0 && desk.tasksOf(callId).length === 0);
  });
});

function received(callId: string, id: string) {
  return {
    event: 'phone.voicemail_received',
    event_ts: Date.now(),
    payload: {
      account_id: 'a',
      object: { id, call_id: callId, callee_id: desk.agent.user.zoomId, duration: 12 },
    },
  };
}

describe('the agent hears it', () => {
  let medium: Medium;
  beforeAll(async () => {
    medium = await audibleOf(voicemail());
  });

  test('whole, and nothing of Zoom shows', async () => {
    const answer = await hear(medium.id);

    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'audio/wav',
      'content-length': String(VOICEMAIL_BYTES),
      'accept-ranges': 'bytes',
      'cache-control': 'no-store',
    });
    expect((await answer.arrayBuffer()).byteLength).toBe(VOICEMAIL_BYTES);
  });

  test('from any place', async () => {
    const part = await hear(medium.id, { range: 'bytes=44-1043' });

    expect(part.status).toBe(206);
    expect(part.headers.get('content-range')).toBe(`bytes 44-1043/${VOICEMAIL_BYTES}`);
    expect((await part.arrayBuffer()).byteLength).toBe(1000);
  });

  test('but not from behind the end', async () => {
    const answer = await hear(medium.id, { range: 'bytes=99999999-' });

    expect(answer.status).toBe(416);
    expect(answer.headers.get('content-range')).toBe(`bytes */${VOICEMAIL_BYTES}`);
  });

  test('HEAD tells what there is', async () => {
    const answer = await hear(medium.id, {}, 'HEAD');

    expect([answer.status, answer.headers.get('content-length')]).toEqual([200, String(VOICEMAIL_BYTES)]);
    expect((await answer.arrayBuffer()).byteLength).toBe(0);
  });

  test('a listener who goes away leaves nothing running', async () => {
    const controller = new AbortController();
    const path = audioPath(medium.id, await ticketFor(medium.id));
    const answer = await desk.agent.fetch(`${stack.urls.gateway}${path}`, { signal: controller.signal });
    controller.abort();
    await expect(answer.arrayBuffer()).rejects.toThrow();

    expect((await hear(medium.id)).status).toBe(200);
  });

  const onPostgres = quickest.name === 'Postgres' ? test : test.skip;
  onPostgres('each listening is noted once, however many requests it takes', async () => {
    const heard = await audibleOf(voicemail());
    const path = audioPath(heard.id, await ticketFor(heard.id));
    for (const range of ['bytes=0-10', 'bytes=50-60'])
      await (await desk.agent.send('GET', path, undefined, { range })).arrayBuffer();
    await (await hear(heard.id)).arrayBuffer();
    await hear(heard.id, {}, 'HEAD');

    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    const { rows: found } = await client.query('select * from listening where medium_id = $1', [heard.id]);
    await client.end();
    expect(found).toHaveLength(2);
    expect(found[0]).toMatchObject({
      salesforce_user_id: desk.agent.user.salesforceId,
      began_at: expect.any(Date),
    });
  });
});

describe('nobody else hears it', () => {
  let id: string;
  beforeAll(async () => {
    id = (await mediumOf(voicemail())).id;
  });

  test('another agent: for them there is no such thing', async () => {
    const other = await colleagueAt(stack);

    const ticket = await other.send('POST', `/api/media/${id}/ticket`, {});
    const audio = await other.send('GET', audioPath(id, await ticketFor(id)));
    const transcript = await other.send('GET', `/api/media/${id}/transcript`);

    for (const answer of [ticket, audio, transcript])
      expect([answer.status, await codeOf(answer)]).toEqual([404, 'media.unknown']);
  });

  test.each([
    ['without a session', () => fetch(`${stack.urls.gateway}${audioPath(id, 'x')}`), 401, 'session.missing'],
    ['without a ticket', () => desk.agent.send('GET', `/api/media/${id}/audio`), 400, 'request.invalid'],
    ['with a made-up ticket', () => desk.agent.send('GET', audioPath(id, 'a.b.c')), 403, 'request.forbidden'],
    [
      'with the ticket of another medium',
      async () => desk.agent.send('GET', audioPath(id, await ticketFor((await mediumOf(voicemail())).id))),
      403,
      'request.forbidden',
    ],
    [
      'a ticket for a page of another site',
      () => desk.agent.send('POST', `/api/media/${id}/ticket`, {}, { origin: 'https://evil.example' }),
      403,
      'request.forbidden',
    ],
    [
      'a ticket for the next user of this browser',
      () =>
        desk.agent.send(
          'POST',
          `/api/media/${id}/ticket`,
          {},
          {
            origin: stack.urls.shell,
            'x-zoom-phone-widget': '1',
            [USER_HEADER]: '005000000000009AAA',
          },
        ),
      401,
      'session.missing',
    ],
  ])('%s', async (_, ask, status, code) => {
    const answer = await ask();

    expect([answer.status, await codeOf(answer)]).toEqual([status, code]);
  });
});

describe('when Zoom', () => {
  test('has deleted it, that is said, in the log and to the player', async () => {
    const callId = recordedCall();
    const { id } = await mediumOf(callId);
    const ticket = await ticketFor(id);

    stack.zoom.media.remove(id, 'permanently');

    await desk.feed.waitFor(callId, 'is deleted', ({ media }) => media[0]?.deleted === true);
    for (const answer of [
      await desk.agent.send('GET', audioPath(id, ticket)),
      await desk.agent.send('GET', `/api/media/${id}/transcript`),
    ])
      expect([answer.status, await codeOf(answer)]).toEqual([410, 'media.deleted']);
  });

  test('has deleted it and the webhook was lost, the player finds out', async () => {
    const callId = recordedCall();
    const { id } = await audibleOf(callId);
    stack.zoom.webhooks.setMode({ dropNext: EVERYTHING });
    stack.zoom.media.remove(id, 'trash');

    const answer = await hear(id);

    expect([answer.status, await codeOf(answer)]).toEqual([410, 'media.deleted']);
    await desk.feed.waitFor(callId, 'is deleted', ({ media }) => media[0]?.deleted === true);
  });

  test('has not finished what its record names, that is said', async () => {
    stack.zoom.webhooks.setMode({ dropNext: EVERYTHING });
    const callId = voicemail();
    const { id } = await mediumOf(callId);
    stack.zoom.faults.add({ kind: 'noFile', path: '/v2/phone/call_element' });

    const answer = await hear(id);

    expect([answer.status, await codeOf(answer)]).toEqual([404, 'media.notReady']);
  });

  test.each<[string, Fault['kind'], number, string]>([
    ['does not take the token any more, it is renewed', 'unauthorized', 200, ''],
    ['forbids it', 'forbidden', 400, 'zoom.refused'],
    ['has had too many requests', 'perSecondLimit', 503, 'zoom.rateLimited'],
    ['fails', 'serverError', 503, 'zoom.unavailable'],
    ['breaks the connection', 'drop', 503, 'zoom.unavailable'],
  ])('%s', async (_, kind, status, code) => {
    const { id } = await audibleOf(voicemail());
    stack.zoom.faults.add({ kind, path: '/v2/phone/voice_mails/download', times: 1 });

    const answer = await hear(id);

    expect(answer.status).toBe(status);
    if (code !== '') expect(await codeOf(answer)).toBe(code);
  });

  test('has the file on a host that fails, the agent stays signed in', async () => {
    const { id } = await audibleOf(voicemail());
    stack.zoom.faults.add({ kind: 'unauthorized', parts: ['files'], times: 1 });

    const answer = await hear(id);

    expect([answer.status, await codeOf(answer)]).toEqual([503, 'zoom.unavailable']);
    expect((await hear(id)).status).toBe(200);
  });
});

describe('the transcript', () => {
  test('of a recording has times and speakers', async () => {
    const { id } = await mediumOf(recordedCall());

    const { state, lines } = await transcriptOf(id);
    expect(state).toBe('ready');
    expect(lines).toMatchObject([
      { text: 'Hello.', at: 0 },
      { text: 'Goodbye.', at: 0.5, speaker: '1001' },
    ]);
  });

  test('of 200,000 characters comes whole', async () => {
    const long = Array.from({ length: 2000 }, (_, index) => `${index} ${'語'.repeat(100)}`);
    stack.zoom.media.setLines(long);
    const [recording, message] = await Promise.all([recordedCall(), voicemail()].map(mediumOf));

    for (const medium of [recording, message]) {
      const { lines } = await transcriptOf(medium?.id ?? '');
      expect(lines.map(({ text }) => text)).toEqual(long);
    }
  });

  test('is turned off by the administrator', async () => {
    stack.zoom.configure({ policy: { transcribes: false } });
    const media = await Promise.all([recordedCall(), voicemail()].map(mediumOf));

    for (const { id } of media) expect(await transcriptOf(id)).toEqual({ state: 'disabled', lines: [] });
  });

  test('that Zoom’s AI made of the call is read like one', async () => {
    const callId = recordedCall();
    await mediumOf(callId);
    stack.zoom.media.summarise(callId, desk.agent.user.zoomId, ['They talked.', 'Call again.']);

    const { media } = await withMedia(callId, 2);
    const summary = media.find(({ kind }) => kind === 'summary');
    expect(await transcriptOf(summary?.id ?? '')).toMatchObject({
      state: 'ready',
      lines: [{ text: 'They talked.' }, { text: 'Call again.' }],
    });
  });
});

test('the page of a Task is told its call, by either form of the id, and only of the own', async () => {
  const callId = voicemail();
  await withMedia(callId);
  const { log } = await desk.saved(callId);
  const taskId = log.taskId ?? '';
  const other = await colleagueAt(stack);

  for (const id of [taskId, taskId.slice(0, 15)]) {
    const answer = await desk.agent.send('GET', `/api/tasks/${id}/call`);
    expect(await answer.json()).toMatchObject({ entry: { call: { callId } } });
  }
  expect((await other.send('GET', `/api/tasks/${taskId}/call`)).status).toBe(404);
  expect((await desk.agent.send('GET', '/api/tasks/00T000000000999AAA/call')).status).toBe(404);
  expect((await desk.agent.send('GET', '/api/tasks/nothing/call')).status).toBe(400);
});
