import '../../../../../../test-support/lightning/numberLibrary.ts';
import '../../../../../../test-support/lightning/realLabels.ts';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { ENDED, NINE, RINGING, callOf, entryOf } from '../../../../../../test-support/lightning/callData.ts';
import { numbersAt } from '../../../../../../test-support/lightning/numberData.ts';
import { elementsOf } from '../../../../../../test-support/lightning/roles.ts';
import { rendered, show } from '../../../../../../test-support/lightning/screen.ts';
import { seeSpace } from '../../../../../../test-support/lightning/sight.ts';
import { INITIAL_STATE } from 'c/zoomPhoneStore';
import ZoomPhoneHistory from '../zoomPhoneHistory.ts';

const ENTRIES = ['call-2', 'call-1'].map((callId) => entryOf(callOf(callId, RINGING, ENDED)));

beforeEach(() => {
  jest.useFakeTimers({ now: NINE });
});

afterEach(() => {
  document.body.replaceChildren();
  jest.useRealTimers();
});

test('who has no calls yet reads what will be here', async () => {
  const view = await show(ZoomPhoneHistory);

  expect(view.texts()).toEqual(['No calls yet', 'Your calls appear here as soon as they begin.']);
});

test('calls that are not in Salesforce are counted, and lead to where they can be saved', async () => {
  const view = await show(ZoomPhoneHistory, { externalCount: 3 }, ['openexternal']);
  await view.press('Calls not in Salesforce: 3');
  expect(view.heard('openexternal')).toHaveLength(1);

  await view.give({ externalCount: 0 });
  expect(view.names('button')).toEqual([]);
});

test('the calls stand in a list in the order they are given, one of them open', async () => {
  const view = await show(ZoomPhoneHistory, {
    entries: ENTRIES,
    numbers: numbersAt('US'),
    openCallId: 'call-1',
  });

  expect(view.get('list', 'History')).toBeDefined();
  expect(rows(view.host)).toEqual([
    { callId: 'call-2', isOpen: false },
    { callId: 'call-1', isOpen: true },
  ]);
});

test('another call that is opened closes the one before', async () => {
  const view = await show(ZoomPhoneHistory, { entries: ENTRIES, openCallId: 'call-1' });

  await view.give({ openCallId: 'call-2' });

  expect(rows(view.host).map(({ isOpen }) => isOpen)).toEqual([true, false]);
});

const PAST = INITIAL_STATE.past;

test('those that wait for Salesforce can be had as a file, where the agent looks at them', async () => {
  const past = { ...PAST, kind: 'notSaved', found: ['call-1'], phase: 'complete' };
  const waiting = entryOf(callOf('call-1', RINGING, ENDED), { state: 'waiting' });
  const view = await show(ZoomPhoneHistory, { entries: [waiting], past }, ['exportlogs']);

  await view.press('Export unsaved logs');
  expect(view.heard('exportlogs')).toEqual([{ callId: null }]);

  const left = entryOf(callOf('call-1', RINGING, ENDED), { state: 'discarded' });
  await view.give({ entries: [left] });
  expect(view.names('button')).not.toContain('Export unsaved logs');
});

test('of many calls those in sight stand there', async () => {
  const many = manyEntries(1000);
  const view = await show(ZoomPhoneHistory, { entries: many });
  expect(shown(view.host)).toEqual(many.slice(0, 20));
  for (let page = 1; page < 20; page += 1) await view.press('Show more calls');

  seeSpace(45_000, 45_500);
  await rendered();

  const there = shown(view.host);
  expect(there).toEqual(expect.arrayContaining(many.slice(511, 516)));
  expect(there.length).toBeLessThan(60);
});

test('the open call stays, however many come after it, and wherever the agent looks', async () => {
  const many = manyEntries(600);
  const view = await show(ZoomPhoneHistory, { entries: many.slice(1), openCallId: 'call-60' });

  await view.give({ entries: many });
  seeSpace(100, 200);
  await rendered();

  expect(shown(view.host)).toContainEqual(many[60]);
});

