/** The server of the page, over HTTP, with the local servers behind it and without a gateway. */
import path from 'node:path';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { QUEUE, USERS } from '../parties.ts';
import { startWorkbench, type Workbench } from '../startWorkbench.ts';

const PROBES = path.join(process.cwd(), 'scripts/workbench/shell/__tests__/probes');

let workbench: Workbench;
let packageRoot: string;

beforeAll(async () => {
  packageRoot = mkdtempSync(path.join(os.tmpdir(), 'package-'));
  cpSync(PROBES, packageRoot, { recursive: true });
  workbench = await startWorkbench({ dataDir: null, ports: 'any', gateway: 'none', packageRoot });
}, 240_000);

afterAll(async () => {
  await workbench.stop();
  rmSync(packageRoot, { recursive: true, force: true });
});

const get = (url: string, headers: Record<string, string> = {}) => fetch(workbench.url + url, { headers });

async function importsOf(page: Response): Promise<Record<string, string>> {
  const [, map = '{}'] = /<script type="importmap">(.*?)<\/script>/.exec(await page.text()) ?? [];
  return (JSON.parse(map) as { imports: Record<string, string> }).imports;
}

test('every page of Lightning is the same document, and nothing else is', async () => {
  expect((await get('/lightning/r/Contact/003000000000000AAA/view')).status).toBe(200);
  expect((await get('/apex/anything')).status).toBe(404);
});

test('the page may load from itself, and be framed by nobody', async () => {
  const policy = (await get('/')).headers.get('content-security-policy') ?? '';

  expect(policy).toContain("default-src 'none'");
  expect(policy).toMatch(/script-src 'self' 'sha256-[A-Za-z0-9+/=]+';/);
  expect(policy).toContain(`frame-src ${new URL(workbench.zoom.embedUrl).origin};`);
  expect(policy).toContain("connect-src 'self';");
  expect(policy).toContain("frame-ancestors 'none'");
});

test('the modules that the page names are there, and may be kept for ever', async () => {
  const imports = await importsOf(await get('/'));
  const names = ['c/probeUtility', 'workbench/main'];

  for (const name of names) {
    const module = await get(imports[name] ?? '');
    expect([name, module.status]).toEqual([name, 200]);
    expect(module.headers.get('content-type')).toMatch(/javascript/);
    expect(module.headers.get('cache-control')).toMatch(/immutable/);
  }
});

test.each([
  '/assets/slds/styles/salesforce-lightning-design-system.min.css',
  '/assets/noto-sans-jp/index.css',
  '/assets/page.css',
])('the style sheet %s is there', async (url) => {
  expect((await get(url)).headers.get('content-type')).toMatch(/text\/css/);
});

test.each([
  '/assets/slds/../../../package.json',
  '/assets/slds/%2e%2e/%2e%2e/package.json',
  '/assets/slds/package.json',
])('no other file is served: %s', async (url) => {
  expect((await get(url)).status).toBe(404);
});

test('a visitor is signed in to Salesforce and Zoom as the first user', async () => {
  const cookies = (await get('/')).headers.getSetCookie();

  expect(cookies.map((cookie) => cookie.split('=')[0])).toEqual(['workbench-user', 'sid', 'zoom_user']);
  for (const cookie of cookies) expect(cookie).toMatch(/HttpOnly; SameSite=Lax/);
});

test('requests to Salesforce are those of the user', async () => {
  const asUser = async (id: string) => {
    const answer = await get('/services/data/v65.0/query?q=SELECT+COUNT()+FROM+Contact', {
      cookie: `workbench-user=${id}`,
    });
    return answer.json() as Promise<{ totalSize: number }>;
  };
  const before = workbench.salesforce.requests.mark();

  expect((await asUser(USERS[2]?.salesforceId ?? '')).totalSize).toBe(20);

  expect(workbench.salesforce.requests.since(before)[0]?.userId).toBe(USERS[2]?.salesforceId);
});

