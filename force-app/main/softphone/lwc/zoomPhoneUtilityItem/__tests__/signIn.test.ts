import '../../../../../../test-support/lightning/numberLibrary.ts';
import '../../../../../../test-support/lightning/realLabels.ts';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import type { Session } from 'c/zoomCallCore';
import {
  CONNECTED,
  NINE,
  SESSION,
  callOf,
  entryOf,
} from '../../../../../../test-support/lightning/callData.ts';
import { offline, refusal, silence } from '../../../../../../test-support/lightning/network.ts';
import { showPhone, showWidget } from '../../../../../../test-support/lightning/showWidget.ts';
import { UTILITY_ID } from '../../../../../../test-support/lightning/utilityBar.ts';
import { messageContextWire, utilityIdWire } from '../../../../../../test-support/lightning/wireAdapters.ts';

const HANDED_OVER = { type: 'zoom-phone-sign-in', code: 'one-time' };

beforeEach(() => {
  jest.useFakeTimers({ now: NINE });
  localStorage.clear();
});

afterEach(() => {
  document.body.replaceChildren();
  jest.restoreAllMocks();
  jest.useRealTimers();
});

test('until the gateway has answered, the widget says that it is loading', async () => {
  const widget = await showWidget({
    prepare(gateway) {
      gateway.answerAll(silence);
    },
  });

  expect(widget.names('status')).toEqual(['Loading…']);
  expect(widget.texts()).toEqual([]);
});

test('a browser that is signed in has the phone at once, after every reload', async () => {
  for (let reload = 0; reload < 2; reload++) {
    const widget = await showWidget();
    expect(widget.names('tab')).toEqual(['Keypad', 'Hold queue', 'History', 'SMS']);
    expect(widget.texts()).toContain('Signed in as Sam Agent');
    widget.host.remove();
  }
});

test('where the browser lets no page keep anything, the phone works all the same', async () => {
  jest.spyOn(window, 'localStorage', 'get').mockImplementation(() => {
    throw new DOMException('Access is denied.', 'SecurityError');
  });
  const widget = await showPhone();
  await widget.tell(entryOf(callOf('call-1', CONNECTED)));

  await widget.enter('Comment', 'Hi');
  await widget.later();

  expect(widget.gateway.sent('PUT /api/calls/call-1/comment')).toMatchObject([{ comment: 'Hi' }]);
});

test('the sign-in goes through its window to the phone', async () => {
  const widget = await showWidget({ signedIn: false });
  expect(widget.names('button')).toEqual(['Sign in']);

  await widget.press('Sign in');
  expect(widget.popups.opened[0]?.url.href).toMatch('https://gateway.example.com/sign-in?');
  expect(widget.texts()).toContain('Waiting for you to sign in in the other window…');
  widget.popups.opened[0]?.say(HANDED_OVER);
  await widget.later();

  expect(widget.names('tab')).toEqual(['Keypad', 'Hold queue', 'History', 'SMS']);
});

test('the sign-in window is found again, and given up', async () => {
  const widget = await showWidget({ signedIn: false });
  await widget.press('Sign in');
  const [popup] = widget.popups.opened;

  await widget.press('Show the window');
  expect(popup?.isFocused()).toBe(true);
  await widget.press('Cancel');
  await widget.later();

  expect(popup?.isClosed()).toBe(true);
  expect(widget.says('alert')).toContain('Code: signIn.windowClosed');
});

test('a code that the window could only show is carried over by hand', async () => {
  const widget = await showWidget({ signedIn: false });
  await widget.press('Sign in');
  widget.popups.opened[0]?.close();
  await widget.later(1000);

  await widget.enter('Code from the sign-in window', 'by-hand');
  await widget.press('Use code');
  await widget.later();

  expect(widget.gateway.sent('POST /api/session')).toMatchObject([{ code: 'by-hand' }]);
  expect(widget.names('tab')).toEqual(['Keypad', 'Hold queue', 'History', 'SMS']);
});

test('a gateway that cannot be reached is named as the cause', async () => {
  const widget = await showWidget({
    prepare(gateway) {
      gateway.answerAll(offline);
    },
  });

  expect(widget.says('alert')).toContain('Zoom Phone cannot be reached.');
  expect(widget.names('button')).toEqual(['Try again']);
});

test('signing out ends with the sign-in', async () => {
  const widget = await showPhone();

  await chooseInMenu(widget, 'signOut');

  expect(widget.gateway.signedIn).toBe(false);
  expect(widget.names('button')).toEqual(['Sign in']);
});

test('a sign-out that fails is told, and the agent is still signed in', async () => {
  const widget = await showPhone();
  widget.gateway.answer('DELETE /api/session', offline);

  await chooseInMenu(widget, 'signOut');
  expect(widget.says('alert')).toContain('Zoom Phone cannot be reached.');

  await widget.press('OK');
  expect(widget.says('alert')).toBeNull();
  expect(widget.names('tab')).toEqual(['Keypad', 'Hold queue', 'History', 'SMS']);
});

