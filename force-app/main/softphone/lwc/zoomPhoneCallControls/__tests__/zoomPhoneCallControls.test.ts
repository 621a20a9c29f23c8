import '../../../../../../test-support/lightning/numberLibrary.ts';
import '../../../../../../test-support/lightning/realLabels.ts';
import { afterEach, expect, test } from '@jest/globals';
import { stateOf } from 'c/zoomCallCore';
import type { Steering } from 'c/zoomPhoneStore';
import { CONNECTED, HELD, RINGING, callOf } from '../../../../../../test-support/lightning/callData.ts';
import type { Happening } from '../../../../../../test-support/lightning/callData.ts';
import { numbersAt } from '../../../../../../test-support/lightning/numberData.ts';
import { rendered, show } from '../../../../../../test-support/lightning/screen.ts';
import { steeringFor } from '../../../../../../test-support/lightning/steering.ts';
import ZoomPhoneCallControls from '../zoomPhoneCallControls.ts';

const OUT: Happening = { ...RINGING, about: { direction: 'outbound' } };
const MUTED: Happening = { type: 'switched', switch: 'mute', on: true };
const LIMIT = 'At most 4 calls can be on hold.';
const RECORDING = 'Recording is started in the Zoom client, or by your administrator.';

afterEach(() => {
  document.body.replaceChildren();
});

test.each<[string, Happening[], Partial<Steering>, string[]]>([
  ['rings here', [RINGING], {}, ['Accept', 'Decline']],
  [
    'rings while another is talked in',
    [RINGING],
    { isTalking: true },
    ['Hold and accept', 'End and accept', 'Decline'],
  ],
  [
    'rings while no further one can be held',
    [RINGING],
    { isTalking: true, isFull: true },
    ['End and accept', 'Decline'],
  ],
  ['rings there', [OUT], {}, ['End']],
  ['runs', [RINGING, CONNECTED], {}, ['Hold', 'Mute', 'Keypad', 'Transfer', 'End']],
  ['is muted', [RINGING, CONNECTED, MUTED], {}, ['Hold', 'Unmute', 'Keypad', 'Transfer', 'End']],
  ['is on hold', [RINGING, CONNECTED, HELD], {}, ['Resume', 'Transfer', 'End']],
  [
    'is the one that the agent asks in',
    [RINGING, CONNECTED],
    { askedFor: { callId: 'call-9', name: 'John Doe' } },
    ['Complete transfer: John Doe', 'Hold', 'Mute', 'Keypad', 'Transfer', 'End'],
  ],
])('a call that %s has these buttons', async (_name, told, steering, buttons) => {
  const controls = await open(told, steering);

  expect(controls.names('button')).toEqual(buttons);
});

test('what the line cannot do is not offered', async () => {
  const controls = await open([RINGING, CONNECTED], { actions: ['hangUp'] });

  expect(controls.names('button')).toEqual(['End']);
});

test.each<[string, Happening[], object]>([
  ['Accept', [RINGING], { action: 'answer' }],
  ['Decline', [RINGING], { action: 'decline' }],
  ['Hold', [RINGING, CONNECTED], { action: 'hold' }],
  ['Resume', [RINGING, CONNECTED, HELD], { action: 'resume' }],
  ['Mute', [RINGING, CONNECTED], { action: 'mute' }],
  ['Unmute', [RINGING, CONNECTED, MUTED], { action: 'unmute' }],
  ['End', [RINGING, CONNECTED], { action: 'hangUp' }],
])('%s says what is to be done', async (button, told, action) => {
  const controls = await open(told);
  await controls.press(button);

  expect(controls.heard('callaction')).toEqual([{ callId: 'call-1', action }]);
});

test('the transfer that was asked about is completed from there', async () => {
  const controls = await open([RINGING, CONNECTED], { askedFor: { callId: 'call-9', name: 'John Doe' } });
  await controls.press('Complete transfer: John Doe');

  expect(controls.heard('callaction')).toEqual([
    { callId: 'call-9', action: { action: 'transferTo', otherCallId: 'call-1' } },
  ]);
});

