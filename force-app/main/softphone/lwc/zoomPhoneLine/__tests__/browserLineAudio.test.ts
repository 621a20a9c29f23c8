import '../../../../../../test-support/lightning/numberLibrary.ts';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { PhoneError } from 'c/zoomCallCore';
import type { ErrorCode } from 'c/zoomCallCore';
import { SDP, refusalOf, registeredLine } from '../../../../../../test-support/lightning/startBrowserLine.ts';

beforeEach(() => {
  jest.useFakeTimers({ now: Date.UTC(2026, 9, 6, 9) });
});

afterEach(() => {
  jest.useRealTimers();
});

const NO_MICROPHONE = 'line.refused' satisfies ErrorCode;

test('without a microphone there is no dial, and it says why', async () => {
  const parts = await registeredLine();
  parts.microphone.refuse(new PhoneError(NO_MICROPHONE));

  await parts.dial();
  await parts.beating(60_000);

  expect([parts.noCalls, parts.told, parts.socket.of('dial')]).toEqual([[['dial-1', NO_MICROPHONE]], [], []]);
});

test('without a microphone a call is not answered, and rings on', async () => {
  const parts = await registeredLine();
  const callId = await parts.ring();
  parts.microphone.refuse(new PhoneError(NO_MICROPHONE));
  await expect(parts.line.answer?.(callId)).rejects.toMatchObject({ code: NO_MICROPHONE });
  expect([parts.story(), parts.socket.of('accept')]).toEqual([['ringing'], []]);

  parts.microphone.refuse(null);
  const answered = parts.line.answer?.(callId);
  await parts.later(0);
  parts.socket.tell({ type: 'accepted', callId, sdp: null });
  await answered;

  expect(parts.story()).toEqual(['ringing', 'connected']);
});

test('the microphone is open as long as a call needs it, and so long the page warns who leaves it', async () => {
  const parts = await registeredLine();
  const asked = () => !window.dispatchEvent(unload());
  const seen = [[parts.microphone.isOpen(), asked()]];
  const note = () => seen.push([parts.microphone.isOpen(), asked()]);

  const first = await parts.talk();
  const second = await parts.talk();
  note();
  parts.socket.tell({ type: 'ended', callId: first, ending: 'peerHungUp', sipCode: 200 });
  note();
  parts.socket.tell({ type: 'ended', callId: second, ending: 'peerHungUp', sipCode: 200 });
  note();

  expect(seen).toEqual([
    [false, false],
    [true, true],
    [true, true],
    [false, false],
  ]);
  expect(parts.microphone.voices().every(({ isStopped }) => isStopped)).toBe(true);
});

test('a microphone that is granted after the caller has given up is closed again', async () => {
  const parts = await registeredLine();
  const callId = await parts.ring();
  parts.microphone.askFirst();
  const answered = refusalOf(parts.line.answer?.(callId));

  parts.socket.tell({ type: 'ended', callId, ending: 'cancelled', sipCode: 487 });
  parts.microphone.grant();
  expect(await answered).toBe('line.callUnknown');

  expect([parts.microphone.isOpen(), parts.peers, parts.story()]).toEqual([
    false,
    [],
    ['ringing', 'ended missed'],
  ]);
});

test('a call that ends while it is being answered leaves nothing open', async () => {
  const parts = await registeredLine();
  const callId = await parts.ring();
  const answered = refusalOf(parts.line.answer?.(callId));
  await parts.later(0);

  parts.socket.tell({ type: 'ended', callId, ending: 'cancelled', sipCode: 487 });
  expect(await answered).toBe('line.callUnknown');

  expect([parts.peer.isOpen, parts.microphone.isOpen()]).toEqual([false, false]);
});

test('another microphone goes on in all calls, as they are', async () => {
  const parts = await registeredLine();
  const [held, muted] = [await parts.talk(), await parts.talk()];
  await parts.talk();
  await parts.line.mute?.(muted);
  parts.socket.tell({ type: 'held', callId: held });
  const before = parts.microphone.voices();

  parts.microphone.change(true);
  await parts.later(0);
  expect(parts.peers.map(({ speaks }) => speaks)).toEqual([false, false, true]);
  expect(before.map(({ isStopped }) => isStopped)).toEqual([true, true, true]);
  parts.socket.tell({ type: 'resumed', callId: held });
  await parts.line.unmute?.(muted);
  await parts.later(0);
  expect(parts.peers.map(({ speaks }) => speaks)).toEqual([true, true, true]);
  parts.microphone.change(false);
  await parts.later(0);

  expect(parts.peers.map(({ speaks }) => speaks)).toEqual([false, false, false]);
});

test('a dial that is replaced while the browser makes its offer is not asked for any more', async () => {
  const parts = await registeredLine();
  const { promise, resolve } = Promise.withResolvers<undefined>();
  parts.prepare = (peer) => {
    peer.pause = promise;
  };
  await parts.dial({ dialId: 'dial-1' });

  await parts.dial({ dialId: 'dial-2' });
  resolve(undefined);
  await parts.later(0);

  expect(parts.socket.of('dial').map(({ sdp }) => sdp)).toEqual([parts.peer.localDescription?.sdp]);
});

