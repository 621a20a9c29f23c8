import '../../../../../../test-support/lightning/numberLibrary.ts';
import '../../../../../../test-support/lightning/realLabels.ts';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { ENDED, RINGING, callOf, entryOf } from '../../../../../../test-support/lightning/callData.ts';
import { showPhone } from '../../../../../../test-support/lightning/showWidget.ts';

const TASK = '00T000000000001AAA';
beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  document.body.replaceChildren();
  jest.useRealTimers();
});

test('pages are told which logs have changed, and of no change twice', async () => {
  const widget = await showPhone();
  const entry = (revision: number, taskId: string | null) =>
    entryOf(callOf('1', RINGING, ENDED), { state: 'saved', taskId }, revision);
  const told = () =>
    widget.bus.published.filter((message) => JSON.stringify(message).includes('logsChanged'));

  await widget.tell(entry(2, null));
  expect(told()).toEqual([]);
  await widget.tell(entry(3, TASK));
  await widget.tell(entry(3, TASK));
  expect(told()).toEqual([{ type: 'logsChanged', taskIds: [TASK] }]);
  await widget.tell(entry(4, TASK));
  expect(told()).toHaveLength(2);
});
