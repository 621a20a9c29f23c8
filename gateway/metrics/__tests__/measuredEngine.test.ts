/** Calls of a line are counted once each, whatever becomes of the line. */
import { beforeEach, expect, test } from '@jest/globals';
import type { LineCallEvent } from '#call-core';
import { PhoneError } from '#call-core';
import { Secret } from '../../secret.ts';
import type { EngineLine, EngineListener, SipAccount, VoiceEngine } from '../../voice/ports.ts';
import { measuredEngine } from '../measuredEngine.ts';

const CALL = crypto.randomUUID();
const OTHER = crypto.randomUUID();
const ACCOUNT: SipAccount = {
  ...{ domain: 'sip.example.com', userName: 'u', authorizationId: 'u', password: new Secret('p') },
  outboundProxy: { host: 'proxy.example.com', port: 5061 },
};
const ENDED = { type: 'ended', callId: CALL, ending: 'peerHungUp', sipCode: 200 } as const;

let now: number;
let counted: string[];
let told: LineCallEvent[];
let listener: EngineListener;
let refuses: boolean;
let line: EngineLine;

beforeEach(async () => {
  now = 0;
  counted = [];
  told = [];
  refuses = false;
  const done = () => Promise.resolve();
  const engine: VoiceEngine = {
    openLine(_, of) {
      listener = of;
      return Promise.resolve({
        place: { engine: 'ws://engine', session: '1' },
        echo: done,
        dial: () => (refuses ? Promise.reject(new PhoneError('line.refused')) : done()),
        ...{ accept: done, decline: done, hangUp: done, hold: done, resume: done, sendDigits: done },
        ...{ transfer: done, transferTo: done, addCandidate: done, close: done },
      });
    },
    endLeft: done,
  };
  const measured = measuredEngine(
    engine,
    {
      callBegan: () => counted.push('began'),
      callEnded: (ending) => counted.push(`ended ${ending}`),
      setUp: (step, seconds) => counted.push(`${step} ${seconds}`),
      engineLost: () => counted.push('engine lost'),
    },
    { now: () => now },
  );
  line = await measured.openLine(ACCOUNT, {
    onRegistration: () => undefined,
    onCall: (event) => told.push(event),
    onLost: () => undefined,
  });
});

test('a call that is dialed: how long until it rings, and how it ended', async () => {
  await line.dial(CALL, 'target', 'v=0');
  now = 1500;
  listener.onCall({ type: 'ringing', callId: CALL });
  listener.onCall({ type: 'ringing', callId: CALL });
  listener.onCall(ENDED);

  expect(counted).toEqual(['began', 'ringing 1.5', 'ended peerHungUp']);
  expect(told).toHaveLength(3);
});

test('a call that comes in: how long from accepting until it is there', async () => {
  listener.onCall({ type: 'incoming', callId: CALL, number: '', name: null, sdp: 'v=0' });
  now = 9000;
  await line.accept(CALL, 'v=0');
  now = 9250;
  listener.onCall({ type: 'accepted', callId: CALL, sdp: null });
  listener.onCall(ENDED);

  expect(counted).toEqual(['began', 'accepted 0.25', 'ended peerHungUp']);
});

test('a dial that is refused leaves no call behind', async () => {
  refuses = true;

  await expect(line.dial(CALL, 'target', 'v=0')).rejects.toMatchObject({ code: 'line.refused' });

  expect(counted).toEqual(['began', 'ended failed']);
});

test('with the engine, and with the line, go all calls that are not over', async () => {
  await line.dial(CALL, 'target', 'v=0');
  listener.onLost();
  await line.dial(OTHER, 'target', 'v=0');
  await line.close();

  expect(counted).toEqual(['began', 'engine lost', 'ended lost', 'began', 'ended lost']);
});

test('what an end says once more is no second end', async () => {
  await line.dial(CALL, 'target', 'v=0');
  listener.onLost();
  listener.onCall(ENDED);

  expect(counted.filter((word) => word.startsWith('ended'))).toHaveLength(1);
});
