import '../../../../../../test-support/lightning/numberLibrary.ts';
import '../../../../../../test-support/lightning/realLabels.ts';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import {
  CONNECTED,
  ENDED,
  HELD,
  NINE,
  RINGING,
  SESSION,
  callOf,
  entryOf,
} from '../../../../../../test-support/lightning/callData.ts';
import type { Happening } from '../../../../../../test-support/lightning/callData.ts';
import { json, offline } from '../../../../../../test-support/lightning/network.ts';
import { showPhone, showWidget } from '../../../../../../test-support/lightning/showWidget.ts';
import type { Widget } from '../../../../../../test-support/lightning/showWidget.ts';
import { outgoingCall } from '../../../../../../test-support/lightning/zoomPad.ts';

const JANE = { id: '003000000000001AAA', objectName: 'Contact', name: 'Jane Roe' };
const PAGE_DIAL = { type: 'dial', number: '(209) 259-2844', country: null, record: JANE };
const FIELD = 'Search by name or enter a number';
const GATEWAY = { type: 'gateway', gatewayUrl: 'https://gateway.example.com' };
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

test('a number that is clicked on a page opens the panel and is called, with its record', async () => {
  const widget = await showPhone();

  widget.bus.send(PAGE_DIAL);
  await widget.later();

  expect(widget.bar.opened()).toBe(1);
  expect(widget.pad.dials()).toMatchObject([{ number: '+12092592844', callerId: '+12058945456' }]);
  expect(dials(widget)).toMatchObject([{ number: '+12092592844', record: JANE }]);
  expect(widget.texts()).toContain('Calling…');
});

test("a number is read in the country of its record's address", async () => {
  const widget = await showPhone();

  widget.bus.send({ ...PAGE_DIAL, number: '03-1234-5678', country: 'Japan' });
  await widget.later();

  expect(widget.pad.dials()).toMatchObject([{ number: '+81312345678' }]);
});

test('the second of two clicks on a page calls nobody', async () => {
  const widget = await showPhone();

  widget.bus.send(PAGE_DIAL);
  widget.bus.send(PAGE_DIAL);
  await widget.later();

  expect(dials(widget)).toHaveLength(1);
});

test('a click shows the keypad, where the question stands before the call', async () => {
  const widget = await showPhone({ ...SESSION, consentGiven: false });
  await openTab(widget, 'History');

  widget.bus.send(PAGE_DIAL);
  await widget.later();

  expect(widget.host.shadowRoot?.querySelector('lightning-tabset')).toMatchObject({
    activeTabValue: 'keypad',
  });
  expect(widget.get('alertdialog', 'Call control')).toBeDefined();
  await widget.press('OK');
  expect(widget.pad.dials()).toHaveLength(1);
});

test('no to the question calls nobody', async () => {
  const widget = await showPhone({ ...SESSION, consentGiven: false });
  widget.bus.send(PAGE_DIAL);
  await widget.later();

  await widget.press('Cancel');

  expect(widget.has('alertdialog', 'Call control')).toBe(false);
  expect(widget.pad.dials()).toEqual([]);
});

test('what is no message of a record page does nothing', async () => {
  const widget = await showPhone();

  widget.bus.send({ ...PAGE_DIAL, number: 110 });
  widget.bus.send({ type: 'numbers', recordId: JANE.id, numbers: [] });
  await widget.later();

  expect(widget.bar.opened()).toBe(0);
  expect(widget.pad.dials()).toEqual([]);
});

test('a number that is clicked before the sign-in is called after it', async () => {
  const widget = await showWidget({ signedIn: false });
  widget.bus.send(PAGE_DIAL);
  await widget.later();
  expect(widget.bar.opened()).toBe(1);

  await signIn(widget);

  expect(dials(widget)).toMatchObject([{ number: '+12092592844', record: JANE }]);
});

test('who takes longer than three minutes to sign in may not want that call any more', async () => {
  const widget = await showWidget({ signedIn: false });
  widget.bus.send(PAGE_DIAL);
  await widget.later(3 * 60_000 + 1000);

  await signIn(widget);

  expect(dials(widget)).toEqual([]);
});

test('a number that was called after the sign-in is not called after the next', async () => {
  const widget = await showWidget({ signedIn: false });
  widget.bus.send(PAGE_DIAL);
  await signIn(widget);
  widget.gateway.signedIn = false;
  widget.gateway.feeds.at(-1)?.end();
  await widget.later(5000);
  expect(widget.names('button')).toEqual(['Sign in']);

  await signIn(widget);

  expect(dials(widget)).toHaveLength(1);
});

test('a page that asks for the numbers of a record is answered', async () => {
  const widget = await showPhone();
  const numbers = [{ label: 'Mobile', number: '090-1234-5678', country: null }];
  widget.gateway.answer('GET /api/records/00T000000000001AAA/numbers', () => json({ numbers }));

  widget.bus.send({
    type: 'numbersWanted',
    record: { id: '00T000000000001AAA', objectName: 'Task', name: null },
  });
  await widget.later();

  expect(widget.bus.published.at(-1)).toEqual({ type: 'numbers', recordId: '00T000000000001AAA', numbers });
});

