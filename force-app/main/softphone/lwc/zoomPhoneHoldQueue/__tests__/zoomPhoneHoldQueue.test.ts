import '../../../../../../test-support/lightning/numberLibrary.ts';
import '../../../../../../test-support/lightning/realLabels.ts';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { stateOf } from 'c/zoomCallCore';
import {
  CONNECTED,
  ENDED,
  HELD,
  JANE,
  NINE,
  RINGING,
  callOf,
  entryOf,
} from '../../../../../../test-support/lightning/callData.ts';
import { numbersAt } from '../../../../../../test-support/lightning/numberData.ts';
import { rendered, show } from '../../../../../../test-support/lightning/screen.ts';
import { steeringFor } from '../../../../../../test-support/lightning/steering.ts';
import ZoomPhoneHoldQueue from '../zoomPhoneHoldQueue.ts';

const numbers = numbersAt('US');
const RESUME = "Resume the call in Zoom's pad.";

beforeEach(() => {
  jest.useFakeTimers({ now: NINE + 60_000 });
});

afterEach(() => {
  document.body.replaceChildren();
  jest.useRealTimers();
});

function held(callId: string, secondsAgo: number, who: typeof JANE | null = null) {
  const at = NINE + 60_000 - secondsAgo * 1000;
  return entryOf(callOf(callId, RINGING, CONNECTED, { ...HELD, at }), { who });
}

test('without a call on hold it says what will be here', async () => {
  const talking = entryOf(callOf('1', RINGING, CONNECTED));
  const over = entryOf(callOf('2', RINGING, CONNECTED, HELD, ENDED));
  const view = await show(ZoomPhoneHoldQueue, { entries: [talking, over], numbers });

  expect(view.texts()).toEqual(['No calls on hold', 'Calls that you put on hold wait here.']);
});

test('the longest waiting comes first, with who it is and how long', async () => {
  const view = await show(ZoomPhoneHoldQueue, {
    entries: [held('new', 5), held('old', 75, JANE)],
    numbers,
    usesPad: true,
  });

  expect(view.texts()).toEqual([
    'Jane Roe',
    '(209) 259-2844 · Acme',
    'On hold for 1:15',
    '(209) 259-2844',
    'On hold for 0:05',
    RESUME,
    'Show Zoom pad',
  ]);
});

test('the time goes on', async () => {
  const view = await show(ZoomPhoneHoldQueue, { entries: [held('1', 5)], numbers });
  await jest.advanceTimersByTimeAsync(10_000);
  await rendered();

  expect(view.texts()).toContain('On hold for 0:15');
});

test('a call that is being handed over says so while it waits', async () => {
  const transferring = { type: 'switched', switch: 'transferring', on: true } as const;
  const entry = entryOf(callOf('1', RINGING, CONNECTED, HELD, transferring));
  const view = await show(ZoomPhoneHoldQueue, { entries: [entry], numbers });

  expect(view.texts()).toContain('Transferring');
});

test('the fifth finds no place, and is told so with the fourth', async () => {
  const entries = ['1', '2', '3', '4'].map((id, index) => held(id, index));
  const three = await show(ZoomPhoneHoldQueue, { entries: entries.slice(1), numbers });
  expect(three.texts()).not.toContain('At most 4 calls can be on hold.');

  await three.give({ entries });
  expect(three.texts()).toContain('At most 4 calls can be on hold.');
});

test('the pad is shown where the call can be resumed; a line without a pad offers none', async () => {
  const view = await show(ZoomPhoneHoldQueue, { entries: [held('1', 5)], numbers, usesPad: true }, [
    'showpad',
  ]);
  await view.press('Show Zoom pad');
  expect(view.heard('showpad')).toHaveLength(1);

  await view.give({ usesPad: false });
  expect(view.texts()).not.toContain(RESUME);
  expect(view.names('button')).toEqual([]);
});

test('where the audio is in a page, each call is resumed or ended here, and its buttons say which', async () => {
  const entries = [held('1', 75, JANE), held('2', 5)];
  const steering = Object.fromEntries(entries.map(({ call }) => [call.callId, steeringFor(stateOf(call))]));
  const view = await show(ZoomPhoneHoldQueue, { entries, numbers, steering }, ['callaction']);
  expect(view.names('button')).toEqual([
    'Resume: Jane Roe',
    'End: Jane Roe',
    'Resume: (209) 259-2844',
    'End: (209) 259-2844',
  ]);

  await view.press('Resume: (209) 259-2844');
  await view.press('End: Jane Roe');
  expect(view.heard('callaction')).toEqual([
    { callId: '2', action: { action: 'resume' } },
    { callId: '1', action: { action: 'hangUp' } },
  ]);
});

test('a call that something is being done with is not touched', async () => {
  const entry = held('1', 75, JANE);
  const steering = { 1: steeringFor(stateOf(entry.call), { isBusy: true }) };
  const view = await show(ZoomPhoneHoldQueue, { entries: [entry], numbers, steering }, ['callaction']);
  await view.press('Resume: Jane Roe');

  expect(view.heard('callaction')).toEqual([]);
});

test('the cursor goes to the next call when its own goes, and stays here when there is none', async () => {
  const entries = [held('1', 75, JANE), held('2', 5)];
  const steering = Object.fromEntries(entries.map(({ call }) => [call.callId, steeringFor(stateOf(call))]));
  const view = await show(ZoomPhoneHoldQueue, { entries, numbers, steering });
  view.get('button', 'Resume: Jane Roe').focus();
  await view.give({ entries: entries.slice(1) });
  expect(view.host.shadowRoot?.activeElement).toBe(view.get('button', 'Resume: (209) 259-2844'));

  await view.give({ entries: [] });
  expect(view.host.shadowRoot?.activeElement?.textContent).toContain('No calls on hold');
});
