import '../../../../../../test-support/lightning/numberLibrary.ts';
import '../../../../../../test-support/lightning/realLabels.ts';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { LineEvent } from 'c/zoomCallCore';
import {
  JANE,
  NINE,
  RINGING,
  SESSION,
  callOf,
  entryOf,
} from '../../../../../../test-support/lightning/callData.ts';
import { LineSocketStandIn } from '../../../../../../test-support/lightning/lineSocket.ts';
import { isDisabled } from '../../../../../../test-support/lightning/screen.ts';
import { showWidget } from '../../../../../../test-support/lightning/showWidget.ts';

const WITH_LINE = { ...SESSION, hasBrowserLine: true };
const PROVISIONAL = 'Comment and related record appear as soon as Zoom tells of this call.';
const SDP = 'v=0\r\ns=of the engine\r\n';
const browserSocket = globalThis.WebSocket;
let sockets: LineSocketStandIn[] = [];

beforeEach(() => {
  jest.useFakeTimers({ now: NINE });
  localStorage.clear();
  sockets = [];
  const open = function (url: string) {
    const socket = new LineSocketStandIn(url);
    sockets.push(socket);
    return socket;
  };
  Reflect.set(
    globalThis,
    'WebSocket',
    Object.assign(open, { CONNECTING: 0, OPEN: 1, CLOSING: 2, CLOSED: 3 }),
  );
});

afterEach(() => {
  document.body.replaceChildren();
  Reflect.set(globalThis, 'WebSocket', browserSocket);
  jest.restoreAllMocks();
  jest.useRealTimers();
});

test('without an engine the pad is there, and the widget says why', async () => {
  const widget = await showWidget({ line: 'browser' });

  expect(widget.names('frame')).toEqual(['Zoom pad']);
  expect(widget.texts()).toContain('Calls in the browser are not set up.');
  expect(sockets).toEqual([]);
});

test('with one there is no pad, and a line that is not ready says what to do', async () => {
  const { widget, tell } = await openPhone();
  expect(widget.names('frame')).toEqual([]);

  await tell({ type: 'unregistered', code: 'line.noAccount' });
  expect(widget.texts()).toContain('You have no SIP phone in Zoom that this browser could be.');

  await tell({ type: 'registered' });
  expect(widget.texts()).not.toContain('You have no SIP phone in Zoom that this browser could be.');
});

test("a call that comes in has our own buttons, and a comment as soon as it has Zoom's id", async () => {
  const { widget, ring } = await openPhone();
  await ring();
  expect(widget.has('article', 'Incoming call')).toBe(true);
  expect(widget.texts()).toEqual(expect.arrayContaining(['Jane Roe', '(209) 259-2844', PROVISIONAL]));
  const decline = widget.get('button', 'Decline');

  await widget.tell(entryOf(callOf('zoom-1', RINGING), { who: JANE }));
  expect(widget.texts()).not.toContain(PROVISIONAL);
  expect(widget.has('textbox', 'Comment')).toBe(true);
  expect(widget.get('button', 'Decline')).toBe(decline);
});

test('what is pressed goes to the line, once; the call that ends leaves the cursor in the widget', async () => {
  const { widget, ring, tell, socket } = await openPhone();
  const callId = await ring();
  const decline = widget.get('button', 'Decline');
  decline.focus();
  await widget.press('Decline');
  decline.click();
  await widget.later();
  expect(socket.of('decline')).toEqual([{ type: 'decline', callId }]);

  await tell({ type: 'ended', callId, ending: 'declined', sipCode: 603 });
  expect(widget.texts()).toContain('Call ended');
  // History has what Zoom tells of.
  expect(widget.texts()).toContain('No calls yet');
  await widget.later(31_000);
  expect(widget.has('article', 'Call ended')).toBe(false);
  expect(widget.host.shadowRoot?.activeElement?.className).toContain('phone');
});

test('an emergency number is not called from here, and by the Zoom app without another question', async () => {
  const { widget } = await openPhone();
  await widget.enter('Search by name or enter a number', '911');
  await widget.press('Call (911)');
  expect(widget.texts()).toContain('Emergency calls are not placed from the browser.');
  expect(widget.has('button', 'Try again')).toBe(false);

  await widget.press('Call with the Zoom app instead');
  expect(widget.popups.followed).toEqual(['zoomphonecall://911?callerid=%2B12058945456']);
});

test('nothing else rings, so that the widget does unless somebody turns it off', async () => {
  const { widget } = await openPhone();
  expect(widget.get('menuitem', 'Ring tone')).toMatchObject({ checked: true });
  expect(isDisabled(widget.get('menuitem', 'Ring tone'))).toBe(false);
});

async function openPhone() {
  const widget = await showWidget({ line: 'browser', session: WITH_LINE });
  widget.gateway.say({ type: 'ready', revision: 0 });
  await widget.later();
  const socket = sockets.at(-1);
  if (socket === undefined) throw new TypeError('No channel was opened.');
  const tell = async (...events: LineEvent[]): Promise<void> => {
    socket.tell(...events);
    await widget.later();
  };
  socket.accept();
  await tell({ type: 'welcome', iceServers: [] }, { type: 'registered' });
  const ring = async (): Promise<string> => {
    const callId = randomUUID();
    await tell({ type: 'incoming', callId, number: '+12092592844', name: 'Jane Roe', sdp: SDP });
    return callId;
  };
  return { widget, socket, tell, ring };
}
