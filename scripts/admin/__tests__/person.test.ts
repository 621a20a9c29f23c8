/** Export and erasure of a person's data, by the commands, over HTTP, on a gateway with calls and texts. */
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parse } from '#call-core';
import { ErasureSchema, PersonDataSchema } from '../../../gateway/people/report.ts';
import { AVERY, openDesk } from '../../../test-support/desk.ts';
import type { Desk } from '../../../test-support/desk.ts';
import { startGatewayStack } from '../../../test-support/gatewayStack.ts';
import type { GatewayStack } from '../../../test-support/gatewayStack.ts';
import { quickestDatabase } from '../../../test-support/postgres.ts';
import { runAdmin } from '../../admin/runAdmin.ts';
import { ADMIN_KEY } from '../../workbench/parties.ts';

const database = await quickestDatabase();
const COMMENT = 'Wants to move house in spring';
const TEXT = 'My new address is Elm Road';
const OTHER = '+12095550125';

let stack: GatewayStack;
let desk: Desk;
let callId: string;
let otherCall: string;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'person-'));
  stack = await startGatewayStack(database, {
    env: { ADMIN_KEY, COMMENT_SECONDS: '1', HISTORY_SWEEP_SECONDS: '3600' },
  });
  desk = await openDesk(stack);
  const { agent, feed } = desk;
  callId = await desk.finishCall();
  await agent.tell('PUT', `/api/calls/${callId}/comment`, { comment: COMMENT, commentEdit: 1 });
  await feed.waitFor(
    callId,
    'is saved with its words',
    ({ log }) => log.state === 'saved' && log.comment === COMMENT,
  );
  const { zoomId: toUserId } = agent.user;
  stack.zoom.texts.textAgent({ from: AVERY.number, toUserId, text: TEXT });
  await feed.waitForThread(
    'is on its Task',
    ({ latest, log }) => latest?.text === TEXT && log.taskId !== null,
  );
  otherCall = stack.zoom.agent(toUserId).dial({ number: OTHER, device: 'desktop' });
  stack.zoom.cloud.answer(otherCall);
  stack.zoom.cloud.hangUp(otherCall);
  await desk.saved(otherCall);
}, 60_000);

