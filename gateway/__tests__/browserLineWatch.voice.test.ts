/** What whoever runs the gateway sees of the browser line, with a real engine: the doctor, the metrics, and no secrets. */
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import {
  DoctorReportSchema,
  GatewayStatusSchema,
  SessionSchema,
  USER_HEADER,
  WIDGET_HEADER,
  parse,
} from '#call-core';
import type { AgentBrowser } from '../../test-support/agentBrowser.ts';
import { colleagueAt } from '../../test-support/colleague.ts';
import { eventually } from '../../test-support/eventually.ts';
import { quickestDatabase } from '../../test-support/postgres.ts';
import { startTcpProxy } from '../../test-support/tcpProxy.ts';
import type { SipPhone } from '../../test-support/voice/baresip.ts';
import { offer } from '../../test-support/voice/descriptions.ts';
import { SIP_DOMAIN, SIP_PASSWORD } from '../../test-support/voice/kamailio.ts';
import { openLinePage } from '../../test-support/voice/linePage.ts';
import type { LinePage } from '../../test-support/voice/linePage.ts';
import { AGENT_NUMBER, startVoiceStack } from '../../test-support/voice/voiceStack.ts';
import type { VoiceStack } from '../../test-support/voice/voiceStack.ts';
import { Secret } from '../secret.ts';
import { examineJanus } from '../voice/janus/examineJanus.ts';

const AUTO = '+15550000001';
const ADMIN_KEY = 'the key of whoever runs the gateway';
const METRICS_KEY = 'the key of whoever watches';
const DIALS_PER_MINUTE = 3;

let stack: VoiceStack;
let phone: SipPhone;
let admin: AgentBrowser;
let pages: LinePage[] = [];
/** All that the gateway has said over HTTP. */
const answers: string[] = [];

beforeAll(async () => {
  const env = { ADMIN_KEY, METRICS_KEY, VOICE_DIALS_PER_MINUTE: String(DIALS_PER_MINUTE) };
  stack = await startVoiceStack(await quickestDatabase(), { env });
  phone = await stack.bed.phone(AUTO);
  admin = stack.browserOf('admin');
  await admin.signIn();
}, 90_000);

afterAll(() => stack.stop());

afterEach(async () => {
  for (const page of pages) page.leave();
  await Promise.all(pages.map(({ closed }) => closed));
  pages = [];
  phone.forget();
});

async function opened(): Promise<LinePage> {
  const page = await stack.page();
  pages.push(page);
  return page;
}

async function textOf(answer: Response): Promise<string> {
  const text = await answer.text();
  answers.push(text);
  return text;
}

const keyed = (path: string, key: string) =>
  fetch(`${stack.urls.gateway}${path}`, { headers: { authorization: `Bearer ${key}` } });

/** What is found of the browser line. That Debian's engine is old is always found. */
async function found(): Promise<string[]> {
  const text = await textOf(await keyed('/admin/doctor', ADMIN_KEY));
  const { findings } = parse(DoctorReportSchema, JSON.parse(text), 'gateway.internal');
  return findings
    .filter(({ code }) => code.startsWith('line.') && code !== 'line.engineOld')
    .map(({ code, where, facts }) => [code, where, ...facts].filter((word) => word !== '').join(' '));
}

async function samples(): Promise<Map<string, number>> {
  const text = await textOf(await keyed('/metrics', METRICS_KEY));
  const lines = text.split('\n').filter((line) => line.startsWith('zoom_phone_voice_'));
  return new Map(
    lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ')))]),
  );
}

test('the session says that there is a line', async () => {
  const session = parse(
    SessionSchema,
    JSON.parse(await textOf(await stack.agent.send('GET', '/api/session'))),
    'gateway.internal',
  );
  expect(session.hasBrowserLine).toBe(true);
});

test('a sound line has no findings', async () => {
  const page = await opened();
  await page.next('registered');

  expect(await found()).toEqual([]);
});

test('an engine that is away, and one that is back', async () => {
  await stack.bed.stopEngine();
  expect(await found()).toEqual([`line.engineAway ${new URL(stack.bed.engineUrl).host}`]);
  expect((await samples()).get('zoom_phone_voice_engines{state="away"}')).toBe(1);

  await stack.bed.startEngine();
  expect(await found()).toEqual([]);
});

test('an engine with another secret says so, and the right one leaves no session behind', async () => {
  const url = stack.bed.engineUrl;
  const secret = new Secret(stack.bed.engineSecret);

  expect(await examineJanus({ url, secret: new Secret('of another engine') })).toMatchObject({
    ...{ state: 'there', secret: 'wrong', hasSip: true },
  });
  expect(await examineJanus({ url, secret })).toMatchObject({
    ...{ state: 'there', secret: 'right', version: expect.stringMatching(/^\d+\.\d+\.\d+$/) },
  });
});

test('an agent who has no phone at Zoom, by name', async () => {
  const { gateway: gatewayUrl, shell: origin } = stack.urls;
  const theirs = await openLinePage({ gatewayUrl, origin, agent: await colleagueAt(stack) });
  pages.push(theirs);
  await theirs.next('unregistered', ({ code }) => code === 'line.noAccount');

  expect(await found()).toEqual([expect.stringMatching(/^line\.noPhone .+ line\.noAccount$/)]);
});

