import '../../../../../../test-support/lightning/numberLibrary.ts';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { RINGING, callOf, entryOf, SESSION } from '../../../../../../test-support/lightning/callData.ts';
import { openFeedStream } from '../../../../../../test-support/lightning/feedStream.ts';
import type { FeedStream } from '../../../../../../test-support/lightning/feedStream.ts';
import {
  connectNetwork,
  offline,
  refusal,
  silence,
} from '../../../../../../test-support/lightning/network.ts';
import type { Answer } from '../../../../../../test-support/lightning/network.ts';
import { pass, settle } from '../../../../../../test-support/lightning/settle.ts';
import { createGatewayHttp } from '../gatewayHttp.ts';
import { openLiveFeed } from '../liveFeed.ts';
import type { LiveFeed } from '../liveFeed.ts';

const ENTRY = { type: 'entry', entry: entryOf(callOf('1', RINGING), {}, 7) } as const;
const READY = { type: 'ready', revision: 7 } as const;
const BEAT = { type: 'beat' } as const;

const opened: LiveFeed[] = [];

beforeEach(() => {
  jest.useFakeTimers({ now: Date.UTC(2026, 9, 6, 9) });
});

afterEach(() => {
  for (const feed of opened.splice(0)) feed.stop();
  jest.useRealTimers();
});

test('what the gateway says is handed on, message by message', async () => {
  const { streams, messages } = await connect();

  streams[0]?.say({ type: 'session', session: SESSION });
  streams[0]?.say(ENTRY);
  streams[0]?.say(READY);
  streams[0]?.say(BEAT);
  await settle();

  expect(messages).toEqual([{ type: 'session', session: SESSION }, ENTRY, READY, BEAT]);
});

test('a message may come in any pieces, even through the middle of a letter', async () => {
  const { streams, messages } = await connect();
  const named = entryOf(callOf('1', { ...RINGING, about: { peerName: '山田 太郎 😀' } }), {}, 3);
  const bytes = new TextEncoder().encode(`${JSON.stringify({ type: 'entry', entry: named })}\n`);

  for (let index = 0; index < bytes.length; index += 3) streams[0]?.write(bytes.slice(index, index + 3));
  await settle();

  expect(messages).toEqual([{ type: 'entry', entry: named }]);
});

test('many messages may come in one piece, the last of them not whole', async () => {
  const { streams, messages } = await connect();

  streams[0]?.write(`${JSON.stringify(ENTRY)}\n${JSON.stringify(READY)}\n{"type":"be`);
  await settle();
  expect(messages).toEqual([ENTRY, READY]);

  streams[0]?.write('at"}\n');
  await settle();
  expect(messages).toEqual([ENTRY, READY, BEAT]);
});

test.each([
  ['an empty line', ''],
  ['what is no JSON', '<html>'],
  ['a message of another kind', '{"type":"somethingNew","data":1}'],
  ['an entry that is none', '{"type":"entry","entry":{"revision":99}}'],
  ['null', 'null'],
])('%s is passed over, and what follows is heard', async (_name, line) => {
  const { streams, messages, broken } = await connect();

  streams[0]?.write(`${line}\n${JSON.stringify(BEAT)}\n`);
  await settle();

  expect(messages).toEqual([BEAT]);
  expect(broken).toEqual([]);
});

test('a new connection goes on from the last revision seen', async () => {
  const { streams } = await connect();
  expect(streams[0]?.after).toBe('0');
  streams[0]?.say(ENTRY);
  streams[0]?.say({ type: 'entry', entry: { ...ENTRY.entry, revision: 5 } });
  await settle();

  streams[0]?.break();
  await pass(300);

  expect(streams[1]?.after).toBe('7');
});

test('a feed that the gateway ends is opened again at once, and the end is told', async () => {
  const { streams, broken } = await connect();

  streams[0]?.end();
  await settle();
  expect(broken).toEqual([{ code: 'gateway.unreachable', retry: 'later' }]);
  await pass(300);

  expect(streams).toHaveLength(2);
});

test('an unreachable gateway is asked again within 400 ms for a minute, then after ever longer times', async () => {
  const { times } = await connect(offline);

  for (let second = 0; second < 120; second++) await pass(1000);

  const waits = times.slice(1).map((time, index) => time - (times[index] ?? 0));
  expect(waits.slice(0, 4)).toEqual([300, 400, 400, 400]);
  const late = waits.slice(waits.findIndex((wait) => wait > 400));
  expect(late.slice(0, 6)).toEqual([800, 1600, 3200, 6400, 10_000, 10_000]);
  expect((times.at(-late.length - 1) ?? 0) - (times[0] ?? 0)).toBeGreaterThan(59_000);
});

test('a gateway that refuses is left more time', async () => {
  const { times } = await connect(() => refusal('request.tooMany', 429));

  for (let second = 0; second < 20; second++) await pass(1000);

  const waits = times.slice(1).map((time, index) => time - (times[index] ?? 0));
  expect(waits.slice(0, 5)).toEqual([300, 600, 1200, 2400, 4800]);
});

