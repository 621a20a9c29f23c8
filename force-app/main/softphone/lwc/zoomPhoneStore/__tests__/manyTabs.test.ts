import '../../../../../../test-support/lightning/numberLibrary.ts';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import {
  CONNECTED,
  ENDED,
  JANE,
  NINE,
  RINGING,
  callOf,
  entryOf,
} from '../../../../../../test-support/lightning/callData.ts';
import type { HistoryEntry } from 'c/zoomCallCore';
import { openTabbedBrowser } from '../../../../../../test-support/lightning/openTabbedBrowser.ts';
import type { StoreTab, TabbedBrowser } from '../../../../../../test-support/lightning/openTabbedBrowser.ts';
import { json, refusal } from '../../../../../../test-support/lightning/network.ts';
import { padMessage } from '../../../../../../test-support/lightning/padMessages.ts';
import { pass, settle } from '../../../../../../test-support/lightning/settle.ts';
import { outgoingCall } from '../../../../../../test-support/lightning/zoomPad.ts';

const FIRST = entryOf(callOf('1', RINGING, CONNECTED, ENDED), { who: JANE, state: 'saved' }, 4);
const RUNNING = entryOf(callOf('2', RINGING, CONNECTED), {}, 7);
const OVER = entryOf(callOf('2', RINGING, CONNECTED, ENDED), { state: 'saved' }, 8);

let browser: TabbedBrowser;

beforeEach(() => {
  jest.useFakeTimers({ now: NINE });
  localStorage.clear();
  browser = openTabbedBrowser();
});

afterEach(() => {
  browser.close();
  jest.restoreAllMocks();
  jest.useRealTimers();
});

test('of twenty tabs one has the live feed and the line, and all show the call of its pad', async () => {
  const tabs = await openTabs(20);

  for (const [index, { pad }] of tabs.entries()) {
    pad.say(padMessage('zp-call-ringing-event', { callId: String(index) }));
  }
  await settle();

  expect(openFeeds()).toHaveLength(1);
  expect(leaders(tabs)).toEqual([0]);
  expect(browser.gateway.sent('POST /api/line-reports')).toHaveLength(1);
  for (const tab of tabs) expect(callIds(tab)).toEqual(['0']);
});

test('what the gateway tells one tab, all show, and how the connection is', async () => {
  const tabs = await openTabs(20);

  await tell(FIRST, RUNNING);
  for (const { state } of tabs) {
    expect(state()).toMatchObject({ entries: [RUNNING, FIRST], connection: 'connected', stage: 'signedIn' });
  }

  browser.gateway.feeds.at(-1)?.break();
  await settle();
  for (const { state } of tabs) expect(state().connection).toBe('reconnecting');
});

test('a call that ends opens History in each tab', async () => {
  const tabs = await openTabs(3);
  await tell(RUNNING);
  await tell(OVER);

  for (const { state } of tabs) expect(state()).toMatchObject({ tab: 'history', openCallId: '2' });
});

test('a comment that is typed in one tab stands in all', async () => {
  const tabs = await openTabs(3);
  await tell(RUNNING);

  tabs[1]!.store.writeComment('2', 'Wants a quote');
  await settle();

  for (const { state } of tabs) expect(state().entries[0]?.log.comment).toBe('Wants a quote');
  expect(browser.gateway.sent('PUT /api/calls/2/comment')).toHaveLength(1);
});

test('a tab that comes late knows all, and what was typed before it came', async () => {
  const [leader] = await openTabs(2);
  await tell(FIRST, RUNNING);
  leader!.store.writeComment('2', 'Wants a quote');
  leader!.pad.say(padMessage('zp-call-ringing-event', { callId: '3' }));
  await settle();

  const [late] = await openTabs(1);

  expect(late!.state()).toMatchObject({ connection: 'connected', stage: 'signedIn' });
  expect(late!.state().entries).toEqual(leader!.state().entries);
  expect(late!.state().entries.find(({ call }) => call.callId === '2')?.log.comment).toBe('Wants a quote');
});

