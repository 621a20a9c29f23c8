import '../../../../../../test-support/lightning/numberLibrary.ts';
import '../../../../../../test-support/lightning/realLabels.ts';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import {
  CONNECTED,
  ENDED,
  JANE,
  JOHN,
  NINE,
  RINGING,
  callOf,
  entryOf,
} from '../../../../../../test-support/lightning/callData.ts';
import { json, offline, refusal } from '../../../../../../test-support/lightning/network.ts';
import { showPhone } from '../../../../../../test-support/lightning/showWidget.ts';
import type { Widget } from '../../../../../../test-support/lightning/showWidget.ts';
import { takeNavigation } from '../../../../../../test-support/lightning/takeNavigation.ts';
import ZoomPhoneUtilityItem from '../zoomPhoneUtilityItem.ts';

const FIELD = 'Search by name or enter a number';
const OVER = entryOf(
  callOf('call-1', RINGING, CONNECTED, ENDED),
  { state: 'saved', taskId: '00T000000000001AAA' },
  2,
);

const navigate = takeNavigation(ZoomPhoneUtilityItem);

beforeEach(() => {
  jest.useFakeTimers({ now: NINE });
  localStorage.clear();
});

afterEach(() => {
  document.body.replaceChildren();
  jest.restoreAllMocks();
  jest.useRealTimers();
});

test('the connection is told, and what happens to calls while there is none', async () => {
  const widget = await showPhone();
  expect(widget.texts()[0]).toBe('Connected');

  widget.gateway.answerAll(offline);
  widget.gateway.feeds.at(-1)?.break();
  await widget.later();
  expect(widget.texts()[0]).toBe('Reconnecting…');
  expect(widget.texts()).toContain('Calls go on in Zoom and are logged as soon as the connection is back.');

  widget.gateway.answerAll(null);
  await widget.later(10_000);
  widget.gateway.say({ type: 'ready', revision: 0 });
  await widget.later();
  expect(widget.texts()[0]).toBe('Connected');
});

test('each call that rings or runs has a card', async () => {
  const widget = await showPhone();

  await widget.tell(
    entryOf(callOf('call-1', RINGING, CONNECTED), { who: JANE }, 1),
    entryOf(callOf('call-2', RINGING), { who: JOHN }, 2),
  );

  expect(widget.names('article').sort()).toEqual(['Connected', 'Incoming call']);
  expect(widget.names('textbox').filter((name) => name === 'Comment')).toHaveLength(2);
});

test('a comment on the card goes to the call, and stands in History when it is over', async () => {
  const widget = await showPhone();
  await widget.tell(entryOf(callOf('call-1', RINGING, CONNECTED), {}, 1));

  await widget.enter('Comment', 'Wants a quote');
  await widget.later();
  expect(widget.gateway.sent('PUT /api/calls/call-1/comment')).toMatchObject([{ comment: 'Wants a quote' }]);

  await widget.tell(entryOf(callOf('call-1', RINGING, CONNECTED, ENDED), {}, 2));
  expect(widget.get('textbox', 'Comment')).toMatchObject({ value: 'Wants a quote' });
});

test('a candidate is chosen on the card', async () => {
  const widget = await showPhone();
  await widget.tell(entryOf(callOf('call-1', RINGING), { candidates: [JANE, JOHN] }, 1));

  await widget.press('Jane Roe Contact · Acme');
  await widget.later();

  expect(widget.gateway.sent('PUT /api/calls/call-1/who')).toEqual([{ personId: JANE.id }]);
  expect(widget.names('button')).toContain('Open Jane Roe');
});

test.each([
  ['Open Jane Roe', JANE.id, 'Contact'],
  ['Open Task', '00T000000000001AAA', 'Task'],
])('"%s" goes to the record', async (name, recordId, objectApiName) => {
  const widget = await showPhone();
  await widget.tell({ ...OVER, log: { ...OVER.log, who: JANE } });
  await openFirst(widget);

  await widget.press(name);

  expect(navigate).toHaveBeenLastCalledWith({
    type: 'standard__recordPage',
    attributes: { recordId, objectApiName, actionName: 'view' },
  });
});

test('an entry of History opens and closes', async () => {
  const widget = await showPhone();
  await widget.tell(OVER);

  await openFirst(widget);
  expect(widget.names('button')).toContain('Delete');
  await widget.press(line(widget));
  expect(widget.names('button')).not.toContain('Delete');
});

