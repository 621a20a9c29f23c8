/** How long after Zoom's webhook a text is with the widget and on its Task, and what that costs of the org's requests. */
import { setTimeout as wait } from 'node:timers/promises';
import { MINAMI } from '../e2e/desk/people.ts';
import { startGatewayStack, type GatewayStack } from '../test-support/gatewayStack.ts';
import { testDatabases } from '../test-support/postgres.ts';
import type { TestDatabase } from '../test-support/postgres.ts';
import * as format from './format.ts';
import type { Measurement, Row, Say } from './measurement.ts';
import { percentile } from './statistics.ts';

const TEXTS = 20;
/** In one breath. */
const BURST = 20;
/** Longer than a text waits for those that follow it. */
const PAUSE_MS = 4000;
const PATIENCE_MS = 30_000;
const LOOK_MS = 10;
const TARGET_MS = 5000;
const CONTACT_NUMBER = '+12095550123';
/** As in production, but for what comes by the clock and has nothing to do with texts. */
const ENV = { LOG_LEVEL: 'info', NUMBER_FILL_SECONDS: '86400', SETTINGS_LOOK_SECONDS: '86400' };

export const texts: Measurement = {
  name: 'texts',
  async run(say) {
    const rows: Row[] = [];
    for (const database of await testDatabases()) rows.push(...(await onDatabase(database, say)));
    return rows;
  },
};

/** Milliseconds from the moment at which Zoom had the text. */
interface Latency {
  readonly shown: number;
  readonly saved: number;
}

async function onDatabase(database: TestDatabase, say: Say): Promise<Row[]> {
  const stack = await startGatewayStack(database, { env: ENV });
  try {
    const agent = await stack.signedIn();
    const feed = agent.openFeed();
    const isShown = (text: string) => (thread: { latest: { text: string } | null }) =>
      thread.latest?.text === text;

    const come = (text: string) =>
      stack.zoom.texts.textAgent({ from: CONTACT_NUMBER, toUserId: MINAMI.zoomId, text });
    async function one(text: string): Promise<Latency> {
      const at = performance.now();
      come(text);
      const [shown, saved] = await Promise.all([
        feed.waitForThread('with the text', isShown(text), PATIENCE_MS).then(() => performance.now()),
        onTask(stack, text).then(() => performance.now()),
      ]);
      return { shown: shown - at, saved: saved - at };
    }

    await one('The first');
    const mark = apiRequests(stack);
    const latencies: Latency[] = [];
    for (let each = 1; each <= TEXTS; each++) {
      await wait(PAUSE_MS + Math.random() * 200);
      latencies.push(await one(`Text ${each} of many`));
      if (each % 5 === 0) say(`texts on ${database.name}: ${each} of ${TEXTS}`);
    }
    const single = (apiRequests(stack) - mark) / TEXTS;
    await wait(PAUSE_MS);
    const before = apiRequests(stack);
    const atOnce = Array.from({ length: BURST }, (_, index) => `At once ${index + 1} of many`);
    for (const text of atOnce) come(text);
    for (const text of atOnce) await onTask(stack, text);
    feed.close();
    return rowsOf(database.name, latencies, single, (apiRequests(stack) - before) / BURST);
  } finally {
    await stack.stop();
  }
}

/** Resolves when the text is on a Task. */
async function onTask({ salesforce }: GatewayStack, text: string): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  const isThere = () =>
    salesforce.records.find('Task').some(({ Description }) => String(Description).includes(text));
  while (!isThere()) {
    if (Date.now() > until) throw new Error('A text did not come to its Task.');
    await wait(LOOK_MS);
  }
}

function apiRequests({ salesforce }: GatewayStack): number {
  return salesforce.requests.since(0, 'api', 'app').length;
}

function rowsOf(name: string, latencies: readonly Latency[], single: number, burst: number): Row[] {
  const figures = (of: keyof Latency) => {
    const values = latencies.map((each) => each[of]);
    return { p50: percentile(values, 0.5), p95: percentile(values, 0.95) };
  };
  const [shown, saved] = [figures('shown'), figures('saved')];
  const both = ({ p50, p95 }: typeof shown) => `${format.milliseconds(p50)} / ${format.milliseconds(p95)}`;
  return [
    { measure: `Text's webhook to the feed's line, p50 / p95, ${name}`, value: both(shown) },
    {
      measure: `Text's webhook to its Task, p50 / p95, ${name}`,
      value: both(saved),
      target: `p95 under ${TARGET_MS} ms`,
      met: saved.p95 < TARGET_MS,
    },
    {
      measure: `Salesforce API requests per text, one at a time / ${BURST} at once, ${name}`,
      value: `${single.toFixed(2)} / ${burst.toFixed(2)}`,
    },
  ];
}
