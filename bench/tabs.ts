/** How long after a webhook the call is painted when the agent has many tabs: in the tab that leads, and in all others. */
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { MINAMI } from '../e2e/desk/people.ts';
import { now } from './clock.ts';
import * as format from './format.ts';
import { post } from './load.ts';
import type { Measurement, Row, Say } from './measurement.ts';
import { installPaintProbe, type PaintProbe } from './page/paintProbe.ts';
import { percentile } from './statistics.ts';
import { missedWebhook, ringingWebhook } from './webhooks.ts';
import { openWidgetBrowser } from './widgetBrowser.ts';

const COUNTS = [1, 5, 20];
const WARM_UPS = 5;
const RINGS = 50;
const PAUSE_MS = 400;
const TARGET_MS = 500;

export const tabs: Measurement = {
  name: 'tabs',
  async run(say) {
    const probes: PaintProbe[] = [];
    const { desk, webhookUrl, openTab, stop } = await openWidgetBrowser(async (context) => {
      probes.push(await installPaintProbe(context, 'c-zoom-phone-call-card'));
    });
    try {
      const [probe] = probes;
      if (probe === undefined) throw new Error('No probe');
      const rows: Row[] = [];
      const pages = [desk.page];
      for (const count of COUNTS) {
        while (pages.length < count) pages.push(await openTab());
        rows.push(...(await withTabs(pages, probe, webhookUrl, say)));
      }
      return rows;
    } finally {
      await stop();
    }
  },
};

interface Ring {
  readonly leader: number;
  /** One for each other tab. */
  readonly followers: readonly number[];
}

async function withTabs(pages: readonly Page[], probe: PaintProbe, url: string, say: Say): Promise<Row[]> {
  // The one that was opened last.
  const [leader] = pages.slice(-1);
  const ring = async (): Promise<Ring> => {
    await wait(PAUSE_MS + Math.random() * 100);
    const times = await ringOnce(pages, probe, url);
    const own = pages.findIndex((page) => page === leader);
    return { leader: times[own] ?? NaN, followers: times.filter((_, index) => index !== own) };
  };
  for (let each = 0; each < WARM_UPS; each++) await ring();
  const rings: Ring[] = [];
  for (let each = 0; each < RINGS; each++) rings.push(await ring());
  const rows = rowsOf(pages.length, rings);
  for (const { measure, value } of rows) say(`${measure}: ${value}`);
  return rows;
}

/** @returns milliseconds until it was painted in each tab */
async function ringOnce(pages: readonly Page[], probe: PaintProbe, url: string): Promise<number[]> {
  const all = (what: 'shown' | 'gone') => Promise.all(pages.map((page) => probe.next(what, page)));
  const call = { callId: randomUUID(), zoomUserId: MINAMI.zoomId, from: '+12095550123' };
  const shown = all('shown');
  const sentAt = now();
  await post(url, ringingWebhook(call));
  const times = await shown;
  const gone = all('gone');
  await post(url, missedWebhook(call));
  await gone;
  return times.map((at) => at - sentAt);
}

function rowsOf(count: number, rings: readonly Ring[]): Row[] {
  const measure = `Webhook to "ringing" painted, ${count} ${count === 1 ? 'tab' : 'tabs'}`;
  const leading = rings.map(({ leader }) => leader);
  const following = rings.flatMap(({ followers }) => followers);
  const row = { measure: `${measure}, in the leader`, value: told(leading) };
  const p95 = percentile(leading, 0.95);
  const leaderRow = { ...row, target: `p95 under ${TARGET_MS} ms`, met: p95 < TARGET_MS };
  if (following.length === 0) return [leaderRow];
  return [leaderRow, { measure: '... in the others', value: told(following) }];
}

function told(values: readonly number[]): string {
  const at = (part: number) => format.milliseconds(percentile(values, part));
  return `p50 ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)}`;
}