test('a log is closed, deleted and brought back', async () => {
  const widget = await showPhone();
  await widget.tell(OVER);
  await openFirst(widget);

  await widget.press('Delete');
  await widget.later();
  expect(widget.gateway.sent('PUT /api/calls/call-1/deleted')).toEqual([{ deleted: true }]);
  await widget.press('Undo');
  await widget.later();
  expect(widget.gateway.sent('PUT /api/calls/call-1/deleted')).toEqual([
    { deleted: true },
    { deleted: false },
  ]);
  await widget.press('Close (will be saved)');
  await widget.later();
  expect(widget.gateway.sent('PUT /api/calls/call-1/closed')).toHaveLength(1);
  expect(widget.names('button')).not.toContain('Delete');
});

test('logs that need the agent are counted at the tab, and tried again', async () => {
  const widget = await showPhone();
  const log = { state: 'needsYou', problem: { code: 'salesforce.validation', said: null } } as const;
  await widget.tell({ ...OVER, log: { ...OVER.log, ...log } });
  expect(widget.names('tab')).toEqual(['Keypad', 'Hold queue', 'History (1)', 'SMS']);
  await openFirst(widget);

  await widget.press('Retry');
  await widget.later();

  expect(widget.gateway.sent('POST /api/calls/call-1/retry')).toHaveLength(1);
});

test('a call of History is called back', async () => {
  const widget = await showPhone();
  await widget.tell({ ...OVER, log: { ...OVER.log, who: JANE } });

  await widget.press('Call Jane Roe back');

  expect(widget.pad.dials()).toMatchObject([{ number: '+12092592844' }]);
});

test('the numbers of the last calls stand on the keypad', async () => {
  const widget = await showPhone();

  await widget.tell({ ...OVER, log: { ...OVER.log, who: JANE } });

  expect(widget.names('button')).toContain('Call Jane Roe (209) 259-2844');
});

test('a name is searched, and the person found is called', async () => {
  const widget = await showPhone();
  const numbers = [{ label: 'Mobile', number: '209 259 2844', e164: '+12092592844' }];
  widget.gateway.answer('GET /api/people', () => json({ people: [{ ...JANE, numbers }] }));

  await widget.enter(FIELD, 'Jane');
  await widget.later(1000);
  await widget.press('Jane Roe Contact · Acme Mobile: (209) 259-2844', 'option');

  expect(widget.pad.dials()).toMatchObject([{ number: '+12092592844' }]);
});

test('a caller ID that is chosen stays, unless it is refused', async () => {
  const widget = await showPhone();

  await widget.enter('Caller ID', 'hidden');
  await widget.later();
  expect(widget.gateway.sent('PUT /api/caller-id')).toEqual([{ kind: 'hidden' }]);
  expect(widget.get('combobox', 'Caller ID')).toMatchObject({ value: 'hidden' });

  widget.gateway.answer('PUT /api/caller-id', () => refusal('zoom.refused', 400));
  await widget.enter('Caller ID', '+12058945457');
  await widget.later();
  expect(widget.get('combobox', 'Caller ID')).toMatchObject({ value: 'hidden' });
  expect(widget.says('alert')).toContain('Zoom refused the request.');
});

test('the tab that the agent opens stays', async () => {
  const widget = await showPhone();

  widget.get('tab', 'History').dispatchEvent(new CustomEvent('active'));
  await widget.tell(OVER);

  expect(widget.host.shadowRoot?.querySelector('lightning-tabset')).toMatchObject({
    activeTabValue: 'history',
  });
});

async function openFirst(widget: Widget): Promise<void> {
  await widget.press(line(widget));
}

/** The name of the line of the first call in History. */
function line(widget: Widget): string {
  return widget.names('button').find((name) => /^(In|Out)bound call /.test(name)) ?? '';
}

test('History counts the calls that are not in Salesforce, each time it is turned to, and leads to them', async () => {
  const widget = await showPhone();
  const asked = () => widget.gateway.sent('GET /api/external-calls/count').length;
  widget.gateway.answer('GET /api/external-calls/count', () => json({ count: 4 }));
  expect(asked()).toBe(0);

  await turnTo(widget, 'History');
  await widget.press('Calls not in Salesforce: 4');
  expect(navigate).toHaveBeenLastCalledWith({
    type: 'standard__navItemPage',
    attributes: { apiName: 'Zoom_Phone_External_Logs' },
  });

  widget.gateway.answer('GET /api/external-calls/count', offline);
  await turnTo(widget, 'Keypad');
  await turnTo(widget, 'History');
  expect(asked()).toBe(2);
  expect(widget.has('button', 'Calls not in Salesforce: 4')).toBe(true);
});

async function turnTo(widget: Widget, tab: string): Promise<void> {
  widget.get('tab', tab).dispatchEvent(new CustomEvent('active'));
  await widget.later();
}
