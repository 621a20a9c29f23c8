/**
 * Sends a flood of webhooks of calls that are long over, and rings an agent now and then, whose live feed it reads. A process of its own: what it
 * measures is not held up by what the local Salesforce has to do. Configured by `FLOOD`; writes what it has measured to the standard output.
 */
import { randomUUID } from 'node:crypto';
import { Agent } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import * as v from 'valibot';
import { now } from '../clock.ts';
import { connectFeed } from '../crowd/feedConnection.ts';
import { post } from '../load.ts';
import { missedWebhook, ringingWebhook, somebodysWebhook, wholeCallWebhooks } from '../webhooks.ts';
import type { SignedWebhook } from '../webhooks.ts';
import { FloodSchema } from './flood.ts';
import type { FloodResult } from './flood.ts';

const LIVE_EVERY_MS = 1000;
const ALONE = 10;
const TICK_MS = 10;
const CONNECTIONS = 256;
const HOUR_MS = 3_600_000;

const flood = v.parse(FloodSchema, JSON.parse(process.env['FLOOD'] ?? ''));
const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
const url = `${flood.gatewayUrl}/webhooks/zoom`;
const feed = await connectFeed(flood.gatewayUrl, flood.origin, flood.token);

/** @returns milliseconds from the webhook to the line in the feed of the one who is called */
async function ring(): Promise<number> {
  const call = { callId: randomUUID(), zoomUserId: flood.liveZoomUserId, from: '+12095550123' };
  const line = feed.lineWith(call.callId).catch(() => now());
  const sentAt = now();
  await post(url, ringingWebhook(call));
  // What takes longer than a feed is waited for has taken so long at least.
  const time = (await line) - sentAt;
  await post(url, missedWebhook(call));
  return time;
}

/** Calls of some hours ago, one event of each after the other, and between them those of users who are nobody's. */
function webhooks(): (() => SignedWebhook)[] {
  const calls = flood.callIds.map((callId, index) => {
    const zoomUserId = flood.zoomUserIds[index % flood.zoomUserIds.length] ?? '';
    return wholeCallWebhooks(
      { callId, zoomUserId, from: '+12095550123' },
      Date.now() - HOUR_MS - index * 1000,
    );
  });
  const own = calls.flat();
  const others = Array.from({ length: flood.count - own.length }, () => somebodysWebhook);
  const all = [
    ...own.map((send, index) => ({ send, place: index / own.length })),
    ...others.map((send, index) => ({ send, place: index / others.length })),
  ];
  return all.sort((a, b) => a.place - b.place).map(({ send }) => send);
}

const alone: number[] = [];
for (let each = 0; each < ALONE; each++) {
  alone.push(await ring());
  await wait(LIVE_EVERY_MS / 5);
}

const all = webhooks();
const begun = now();
const acknowledged: number[] = [];
const live: number[] = [];
let refused = 0;
let sent = 0;
let sending = true;

async function sendOne(webhook: () => SignedWebhook, dueAt: number): Promise<void> {
  try {
    await post(url, webhook(), agent);
    acknowledged.push(now() - dueAt);
  } catch {
    refused += 1;
  }
}

async function flow(): Promise<void> {
  const perMs = all.length / flood.durationMs;
  const under: Promise<void>[] = [];
  while (sent < all.length) {
    const due = Math.min(all.length, Math.ceil((now() - begun) * perMs));
    for (; sent < due; sent++) under.push(sendOne(all[sent] ?? somebodysWebhook, begun + sent / perMs));
    await wait(TICK_MS);
  }
  await Promise.all(under);
  sending = false;
}

async function ringNowAndThen(): Promise<void> {
  // Sets in when the flood is at its height.
  while (sending) {
    const next = wait(LIVE_EVERY_MS);
    live.push(await ring());
    await next;
  }
}

await Promise.all([flow(), ringNowAndThen()]);
const seconds = (now() - begun) / 1000;
feed.close();
agent.destroy();
const result: FloodResult = { alone, live, acknowledged, refused, seconds };
process.stdout.write(JSON.stringify(result), () => process.exit(0));
