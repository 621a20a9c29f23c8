import '../../../../../../test-support/lightning/numberLibrary.ts';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import type { LineEvent } from 'c/zoomCallCore';
import {
  registeredLine,
  startBrowserLine,
} from '../../../../../../test-support/lightning/startBrowserLine.ts';

const WELCOME: Extract<LineEvent, { type: 'welcome' }> = { type: 'welcome', iceServers: [], canTest: true };
const ON = { type: 'doNotDisturb', on: true } as const;
const OFF = { type: 'doNotDisturb', on: false } as const;

beforeEach(() => {
  jest.useFakeTimers({ now: 1_700_000_000_000 });
});

afterEach(() => {
  jest.useRealTimers();
});

test('what there is beside calls is told with the welcome, and when it changes', () => {
  const { socket, extras } = startBrowserLine();
  expect(extras).toEqual([]);
  socket.accept();
  socket.tell(WELCOME, WELCOME, { ...WELCOME, canTest: false });
  expect(extras).toEqual([
    { canTest: true, doNotDisturb: false },
    { canTest: false, doNotDisturb: false },
  ]);
});

test('do not disturb is asked for, and is so when the gateway says so', async () => {
  const { line, socket, extras, later } = await registeredLine();
  const asked = line.setDoNotDisturb?.(true);
  expect(socket.of('doNotDisturb')).toEqual([ON]);
  expect(extras.at(-1)).toMatchObject({ doNotDisturb: false });
  socket.tell(ON);
  await asked;
  expect(extras.at(-1)).toMatchObject({ doNotDisturb: true });

  const back = line.setDoNotDisturb?.(false);
  await later(0);
  socket.tell(OFF);
  await back;
  expect(extras.at(-1)).toMatchObject({ doNotDisturb: false });
});

test('a page that comes to a line with it is told', () => {
  const { socket, extras } = startBrowserLine();
  socket.accept();
  socket.tell(WELCOME, ON);
  expect(extras.at(-1)).toEqual({ canTest: true, doNotDisturb: true });
  expect(socket.of('doNotDisturb')).toEqual([]);
});

test('it outlives a channel that breaks, also where the gateway has begun anew', async () => {
  const parts = await registeredLine();
  void parts.line.setDoNotDisturb?.(true);
  parts.socket.tell(ON);
  parts.socket.breakOff();
  await parts.later(400);
  await parts.register();
  expect(parts.sockets).toHaveLength(2);
  expect(parts.socket.of('doNotDisturb')).toEqual([ON]);
  expect(parts.extras.map(({ doNotDisturb }) => doNotDisturb)).toEqual([false, true]);
});

test.each<[string, string, (parts: Awaited<ReturnType<typeof registeredLine>>) => void]>([
  [
    'refused',
    'line.notRegistered',
    ({ socket }) => {
      socket.tell({ type: 'refused', verb: 'doNotDisturb', callId: null, code: 'line.notRegistered' });
    },
  ],
  [
    'the channel breaks',
    'gateway.unreachable',
    ({ socket }) => {
      socket.breakOff();
    },
  ],
  [
    'the line stops',
    'gateway.unreachable',
    ({ line }) => {
      line.stop();
    },
  ],
])('%s: it is not so, and who asked is told', async (_what, code, happen) => {
  const parts = await registeredLine();
  const asked = parts.line.setDoNotDisturb?.(true);
  happen(parts);
  await expect(asked).rejects.toMatchObject({ code });
  expect(parts.extras.at(-1)).toMatchObject({ doNotDisturb: false });
});

test('without a channel it cannot be asked for', async () => {
  const { line } = startBrowserLine();
  await expect(line.setDoNotDisturb?.(true)).rejects.toMatchObject({ code: 'gateway.unreachable' });
});
