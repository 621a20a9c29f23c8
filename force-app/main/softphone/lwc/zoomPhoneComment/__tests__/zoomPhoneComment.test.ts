import '../../../../../../test-support/lightning/numberLibrary.ts';
import '../../../../../../test-support/lightning/realLabels.ts';
import { afterEach, expect, test } from '@jest/globals';
import { COMMENT_LIMIT } from 'c/zoomCallCore';
import type { CallLog } from 'c/zoomCallCore';
import { LOG } from '../../../../../../test-support/lightning/callData.ts';
import { rendered, show } from '../../../../../../test-support/lightning/screen.ts';
import type { Screen } from '../../../../../../test-support/lightning/screen.ts';
import ZoomPhoneComment from '../zoomPhoneComment.ts';

afterEach(() => {
  document.body.replaceChildren();
});

test('the comment of the log stands in the field', async () => {
  const view = await comment({ comment: 'Wants a quote' });

  expect(shown(view)).toBe('Wants a quote');
});

test('a call without a log has an empty field', async () => {
  const view = await show(ZoomPhoneComment, { callId: 'call-1', log: null });

  expect(shown(view)).toBe('');
});

test('each key is told, with the call', async () => {
  const view = await comment();

  await view.enter('Comment', 'H');
  await view.enter('Comment', 'Hi');

  expect(view.heard('comment')).toEqual([
    { callId: 'call-1', comment: 'H' },
    { callId: 'call-1', comment: 'Hi' },
  ]);
});

test('a comment that is emptied is told as well', async () => {
  const view = await comment({ comment: 'Wrong call' });

  await view.enter('Comment', '');

  expect(view.heard('comment')).toEqual([{ callId: 'call-1', comment: '' }]);
});

test("what the field itself fires stays here: only the agent's comment goes out", async () => {
  const view = await comment();

  await view.enter('Comment', 'Hi');

  expect(view.heard('change')).toEqual([]);
});

test('what another tab wrote appears', async () => {
  const view = await comment({ comment: 'Wants a quote' });

  await view.give({ log: log('Wants two quotes') });

  expect(shown(view)).toBe('Wants two quotes');
});

test('while the agent types here, nothing else gets into the field', async () => {
  const view = await comment();
  await focus(view);
  await view.enter('Comment', 'Agreed on Mon');

  await view.give({ log: log('Agreed on') });

  expect(shown(view)).toBe('Agreed on Mon');
});

test('when the agent leaves the field, it shows what is kept', async () => {
  const view = await comment();
  await focus(view);
  await view.enter('Comment', 'Agreed on Mon');
  await view.give({ log: log('Agreed on Monday, says the other tab') });

  await blur(view);

  expect(shown(view)).toBe('Agreed on Monday, says the other tab');
});

test('who leaves the field of a call without a log loses nothing', async () => {
  const view = await show(ZoomPhoneComment, { callId: 'call-1', log: null });
  await focus(view);
  await view.enter('Comment', 'Before the log');

  await blur(view);

  expect(shown(view)).toBe('Before the log');
});

test('the field takes as much as a log holds, and says when that is near', async () => {
  const view = await comment({ comment: 'x'.repeat(COMMENT_LIMIT - 1001) });
  expect(field(view)).toMatchObject({ maxLength: COMMENT_LIMIT });
  expect(view.says('status')).toBeNull();

  await view.enter('Comment', 'x'.repeat(COMMENT_LIMIT - 1000));
  expect(view.says('status')).toBe('Characters left: 1000');

  await view.enter('Comment', 'x'.repeat(COMMENT_LIMIT));
  expect(view.says('status')).toBe('Characters left: 0');
});

function comment(change: Partial<CallLog> = {}): Promise<Screen> {
  return show(ZoomPhoneComment, { callId: 'call-1', log: { ...LOG, ...change } }, ['comment', 'change']);
}

function log(text: string): CallLog {
  return { ...LOG, comment: text };
}

function field(view: Screen): HTMLElement {
  return view.get('textbox', 'Comment');
}

function shown(view: Screen): unknown {
  return Reflect.get(field(view), 'value');
}

async function focus(view: Screen): Promise<void> {
  field(view).dispatchEvent(new FocusEvent('focus'));
  await rendered();
}

async function blur(view: Screen): Promise<void> {
  field(view).dispatchEvent(new FocusEvent('blur'));
  await rendered();
}
