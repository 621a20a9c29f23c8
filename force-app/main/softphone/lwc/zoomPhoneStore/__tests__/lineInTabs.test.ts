import '../../../../../../test-support/lightning/numberLibrary.ts';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { stateOf } from 'c/zoomCallCore';
import {
  CONNECTED,
  ENDED,
  NINE,
  RINGING,
  callOf,
  entryOf,
} from '../../../../../../test-support/lightning/callData.ts';
import { createLineStandIn } from '../../../../../../test-support/lightning/lineStandIn.ts';
import type { LineStandIn } from '../../../../../../test-support/lightning/lineStandIn.ts';
import { openTabbedBrowser } from '../../../../../../test-support/lightning/openTabbedBrowser.ts';
import type { StoreTab, TabbedBrowser } from '../../../../../../test-support/lightning/openTabbedBrowser.ts';
import { pass, settle } from '../../../../../../test-support/lightning/settle.ts';

const IN = { about: { direction: 'inbound' } } as const;
const OUT = { about: { direction: 'outbound' } } as const;

let browser: TabbedBrowser;
let tabs: (StoreTab & { readonly line: LineStandIn })[];

beforeEach(async () => {
  jest.useFakeTimers({ now: NINE });
  localStorage.clear();
  browser = openTabbedBrowser();
  tabs = [];
  await open();
  await open();
  browser.gateway.say({ type: 'ready', revision: 0 });
  tabs[0]!.line.listener.onReadiness('ready');
  await settle();
});

afterEach(() => {
  browser.close();
  jest.useRealTimers();
});

test('a call of the line is in all tabs, also in one that comes while it runs', async () => {
  await talk();
  await open();

  for (const { state } of tabs) {
    expect(state().ownCalls).toMatchObject({ 'line-1': { isProvisional: true, isLive: true } });
    expect(phasesIn(state())).toEqual(['connected']);
    expect(state()).toMatchObject({ line: 'ready', capabilities: tabs[0]!.state().capabilities });
  }

  browser.gateway.say({ type: 'entry', entry: entryOf(callOf('zoom-1', { ...RINGING, ...OUT })) });
  await settle();
  for (const { state } of tabs) {
    expect(state().entries.map(({ call }) => call.callId)).toEqual(['zoom-1']);
    expect(state().ownCalls).toMatchObject({ 'zoom-1': { lineId: 'line-1', key: 'line-1' } });
  }
});

test('another tab steers it, and is told what the line refuses', async () => {
  await talk();
  await tabs[1]!.store.act('line-1', { action: 'hold' });
  expect(tabs[0]!.line.asked).toEqual([['hold', 'line-1']]);

  tabs[0]!.line.refuse('line.notNow');
  void tabs[1]!.store.act('line-1', { action: 'mute' });
  await settle();

  expect(tabs[1]!.state()).toMatchObject({ problem: { code: 'line.notNow' }, acting: [] });
  expect(tabs[0]!.state()).toMatchObject({ problem: null, acting: [] });
  expect(tabs[1]!.line.made).toBe(0);
});

test('what is being done in one tab can be done in no other', async () => {
  await talk();
  tabs[0]!.line.refuse('never');
  void tabs[1]!.store.act('line-1', { action: 'hold' });
  await settle();
  for (const { state } of tabs) expect(state().acting).toEqual(['line-1']);

  void tabs[0]!.store.act('line-1', { action: 'hold' });
  await settle();
  expect(tabs[0]!.line.asked).toHaveLength(1);
});

test('a tab that answers nothing is waited for no longer than it takes', async () => {
  await talk();
  tabs[0]!.line.refuse('never');
  void tabs[1]!.store.act('line-1', { action: 'hold' });
  await pass(10_000);

  expect(tabs[1]!.state().problem).toMatchObject({ code: 'line.elsewhere' });
});

test('no tab takes the lead from the one with the audio, however the agent turns about; afterwards it does', async () => {
  await talk();
  tabs[1]!.store.attend();
  await settle();
  tabs[0]!.store.freeze();
  await settle();
  expect(leaders()).toEqual([0]);
  expect(tabs[0]!.line.stopped).toBe(0);

  tabs[0]!.line.tell('line-1', ENDED);
  await settle();
  tabs[1]!.store.attend();
  await settle();
  expect(leaders()).toEqual([1]);
});

test('who dials in another tab while a call runs calls where the audio is', async () => {
  await talk();
  tabs[1]!.store.dial('(205) 543-2724', null);
  await settle();
  expect(leaders()).toEqual([0]);
  const [, dialId] = tabs[0]!.line.asked[0] ?? [];
  expect(tabs[0]!.line.asked).toEqual([['dial', dialId, '+12055432724']]);
  expect(tabs[1]!.state().dialing).toMatchObject({ phase: 'calling', dialId });

  tabs[0]!.line.tell('line-2', { ...RINGING, about: { peerNumber: '+12055432724' } }, String(dialId));
  await settle();
  for (const { state } of tabs) expect(state().dialing).toEqual({ phase: 'idle' });
});

test('a dial from another tab that the line does not take fails there', async () => {
  await talk();
  tabs[1]!.store.dial('(205) 543-2724', null);
  await settle();
  tabs[0]!.line.listener.onNoCall(String(tabs[0]!.line.asked[0]?.[1]), 'line.tooManyCalls');
  await settle();

  expect(tabs[1]!.state().dialing).toMatchObject({ phase: 'failed', problem: { code: 'line.tooManyCalls' } });
});

test('when the tab with the audio goes, the call is over for the next one that leads', async () => {
  await talk();
  browser.gateway.say({ type: 'entry', entry: entryOf(callOf('zoom-1', { ...RINGING, ...OUT })) });
  await settle();

  tabs[0]!.store.stop();
  await settle();

  expect(tabs[1]!.state()).toMatchObject({ leads: true, tab: 'history', openCallId: 'zoom-1' });
  expect(phasesIn(tabs[1]!.state())).toEqual(['ended']);
  expect(browser.gateway.sent('POST /api/line-reports').at(-1)).toMatchObject({
    reports: [{ event: { type: 'ended', callId: 'zoom-1' } }],
  });
});

test('what rings goes on ringing where the line tells of it again, else it has ceased', async () => {
  for (const lineId of ['line-1', 'line-2']) tabs[0]!.line.tell(lineId, { ...RINGING, ...IN });
  await settle();
  tabs[0]!.store.stop();
  await settle();
  tabs[1]!.line.tell('line-2', { ...RINGING, ...IN });
  await pass(4000);
  expect(phasesIn(tabs[1]!.state())).toEqual(['ringing', 'ringing']);

  await pass(2000);
  const { ownCalls } = tabs[1]!.state();
  expect([ownCalls['line-1']?.isLive, ownCalls['line-2']?.isLive]).toEqual([false, true]);
});

async function open(): Promise<void> {
  const line = createLineStandIn();
  tabs.push({ ...(await browser.openTab({ line })), line });
  await settle();
}

async function talk(): Promise<void> {
  tabs[0]!.line.tell('line-1', RINGING);
  tabs[0]!.line.tell('line-1', CONNECTED);
  await settle();
}

function leaders(): number[] {
  return tabs.flatMap(({ state }, index) => (state().leads ? [index] : []));
}

function phasesIn({ entries }: ReturnType<StoreTab['state']>) {
  return entries.map(({ call }) => stateOf(call).phase);
}
