import '../../../../../../test-support/lightning/realLabels.ts';
import { afterEach, expect, jest, test } from '@jest/globals';
import type { CallQuality, ErrorCode } from 'c/zoomCallCore';
import type { AudioState } from 'c/zoomPhoneAudio';
import type { TestCall } from 'c/zoomPhoneStore';
import { rendered, show } from '../../../../../../test-support/lightning/screen.ts';
import ZoomPhoneDevices from '../zoomPhoneDevices.ts';

const AUDIO: AudioState = {
  microphones: [
    { id: 'built-in', name: 'Built-in microphone' },
    { id: 'headset', name: 'Headset' },
  ],
  speakers: [
    { id: 'speakers', name: 'Speakers' },
    { id: 'earphones', name: 'Headset' },
  ],
  choices: { microphone: null, speaker: 'earphones', ringer: 'speakers' },
  missing: [],
  canChooseOutput: true,
  problem: null,
  notices: [],
  test: 'idle',
};
const EVENTS = ['audiocommand', 'testcall', 'endtestcall', 'closedevices'];
const NO_TEST: TestCall = { phase: 'idle', quality: null, problem: null };

afterEach(() => {
  document.body.replaceChildren();
});

async function showDevices(audio: Partial<AudioState> = {}, more: Readonly<Record<string, unknown>> = {}) {
  let tell: (level: number) => void = () => undefined;
  const ended = jest.fn();
  const followLevel = (listener: typeof tell) => {
    tell = listener;
    return ended;
  };
  const screen = await show(
    ZoomPhoneDevices,
    { audio: { ...AUDIO, ...audio }, followLevel, ...more },
    EVENTS,
  );
  return {
    ...screen,
    ended,
    commands: () => screen.heard('audiocommand'),
    async speak(level: number) {
      tell(level);
      await rendered();
    },
    meter: () => screen.get('meter', 'Level of the microphone').getAttribute('aria-valuetext'),
    optionsOf: (name: string) => Reflect.get(screen.get('combobox', name), 'options') as { label: string }[],
    valueOf: (name: string) => Reflect.get(screen.get('combobox', name), 'value') as string,
  };
}

test('each use has its devices, and the default of the system', async () => {
  const view = await showDevices();
  expect(view.names('combobox')).toEqual(['Microphone', 'Speaker', 'Ringer']);
  expect(view.optionsOf('Microphone').map(({ label }) => label)).toEqual([
    'Default of the system',
    'Built-in microphone',
    'Headset',
  ]);
  expect(['Microphone', 'Speaker', 'Ringer'].map(view.valueOf)).toEqual(['', 'earphones', 'speakers']);
});

test('a choice is told, and the default is no device', async () => {
  const view = await showDevices();
  await view.enter('Microphone', 'headset');
  await view.enter('Speaker', '');
  await view.enter('Ringer', 'earphones');
  expect(view.commands()).toEqual([
    { type: 'choose', use: 'microphone', id: 'headset' },
    { type: 'choose', use: 'speaker', id: null },
    { type: 'choose', use: 'ringer', id: 'earphones' },
  ]);
});

test('a device that is not there is still what was chosen', async () => {
  const view = await showDevices({
    choices: { ...AUDIO.choices, microphone: 'gone' },
    missing: ['microphone'],
  });
  expect(view.valueOf('Microphone')).toBe('gone');
  expect(view.optionsOf('Microphone').at(-1)?.label).toBe('Not connected');
  expect(view.texts()).toContain('Until this device is back, the system’s default is used.');
});

test('before the browser tells its devices, what was chosen is not one of them', async () => {
  const view = await showDevices({ microphones: [], speakers: [] });
  expect(view.valueOf('Speaker')).toBe('');
});

test('a browser that plays where the system does has nothing to choose', async () => {
  const view = await showDevices({ canChooseOutput: false });
  expect(view.names('combobox')).toEqual(['Microphone']);
  expect(view.texts()).toContain('This browser plays everything where the system does.');
  await view.press('Play a sound on the speaker');
  expect(view.commands()).toEqual([{ type: 'playSound', use: 'speaker' }]);
});

