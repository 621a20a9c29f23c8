import '../../../../../../test-support/lightning/numberLibrary.ts';
import '../../../../../../test-support/lightning/realLabels.ts';
import { afterEach, expect, test } from '@jest/globals';
import type { TextMessage, TextThread } from 'c/zoomCallCore';
import type { OpenThread } from 'c/zoomPhoneTextStore';
import { NINE } from '../../../../../../test-support/lightning/callData.ts';
import { numbersAt } from '../../../../../../test-support/lightning/numberData.ts';
import { elementsOf } from '../../../../../../test-support/lightning/roles.ts';
import { rendered, show } from '../../../../../../test-support/lightning/screen.ts';
import {
  JANE_PEER,
  STRANGER,
  TWO_PEOPLE,
  textOf,
  threadOf,
} from '../../../../../../test-support/lightning/textData.ts';
import ZoomPhoneTextThread from '../zoomPhoneTextThread.ts';

const DAY_MS = 86_400_000;

afterEach(() => {
  document.body.replaceChildren();
});

test('of 5,000 messages only the last are in the page, and scrolling brings the others', async () => {
  const all = Array.from({ length: 5000 }, (_, index) => textOf(index));
  const view = await thread({}, { messages: all });
  expect(view.words().at(-1)).toBe('words 4999');
  expect(view.words().length).toBeLessThan(50);

  await view.scrollTo(64 * 2500);

  expect(view.words()).toContain('words 2500');
  expect(view.words()).not.toContain('words 4999');
  expect(view.words().length).toBeLessThan(50);
});

test('near the first message those before are asked for, once they are there', async () => {
  const messages = Array.from({ length: 100 }, (_, index) => textOf(index));
  const view = await thread({}, { messages, earlier: 'more' });

  await view.scrollTo(10);
  await view.press('Load earlier messages');

  expect(view.heard('textcommand')).toEqual([{ do: 'earlier' }, { do: 'earlier' }]);
});

test('a new day has its date', async () => {
  const view = await thread({}, { messages: [textOf(1, { at: NINE - DAY_MS }), textOf(2), textOf(3)] });

  expect(view.texts().filter((text) => ['Yesterday', 'Today'].includes(text))).toEqual([
    'Yesterday',
    'Today',
  ]);
});

test('what comes is read out; what is further back, and what the agent sends, is not', async () => {
  const view = await thread({}, { messages: [textOf(5)] });

  await view.open({ messages: [textOf(1), textOf(5), textOf(6, { direction: 'out' })] });
  expect(view.says('log')).toBe('');
  await view.open({ messages: [textOf(1), textOf(5), textOf(6, { direction: 'out' }), textOf(7)] });

  expect(view.says('log')).toBe('Jane Roe: words 7');
});

test('in a group, and in the thread of a queue, it is said who wrote', async () => {
  const view = await thread(
    { kind: 'callQueue', own: { number: '+12058945999', name: 'Support' }, peers: [JANE_PEER, STRANGER] },
    {
      messages: [
        textOf(1, { from: { number: STRANGER.number, name: null } }),
        textOf(2, { direction: 'out', from: { number: '+12058945999', name: 'Mina' } }),
      ],
    },
  );

  expect(view.names('heading')).toEqual(['Jane Roe, CALIFORNIA']);
  expect(view.texts()).toEqual(expect.arrayContaining(['Call queue Support', 'CALIFORNIA', 'Mina']));
});

test('who has a number is asked where several have it, and shown on demand elsewhere', async () => {
  const asked = await thread({ peers: [TWO_PEOPLE] });
  expect(asked.texts()).toContain('This number belongs to 2 people. Choose one.');

  const known = await thread({});
  expect(known.has('button', 'Open Jane Roe')).toBe(false);
  await known.press('People');
  expect(known.texts()).toContain('Buyer · Acme');
});

test('a thread that is gone in Zoom says so', async () => {
  const view = await thread({ deleted: true });

  expect(view.texts()).toContain('This thread was deleted in Zoom. What was said is kept here.');
});

test('messages that cannot be had say why, and are asked for again', async () => {
  const problem = { code: 'gateway.unreachable', said: null } as const;
  const view = await thread({}, { phase: 'failed', problem });

  await view.press('Try again');

  expect(view.heard('textcommand')).toEqual([{ do: 'reload' }]);
});

async function thread(change: Partial<TextThread>, open: Partial<OpenThread> = {}) {
  const opened = (one: Partial<OpenThread>): OpenThread => ({
    ...{ threadId: 'a', messages: [], phase: 'ready', earlier: 'none', problem: null },
    ...one,
  });
  const view = await show(
    ZoomPhoneTextThread,
    { thread: threadOf('a', change), open: opened(open), numbers: numbersAt('US'), now: NINE },
    ['textcommand', 'openrecord'],
  );
  return {
    ...view,
    open: (one: { messages: readonly TextMessage[] }) => view.give({ open: opened(one) }),
    words: () => view.texts().filter((text) => /^words \d+$/.test(text)),
    /** jsdom lays nothing out: the height is that of a screen. */
    async scrollTo(top: number): Promise<void> {
      const list = elementsOf(view.host).find((one) => one.classList.contains('messages'))!;
      Object.defineProperties(list, {
        clientHeight: { value: 400, configurable: true },
        scrollHeight: { value: 1e6, configurable: true },
      });
      list.scrollTop = top;
      list.dispatchEvent(new CustomEvent('scroll'));
      await rendered();
    },
  };
}
