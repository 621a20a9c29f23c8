/** Several gateways and one agent: the line is at one of them, whichever the page is led to and whichever of them is gone. */
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { GatewayProcess } from '../../scripts/workbench/supervisor/gatewayProcess.ts';
import { ALL_MEANS } from '../../test-support/allMeans.ts';
import { eventually } from '../../test-support/eventually.ts';
import { testDatabases } from '../../test-support/postgres.ts';
import type { SipPhone } from '../../test-support/voice/baresip.ts';
import { offer } from '../../test-support/voice/descriptions.ts';
import { SIP_DOMAIN } from '../../test-support/voice/kamailio.ts';
import type { LinePage } from '../../test-support/voice/linePage.ts';
import { AGENT_NUMBER, startVoiceStack } from '../../test-support/voice/voiceStack.ts';
import type { VoiceStack } from '../../test-support/voice/voiceStack.ts';

const AUTO = '+15550000001';
const BY_HAND = '+15550000002';

/** As docs/browser-line.md says. */
const ENDS_WITHIN_MS = 5000;
/** And where no page comes: `reclaim_session_timeout`, and a little. */
const ENDS_ALONE_WITHIN_MS = 15_000;

const postgres = (await testDatabases()).find(({ name }) => name === 'Postgres');
const onPostgres = postgres === undefined ? test.skip : test;
const forRelease = postgres !== undefined && ALL_MEANS ? test : test.skip;

let stack: VoiceStack;
let other: GatewayProcess;
let auto: SipPhone;
let byHand: SipPhone;
let pages: LinePage[] = [];

beforeAll(async () => {
  if (postgres === undefined) return;
  stack = await startVoiceStack(postgres);
  [other, auto, byHand] = await Promise.all([
    stack.startAnother(),
    stack.bed.phone(AUTO),
    stack.bed.phone(BY_HAND, 'manual'),
  ]);
}, 90_000);

afterAll(async () => {
  if (postgres !== undefined) await stack.stop();
});

afterEach(async () => {
  for (const page of pages) page.leave();
  await Promise.all(pages.map(({ closed }) => closed));
  pages = [];
  for (const phone of [auto, byHand]) {
    await phone.command('hangup');
    phone.forget();
  }
});

async function opened(gateway: GatewayProcess, calls: readonly string[] = []): Promise<LinePage> {
  const page = await stack.page(calls, gateway.url);
  pages.push(page);
  return page;
}

async function registered(gateway: GatewayProcess, calls: readonly string[] = []): Promise<LinePage> {
  const page = await opened(gateway, calls);
  await page.next('registered');
  return page;
}

async function talking(page: LinePage): Promise<string> {
  const callId = randomUUID();
  page.send({ type: 'dial', callId, number: AUTO, sdp: offer() });
  await page.next('accepted', (event) => event.callId === callId);
  await auto.next('CALL_ESTABLISHED');
  return callId;
}

/** A telephone calls the agent. @returns what the page is told */
async function called(page: LinePage) {
  await byHand.command('dial', `sip:${AGENT_NUMBER}@${SIP_DOMAIN}`);
  return page.next('incoming');
}

onPostgres('a page that comes to another gateway has the line there, and the first lets go', async () => {
  const first = await registered(stack.gateway);
  const second = await registered(other);

  await first.next('taken');
  await first.closed;
  await called(second);
  expect(first.events.map(({ type }) => type)).not.toContain('incoming');
  await byHand.command('hangup');
  await second.next('ended');
  byHand.forget();
  // And back.
  const third = await registered(stack.gateway);
  await second.next('taken');
  await called(third);
});

onPostgres('an agent who talks at one gateway does not lose the line to a page at another', async () => {
  const first = await registered(stack.gateway);
  const callId = await talking(first);

  const second = await opened(other);

  expect((await second.next('refused')).code).toBe('line.elsewhere');
  await second.closed;
  first.send({ type: 'hold', callId });
  await first.next('held');
});

onPostgres('a call whose page is led to another gateway ends, for both ends', async () => {
  const first = await registered(stack.gateway);
  const callId = await talking(first);
  first.leave('broken');

  const second = await registered(other, [callId]);

  expect(await second.next('ended')).toMatchObject({ callId, ending: 'lost' });
  await auto.next('CALL_CLOSED');
  await talking(second);
});

onPostgres(
  'a gateway that is killed in a call: the page has its line at another one, and the call ends',
  async () => {
    const first = await registered(other);
    const callId = await talking(first);
    const killedAt = Date.now();
    await other.kill('SIGKILL');
    expect(await first.closed).toBe(1006);

    const second = await registered(stack.gateway, [callId]);

    expect(await second.next('ended')).toMatchObject({ callId, ending: 'lost' });
    await auto.next('CALL_CLOSED');
    expect(Date.now() - killedAt).toBeLessThan(ENDS_WITHIN_MS);
    await talking(second);
    await called(second);
    await other.start();
  },
);

forRelease(
  'a gateway that is killed in a call, and no page comes: the other end is not left alone',
  async () => {
    const closed = () => auto.events.filter(({ type }) => type === 'CALL_CLOSED').length;
    await talking(await registered(other));
    const closedBefore = closed();
    await other.kill('SIGKILL');

    await eventually('the call ends', () => closed() > closedBefore, ENDS_ALONE_WITHIN_MS);
    await other.start();
  },
);

forRelease('a gateway that stood still gives the line up when it goes on', async () => {
  const first = await registered(other);
  const pid = other.pid ?? 0;
  process.kill(pid, 'SIGSTOP');
  try {
    await registered(stack.gateway);
  } finally {
    process.kill(pid, 'SIGCONT');
  }
  await first.next('taken');
  await first.closed;
  const [, second] = pages;
  if (second !== undefined) await called(second);
});
