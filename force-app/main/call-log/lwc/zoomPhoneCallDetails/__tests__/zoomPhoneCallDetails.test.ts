import '../../../../../../test-support/lightning/numberLibrary.ts';
import '../../../../../../test-support/lightning/realLabels.ts';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import type { CallAbout, ErrorCode, HistoryEntry } from 'c/zoomCallCore';
import {
  CONNECTED,
  ENDED,
  JANE,
  NINE,
  RINGING,
  callOf,
  entryOf,
} from '../../../../../../test-support/lightning/callData.ts';
import { connectMessageBus } from '../../../../../../test-support/lightning/messageBus.ts';
import type { MessageBus } from '../../../../../../test-support/lightning/messageBus.ts';
import { connectNetwork } from '../../../../../../test-support/lightning/network.ts';
import type { Network } from '../../../../../../test-support/lightning/network.ts';
import { rendered, show } from '../../../../../../test-support/lightning/screen.ts';
import type { Screen } from '../../../../../../test-support/lightning/screen.ts';
import { messageContextWire } from '../../../../../../test-support/lightning/wireAdapters.ts';
import ZoomPhoneCallDetails from '../zoomPhoneCallDetails.ts';

const TASK = '00T000000000001AAA';
const ABOUT: CallAbout = {
  via: 'Support',
  outcome: 'transferred',
  outcomeTo: '+12058945456',
  ownNumber: '+12058945457',
};
const ENTRY: HistoryEntry = {
  ...entryOf(callOf('1', RINGING, { ...CONNECTED, about: ABOUT }, { ...ENDED, at: NINE + 75_000 }), {
    who: JANE,
  }),
  media: [{ id: 'v1', kind: 'voicemail', at: NINE, durationSeconds: 12, deleted: false }],
};

let bus: MessageBus;
let network: Network;

const called = (): Response => Response.json({ entry: ENTRY });
const refused = (status: number, code: ErrorCode) => (): Response =>
  Response.json({ error: { code } }, { status });
const asked = () => network.requests.map(({ url }) => url.pathname);

beforeEach(() => {
  bus = connectMessageBus();
  network = connectNetwork();
  answerCalls(called);
});

/** What else the page asks for is not there. */
function answerCalls(answer: () => Response): void {
  const otherwise = refused(404, 'request.notFound');
  network.answer(({ url }) => {
    if (url.pathname.startsWith('/api/tasks/')) return answer();
    return otherwise();
  });
}

afterEach(() => {
  document.body.replaceChildren();
  jest.useRealTimers();
});

async function showPage(): Promise<Screen> {
  const screen = await show(ZoomPhoneCallDetails, { recordId: TASK });
  messageContextWire.emit({});
  await rendered();
  return screen;
}

async function meetGateway(): Promise<void> {
  bus.send({ type: 'gateway', gatewayUrl: 'https://gateway.example.com' });
  await settled();
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 40; turn++) await Promise.resolve();
  await new Promise((resolve) => setTimeout(resolve));
  await rendered();
}

test('asks the widget where the gateway is, and shows who, numbers, times, result and journey', async () => {
  const screen = await showPage();
  expect(bus.published).toEqual([{ type: 'gatewayWanted' }]);
  await meetGateway();

  expect(asked()).toContain(`/api/tasks/${TASK}/call`);
  const text = screen.texts().join(' | ');
  for (const part of [
    'Jane Roe',
    '+12092592844',
    'Inbound call',
    'Answered',
    'Via Support',
    '1:14',
    'Voicemail',
  ])
    expect(text).toContain(part);
  expect(text).not.toContain('Audio quality');
  expect(screen.names('button')).toEqual(['Play Voicemail', 'Refresh']);
});

test.each([
  [4.31, 'good (MOS 4.3)'],
  [3.6, 'fair (MOS 3.6)'],
  [2.9, 'poor (MOS 2.9)'],
])('a call of %s whose audio the page had says how it was', async (mos, words) => {
  const quality = { mos, worstMos: 1.5, lossPercent: 0.4, jitterMs: 9, roundTripMs: null };
  answerCalls(() => Response.json({ entry: { ...ENTRY, log: { ...ENTRY.log, quality } } }));
  const screen = await showPage();
  await meetGateway();

  expect(screen.texts().join(' | ')).toContain(`Audio quality | ${words}`);
});

test('when a log changes, that of this Task is read again', async () => {
  await showPage();
  await meetGateway();
  const before = asked().length;

  bus.send({ type: 'logsChanged', taskIds: ['00T000000000002AAA'] });
  await settled();
  expect(asked()).toHaveLength(before);
  bus.send({ type: 'logsChanged', taskIds: [TASK.slice(0, 15)] });
  await settled();
  expect(asked().length).toBeGreaterThan(before);
});

test('signed out, it says where to sign in, and shows the call as soon as that is done', async () => {
  answerCalls(refused(401, 'session.missing'));
  const screen = await showPage();
  await meetGateway();
  expect(screen.texts().join()).toContain('sign in. The details then appear here.');
  await screen.press('Open Zoom Phone');
  expect(bus.published.at(-1)).toEqual({ type: 'widgetWanted' });

  answerCalls(called);
  await meetGateway();
  expect(screen.texts().join()).toContain('Jane Roe');
});

test('without the widget it says so after a while, and asks again', async () => {
  jest.useFakeTimers();
  const screen = await showPage();
  jest.advanceTimersByTime(2000);
  await rendered();
  expect(screen.texts().join()).toContain('Zoom Phone does not answer.');

  await screen.press('Try again');
  expect(bus.published).toHaveLength(2);
});

test('a Task that is no call is told quietly', async () => {
  answerCalls(refused(404, 'call.unknown'));
  const screen = await showPage();
  await meetGateway();

  expect(screen.texts().join()).toContain('This Task is no call of yours');
  expect(screen.says('alert')).toBeNull();
});

test('another record shows another call', async () => {
  const screen = await showPage();
  await meetGateway();
  await screen.give({ recordId: '00T000000000002AAA' });
  await meetGateway();

  expect(asked()).toContain('/api/tasks/00T000000000002AAA/call');
});
