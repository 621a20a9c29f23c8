import { mkdtempSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import * as v from 'valibot';
import { ask, authorise } from '../../__tests__/support/authorise.ts';
import { ALICE, BOB, CAROL, JANE, OTHER, SALES } from '../../__tests__/support/people.ts';
import { shapeOf } from '../../__tests__/support/shape.ts';
import { stopAfterTest } from '../../__tests__/support/stopAfterTest.ts';
import { startZoom } from '../../__tests__/support/zoom.ts';
import { createTestClock } from '../../testClock.ts';

const SESSIONS = '/phone/users/me/sms/sessions';
const OPT_STATUS = '/phone/user/me/sms_campaigns/phone_numbers/opt_status';
const DAY_MS = 86_400_000;
const PNG = { type: 'PNG', base64: 'iVBORw0KGgo=' } as const;
const MAIN = ALICE.numbers[0]!;

const Fixture = v.record(v.string(), v.object({ response: v.record(v.string(), v.string()) }));
const documented = v.parse(
  Fixture,
  JSON.parse(
    readFileSync(new URL('../../../../../fixtures/zoom/rest-operations.json', import.meta.url), 'utf8'),
  ),
);

const History = v.looseObject({
  sms_histories: v.array(
    v.looseObject({
      message: v.string(),
      message_id: v.string(),
      delivery_status: v.optional(v.string()),
      attachments: v.array(v.looseObject({ download_url: v.optional(v.string(), '') })),
    }),
  ),
  next_page_token: v.optional(v.string(), ''),
  sync_token: v.optional(v.string(), ''),
});
const Sessions = v.looseObject({
  sms_sessions: v.array(v.looseObject({ session_id: v.string() })),
  next_page_token: v.optional(v.string(), ''),
  sync_token: v.optional(v.string(), ''),
});

async function start() {
  const clock = createTestClock();
  const zoom = await startZoom({
    clock,
    accessTokenSeconds: 400 * 86_400,
    users: [{ ...ALICE, sharedNumbers: [SALES] }, { ...BOB, sharedNumbers: [SALES] }, CAROL],
  });
  const { access_token: token } = await authorise(zoom, ALICE.id);
  const get = async (path: string) => {
    const { body, status } = await ask(zoom, token, path);
    return { status, body };
  };
  const hear = (text: string, more: object = {}) => {
    clock.advance(1000);
    return zoom.texts.textAgent({ from: JANE, toUserId: ALICE.id, text, ...more }).sessionId;
  };
  const say = (text: string, ...to: readonly string[]) => {
    clock.advance(1000);
    return zoom.texts.sendAsAgent({ userId: ALICE.id, to, text })[0]!;
  };
  const history = async (id: string, query = '') =>
    v.parse(History, (await get(`/phone/sms/sessions/${id}${query}`)).body);
  const sessions = async (query = '') => v.parse(Sessions, (await get(`${SESSIONS}${query}`)).body);
  return { clock, zoom, token, get, hear, say, history, sessions };
}

const words = ({ sms_histories }: v.InferOutput<typeof History>) =>
  sms_histories.map(({ message }) => message);
const ids = ({ sms_sessions }: v.InferOutput<typeof Sessions>) =>
  sms_sessions.map(({ session_id }) => session_id);

test('answers have documented fields only, with their types', async () => {
  const { get, hear, history, say } = await start();
  const id = hear('See this', { fromName: 'Jane Roe', files: [PNG] });
  hear('Colleague?', { also: [BOB.numbers[0]] });
  say('Thanks', JANE);
  const [text] = (await history(id)).sms_histories;

  for (const [operation, path] of [
    ['userSmsSession', `${SESSIONS}?session_type=all`],
    ['GetSmsSessions', `${SESSIONS}/sync?sync_type=FSync`],
    ['smsSessionDetails', `/phone/sms/sessions/${id}`],
    ['smsSessionSync', `/phone/sms/sessions/${id}/sync?count=10`],
    ['smsByMessageId', `/phone/sms/sessions/${id}/messages/${text?.message_id ?? ''}`],
    [
      'getUserNumberCampaignOptStatus',
      `${OPT_STATUS}?consumer_phone_numbers=${JANE}&zoom_phone_user_numbers=${MAIN}`,
    ],
  ] as const) {
    const { body, status } = await get(path);
    const fields = documented[operation]?.response ?? {};
    const shape = [...shapeOf(body)].map(([field, type]) => `${field}: ${type}`);
    const known = Object.entries(fields).map(
      ([field, type]) => `${field}: ${type === 'integer' ? 'number' : type}`,
    );
    expect(status).toBe(200);
    expect(shape.length).toBeGreaterThan(2);
    expect(shape.filter((field) => !known.includes(field))).toEqual([]);
  }
});

test('a session is read in pages, in either order, by day and by status', async () => {
  const { clock, get, hear, history, say, zoom } = await start();
  hear('old');
  clock.advance(40 * DAY_MS);
  const id = hear('one');
  zoom.texts.setOutcome('failed_to_deliver');
  say('two', JANE);
  zoom.texts.setOutcome('failed_to_send');
  say('three', JANE);
  clock.advance(2000);

  const first = await history(id, '?page_size=2');
  const second = await history(id, `?page_size=2&next_page_token=${first.next_page_token}`);
  expect([words(first), words(second), second.next_page_token]).toEqual([['three', 'two'], ['one'], '']);
  expect(words(await history(id, '?sort=1'))).toEqual(['one', 'two', 'three']);
  expect(words(await history(id, '?from=2026-10-01&to=2026-10-31'))).toEqual(['old']);
  expect(words(await history(id, '?delivery_status=failed_to_deliver'))).toEqual(['two']);
  expect(words(await history(id, '?delivery_status=failed_to_send'))).toEqual(['three']);
  expect((await get(`/phone/sms/sessions/${id}?from=2026-10-01`)).body).toMatchObject({ code: 400 });
  expect((await get(`/phone/sms/sessions/${id}?next_page_token=x`)).body).toMatchObject({ code: 400 });
});

test('a text is sent first and delivered later', async () => {
  const { clock, history, say } = await start();
  const { sessionId } = say('Hello', JANE);

  const before = await history(sessionId);
  clock.advance(1500);
  const after = await history(sessionId);

  expect([before, after].map(({ sms_histories }) => sms_histories[0]?.delivery_status)).toEqual([
    'sent',
    'delivered',
  ]);
});

test('sync of a session goes on from its token, back from it, and gives up when too much is new', async () => {
  const { get, hear } = await start();
  const id = hear('1');
  for (const text of ['2', '3', '4']) hear(text);
  const path = `/phone/sms/sessions/${id}/sync`;
  const sync = async (query: string) => v.parse(History, (await get(`${path}?${query}`)).body);

  const full = await sync('count=2');
  hear('5');
  const more = await sync(`sync_type=ISync&count=2&sync_token=${full.sync_token}`);
  const back = await sync(`sync_type=BSync&count=9&sync_token=${more.sync_token}`);

  expect([full, more, back].map(words)).toEqual([['4', '3'], ['5'], ['2', '1']]);
  for (const text of ['6', '7', '8']) hear(text);
  const refusals = [
    `${path}?sync_type=ISync&count=2&sync_token=${more.sync_token}`,
    `${path}?sync_type=ISync&count=2&sync_token=x`,
    path,
    '/phone/sms/sessions/unknown/sync?count=1',
  ];
  const codes = await Promise.all(refusals.map(async (refused) => (await get(refused)).body));
  expect(codes).toMatchObject([{ code: 7035 }, { code: 300 }, { code: 301 }, { code: 12004 }]);
});

test('the list has the latest session first, by type, number, day and direction', async () => {
  const { clock, get, hear, say, sessions } = await start();
  const jane = hear('Hello');
  const queue = hear('Hello', { toNumber: SALES.number });
  const other = say('Hello', OTHER).sessionId;

  expect(ids(await sessions())).toEqual([other, jane]);
  expect(ids(await sessions('?session_type=call_queue'))).toEqual([queue]);
  expect(ids(await sessions('?session_type=all'))).toEqual([other, queue, jane]);
  expect(ids(await sessions(`?phone_number=${JANE.slice(1)}`))).toEqual([jane]);
  expect(ids(await sessions('?filter_type=sent_message_time'))).toEqual([other]);
  expect((await get(`${SESSIONS}?session_type=phone`)).body).toMatchObject({ code: 400 });
  clock.advance(40 * DAY_MS);
  expect(ids(await sessions())).toEqual([]);
});

test('sync of the list tells what has moved, how much is unread, and the latest message', async () => {
  const { hear, sessions, zoom } = await start();
  const jane = hear('One');
  const other = hear('Two', { from: OTHER });
  hear('Three', { from: OTHER });

  const full = await sessions('/sync?sync_type=FSync');
  zoom.texts.read(other);
  hear('Four');
  const more = await sessions(`/sync?sync_type=ISync&sync_token=${full.sync_token}`);
  const again = await sessions('/sync?sync_type=FSync');

  expect(full.sms_sessions).toMatchObject([
    { session_id: other, unread_message_count: 2, latest_message: { message: 'Three' } },
    { session_id: jane, unread_message_count: 1 },
  ]);
  expect(more.sms_sessions).toMatchObject([{ session_id: jane, latest_message: { message: 'Four' } }]);
  expect(again.sms_sessions).toMatchObject([{ session_id: jane }, { unread_message_count: 0 }]);
});

test('nobody else reads a session, but the members of a queue read theirs', async () => {
  const { hear, zoom } = await start();
  const own = hear('Hello');
  const queue = hear('Hello', { toNumber: SALES.number });
  const { access_token } = await authorise(zoom, BOB.id);

  const statuses = await Promise.all(
    [own, queue].map(async (id) => (await ask(zoom, access_token, `/phone/sms/sessions/${id}`)).status),
  );
  expect(statuses).toEqual([404, 200]);
});

test('a file is had by its address for an hour', async () => {
  const { clock, hear, history } = await start();
  const id = hear('', { files: [PNG] });
  const url = (await history(id)).sms_histories[0]?.attachments[0]?.download_url ?? '';

  const file = await fetch(url);
  const bare = await fetch(url.split('?')[0]!);
  clock.advance(3_600_001);
  const late = await fetch(url);

  expect([file.status, file.headers.get('content-type')]).toEqual([200, 'image/png']);
  expect(Buffer.from(await file.arrayBuffer()).toString('base64')).toBe(PNG.base64);
  expect([bare.status, late.status]).toEqual([401, 401]);
});

test('after STOP nothing reaches that person from that number, until START', async () => {
  const { get, hear, say } = await start();
  const status = async () =>
    (
      await get(
        `${OPT_STATUS}?consumer_phone_numbers=${JANE}&zoom_phone_user_numbers=${MAIN},${SALES.number}`,
      )
    ).body;
  hear(' stop ');

  expect(await status()).toMatchObject({
    phone_number_campaign_opt_statuses: [
      { consumer_phone_number: JANE, zoom_phone_user_number: MAIN, opt_status: 'opt_out' },
      { zoom_phone_user_number: SALES.number, opt_status: 'opt_in' },
    ],
  });
  expect(say('Are you there?', JANE).status).toBe('failed_to_send');
  hear('START');
  expect(say('And now?', JANE).status).toBe('sent');
});

test('a thread that was deleted in Zoom is gone; it begins anew under the same id', async () => {
  const { get, hear, history, sessions, zoom } = await start();
  const id = hear('Hello');

  zoom.texts.deleteSession(id);
  expect((await get(`/phone/sms/sessions/${id}`)).body).toMatchObject({ code: 7013 });
  expect(ids(await sessions())).toEqual([]);
  expect(hear('Hello again')).toBe(id);
  expect(words(await history(id))).toEqual(['Hello again']);
});

test('texts and opt-outs survive a restart', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'local-zoom-'));
  stopAfterTest(() => rm(folder, { recursive: true }));
  const dataFile = join(folder, 'zoom.json');
  const first = await startZoom({ dataFile });
  const { id, sessionId } = first.texts.textAgent({
    from: JANE,
    toUserId: ALICE.id,
    text: 'STOP',
    files: [PNG],
  });
  await first.stop();

  const second = await startZoom({ dataFile });

  expect(second.texts.messages(sessionId)).toMatchObject([{ id, files: [{ base64: PNG.base64 }] }]);
  expect(second.texts.sendAsAgent({ userId: ALICE.id, to: [JANE], text: 'Hello' })).toMatchObject([
    { status: 'failed_to_send' },
  ]);
});
