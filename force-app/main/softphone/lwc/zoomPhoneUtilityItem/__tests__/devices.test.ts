import '../../../../../../test-support/lightning/numberLibrary.ts';
import '../../../../../../test-support/lightning/realLabels.ts';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import type { Session } from 'c/zoomCallCore';
import {
  BUILT_IN,
  HEADSET,
  SPEAKERS,
  standInForAudio,
} from '../../../../../../test-support/lightning/audioDevices.ts';
import {
  NINE,
  RINGING,
  SESSION,
  callOf,
  entryOf,
} from '../../../../../../test-support/lightning/callData.ts';
import { LineSocketStandIn } from '../../../../../../test-support/lightning/lineSocket.ts';
import { rendered } from '../../../../../../test-support/lightning/screen.ts';
import { showWidget } from '../../../../../../test-support/lightning/showWidget.ts';
import type { Widget } from '../../../../../../test-support/lightning/showWidget.ts';

const IN_BROWSER = { ...SESSION, hasBrowserLine: true };

beforeEach(() => {
  jest.useFakeTimers({ now: NINE });
  localStorage.clear();
});

afterEach(() => {
  document.body.replaceChildren();
  jest.restoreAllMocks();
  jest.useRealTimers();
});

/** The widget in a browser with these devices. */
function setUp() {
  const computer = standInForAudio(BUILT_IN, HEADSET, SPEAKERS);
  const { media, createContext } = computer.deps;
  const rings = jest.fn();
  Object.defineProperty(navigator, 'mediaDevices', { value: media, configurable: true });
  Object.assign(globalThis, {
    WebSocket: Object.assign(LineSocketStandIn, { CONNECTING: 0, OPEN: 1, CLOSING: 2, CLOSED: 3 }),
    AudioContext: function AudioContext() {
      const context = createContext?.();
      return Object.assign(context ?? {}, {
        createOscillator: rings.mockImplementation(() => context?.createGain()),
      });
    },
  });
  return { computer, rings };
}

async function choose(widget: Widget, value: string): Promise<void> {
  const menu = widget.get('button', 'Account');
  menu.dispatchEvent(new CustomEvent('select', { detail: { value } }));
  await widget.later();
}

test('the agent opens the devices from the menu, chooses one, and closes them', async () => {
  const { computer } = setUp();
  const widget = await showWidget({ line: 'browser', session: IN_BROWSER });
  await choose(widget, 'devices');
  expect(widget.has('region', 'Audio devices')).toBe(true);
  expect(computer.tracks.map(({ readyState }) => readyState)).toEqual(['live']);

  await widget.enter('Microphone', 'headset');
  await widget.later();
  expect(computer.asked).toEqual([null, 'headset']);
  expect(Reflect.get(widget.get('combobox', 'Microphone'), 'value')).toBe('headset');

  await widget.press('Close');
  expect(widget.has('region', 'Audio devices')).toBe(false);
  expect(computer.tracks.map(({ readyState }) => readyState)).toEqual(['ended', 'ended']);
});

test('refused, the devices say what to do', async () => {
  const { computer } = setUp();
  computer.refuse('NotAllowedError');
  const widget = await showWidget({ line: 'browser', session: IN_BROWSER });
  await choose(widget, 'devices');
  expect(widget.texts()).toContain('The browser does not let this page use the microphone.');
  computer.refuse(null);
  await widget.press('Try again');
  expect(widget.texts()).not.toContain('The browser does not let this page use the microphone.');
});

test.each<[string, 'smartEmbed' | 'link' | 'browser', Session]>([
  ['the pad', 'smartEmbed', IN_BROWSER],
  ['a link', 'link', IN_BROWSER],
  ['the pad, because the agent has no line in the browser', 'browser', SESSION],
])('with %s, the page has no devices', async (_what, line, session) => {
  setUp();
  const widget = await showWidget({ line, session });
  expect(widget.names('menuitem')).not.toContain('Audio devices');
});

test('nothing else rings beside a line in the browser, so it rings by itself', async () => {
  const { rings } = setUp();
  const widget = await showWidget({ line: 'browser', session: IN_BROWSER });
  await widget.tell(entryOf(callOf('call-1', RINGING)));
  await rendered();
  expect(rings).toHaveBeenCalled();
});

test('an agent who wants no ring tone has none', async () => {
  const { rings } = setUp();
  const session = { ...IN_BROWSER, settings: { ...SESSION.settings, ringTone: false } };
  const widget = await showWidget({ line: 'browser', session });
  await widget.tell(entryOf(callOf('call-1', RINGING)));
  expect(rings).not.toHaveBeenCalled();
});