test('over a new network the connection is made anew at once, and nobody is told of a break', async () => {
  const { streams, feed, broken } = await connect();
  streams[0]?.say(READY);
  await settle();

  feed.wake(true);
  await settle();

  expect(streams[0]?.isGivenUp).toBe(true);
  expect(streams.map(({ after }) => after)).toEqual(['0', '0']);
  expect(broken).toEqual([]);
});

test('once a connection has caught up, the next break is short again', async () => {
  const { network, streams, follow } = await connect(offline);
  await pass(20_000);
  network.answer(follow);
  await pass(10_000);
  streams[0]?.say(READY);
  await settle();

  streams[0]?.break();
  await pass(300);

  expect(streams).toHaveLength(2);
});

test('a connection that breaks before it has caught up does not count as one', async () => {
  const { streams, network } = await connect();
  for (let index = 0; index < 11; index++) {
    streams.at(-1)?.say(ENTRY);
    await settle();
    streams.at(-1)?.break();
    await pass(10_000);
  }
  const asked = network.requests.length;

  streams.at(-1)?.break();
  await pass(4000);

  expect(network.requests).toHaveLength(asked);
});

test('a connection on which nothing comes for 25 seconds is dead and made anew', async () => {
  const { streams, broken } = await connect();

  await pass(25_000);
  expect(streams[0]?.isGivenUp).toBe(false);
  await pass(5000);
  expect(streams[0]?.isGivenUp).toBe(true);
  await pass(300);

  expect(broken).toHaveLength(1);
  expect(streams).toHaveLength(2);
});

test('a beat is enough to keep a connection', async () => {
  const { streams, broken } = await connect();

  for (let beat = 0; beat < 12; beat++) {
    await pass(10_000);
    streams[0]?.say(BEAT);
  }
  await settle();

  expect(broken).toEqual([]);
  expect(streams).toHaveLength(1);
});

test('a gateway that takes the request and never answers is given up', async () => {
  const { broken } = await connect(silence);

  await pass(30_000);

  expect(broken).toHaveLength(1);
});

test('when the page wakes up, a broken connection is made at once', async () => {
  const { network, feed, streams, follow } = await connect(offline);
  await pass(30_000);
  network.answer(follow);
  const asked = network.requests.length;

  feed.wake();
  await settle();

  expect(network.requests).toHaveLength(asked + 1);
  expect(streams).toHaveLength(1);
});

test('when the page wakes up, a fresh connection is kept', async () => {
  const { streams, feed } = await connect();
  await pass(10_000);
  streams[0]?.say(BEAT);
  await settle();

  feed.wake();
  await pass(1000);

  expect(streams).toHaveLength(1);
});

test('when the page wakes up, a connection that slept with it is made anew', async () => {
  const { streams, feed } = await connect();
  jest.setSystemTime(Date.now() + 60_000);

  feed.wake();
  await pass(300);

  expect(streams[0]?.isGivenUp).toBe(true);
  expect(streams).toHaveLength(2);
});

test('a session that is over is told and not asked about again until the page wakes up', async () => {
  const { network, feed, broken } = await connect(() => refusal('session.missing', 401));
  await pass(120_000);
  expect(broken).toEqual([{ code: 'session.missing', retry: 'afterSignIn' }]);
  expect(network.requests).toHaveLength(1);

  feed.wake();
  await settle();

  expect(network.requests).toHaveLength(2);
});

test('after the end nothing is told and nothing is asked', async () => {
  const { network, feed, streams, messages, broken } = await connect();

  feed.stop();
  streams[0]?.say(BEAT);
  await pass(60_000);
  feed.wake();
  await pass(60_000);

  expect(streams[0]?.isGivenUp).toBe(true);
  expect(network.requests).toHaveLength(1);
  expect(messages).toEqual([]);
  expect(broken).toEqual([]);
  expect(jest.getTimerCount()).toBe(0);
});

test('a feed that is ended while it waits to connect again stays ended', async () => {
  const { network, feed } = await connect(offline);
  await pass(100);

  feed.stop();
  await pass(60_000);

  expect(network.requests).toHaveLength(1);
});

async function connect(first?: Answer) {
  const start = Date.now();
  const streams: FeedStream[] = [];
  const times: number[] = [];
  const follow: Answer = (request) => {
    const stream = openFeedStream(request);
    streams.push(stream);
    return stream.answer;
  };
  const network = connectNetwork((request) => {
    times.push(Date.now() - start);
    return (first ?? follow)(request);
  });
  const messages: unknown[] = [];
  const broken: { code: string; retry: string }[] = [];
  const feed = openLiveFeed(
    createGatewayHttp('https://gateway.example.com', SESSION.agent.salesforceUserId),
    {
      onMessage: (message) => messages.push(message),
      onBroken: ({ code, retry }) => broken.push({ code, retry }),
    },
  );
  opened.push(feed);
  await settle();
  return { network, feed, streams, messages, broken, times, follow };
}
