/** What becomes of the browser line when pages go, engines die, Zoom is away, or the gateway ends; and who may have it. */
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { runAdmin } from '../../scripts/admin/runAdmin.ts';
import { ADMIN_KEY } from '../../scripts/workbench/parties.ts';
import { forRelease } from '../../test-support/forRelease.ts';
import { eventually } from '../../test-support/eventually.ts';
import { quickestDatabase } from '../../test-support/postgres.ts';
import type { SipPhone } from '../../test-support/voice/baresip.ts';
import { offer } from '../../test-support/voice/descriptions.ts';
import { SIP_DOMAIN, SIP_PASSWORD } from '../../test-support/voice/kamailio.ts';
import { openLinePage } from '../../test-support/voice/linePage.ts';
import type { LinePage } from '../../test-support/voice/linePage.ts';
import { AGENT_NUMBER, startVoiceStack } from '../../test-support/voice/voiceStack.ts';
import type { VoiceStack } from '../../test-support/voice/voiceStack.ts';

const AUTO = '+15550000001';
const OTHER_USER = '+15550001002';

/** As docs/browser-line.md says, and a little. */
const GONE_WITHIN_MS = 25_000;
const TOLD_WITHIN_MS = 3000;

let stack: VoiceStack;
let phone: SipPhone;
let pages: LinePage[] = [];

beforeAll(async () => {
  stack = await startVoiceStack(await quickestDatabase(), { env: { ADMIN_KEY } });
  phone = await stack.bed.phone(AUTO);
}, 90_000);

afterAll(() => stack.stop());

/** Every page says by itself that it has no calls: what is still on, ends. */
afterEach(async () => {
  for (const page of pages) page.leave();
  await Promise.all(pages.map(({ closed }) => closed));
  pages = [];
  phone.forget();
});

async function opened(calls: readonly string[] = []): Promise<LinePage> {
  const page = await stack.page(calls);
  pages.push(page);
  return page;
}

async function registered(calls: readonly string[] = []): Promise<LinePage> {
  const page = await opened(calls);
  await page.next('registered');
  return page;
}

async function talking(page: LinePage): Promise<string> {
  const callId = randomUUID();
  page.send({ type: 'dial', callId, number: AUTO, sdp: offer() });
  await page.next('accepted', (event) => event.callId === callId);
  await phone.next('CALL_ESTABLISHED');
  return callId;
}

test('a page whose channel broke has its call back, with all that happened', async () => {
  const before = await registered();
  const callId = await talking(before);
  before.leave('broken');

  const after = await registered([callId]);

  expect(await after.next('accepted')).toMatchObject({ callId });
  after.send({ type: 'hangUp', callId });
  expect(await after.next('ended')).toMatchObject({ callId, ending: 'hungUp' });
});

test('a page without the audio of a call ends it, and of a call that is gone it is told', async () => {
  const before = await registered();
  await talking(before);
  before.leave();
  await before.closed;

  const gone = randomUUID();
  const after = await registered([gone]);

  expect(await after.next('ended')).toMatchObject({ callId: gone, ending: 'lost' });
  await phone.next('CALL_CLOSED');
});

test('another page takes the line over, but not in a call', async () => {
  const first = await registered();
  const second = await registered();
  await first.next('taken');
  await first.closed;
  const callId = await talking(second);

  const third = await opened();

  expect((await third.next('refused')).code).toBe('line.elsewhere');
  await third.closed;
  second.send({ type: 'hangUp', callId });
  await second.next('ended');
});

test('a page that is loaded anew finds that the agent is not to be disturbed', async () => {
  const first = await registered();
  first.send({ type: 'doNotDisturb', on: true });
  await first.next('doNotDisturb');
  first.leave();
  await first.closed;

  const second = await registered();

  expect(await second.next('doNotDisturb')).toMatchObject({ on: true });
  second.send({ type: 'doNotDisturb', on: false });
  await second.next('doNotDisturb', ({ on }) => !on);
});

forRelease('a page that is gone for good: the call ends, and nothing rings on', async () => {
  const page = await registered();
  await talking(page);
  const closed = () => phone.events.filter(({ type }) => type === 'CALL_CLOSED').length;
  const before = closed();
  page.leave('broken');

  await eventually('the call ends', () => closed() > before, GONE_WITHIN_MS);
  phone.forget();
  await eventually('nobody is to be reached', async () => {
    await phone.command('dial', `sip:${AGENT_NUMBER}@${SIP_DOMAIN}`);
    return (await phone.next('CALL_CLOSED')).param.includes('404');
  });
});

test('what the agent has at Zoom is in no frame, log line or metric', async () => {
  const page = await registered();
  await talking(page);
  const log = stack.gateway.log;
  const seen = [...page.frames, log].join('\n');

  expect(seen).toContain('accepted');
  for (const secret of [SIP_PASSWORD, stack.bed.engineSecret, 'ha1_secret', SIP_DOMAIN])
    expect(seen).not.toContain(secret);
  for (const number of [AUTO, AGENT_NUMBER]) expect(log).not.toContain(number);
});

test('an engine that is killed: the call is told as lost, and the line comes back', async () => {
  const page = await registered();
  const callId = await talking(page);

  const killedAt = Date.now();
  await stack.bed.stopEngine('SIGKILL');

  const ended = await page.next('ended', (event) => event.callId === callId);
  expect(ended.ending).toBe('lost');
  expect(Date.now() - killedAt).toBeLessThan(TOLD_WITHIN_MS);
  await page.next('unregistered', ({ code }) => code === 'line.engineAway');
  await stack.bed.startEngine();
  await page.next('registered');
  await phone.command('hangup');
  const again = await talking(page);
  page.send({ type: 'hangUp', callId: again });
  await page.next('ended');
});

