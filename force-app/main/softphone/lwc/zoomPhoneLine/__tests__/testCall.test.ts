import '../../../../../../test-support/lightning/numberLibrary.ts';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import type { CallQuality, LineEvent } from 'c/zoomCallCore';
import { PhoneError } from 'c/zoomCallCore';
import { SDP, registeredLine } from '../../../../../../test-support/lightning/startBrowserLine.ts';

beforeEach(() => {
  jest.useFakeTimers({ now: 1_700_000_000_000 });
});

afterEach(() => {
  jest.useRealTimers();
});

/** The agent has asked for a test call; the gateway has not answered yet. */
async function testing() {
  const parts = await registeredLine();
  const { line, socket, later } = parts;
  const heard: string[] = [];
  const qualities: CallQuality[] = [];
  const end = line.testCall?.({
    onHeard: () => heard.push('heard'),
    onQuality: (quality) => qualities.push(quality),
    onOver: (why) => heard.push(`over ${why ?? 'as wished'}`),
  });
  await later(0);
  const asked = socket.of('testCall');
  const callId = asked[0]?.callId ?? '';
  const tell = async (...events: LineEvent[]) => {
    socket.tell(...events);
    await later(0);
  };
  const isGone = () =>
    !parts.peer.isOpen && !parts.microphone.isOpen() && parts.microphone.playing.size === 0;
  const accept = () => tell({ type: 'accepted', callId, sdp: SDP });
  return { ...parts, heard, qualities, end: end ?? (() => undefined), asked, callId, tell, accept, isGone };
}

test('the microphone goes to the engine, and what comes back is played', async () => {
  const { peer, asked, callId, socket, accept, tell, heard, qualities, microphone, told, later } =
    await testing();
  expect(asked).toEqual([{ type: 'testCall', callId, sdp: peer.localDescription?.sdp }]);
  peer.find('candidate:1');
  expect(socket.of('candidate')).toMatchObject([{ callId, candidate: { candidate: 'candidate:1' } }]);
  expect(heard).toEqual([]);

  await accept();
  await tell({
    type: 'candidate',
    callId,
    candidate: { candidate: 'theirs', sdpMid: '0', sdpMLineIndex: 0 },
  });
  peer.hear('echo');
  await later(6000);

  expect(peer.remote).toBe(SDP);
  expect(peer.candidates).toHaveLength(1);
  expect(peer.speaks).toBe(true);
  expect([...microphone.playing]).toEqual([[callId, 'echo']]);
  expect(heard).toEqual(['heard']);
  expect(qualities.at(-1)).toMatchObject({ level: 'good', silence: null });
  expect(told).toEqual([]);
});

test('the agent ends it', async () => {
  const { accept, end, isGone, socket, callId, heard, tell, qualities, later } = await testing();
  await accept();
  end();
  end();
  expect(socket.of('hangUp')).toEqual([{ type: 'hangUp', callId }]);
  await tell({ type: 'ended', callId, ending: 'hungUp', sipCode: null });
  expect(isGone()).toBe(true);
  expect(heard).toEqual(['heard', 'over as wished']);
  const { length } = qualities;
  await later(10_000);
  expect(qualities).toHaveLength(length);
});

test('it ends by itself after half a minute', async () => {
  const { accept, beating, isGone, heard, socket } = await testing();
  await accept();
  await beating(29_000);
  expect(isGone()).toBe(false);
  await beating(1000);
  expect(isGone()).toBe(true);
  expect(socket.of('hangUp')).toHaveLength(1);
  expect(heard).toEqual(['heard', 'over as wished']);
});

test('a call that rings ends it, and can be taken', async () => {
  const { accept, ring, line, heard, socket, microphone, peers, later } = await testing();
  await accept();
  const callId = await ring();
  expect(heard).toEqual(['heard', 'over as wished']);
  void line.answer?.(callId).catch(() => undefined);
  await later(0);
  expect(socket.of('accept')).toMatchObject([{ callId }]);
  expect(microphone.isOpen()).toBe(true);
  expect(peers.map(({ isOpen }) => isOpen)).toEqual([false, true]);
});

