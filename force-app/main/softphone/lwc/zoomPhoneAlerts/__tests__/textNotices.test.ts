import '../../../../../../test-support/lightning/numberLibrary.ts';
import { expect, test } from '@jest/globals';
import type { TextThread } from 'c/zoomCallCore';
import { NINE } from '../../../../../../test-support/lightning/callData.ts';
import { threadOf } from '../../../../../../test-support/lightning/textData.ts';
import { createTextNotices } from '../zoomPhoneAlerts.ts';

const SECOND = 1000;

function setUp() {
  const told: string[] = [];
  const clicks: (() => void)[] = [];
  const claimed = new Set<string>();
  const state = { seen: '', opened: '', now: NINE + SECOND };
  const start = () =>
    createTextNotices({
      notifier: {
        show(_tag, text, onClick) {
          told.push(text);
          clicks.push(onClick);
        },
        hide() {
          told.push('hidden');
        },
      },
      claim(tag) {
        if (claimed.has(tag)) return false;
        claimed.add(tag);
        return true;
      },
      isSeen: (threadId) => threadId === state.seen,
      wordsOf: ({ latest }) => latest?.text ?? '',
      onClick(threadId) {
        state.opened = threadId;
      },
      now: () => state.now,
    });
  return { told, clicks, state, start, notices: start() };
}

function said(text: string, change: Partial<NonNullable<TextThread['latest']>> = {}, unread = 1): TextThread {
  const latest = { direction: 'in', text, at: NINE, files: 0, state: 'received', ...change } as const;
  return threadOf('a', { unread, latest });
}

test('a text that comes is told once, in all tabs and after a reload, until it is read', () => {
  const { notices, start, told } = setUp();
  notices.follow([said('one')]);
  notices.follow([said('one')]);
  start().follow([said('one')]);
  expect(told).toEqual(['one']);

  notices.follow([said('two', { at: NINE + 1 }, 2)]);
  expect(told).toEqual(['one', 'hidden', 'two']);
  notices.follow([said('two', { at: NINE + 1 }, 0)]);
  expect(told.at(-1)).toBe('hidden');
});

test('a click opens its thread', () => {
  const { notices, clicks, state } = setUp();
  notices.follow([said('one')]);
  clicks[0]?.();
  expect(state.opened).toBe('a');
});

test('nothing is told of what the agent sends, looks at, has read, or was said long before', () => {
  const { notices, told, state } = setUp();
  notices.follow([said('mine', { direction: 'out' })]);
  notices.follow([said('read', {}, 0)]);
  notices.follow([said('old', { at: NINE - 10 * 60 * SECOND })]);
  state.seen = 'a';
  notices.follow([said('seen')]);
  expect(told).toEqual([]);
});

test('what was told goes with the widget', () => {
  const { notices, told } = setUp();
  notices.follow([said('one')]);
  notices.stop();
  expect(told).toEqual(['one', 'hidden']);
});
