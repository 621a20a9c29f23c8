/** The reconciliation finds what does not belong together, and nothing where all is well. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { ErrorReplySchema, ReconciliationSchema, parse } from '#call-core';
import type { LogState, Reconciliation, Settings } from '#call-core';
import { runAdmin } from '../../scripts/admin/runAdmin.ts';
import type { AgentBrowser } from '../../test-support/agentBrowser.ts';
import { openDesk } from '../../test-support/desk.ts';
import type { Desk } from '../../test-support/desk.ts';
import { eventually } from '../../test-support/eventually.ts';
import { startGatewayStack } from '../../test-support/gatewayStack.ts';
import type { GatewayStack } from '../../test-support/gatewayStack.ts';
import { orgSettings } from '../../test-support/orgSettings.ts';
import { quickestDatabase } from '../../test-support/postgres.ts';
import { dateIn } from '../calls/days.ts';

const database = await quickestDatabase();
const ADMIN_KEY = 'the key of whoever runs the gateway';

let stack: GatewayStack;
let desk: Desk;
let callIds: string[];
let taskIds: string[];
let day: string;

beforeAll(async () => {
  stack = await startGatewayStack(database, { env: { ADMIN_KEY }, zoomTimes: { recordsAfterMs: 1 } });
  desk = await openDesk(stack);
  const then = Math.floor(Date.now() / 1000);
  await eventually('the second after the sign-in', () => Date.now() / 1000 > then + 1);
  day = dateIn('Asia/Tokyo', Date.now());
  callIds = [await desk.finishCall(), await desk.finishCall(), await desk.finishCall()];
  for (const callId of callIds) await desk.saved(callId);
  taskIds = callIds.map((callId) => String(desk.tasksOf(callId)[0]?.['Id']));
}, 60_000);

afterEach(() => {
  stack.zoom.faults.reset();
});

afterAll(async () => {
  desk.feed.close();
  await stack.stop();
});

async function ask(path: string, headers: Record<string, string> = {}): Promise<Reconciliation> {
  const answer = await desk.agent.send('GET', path, undefined, headers);
  expect(answer.status).toBe(200);
  return parse(ReconciliationSchema, await answer.json(), 'gateway.internal');
}

const own = async () => (await ask(`/api/reconciliation?from=${day}&to=${day}`)).agents[0];

/** As on the command line. */
async function command(...args: readonly string[]) {
  const out: string[] = [];
  const code = await runAdmin(['reconcile', '--from', day, '--to', day, ...args], {
    env: { GATEWAY_URL: stack.urls.gateway, ADMIN_KEY },
    out: (text) => out.push(text),
    say: (text) => out.push(text),
  });
  return { code, out: out.join('\n') };
}

test('where every call is one Task there is nothing to find', async () => {
  expect(await own()).toEqual({
    agent: { name: 'Minami Sakura', salesforceUserId: desk.agent.user.salesforceId },
    ...{ problem: null, calls: 3, tasks: 3, leftOut: 0, deleted: 0 },
    ...{ missing: [], twice: [], withoutPerson: [], notInZoom: [] },
  });

  const { code, out } = await command();
  expect(code).toBe(0);
  expect(out).toContain('Minami Sakura: 3 calls at Zoom, 3 Tasks\n  0 missing in Salesforce\n  0 twice');
});

describe('it finds', () => {
  test('a gap, a duplicate, a lost person and a Task of no call', async () => {
    const [gap = '', duplicate = '', lost = ''] = callIds;
    const { records } = stack.salesforce;
    records.remove(taskIds[0] ?? '');
    records.create('Task', { ...copyOf(taskIds[1]), CallObject: duplicate });
    records.update(taskIds[2] ?? '', { WhoId: null });
    records.create('Task', { ...copyOf(taskIds[2]), CallObject: '7000000000000000001' });

    const found = await own();
    expect(found).toMatchObject({
      missing: [{ callId: gap, state: 'saved', taskIds: [], peer: { name: 'Avery Calloway' } }],
      twice: [{ callId: duplicate, taskIds: [taskIds[1], expect.any(String)] }],
      withoutPerson: [{ callId: lost }],
      notInZoom: [{ callId: '7000000000000000001', at: null }],
    });

    const { code, out } = await command('--agent', 'minami');
    expect(code).toBe(1);
    expect(out).toContain(`1 missing in Salesforce\n    `);
    expect(out).toContain(gap);
    expect((await command('--json')).out).not.toContain('peer');
  });

  test('a Task that was given to somebody else where it is', async () => {
    stack.salesforce.records.update(taskIds[1] ?? '', {
      OwnerId: stack.browserOf('admin').user.salesforceId,
    });

    expect((await own())?.missing.map(({ callId }) => callId)).not.toContain(callIds[1]);
  });
});