test('while something is being done a second click does nothing, and the button keeps the focus', async () => {
  const controls = await open([RINGING, CONNECTED], { isBusy: true });
  const hold = controls.get('button', 'Hold');
  hold.focus();
  await controls.press('Hold');

  expect(controls.heard('callaction')).toEqual([]);
  expect(hold.getAttribute('aria-disabled')).toBe('true');
});

test('digits go out one by one, by click and by keyboard, and are to be seen; Escape closes', async () => {
  const controls = await open([RINGING, CONNECTED]);
  expect(controls.get('button', 'Keypad').getAttribute('aria-expanded')).toBe('false');
  await controls.press('Keypad');
  await controls.press('1');
  await controls.press('Pound');
  await key(controls.get('button', 'Keypad'), '4');
  await key(controls.get('button', 'Keypad'), 'a');

  const digits = controls
    .heard('callaction')
    .map((one) => (one as { action: { digits: string } }).action.digits);
  expect(digits).toEqual(['1', '#', '4']);
  expect(controls.says('status')).toBe('Sent: 1#4');

  await key(controls.get('button', '1'), 'Escape');
  expect(controls.has('button', '1')).toBe(false);
  expect(focused(controls.host)).toBe('Keypad');
});

test('a keypad or a transfer of a call that is held or over closes by itself', async () => {
  const controls = await open([RINGING, CONNECTED]);
  await controls.press('Keypad');
  await give(controls, [RINGING, CONNECTED, HELD]);

  expect(controls.has('button', '1')).toBe(false);
});

test('the cursor goes to what comes next when its button goes, and to nobody who is elsewhere', async () => {
  const controls = await open([RINGING]);
  controls.get('button', 'Decline').focus();
  await give(controls, [RINGING, CONNECTED]);
  expect(focused(controls.host)).toBe('Mute');

  controls.get('button', 'Mute').blur();
  await rendered();
  await give(controls, [RINGING, CONNECTED, HELD]);
  expect(focused(controls.host)).toBeNull();
});

test('where the last button goes, the card is told', async () => {
  const controls = await open([RINGING, CONNECTED]);
  controls.get('button', 'End').focus();
  await controls.give({
    steering: steeringFor(stateOf(callOf('call-1', RINGING, CONNECTED)), { actions: [] }),
  });

  expect(controls.heard('controlsgone')).toHaveLength(1);
});

test('that nothing more can be held, and where recording begins, is said where it matters', async () => {
  const controls = await open([RINGING, CONNECTED], { isFull: true });
  expect(controls.texts()).toEqual(expect.arrayContaining([LIMIT, RECORDING]));

  await give(controls, [RINGING, CONNECTED, { type: 'switched', switch: 'recording', on: true }]);
  expect(controls.texts()).not.toContain(RECORDING);
  await give(controls, [RINGING]);
  expect(controls.texts()).not.toContain(LIMIT);
});

type Screen = Awaited<ReturnType<typeof show>>;

function open(told: Happening[], steering: Partial<Steering> = {}): Promise<Screen> {
  const call = stateOf(callOf('call-1', ...told));
  return show(
    ZoomPhoneCallControls,
    { call, steering: steeringFor(call, steering), numbers: numbersAt('US') },
    ['callaction', 'controlsgone'],
  );
}

async function give(controls: Screen, told: Happening[]): Promise<void> {
  const call = stateOf(callOf('call-1', ...told));
  await controls.give({ call, steering: steeringFor(call) });
}

async function key(element: HTMLElement, name: string): Promise<void> {
  element.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, composed: true }));
  await rendered();
}

/** The text of the button that has the focus. */
function focused(host: HTMLElement): string | null {
  const active = host.shadowRoot?.activeElement;
  return active ? active.textContent.trim() : null;
}