test('the meter says in words how loud it is, and falls slowly', async () => {
  const view = await showDevices();
  expect(view.meter()).toBe('Nothing is heard');
  await view.speak(0.2);
  expect(view.meter()).toBe('Quiet');
  await view.speak(0.6);
  expect(view.meter()).toBe('Good');
  await view.speak(1);
  expect(view.meter()).toBe('Loud');
  await view.speak(0);
  expect(view.meter()).toBe('Loud');
  for (let times = 0; times < 20; times++) await view.speak(0);
  expect(view.meter()).toBe('Nothing is heard');
});

test('a level that changes leaves the lists as they are: an open one would close', async () => {
  const view = await showDevices();
  const before = view.optionsOf('Microphone');
  await view.speak(0.6);
  expect(view.meter()).toBe('Good');
  expect(view.optionsOf('Microphone')).toBe(before);
});

test('gone, it looks at the microphone no more', async () => {
  const view = await showDevices();
  view.host.remove();
  expect(view.ended).toHaveBeenCalledTimes(1);
});

test('sounds, and the agent’s own voice', async () => {
  const view = await showDevices();
  await view.press('Play a sound on the speaker');
  await view.press('Play a sound on the ringer');
  await view.press('Record and listen');
  expect(view.commands()).toEqual([
    { type: 'playSound', use: 'speaker' },
    { type: 'playSound', use: 'ringer' },
    { type: 'testVoice' },
  ]);
  await view.give({ audio: { ...AUDIO, test: 'recording' } });
  expect(view.says('status')).toBe('Say something. It is being recorded for three seconds.');
  await expect(view.press('Record and listen')).rejects.toThrow('is disabled');
  await view.give({ audio: { ...AUDIO, test: 'playing' } });
  expect(view.says('status')).toBe('This is how you sound.');
});

test('a test call only where the line has one', async () => {
  expect((await showDevices()).has('button', 'Test call')).toBe(false);
  const view = await showDevices({}, { canTestCall: true });
  await view.press('Test call');
  expect(view.heard('testcall')).toHaveLength(1);
});

test('a test call: what happens, how it sounds, and the same button ends it', async () => {
  const view = await showDevices({}, { canTestCall: true, testCall: NO_TEST });
  const button = view.get('button', 'Test call');
  await view.give({ testCall: { ...NO_TEST, phase: 'begun' } });
  expect(view.says('status')).toBe('Calling…');
  expect(view.get('button', 'End test call')).toBe(button);
  await expect(view.press('Record and listen')).rejects.toThrow('is disabled');

  const quality: CallQuality = {
    ...{ level: 'good', mos: 4.4, lossPercent: 0, jitterMs: 2, roundTripMs: 20, silence: null },
  };
  await view.give({ canTestCall: false, testCall: { ...NO_TEST, phase: 'heard', quality } });
  expect(view.texts()).toContain(
    'Speak: your voice goes to the phone service and comes back. Ends by itself after 30 seconds.',
  );
  expect(view.has('button', 'Good connection')).toBe(true);
  await view.press('End test call');
  expect(view.heard('endtestcall')).toHaveLength(1);
  expect(view.heard('testcall')).toEqual([]);
});

test('why a test call did not come about is said, but not twice what the devices say', async () => {
  const testCall = { ...NO_TEST, problem: 'line.engineAway' };
  const view = await showDevices({}, { canTestCall: true, testCall });
  expect(view.says('alert')).toContain('The service that carries the audio cannot be reached.');
  await view.give({
    audio: { ...AUDIO, problem: 'line.microphoneRefused' },
    testCall: { ...NO_TEST, problem: 'line.microphoneRefused' },
  });
  expect(view.names('alert')).toHaveLength(1);
});

test.each<[ErrorCode, string]>([
  ['line.microphoneRefused', 'The browser does not let this page use the microphone.'],
  ['line.microphoneForbidden', 'Your Salesforce org does not let pages use the microphone.'],
  ['line.microphoneMissing', 'No microphone was found.'],
  ['line.microphoneBusy', 'The microphone is in use by another program.'],
])('%s: what it is, what to do, and another try', async (problem, text) => {
  const view = await showDevices({ problem });
  expect(view.says('alert')).toContain(text);
  await view.press('Try again');
  expect(view.commands()).toEqual([{ type: 'retry' }]);
});

test('opened, it has the focus; Escape and the button close it', async () => {
  const view = await showDevices();
  const title = view.get('heading', 'Audio devices');
  expect((title.getRootNode() as ShadowRoot).activeElement).toBe(title);
  title.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }));
  await view.press('Close');
  expect(view.heard('closedevices')).toHaveLength(2);
});
