import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import * as v from 'valibot';
import { ask, authorise } from '../../__tests__/support/authorise.ts';
import { ALICE, BOB, JANE } from '../../__tests__/support/people.ts';
import { shapeOf } from '../../__tests__/support/shape.ts';
import { startZoom } from '../../__tests__/support/zoom.ts';
import type { LocalZoom } from '../../localZoom.ts';
import { createTestClock } from '../../testClock.ts';
import type { TestClock } from '../../testClock.ts';

const FIXTURES = new URL('../../../../../fixtures/zoom/rest/', import.meta.url);
const HISTORY = '/phone/users/me/call_history';
const DAY_MS = 86_400_000;

const Element = v.looseObject({ call_id: v.string(), call_element_id: v.string(), result: v.string() });
const HistorySchema = v.looseObject({
  call_elements: v.array(Element),
  call_logs: v.array(v.looseObject({ id: v.string(), call_path_id: v.string() })),
  next_page_token: v.optional(v.string(), ''),
  sync_token: v.optional(v.string(), ''),
  total_records: v.optional(v.number()),
});

async function start() {
  const clock = createTestClock();
  const zoom = await startZoom({ clock, recordsAfterMs: 0, accessTokenSeconds: 30 * 86_400 });
  const { access_token } = await authorise(zoom, ALICE.id);
  const read = async (query = '', path = HISTORY) =>
    v.parse(HistorySchema, (await ask(zoom, access_token, `${path}${query}`)).body);
  const sync = async (query: string) => read(query, `${HISTORY}/sync`);
  const status = async (query: string) => {
    const answer = await ask(zoom, access_token, `${HISTORY}${query}`);
    return [answer.status, answer.body];
  };
  return { clock, zoom, read, sync, status };
}

/** An answered call of ten seconds. @returns its id */
function call(zoom: LocalZoom, clock: TestClock, number = JANE): string {
  const callId = zoom.agent(ALICE.id).dial({ number });
  if (number === '1003') zoom.agent(BOB.id).accept(callId);
  else zoom.cloud.answer(callId);
  clock.advance(10_000);
  zoom.agent(ALICE.id).end(callId);
  clock.advance(1);
  return callId;
}

const ids = ({ call_elements }: v.InferOutput<typeof HistorySchema>) =>
  call_elements.map(({ call_id }) => call_id);

test('a call is found under both generations of names, with documented fields only', async () => {
  const { clock, read, sync, zoom } = await start();
  const callId = call(zoom, clock);

  const history = await read();

  for (const [operation, body] of [
    ['phoneUserCallHistory', history],
    ['syncUserCallHistory', { ...(await sync('?sync_type=FSync')) }],
  ] as const) {
    const example = shapeOf(JSON.parse(readFileSync(new URL(`${operation}.json`, FIXTURES), 'utf8')));
    const { next_page_token, sync_token, total_records, ...records } = body;
    expect([...shapeOf(records)].filter(([path, type]) => example.get(path) !== type)).toEqual([]);
    expect([typeof next_page_token, typeof sync_token, typeof total_records]).toContain('string');
  }
  const [element] = history.call_elements;
  expect(element).toMatchObject({ call_id: callId, result: 'connected', connect_type: 'external' });
  expect(history.call_logs[0]).toMatchObject({
    id: element?.call_element_id,
    call_path_id: element?.call_history_uuid,
  });
});

test('users see their own calls only, and both see the call they had', async () => {
  const { clock, read, zoom } = await start();
  const bob = await authorise(zoom, BOB.id);
  call(zoom, clock);
  const shared = call(zoom, clock, '1003');

  const ofBob = v.parse(HistorySchema, (await ask(zoom, bob.access_token, HISTORY)).body);

  expect(ids(ofBob)).toEqual([shared]);
  expect(ofBob.call_elements[0]).toMatchObject({
    direction: 'inbound',
    connect_type: 'internal',
    result: 'answered',
  });
  expect(ids(await read())).toHaveLength(2);
});

test('pages follow each other, newest first, to the end', async () => {
  const { clock, read, zoom } = await start();
  const made = Array.from({ length: 5 }, () => call(zoom, clock));

  const first = await read('?page_size=2');
  const second = await read(`?page_size=2&next_page_token=${first.next_page_token}`);
  const third = await read(`?page_size=2&next_page_token=${second.next_page_token}`);

  expect([...ids(first), ...ids(second), ...ids(third)]).toEqual(made.toReversed());
  expect(first).toMatchObject({ total_records: 5, page_count: 3, page_size: 2 });
  expect(third.next_page_token).toBe('');
});

test('a page token is of its query, and ends after 15 minutes', async () => {
  const { clock, read, status, zoom } = await start();
  call(zoom, clock);
  call(zoom, clock);
  const { next_page_token: token } = await read('?page_size=1');
  const invalid = [400, { code: 301, message: 'Invalid request param: next_page_token.' }];

  expect(await status(`?page_size=2&next_page_token=${token}`)).toEqual(invalid);
  clock.advance(15 * 60_000);
  expect(await status(`?page_size=1&next_page_token=${token}`)).toEqual(invalid);
});

test('without a period there are the last 24 hours', async () => {
  const { clock, read, zoom } = await start();
  call(zoom, clock);
  clock.advance(DAY_MS / 2);
  const late = call(zoom, clock);

  clock.advance(DAY_MS / 2);

  expect(ids(await read())).toEqual([late]);
});