afterAll(async () => {
  desk.feed.close();
  await stack.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function admin(args: readonly string[], answer?: string) {
  const out: string[] = [];
  const said: string[] = [];
  const code = await runAdmin(args, {
    env: { GATEWAY_URL: stack.urls.gateway, ADMIN_KEY },
    out: (text) => out.push(text),
    say: (text) => said.push(text),
    ...(answer !== undefined && { ask: () => Promise.resolve(answer) }),
  });
  return { code, out: out.join('\n'), said: said.join('\n') };
}

const task = () => desk.tasksOf(callId)[0];
const callLog = () => stack.salesforce.records.find('ZoomCallLog__c', { PeerNumber__c: AVERY.number });

test.each([
  [['export-person'], 'Say of whom'],
  [['export-person', '--number', '0355501234'], 'is written'],
  [['export-person', '--contact', AVERY.id, '--lead', AVERY.id], 'not both'],
  [['erase-person', '--number', AVERY.number], 'Nobody can be asked'],
])('%j says what is wrong', async (args, words) => {
  expect(await admin(args)).toMatchObject({ code: 2, said: expect.stringContaining(words) });
});

test('nobody without the key gets or erases anything', async () => {
  for (const name of ['export', 'erase'])
    expect((await desk.agent.send('POST', `/admin/person/${name}`, { numbers: [OTHER] })).status).toBe(403);
});

test('all that is kept of a Contact is written to a file that only its owner can read', async () => {
  const file = path.join(folder, 'avery.json');
  expect(await admin(['export-person', '--contact', AVERY.id, '--out', file])).toMatchObject({
    code: 0,
    out: '',
  });

  const data = parse(PersonDataSchema, JSON.parse(readFileSync(file, 'utf8')), 'gateway.internal');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(data.subject.numbers).toContain(AVERY.number);
  expect(data.gateway['entry']).toMatchObject([{ call_id: callId, comment: COMMENT }]);
  expect(JSON.stringify(data.gateway['text_message'])).toContain(TEXT);
  expect(data.gateway['dial']).toHaveLength(1);
  expect(data.gateway['webhook']).not.toEqual([]);
  const [seen] = data.salesforce;
  expect(seen).toMatchObject({ problem: null, callLogs: [{ PeerNumber__c: AVERY.number }] });
  expect(seen?.tasks.map(({ Description }) => String(Description))).toEqual(
    expect.arrayContaining([COMMENT, expect.stringContaining(TEXT)]),
  );
  expect(readFileSync(file, 'utf8')).not.toContain(otherCall);
});

test('a dry run tells the same as the erasure will, and does nothing', async () => {
  const { code, out } = await admin(['erase-person', '--number', AVERY.number, '--dry-run', '--json']);

  expect(code).toBe(1);
  expect(parse(ErasureSchema, JSON.parse(out), 'gateway.internal')).toMatchObject({
    erased: { entry: 1, dial: 1, text_thread: 1, text_message: 1, text_sheet: 1 },
    salesforce: [{ callLogs: 1, tasks: 0, tasksLeft: [expect.any(String), expect.any(String)] }],
  });
  expect(callLog()).toHaveLength(1);
  expect((await desk.agent.send('GET', `/api/tasks/${String(task()?.['Id'])}/call`)).status).toBe(200);
});

test('who thinks better of it erases nothing', async () => {
  expect(await admin(['erase-person', '--number', AVERY.number], 'no')).toMatchObject({ code: 2 });
  expect(callLog()).toHaveLength(1);
});

test('an erased person is in neither place any more, and others are', async () => {
  const taskId = String(task()?.['Id']);
  const [log] = callLog();
  const { code, out } = await admin(['erase-person', '--number', AVERY.number, '--tasks'], 'erase');

  expect(out).toContain('Erased in Salesforce, as Minami Sakura: 1 Zoom Call Logs, 2 Tasks');
  expect(code).toBe(0);
  expect(stack.salesforce.records.get(taskId)).toMatchObject({
    Subject: 'Erased',
    Description: null,
    WhoId: null,
  });
  expect(stack.salesforce.records.get(String(log?.['Id']))).toMatchObject({
    ...{ PeerNumber__c: null, PeerName__c: null, Contact__c: null },
    ZoomCallId__c: expect.stringContaining(callId),
  });
  const left = await admin(['export-person', '--number', AVERY.number]);
  const data = parse(PersonDataSchema, JSON.parse(left.out), 'gateway.internal');
  const { person_number: numbers, ...rows } = data.gateway;
  expect(Object.values(rows).flat()).toEqual([]);
  // She is in Salesforce as before.
  expect(numbers).toMatchObject([{ person_id: AVERY.id }]);
  expect(data.salesforce.flatMap(({ callLogs, tasks }) => [...callLogs, ...tasks])).toEqual([]);
  expect((await desk.agent.send('GET', '/api/history')).status).toBe(200);
  expect(await (await desk.agent.send('GET', '/api/history')).text()).toContain(otherCall);
});

test('it may be repeated, and a sweep of Zoom’s texts does not bring back what was erased', async () => {
  expect(await admin(['erase-person', '--number', AVERY.number, '--tasks', '--yes'])).toMatchObject({
    code: 0,
  });
  // The second is not begun before the first is over.
  for (const text of ['swept', 'swept again']) {
    stack.zoom.webhooks.setMode({ dropNext: 1 });
    stack.zoom.texts.textAgent({ from: OTHER, toUserId: desk.agent.user.zoomId, text });
    await desk.agent.signIn();
    // The sign-in ends those that are open.
    const feed = desk.agent.openFeed();
    await feed.waitForThread('was swept', ({ latest }) => latest?.text === text);
    feed.close();
  }

  expect(await (await desk.agent.send('GET', '/api/texts/threads')).text()).not.toContain(TEXT);
});
