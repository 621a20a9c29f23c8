import '../../../../../../test-support/lightning/numberLibrary.ts';
import '../../../../../../test-support/lightning/realLabels.ts';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import {
  CONNECTED,
  ENDED,
  HELD,
  JANE,
  JOHN,
  NINE,
  RINGING,
  callOf,
  entryOf,
} from '../../../../../../test-support/lightning/callData.ts';
import type { Happening } from '../../../../../../test-support/lightning/callData.ts';
import { numbersAt } from '../../../../../../test-support/lightning/numberData.ts';
import { rendered, show } from '../../../../../../test-support/lightning/screen.ts';
import { steeringFor } from '../../../../../../test-support/lightning/steering.ts';
import { stateOf } from 'c/zoomCallCore';
import ZoomPhoneCallCard from '../zoomPhoneCallCard.ts';

const OUT: Happening = outbound(RINGING);
const RECORDED: Happening = { type: 'switched', switch: 'recording', on: true };
const MUTED: Happening = { type: 'switched', switch: 'mute', on: true };
const MUTED_NO_MORE: Happening = { type: 'switched', switch: 'mute', on: false };
const ACCEPT = 'Accept or decline the call in the Zoom pad.';
const OWN_BUTTONS = "Answer, hold and hang up are Zoom's own buttons.";

beforeEach(() => {
  jest.useFakeTimers({ now: NINE });
});

afterEach(() => {
  document.body.replaceChildren();
  jest.useRealTimers();
});

test.each<[string, Happening[], string, string]>([
  ['rings here', [RINGING], 'Incoming call', 'Inbound call'],
  ['rings there', [OUT], 'Calling…', 'Outbound call'],
  ['runs', [RINGING, CONNECTED], 'Connected', 'Inbound call'],
  ['is held', [OUT, outbound(CONNECTED), outbound(HELD)], 'On hold', 'Outbound call'],
  ['is over', [RINGING, CONNECTED, ENDED], 'Call ended', 'Inbound call'],
])('a call that %s says so', async (_name, told, phase, direction) => {
  const card = await show(ZoomPhoneCallCard, { entry: entryOf(callOf('call-1', ...told)) });

  expect(card.get('article', phase)).toBeDefined();
  expect(card.says('status')).toBe(phase);
  expect(card.names('img')[0]).toBe(direction);
});

test('the time runs from the answer on, second by second', async () => {
  const card = await show(ZoomPhoneCallCard, { entry: entryOf(callOf('call-1', RINGING, CONNECTED)) });
  expect(card.get('timer', 'Duration: 0:00').textContent).toBe('0:00');

  await later(76_000);

  expect(card.get('timer', 'Duration: 1:15').textContent).toBe('1:15');
});

test('a held call still costs time', async () => {
  const card = await show(ZoomPhoneCallCard, {
    entry: entryOf(callOf('call-1', RINGING, CONNECTED, HELD)),
  });

  await later(11_000);

  expect(card.says('timer')).toBe('0:10');
});

test.each<[string, Happening[]]>([
  ['rings', [RINGING]],
  ['is over', [RINGING, CONNECTED, ENDED]],
])('a call that %s has no time that runs', async (_name, told) => {
  const card = await show(ZoomPhoneCallCard, { entry: entryOf(callOf('call-1', ...told)) });

  expect(card.says('timer')).toBeNull();
});

test('a card that goes stops its clock', async () => {
  const card = await show(ZoomPhoneCallCard, { entry: entryOf(callOf('call-1', RINGING)) });
  expect(jest.getTimerCount()).toBe(1);

  card.host.remove();

  expect(jest.getTimerCount()).toBe(0);
});

test('that a call is recorded and muted is told, and no longer when it is over', async () => {
  const recorded = [RINGING, CONNECTED, RECORDED, MUTED];
  const card = await show(ZoomPhoneCallCard, { entry: entryOf(callOf('call-1', ...recorded)) });
  expect(card.texts().slice(0, 3)).toEqual(['Connected', 'Recording', 'Muted']);

  await card.give({ entry: entryOf(callOf('call-1', ...recorded, MUTED_NO_MORE)) });
  expect(card.texts().slice(0, 2)).toEqual(['Connected', 'Recording']);
  expect(card.texts()).not.toContain('Muted');
});

test('who it is and what the agent notes stand below', async () => {
  const entry = entryOf(callOf('call-1', RINGING), { who: JANE, comment: 'Wants a quote' });

  const card = await show(ZoomPhoneCallCard, { entry, numbers: numbersAt('US') });

  expect(card.texts()).toEqual([
    'Incoming call',
    'Name',
    'Jane Roe',
    'Buyer · Acme',
    '(209) 259-2844',
    'Comment',
  ]);
  expect(card.get('textbox', 'Comment')).toMatchObject({ value: 'Wants a quote' });
});

test('what is going on with who calls stands below who it is', async () => {
  const openCases = [{ id: '500000000000001AAA', objectName: 'Case', name: 'Display stays dark' }];
  const context = { lastCall: null, openCases, openOpportunities: [] };
  const entry = entryOf(callOf('call-1', RINGING), { who: { ...JANE, context } });

  const card = await show(ZoomPhoneCallCard, { entry }, ['openrecord']);
  await card.press('Open Display stays dark');

  expect(card.heard('openrecord')).toEqual([{ recordId: '500000000000001AAA', objectName: 'Case' }]);
});

