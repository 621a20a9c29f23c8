/** 1,000 open widgets, and a call for each of them at the same moment: until all of them know, and what it costs in memory. */
import { randomUUID } from 'node:crypto';
import { Agent } from 'node:http';
import { testDatabases } from '../test-support/postgres.ts';
import type { TestDatabase } from '../test-support/postgres.ts';
import { now } from './clock.ts';
import { connectFeed } from './crowd/feedConnection.ts';
import type { FeedConnection } from './crowd/feedConnection.ts';
import { withCrowd } from './crowd/withCrowd.ts';
import * as format from './format.ts';
import { post } from './load.ts';
import type { Measurement, Row, Say } from './measurement.ts';
import { residentBytes } from './process.ts';
import { median, percentile } from './statistics.ts';
import { missedWebhook, ringingWebhook } from './webhooks.ts';

const WIDGETS = 1000;
const ROUNDS = 3;
const ALL_WITHIN_MS = 120_000;
/** Of webhooks; Zoom does not send a thousand one after the other. */
const CONNECTIONS = 64;

export const fanout: Measurement = {
  name: 'fanout',
  async run(say) {
    const rows: Row[] = [];
    for (const database of await testDatabases()) rows.push(...(await onDatabase(database, say)));
    return rows;
  },
};

function onDatabase(database: TestDatabase, say: Say): Promise<Row[]> {
  return withCrowd(database, WIDGETS, async ({ gateway, urls }, tokens) => {
    const before = residentBytes(gateway.pid);
    const feeds: FeedConnection[] = [];
    for (const token of tokens) feeds.push(await connectFeed(urls.gateway, urls.shell, token));
    const open = residentBytes(gateway.pid);
    say(`fanout on ${database.name}: ${feeds.length} widgets are open`);
    const rounds: number[][] = [];
    for (let round = 0; round < ROUNDS; round++) {
      rounds.push(await ringAll(`${urls.gateway}/webhooks/zoom`, feeds));
      say(
        `fanout on ${database.name}: all know after ${format.milliseconds(Math.max(...(rounds.at(-1) ?? [])))}`,
      );
    }
    const after = residentBytes(gateway.pid);
    for (const feed of feeds) feed.close();
    const of = (part: number) => format.milliseconds(median(rounds.map((times) => percentile(times, part))));
    return [
      {
        measure: `A call for each of ${WIDGETS} widgets at once: until half / 99 % / all know, ${database.name}`,
        value: `${of(0.5)} / ${of(0.99)} / ${of(1)}`,
      },
      {
        measure: `... memory of the gateway without widgets / with them / after the calls, ${database.name}`,
        value: [before, open, after].map(format.megabytes).join(' / '),
      },
    ];
  });
}

/** @returns for each widget the milliseconds from the first webhook of all until its line */
async function ringAll(url: string, feeds: readonly FeedConnection[]): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const calls = feeds.map((feed, index) => ({
    feed,
    call: { callId: randomUUID(), zoomUserId: `crowd-${index + 1}`, from: '+12095550123' },
  }));
  const begun = now();
  const lines = calls.map(({ feed, call }) => feed.lineWith(call.callId, ALL_WITHIN_MS));
  await Promise.all(calls.map(({ call }) => post(url, ringingWebhook(call), agent)));
  const times = (await Promise.all(lines)).map((at) => at - begun);
  await Promise.all(calls.map(({ call }) => post(url, missedWebhook(call), agent)));
  agent.destroy();
  return times;
}
