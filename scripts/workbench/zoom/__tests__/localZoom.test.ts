import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';
import { startLocalZoom } from '../localZoom.ts';
import type { LocalZoom } from '../localZoom.ts';
import type { Fault } from '../faults.ts';
import { ZOOM_DOWN } from '../faults.ts';
import { ask, authorise, patch, refresh } from './support/authorise.ts';
import { ALICE, APP, BOB, CAROL, JANE } from './support/people.ts';
import { stopAfterTest } from './support/stopAfterTest.ts';
import { startZoom, startZoomWithWebhooks } from './support/zoom.ts';
import { createTestClock } from '../testClock.ts';
import type { TestClock } from '../testClock.ts';

const ME = '/phone/users/me';

test('a local Zoom has calls, and another end that answers and hangs up', async () => {
  const zoom = await startLocalZoom({
    apiPort: 0,
    embedPort: 0,
    dataFile: null,
    app: APP,
    approvedDomains: ['http://localhost:8700'],
    users: [ALICE],
  });
  stopAfterTest(zoom.stop);

  const callId = zoom.agent(ALICE.id).dial({ number: JANE });
  zoom.cloud.answer(callId);
  zoom.agent(ALICE.id).hold(callId);
  zoom.cloud.hangUp(callId);

  expect(zoom.cloud.calls()).toEqual([
    expect.objectContaining({ callId, phase: 'ended', result: 'connected' }),
  ]);
  expect(new URL(zoom.embedUrl).pathname).toBe('/integration/phone/embeddablephone/home');
  expect(new URL(zoom.embedUrl).origin).not.toBe(zoom.apiUrl);
});

function dataFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'local-zoom-'));
  stopAfterTest(() => rm(folder, { recursive: true }));
  return join(folder, 'data', 'zoom.json');
}

function haveCall(zoom: LocalZoom, clock: TestClock): void {
  zoom.agent(ALICE.id).end(zoom.agent(ALICE.id).dial({ number: JANE }));
  clock.advance(1500);
}

test('authorisations, settings, sign-ins and call records survive a restart', async () => {
  const file = dataFile();
  const clock = createTestClock();
  const first = await startZoom({ dataFile: file, clock });
  const { access_token, refresh_token } = await authorise(first, ALICE.id);
  await patch(first, access_token, `${ME}/settings`, { outbound_caller_id: '' });
  first.client(ALICE.id).set({ device: 'mobile' });
  first.pad(BOB.id).signOut();
  haveCall(first, clock);
  await first.stop();

  const second = await startZoom({ dataFile: file, clock });

  expect((await ask(second, access_token, `${ME}/settings`)).body).toMatchObject({
    outbound_caller: { number: '' },
  });
  expect((await ask(second, access_token, `${ME}/call_history`)).body).toMatchObject({ total_records: 1 });
  expect(second.client(ALICE.id).state()).toMatchObject({ device: 'mobile', running: true });
  expect([second.pad(ALICE.id).isSignedIn(), second.pad(BOB.id).isSignedIn()]).toEqual([true, false]);
  expect((await refresh(second, refresh_token)).status).toBe(200);
});

test('the data file is replaced as a whole, so that no half of one is ever left', async () => {
  const file = dataFile();
  const zoom = await startZoom({ dataFile: file });
  await authorise(zoom, ALICE.id);
  await zoom.stop();

  expect(readdirSync(join(file, '..'))).toEqual(['zoom.json']);
  expect(
    Object.keys((JSON.parse(readFileSync(file, 'utf8')) as { authorisations: object }).authorisations),
  ).toEqual([ALICE.id]);
});

test('a data file of something else is refused', async () => {
  const file = join(dirname(dirname(dataFile())), 'other.json');
  writeFileSync(file, '{"name":"other"}');

  await expect(startZoom({ dataFile: file })).rejects.toThrow('was not written by the local Zoom');
});

test('a reset brings everything back to the beginning, on the same addresses', async () => {
  const clock = createTestClock();
  const zoom = await startZoom({ clock });
  const { access_token } = await authorise(zoom, ALICE.id);
  haveCall(zoom, clock);
  zoom.cloud.ringAgent({ from: JANE, toUserId: ALICE.id });
  zoom.pad(ALICE.id).signOut();
  zoom.faults.add({ kind: 'serverError' });
  const { apiUrl } = zoom;

  zoom.reset();

  expect(zoom.cloud.calls()).toEqual([]);
  expect(zoom.requests.list).toEqual([]);
  expect(zoom.pad(ALICE.id).isSignedIn()).toBe(true);
  expect(zoom.apiUrl).toBe(apiUrl);
  expect((await ask(zoom, access_token, ME)).status).toBe(401);
  const again = await authorise(zoom, ALICE.id);
  expect((await ask(zoom, again.access_token, `${ME}/call_history`)).body).toMatchObject({
    total_records: 0,
  });
});

test('a call that rang before a reset does not end after it', async () => {
  const clock = createTestClock();
  const { receiver, zoom } = await startZoomWithWebhooks({ clock });
  zoom.cloud.ringAgent({ from: JANE, toUserId: ALICE.id });
  zoom.reset();
  await zoom.webhooks.settled();
  const before = receiver.received.length;

  clock.advance(600_000);
  await zoom.webhooks.settled();

  expect(receiver.received).toHaveLength(before);
});

test('a Zoom that was stopped waits for nothing, not even for a retry of what it was just sending', async () => {
  const clock = createTestClock();
  const { receiver, zoom } = await startZoomWithWebhooks({ clock });
  receiver.answerWith(null);
  zoom.cloud.ringAgent({ from: JANE, toUserId: ALICE.id });
  await receiver.next();

  await zoom.stop();
  await zoom.webhooks.settled();

  expect(clock.pending()).toBe(0);
});

