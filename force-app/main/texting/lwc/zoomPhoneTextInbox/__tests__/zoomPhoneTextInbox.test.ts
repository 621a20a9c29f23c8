import '../../../../../../test-support/lightning/numberLibrary.ts';
import '../../../../../../test-support/lightning/realLabels.ts';
import { afterEach, expect, test } from '@jest/globals';
import type { TextThread } from 'c/zoomCallCore';
import { NO_TEXTS } from 'c/zoomPhoneTextStore';
import type { ThreadList } from 'c/zoomPhoneTextStore';
import { NINE } from '../../../../../../test-support/lightning/callData.ts';
import { numbersAt } from '../../../../../../test-support/lightning/numberData.ts';
import { show } from '../../../../../../test-support/lightning/screen.ts';
import { JANE_PEER, STRANGER, threadOf } from '../../../../../../test-support/lightning/textData.ts';
import ZoomPhoneTextInbox from '../zoomPhoneTextInbox.ts';

const LATEST = threadOf('a').latest!;

afterEach(() => {
  document.body.replaceChildren();
});

test('threads with unread texts stand first, each part by its latest text', async () => {
  const view = await inbox([
    threadOf('a'),
    threadOf('b', { unread: 1 }),
    threadOf('c'),
    threadOf('d', { unread: 9 }),
  ]);

  expect(view.rows()).toEqual(['words of b', 'words of d', 'words of a', 'words of c']);
  expect(view.names('button')).toContain('Jane Roe Today 1:00 AM words of d 9 9 unread');
});

test.each<[Partial<NonNullable<TextThread['latest']>>, string]>([
  [{ direction: 'out', text: 'Yes', state: 'sent' }, 'You: Yes'],
  [{ direction: 'out', text: 'Yes', state: 'failed' }, 'Not sent · You: Yes'],
  [{ text: '', files: 2 }, 'Files: 2'],
  [{ text: 'Look', files: 1 }, 'Files: 1. Look'],
])('the last words say whose they are and what came with them: case %#', async (latest, says) => {
  const view = await inbox([threadOf('a', { latest: { ...LATEST, ...latest } })]);

  expect(view.texts()).toContain(says);
});

test('a group has its names, a queue is named, and a number is read as one', async () => {
  const own = { number: '+12058945999', name: 'Support' };
  const view = await inbox([
    threadOf('a', { peers: [JANE_PEER, STRANGER] }),
    threadOf('b', { kind: 'callQueue', own }),
    threadOf('c', { peers: [{ ...STRANGER, name: null }] }),
  ]);

  expect(view.texts()).toEqual(
    expect.arrayContaining(['Jane Roe, CALIFORNIA', 'Jane Roe · Support', '(310) 555-0199']),
  );
});

test('a search shows what was found, or that nothing was', async () => {
  const threads = [threadOf('a'), threadOf('b')];
  const view = await inbox(threads, { text: 'ten', found: ['b'], phase: 'complete' });
  expect(view.rows()).toEqual(['words of b']);

  await view.give({ list: { ...NO_TEXTS.list, text: 'xyz', found: [], phase: 'complete' } });
  expect(view.says('status')).toContain('No thread found');
  await view.enter('Search texts', 'Jane');

  expect(view.heard('textcommand')).toEqual([{ do: 'search', text: 'Jane' }]);
});

test('of many threads fifty are shown, and more on demand, also from further back', async () => {
  const threads = Array.from({ length: 60 }, (_, index) => threadOf(`t${index}`));
  const view = await inbox(threads, { phase: 'idle' });
  expect(view.rows()).toHaveLength(50);

  await view.press('Show more threads');

  expect(view.rows()).toHaveLength(60);
  expect(view.heard('textcommand')).toEqual([{ do: 'more' }]);
});

test('where there are none, that is said once it is known; the pencil begins one', async () => {
  const view = await inbox([], { phase: 'loading' });
  expect(view.texts()).not.toContain('No texts yet');

  await view.give({ list: { ...NO_TEXTS.list, phase: 'complete' } });
  expect(view.texts()).toContain('No texts yet');
  await view.press('New message');

  expect(view.heard('textcommand')).toEqual([{ do: 'new' }]);
});

test('a list that cannot be had says why, and is asked for again', async () => {
  const problem = { code: 'gateway.unreachable', said: null } as const;
  const view = await inbox([], { phase: 'failed', problem });

  await view.press('Try again');

  expect(view.heard('textcommand')).toEqual([{ do: 'more' }]);
});

async function inbox(threads: readonly TextThread[], list: Partial<ThreadList> = { phase: 'complete' }) {
  const view = await show(
    ZoomPhoneTextInbox,
    {
      ...{ threads, list: { ...NO_TEXTS.list, ...list }, now: NINE, canWrite: true },
      numbers: numbersAt('US'),
    },
    ['textcommand'],
  );
  return { ...view, rows: () => view.texts().filter((text) => text.startsWith('words of')) };
}
