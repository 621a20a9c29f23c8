/** The doctor over HTTP: what is planted at Zoom, in Salesforce and in the gateway's own data is found. */
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { DoctorReportSchema, GatewayStatusSchema, parse } from '#call-core';
import type { DoctorReport, FindingCode } from '#call-core';
import { runAdmin } from '../../scripts/admin/runAdmin.ts';
import { userIdOf } from '../../scripts/workbench/seed.ts';
import type { AgentBrowser } from '../../test-support/agentBrowser.ts';
import { startGatewayStack } from '../../test-support/gatewayStack.ts';
import type { GatewayStack } from '../../test-support/gatewayStack.ts';
import { quickestDatabase } from '../../test-support/postgres.ts';
import { sendWebhook } from '../../test-support/zoomSender.ts';
import { NEEDED_SCOPES, OPTIONAL_SCOPES } from '../zoom/scopes.ts';

const database = await quickestDatabase();
const ADMIN_KEY = 'the key of whoever runs the gateway';

let stack: GatewayStack;
let agent: AgentBrowser;
let admin: AgentBrowser;

beforeAll(async () => {
  stack = await startGatewayStack(database, { env: { ADMIN_KEY } });
  agent = await stack.signedIn();
  admin = stack.browserOf('admin');
  await admin.signIn();
  // As Zoom does when the address is set.
  expect(await stack.zoom.webhooks.validateUrl()).toBe(true);
}, 60_000);
afterEach(() => {
  stack.salesforce.faults.clear();
  for (const { Id } of stack.salesforce.records.find('ZoomPhoneSettings__c'))
    stack.salesforce.records.remove(String(Id));
  stack.zoom.faults.reset();
});
afterAll(() => stack.stop());

async function ask(headers: Record<string, string> = { authorization: `Bearer ${ADMIN_KEY}` }) {
  return fetch(`${stack.urls.gateway}/admin/doctor`, { headers });
}
async function examined(): Promise<DoctorReport> {
  return parse(DoctorReportSchema, await (await ask()).json(), 'gateway.internal');
}
async function found(): Promise<string[]> {
  const { findings } = await examined();
  return findings.map(({ code, where, facts }) => [code, where, ...facts].join(' ').trim());
}
/** As on the command line. */
async function command(...args: readonly string[]) {
  const out: string[] = [];
  const code = await runAdmin(['doctor', ...args], {
    env: { GATEWAY_URL: stack.urls.gateway, ADMIN_KEY },
    out: (text) => out.push(text),
    say: () => undefined,
  });
  return { code, out: out.join('\n') };
}
const oneOf = (code: FindingCode, words = '') => expect.stringMatching(new RegExp(`^${code}.*${words}`));

test('a sound set-up has no findings, for whoever runs the gateway and for an administrator', async () => {
  const report = await examined();
  expect(report).toMatchObject({
    gateway: { version: '0.1.0', publicUrl: stack.urls.gateway, origins: [stack.urls.shell] },
    agents: { known: 2, signedIn: 2 },
    findings: [],
  });
  expect(report.webhookAt).not.toBeNull();

  const own = await admin.send('GET', '/api/doctor');
  expect(parse(DoctorReportSchema, await own.json(), 'gateway.internal').findings).toEqual([]);
});

test('the command tells the same, with cause and fix', async () => {
  expect(await command()).toEqual({ code: 0, out: 'Nothing is wrong.' });
  const { records, orgId } = stack.salesforce;
  records.create('ZoomPhoneSettings__c', { SetupOwnerId: orgId, TaskFields__c: 'Gone__c' });

  const { code, out } = await command();
  expect(code).toBe(1);
  expect(out).toContain(
    'A further field of the Task cannot be filled in: Gone__c. [settings.taskFieldUnknown]',
  );
  expect(out).toMatch(/Cause: The field was renamed[\s\S]*Fix: Correct the name/);
});

