/** 20,000 webhooks in a minute, and live calls beside them. */
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { text } from 'node:stream/consumers';
import * as v from 'valibot';
import { ZOOM_USERS } from '../scripts/workbench/parties.ts';
import { colleagueAt } from '../test-support/colleague.ts';
import { startGatewayStack } from '../test-support/gatewayStack.ts';
import type { GatewayStack } from '../test-support/gatewayStack.ts';
import { testDatabases } from '../test-support/postgres.ts';
import type { TestDatabase } from '../test-support/postgres.ts';
import { FloodResultSchema } from './flood/flood.ts';
import type { Flood, FloodResult } from './flood/flood.ts';
import * as format from './format.ts';
import type { Measurement, Row, Say } from './measurement.ts';
import { percentile } from './statistics.ts';

const COUNT = 20_000;
const DURATION_MS = 60_000;
/** Of five webhooks each; the rest are of users who do not use this product. */
const CALLS = 3200;
const ACKNOWLEDGED_MS = 3000;
const LIVE_MS = 1000;
const WORKED_OFF_MS = 15 * 60_000;
const LOOK_MS = 2000;
const KEY = 'for-measurements-in-the-flood';

export const flood: Measurement = {
  name: 'flood',
  async run(say) {
    const rows: Row[] = [];
    for (const database of (await testDatabases()).toReversed()) {
      const own = await onDatabase(database, say);
      // Minutes of work, which must not be lost with what the next database has to say.
      for (const { measure, value } of own) say(`${measure}: ${value}`);
      rows.push(...own);
    }
    return rows;
  },
};

async function onDatabase(database: TestDatabase, say: Say): Promise<Row[]> {
  const env = { LOG_LEVEL: 'info', METRICS_KEY: KEY, HISTORY_SWEEP_SECONDS: '3600', GATHER_SECONDS: '5' };
  const stack = await startGatewayStack(database, { env });
  try {
    const agent = await stack.signedIn();
    await colleagueAt(stack);
    const callIds = Array.from({ length: CALLS }, () => randomUUID());
    say(`flood on ${database.name}`);
    const result = await send({
      ...{
        gatewayUrl: stack.urls.gateway,
        origin: stack.urls.shell,
        callIds,
        count: COUNT,
        durationMs: DURATION_MS,
      },
      token: /__Host-zoom-phone=([^;]+)/.exec(agent.cookies())?.[1] ?? '',
      liveZoomUserId: agent.user.zoomId,
      zoomUserIds: [ZOOM_USERS.at(-1)?.id ?? ''],
    });
    const endedAt = performance.now();
    say(`flood on ${database.name}: all sent, the rest is worked off`);
    await until(async () => (await webhooksLeft(stack.urls.gateway)) === 0);
    const workedOff = performance.now() - endedAt;
    await until(() => tasksOf(stack, callIds).length >= CALLS);
    const saved = performance.now() - endedAt;
    return rowsOf(database.name, result, { workedOff, saved, tasks: tasksOf(stack, callIds) });
  } finally {
    await stack.stop();
  }
}

/** Counting costs the gateway something itself, so it is done now and then. */
async function until(isDone: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + WORKED_OFF_MS;
  while (!(await isDone()) && performance.now() < end) await wait(LOOK_MS);
}

async function send(what: Flood): Promise<FloodResult> {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'flood/sender.ts')], {
    env: { PATH: process.env['PATH'], FLOOD: JSON.stringify(what), NODE_NO_WARNINGS: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const killNow = () => child.kill('SIGKILL');
  process.once('exit', killNow);
  const [output] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  process.off('exit', killNow);
  return v.parse(FloodResultSchema, JSON.parse(output));
}

async function webhooksLeft(gatewayUrl: string): Promise<number> {
  const answer = await fetch(`${gatewayUrl}/metrics`, { headers: { authorization: `Bearer ${KEY}` } });
  const lines = (await answer.text()).split('\n');
  const waiting = lines.filter((line) =>
    /^zoom_phone_jobs\{queue="zoomWebhook",state="(created|retry|active)"\}/.test(line),
  );
  return waiting.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
}

/** The call of each Task, as often as it has one. */
function tasksOf({ salesforce }: GatewayStack, callIds: readonly string[]): string[] {
  const wanted = new Set(callIds);
  return salesforce.records
    .find('Task')
    .map((task) => String(task['CallObject']))
    .filter((callId) => wanted.has(callId));
}

interface After {
  readonly workedOff: number;
  readonly saved: number;
  readonly tasks: readonly string[];
}

function rowsOf(name: string, result: FloodResult, { workedOff, saved, tasks }: After): Row[] {
  const { alone, live, acknowledged, refused, seconds } = result;
  const told = (times: readonly number[]) =>
    [0.5, 0.99, 1].map((part) => format.milliseconds(percentile(times, part))).join(' / ');
  const isOnce = tasks.length === CALLS && new Set(tasks).size === CALLS;
  return [
    {
      measure: `A flood of ${COUNT} webhooks in ${seconds.toFixed(0)} s: until the answer, p50 / p99 / longest, ${name}`,
      value: told(acknowledged),
      target: `all under ${ACKNOWLEDGED_MS / 1000} s`,
      met: refused === 0 && acknowledged.length === COUNT && Math.max(...acknowledged) < ACKNOWLEDGED_MS,
    },
    { measure: '... refused', value: String(refused), target: '0', met: refused === 0 },
    {
      measure: '... a live call rings in the feed after, p50 / p99 / longest',
      value: `${told(live)} (${live.length} calls)`,
      baseline: `${told(alone)} before the flood`,
      target: `all under ${LIVE_MS / 1000} s`,
      met: Math.max(...live) < LIVE_MS,
    },
    { measure: '... all webhooks worked off, after the last', value: `${(workedOff / 1000).toFixed(0)} s` },
    {
      measure: `... Tasks of the ${CALLS} calls in it, the last after`,
      value: `${tasks.length}, ${(saved / 1000).toFixed(0)} s`,
      target: 'each once',
      met: isOnce,
    },
  ];
}
