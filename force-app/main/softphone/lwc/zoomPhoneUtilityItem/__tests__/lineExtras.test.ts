import '../../../../../../test-support/lightning/numberLibrary.ts';
import '../../../../../../test-support/lightning/realLabels.ts';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import type { LineEvent } from 'c/zoomCallCore';
import {
  BUILT_IN,
  SPEAKERS,
  standInForAudio,
} from '../../../../../../test-support/lightning/audioDevices.ts';
import { PeerStandIn } from '../../../../../../test-support/lightning/callAudio.ts';
import {
  NINE,
  RINGING,
  SESSION,
  callOf,
  entryOf,
} from '../../../../../../test-support/lightning/callData.ts';
import { LineSocketStandIn } from '../../../../../../test-support/lightning/lineSocket.ts';
import { showWidget } from '../../../../../../test-support/lightning/showWidget.ts';

const NOTICE = 'Do not disturb is on. Calls do not ring here, and Zoom is told that this line is busy.';
const SDP = 'v=0\r\ns=of the engine\r\n';
const { WebSocket: browserSocket, AudioContext: browserContext } = globalThis;
const rings = jest.fn();
let sockets: LineSocketStandIn[] = [];

beforeEach(() => {
  jest.useFakeTimers({ now: NINE });
  localStorage.clear();
  rings.mockClear();
  sockets = [];
  const { media, createContext } = standInForAudio(BUILT_IN, SPEAKERS).deps;
  Object.defineProperty(navigator, 'mediaDevices', { value: media, configurable: true });
  const open = function (url: string) {
    const socket = new LineSocketStandIn(url);
    sockets.push(socket);
    return socket;
  };
  Object.assign(globalThis, {
    WebSocket: Object.assign(open, { CONNECTING: 0, OPEN: 1, CLOSING: 2, CLOSED: 3 }),
    RTCPeerConnection: PeerStandIn,
    AudioContext: function AudioContext() {
      const context = createContext?.();
      const createOscillator = rings.mockImplementation(() => context?.createGain());
      return Object.assign(context ?? {}, { createOscillator });
    },
  });
});

afterEach(() => {
  document.body.replaceChildren();
  Object.assign(globalThis, { WebSocket: browserSocket, AudioContext: browserContext });
  Reflect.deleteProperty(globalThis, 'RTCPeerConnection');
  jest.restoreAllMocks();
  jest.useRealTimers();
});

async function openPhone({ canTest = true } = {}) {
  const widget = await showWidget({ line: 'browser', session: { ...SESSION, hasBrowserLine: true } });
  widget.gateway.say({ type: 'ready', revision: 0 });
  await widget.later();
  const socket = sockets.at(-1);
  if (socket === undefined) throw new TypeError('No channel was opened.');
  const tell = async (...events: LineEvent[]): Promise<void> => {
    socket.tell(...events);
    await widget.later();
  };
  const menu = () => widget.get('button', 'Account');
  const choose = async (value: string): Promise<void> => {
    menu().dispatchEvent(new CustomEvent('select', { detail: { value } }));
    await widget.later();
  };
  expect(widget.names('menuitem')).not.toContain('Do not disturb');
  socket.accept();
  await tell({ type: 'welcome', iceServers: [], canTest }, { type: 'registered' });
  return { widget, socket, tell, menu, choose, item: () => widget.get('menuitem', 'Do not disturb') };
}

test('do not disturb: chosen in the menu, to be seen as long as it is on, and turned off there', async () => {
  const { widget, socket, tell, menu, choose, item } = await openPhone();
  expect(item()).toMatchObject({ checked: false });
  await choose('doNotDisturb');
  expect(socket.of('doNotDisturb')).toEqual([{ type: 'doNotDisturb', on: true }]);
  expect(widget.texts()).not.toContain(NOTICE);
  await tell({ type: 'doNotDisturb', on: true });
  expect(item()).toMatchObject({ checked: true });
  expect(widget.texts()).toContain(NOTICE);

  const focus = jest.spyOn(menu(), 'focus');
  await widget.press('Turn off');
  expect(focus).toHaveBeenCalledTimes(1);
  await tell({ type: 'doNotDisturb', on: false });
  expect(widget.texts()).not.toContain(NOTICE);
  expect(socket.of('doNotDisturb').at(-1)).toEqual({ type: 'doNotDisturb', on: false });
});

test('the menu turns it off, too', async () => {
  const { socket, tell, choose } = await openPhone();
  await tell({ type: 'doNotDisturb', on: true });
  await choose('doNotDisturb');
  expect(socket.of('doNotDisturb')).toEqual([{ type: 'doNotDisturb', on: false }]);
});

test.each([
  [true, 0],
  [false, 1],
])('do not disturb %p: what rings at another device is heard here %p times', async (on, times) => {
  const { widget, tell } = await openPhone();
  await tell({ type: 'doNotDisturb', on });
  await widget.tell(entryOf(callOf('call-1', RINGING)));
  expect(rings.mock.calls.length > 0 ? 1 : 0).toBe(times);
  expect(widget.has('article', 'Incoming call')).toBe(true);
});

test('a test call from the devices, ended with them', async () => {
  const { widget, socket, tell, choose } = await openPhone();
  await choose('devices');
  await widget.press('Test call');
  const callId = socket.of('testCall')[0]?.callId ?? '';
  await tell({ type: 'accepted', callId, sdp: SDP });
  expect(widget.texts()).toContain(
    'Speak: your voice goes to the phone service and comes back. Ends by itself after 30 seconds.',
  );
  await widget.later(6000);
  expect(widget.has('button', 'Good connection')).toBe(true);

  await widget.press('Close');
  expect(socket.of('hangUp')).toEqual([{ type: 'hangUp', callId }]);
});

test('while a call rings there is no test call, and the one that goes on ends', async () => {
  const { widget, socket, tell, choose } = await openPhone();
  await choose('devices');
  await widget.press('Test call');
  const callId = '01890000-0000-4000-8000-000000000001';
  await tell({ type: 'incoming', callId, number: '+12092592844', name: null, sdp: SDP });
  expect(socket.of('hangUp').map((one) => one.callId)).toEqual([socket.of('testCall')[0]?.callId]);
  expect(widget.names('button')).not.toContain('End test call');
  expect(widget.names('button')).not.toContain('Test call');
  await tell({ type: 'ended', callId, ending: 'cancelled', sipCode: null });
  expect(widget.has('button', 'Test call')).toBe(true);
});

test('a gateway without test calls: the recording remains', async () => {
  const { widget, choose } = await openPhone({ canTest: false });
  await choose('devices');
  expect(widget.names('button')).not.toContain('Test call');
  expect(widget.has('button', 'Record and listen')).toBe(true);
});
