/** The browser line's signalling, with a real engine, a real registrar and real telephones. Audio is a browser's, and tested there. */
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { LineEnding } from '#call-core';
import { eventually } from '../../test-support/eventually.ts';
import { quickestDatabase } from '../../test-support/postgres.ts';
import type { SipPhone } from '../../test-support/voice/baresip.ts';
import { answer, offer } from '../../test-support/voice/descriptions.ts';
import { calledBy } from '../../test-support/voice/calledBy.ts';
import { SIP_DOMAIN, TWO_DEVICES } from '../../test-support/voice/kamailio.ts';
import type { LinePage } from '../../test-support/voice/linePage.ts';
import { AGENT_NUMBER, startVoiceStack } from '../../test-support/voice/voiceStack.ts';
import type { VoiceStack } from '../../test-support/voice/voiceStack.ts';

const AUTO = '+15550000001';
const BY_HAND = '+15550000002';

let stack: VoiceStack;
let page: LinePage;
let auto: SipPhone;
let byHand: SipPhone;

beforeAll(async () => {
  // Candidates come one by one, which is the harder way. Nobody dials as often as this file.
  stack = await startVoiceStack(await quickestDatabase(), {
    fullTrickle: true,
    env: { VOICE_DIALS_PER_MINUTE: '1000' },
  });
  [auto, byHand] = await Promise.all([stack.bed.phone(AUTO), stack.bed.phone(BY_HAND, 'manual')]);
  page = await stack.page();
  await page.next('registered');
}, 90_000);

afterAll(() => stack.stop());

/** The next test finds no call, and every handle free. */
afterEach(async () => {
  for (const callId of openCalls()) {
    page.send({ type: 'hangUp', callId });
    await page.next('ended', (event) => event.callId === callId);
  }
  page.send({ type: 'doNotDisturb', on: false });
  await eventually('the telephones are idle', async () => {
    await byHand.command('hangup');
    return (await byHand.command('listcalls')).includes('(0)');
  });
  await page.settled();
  for (const phone of [auto, byHand]) phone.forget();
  page.forget();
});

function openCalls(): string[] {
  const ended = page.events.flatMap((event) => (event.type === 'ended' ? [event.callId] : []));
  const begun = page.events.flatMap((event) =>
    event.type === 'incoming' || event.type === 'ringing' || event.type === 'accepted' ? [event.callId] : [],
  );
  return [...new Set(begun)].filter((callId) => !ended.includes(callId));
}

/** @returns the call, answered */
async function dialed(number = AUTO): Promise<string> {
  const callId = randomUUID();
  page.send({ type: 'dial', callId, number, sdp: offer() });
  await page.next('accepted', (event) => event.callId === callId);
  return callId;
}

const called = () => calledBy(byHand, page);

async function refusalOf(command: Parameters<LinePage['send']>[0]): Promise<string> {
  page.send(command);
  const callId = 'callId' in command ? command.callId : null;
  return (await page.next('refused', (event) => event.callId === callId)).code;
}

test('a call goes out, rings, is answered, and ends from here', async () => {
  const callId = await dialed();
  await auto.next('CALL_ESTABLISHED');

  page.send({ type: 'hangUp', callId });

  expect(await page.next('ended')).toMatchObject({ callId, ending: 'hungUp' });
  await auto.next('CALL_CLOSED');
});

test('a call comes in with its number, is accepted, and ends from there', async () => {
  const { callId, number, sdp } = await called();
  expect(number).toBe(BY_HAND);
  expect(sdp).toContain('m=audio');

  page.send({ type: 'accept', callId, sdp: answer() });
  await page.next('accepted');
  await byHand.next('CALL_ESTABLISHED');
  await byHand.command('hangup');

  expect(await page.next('ended')).toMatchObject({ callId, ending: 'peerHungUp' });
});

test('candidates come after the description that they belong to', async () => {
  const { callId } = await called();

  await page.next('candidate', (event) => event.callId === callId && event.candidate === null);

  const types = page.events.filter((event) => 'callId' in event && event.callId === callId);
  expect(types[0]?.type).toBe('incoming');
  expect(types.length).toBeGreaterThan(2);
});