test('a page whose numbers cannot be told hears nothing, and asks again by itself', async () => {
  const widget = await showPhone();
  widget.gateway.answer('GET /api/records/00T000000000001AAA/numbers', offline);
  const before = widget.bus.published.length;

  widget.bus.send({
    type: 'numbersWanted',
    record: { id: '00T000000000001AAA', objectName: 'Task', name: null },
  });
  await widget.later();

  expect(widget.bus.published).toHaveLength(before);
});

test('a page that talks to the gateway itself is told where it is, and again when somebody signs in or out', async () => {
  const widget = await showWidget({ signedIn: false });
  const told = () =>
    widget.bus.published.filter((message) => JSON.stringify(message) === JSON.stringify(GATEWAY));
  const atFirst = told().length;

  widget.bus.send({ type: 'gatewayWanted' });
  expect(told()).toHaveLength(atFirst + 1);
  await signIn(widget);
  expect(told()).toHaveLength(atFirst + 2);
  widget.bus.send({ type: 'widgetWanted' });
  expect(widget.bar.opened()).toBe(1);
});

test('a call that Zoom did not start is tried again on the pad, which is shown', async () => {
  const widget = await showPhone();
  widget.bus.send(PAGE_DIAL);
  await widget.later(30_000);
  expect(widget.says('alert')).toContain('Zoom did not start the call.');
  expect(widget.padIsShown()).toBe(true);
  const before = widget.pad.dials().length;

  await widget.press('Try again');

  expect(widget.pad.dials()).toHaveLength(before + 1);
});

test('or it is handed to the Zoom app by a link', async () => {
  const widget = await showPhone();
  widget.bus.send(PAGE_DIAL);
  await widget.later(30_000);

  await widget.press('Call with the Zoom app instead');

  expect(widget.popups.followed).toEqual(['zoomphonecall://+12092592844?callerid=%2B12058945456']);
});

test('who has no number to call with is not sent to the Zoom app either', async () => {
  const widget = await showPhone({ ...SESSION, callerId: null, callerIds: [], canHideCallerId: false });

  widget.bus.send(PAGE_DIAL);
  await widget.later();

  expect(widget.says('alert')).toContain('You have no number to call with.');
  expect(widget.names('button')).not.toContain('Call with the Zoom app instead');
});

test('while a call is being placed, the keypad places no other', async () => {
  const widget = await showPhone();
  await widget.enter(FIELD, '2095550123');

  widget.bus.send(PAGE_DIAL);
  await widget.later();

  await expect(widget.press('Call (209) 555-0123')).rejects.toThrow('disabled');
});

test('a number from the keypad leaves it when it has become a call', async () => {
  const widget = await showPhone();
  await widget.enter(FIELD, '2092592844');
  await widget.press('Call (209) 259-2844');
  expect(typed(widget)).toBe('(209) 259-2844');

  widget.pad.say(outgoingCall());
  await widget.later();

  expect(typed(widget)).toBe('');
  expect(widget.get('article', 'Calling…')).toBeDefined();
});

test('a number that is being typed stays when another call rings', async () => {
  const widget = await showPhone();
  await widget.enter(FIELD, '2095550123');

  await widget.tell(entryOf(callOf('call-1', RINGING)));

  expect(typed(widget)).toBe('(209) 555-0123');
});

test('a number that is being typed stays when one of two calls ends', async () => {
  const widget = await showPhone();
  const later = { at: NINE + 60_000 };
  await widget.tell(
    entryOf(callOf('held', outbound(CONNECTED), outbound(HELD)), {}, 1),
    entryOf(callOf('second', outbound({ ...CONNECTED, ...later })), {}, 2),
  );
  await widget.enter(FIELD, '2095550123');

  const over = callOf('second', outbound({ ...CONNECTED, ...later }), outbound({ ...ENDED, ...later }));
  await widget.tell(entryOf(over, {}, 3));

  expect(typed(widget)).toBe('(209) 555-0123');
});

function outbound(happening: Happening): Happening {
  return { ...happening, about: { direction: 'outbound' } };
}

function typed(widget: Widget): unknown {
  return Reflect.get(widget.get('combobox', FIELD), 'value');
}

function dials(widget: Widget): unknown[] {
  return widget.gateway.requests
    .filter(({ what }) => what.startsWith('PUT /api/dials/'))
    .map(({ body }) => body);
}

async function signIn(widget: Widget): Promise<void> {
  await widget.press('Sign in');
  widget.popups.opened.at(-1)?.say(HANDED_OVER);
  await widget.later();
}

async function openTab(widget: Widget, name: string): Promise<void> {
  widget.get('tab', name).dispatchEvent(new CustomEvent('active'));
  await widget.later();
}