test('an agent whose session is over is asked to sign in, and sees no call of before', async () => {
  const widget = await showPhone();
  await widget.tell(entryOf(callOf('call-1', CONNECTED)));
  widget.gateway.signedIn = false;

  widget.gateway.feeds.at(-1)?.end();
  await widget.later(10_000);

  expect(widget.names('button')).toEqual(['Sign in']);
  expect(widget.bar).toMatchObject({ isHighlighted: false, width: 340 });
});

test.each<[NonNullable<Session['signInNeeded']>, string]>([
  ['zoom', 'Sign in to Zoom again. Calls that wait are logged afterwards.'],
  ['salesforce', 'Sign in to Salesforce again. Calls that wait are logged afterwards.'],
] as const)(
  'where %s wants another sign-in, it is asked for, and the phone goes on',
  async (needed, text) => {
    const widget = await showPhone({ ...SESSION, signInNeeded: needed });
    expect(widget.says('alert')).toBe(`${text} Sign in`);
    expect(widget.names('tab')).toEqual(['Keypad', 'Hold queue', 'History', 'SMS']);

    widget.gateway.session = SESSION;
    await widget.press('Sign in');
    widget.popups.opened[0]?.say(HANDED_OVER);
    await widget.later();

    expect(widget.says('alert')).toBeNull();
  },
);

test('after another sign-in the pad is heard that has been there all the time', async () => {
  const widget = await showPhone({ ...SESSION, signInNeeded: 'zoom' });
  const frame = widget.get('frame', 'Zoom pad');
  const before = widget.pad.posted.length;

  await widget.press('Sign in');
  widget.popups.opened[0]?.say(HANDED_OVER);
  await widget.later();

  expect(widget.get('frame', 'Zoom pad')).toBe(frame);
  expect(widget.pad.posted.slice(before)).toMatchObject([{ message: { type: 'zp-init-config' } }]);
});

test.each([
  ['the network is back', () => window.dispatchEvent(new CustomEvent('online'))],
  ['the page comes back from the cache', () => window.dispatchEvent(new CustomEvent('pageshow'))],
  ['the page comes to the front', () => document.dispatchEvent(new CustomEvent('visibilitychange'))],
  ['the page is woken', () => document.dispatchEvent(new CustomEvent('resume'))],
])('when %s, what waits is sent at once', async (_name, happen) => {
  const widget = await showPhone();
  await widget.tell(entryOf(callOf('call-1', CONNECTED)));
  widget.gateway.answerAll(offline);
  await widget.enter('Comment', 'Hi');
  await widget.later(60_000);
  widget.gateway.answerAll(null);
  const before = widget.gateway.sent('PUT /api/calls/call-1/comment').length;

  happen();
  await widget.later();

  expect(widget.gateway.sent('PUT /api/calls/call-1/comment').slice(before)).toMatchObject([
    { comment: 'Hi' },
  ]);
});

test('what the gateway refuses for good is told', async () => {
  const widget = await showPhone();
  await widget.tell(entryOf(callOf('call-1', CONNECTED)));
  widget.gateway.answer('PUT /api/calls/call-1/comment', () => refusal('comment.tooLong', 400));

  await widget.enter('Comment', 'Hi');
  await widget.later();

  expect(widget.says('alert')).toContain('The comment is too long to be saved.');
});

test('a widget that is taken out of the page leaves nothing running', async () => {
  const widget = await showPhone();
  const asked = widget.gateway.requests.length;

  widget.host.remove();
  window.dispatchEvent(new CustomEvent('online'));
  await widget.later(120_000);

  expect(widget.bus.listening()).toBe(0);
  expect(widget.gateway.feeds.at(-1)?.isGivenUp).toBe(true);
  expect(widget.gateway.requests).toHaveLength(asked);
  expect(jest.getTimerCount()).toBe(0);
});

test('a widget that is moved in the page is there again', async () => {
  const widget = await showPhone();
  widget.host.remove();

  document.body.append(widget.host);
  messageContextWire.emit({});
  utilityIdWire.emit(UTILITY_ID);
  await widget.later();

  expect(widget.names('tab')).toEqual(['Keypad', 'Hold queue', 'History', 'SMS']);
  expect(widget.gateway.feeds.at(-1)?.isGivenUp).toBe(false);
  expect(widget.bus.listening()).toBe(1);
});

async function chooseInMenu(widget: Awaited<ReturnType<typeof showPhone>>, value: string): Promise<void> {
  widget.get('button', 'Account').dispatchEvent(new CustomEvent('select', { detail: { value } }));
  await widget.later();
}
