import '../../../../../../test-support/lightning/numberLibrary.ts';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import type { CallEvent, HistoryEntry } from 'c/zoomCallCore';
import { stateOf } from 'c/zoomCallCore';
import {
  CONNECTED,
  ENDED,
  HELD,
  JANE,
  NINE,
  RINGING,
  callOf,
  entryOf,
} from '../../../../../../test-support/lightning/callData.ts';
import type { Happening } from '../../../../../../test-support/lightning/callData.ts';
import { pass, settle } from '../../../../../../test-support/lightning/settle.ts';
import { startBrowserPhone } from '../../../../../../test-support/lightning/startStore.ts';

const RESUMED: Happening = { type: 'switched', switch: 'hold', on: false };
const OUT = { about: { direction: 'outbound' } } as const;
const IN = { about: { direction: 'inbound' } } as const;

let phone: Awaited<ReturnType<typeof startBrowserPhone>>;

beforeEach(async () => {
  jest.useFakeTimers({ now: NINE });
  localStorage.clear();
  phone = await startBrowserPhone();
});

afterEach(() => {
  phone.store.stop();
  jest.restoreAllMocks();
  jest.useRealTimers();
});

test('what the line tells is listed at once, and reported to nobody as long as Zoom has not told of it', async () => {
  tell({ ...RINGING });
  await settle();

  expect(phone.state().entries).toMatchObject([{ call: { callId: 'line-1' }, log: { state: 'open' } }]);
  expect(phone.state().ownCalls).toEqual({
    'line-1': { lineId: 'line-1', key: 'line-1', isProvisional: true, isLive: true },
  });
  expect(reports()).toEqual([]);
});

test("Zoom's entry takes its place and its key, and what the line has told goes to the gateway under Zoom's id", async () => {
  tell(RINGING, 'dial-1');
  tell(CONNECTED);
  await hear(zoomCall('zoom-1', { ...RINGING, ...OUT }));

  expect(ids()).toEqual(['zoom-1']);
  expect(phone.state().entries[0]?.log.who).toEqual(JANE);
  expect(phone.state().ownCalls).toEqual({
    'zoom-1': { lineId: 'line-1', key: 'line-1', isProvisional: false, isLive: true },
  });
  expect(phase()).toBe('connected');
  expect(reports()).toMatchObject([
    { event: { type: 'ringing', callId: 'zoom-1', source: 'pad' }, dialId: 'dial-1' },
    { event: { type: 'connected', callId: 'zoom-1' }, dialId: null },
  ]);

  tell(HELD);
  await settle();
  expect(reports()).toHaveLength(3);
  expect(phase()).toBe('held');
});

test("a call of which Zoom tells first keeps the card that it has, and gets the line's buttons", async () => {
  await hear(zoomCall('zoom-1', { ...RINGING, ...IN }));
  expect(phone.state().ownCalls).toEqual({});

  tell({ ...RINGING, ...IN });
  await settle();

  expect(ids()).toEqual(['zoom-1']);
  expect(phone.state().ownCalls['zoom-1']).toMatchObject({ lineId: 'line-1', key: 'zoom-1' });
});

test('a call that the line does not have is an entry like any other', async () => {
  await hear(zoomCall('zoom-1', { ...RINGING, ...IN }, { ...CONNECTED, ...IN }));
  await phone.store.act('zoom-1', { action: 'hangUp' });

  expect(phone.state().ownCalls).toEqual({});
  expect(phone.line.asked).toEqual([]);
  expect(phone.state().problem).toMatchObject({ code: 'line.callUnknown' });
});

test('a call that has ended without a word from Zoom stands there for a while, and History does not open', async () => {
  tell(RINGING);
  tell(ENDED);
  await pass(29_000);
  expect(ids()).toEqual(['line-1']);
  expect(phone.state()).toMatchObject({ tab: 'keypad', openCallId: null });

  await pass(2000);
  expect(ids()).toEqual([]);
  expect(jest.getTimerCount()).toBeLessThan(4);
});

test('when Zoom tells of it after its end, History opens with it', async () => {
  tell(RINGING);
  tell(CONNECTED);
  tell(ENDED);
  await pass(5000);

  await hear(zoomCall('zoom-1', { ...RINGING, ...OUT }, { ...CONNECTED, ...OUT }));

  expect(phase()).toBe('ended');
  expect(phone.state()).toMatchObject({ tab: 'history', openCallId: 'zoom-1' });
  expect(reports().at(-1)).toMatchObject({ event: { type: 'ended', callId: 'zoom-1' } });
});

