import '../../../../../../test-support/lightning/numberLibrary.ts';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { NINE } from '../../../../../../test-support/lightning/callData.ts';
import { json, refusal } from '../../../../../../test-support/lightning/network.ts';
import { openTabbedBrowser } from '../../../../../../test-support/lightning/openTabbedBrowser.ts';
import type { StoreTab, TabbedBrowser } from '../../../../../../test-support/lightning/openTabbedBrowser.ts';
import { settle } from '../../../../../../test-support/lightning/settle.ts';
import {
  TEXTING_SESSION,
  pageOf,
  textOf,
  threadOf,
} from '../../../../../../test-support/lightning/textData.ts';

let browser: TabbedBrowser;

beforeEach(() => {
  jest.useFakeTimers({ now: NINE });
  localStorage.clear();
  browser = openTabbedBrowser();
  browser.gateway.session = TEXTING_SESSION;
});

afterEach(() => {
  browser.close();
  jest.restoreAllMocks();
  jest.useRealTimers();
});

test('a thread that the leading tab is told of stands in all tabs, also in one that comes late', async () => {
  const tabs = [await browser.openTab(), await browser.openTab()];

  browser.gateway.say(
    { type: 'thread', thread: threadOf('a', { revision: 7, unread: 1 }) },
    { type: 'ready', revision: 7 },
  );
  await settle();
  const late = await browser.openTab();

  for (const tab of [...tabs, late]) expect(threads(tab)).toEqual(['a 1']);
});

test('a tab that takes the lead goes on after the last thread', async () => {
  const [first] = [await browser.openTab(), await browser.openTab()];
  browser.gateway.say(
    { type: 'thread', thread: threadOf('a', { revision: 7 }) },
    { type: 'ready', revision: 7 },
  );
  await settle();

  first.store.stop();
  await settle();

  expect(browser.gateway.feeds.at(-1)?.after).toBe('7');
});

test('what is told of a thread that is open in a tab that does not lead is asked for there', async () => {
  const tabs = [await browser.openTab(), await browser.openTab()];
  browser.gateway.say({ type: 'thread', thread: threadOf('a') }, { type: 'ready', revision: 1 });
  await settle();
  browser.gateway.answer('GET /api/texts/threads/a/messages', () => json(pageOf([textOf(1)])));

  tabs[1]!.store.openThread('a');
  await settle();

  expect(tabs[1]!.state().texts.open?.messages).toHaveLength(1);
  expect(tabs[0]!.state().texts.open).toBeNull();
});

test('a refusal is shown at the text, in the tab where it was written', async () => {
  const tabs = [await browser.openTab(), await browser.openTab()];
  browser.gateway.say({ type: 'thread', thread: threadOf('a') }, { type: 'ready', revision: 1 });
  await settle();
  browser.gateway.answer('GET /api/texts/threads/a/messages', () => json(pageOf([])));
  for (const sendId of ['1', '2']) {
    const id = `00000000-0000-4000-8000-${sendId.padStart(12, '0')}`;
    browser.gateway.answer(`PUT /api/texts/messages/${id}`, () => refusal('text.optedOut', 422));
  }

  tabs[1]!.store.openThread('a');
  tabs[1]!.store.writeText('a', 'Hello');
  tabs[1]!.store.sendText('a');
  await settle();

  expect(tabs[1]!.state().texts.open?.messages).toMatchObject([
    { text: 'Hello', state: 'failed', problem: { code: 'text.optedOut' } },
  ]);
  expect(tabs[1]!.state().problem).toBeNull();
});

function threads({ state }: StoreTab): string[] {
  return state().texts.threads.map(({ threadId, unread }) => `${threadId} ${unread}`);
}