test.each<[string, LineEnding, number]>([
  ['+15550000486', 'busy', 486],
  ['+15550000603', 'declined', 603],
  ['+15550000480', 'noAnswer', 480],
  ['+15559999999', 'unreachable', 404],
])('of a call to %s the end is %s', async (number, ending, sipCode) => {
  const callId = randomUUID();
  page.send({ type: 'dial', callId, number, sdp: offer() });

  expect(await page.next('ended')).toEqual({ type: 'ended', callId, ending, sipCode });
});

test('a call that rings there is given up here', async () => {
  const callId = randomUUID();
  page.send({ type: 'dial', callId, number: BY_HAND, sdp: offer() });
  await page.next('ringing', (event) => event.callId === callId);

  page.send({ type: 'hangUp', callId });

  expect(await page.next('ended')).toMatchObject({ callId, ending: 'hungUp' });
  await byHand.next('CALL_CLOSED');
});

test('a call that is given up before anything was heard of it does not ring on', async () => {
  const callId = randomUUID();
  page.send({ type: 'dial', callId, number: BY_HAND, sdp: offer() });
  page.send({ type: 'hangUp', callId });

  expect(await page.next('ended')).toMatchObject({ callId, ending: 'hungUp' });
  await byHand.next('CALL_CLOSED');
});

test('a call that rings here is declined', async () => {
  const { callId } = await called();
  page.send({ type: 'decline', callId });

  expect(await page.next('ended')).toMatchObject({ callId, ending: 'hungUp' });
});

test('whoever calls again at once is not told that the agent is busy', async () => {
  for (let time = 0; time < 3; time++) {
    const { callId } = await called();
    await byHand.command('hangup');
    expect(await page.next('ended')).toMatchObject({ callId, ending: 'cancelled' });
  }
});

test('a second call comes in while the first goes on, and each is on hold in its turn', async () => {
  const first = await dialed();
  const { callId: second } = await called();

  page.send({ type: 'accept', callId: second, sdp: answer() });

  expect(await page.next('held')).toMatchObject({ callId: first });
  expect(await page.next('accepted')).toMatchObject({ callId: second });
  page.send({ type: 'resume', callId: first });
  expect(await page.next('held')).toMatchObject({ callId: second });
  expect(await page.next('resumed')).toMatchObject({ callId: first });
  // At once, though the other end has not answered the first change yet.
  page.send({ type: 'hold', callId: first });
  page.send({ type: 'resume', callId: first });
  await page.next('held', (event) => event.callId === first);
  await page.next('resumed', (event) => event.callId === first);
});

test('a second call comes in while the first is on hold', async () => {
  const first = await dialed();
  page.send({ type: 'hold', callId: first });
  await page.next('held');
  const { callId: second } = await called();

  page.send({ type: 'accept', callId: second, sdp: answer() });

  expect(await page.next('accepted', (event) => event.callId === second)).toBeTruthy();
  page.send({ type: 'resume', callId: first });
  expect(await page.next('held')).toMatchObject({ callId: second });
  expect(await page.next('resumed')).toMatchObject({ callId: first });
});

test('a call that another device of the agent takes is told as that', async () => {
  const desk = await stack.bed.phone(TWO_DEVICES.second, 'manual');
  try {
    await byHand.command('dial', `sip:${TWO_DEVICES.number}@${SIP_DOMAIN}`);
    const { callId } = await page.next('incoming');
    await desk.next('CALL_INCOMING');
    await desk.command('accept');

    expect(await page.next('ended')).toMatchObject({ callId, ending: 'answeredElsewhere' });
    await byHand.next('CALL_ESTABLISHED');
  } finally {
    await byHand.command('hangup');
    await desk.stop();
  }
});

test('who is not to be disturbed hears of no call, and the caller is told that the line is busy', async () => {
  page.send({ type: 'doNotDisturb', on: true });
  expect(await page.next('doNotDisturb')).toMatchObject({ on: true });
  await byHand.command('dial', `sip:${AGENT_NUMBER}@${SIP_DOMAIN}`);

  expect((await byHand.next('CALL_CLOSED')).param).toContain('486');
  expect(page.take('incoming')).toBeUndefined();
  // Calls out are the agent's own.
  await dialed();
  page.send({ type: 'doNotDisturb', on: false });
  expect(await page.next('doNotDisturb', ({ on }) => !on)).toBeTruthy();
  await called();
});