/** A Task as somebody may make it by hand: without the external id. */
function copyOf(taskId: string | undefined): Record<string, string> {
  const { OwnerId, WhoId, ActivityDate, Status } = stack.salesforce.records.get(taskId ?? '') ?? {};
  const fields = { OwnerId, WhoId, ActivityDate, Status, Subject: 'By hand', TaskSubtype: 'Call' };
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => (value ? [[name, String(value)]] : [])),
  );
}

describe('it says', () => {
  test('whose calls it could not read', async () => {
    stack.zoom.faults.add({ kind: 'serverError', parts: ['rest'], path: '/v2/phone/users/me/call_history' });

    expect(await own()).toMatchObject({ problem: 'zoom.unavailable', calls: 0 });
    expect(await command()).toEqual({
      code: 3,
      out: 'Minami Sakura: could not be compared (zoom.unavailable)',
    });
  });

  test('everything as JSON to programs', async () => {
    const { out } = await command('--json');

    expect(JSON.parse(out)).toMatchObject({
      from: day,
      to: day,
      agents: [{ agent: { name: 'Minami Sakura' } }],
    });
  });

  test('that there is no such agent', async () => {
    expect(await command('--agent', 'nobody')).toEqual({ code: 0, out: 'There is no such agent.' });
  });
});

describe('it refuses', () => {
  test.each([
    ['a period that ends before it begins', '2026-11-02', '2026-11-01', 'reconciliation.endBeforeStart'],
    ['a period of more than 30 days', '2026-11-01', '2026-12-01', 'reconciliation.tooManyDays'],
    ['what is no day', 'yesterday', 'today', 'request.invalid'],
  ])('%s', async (_, from, to, code) => {
    const answer = await desk.agent.send('GET', `/api/reconciliation?from=${from}&to=${to}`);
    expect(answer.status).toBe(400);
    expect(parse(ErrorReplySchema, await answer.json(), 'gateway.internal').error.code).toBe(code);
  });

  test('days of which Zoom lists no calls any more, so that no Task seems to be without a call', async () => {
    expect(await ask('/api/reconciliation?from=2020-01-01&to=2020-01-02')).toMatchObject({
      agents: [{ problem: 'reconciliation.tooOld', notInZoom: [] }],
    });
  });

  test('who has no session, and who has not the key', async () => {
    const query = `?from=${day}&to=${day}`;
    expect((await fetch(`${stack.urls.gateway}/api/reconciliation${query}`)).status).toBe(401);
    const admin = `${stack.urls.gateway}/admin/reconciliation${query}`;
    expect((await fetch(admin)).status).toBe(403);
    expect((await fetch(admin, { headers: { authorization: 'Bearer wrong' } })).status).toBe(403);
    expect((await desk.agent.send('GET', `/admin/reconciliation${query}`)).status).toBe(403);
  });
});

describe('what was left out is counted, and not missing:', () => {
  const standing = async () => {
    const report = await own();
    return { leftOut: report?.leftOut, missing: report?.missing.map(({ callId }) => callId) };
  };
  let admin: AgentBrowser;
  let before: Awaited<ReturnType<typeof standing>>;

  beforeAll(async () => {
    admin = stack.browserOf('admin');
    await admin.signIn();
    before = await standing();
  });

  /** What ends now ends under these settings. */
  async function setSettings(change: Partial<Settings>): Promise<void> {
    const answer = await admin.send('PUT', '/api/settings', orgSettings(change));
    expect(answer.status).toBe(204);
  }
  const stands = (callId: string, state: LogState) =>
    desk.feed.waitFor(callId, `is ${state}`, ({ log }) => log.state === state);

  test('undecided, discarded, excluded by a rule, dismissed', async () => {
    await setSettings({ autoSave: false });
    const [undecided, discarded] = [await desk.finishCall(), await desk.finishCall()];
    await stands(undecided, 'undecided');
    await desk.agent.tell('PUT', `/api/calls/${discarded}/choice`, { choice: 'discard' });
    await stands(discarded, 'discarded');
    await setSettings({ logAnswered: false });
    const excluded = await desk.finishCall();
    await stands(excluded, 'excluded');
    await setSettings({});

    stack.zoom.webhooks.setMode({ dropNext: 1_000_000 });
    const dismissed = stack.zoom
      .agent(desk.agent.user.zoomId)
      .dial({ number: '+12095550177', device: 'mobile' });
    stack.zoom.cloud.answer(dismissed);
    stack.zoom.cloud.hangUp(dismissed);
    await eventually('the call is missed', async () => (await standing()).missing?.includes(dismissed));
    await desk.agent.tell('PUT', `/api/external-calls/${dismissed}/dismissed`, { dismissed: true });

    expect(await standing()).toEqual({ ...before, leftOut: 4 });
    const { out } = await command('--agent', 'minami');
    expect(out).toContain(', 4 left out');
    expect(JSON.parse((await command('--agent', 'minami', '--json')).out)).toMatchObject({
      agents: [{ leftOut: 4 }],
    });
  });
});