test('a tab that comes while the first still catches up knows all in the end', async () => {
  const tabs = [await browser.openTab(), await browser.openTab()];
  browser.gateway.say({ type: 'entry', entry: FIRST });
  const late = await browser.openTab();
  await tell(RUNNING);
  tabs[0]!.store.stop();
  tabs[1]!.store.stop();
  await settle();

  expect(late.state().entries).toEqual([RUNNING, FIRST]);
  expect(browser.gateway.feeds.at(-1)?.after).toBe('7');
});

test('when the leader goes, another has feed and line, from the last revision', async () => {
  const tabs = await openTabs(3);
  await tell(FIRST, RUNNING);

  tabs[0]!.store.stop();
  await settle();
  await tell(OVER);
  tabs[1]!.pad.say(padMessage('zp-call-ringing-event', { callId: '3' }));
  await settle();

  expect(openFeeds().map(({ after }) => after)).toEqual(['7']);
  expect(leaders(tabs.slice(1))).toEqual([0]);
  for (const tab of tabs.slice(1)) expect(callIds(tab).sort()).toEqual(['1', '2', '3']);
});

test('the tab that the agent turns to leads, and the one before shows what happens from then on', async () => {
  const tabs = await openTabs(3);
  await tell(FIRST);

  tabs[2]!.store.attend();
  await settle();
  browser.gateway.say({ type: 'entry', entry: RUNNING });
  await settle();

  expect(leaders(tabs)).toEqual([2]);
  expect(openFeeds().map(({ after }) => after)).toEqual(['4']);
  for (const tab of tabs) expect(callIds(tab)).toEqual(['2', '1']);
});

test('a tab that was not told all asks the gateway for all when it leads', async () => {
  const [leader] = await openTabs(1);
  await tell(FIRST);
  const deaf = await browser.openTab({ isFrozen: true });
  deaf.setFrozen(false);
  await tell(RUNNING);
  expect(callIds(deaf)).toEqual(['2']);

  leader!.store.stop();
  await settle();

  expect(openFeeds().map(({ after }) => after)).toEqual(['0']);
});

test('while the leader is frozen another leads; thawed, it knows what it has missed', async () => {
  const tabs = await openTabs(2);
  await tell(FIRST, RUNNING);

  tabs[0]!.store.freeze();
  tabs[0]!.setFrozen(true);
  await settle();
  expect(leaders(tabs)).toEqual([1]);
  await tell(OVER);
  tabs[0]!.setFrozen(false);
  tabs[0]!.store.wake();
  await settle();

  expect(leaders(tabs)).toEqual([1]);
  expect(openFeeds()).toHaveLength(1);
  expect(tabs[0]!.state().entries).toEqual(tabs[1]!.state().entries);
});

test('a call that ended while no tab led is over when one leads again', async () => {
  const tabs = await openTabs(2);
  await tell(RUNNING);
  tabs[1]!.store.freeze();
  tabs[1]!.setFrozen(true);
  tabs[0]!.store.stop();
  await settle();
  expect(openFeeds()).toEqual([]);

  tabs[1]!.setFrozen(false);
  tabs[1]!.store.wake();
  await settle();
  await tell(OVER);

  expect(tabs[1]!.state()).toMatchObject({ leads: true, entries: [OVER], tab: 'history', openCallId: '2' });
});

test('two clicks on Dial in a tab that follows make it lead, and call once', async () => {
  const tabs = await openTabs(3);

  tabs[2]!.store.dial('(209) 259-2844', null);
  tabs[2]!.store.dial('(209) 259-2844', null);
  await settle();
  tabs[2]!.pad.say(outgoingCall({ callId: '5' }));
  await pass(10_000);

  expect(leaders(tabs)).toEqual([2]);
  expect(tabs.map(({ pad }) => pad.dials().length)).toEqual([0, 0, 1]);
  expect(dialsRegistered()).toHaveLength(1);
  for (const tab of tabs) expect(tab.state().dialing).toEqual({ phase: 'idle' });
  for (const tab of tabs) expect(callIds(tab)).toEqual(['5']);
});

