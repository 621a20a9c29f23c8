/** Sends webhooks as fast as they are taken: over so many connections, each of which waits for its answer. */
import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';
import type { SignedWebhook } from './webhooks.ts';

export interface LoadOptions {
  /** Where to, with path; connections go to each in turn. */
  readonly urls: readonly string[];
  readonly connections: number;
  readonly durationMs: number;
  readonly next: () => SignedWebhook;
}

export interface LoadResult {
  readonly perSecond: number;
  /** Milliseconds until each answer. */
  readonly latencies: readonly number[];
  /** How much of the time the sender itself was at work, from 0 to 1: near 1 it measures itself. */
  readonly senderBusy: number;
}

/** @throws Error when an answer is anything but 204 */
export async function sendLoad({ urls, connections, durationMs, next }: LoadOptions): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const latencies: number[] = [];
  const before = performance.eventLoopUtilization();
  const start = performance.now();

  async function sendOn(_: unknown, connection: number): Promise<void> {
    const url = urls[connection % urls.length] ?? '';
    while (performance.now() < start + durationMs) {
      const webhook = next();
      const sent = performance.now();
      await post(url, webhook, agent);
      latencies.push(performance.now() - sent);
    }
  }

  await Promise.all(Array.from({ length: connections }, sendOn));
  const elapsedMs = performance.now() - start;
  agent.destroy();
  return {
    perSecond: latencies.length / (elapsedMs / 1000),
    latencies,
    senderBusy: performance.eventLoopUtilization(before).utilization,
  };
}

/** Resolves when the webhook is accepted. */
export function post(url: string, { body, headers }: SignedWebhook, agent?: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const options = {
      method: 'POST',
      agent,
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    };
    const sending = request(url, options, (answer) => {
      answer.resume();
      answer.once('end', () => {
        if (answer.statusCode === 204) resolve();
        else reject(new Error(`${url} answered ${String(answer.statusCode)}`));
      });
    });
    sending.once('error', reject);
    sending.end(body);
  });
}