test('what the other end says is played until the call ends', async () => {
  const parts = await registeredLine();
  const callId = await parts.talk();
  const stream = {};
  parts.peer.hear(stream);
  expect([...parts.microphone.playing]).toEqual([[callId, stream]]);

  parts.socket.tell({ type: 'ended', callId, ending: 'peerHungUp', sipCode: 200 });

  expect([...parts.microphone.playing]).toEqual([]);
});

test('audio that pauses is waited for; audio that fails ends the call, at both ends', async () => {
  const parts = await registeredLine();
  const callId = await parts.talk();

  parts.peer.become('disconnected');
  await parts.beating(60_000);
  expect(parts.story()).toEqual(['ringing', 'connected']);
  parts.peer.become('failed');

  expect(parts.story()).toEqual(['ringing', 'connected', 'ended answered']);
  expect(parts.socket.of('hangUp')).toEqual([{ type: 'hangUp', callId }]);
  expect(parts.peer.isOpen).toBe(false);
});

test('a description that the browser does not take ends the call', async () => {
  const parts = await registeredLine();
  const callId = await parts.dial();
  parts.peer.refusesDescriptions = true;

  parts.socket.tell({ type: 'accepted', callId, sdp: SDP });
  await parts.later(0);

  expect(parts.story().at(-1)).toBe('ended answered');
  expect(parts.socket.of('hangUp')).toHaveLength(1);
});

test('an incoming call that the browser cannot take is not answered', async () => {
  const parts = await registeredLine();
  const callId = await parts.ring();
  parts.prepare = (peer) => {
    peer.refusesDescriptions = true;
  };

  await expect(parts.line.answer?.(callId)).rejects.toMatchObject({ code: 'line.refused' });

  expect([parts.peer.isOpen, parts.microphone.isOpen()]).toEqual([false, false]);
});

test('candidates that come before the answer wait for it, and for a call that is answered', async () => {
  const parts = await registeredLine();
  const candidate = { candidate: 'candidate:1', sdpMid: '0', sdpMLineIndex: 0 };
  const ringing = await parts.ring();
  parts.socket.tell({ type: 'candidate', callId: ringing, candidate });
  parts.line.answer?.(ringing).catch(() => undefined);
  await parts.later(0);
  expect(parts.peer.candidates).toEqual([candidate]);

  const dialed = await parts.dial();
  parts.socket.tell({ type: 'candidate', callId: dialed, candidate });
  expect(parts.peer.candidates).toEqual([]);
  parts.socket.tell({ type: 'accepted', callId: dialed, sdp: SDP });
  parts.socket.tell({ type: 'candidate', callId: dialed, candidate: null });
  await parts.later(0);

  expect(parts.peer.candidates).toEqual([candidate, undefined]);
});

test('nothing is offered but what Zoom understands', async () => {
  const parts = await registeredLine();

  await parts.dial();

  expect(parts.peer.transceivers[0]?.codecs).toEqual([
    ...['audio/opus', 'audio/G722', 'audio/PCMU', 'audio/PCMA', 'audio/telephone-event'],
  ]);
});

test('how a call sounds is told every two seconds, and as a whole at its end', async () => {
  const parts = await registeredLine();
  const callId = await parts.talk();
  for (let second = 0; second < 20; second += 2) {
    parts.peer.stats = counters(second);
    await parts.later(2000);
  }
  expect(parts.qualities.length).toBeGreaterThan(7);
  expect(parts.qualities.at(-1)).toMatchObject({ level: 'good', roundTripMs: 40, silence: null });
  expect(parts.summaries).toEqual([]);

  parts.socket.tell({ type: 'ended', callId, ending: 'peerHungUp', sipCode: 200 });

  expect(parts.summaries).toMatchObject([{ lossPercent: 0, roundTripMs: 40 }]);
  const { length } = parts.qualities;
  await parts.later(10_000);
  expect(parts.qualities).toHaveLength(length);
});

test('on hold nothing is told of the sound', async () => {
  const parts = await registeredLine();
  const callId = await parts.talk();
  parts.socket.tell({ type: 'held', callId });

  await parts.beating(30_000);

  expect(parts.qualities).toEqual([]);
});

/** As the browser makes it when somebody leaves the page. */
function unload(): Event {
  return new CustomEvent('beforeunload', { cancelable: true });
}

function counters(second: number) {
  const packets = 50 * second;
  return [
    {
      ...{ type: 'inbound-rtp', packetsReceived: packets, packetsLost: 0, jitter: 0.002 },
      totalAudioEnergy: second / 10,
    },
    { type: 'outbound-rtp', packetsSent: packets },
    { type: 'media-source', totalAudioEnergy: second / 10 },
    { type: 'remote-inbound-rtp', roundTripTime: 0.04, fractionLost: 0 },
  ];
}