test('Zoom is away for a while: that is told, and the line registers again', async () => {
  const page = await registered();
  await stack.bed.stopProxy();

  await page.next('unregistered', ({ code }) => code === 'line.notRegistered');
  const callId = randomUUID();
  page.send({ type: 'dial', callId, number: AUTO, sdp: offer() });
  expect(await page.next('refused')).toMatchObject({ callId, code: 'line.notRegistered' });
  await stack.bed.startProxy();
  await page.next('registered');
  // Of the telephone nothing is known there any more either.
  await phone.stop();
  phone = await stack.bed.phone(AUTO);
});

test('Zoom is gone in a call: it goes on, and ends when the agent wants it', async () => {
  const page = await registered();
  const callId = await talking(page);
  await stack.bed.stopProxy();
  await page.next('unregistered', ({ code }) => code === 'line.notRegistered');
  expect(page.take('ended')).toBeUndefined();

  page.send({ type: 'hangUp', callId });

  expect(await page.next('ended')).toMatchObject({ callId, ending: 'hungUp' });
  await stack.bed.startProxy();
  await page.next('registered');
  await phone.stop();
  phone = await stack.bed.phone(AUTO);
  page.send({ type: 'hangUp', callId: await talking(page) });
  await page.next('ended');
});

test('an account that an administrator enters is used at once, also where a call is on, and nothing of Zoom is asked', async () => {
  const page = await registered();
  const callId = await talking(page);
  const { domain, password, outboundProxy } = stack.bed.account('');
  const admin = async (...args: readonly string[]) => {
    const code = await runAdmin(['sip-account', ...args, '--agent', stack.agent.user.salesforceId], {
      env: { GATEWAY_URL: stack.urls.gateway, ADMIN_KEY },
      out: () => undefined,
      say: () => undefined,
      askSecret: () => Promise.resolve(password),
    });
    expect(code).toBe(0);
  };
  const asked = () =>
    stack.zoom.requests.list.filter(({ path }) => path.startsWith('/v2/phone/devices')).length;
  const before = asked();

  await admin('set', '--domain', domain, '--user', OTHER_USER, '--proxy', outboundProxy);
  page.send({ type: 'hangUp', callId });
  await page.next('ended');

  await page.next('registered');
  await phone.command('dial', `sip:${OTHER_USER}@${SIP_DOMAIN}`);
  await page.next('incoming');
  expect(asked()).toBe(before);
  await phone.command('hangup');
  await page.next('ended', (event) => event.callId !== callId);
  await admin('remove');
  await page.next('registered');
  await phone.command('dial', `sip:${AGENT_NUMBER}@${SIP_DOMAIN}`);
  const last = await page.next('incoming');
  await phone.command('hangup');
  await page.next('ended', (event) => event.callId === last.callId);
});

test('what Zoom has of a phone is asked for again as long as it does not do', async () => {
  const admin = stack.browserOf('admin');
  await admin.signIn();
  const options = { gatewayUrl: stack.urls.gateway, origin: stack.urls.shell, agent: admin };
  const open = async () => {
    const page = await openLinePage(options);
    pages.push(page);
    return page;
  };
  const userName = '+15550001001';

  stack.assignPhone({ user: admin.user, userName, name: 'The real one on the desk' });
  await (await open()).next('unregistered', ({ code }) => code === 'line.noAccount');
  stack.assignPhone({ user: admin.user, userName, password: 'of yesterday' });
  await (await open()).next('unregistered', ({ code }) => code === 'line.accountRefused');
  stack.assignPhone({ user: admin.user, userName });
  await (await open()).next('registered');
});

test('the channel is for pages of ours with a session, which speak its language', async () => {
  const { urls, agent } = stack;
  const options = { gatewayUrl: urls.gateway, origin: urls.shell, agent };
  await expect(openLinePage({ ...options, origin: 'https://evil.example' })).rejects.toThrow('403');
  await expect(openLinePage({ ...options, agent: { cookies: () => '', user: agent.user } })).rejects.toThrow(
    '401',
  );
  for (const text of ['no JSON', '{"type":"register","secret":"x"}', '{"type":"dial"}', 'x'.repeat(40_000)]) {
    const page = await opened();
    page.sendText(text);
    expect([1008, 1009]).toContain(await page.closed);
  }
  const other = { ...agent.user, salesforceId: '005000000000000AAA' };
  const page = await openLinePage({ ...options, agent: { cookies: agent.cookies, user: other } });
  expect((await page.next('refused')).code).toBe('session.missing');
  expect(await page.closed).toBe(1008);
});

test('a gateway that ends hangs up, and takes its agents away from Zoom', async () => {
  const page = await registered();
  const callId = await talking(page);

  await stack.gateway.kill('SIGTERM');

  await page.next('ended', (event) => event.callId === callId && event.ending === 'hungUp');
  expect(await page.closed).toBe(1001);
  await phone.next('CALL_CLOSED');
  await phone.command('dial', `sip:${AGENT_NUMBER}@${SIP_DOMAIN}`);
  expect((await phone.next('CALL_CLOSED')).param).toContain('404');
});
