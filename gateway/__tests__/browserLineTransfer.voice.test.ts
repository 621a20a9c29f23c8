/** A call that is handed on to somebody who was asked first: the two really talk to each other, and the agent is out. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eventually } from '../../test-support/eventually.ts';
import { quickestDatabase } from '../../test-support/postgres.ts';
import { offer } from '../../test-support/voice/descriptions.ts';
import { hasReplacingPhones } from '../../test-support/voice/linphone.ts';
import type { ReplacingPhone } from '../../test-support/voice/linphone.ts';
import type { LinePage } from '../../test-support/voice/linePage.ts';
import { startVoiceStack } from '../../test-support/voice/voiceStack.ts';
import type { VoiceStack } from '../../test-support/voice/voiceStack.ts';

const CUSTOMER = '+15550000011';
const COLLEAGUE = '+15550000012';

const withThem = hasReplacingPhones() ? test : test.skip;

let stack: VoiceStack;
let page: LinePage;
let customer: ReplacingPhone;
let colleague: ReplacingPhone;

beforeAll(async () => {
  if (!hasReplacingPhones()) return;
  stack = await startVoiceStack(await quickestDatabase());
  [customer, colleague] = await Promise.all([
    stack.bed.replacingPhone(CUSTOMER),
    stack.bed.replacingPhone(COLLEAGUE),
  ]);
  page = await stack.page();
  await page.next('registered');
}, 90_000);

afterAll(async () => {
  if (hasReplacingPhones()) await stack.stop();
});

async function dialed(number: string): Promise<string> {
  const callId = randomUUID();
  page.send({ type: 'dial', callId, number, sdp: offer() });
  await page.next('accepted', (event) => event.callId === callId);
  return callId;
}

withThem('the other ends of two calls talk to each other, and both calls of the agent are over', async () => {
  const first = await dialed(CUSTOMER);
  const second = await dialed(COLLEAGUE);

  page.send({ type: 'transferTo', callId: first, otherCallId: second });

  await page.next('transfer', ({ state }) => state === 'done');
  expect(await page.next('ended', ({ callId }) => callId === first)).toMatchObject({ ending: 'transferred' });
  await page.next('ended', ({ callId }) => callId === second);
  await eventually('they talk', async () => (await customer.talksWith()).join() === COLLEAGUE);
  expect(await colleague.talksWith()).toEqual([CUSTOMER]);
});
