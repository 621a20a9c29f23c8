/** How long after a webhook the agent sees the call ring, against a page that only shows what it is sent. */
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium, type Browser } from '@playwright/test';
import { findBrowser } from '../test-support/browser.ts';
import { deskOn } from '../e2e/desk/desk.ts';
import { MINAMI } from '../e2e/desk/people.ts';
import { signIn } from '../e2e/desk/signIn.ts';
import { wordsIn } from '../e2e/desk/words.ts';
import { startWorkbench } from '../scripts/workbench/startWorkbench.ts';
import { testDatabases } from '../test-support/postgres.ts';
import type { TestDatabase } from '../test-support/postgres.ts';
import { now } from './clock.ts';
import * as format from './format.ts';
import { post } from './load.ts';
import type { Measurement, Row, Say } from './measurement.ts';
import { expectSameClock, installPaintProbe, type PaintProbe } from './page/paintProbe.ts';
import { startServerProcess } from './servers/serverProcess.ts';
import { percentile, ratios, spreadOf } from './statistics.ts';
import { missedWebhook, ringingWebhook } from './webhooks.ts';

const ROUNDS = 5;
const WARM_UPS = 10;
const RINGS = 20;
const TARGET_RATIO = 3;
const TARGET_MS = 500;
/** Until the log of the call before has been saved, and then some, so that no rhythm meets that of the frames. */
const PAUSE_MS = 400;

export const ringing: Measurement = {
  name: 'ringing',
  async run(say) {
    const rows: Row[] = [];
    const { executablePath, args } = await findBrowser(process.env['CHROMIUM']);
    const browser = await chromium.launch({
      args: [...args, '--no-sandbox'],
      ...(executablePath !== undefined && { executablePath }),
    });
    try {
      for (const database of await testDatabases()) rows.push(...(await onDatabase(browser, database, say)));
    } finally {
      await browser.close();
    }
    return rows;
  },
};

/** A page on which something can be made to ring, and to stop. */
interface Bell {
  /** @returns milliseconds from the sending of the webhook to the frame that shows it */
  ring(): Promise<number>;
  stop(): Promise<void>;
}

async function onDatabase(browser: Browser, database: TestDatabase, say: Say): Promise<Row[]> {
  const widget = await openWidget(browser, database);
  const echo = await openEcho(browser);
  const widgetRounds: number[][] = [];
  const echoRounds: number[][] = [];
  try {
    await rings(widget, WARM_UPS);
    await rings(echo, WARM_UPS);
    for (let round = 1; round <= ROUNDS; round++) {
      echoRounds.push(await rings(echo, RINGS));
      widgetRounds.push(await rings(widget, RINGS));
      say(
        `ringing on ${database.name}, round ${round} of ${ROUNDS}: ${told(widgetRounds)}, echo ${told(echoRounds)}`,
      );
    }
  } finally {
    await widget.stop();
    await echo.stop();
  }
  return rowsOf(database.name, widgetRounds, echoRounds);
}

async function rings({ ring }: Bell, times: number): Promise<number[]> {
  const latencies: number[] = [];
  for (let each = 0; each < times; each++) {
    await wait(PAUSE_MS + Math.random() * 100);
    latencies.push(await ring());
  }
  return latencies;
}

async function openWidget(browser: Browser, database: TestDatabase): Promise<Bell> {
  const { url: databaseUrl, drop } = await database.create();
  const env = { LOG_LEVEL: 'info' };
  const workbench = await startWorkbench({
    dataDir: null,
    ports: 'any',
    gateway: { env, ...(databaseUrl !== undefined && { databaseUrl }) },
  });
  const context = await browser.newContext({
    baseURL: workbench.url,
    viewport: { width: 1366, height: 768 },
  });
  const probe = await installPaintProbe(context, 'c-zoom-phone-call-card');
  const page = await context.newPage();
  // A button that vanishes under the pointer keeps `lightning-button` animating for ever, and the page is never at rest.
  const desk = deskOn({ page, url: workbench.url, words: wordsIn('en_US'), means: 'keyboard' });
  await desk.visit('/lightning/o/Contact/list');
  await signIn(desk);
  await desk.expectReady();
  await expectSameClock(page);
  const url = `${workbench.gateway?.url ?? ''}/webhooks/zoom`;
  return {
    ring() {
      const call = { callId: randomUUID(), zoomUserId: MINAMI.zoomId, from: '+12095550123' };
      return timed(probe, url, ringingWebhook(call), missedWebhook(call));
    },
    async stop() {
      await context.close();
      await workbench.stop();
      await drop();
    },
  };
}

async function openEcho(browser: Browser): Promise<Bell> {
  const server = await startServerProcess('feedEcho.ts', {});
  const context = await browser.newContext();
  const probe = await installPaintProbe(context, 'echo-card');
  const page = await context.newPage();
  await page.goto(server.url);
  await expectSameClock(page);
  const url = `${server.url}/webhooks/zoom`;
  const message = (text: string | null) => ({
    body: JSON.stringify({ text }),
    headers: { 'content-type': 'application/json' },
  });
  return {
    ring: () => timed(probe, url, message(`Incoming call ${randomUUID()}`), message(null)),
    async stop() {
      await context.close();
      await server.stop();
    },
  };
}

async function timed(
  probe: PaintProbe,
  url: string,
  begin: Parameters<typeof post>[1],
  end: Parameters<typeof post>[1],
): Promise<number> {
  const shown = probe.next('shown');
  const sentAt = now();
  await post(url, begin);
  const latency = (await shown) - sentAt;
  const gone = probe.next('gone');
  await post(url, end);
  await gone;
  return latency;
}

function rowsOf(name: string, widget: readonly number[][], echo: readonly number[][]): Row[] {
  const perRound = (rounds: readonly number[][], part: number) =>
    rounds.map((each) => percentile(each, part));
  const row = (part: number) => ({
    value: format.millisecondsSpread(spreadOf(perRound(widget, part))),
    baseline: format.millisecondsSpread(spreadOf(perRound(echo, part))),
  });
  const ratio = spreadOf(ratios(perRound(widget, 0.95), perRound(echo, 0.95)));
  const p95 = percentile(widget.flat(), 0.95);
  return [
    { measure: `Webhook to "ringing" painted, p50, ${name}`, ...row(0.5) },
    {
      measure: `Webhook to "ringing" painted, p95, ${name}`,
      ...row(0.95),
      ratio: format.ratio(ratio),
      target: `at most ${TARGET_RATIO}, and under ${TARGET_MS} ms`,
      met: ratio.median <= TARGET_RATIO && p95 < TARGET_MS,
    },
  ];
}

function told(rounds: readonly number[][]): string {
  const last = rounds.at(-1) ?? [];
  return `p50 ${format.milliseconds(percentile(last, 0.5))}, p95 ${format.milliseconds(percentile(last, 0.95))}`;
}