test('at the end of the list more are asked for, as long as there are any', async () => {
  const many = manyEntries(100);
  const view = await show(ZoomPhoneHistory, { entries: many, past: PAST }, ['morecalls']);
  await view.press('Show more calls');
  expect(view.heard('morecalls')).toEqual([]);
  await view.press('Show more calls');
  expect(view.heard('morecalls')).toHaveLength(1);

  await view.give({ past: { ...PAST, phase: 'loading' } });
  expect(view.texts()).toContain('Loading calls…');
  await view.give({ past: { ...PAST, phase: 'complete' } });

  expect(view.names('button')).not.toContain('Show more calls');
});

test('where the live feed has begun with fewer than it could, there are no more', async () => {
  const view = await show(ZoomPhoneHistory, { entries: ENTRIES, past: PAST });

  expect(view.names('button')).not.toContain('Show more calls');
});

test('what could not be loaded says why, and is asked for again at a press', async () => {
  const problem = { code: 'gateway.unreachable', said: null };
  const past = { ...PAST, phase: 'failed', problem };
  const view = await show(ZoomPhoneHistory, { entries: ENTRIES, past }, ['morecalls']);
  expect(view.texts().join(' ')).toContain('gateway.unreachable');

  await view.press('Try again');

  expect(view.heard('morecalls')).toHaveLength(1);
});

test('a search lists what was found, and says how many', async () => {
  const past = { ...PAST, text: 'x', phase: 'complete', found: ['call-1'] };
  const view = await show(ZoomPhoneHistory, { entries: ENTRIES, past });

  expect(rows(view.host).map(({ callId }) => callId)).toEqual(['call-1']);
  expect(view.texts()).toContain('Calls found: 1');
  await view.give({ past: { ...past, found: [] } });
  expect(view.texts()).toContain('No calls found');
});

test('the arrow keys go from call to call, also to one that is out of sight', async () => {
  const many = manyEntries(50);
  const view = await show(ZoomPhoneHistory, { entries: many });
  const move = (callId: string, by: number) => {
    elementsOf(view.host)
      .find(({ localName }) => localName === 'ul')
      ?.dispatchEvent(new CustomEvent('movefocus', { detail: { callId, by } }));
    return rendered();
  };

  await move('call-0', Infinity);
  expect(shown(view.host)).toContainEqual(many[49]);
  await move('call-49', -Infinity);

  expect(shown(view.host)).toContainEqual(many[0]);
});

test('what an entry tells passes through', async () => {
  const view = await show(ZoomPhoneHistory, { entries: ENTRIES.slice(0, 1) }, ['dial']);

  await view.press('Call +12092592844 back');

  expect(view.heard('dial')).toEqual([{ number: '+12092592844', record: null }]);
});

test('after midnight "today" becomes "yesterday" by itself', async () => {
  const view = await show(ZoomPhoneHistory, { entries: ENTRIES.slice(0, 1) });
  expect(facts(view.host)).toContain('Today');

  jest.advanceTimersByTime(24 * 3_600_000);
  await rendered();

  expect(facts(view.host)).toContain('Yesterday');
});

test('a list that goes stops its clock', async () => {
  const view = await show(ZoomPhoneHistory, { entries: ENTRIES });
  expect(jest.getTimerCount()).toBe(1);

  view.host.remove();

  expect(jest.getTimerCount()).toBe(0);
});

function rows(host: HTMLElement): { callId: string | undefined; isOpen: boolean }[] {
  return elementsOf(host)
    .filter(({ localName }) => localName === 'c-zoom-phone-history-entry')
    .map((row) => {
      const entry: unknown = Reflect.get(row, 'entry');
      const place = ENTRIES.findIndex((one) => JSON.stringify(one) === JSON.stringify(entry));
      return { callId: ENTRIES[place]?.call.callId, isOpen: Reflect.get(row, 'isOpen') === true };
    });
}

function manyEntries(count: number) {
  return Array.from({ length: count }, (_, index) => entryOf(callOf(`call-${index}`, RINGING, ENDED)));
}

function shown(host: HTMLElement): unknown[] {
  return elementsOf(host)
    .filter(({ localName }) => localName === 'c-zoom-phone-history-entry')
    .map((row): unknown => Reflect.get(row, 'entry'));
}

function facts(host: HTMLElement): string {
  return elementsOf(host).find(({ className }) => className === 'facts')?.textContent ?? '';
}
