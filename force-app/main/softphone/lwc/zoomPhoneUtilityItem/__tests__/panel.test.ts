import '../../../../../../test-support/lightning/numberLibrary.ts';
import '../../../../../../test-support/lightning/realLabels.ts';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import {
  CONNECTED,
  ENDED,
  NINE,
  RINGING,
  SESSION,
  callOf,
  entryOf,
} from '../../../../../../test-support/lightning/callData.ts';
import { padMessage } from '../../../../../../test-support/lightning/padMessages.ts';
import { showPhone, showWidget } from '../../../../../../test-support/lightning/showWidget.ts';
import type { Widget } from '../../../../../../test-support/lightning/showWidget.ts';
import { UTILITY_ID } from '../../../../../../test-support/lightning/utilityBar.ts';
import { utilityIdWire } from '../../../../../../test-support/lightning/wireAdapters.ts';
import { enablePopout } from 'lightning/platformUtilityBarApi';

const RINGS = entryOf(callOf('call-1', RINGING), {}, 1);
const RUNS = entryOf(callOf('call-1', RINGING, CONNECTED), {}, 2);
const OVER = entryOf(callOf('call-1', RINGING, CONNECTED, ENDED), {}, 3);
const SECOND = entryOf(callOf('call-2', RINGING), {}, 4);

beforeEach(() => {
  jest.useFakeTimers({ now: NINE });
  localStorage.clear();
  setWindowWidth(1280);
});

afterEach(() => {
  document.body.replaceChildren();
  jest.restoreAllMocks();
  jest.useRealTimers();
});

test('without a call the panel is narrow, closed as it is, and not marked', async () => {
  const widget = await showPhone();

  expect(look(widget)).toEqual({ opened: 0, width: 340, isHighlighted: false, padIsShown: false });
});

test('the widget cannot be popped out of the utility bar, and that is said once', async () => {
  jest.mocked(enablePopout).mockClear();
  const widget = await showPhone();
  await widget.tell(RINGS);

  expect(jest.mocked(enablePopout).mock.calls).toEqual([[UTILITY_ID, false]]);
});

test('a call that rings opens the panel, marks it, and makes room for the pad beside it', async () => {
  const widget = await showPhone();

  await widget.tell(RINGS);

  expect(look(widget)).toEqual({ opened: 1, width: 716, isHighlighted: true, padIsShown: true });
});

test('the call of the pad does the same before the gateway knows of it', async () => {
  const widget = await showPhone();

  widget.pad.say(padMessage('zp-call-ringing-event'));
  await widget.later();

  expect(look(widget)).toEqual({ opened: 1, width: 716, isHighlighted: true, padIsShown: true });
});

test('an open panel is shown without taking the cursor away', async () => {
  const widget = await showPhone();

  await widget.tell(RINGS);

  expect(widget.bar.asked).not.toContain('open and focus');
});

test('a call that goes on rings nobody again', async () => {
  const widget = await showPhone();
  await widget.tell(RINGS);
  const asked = widget.bar.asked.length;

  await widget.tell(RUNS);

  expect(widget.bar.asked).toHaveLength(asked);
});

test('when the call is over, the panel is as it was, and History is open with it', async () => {
  const widget = await showPhone();
  await widget.tell(RINGS, RUNS);

  await widget.tell(OVER);

  expect(look(widget)).toEqual({ opened: 1, width: 340, isHighlighted: false, padIsShown: false });
  expect(widget.host.shadowRoot?.querySelector('lightning-tabset')).toMatchObject({
    activeTabValue: 'history',
  });
  expect(widget.names('button')).toContain('Close (will be saved)');
});

test('a second call opens the panel again, and the end of one leaves it wide for the other', async () => {
  const widget = await showPhone();
  await widget.tell(RUNS, SECOND);
  expect(widget.bar.opened()).toBe(2);

  await widget.tell(OVER);

  expect(look(widget)).toEqual({ opened: 2, width: 716, isHighlighted: true, padIsShown: true });
});

