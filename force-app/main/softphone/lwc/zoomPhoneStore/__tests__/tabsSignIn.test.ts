import '../../../../../../test-support/lightning/numberLibrary.ts';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import {
  CONNECTED,
  NINE,
  SESSION,
  callOf,
  entryOf,
} from '../../../../../../test-support/lightning/callData.ts';
import { openTabbedBrowser } from '../../../../../../test-support/lightning/openTabbedBrowser.ts';
import type { StoreTab, TabbedBrowser } from '../../../../../../test-support/lightning/openTabbedBrowser.ts';
import { pass, settle } from '../../../../../../test-support/lightning/settle.ts';

const CALL = entryOf(callOf('1', CONNECTED), {}, 8);

let browser: TabbedBrowser;
let tabs: StoreTab[];

beforeEach(() => {
  jest.useFakeTimers({ now: NINE });
  localStorage.clear();
});

afterEach(() => {
  browser.close();
  jest.restoreAllMocks();
  jest.useRealTimers();
});

test.each<[string, () => Promise<void>]>([
  ['the agent signs out in one tab', () => signOut(2)],
  ['the session is over', endSession],
])('when %s, all tabs are signed out and show nothing any more', async (_name, leave) => {
  await open();
  await tell();

  await leave();
  await pass(60_000);

  for (const { state } of tabs) {
    expect(state()).toMatchObject({ stage: 'signedOut', session: null, entries: [] });
  }
  expect(browser.gateway.feeds).toHaveLength(1);
});

test('who signs in in one tab is signed in in all, with one live feed', async () => {
  await open({ signedIn: false });

  await signIn(1);
  await tell();

  for (const { state } of tabs) {
    expect(state()).toMatchObject({ stage: 'signedIn', entries: [CALL], signInProblem: null });
  }
  expect(openFeeds().map(({ after }) => after)).toEqual(['0']);
});

test('who has signed out can sign in again in another tab', async () => {
  await open();
  await tell();
  await signOut(0);

  await signIn(2);
  await tell();

  for (const { state } of tabs) expect(state()).toMatchObject({ stage: 'signedIn', entries: [CALL] });
  expect(openFeeds()).toHaveLength(1);
});

test('another agent who signs in without a sign-out before sees nothing of the first one in any tab', async () => {
  await open();
  await tell();
  browser.gateway.session = { ...SESSION, agent: { ...SESSION.agent, zoomUserId: 'zoom-alex' } };

  await signIn(1);
  browser.gateway.say({ type: 'ready', revision: 0 });
  await settle();

  for (const { state } of tabs) {
    expect(state()).toMatchObject({ stage: 'signedIn', session: browser.gateway.session, entries: [] });
  }
  expect(openFeeds().map(({ after }) => after)).toEqual(['0']);
});

test('who signs in again in one tab changes nothing in the others', async () => {
  await open();
  await tell();
  const asked = browser.gateway.sent('GET /api/session').length;

  await signIn(2);

  for (const { state } of tabs) expect(state()).toMatchObject({ stage: 'signedIn', entries: [CALL] });
  expect(browser.gateway.sent('GET /api/session')).toHaveLength(asked);
  expect(openFeeds()).toHaveLength(1);
});

test('a last word to a tab in which nobody is signed in any more is not heard', async () => {
  await open();
  await signOut(1);

  browser.sayToTabs({ type: 'feed', message: { type: 'session', session: SESSION } });
  browser.sayToTabs({ type: 'feed', message: { type: 'entry', entry: CALL } });
  browser.sayToTabs({ type: 'event', event: { type: 'ringing', callId: '2', source: 'pad', at: NINE } });
  await settle();

  for (const { state } of tabs) expect(state()).toMatchObject({ session: null, entries: [] });
});

async function open({ signedIn = true } = {}): Promise<void> {
  browser = openTabbedBrowser({ signedIn });
  tabs = await browser.openTabs(3);
}

async function tell(): Promise<void> {
  browser.gateway.say({ type: 'entry', entry: CALL }, { type: 'ready', revision: 8 });
  await settle();
}

async function signOut(index: number): Promise<void> {
  void tabs[index]!.store.signOut();
  await settle();
}

async function endSession(): Promise<void> {
  browser.gateway.signedIn = false;
  browser.gateway.feeds.at(-1)?.end();
  await pass(300);
}

async function signIn(index: number): Promise<void> {
  tabs[index]!.store.signIn();
  browser.popups.opened.at(-1)?.say({ type: 'zoom-phone-sign-in', code: 'one-time' });
  await settle();
}

function openFeeds() {
  return browser.gateway.feeds.filter(({ isGivenUp }) => !isGivenUp);
}
