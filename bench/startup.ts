/** How long the gateway takes to be ready, and how much memory it then has. For information. */
import { execFileSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { startGatewayStack } from '../test-support/gatewayStack.ts';
import { testDatabases } from '../test-support/postgres.ts';
import type { TestDatabase } from '../test-support/postgres.ts';
import * as format from './format.ts';
import { sendLoad } from './load.ts';
import type { Measurement, Row } from './measurement.ts';
import { median, spreadOf } from './statistics.ts';
import { somebodysWebhook } from './webhooks.ts';

const ROUNDS = 5;
const LOAD_MS = 5000;
const CONNECTIONS = 32;

export const startup: Measurement = {
  name: 'startup',
  async run(say) {
    const rows: Row[] = [];
    for (const database of await testDatabases()) {
      say(`start-up on ${database.name}`);
      rows.push(...(await onDatabase(database)));
    }
    return rows;
  },
};

interface Run {
  /** Milliseconds until ready, with the tables there. */
  readonly startMs: number;
  /** Bytes. */
  readonly idle: number;
  readonly loaded: number;
}

async function onDatabase(database: TestDatabase): Promise<Row[]> {
  const runs: Run[] = [];
  for (let round = 0; round < ROUNDS; round++) runs.push(await oneRun(database));
  const memory = (of: (run: Run) => number) => format.megabytes(median(runs.map(of)));
  return [
    {
      measure: `Gateway ready after, ${database.name}`,
      value: format.seconds(spreadOf(runs.map(({ startMs }) => startMs / 1000))),
    },
    {
      measure: `... memory when ready / after ${LOAD_MS / 1000} s of webhooks, ${database.name}`,
      value: `${memory(({ idle }) => idle)} / ${memory(({ loaded }) => loaded)}`,
    },
  ];
}

/** The second start: the first one makes the tables. */
async function oneRun(database: TestDatabase): Promise<Run> {
  const { gateway, urls, stop } = await startGatewayStack(database, { env: { LOG_LEVEL: 'info' } });
  try {
    await gateway.kill('SIGTERM');
    const begin = performance.now();
    await gateway.start();
    const startMs = performance.now() - begin;
    const idle = residentBytes(gateway.pid);
    await sendLoad({
      urls: [`${urls.gateway}/webhooks/zoom`],
      connections: CONNECTIONS,
      durationMs: LOAD_MS,
      next: somebodysWebhook,
    });
    return { startMs, idle, loaded: residentBytes(gateway.pid) };
  } finally {
    await stop();
  }
}

function residentBytes(pid: number | undefined): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) * 1024;
}