test('in a small window the panel stays narrow, with the pad in it', async () => {
  setWindowWidth(799);
  const widget = await showPhone();

  await widget.tell(RINGS);

  expect(look(widget)).toEqual({ opened: 1, width: 340, isHighlighted: true, padIsShown: true });
});

test('the pad is shown and put away by hand as well', async () => {
  const widget = await showPhone();

  await choosePad(widget, 'Show Zoom pad');
  expect(look(widget)).toMatchObject({ width: 716, padIsShown: true });
  await choosePad(widget, 'Hide Zoom pad');
  expect(look(widget)).toMatchObject({ width: 340, padIsShown: false });
});

test('while the pad is asked to call, it is shown: the agent may have to act in it', async () => {
  const widget = await showPhone();

  await widget.enter('Search by name or enter a number', '2095550123');
  await widget.press('Call (209) 555-0123');

  expect(widget.padIsShown()).toBe(true);
});

test('without a number to call from the pad cannot help, and is not shown', async () => {
  const widget = await showPhone({ ...SESSION, callerId: null });

  await widget.enter('Search by name or enter a number', '2095550123');
  await widget.press('Call (209) 555-0123');

  expect(widget.says('alert')).toContain('Code: dial.noCallerId');
  expect(widget.padIsShown()).toBe(false);
});

test('a pad that does not listen says what to do, and is shown on demand', async () => {
  const widget = await showWidget();
  await widget.loadPad();
  expect(widget.texts()).not.toContain('The Zoom pad is not ready');

  await widget.later(10_000);
  expect(widget.texts()).toContain('The Zoom pad is not ready');
  await widget.press('Show Zoom pad');

  expect(widget.padIsShown()).toBe(true);
  expect(widget.names('button')).not.toContain('Show Zoom pad');
});

test('a call that the pad is not ready for says so once', async () => {
  const widget = await showWidget();
  await widget.loadPad();
  await widget.later(10_000);
  await widget.enter('Search by name or enter a number', '2095550123');
  await widget.press('Call (209) 555-0123');

  expect(widget.texts().filter((text) => text.startsWith('The Zoom pad is not ready'))).toEqual([
    'The Zoom pad is not ready yet.',
  ]);
});

test('while a call runs elsewhere, nobody is bothered with the pad', async () => {
  const widget = await showWidget();
  await widget.loadPad();
  await widget.later(10_000);

  expect(widget.texts()).toContain('The Zoom pad is not ready');

  await widget.tell(RUNS);

  expect(widget.names('article')).toEqual(['Connected']);
  expect(widget.texts()).not.toContain('The Zoom pad is not ready');
});

test('where the platform refuses, the phone works all the same', async () => {
  const widget = await showPhone();
  widget.bar.refuse();

  await widget.tell(RINGS);

  expect(widget.get('article', 'Incoming call')).toBeDefined();
});

test('without a utility bar the phone works all the same', async () => {
  const widget = await showWidget({ inUtilityBar: false });

  await widget.tell(RINGS);

  expect(widget.bar.asked).toEqual([]);
  expect(widget.get('article', 'Incoming call')).toBeDefined();
});

test('a utility bar that comes late is told what it has missed', async () => {
  const widget = await showWidget({ inUtilityBar: false });
  await widget.tell(RINGS);

  utilityIdWire.emit(UTILITY_ID);
  await widget.tell(RUNS);

  expect(look(widget)).toMatchObject({ width: 716, isHighlighted: true });
});

function look({ bar, padIsShown }: Widget) {
  const { width, isHighlighted } = bar;
  return { opened: bar.opened(), width, isHighlighted, padIsShown: padIsShown() };
}

async function choosePad(widget: Widget, label: string): Promise<void> {
  expect(widget.names('menuitem')).toContain(label);
  widget.get('button', 'Account').dispatchEvent(new CustomEvent('select', { detail: { value: 'pad' } }));
  await widget.later();
}

function setWindowWidth(width: number): void {
  Object.defineProperty(window, 'innerWidth', { value: width, configurable: true, writable: true });
}