test('a dial ends it before it begins', async () => {
  const { accept, dial, heard, socket } = await testing();
  await accept();
  const callId = await dial();
  expect(heard).toEqual(['heard', 'over as wished']);
  expect(socket.sent.map(({ type }) => type).slice(-2)).toEqual(['hangUp', 'dial']);
  expect(callId).not.toBe('');
});

test('while there is a call there is none', async () => {
  const { talk, line, later, socket } = await registeredLine();
  await talk();
  const onOver = jest.fn();
  line.testCall?.({ onHeard: jest.fn(), onQuality: jest.fn(), onOver });
  await later(0);
  expect(onOver.mock.calls).toEqual([['line.notNow']]);
  expect(socket.of('testCall')).toEqual([]);
});

test('a second one takes the place of the first', async () => {
  const { line, heard, later, socket, peers } = await testing();
  line.testCall?.({ onHeard: jest.fn(), onQuality: jest.fn(), onOver: jest.fn() });
  await later(0);
  expect(heard).toEqual(['over as wished']);
  expect(socket.of('testCall')).toHaveLength(2);
  expect(peers.map(({ isOpen }) => isOpen)).toEqual([false, true]);
});

test('without a microphone it does not begin', async () => {
  const parts = await registeredLine();
  parts.microphone.refuse(new PhoneError('line.microphoneRefused'));
  const onOver = jest.fn();
  parts.line.testCall?.({ onHeard: jest.fn(), onQuality: jest.fn(), onOver });
  await parts.later(0);
  expect(onOver.mock.calls).toEqual([['line.microphoneRefused']]);
  expect(parts.socket.of('testCall')).toEqual([]);
});

test('ended while the agent is asked for the microphone, it does not begin', async () => {
  const parts = await registeredLine();
  parts.microphone.askFirst();
  const onOver = jest.fn();
  parts.line.testCall?.({ onHeard: jest.fn(), onQuality: jest.fn(), onOver })();
  parts.microphone.grant();
  await parts.later(0);
  expect(onOver.mock.calls).toEqual([[undefined]]);
  expect(parts.socket.of('testCall')).toEqual([]);
  expect(parts.microphone.isOpen()).toBe(false);
});

type Testing = Awaited<ReturnType<typeof testing>>;

test.each<[string, string, (parts: Testing) => unknown]>([
  [
    'refused by the gateway',
    'line.notNow',
    ({ tell, callId }) => tell({ type: 'refused', verb: 'testCall', callId, code: 'line.notNow' }),
  ],
  [
    'the engine is gone',
    'line.engineAway',
    ({ tell, callId }) => tell({ type: 'ended', callId, ending: 'lost', sipCode: null }),
  ],
  [
    'no audio gets through',
    'line.engineAway',
    ({ peer }) => {
      peer.become('failed');
    },
  ],
  [
    'the channel breaks',
    'gateway.unreachable',
    ({ socket }) => {
      socket.breakOff();
    },
  ],
  ['another page takes the line', 'line.elsewhere', ({ tell }) => tell({ type: 'taken' })],
  [
    'the line stops',
    'line.elsewhere',
    ({ line }) => {
      line.stop();
    },
  ],
])('%s: it is over, and why', async (_what, why, happen) => {
  const parts = await testing();
  parts.peer.hear('echo');
  await happen(parts);
  expect(parts.heard).toEqual([`over ${why}`]);
  expect(parts.isGone()).toBe(true);
});

test('another microphone is tried in the same call', async () => {
  const { accept, microphone, peer, later } = await testing();
  await accept();
  const before = peer.sender.track;
  microphone.change(true);
  await later(0);
  expect(peer.sender.track).not.toBe(before);
  expect(peer.speaks).toBe(true);
});