test('a session that Salesforce has ended is replaced', async () => {
  await get('/services/data/v65.0/limits');
  workbench.salesforce.signIns.expireAccessTokens(null);

  expect((await get('/services/data/v65.0/limits')).status).toBe(200);
});

test('a page of another site can neither control the workbench nor ask Salesforce', async () => {
  const foreign = { 'sec-fetch-site': 'cross-site', 'content-type': 'application/json' };
  const action = await fetch(`${workbench.url}/workbench/actions`, {
    method: 'POST',
    headers: foreign,
    body: JSON.stringify({ do: 'reset' }),
  });

  expect(action.status).toBe(403);
  expect((await get('/services/data/v65.0/limits', foreign)).status).toBe(403);
});

test('an action that does not exist is refused, and says why', async () => {
  const answer = await fetch(`${workbench.url}/workbench/actions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ do: 'dance' }),
  });

  expect(answer.status).toBe(400);
});

test('what cannot be done is told in words', async () => {
  const [user] = USERS;

  const problem = await workbench.controls.perform({ do: 'ring', from: 'nobody' }, user?.salesforceId ?? '');

  expect(problem).toBe('"nobody" is not a telephone number.');
});

test("the agent's desk is set from the panel, and changes of Zoom's own come back to it", async () => {
  const [user] = USERS;
  const userId = user?.salesforceId ?? '';
  const { controls, zoom } = workbench;
  const client = zoom.client(user?.zoomId ?? '');

  await controls.perform({ do: 'setDevice', device: 'mobile' }, userId);
  await controls.perform({ do: 'setMeeting', on: true }, userId);
  await controls.perform({ do: 'setFault', fault: 'recordingFails', on: true }, userId);
  expect(client.state()).toMatchObject({ device: 'mobile', inMeeting: true, recordingFails: true });
  expect(controls.state(userId)).toMatchObject({
    desk: { device: 'mobile', isInMeeting: true },
    faults: ['recordingFails'],
  });

  const announced: unknown[] = [];
  const stop = controls.subscribe(() => announced.push(controls.state(userId).desk));
  client.set({ device: 'desktop', inMeeting: false });
  stop();
  expect(announced.at(-1)).toEqual({ device: 'desktop', isInMeeting: false });
  await controls.perform({ do: 'setFault', fault: 'recordingFails', on: false }, userId);
});

test('somebody calls through the queue', async () => {
  const [user] = USERS;

  await workbench.controls.perform(
    { do: 'ring', from: '+12095550123', throughQueue: true },
    user?.salesforceId ?? '',
  );

  const [call] = workbench.zoom.cloud.calls();
  expect(call).toMatchObject({ phase: 'ringing', via: QUEUE });
  workbench.zoom.cloud.hangUp(call?.callId ?? '');
});

test('a reset brings back the first day', async () => {
  const [user] = USERS;
  const userId = user?.salesforceId ?? '';
  workbench.salesforce.records.create('Contact', { LastName: 'Passing' });
  await workbench.controls.perform({ do: 'setFault', fault: 'webhooksHeldBack', on: true }, userId);
  await workbench.controls.perform({ do: 'setLanguage', language: 'ja' }, userId);

  await workbench.controls.perform({ do: 'reset' }, userId);

  expect(workbench.salesforce.records.find('Contact', { LastName: 'Passing' })).toEqual([]);
  expect(workbench.controls.state(userId)).toMatchObject({
    faults: [],
    language: 'en_US',
    gateway: 'absent',
  });
});

test('the state of the workbench comes as a stream', async () => {
  const abort = new AbortController();
  const stream = await fetch(`${workbench.url}/workbench/state`, { signal: abort.signal });
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();

  const first = await reader?.read();

  expect(first?.value).toMatch(/^event: state\ndata: \{"language":"en_US"/);
  abort.abort();
});