test('an administrator sees how the work stands, in counts', async () => {
  const status = parse(
    GatewayStatusSchema,
    await (await admin.send('GET', '/api/status')).json(),
    'gateway.internal',
  );

  expect(status).toMatchObject({
    nodes: 1,
    logs: [],
    texts: { sending: 0, unsure: 0 },
    signInsNeeded: { zoom: 0, salesforce: 0 },
    quota: { salesforce: { limit: 15_000 } },
  });
});

test('nobody else is told', async () => {
  expect((await agent.send('GET', '/api/status')).status).toBe(403);
  expect((await agent.send('GET', '/api/doctor')).status).toBe(403);
  expect((await ask({ authorization: 'Bearer another key of 24 letters' })).status).toBe(403);
  expect((await ask({})).status).toBe(403);
});

test('names in the settings that are none are found, wherever they stand', async () => {
  const { records, orgId } = stack.salesforce;
  records.create('ZoomPhoneSettings__c', {
    ...{ SetupOwnerId: orgId, TaskFields__c: 'Priority\nGone__c', NeverLog__c: 'the boss' },
  });
  records.create('ZoomPhoneSettings__c', {
    ...{ SetupOwnerId: userIdOf('minami'), MatchObjects__c: 'Vendor__c\nOpportunity' },
  });

  expect(await found()).toEqual([
    'settings.taskFieldUnknown  Gone__c',
    'settings.matchObjectUnknown  Vendor__c',
    'settings.matchObjectMute  Opportunity',
    'settings.numberUnreadable  the boss',
  ]);
});

test('an agent without the permission set is told from an org without the package', async () => {
  const { records } = stack.salesforce;
  const assigned = (userId: string) => records.find('PermissionSetAssignment', { AssigneeId: userId });
  const taken = [...assigned(userIdOf('minami'))];
  for (const { Id } of taken) records.remove(String(Id));

  expect(await found()).toContainEqual(oneOf('agents.noPermissionSet', agent.user.agent.lastName));

  for (const { AssigneeId, PermissionSetId } of taken)
    records.create('PermissionSetAssignment', {
      ...{ AssigneeId: String(AssigneeId), PermissionSetId: String(PermissionSetId), IsActive: true },
    });
  expect(await found()).toEqual([]);
});

test('a delivery with another secret is found until a right one comes', async () => {
  const body = { event: 'phone.callee_ringing', event_ts: 1, payload: { object: { call_id: 'x' } } };
  await sendWebhook(stack.urls.gateway, body, { secret: 'another' });
  expect(await found()).toEqual(['zoom.webhookSecret']);

  await stack.zoom.webhooks.validateUrl();
  expect(await found()).toEqual([]);
  await sendWebhook(stack.urls.gateway, body, { signature: 'v0=made up' });
  expect(await found()).toEqual([]);
});

test('scopes that the app has lost are found with the next sign-in', async () => {
  stack.zoom.configure({ scopes: NEEDED_SCOPES.slice(1) });
  stack.zoom.signIns.revokeAll(agent.user.zoomId);
  expect(await found()).toEqual([oneOf('agents.zoomSignIn', 'Minami Sakura')]);
  await agent.signIn();

  expect(await found()).toEqual([
    `agents.zoomScopes Minami Sakura ${NEEDED_SCOPES[0]}`,
    `agents.zoomScopesOptional Minami Sakura ${OPTIONAL_SCOPES[0]}`,
  ]);
  stack.zoom.configure({ scopes: [...NEEDED_SCOPES, ...OPTIONAL_SCOPES] });
  stack.zoom.signIns.revokeAll(agent.user.zoomId);
  await found();
  await agent.signIn();
  expect(await found()).toEqual([]);
});

test('what does not answer is found, and does not hide the rest', async () => {
  stack.zoom.faults.add({ kind: 'drop' });
  const down = {
    match: { from: 'app' as const },
    times: 1000,
    effect: { kind: 'status' as const, status: 503 as const },
  };
  stack.salesforce.faults.add(down);

  expect((await found()).sort()).toEqual([
    'salesforce.unreachable',
    `zoom.smartEmbedUnreachable  ${stack.zoom.embedUrl}`,
    'zoom.unreachable',
  ]);
});