test('a question that is answered after the agent was in another tab is acted on here', async () => {
  const tabs = await openTabs(2);
  tabs[0]!.store.dial('911', null);
  expect(tabs[0]!.state().dialing).toMatchObject({ phase: 'asking' });
  tabs[1]!.store.attend();
  await settle();

  tabs[0]!.store.confirm();
  await settle();

  expect(leaders(tabs)).toEqual([0]);
  expect(tabs[0]!.pad.dials()).toHaveLength(1);
});

test('a call that had to wait until the agent was in another tab goes out here', async () => {
  const tabs = await openTabs(2);
  const presence = Promise.withResolvers<Response>();
  browser.gateway.answer('GET /api/presence', () => presence.promise);
  tabs[0]!.store.dial('(209) 259-2844', null);
  tabs[1]!.store.attend();
  await settle();
  expect(leaders(tabs)).toEqual([1]);

  presence.resolve(json({ inMeeting: false }));
  await settle();

  expect(leaders(tabs)).toEqual([0]);
  expect(tabs.map(({ pad }) => pad.dials().length)).toEqual([1, 0]);
});

test('a pad that was not ready is given another chance where it loads anew', async () => {
  const [other, tab] = await openTabs(2);
  tab!.store.attend();
  await pass(10_000);
  expect(tab!.state().line).toBe('notReady');
  other!.store.attend();
  await settle();

  tab!.setPadLoads(false);
  tab!.store.dial('(209) 259-2844', null);
  await settle();

  expect(tab!.state().dialing).toMatchObject({ phase: 'calling' });
});

test('what the gateway refuses in one tab is undone there, and told where the agent looks', async () => {
  const tabs = await openTabs(2);
  await tell(FIRST);
  browser.gateway.answer('PUT /api/calls/1/deleted', () => refusal('request.forbidden', 403));

  tabs[1]!.store.setLogDeleted('1', true);
  await settle();

  for (const { state } of tabs) {
    expect(state().entries).toEqual([FIRST]);
    expect(state().problem).toMatchObject({ code: 'request.forbidden' });
  }
});

test('what waits is sent by one tab', async () => {
  const tabs = await openTabs(5);
  await tell(FIRST);
  browser.gateway.answerAll(() => Promise.reject(new TypeError('offline')));
  tabs[3]!.store.setLogDeleted('1', true);
  tabs[3]!.store.setLogDeleted('1', false);
  await settle();
  browser.gateway.answerAll(null);
  const before = browser.gateway.sent('PUT /api/calls/1/deleted').length;

  for (const { store } of tabs) store.wake();
  await pass(20_000);

  expect(browser.gateway.sent('PUT /api/calls/1/deleted').slice(before)).toEqual([
    { deleted: true },
    { deleted: false },
  ]);
});

function openTabs(count: number): Promise<StoreTab[]> {
  return browser.openTabs(count);
}

async function tell(...entries: HistoryEntry[]): Promise<void> {
  const { gateway } = browser;
  gateway.say(...entries.map((entry) => ({ type: 'entry', entry }) as const));
  gateway.say({ type: 'ready', revision: entries.at(-1)?.revision ?? 0 });
  await settle();
}

function openFeeds() {
  return browser.gateway.feeds.filter(({ isGivenUp }) => !isGivenUp);
}

/** The places of those that lead. */
function leaders(tabs: readonly StoreTab[]): number[] {
  return tabs.flatMap(({ state }, index) => (state().leads ? [index] : []));
}

function callIds(tab: StoreTab): string[] {
  return tab.state().entries.map(({ call }) => call.callId);
}

function dialsRegistered() {
  return browser.gateway.requests.filter(({ what }) => what.startsWith('PUT /api/dials/'));
}