test('a period of dates has both days whole; one of times is exact', async () => {
  const { clock, read, zoom } = await start();
  const first = call(zoom, clock);
  clock.advance(DAY_MS);
  const second = call(zoom, clock);
  clock.advance(3 * DAY_MS);

  expect(ids(await read('?from=2026-10-06&to=2026-10-06'))).toEqual([first]);
  expect(ids(await read('?from=2026-10-06&to=2026-10-07'))).toEqual([second, first]);
  expect(ids(await read('?from=2026-10-06T09:00:01Z&to=2026-10-08T00:00:00Z'))).toEqual([second]);
});

test.each([
  ['?from=2026-08-01&to=2026-09-30', 'to', 'more than a month'],
  ['?from=2026-02-01&to=2026-02-02', 'from', 'more than six months ago'],
  ['?from=2026-10-01', 'to', 'no end'],
  ['?to=2026-10-01', 'from', 'no beginning'],
  ['?from=01.10.2026&to=02.10.2026', 'from', 'another form'],
  ['?from=2026-10-02&to=2026-10-01', 'to', 'the wrong order'],
  ['?from=2026-10-02&to=2026-10-03T00:00:00Z', 'to', 'two forms'],
  ['?page_size=301', 'page_size', 'a page too large'],
  ['?page_size=x', 'page_size', 'no size'],
  ['?directions=sideways', 'directions', 'an unknown direction'],
  ['?time_type=talk_time', 'time_type', 'an unknown time'],
  ['?recording_status=maybe', 'recording_status', 'an unknown status'],
])('%s is refused for %s: %s', async (query, param) => {
  const { status } = await start();

  expect(await status(query)).toEqual([400, { code: 301, message: `Invalid request param: ${param}.` }]);
});

test('the filters find what they say', async () => {
  const { clock, read, zoom } = await start();
  const outbound = call(zoom, clock);
  const internal = call(zoom, clock, '1003');
  const voicemail = zoom.cloud.ringAgent({ from: JANE, fromName: 'Jane Roe', toUserId: ALICE.id });
  zoom.cloud.voicemail(voicemail);
  const recorded = zoom.cloud.ringAgent({ from: '+819012345678', toUserId: ALICE.id });
  zoom.agent(ALICE.id).accept(recorded);
  zoom.agent(ALICE.id).startRecording(recorded);
  zoom.agent(ALICE.id).end(recorded);
  clock.advance(1);

  const found = async (query: string) => [...ids(await read(query))].sort();
  const sorted = (...list: string[]) => list.sort();

  expect(await found('?directions=outbound')).toEqual(sorted(outbound, internal));
  expect(await found('?directions=outbound,inbound&connect_types=internal')).toEqual([internal]);
  expect(await found('?call_results=voicemail&call_results=answered')).toEqual(sorted(voicemail, recorded));
  expect(await found('?with_voicemail=true')).toEqual([voicemail]);
  expect(await found('?recording_status=recorded')).toEqual([recorded]);
  expect(await found('?keyword=jane')).toEqual([voicemail]);
  expect(await found(`?keyword=${recorded}`)).toEqual([recorded]);
  expect(await found('?number_types=external_pstn')).toEqual(sorted(outbound, voicemail, recorded));
});

test('a sync begins with the newest, goes on with what is new, and goes back in time', async () => {
  const { clock, sync, zoom } = await start();
  const old = [call(zoom, clock), call(zoom, clock), call(zoom, clock)];

  const first = await sync('?sync_type=FSync&count=2');
  expect(ids(first)).toEqual([old[2], old[1]]);

  const fresh = [call(zoom, clock), call(zoom, clock)];
  const second = await sync(`?sync_type=ISync&count=1&sync_token=${encodeURIComponent(first.sync_token)}`);
  expect(ids(second)).toEqual([fresh[0]]);
  const third = await sync(`?sync_type=ISync&count=9&sync_token=${encodeURIComponent(second.sync_token)}`);
  expect(ids(third)).toEqual([fresh[1]]);
  const nothing = await sync(`?sync_type=ISync&sync_token=${encodeURIComponent(third.sync_token)}`);
  expect(ids(nothing)).toEqual([]);

  const back = await sync(`?sync_type=BSync&sync_token=${encodeURIComponent(nothing.sync_token)}`);
  expect(ids(back)).toEqual([old[0]]);
});

test('a long call that ends after a later one is not lost to a sync', async () => {
  const { clock, sync, zoom } = await start();
  const long = zoom.cloud.ringAgent({ from: JANE, toUserId: ALICE.id });
  zoom.agent(ALICE.id).accept(long);
  const short = call(zoom, clock, '+819012345678');
  const first = await sync('?sync_type=FSync');
  expect(ids(first)).toEqual([short]);

  zoom.agent(ALICE.id).end(long);
  clock.advance(1);

  const second = await sync(`?sync_type=ISync&sync_token=${encodeURIComponent(first.sync_token)}`);
  expect(ids(second)).toEqual([long]);
});

test.each([
  ['?sync_type=ISync', 'sync_token'],
  ['?sync_type=ISync&sync_token=bm9ib2R5', 'sync_token'],
  ['?sync_type=XSync', 'sync_type'],
  ['?count=0', 'count'],
])('a sync with %s is refused', async (query, param) => {
  const { status } = await start();

  expect(await status(`/sync${query}`)).toEqual([
    400,
    { code: 301, message: `Invalid request param: ${param}.` },
  ]);
});
