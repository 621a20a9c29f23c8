import '../../../../../../test-support/lightning/numberLibrary.ts';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import {
  SDP,
  registeredLine,
  startBrowserLine,
} from '../../../../../../test-support/lightning/startBrowserLine.ts';

beforeEach(() => {
  jest.useFakeTimers({ now: Date.UTC(2026, 9, 6, 9) });
});

afterEach(() => {
  jest.restoreAllMocks();
  jest.useRealTimers();
});

test('the page says who it is, and the line is ready when Zoom knows of it', async () => {
  const parts = startBrowserLine();
  parts.socket.accept();
  parts.socket.tell(
    { type: 'welcome', iceServers: [] },
    { type: 'unregistered', code: 'line.notRegistered' },
  );
  await parts.later(4000);
  expect(parts.readiness).toEqual([]);

  parts.socket.tell({ type: 'registered' }, { type: 'registered' });

  expect(parts.socket.url).toBe('wss://gateway.example.com/api/line');
  expect(parts.socket.sent).toEqual([{ type: 'hello', salesforceUserId: '0055g00000SamAAA', calls: [] }]);
  expect(parts.readiness).toEqual(['ready']);
});

test('a line that is not registered says why, and that it is again', async () => {
  const parts = await registeredLine();

  parts.socket.tell({ type: 'unregistered', code: 'line.notRegistered' });
  parts.socket.tell({ type: 'unregistered', code: 'line.accountRefused' });
  parts.socket.tell({ type: 'registered' });

  expect(parts.readiness).toEqual([
    'ready',
    'notReady line.notRegistered',
    'notReady line.accountRefused',
    'ready',
  ]);
});

test('a channel that cannot be opened is tried again, with pauses that grow to five seconds', async () => {
  const parts = startBrowserLine();
  const times: number[] = [];
  for (let attempt = 0; attempt < 8; attempt += 1) {
    times.push(Date.now() - Date.UTC(2026, 9, 6, 9));
    parts.socket.breakOff();
    while (parts.socket.readyState === WebSocket.CLOSED) await parts.later(100);
  }

  expect(times).toEqual([0, 300, 900, 2100, 4500, 9300, 14_300, 19_300]);
  expect(parts.readiness).toEqual(['notReady gateway.unreachable']);
  await parts.register();
  expect(parts.readiness.slice(1)).toEqual(['starting', 'ready']);
});

test('a channel that breaks is there again, and the agent notices nothing but a moment', async () => {
  const parts = await registeredLine();

  parts.socket.breakOff();
  await parts.later(300);
  await parts.register();

  expect(parts.sockets).toHaveLength(2);
  expect(parts.readiness).toEqual(['ready', 'starting', 'ready']);
});

test('a channel that says nothing for two beats is dead', async () => {
  const parts = await registeredLine();
  await parts.later(20_000);
  parts.socket.tell({ type: 'beat' });
  await parts.later(20_000);
  expect(parts.sockets).toHaveLength(1);

  await parts.later(10_300);

  expect(parts.sockets).toHaveLength(2);
  expect(parts.sockets[0]?.isOpen).toBe(false);
});

test('what a channel that was given up still says does not count', async () => {
  const parts = await registeredLine();
  await parts.later(31_000);

  parts.sockets[0]?.tell({ type: 'unregistered', code: 'line.accountRefused' });
  parts.sockets[0]?.breakOff();
  await parts.later(0);

  expect(parts.sockets).toHaveLength(2);
  expect(parts.readiness).toEqual(['ready', 'starting']);
});

test('a page that wakes connects at once', async () => {
  const parts = startBrowserLine();
  for (let attempt = 0; attempt < 5; attempt += 1) {
    parts.socket.breakOff();
    await parts.later(5000);
  }
  parts.socket.breakOff();
  const before = parts.sockets.length;

  parts.line.wake?.(false);

  expect(parts.sockets).toHaveLength(before + 1);
});

test('in a new network nothing of the old one is trusted; in the same one what speaks is', async () => {
  const parts = await registeredLine();

  parts.line.wake?.(false);
  expect(parts.sockets).toHaveLength(1);
  parts.line.wake?.(true);
  expect(parts.sockets).toHaveLength(2);
  await parts.register();
  jest.setSystemTime(Date.now() + 16_000);
  parts.line.wake?.(false);

  expect(parts.sockets).toHaveLength(3);
});

test('where another page has the line this one ends its calls, and comes back when the agent does', async () => {
  const parts = await registeredLine();
  await parts.talk();

  parts.socket.tell({ type: 'taken' });
  await parts.later(60_000);
  expect(parts.readiness).toEqual(['ready', 'notReady line.elsewhere']);
  expect([parts.story().at(-1), parts.peer.isOpen]).toEqual(['ended answered', false]);
  jest.spyOn(document, 'hasFocus').mockReturnValue(false);
  parts.line.wake?.(false);
  expect(parts.sockets).toHaveLength(1);
  jest.mocked(document.hasFocus).mockReturnValue(true);
  parts.line.wake?.(false);
  await parts.register();

  expect(parts.sockets).toHaveLength(2);
  expect(parts.readiness.slice(2)).toEqual(['starting', 'ready']);
});