test('requests are logged with the user whose token they carried', async () => {
  const zoom = await startZoom();
  const { access_token } = await authorise(zoom, ALICE.id);
  zoom.requests.reset();

  await ask(zoom, access_token, `${ME}/call_history?page_size=1`);
  await ask(zoom, 'wrong', ME);

  expect(zoom.requests.list).toMatchObject([
    { method: 'GET', path: '/v2/phone/users/me/call_history?page_size=1', status: 200, userId: ALICE.id },
    { path: '/v2/phone/users/me', status: 401, userId: null },
  ]);
});

test.each<[Fault['kind'], number, number]>([
  ['unauthorized', 401, 124],
  ['forbidden', 403, 403],
  ['notFound', 404, 1001],
  ['perSecondLimit', 429, 429],
  ['dailyLimit', 429, 429],
  ['serverError', 500, 500],
  ['unavailable', 503, 503],
])('Zoom can answer with a fault: %s', async (kind, status, code) => {
  const zoom = await startZoom();
  const { access_token } = await authorise(zoom, ALICE.id);

  zoom.faults.add({ kind, times: 1 });

  expect(await ask(zoom, access_token, ME)).toMatchObject({ status, body: { code } });
  expect((await ask(zoom, access_token, ME)).status).toBe(200);
});

test('a fault can concern one part of Zoom, or one path', async () => {
  const zoom = await startZoom();
  const { access_token, refresh_token } = await authorise(zoom, ALICE.id);

  zoom.faults.add({ kind: 'serverError', parts: ['rest'], path: '/v2/phone/users/me/settings' });

  expect((await ask(zoom, access_token, `${ME}/settings`)).status).toBe(500);
  expect((await ask(zoom, access_token, ME)).status).toBe(200);
  expect((await refresh(zoom, refresh_token)).status).toBe(200);
});

test('Zoom can be silent, and down', async () => {
  const zoom = await startZoom();
  const { access_token } = await authorise(zoom, ALICE.id);

  zoom.faults.add({ kind: 'hang', times: 1 });
  await expect(ask(zoom, access_token, ME, { signal: AbortSignal.timeout(100) })).rejects.toThrow('timeout');

  const removeDown = zoom.faults.add(ZOOM_DOWN);
  await expect(ask(zoom, access_token, ME)).rejects.toThrow('fetch failed');
  await expect(fetch(zoom.embedUrl)).rejects.toThrow('fetch failed');

  removeDown();
  expect((await ask(zoom, access_token, ME)).status).toBe(200);
});

test('Zoom can be slow', async () => {
  const clock = createTestClock();
  const waits: number[] = [];
  const zoom = await startZoom({
    clock: {
      now: clock.now,
      after(ms, job) {
        waits.push(ms);
        queueMicrotask(job);
        return () => undefined;
      },
    },
  });
  const { access_token } = await authorise(zoom, ALICE.id);

  zoom.faults.add({ kind: 'delay', delayMs: 5000, times: 1 });

  expect((await ask(zoom, access_token, ME)).status).toBe(200);
  expect(waits).toEqual([5000]);
});

test('an agent telephones without any page, on a mobile', async () => {
  const { receiver, zoom } = await startZoomWithWebhooks();
  zoom.client(ALICE.id).set({ device: 'mobile' });

  zoom.agent(ALICE.id).accept(zoom.cloud.ringAgent({ from: JANE, toUserId: ALICE.id }));
  await zoom.webhooks.settled();

  const callee = expect.objectContaining({ device_type: expect.stringMatching(/^iOS/) });
  expect(receiver.received.map(({ event }) => event)).toEqual([
    expect.objectContaining({ event: 'phone.callee_ringing' }),
    expect.objectContaining({
      event: 'phone.callee_answered',
      payload: expect.objectContaining({ object: expect.objectContaining({ callee }) }),
    }),
  ]);
});

test('what Zoom refuses, the controls refuse', async () => {
  const zoom = await startZoom();
  const alice = zoom.agent(ALICE.id);
  const callId = alice.dial({ number: JANE });

  expect(() => {
    alice.hold(callId);
  }).toThrow('The local Zoom refuses: notNow.');
  expect(() => {
    alice.end('nobody');
  }).toThrow('unknownCall');
  expect(() => {
    alice.accept(callId);
  }).toThrow('unknownCall');
  expect(() => alice.dial({ number: 'Jane' })).toThrow('noNumber');
  expect(() => zoom.agent(CAROL.id).dial({ number: JANE })).toThrow('noCallerId');
  zoom.client(BOB.id).set({ running: false });
  expect(() => zoom.agent(BOB.id).dial({ number: JANE })).toThrow('noDevice');
  expect(() => zoom.agent('nobody')).toThrow('no user nobody');
});

test.each([
  [
    'a national number of the user’s country',
    BOB,
    '090-1234-5678',
    { kind: 'outside', number: '+819012345678' },
  ],
  ['a number of a colleague', ALICE, '+81312345678', { kind: 'agent', userId: BOB.id }],
  ['an extension', ALICE, '1003', { kind: 'agent', userId: BOB.id, number: null }],
  ['an emergency number', BOB, '110', { kind: 'outside', number: '110' }],
])('%s is understood', async (_name, user, number, callee) => {
  const zoom = await startZoom();

  zoom.agent(user.id).dial({ number });

  expect(zoom.cloud.calls()[0]).toMatchObject({ callee, emergency: number === '110' });
});

test('two users cannot share a number', async () => {
  await expect(startZoom({ users: [ALICE, { ...BOB, numbers: ALICE.numbers }] })).rejects.toThrow('twice');
});
