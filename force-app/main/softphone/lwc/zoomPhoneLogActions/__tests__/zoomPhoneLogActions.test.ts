import '../../../../../../test-support/lightning/numberLibrary.ts';
import '../../../../../../test-support/lightning/realLabels.ts';
import { afterEach, expect, test } from '@jest/globals';
import type { CallLog } from 'c/zoomCallCore';
import { LOG } from '../../../../../../test-support/lightning/callData.ts';
import { show } from '../../../../../../test-support/lightning/screen.ts';
import ZoomPhoneLogActions from '../zoomPhoneLogActions.ts';

const SAVE = { callId: 'call-1', choice: 'save' };

afterEach(() => {
  document.body.replaceChildren();
});

test('a log that nobody has decided on is saved, or closed without saving', async () => {
  const view = await open({ state: 'undecided' });
  expect(view.names('button')).toEqual(['Save', 'Close without saving']);
  expect(view.texts()).toContain('Nothing is in Salesforce until you save it.');

  await view.press('Save');
  await view.press('Close without saving');

  expect(view.heard('choosesaving')).toEqual([SAVE, { callId: 'call-1', choice: 'discard' }]);
  expect(view.heard('closelog')).toEqual([]);
});

test('several of one caller are saved and closed together, and it is said how many', async () => {
  const callIds = ['call-1', 'call-2', 'call-3'];
  const view = await open({ state: 'undecided' }, { undecidedOfCaller: callIds });
  expect(view.names('button')).toEqual(['Save', 'Save and close all (3)', 'Close without saving']);
  expect(view.texts().join(' ')).toContain('saves the 3 logs of this caller');

  await view.press('Save and close all (3)');

  expect(view.heard('saveall')).toEqual([{ callIds }]);
});

test('one that is alone is not saved "all"', async () => {
  const view = await open({ state: 'undecided' }, { undecidedOfCaller: ['call-1'] });

  expect(view.names('button')).toEqual(['Save', 'Close without saving']);
});

test('a log that a rule leaves out may still be saved, and is closed as it is', async () => {
  const view = await open({ state: 'excluded', rule: 'missed' });
  expect(view.names('button')).toEqual(['Save', 'Close (not saved)']);
  expect(view.texts()).toContain('Your administrator has set this. You may still save this call.');

  await view.press('Save');
  await view.press('Close (not saved)');

  expect(view.heard('choosesaving')).toEqual([SAVE]);
  expect(view.heard('closelog')).toEqual([{ callId: 'call-1' }]);
});

test.each<[CallLog['state'], string, object]>([
  ['discarded', 'choosesaving', { callId: 'call-1', choice: null }],
  ['deleted', 'deletelog', { callId: 'call-1', deleted: false }],
])('what is %s is taken back', async (state, event, detail) => {
  const view = await open({ state });
  expect(view.names('button')).toEqual(['Undo']);

  await view.press('Undo');

  expect(view.heard(event)).toEqual([detail]);
});

test('who has saved stays on the button, which now closes', async () => {
  const view = await open({ state: 'undecided' });
  const button = view.get('button', 'Save');

  await view.give({ log: { ...LOG, state: 'saving' } });

  expect(view.get('button', 'Close (will be saved)')).toBe(button);
  expect(view.has('button', 'Delete')).toBe(true);
});

test('of a call that ended a moment ago, nothing is promised that the gateway has not said', async () => {
  expect((await open({ state: 'open' }, { savesByHand: true })).names('button')).toEqual([]);
  expect((await open({ state: 'open' })).names('button')).toEqual(['Close (will be saved)', 'Delete']);
});

test('with the log of a call that runs, nothing can be done', async () => {
  expect((await open({ state: 'open' }, { isOver: false })).names('button')).toEqual([]);
});

function open(log: Partial<CallLog>, more: object = {}) {
  const data = { callId: 'call-1', log: { ...LOG, ...log }, isOver: true, ...more };
  return show(ZoomPhoneLogActions, data, ['choosesaving', 'saveall', 'closelog', 'deletelog']);
}
