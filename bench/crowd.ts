/** What 500 agents at work cost the gateway: memory, CPU while nobody telephones, and the time to the one who is called. */
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { GatewayStack } from '../test-support/gatewayStack.ts';
import { testDatabases, type TestDatabase } from '../test-support/postgres.ts';
import { now } from './clock.ts';
import { connectFeed, type FeedConnection } from './crowd/feedConnection.ts';
import { withCrowd } from './crowd/withCrowd.ts';
import * as format from './format.ts';
import { post } from './load.ts';
import type { Measurement, Row, Say } from './measurement.ts';
import { cpuSeconds, residentBytes } from './process.ts';
import { percentile, ratios, spreadOf } from './statistics.ts';
import { missedWebhook, ringingWebhook } from './webhooks.ts';

const AGENTS = 500;
const ROUNDS = 3;
const RINGS = 40;
const IDLE_MS = 10_000;
const PAUSE_MS = 150;

export const crowd: Measurement = {
  name: 'crowd',
  async run(say) {
    const rows: Row[] = [];
    for (const database of await testDatabases()) rows.push(...(await onDatabase(database, say)));
    return rows;
  },
};

/** What is measured with so many feeds. */
interface Figures {
  /** Milliseconds from a webhook to its line in the feed. */
  readonly times: readonly number[];
  /** Bytes. */
  readonly resident: number;
  /** Of one core, from 0 to 1. */
  readonly idleCpu: number;
}

function onDatabase(database: TestDatabase, say: Say): Promise<Row[]> {
  return withCrowd(database, AGENTS, async (stack, tokens) => {
    const [alone, many] = await rounds(stack, tokens, (step) => {
      say(`crowd on ${database.name}, ${step}`);
    });
    return rowsOf(database.name, alone, many);
  });
}

/** One feed, then all, in turn. */
async function rounds(
  stack: GatewayStack,
  tokens: readonly string[],
  say: Say,
): Promise<[alone: Figures[], many: Figures[]]> {
  const [alone, many]: [Figures[], Figures[]] = [[], []];
  // The first calls of a process are slower than all others.
  await withFeeds(stack, tokens.slice(0, 1));
  for (let round = 1; round <= ROUNDS; round++) {
    alone.push(await withFeeds(stack, tokens.slice(0, 1)));
    many.push(await withFeeds(stack, tokens));
    say(`round ${round} of ${ROUNDS}: alone ${told(alone)}, ${tokens.length} feeds ${told(many)}`);
  }
  return [alone, many];
}

async function withFeeds({ gateway, urls }: GatewayStack, tokens: readonly string[]): Promise<Figures> {
  const feeds: FeedConnection[] = [];
  for (const token of tokens) feeds.push(await connectFeed(urls.gateway, urls.shell, token));
  const before = cpuSeconds(gateway.pid);
  await wait(IDLE_MS);
  const idleCpu = (cpuSeconds(gateway.pid) - before) / (IDLE_MS / 1000);
  const times: number[] = [];
  for (let each = 0; each < RINGS; each++) {
    await wait(PAUSE_MS);
    const chosen = Math.floor(Math.random() * feeds.length);
    times.push(await ring(`${urls.gateway}/webhooks/zoom`, feeds[chosen], `crowd-${chosen + 1}`));
  }
  const resident = residentBytes(gateway.pid);
  for (const feed of feeds) feed.close();
  return { times, resident, idleCpu };
}

/** @returns milliseconds from the webhook to the line in the feed of the one who is called */
async function ring(url: string, feed: FeedConnection | undefined, zoomUserId: string): Promise<number> {
  const call = { callId: randomUUID(), zoomUserId, from: '+12095550123' };
  const line = feed?.lineWith(call.callId);
  const sentAt = now();
  await post(url, ringingWebhook(call));
  const time = ((await line) ?? NaN) - sentAt;
  await post(url, missedWebhook(call));
  return time;
}

function rowsOf(name: string, alone: readonly Figures[], many: readonly Figures[]): Row[] {
  const at = (part: number, list: readonly Figures[]) => list.map(({ times }) => percentile(times, part));
  const row = (part: number) => ({
    measure: `Webhook to the feed's line, ${AGENTS} feeds, p${part * 100}, ${name}`,
    value: format.millisecondsSpread(spreadOf(at(part, many))),
    baseline: format.millisecondsSpread(spreadOf(at(part, alone))),
    ratio: format.ratio(spreadOf(ratios(at(part, many), at(part, alone)))),
  });
  const lowest = (of: (figures: Figures) => number, list: readonly Figures[]) => Math.min(...list.map(of));
  const cpu = (list: readonly Figures[]) => `${(lowest(({ idleCpu }) => idleCpu, list) * 100).toFixed(1)} %`;
  const memory = (list: readonly Figures[]) => format.megabytes(lowest(({ resident }) => resident, list));
  return [
    row(0.5),
    row(0.95),
    { measure: `... memory of the gateway, ${name}`, value: memory(many), baseline: memory(alone) },
    { measure: `... of a core while nobody telephones, ${name}`, value: cpu(many), baseline: cpu(alone) },
  ];
}

function told(list: readonly Figures[]): string {
  const { times = [], idleCpu = NaN, resident = NaN } = list.at(-1) ?? {};
  const p50 = format.milliseconds(percentile(times, 0.5));
  return `p50 ${p50}, idle ${(idleCpu * 100).toFixed(1)} %, ${format.megabytes(resident)}`;
}