test('a test call goes no further, gives way to a call, and does not begin in one', async () => {
  const test = randomUUID();
  page.send({ type: 'testCall', callId: test, sdp: offer() });
  expect((await page.next('accepted', (event) => event.callId === test)).sdp).toContain('m=audio');

  const callId = await dialed();

  expect(await page.next('ended')).toMatchObject({ callId: test, ending: 'hungUp' });
  expect(await refusalOf({ type: 'testCall', callId: randomUUID(), sdp: offer() })).toBe('line.notNow');
  expect(openCalls()).toEqual([callId]);
});

test('there is room for four on hold and one to talk, and any of them is resumed in one step', async () => {
  const calls: string[] = [];
  for (let count = 0; count < 5; count++) calls.push(await dialed());
  expect(new Set(page.events.filter(({ type }) => type === 'held').slice(-4))).toHaveProperty('size', 4);

  expect(await refusalOf({ type: 'dial', callId: randomUUID(), number: AUTO, sdp: offer() })).toBe(
    'line.tooManyCalls',
  );
  expect(await refusalOf({ type: 'hold', callId: calls[4] ?? '' })).toBe('line.tooManyCalls');
  const [oldest = ''] = calls;
  page.send({ type: 'resume', callId: oldest });

  await page.next('resumed', (event) => event.callId === oldest);
  await page.next('held', (event) => event.callId === calls[4]);
});

test('a call is handed on to a number that is not asked first', async () => {
  const callId = await dialed();
  page.send({ type: 'transfer', callId, number: BY_HAND });
  await byHand.next('CALL_INCOMING');
  await page.next('transfer', ({ state }) => state === 'begun');

  await byHand.command('accept');

  await page.next('transfer', ({ state }) => state === 'done');
  expect(await page.next('ended')).toMatchObject({ callId, ending: 'transferred' });
});

test('a transfer to nobody is told, and the call goes on', async () => {
  const callId = await dialed();
  page.send({ type: 'transfer', callId, number: '+15559999999' });

  await page.next('transfer', ({ state }) => state === 'refused');
  expect(openCalls()).toEqual([callId]);
});

test('digits arrive, in a call out and in a call in', async () => {
  page.send({ type: 'digits', callId: await dialed(), digits: '1#' });

  expect((await auto.next('CALL_DTMF_START')).param).toBe('1');
  expect((await auto.next('CALL_DTMF_START')).param).toBe('#');
  const { callId } = await called();
  page.send({ type: 'accept', callId, sdp: answer() });
  await byHand.next('CALL_ESTABLISHED');
  page.send({ type: 'digits', callId, digits: '90*' });

  for (const digit of ['9', '0', '*']) expect((await byHand.next('CALL_DTMF_START')).param).toBe(digit);
});

test.each([
  ['119', 'line.emergencyNumber'],
  ['+112', 'line.emergencyNumber'],
  ['911', 'line.emergencyNumber'],
  ['0355500001', 'number.invalid'],
])('%s is not dialed: %s', async (number, code) => {
  expect(await refusalOf({ type: 'dial', callId: randomUUID(), number, sdp: offer() })).toBe(code);
});

test('what cannot be done is refused, and harms nothing', async () => {
  const callId = await dialed();
  const nobodys = randomUUID();

  expect(await refusalOf({ type: 'hangUp', callId: nobodys })).toBe('line.callUnknown');
  expect(await refusalOf({ type: 'accept', callId, sdp: answer() })).toBe('line.notNow');
  expect(await refusalOf({ type: 'resume', callId })).toBe('line.notNow');
  expect(await refusalOf({ type: 'transferTo', callId, otherCallId: nobodys })).toBe('line.callUnknown');
  expect(await refusalOf({ type: 'dial', callId, number: AUTO, sdp: offer() })).toBe('line.notNow');
  expect(openCalls()).toEqual([callId]);
});
