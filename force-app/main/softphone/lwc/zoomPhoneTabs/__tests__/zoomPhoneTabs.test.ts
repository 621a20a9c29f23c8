import '../../../../../../test-support/lightning/numberLibrary.ts';
import { beforeEach, expect, jest, test } from '@jest/globals';
import type { TabMessage } from 'c/zoomCallCore';
import { createBrowserTabs } from '../../../../../../test-support/lightning/browserTabs.ts';
import { settle } from '../../../../../../test-support/lightning/settle.ts';
import type { Tabs, TabsDeps, TabsListener } from '../zoomPhoneTabs.ts';

beforeEach(() => {
  jest.useFakeTimers();
});

function createBrowser() {
  const browser = createBrowserTabs();
  return {
    openTab(part: Partial<TabsDeps> = {}): { tabs: Tabs; heard: TabMessage[]; leads: boolean[] } {
      const heard: TabMessage[] = [];
      const leads: boolean[] = [];
      const listener: TabsListener = {
        onMessage: (message) => heard.push(message),
        onLeads: (now) => leads.push(now),
      };
      return { tabs: browser.tab().open(listener, part), heard, leads };
    },
    say: browser.say,
  };
}

const COMMENT: TabMessage = { type: 'comment', callId: '1', comment: 'Hello', commentEdit: 5 };

test('what one tab tells, all others hear', async () => {
  const browser = createBrowser();
  const [one, two, three] = [browser.openTab(), browser.openTab(), browser.openTab()];
  await settle();
  two.tabs.tell(COMMENT);
  await settle();

  expect([one.heard, two.heard, three.heard]).toEqual([[COMMENT], [], [COMMENT]]);
});

test.each([null, 'hello', { type: 'steal' }, { ...COMMENT, comment: 7 }, { type: 'feed', message: {} }])(
  'what is no message is not heard: %j',
  async (data) => {
    const browser = createBrowser();
    const { heard } = browser.openTab();
    browser.say(data);
    browser.say(COMMENT);
    await settle();

    expect(heard).toEqual([COMMENT]);
  },
);

test('a tab that has stopped can say what it likes: nobody hears it', async () => {
  const browser = createBrowser();
  const [one, two] = [browser.openTab(), browser.openTab()];
  one.tabs.stop();
  one.tabs.tell(COMMENT);
  await settle();

  expect(two.heard).toEqual([]);
});

test('a tab that has stopped neither leads nor hears', async () => {
  const browser = createBrowser();
  const [one, two] = [browser.openTab(), browser.openTab()];
  await settle();
  one.tabs.stop();
  await settle();
  two.tabs.tell(COMMENT);
  await settle();

  expect([one.tabs.leads, two.tabs.leads]).toEqual([false, true]);
  expect(one.heard).toEqual([]);
});

test.each([{ locks: null }, { openChannel: null }])(
  'in a browser without %j a tab is alone',
  async (missing) => {
    const { tabs } = createBrowser().openTab(missing);
    await settle();
    tabs.tell(COMMENT);

    expect(tabs.leads).toBe(true);
  },
);
