import '../../../../../../test-support/lightning/numberLibrary.ts';
import '../../../../../../test-support/lightning/realLabels.ts';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { NINE, RINGING, callOf, entryOf } from '../../../../../../test-support/lightning/callData.ts';
import { showWidget } from '../../../../../../test-support/lightning/showWidget.ts';

beforeEach(() => {
  jest.useFakeTimers({ now: NINE });
  localStorage.clear();
});

afterEach(() => {
  document.body.replaceChildren();
  jest.restoreAllMocks();
  jest.useRealTimers();
});

test("where Zoom's pad may not be used, there is none, and nothing that leads to it", async () => {
  const widget = await showWidget({ line: 'link' });
  await widget.tell(entryOf(callOf('call-1', RINGING)));
  await widget.later(10_000);

  expect(widget.names('frame')).toEqual([]);
  expect(widget.names('menuitem')).not.toContain('Show Zoom pad');
  expect(widget.names('menuitem')).toContain('Sign out');
  expect(widget.texts()).not.toContain('Accept or decline the call in the Zoom pad.');
  expect(widget.texts()).not.toContain('The Zoom pad is not ready');
  expect(widget.bar).toMatchObject({ width: 340, isHighlighted: true });
});

test('a number is called by a link to the Zoom app', async () => {
  const widget = await showWidget({ line: 'link' });

  await widget.enter('Search by name or enter a number', '2095550123');
  await widget.press('Call (209) 555-0123');

  expect(widget.popups.followed).toEqual(['zoomphonecall://+12095550123?callerid=%2B12058945456']);
});

test('a link that began no call is tried again by a link', async () => {
  const widget = await showWidget({ line: 'link' });
  await widget.enter('Search by name or enter a number', '2095550123');
  await widget.press('Call (209) 555-0123');
  await widget.later(30_000);
  expect(widget.names('button')).not.toContain('Call with the Zoom app instead');

  await widget.press('Try again');

  expect(widget.popups.followed).toHaveLength(2);
});
