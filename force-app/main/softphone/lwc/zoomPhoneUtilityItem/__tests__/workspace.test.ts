import '../../../../../../test-support/lightning/numberLibrary.ts';
import '../../../../../../test-support/lightning/realLabels.ts';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { openSubtab, openTab } from 'lightning/platformWorkspaceApi';
import {
  CONNECTED,
  ENDED,
  JANE,
  NINE,
  RINGING,
  callOf,
  entryOf,
} from '../../../../../../test-support/lightning/callData.ts';
import { showPhone } from '../../../../../../test-support/lightning/showWidget.ts';
import { takeNavigation } from '../../../../../../test-support/lightning/takeNavigation.ts';
import { consoleWire } from '../../../../../../test-support/lightning/wireAdapters.ts';
import ZoomPhoneUtilityItem from '../zoomPhoneUtilityItem.ts';

const TASK = '00T000000000001AAA';
const CASE = { id: '500000000000001AAA', objectName: 'Case', name: 'Display stays dark' };
const CONTEXT = { lastCall: null, openCases: [CASE], openOpportunities: [] };
const OVER = entryOf(callOf('call-1', RINGING, CONNECTED, ENDED), { state: 'saved', taskId: TASK }, 2);

const navigate = takeNavigation(ZoomPhoneUtilityItem);
/** What the console was asked for, in order; and which of it refuses. */
let asked: unknown[] = [];
let refused: string[] = [];

beforeEach(() => {
  jest.useFakeTimers({ now: NINE });
  localStorage.clear();
  [asked, refused] = [[], []];
  navigate.mockClear();
  jest.mocked(openTab).mockImplementation((tab) => {
    asked.push(['tab', tab]);
    return answer('tab', `tab of ${String(tab.recordId)}`);
  });
  jest.mocked(openSubtab).mockImplementation((parent, tab) => {
    asked.push(['subtab', parent, tab]);
    return answer('subtab', 'subtab');
  });
});

afterEach(() => {
  document.body.replaceChildren();
  jest.useRealTimers();
});

function answer(what: string, id: string): Promise<string> {
  return refused.includes(what) ? Promise.reject(new Error(`No ${what}.`)) : Promise.resolve(id);
}

async function press(name: string, isConsole = true): Promise<void> {
  const widget = await showPhone();
  consoleWire.emit(isConsole);
  await widget.tell({ ...OVER, log: { ...OVER.log, who: JANE } });
  await widget.press(widget.names('button').find((each) => /^(In|Out)bound call /.test(each)) ?? '');
  await widget.press(name);
  await widget.later();
}

test('the person opens in a workspace tab', async () => {
  await press('Open Jane Roe');

  expect(asked).toEqual([['tab', { recordId: JANE.id, focus: true }]]);
  expect(navigate).not.toHaveBeenCalled();
});

test('what is a person’s opens in a subtab of the person’s tab', async () => {
  await press('Open Task');

  expect(asked).toEqual([
    ['tab', { recordId: JANE.id, focus: false }],
    ['subtab', `tab of ${JANE.id}`, { recordId: TASK, focus: true }],
  ]);
});

test('an open Case on the card of a call as well', async () => {
  const widget = await showPhone();
  consoleWire.emit(true);
  const ringing = entryOf(callOf('call-2', RINGING, CONNECTED), { who: { ...JANE, context: CONTEXT } }, 3);
  await widget.tell(ringing);
  asked = [];

  await widget.press(`Open ${CASE.name}`);
  await widget.later();

  expect(asked.at(-1)).toEqual(['subtab', `tab of ${JANE.id}`, { recordId: CASE.id, focus: true }]);
});

test('a tab of its own where the person’s takes none, and the usual way where the console opens nothing', async () => {
  refused = ['subtab'];
  await press('Open Task');
  expect(asked.at(-1)).toEqual(['tab', { recordId: TASK, focus: true }]);
  expect(navigate).not.toHaveBeenCalled();

  document.body.replaceChildren();
  refused = ['tab', 'subtab'];
  await press('Open Task');
  expect(navigate).toHaveBeenLastCalledWith(
    expect.objectContaining({ attributes: { recordId: TASK, objectApiName: 'Task', actionName: 'view' } }),
  );
});

test('an app without console navigation is asked for no tab', async () => {
  await press('Open Task', false);

  expect(asked).toEqual([]);
  expect(navigate).toHaveBeenCalledTimes(1);
});
