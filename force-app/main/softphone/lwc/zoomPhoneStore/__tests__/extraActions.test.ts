import '../../../../../../test-support/lightning/numberLibrary.ts';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import type { CallQuality } from 'c/zoomCallCore';
import { NINE } from '../../../../../../test-support/lightning/callData.ts';
import { createLineStandIn } from '../../../../../../test-support/lightning/lineStandIn.ts';
import { openTabbedBrowser } from '../../../../../../test-support/lightning/openTabbedBrowser.ts';
import { settle } from '../../../../../../test-support/lightning/settle.ts';
import { startBrowserPhone, startPhone } from '../../../../../../test-support/lightning/startStore.ts';

const GOOD: CallQuality = {
  ...{ level: 'good', mos: 4.4, lossPercent: 0, jitterMs: 2, roundTripMs: 20, silence: null },
};
const IDLE = { phase: 'idle', quality: null, problem: null };

beforeEach(() => {
  jest.useFakeTimers({ now: NINE });
  localStorage.clear();
});

afterEach(() => {
  jest.useRealTimers();
});

test('how a test call goes is in the state, and gone when it is over', async () => {
  const { store, line, state } = await startBrowserPhone();
  store.beginTestCall();
  store.beginTestCall();
  expect(line.asked).toEqual([['testCall']]);
  expect(state().testCall).toEqual({ ...IDLE, phase: 'begun' });
  line.test.onHeard();
  line.test.onQuality(GOOD);
  expect(state().testCall).toEqual({ ...IDLE, phase: 'heard', quality: GOOD });

  line.test.onOver('line.engineAway');
  expect(state().testCall).toEqual({ ...IDLE, problem: 'line.engineAway' });
  store.beginTestCall();
  expect(state().testCall).toEqual({ ...IDLE, phase: 'begun' });
  store.endTestCall();
  expect(line.asked.at(-1)).toEqual(['endTestCall']);
  line.test.onOver();
  expect(state().testCall).toEqual(IDLE);
  store.stop();
});

test('nothing is ended where there was no test call, and a closed view takes what was wrong along', async () => {
  const { store, line, state } = await startBrowserPhone();
  store.endTestCall();
  expect(line.asked).toEqual([]);
  store.beginTestCall();
  line.test.onOver('line.notNow');
  store.endTestCall();
  expect(state().testCall).toEqual(IDLE);
  store.stop();
});

test('a line without test calls says so', async () => {
  const { store, state } = await startPhone();
  store.beginTestCall();
  expect(state().testCall).toEqual({ ...IDLE, problem: 'line.elsewhere' });
  expect(state().extras).toEqual({ canTest: false, doNotDisturb: null });
  store.stop();
});

test('do not disturb is asked of the line, and what is refused is the problem', async () => {
  const { store, line, state } = await startBrowserPhone();
  await store.setDoNotDisturb(true);
  expect(line.asked).toEqual([['setDoNotDisturb', true]]);
  expect(state()).toMatchObject({ problem: null, acting: [] });
  line.listener.onExtras?.({ canTest: true, doNotDisturb: true });
  expect(state().extras).toEqual({ canTest: true, doNotDisturb: true });

  line.refuse('gateway.unreachable');
  await store.setDoNotDisturb(false);
  expect(state().problem).toMatchObject({ code: 'gateway.unreachable' });
  store.stop();
});

test('all tabs know of it, and each can take it back; a test call brings the line along', async () => {
  const browser = openTabbedBrowser();
  const lines = [createLineStandIn(), createLineStandIn()] as const;
  const [leader, other] = [
    await browser.openTab({ line: lines[0] }),
    await browser.openTab({ line: lines[1] }),
  ];
  browser.gateway.say({ type: 'ready', revision: 0 });
  lines[0].listener.onReadiness('ready');
  lines[0].listener.onExtras?.({ canTest: true, doNotDisturb: true });
  await settle();
  for (const { state } of [leader, other])
    expect(state().extras).toEqual({ canTest: true, doNotDisturb: true });

  await other.store.setDoNotDisturb(false);
  expect(lines[0].asked).toEqual([['setDoNotDisturb', false]]);
  expect(other.state().problem).toBeNull();

  other.store.beginTestCall();
  await settle();
  expect(lines[1].asked).toEqual([['testCall']]);
  expect([leader.state().testCall.phase, other.state().testCall.phase]).toEqual(['idle', 'begun']);
  browser.close();
});

test('who signs out is disturbed by nobody', async () => {
  const { store, line, state } = await startBrowserPhone();
  line.listener.onExtras?.({ canTest: true, doNotDisturb: true });
  await store.signOut();
  await settle();
  expect(state().extras).toEqual({ canTest: false, doNotDisturb: null });
  store.stop();
});
