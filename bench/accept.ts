/** How many webhooks a second the gateway accepts durably, against the least that could do it. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startGatewayStack } from '../test-support/gatewayStack.ts';
import { testDatabases } from '../test-support/postgres.ts';
import type { TestDatabase } from '../test-support/postgres.ts';
import * as format from './format.ts';
import { sendLoad } from './load.ts';
import type { LoadResult } from './load.ts';
import type { Measurement, Row, Say } from './measurement.ts';
import { startServerProcess } from './servers/serverProcess.ts';
import { median, percentile, ratios, spreadOf } from './statistics.ts';
import { somebodysWebhook } from './webhooks.ts';

const CONNECTIONS = 32;
const WARM_UP_MS = 3000;
const MEASURED_MS = 5000;
const TARGET = 0.5;
/** Gateways on one Postgres. */
const NODES = [1, 2, 3];

export function accept(rounds: number): Measurement {
  return {
    name: 'accept',
    async run(say) {
      const rows: Row[] = [];
      for (const database of await testDatabases()) rows.push(...(await onDatabase(database, rounds, say)));
      return rows;
    },
  };
}

/** Rounds of all, each on a server and a database of its own: nothing that one run leaves can slow the next. */
async function onDatabase(database: TestDatabase, rounds: number, say: Say): Promise<Row[]> {
  const sizes = database.name === 'Postgres' ? NODES : [1];
  const gateways = sizes.map((nodes): { nodes: number; runs: LoadResult[] } => ({ nodes, runs: [] }));
  const bare: LoadResult[] = [];
  for (let round = 1; round <= rounds; round++) {
    bare.push(await bareRun(database));
    for (const { nodes, runs } of gateways) runs.push(await gatewayRun(database, nodes));
    const all = gateways.map(({ nodes, runs }) => `${nodes}: ${told(runs)}`).join(', ');
    say(`accept on ${database.name}, round ${round} of ${rounds}: ${all}, bare ${told(bare)}`);
  }
  return gateways.flatMap(({ nodes, runs }) => {
    const name = nodes === 1 ? database.name : `${database.name}, ${nodes} gateways`;
    return [rateRow(name, runs, bare, nodes === 1), latencyRow(name, runs, bare)];
  });
}

async function gatewayRun(database: TestDatabase, nodes: number): Promise<LoadResult> {
  const stack = await startGatewayStack(database, { env: { LOG_LEVEL: 'info' }, nodes });
  try {
    return await warmAndMeasured(stack.nodes.map(({ url }) => url));
  } finally {
    await stack.stop();
  }
}

async function bareRun(database: TestDatabase): Promise<LoadResult> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'bench-'));
  const { url, drop } = await database.create();
  const server = await startServerProcess('bareInsert.ts', {
    DATA_DIR: folder,
    ...(url !== undefined && { DATABASE_URL: url }),
  });
  try {
    return await warmAndMeasured([server.url]);
  } finally {
    await server.stop();
    await drop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function warmAndMeasured(origins: readonly string[]): Promise<LoadResult> {
  const urls = origins.map((origin) => `${origin}/webhooks/zoom`);
  const load = { urls, connections: CONNECTIONS, next: somebodysWebhook };
  await sendLoad({ ...load, durationMs: WARM_UP_MS });
  return sendLoad({ ...load, durationMs: MEASURED_MS });
}

/** More gateways on the same processors are shown, and no target: they are for those who have more. */
function rateRow(
  name: string,
  gateway: readonly LoadResult[],
  bare: readonly LoadResult[],
  hasTarget: boolean,
): Row {
  const own = gateway.map(({ perSecond }) => perSecond);
  const base = bare.map(({ perSecond }) => perSecond);
  const ratio = spreadOf(ratios(own, base));
  return {
    measure: `Webhooks accepted durably, ${name}`,
    value: format.perSecond(spreadOf(own)),
    baseline: format.perSecond(spreadOf(base)),
    ratio: format.ratio(ratio),
    ...(hasTarget && { target: `at least ${TARGET}`, met: ratio.median >= TARGET }),
  };
}

function latencyRow(name: string, gateway: readonly LoadResult[], bare: readonly LoadResult[]): Row {
  const of = (runs: readonly LoadResult[], part: number) =>
    format.milliseconds(median(runs.map(({ latencies }) => percentile(latencies, part))));
  return {
    measure: `... until the answer, p50 / p99, ${CONNECTIONS} at once, ${name}`,
    value: `${of(gateway, 0.5)} / ${of(gateway, 0.99)}`,
    baseline: `${of(bare, 0.5)} / ${of(bare, 0.99)}`,
  };
}

function told(runs: readonly LoadResult[]): string {
  const last = runs.at(-1);
  return `${(last?.perSecond ?? 0).toFixed(0)}/s (sender busy ${((last?.senderBusy ?? 0) * 100).toFixed(0)} %)`;
}