test('how a call stands is what the line says as long as it has it; afterwards, what Zoom says', async () => {
  tell(RINGING);
  tell(CONNECTED);
  tell(HELD);
  await hear(zoomCall('zoom-1', { ...RINGING, ...OUT }));
  tell(RESUMED);
  // Zoom tells of the hold, later and by another clock.
  const held = { ...HELD, ...OUT, at: NINE + 60_000 };
  await hear(zoomCall('zoom-1', { ...RINGING, ...OUT }, held), 2);
  expect(phase()).toBe('connected');

  await hear(zoomCall('zoom-1', { ...RINGING, ...OUT }, held, { ...ENDED, ...OUT }), 3);
  expect(phase()).toBe('connected');

  tell(ENDED);
  await settle();
  expect(phase()).toBe('ended');
});

test('a call that another device has taken is over for the line, and goes on for Zoom', async () => {
  tell({ ...RINGING, ...IN });
  await hear(zoomCall('zoom-1', { ...RINGING, ...IN }));
  await hear(zoomCall('zoom-1', { ...RINGING, ...IN }, { ...CONNECTED, ...IN }), 2);
  expect(phase()).toBe('ringing');

  tell({ ...ENDED, result: 'answeredElsewhere', ...IN });
  await settle();

  expect(phase()).toBe('connected');
  expect(phone.state().ownCalls['zoom-1']?.isLive).toBe(false);
  expect(reports().map(({ event }) => event.type)).toEqual(['ringing']);
});

test('what the page is told of the time before it came is none of the calls that the line makes now', async () => {
  phone.gateway.feeds.at(-1)?.break();
  await pass(3000);
  await hear(zoomCall('zoom-old', { ...RINGING, ...OUT }, { ...CONNECTED, ...OUT }));
  phone.gateway.say({ type: 'ready', revision: 1 });
  await settle();

  tell(RINGING);
  await settle();
  expect(ids().sort()).toEqual(['line-1', 'zoom-old']);

  await hear(zoomCall('zoom-1', { ...RINGING, ...OUT }), 2);
  expect(ids().sort()).toEqual(['zoom-1', 'zoom-old']);
});

test('what the line repeats does no harm, and brings no call back', async () => {
  for (let times = 0; times < 2; times += 1) for (const one of [RINGING, CONNECTED, ENDED]) tell(one);
  await hear(zoomCall('zoom-1', { ...RINGING, ...OUT }));

  expect(ids()).toEqual(['zoom-1']);
  expect(phase()).toBe('ended');
  expect(phone.state().ownCalls['zoom-1']?.isLive).toBe(false);
});

test('another number is taken for the same call after a while, where there is no other', async () => {
  tell({ ...RINGING, about: { direction: 'outbound', peerNumber: '800' } });
  await hear(zoomCall('zoom-1', { ...RINGING, ...OUT }));
  expect(ids().sort()).toEqual(['line-1', 'zoom-1']);

  await pass(5000);

  expect(ids()).toEqual(['zoom-1']);
  expect(phone.state().ownCalls['zoom-1']).toMatchObject({ key: 'line-1' });
});

interface Report {
  readonly event: CallEvent;
  readonly dialId: string | null;
}

function tell(happening: Happening, dialId: string | null = null): void {
  phone.line.tell('line-1', happening, dialId);
}

/** Zoom's facts are those of webhooks, a second after each other. */
function zoomCall(callId: string, ...told: Happening[]) {
  return callOf(callId, ...told);
}

async function hear(call: HistoryEntry['call'], revision = 1): Promise<void> {
  phone.gateway.say({ type: 'entry', entry: entryOf(call, { who: JANE }, revision) });
  await settle();
}

function ids(): string[] {
  return phone.state().entries.map(({ call }) => call.callId);
}

function phase() {
  const [first] = phone.state().entries;
  return first && stateOf(first.call).phase;
}

function reports() {
  const sent = phone.gateway.sent('POST /api/line-reports') as { reports: Report[] }[];
  return sent.flatMap((body) => body.reports);
}
