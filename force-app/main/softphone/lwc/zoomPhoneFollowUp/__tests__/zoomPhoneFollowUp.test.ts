import '../../../../../../test-support/lightning/numberLibrary.ts';
import '../../../../../../test-support/lightning/realLabels.ts';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { FollowUpTask } from 'c/zoomCallCore';
import { LOG } from '../../../../../../test-support/lightning/callData.ts';
import { show } from '../../../../../../test-support/lightning/screen.ts';
import type { Screen } from '../../../../../../test-support/lightning/screen.ts';
import ZoomPhoneFollowUp from '../zoomPhoneFollowUp.ts';

/** A Friday. */
const FRIDAY = Date.UTC(2026, 9, 9, 12, 0, 0);
const TASK: FollowUpTask = {
  subject: 'Call back Jane Roe',
  dueDate: '2026-10-12',
  taskId: null,
  problem: null,
};
const REFUSED = { code: 'salesforce.validation', said: 'Set a type.', passing: false } as const;

beforeEach(() => {
  jest.useFakeTimers({ now: FRIDAY });
});
afterEach(() => {
  document.body.replaceChildren();
  jest.useRealTimers();
});

function showForm(followUpTask: FollowUpTask | null = null): Promise<Screen> {
  const data = { callId: 'call-1', name: 'Jane Roe', log: { ...LOG, followUpTask } };
  return show(ZoomPhoneFollowUp, data, ['edittask', 'openrecord']);
}

describe('a follow-up Task', () => {
  test('is due on the next working day, unless the agent says otherwise', async () => {
    const screen = await showForm();
    await screen.press('Follow-up');
    expect(screen.get('textbox', 'Subject')).toMatchObject({ value: 'Call back Jane Roe' });
    expect(screen.get('textbox', 'Due date')).toMatchObject({ value: '2026-10-12' });

    await screen.enter('Subject', ' Send the quote ');
    await screen.enter('Due date', '2026-10-20');
    await screen.press('Create Task');

    const wish = { subject: 'Send the quote', dueDate: '2026-10-20' };
    expect(screen.heard('edittask')).toEqual([{ callId: 'call-1', edit: { kind: 'followUp', wish } }]);
    expect(screen.has('button', 'Follow-up')).toBe(true);
  });

  test('needs a subject and a date', async () => {
    const screen = await showForm();
    await screen.press('Follow-up');
    await screen.enter('Subject', '  ');
    await screen.press('Create Task');
    expect(screen.says('alert')).toBe('Enter a subject and a due date.');
    await screen.enter('Subject', 'x');
    expect(screen.says('alert')).toBeNull();
    await screen.enter('Due date', '');
    await screen.press('Create Task');
    expect(screen.says('alert')).toBe('Enter a subject and a due date.');
    expect(screen.heard('edittask')).toEqual([]);

    await screen.press('Cancel');
    expect(screen.names('button')).toEqual(['Follow-up']);
  });

  test('that is on its way, or waits, says so', async () => {
    const screen = await showForm(TASK);
    expect(screen.says('status')).toBe('The follow-up Task is being created.');
    const problem = { code: 'salesforce.unavailable', said: null, passing: true } as const;
    await screen.give({ log: { ...LOG, followUpTask: { ...TASK, problem } } });
    expect(screen.says('status')).toContain('is not created yet');
    expect(screen.names('button')).toEqual([]);
  });

  test('that was refused says why and can be corrected', async () => {
    const screen = await showForm(TASK);
    await screen.give({ log: { ...LOG, followUpTask: { ...TASK, problem: REFUSED } } });
    expect(screen.texts().join(' ')).toContain('Set a type.');
    expect(screen.get('textbox', 'Subject')).toMatchObject({ value: TASK.subject });

    await screen.enter('Subject', 'Another');
    await screen.press('Create Task');
    const wish = { subject: 'Another', dueDate: TASK.dueDate };
    expect(screen.heard('edittask')).toEqual([{ callId: 'call-1', edit: { kind: 'followUp', wish } }]);
  });

  test('that is made is a link to it', async () => {
    const screen = await showForm({ ...TASK, taskId: '00T000000000001AAA' });
    const [name = ''] = screen.names('button');
    expect(name).toBe('Follow-up: Call back Jane Roe (due Oct 12, 2026)');
    await screen.press(name);
    expect(screen.heard('openrecord')).toEqual([{ recordId: '00T000000000001AAA', objectName: 'Task' }]);
  });
});