test('the app that reads the phones is not what it should be', async () => {
  stack.zoom.faults.add({ kind: 'unavailable', parts: ['rest'], times: 1 });

  expect(await found()).toEqual(['line.phonesUnreadable zoom.unavailable']);
});

test('calls are counted: how many, how quick, how they ended; and what was refused', async () => {
  const page = await opened();
  await page.next('registered');
  const before = await samples();
  const callId = randomUUID();
  page.send({ type: 'dial', callId, number: AUTO, sdp: offer() });
  await page.next('accepted', (event) => event.callId === callId);
  expect((await samples()).get('zoom_phone_voice_calls')).toBe(1);
  expect((await samples()).get('zoom_phone_voice_lines{state="registered"}')).toBe(1);
  const status = await textOf(await admin.send('GET', '/api/status'));
  expect(parse(GatewayStatusSchema, JSON.parse(status), 'gateway.internal').voice).toEqual({
    ...{ engines: { up: 1, all: 1 }, lines: { registered: 1, all: 1 }, calls: 1 },
  });
  page.send({ type: 'hangUp', callId });
  await page.next('ended', (event) => event.callId === callId);
  page.send({ type: 'hold', callId });
  await page.next('refused', ({ verb }) => verb === 'hold');

  const after = await samples();
  const grown = (name: string) => (after.get(name) ?? 0) - (before.get(name) ?? 0);
  expect(after.get('zoom_phone_voice_calls')).toBe(0);
  expect(grown('zoom_phone_voice_calls_ended_total{ending="hungUp"}')).toBe(1);
  expect(grown('zoom_phone_voice_setup_seconds_count{step="ringing"}')).toBe(1);
  expect(grown('zoom_phone_voice_refused_total{code="line.callUnknown"}')).toBe(1);
});

test('whoever dials without end is stopped', async () => {
  const page = await opened();
  await page.next('registered');
  const dial = () => {
    const callId = randomUUID();
    // To nobody: it is over at once.
    page.send({ type: 'dial', callId, number: '+15550009999', sdp: offer() });
    return callId;
  };
  const over = async (callId: string) =>
    eventually(
      'the call is over or refused',
      () =>
        page.take('ended', (event) => event.callId === callId) ??
        page.take('refused', (event) => event.callId === callId),
    );

  const outcomes = [];
  for (let count = 0; count < DIALS_PER_MINUTE + 1; count++) outcomes.push(await over(dial()));

  expect(outcomes.at(-1)).toMatchObject({ type: 'refused', verb: 'dial', code: 'request.tooMany' });
});

test('a page that leaves in the middle of a call leaves none behind', async () => {
  await eventually('no call, and no line', async () => {
    const counted = await samples();
    return (
      counted.get('zoom_phone_voice_calls') === 0 &&
      counted.get('zoom_phone_voice_lines{state="registered"}') === 0
    );
  });
});

test('what the agent has at Zoom, and what opens the engine, is in nothing that crosses the wire, no log and no metric', async () => {
  const { hostname, port } = new URL(stack.urls.gateway);
  const wire = await startTcpProxy({ host: hostname, port: Number(port) });
  const gatewayUrl = `http://127.0.0.1:${wire.port}`;
  const page = await openLinePage({ gatewayUrl, origin: stack.urls.shell, agent: stack.agent });
  pages.push(page);
  await page.next('registered');
  await called(page);
  const asAdmin = {
    cookie: admin.cookies(),
    origin: stack.urls.shell,
    [WIDGET_HEADER]: '1',
    [USER_HEADER]: admin.user.salesforceId,
    // To be read on the way.
    'accept-encoding': 'identity',
  };
  for (const path of ['/api/session', '/api/status', '/api/doctor', '/api/history', '/api/settings'])
    expect((await fetch(`${gatewayUrl}${path}`, { headers: asAdmin })).status).toBe(200);
  await samples();
  await found();
  page.leave();
  await page.closed;
  await wire.stop();
  const said = [wire.recorded(), ...answers, ...page.frames, stack.gateway.log].join('\n');

  for (const word of [
    '{"type":"registered"}',
    '"type":"incoming"',
    'zoom_phone_voice_lines',
    '"hasBrowserLine"',
  ])
    expect(said).toContain(word);
  for (const secret of [SIP_PASSWORD, stack.bed.engineSecret, 'ha1_secret', SIP_DOMAIN])
    expect(said).not.toContain(secret);
});

// The last: lines need some seconds to be registered anew after it.
test('Zoom’s SIP side is away', async () => {
  await stack.bed.stopProxy();

  expect(await found()).toEqual([expect.stringMatching(/^line\.proxyAway localhost:\d+$/)]);
  await stack.bed.startProxy();
});

/** A telephone calls the agent, who declines. */
async function called(page: LinePage): Promise<void> {
  const caller = await stack.bed.phone('+15550000003', 'manual');
  await caller.command('dial', `sip:${AGENT_NUMBER}@${SIP_DOMAIN}`);
  const { callId } = await page.next('incoming');
  page.send({ type: 'decline', callId });
  await page.next('ended');
}