test('that no further call can be held is said on the call that would be the next', async () => {
  const LIMIT = 'At most 4 calls can be on hold.';
  const card = await show(ZoomPhoneCallCard, { entry: entryOf(callOf('call-1', RINGING, CONNECTED)) });
  expect(card.texts()).not.toContain(LIMIT);

  await card.give({ holdIsFull: true });
  expect(card.texts()).toContain(LIMIT);
  await card.give({ entry: entryOf(callOf('call-1', RINGING, CONNECTED, HELD)) });
  expect(card.texts()).not.toContain(LIMIT);
});

test('comment and choice go out with the call they are of', async () => {
  const entry = entryOf(callOf('call-1', RINGING), { candidates: [JANE, JOHN] });
  const card = await show(ZoomPhoneCallCard, { entry }, ['comment', 'chooseperson']);

  await card.enter('Comment', 'Hi');
  await card.press('Jane Roe Contact · Acme');

  expect(card.heard('comment')).toEqual([{ callId: 'call-1', comment: 'Hi' }]);
  expect(card.heard('chooseperson')).toEqual([{ callId: 'call-1', person: JANE, remember: false }]);
});

test('the queue that a call came by is told', async () => {
  const entry = entryOf(callOf('call-1', { ...RINGING, about: { via: 'Support' } }));

  const card = await show(ZoomPhoneCallCard, { entry });

  expect(card.texts()).toContain('Via Support');
});

test.each<[string, Happening[], string]>([
  ['rings here is taken', [RINGING], ACCEPT],
  ['rings there is steered', [OUT], OWN_BUTTONS],
  ['runs is steered', [RINGING, CONNECTED], OWN_BUTTONS],
])('beside the pad a call that %s in it', async (_name, told, hint) => {
  const entry = entryOf(callOf('call-1', ...told));
  const card = await show(ZoomPhoneCallCard, { entry, usesPad: true });
  expect(card.texts()).toContain(hint);

  await card.give({ usesPad: false });
  expect(card.texts()).not.toContain(hint);
});

function outbound(happening: Happening): Happening {
  return { ...happening, about: { direction: 'outbound' } };
}

async function later(ms: number): Promise<void> {
  jest.advanceTimersByTime(ms);
  await rendered();
}

const PAUSED: Happening = { type: 'switched', switch: 'recordingPaused', on: true };
const AUTOMATIC: Happening = { ...RECORDED, about: { recordingType: 'automatic' } };
const MARKS_AND_NOTES = new Set([
  'Recording',
  'Recording paused',
  'Recording failed',
  'Transferring',
  'Conference',
  'Transferred to (205) 543-2724',
  'On the mobile app',
  'A call on hold cannot be recorded.',
  'Recorded automatically by your administrator: start and stop are not available.',
]);
const BY_ORDER = 'Recorded automatically by your administrator: start and stop are not available.';

test.each<[string, Happening[], string[], string[]]>([
  ['is recorded', [RECORDED], ['Recording'], []],
  ['is recorded with a pause', [RECORDED, PAUSED], ['Recording paused'], []],
  ['is recorded and held', [RECORDED, HELD], ['Recording paused'], ['A call on hold cannot be recorded.']],
  [
    'could not be recorded',
    [{ type: 'switched', switch: 'recordingFailed', on: true }],
    ['Recording failed'],
    [],
  ],
  ['is recorded by order', [AUTOMATIC], ['Recording'], [BY_ORDER]],
  [
    'is about to be handed over',
    [{ type: 'switched', switch: 'transferring', on: true }],
    ['Transferring'],
    [],
  ],
  ['has become a conference', [{ type: 'described', about: { outcome: 'conference' } }], [], ['Conference']],
  [
    'was transferred',
    [{ type: 'described', about: { outcome: 'transferred', outcomeTo: '+12055432724' } }],
    [],
    ['Transferred to (205) 543-2724'],
  ],
  [
    'is on the mobile',
    [{ type: 'described', about: { device: 'iOS_Client(6.0.2)' } }],
    [],
    ['On the mobile app'],
  ],
])('a call that %s says so', async (_name, told, marks, notes) => {
  const card = await show(ZoomPhoneCallCard, {
    entry: entryOf(callOf('call-1', RINGING, CONNECTED, ...told)),
    numbers: numbersAt('US'),
  });

  for (const text of [...marks, ...notes]) expect(card.texts()).toContain(text);
  const known = [...MARKS_AND_NOTES].filter((text) => card.texts().includes(text));
  expect(known.sort()).toEqual([...marks, ...notes].sort());
});

test('a call of which Zoom has not told has buttons, and no log', async () => {
  const call = callOf('line-1', { ...RINGING, about: { peerName: 'Jane Roe' } });
  const card = await show(ZoomPhoneCallCard, {
    entry: entryOf(call),
    numbers: numbersAt('US'),
    steering: steeringFor(stateOf(call)),
    isProvisional: true,
  });

  expect(card.texts()).toEqual([
    'Incoming call',
    'Jane Roe',
    '(209) 259-2844',
    'Accept',
    'Decline',
    'Comment and related record appear as soon as Zoom tells of this call.',
  ]);
});

test('the buttons stay the same ones when Zoom tells of it; where they go, the cursor goes to the heading', async () => {
  const call = callOf('line-1', RINGING, CONNECTED);
  const steering = steeringFor(stateOf(call));
  const card = await show(ZoomPhoneCallCard, { entry: entryOf(call), steering, isProvisional: true });
  const end = card.get('button', 'End');
  end.focus();

  await card.give({
    entry: entryOf(callOf('zoom-1', RINGING, CONNECTED), { who: JANE }),
    isProvisional: false,
  });
  expect(card.get('button', 'End')).toBe(end);
  expect(card.has('textbox', 'Comment')).toBe(true);

  await card.give({ steering: { ...steering, actions: [] } });
  expect(card.host.shadowRoot?.activeElement).toBe(card.get('heading', 'Connected'));
});
