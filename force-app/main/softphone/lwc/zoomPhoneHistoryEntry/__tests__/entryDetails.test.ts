import '../../../../../../test-support/lightning/numberLibrary.ts';
import '../../../../../../test-support/lightning/realLabels.ts';
import { afterEach, expect, test } from '@jest/globals';
import type { CallLog } from 'c/zoomCallCore';
import {
  CONNECTED,
  ENDED,
  JANE,
  JOHN,
  LOG,
  RINGING,
  callOf,
} from '../../../../../../test-support/lightning/callData.ts';
import { showEntry } from '../../../../../../test-support/lightning/showEntry.ts';

const CALL = callOf('call-1', RINGING, CONNECTED, ENDED);
const REFUSED: Partial<CallLog> = {
  state: 'needsYou',
  problem: { code: 'salesforce.validation', said: 'Choose a Related To.' },
};

afterEach(() => {
  document.body.replaceChildren();
});

test('an open call shows who it was once, below its line, and its comment', async () => {
  const entry = await open({ who: JANE, comment: 'Wants a quote' });

  expect(entry.texts().filter((text) => text === 'Jane Roe')).toHaveLength(1);
  expect(entry.get('textbox', 'Comment')).toMatchObject({ value: 'Wants a quote' });
  expect(entry.names('button').slice(1)).toEqual([
    'Open Jane Roe',
    'Edit Name',
    'Follow-up',
    'Close (will be saved)',
    'Delete',
    'Call Jane Roe back',
  ]);
});

test.each<[CallLog['state'], string]>([
  ['open', 'Close (will be saved)'],
  ['saving', 'Close (will be saved)'],
  ['waiting', 'Close (will be saved)'],
  ['needsYou', 'Close (will be saved)'],
  ['saved', 'Close (saved)'],
])('closing a log that is %s says what happens: %s', async (state, label) => {
  const entry = await open({ state });

  await entry.press(label);

  expect(entry.heard('closelog')).toEqual([{ callId: 'call-1' }]);
});

test('deleting says what stays, and is told', async () => {
  const entry = await open({ state: 'saved' });
  expect(entry.texts()).toContain('Deletes only the log in Salesforce; Zoom keeps its own.');

  await entry.press('Delete');

  expect(entry.heard('deletelog')).toEqual([{ callId: 'call-1', deleted: true }]);
});

test('a deleted log can only be brought back: it has no comment and nothing to close', async () => {
  const entry = await open({ state: 'deleted', who: JANE });
  expect(entry.names('textbox')).toEqual([]);
  expect(entry.names('button').slice(1)).toEqual(['Open Jane Roe', 'Undo', 'Call Jane Roe back']);

  await entry.press('Undo');

  expect(entry.heard('deletelog')).toEqual([{ callId: 'call-1', deleted: false }]);
});

test('a log that needs the agent says why, in the words of Salesforce too, and is tried again', async () => {
  const entry = await open(REFUSED);
  expect(entry.says('alert')).toContain('A rule of your Salesforce org refuses the log.');
  expect(entry.says('alert')).toContain('Salesforce says: Choose a Related To.');
  expect(entry.says('alert')).toContain('Code: salesforce.validation');

  await entry.press('Retry');
  await entry.press('Export');

  expect(entry.heard('retrylog')).toEqual([{ callId: 'call-1' }]);
  expect(entry.heard('exportlogs')).toEqual([{ callId: 'call-1' }]);
});

test('a log that waits says for what, and need not be waited for', async () => {
  const entry = await open({
    state: 'waiting',
    problem: { code: 'salesforce.unavailable', said: null },
  });
  expect(entry.says('alert')).toContain('saved by themselves when Salesforce is back');

  await entry.press('Retry');

  expect(entry.heard('retrylog')).toEqual([{ callId: 'call-1' }]);
});

test('when the log is saved after all, the problem goes', async () => {
  const entry = await open(REFUSED);

  await entry.give({ entry: { revision: 2, call: CALL, log: logOf({ state: 'saved' }) } });

  expect(entry.says('alert')).toBeNull();
  expect(entry.names('button')).not.toContain('Retry');
});

test('the Task is opened from here as soon as there is one', async () => {
  const entry = await open({ state: 'saved' });
  expect(entry.names('button')).not.toContain('Open Task');

  await entry.give({
    entry: { revision: 2, call: CALL, log: logOf({ state: 'saved', taskId: '00T000000000001AAA' }) },
  });
  await entry.press('Open Task');

  expect(entry.heard('openrecord')).toEqual([{ recordId: '00T000000000001AAA', objectName: 'Task' }]);
});

test('comment, choice and record pass through', async () => {
  const entry = await open({ candidates: [JANE, JOHN] });

  await entry.enter('Comment', 'Hi');
  await entry.press('John Doe Lead · Globex');
  await entry.give({
    entry: { revision: 2, call: CALL, log: logOf({ who: JOHN, candidates: [JANE, JOHN] }) },
  });
  await entry.press('Open John Doe');
  await entry.press('Edit Name');
  await entry.press('Nobody known');

  expect(entry.heard('comment')).toEqual([{ callId: 'call-1', comment: 'Hi' }]);
  expect(entry.heard('openrecord')).toEqual([{ recordId: JOHN.id, objectName: 'Lead' }]);
  expect(entry.heard('chooseperson')).toEqual([
    { callId: 'call-1', person: JOHN, remember: false },
    { callId: 'call-1', person: null, remember: false },
  ]);
});

function open(log: Partial<CallLog>) {
  return showEntry(CALL, log, true);
}

function logOf(change: Partial<CallLog>): CallLog {
  return { ...LOG, ...change };
}