test('a page that may not have the line says why, and goes on asking', async () => {
  const parts = startBrowserLine();
  for (let attempt = 0; attempt < 3; attempt += 1) {
    parts.socket.accept();
    parts.socket.tell({ type: 'refused', verb: 'hello', callId: null, code: 'line.elsewhere' });
    parts.socket.breakOff();
    await parts.later(5000);
  }

  expect(parts.sockets).toHaveLength(4);
  expect(parts.readiness).toEqual(['notReady line.elsewhere']);
});

test.each(['no JSON', '[]', '{"type":"inventedLater"}', '{"type":"held","callId":"1"}', 7, null])(
  '%j says nothing',
  async (text) => {
    const parts = await registeredLine();

    parts.socket.tellText(text);
    await parts.later(0);

    expect([parts.readiness, parts.told, parts.sockets.length]).toEqual([['ready'], [], 1]);
  },
);

test('calls go on without a channel; what was missed is told, and nothing a second time', async () => {
  const parts = await registeredLine();
  const callId = await parts.talk();
  parts.socket.tell({ type: 'held', callId }, { type: 'resumed', callId });
  const before = parts.story();

  parts.socket.breakOff();
  await parts.later(300);
  expect([parts.peer.isOpen, parts.peer.speaks]).toEqual([true, true]);
  await parts.register();
  expect(parts.socket.of('hello')).toMatchObject([{ calls: [callId] }]);
  const spoke: boolean[] = [];
  for (const type of ['ringing', 'held', 'resumed', 'held'] as const) {
    parts.socket.tell({ type, callId });
    spoke.push(parts.peer.speaks);
  }

  expect(parts.story()).toEqual([...before, 'hold on']);
  expect(spoke).toEqual([true, true, true, false]);
});

test('a call that the gateway has not got any more has ended', async () => {
  const parts = await registeredLine();
  const callId = await parts.talk();
  parts.socket.breakOff();
  await parts.later(300);
  await parts.register();

  parts.socket.tell({ type: 'ended', callId, ending: 'lost', sipCode: null });

  expect([parts.story().at(-1), parts.peer.isOpen, parts.microphone.isOpen()]).toEqual([
    'ended answered',
    false,
    false,
  ]);
});

test('without a channel nothing can be asked, and a call can be ended', async () => {
  const parts = await registeredLine();
  const callId = await parts.talk();
  parts.socket.breakOff();

  await expect(parts.line.hold?.(callId)).rejects.toMatchObject({ code: 'gateway.unreachable' });
  expect(parts.peer.speaks).toBe(true);
  await parts.line.hangUp?.(callId);

  expect([parts.story().at(-1), parts.peer.isOpen]).toEqual(['ended answered', false]);
  await parts.later(300);
  await parts.register();
  expect(parts.socket.of('hello')).toMatchObject([{ calls: [] }]);
});

test('what was asked when the channel broke is not known to be done', async () => {
  const parts = await registeredLine();
  const callId = await parts.talk();
  const held = parts.line.hold?.(callId);

  parts.socket.breakOff();

  await expect(held).rejects.toMatchObject({ code: 'gateway.unreachable' });
});

test('a call that was declined without a channel does not ring on', async () => {
  const parts = await registeredLine();
  const callId = await parts.ring();
  parts.socket.breakOff();
  await parts.line.decline?.(callId);
  await parts.later(300);
  await parts.register();

  parts.socket.tell({ type: 'incoming', callId, number: '+12092592844', name: null, sdp: SDP });

  expect(parts.socket.of('hangUp')).toEqual([{ type: 'hangUp', callId }]);
  expect(parts.story()).toEqual(['ringing', 'ended declined']);
});

test('a call that was accepted when the channel broke, and has no audio, is ended', async () => {
  const parts = await registeredLine();
  const callId = await parts.ring();
  const answered = parts.line.answer?.(callId);
  await parts.later(0);
  parts.socket.breakOff();
  await expect(answered).rejects.toMatchObject({ code: 'gateway.unreachable' });
  await parts.later(300);
  await parts.register();

  parts.socket.tell({ type: 'incoming', callId, number: '+12092592844', name: null, sdp: SDP });
  parts.socket.tell({ type: 'accepted', callId, sdp: null });

  expect(parts.socket.of('hangUp')).toEqual([{ type: 'hangUp', callId }]);
  expect(parts.story()).toEqual(['ringing', 'ended failed']);
});

test('a line that stops hangs up, tells it, and then tells no more; what rings is left to others', async () => {
  const parts = await registeredLine();
  const callId = await parts.talk();
  await parts.ring();

  parts.line.stop();
  expect(parts.story()).toEqual(['ringing', 'connected', 'ringing', 'ended answered']);
  expect(parts.socket.of('hangUp')).toEqual([{ type: 'hangUp', callId }]);
  const { length } = parts.told;
  parts.socket.tell({ type: 'accepted', callId, sdp: SDP });
  parts.socket.breakOff();
  await parts.later(60_000);

  expect([parts.told.length, parts.sockets.length, parts.microphone.followers()]).toEqual([length, 1, 0]);
  expect(jest.getTimerCount()).toBe(0);
});
