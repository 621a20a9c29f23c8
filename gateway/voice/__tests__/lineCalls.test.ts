/** What gives way to what on a line, with an engine that says what it is asked. */
import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from '@jest/globals';
import { PhoneError } from '#call-core';
import type { LineEvent } from '#call-core';
import { createLineCalls } from '../lineCalls.ts';
import type { LineCalls } from '../lineCalls.ts';

const SDP = 'v=0';
const NUMBER = '+15550000001';

let asked: string[];
let told: LineEvent[];
let holds: () => Promise<void>;
let isQuiet: boolean;
let calls: LineCalls;

beforeEach(() => {
  asked = [];
  told = [];
  isQuiet = false;
  holds = () => Promise.resolve();
  const note = (what: string) => (callId: string) => {
    asked.push(`${what} ${callId}`);
    return Promise.resolve();
  };
  calls = createLineCalls({
    engineLine: {
      place: { engine: 'ws://engine', session: '1' },
      ...{ dial: note('dial'), accept: note('accept'), decline: note('decline'), hangUp: note('hangUp') },
      ...{ resume: note('resume'), sendDigits: note('digits'), echo: note('echo') },
      ...{ transfer: note('transfer'), transferTo: note('transferTo'), addCandidate: note('candidate') },
      hold: (callId) => note('hold')(callId).then(holds),
      close: () => Promise.resolve(),
    },
    targetOf: (number) => number,
    tell: (event) => told.push(event),
    isQuiet: () => isQuiet,
  });
});

async function connected(): Promise<string> {
  const callId = randomUUID();
  await calls.carryOut({ type: 'dial', callId, number: NUMBER, sdp: SDP });
  calls.onEvent({ type: 'accepted', callId, sdp: SDP });
  asked = [];
  return callId;
}

const ended = (callId: string) => ({ type: 'ended', callId, ending: 'peerHungUp', sipCode: 200 }) as const;

test('a call that is being hung up is not put on hold for the next one', async () => {
  const first = await connected();
  const second = randomUUID();
  await calls.carryOut({ type: 'hangUp', callId: first });
  await calls.carryOut({ type: 'dial', callId: second, number: NUMBER, sdp: SDP });

  expect(asked).toEqual([`hangUp ${first}`, `dial ${second}`]);
});

test('a call that ends while it is put on hold has given way as well', async () => {
  const first = await connected();
  const second = randomUUID();
  holds = () => {
    calls.onEvent(ended(first));
    return Promise.reject(new PhoneError('line.callUnknown'));
  };

  await calls.carryOut({ type: 'dial', callId: second, number: NUMBER, sdp: SDP });

  expect(asked).toEqual([`hold ${first}`, `dial ${second}`]);
});

test('one that cannot be put on hold does not give way', async () => {
  await connected();
  holds = () => Promise.reject(new PhoneError('line.refused'));

  const dial = calls.carryOut({ type: 'dial', callId: randomUUID(), number: NUMBER, sdp: SDP });

  await expect(dial).rejects.toMatchObject({ code: 'line.refused' });
});

test('a test call ends as soon as a call is accepted, and is none where there is one', async () => {
  const test = randomUUID();
  const incoming = randomUUID();
  await calls.carryOut({ type: 'testCall', callId: test, sdp: SDP });
  calls.onEvent({ type: 'incoming', callId: incoming, number: NUMBER, name: null, sdp: SDP });

  await calls.carryOut({ type: 'accept', callId: incoming, sdp: SDP });

  expect(asked).toEqual([`echo ${test}`, `hangUp ${test}`, `accept ${incoming}`]);
  const again = calls.carryOut({ type: 'testCall', callId: randomUUID(), sdp: SDP });
  await expect(again).rejects.toMatchObject({ code: 'line.notNow' });
});

test('who is not to be disturbed is told of no call, and of none that rings already it is taken away', async () => {
  const before = randomUUID();
  const after = randomUUID();
  const incoming = (callId: string) =>
    ({ type: 'incoming', callId, number: NUMBER, name: null, sdp: SDP }) as const;
  calls.onEvent(incoming(before));
  isQuiet = true;
  calls.onEvent(incoming(after));

  expect(asked).toEqual([`decline ${after}`]);
  expect(told).toEqual([incoming(before)]);
  await calls.carryOut({ type: 'accept', callId: before, sdp: SDP });
});
