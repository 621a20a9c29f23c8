/** What the widget's page holds in memory after a day, or a month, of calls without a reload. */
import { randomUUID } from 'node:crypto';
import type { CDPSession } from '@playwright/test';
import { MINAMI } from '../e2e/desk/people.ts';
import { post } from './load.ts';
import type { Measurement, Say } from './measurement.ts';
import { installPaintProbe, type PaintProbe } from './page/paintProbe.ts';
import { missedWebhook, ringingWebhook } from './webhooks.ts';
import { openWidgetBrowser } from './widgetBrowser.ts';

const CALLS = 1000;
/** The heap is looked at after so many. */
const STEP = 250;
/** Growth from the middle to the end; before, the list of calls fills up. */
const TARGET_KB_PER_CALL = 0.5;

interface Heap {
  readonly calls: number;
  /** Bytes, after a collection. */
  readonly used: number;
  /** Nodes of the document and of what is kept of it. */
  readonly nodes: number;
}

export const memory: Measurement = {
  name: 'memory',
  async run(say) {
    let probe: PaintProbe | undefined;
    const { context, desk, webhookUrl, stop } = await openWidgetBrowser(async (profile) => {
      probe = await installPaintProbe(profile, 'c-zoom-phone-call-card');
    });
    try {
      const devTools = await context.newCDPSession(desk.page);
      await devTools.send('Performance.enable');
      const heaps = probe === undefined ? [] : await heapsOver(devTools, probe, webhookUrl, say);
      return rowsOf(heaps);
    } finally {
      await stop();
    }
  },
};

async function heapsOver(
  devTools: CDPSession,
  probe: PaintProbe,
  webhookUrl: string,
  say: Say,
): Promise<Heap[]> {
  const heaps = [await heapOf(devTools, 0)];
  for (let calls = 1; calls <= CALLS; calls++) {
    await playCall(probe, webhookUrl);
    if (calls % STEP !== 0) continue;
    heaps.push(await heapOf(devTools, calls));
    say(
      `memory, after ${calls} calls: ${heaps.map(({ used, nodes }) => `${megabytes(used)}, ${nodes}`).join('; ')}`,
    );
  }
  return heaps;
}

/** Rings until it is painted, and ends until the card is gone. */
async function playCall(probe: PaintProbe, url: string): Promise<void> {
  const call = { callId: randomUUID(), zoomUserId: MINAMI.zoomId, from: '+12095550123' };
  const shown = probe.next('shown');
  await post(url, ringingWebhook(call));
  await shown;
  const gone = probe.next('gone');
  await post(url, missedWebhook(call));
  await gone;
}

async function heapOf(devTools: CDPSession, calls: number): Promise<Heap> {
  // What a first collection frees may hold what a second one does.
  for (let each = 0; each < 3; each++) await devTools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devTools.send('Runtime.getHeapUsage');
  const { metrics } = await devTools.send('Performance.getMetrics');
  return { calls, used: usedSize, nodes: metrics.find(({ name }) => name === 'Nodes')?.value ?? NaN };
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

function rowsOf(heaps: readonly Heap[]) {
  const [first, , middle, , last] = heaps;
  if (first === undefined || middle === undefined || last === undefined) throw new Error('Too few figures.');
  const slope = (last.used - middle.used) / 1000 / (last.calls - middle.calls);
  const points = [first, middle, last];
  return [
    {
      measure: `Memory of the page after ${points.map(({ calls }) => calls).join(', ')} calls`,
      value: points.map(({ used }) => megabytes(used)).join(', '),
    },
    {
      measure: `... growth from ${middle.calls} to ${last.calls}`,
      value: `${slope.toFixed(2)} KB a call`,
      target: `at most ${TARGET_KB_PER_CALL}`,
      met: slope <= TARGET_KB_PER_CALL,
    },
    {
      measure: '... nodes of the document',
      value: points.map(({ nodes }) => String(nodes)).join(', '),
    },
  ];
}
