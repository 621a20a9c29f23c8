/** Whether History scrolls without a hitch when it is long: frames over 50 ms, from the first call to the last. */
import { randomUUID } from 'node:crypto';
import type { Locator } from '@playwright/test';
import type { HistoryPage } from '#call-core';
import { HistoryPageSchema, parse } from '#call-core';
import { MINAMI } from '../e2e/desk/people.ts';
import * as format from './format.ts';
import { post } from './load.ts';
import type { Measurement, Row } from './measurement.ts';
import { percentile } from './statistics.ts';
import { missedWebhook, ringingWebhook } from './webhooks.ts';
import { openWidgetBrowser } from './widgetBrowser.ts';
import type { WidgetBrowser } from './widgetBrowser.ts';

const SHORT = 200;
const LONG = 10_000;
/** As a hand that flings the list: at 60 frames a second, 200 rows a second. */
const STEP_PX = 300;
/** At the beginning of the list, in its middle and at its end. */
const FRAMES_EACH = 100;
const LONG_FRAME_MS = 50;

export const scroll: Measurement = {
  name: 'scroll',
  async run(say) {
    const short = await framesOf(SHORT);
    say(`scroll, ${SHORT} calls: ${short.length} frames`);
    const long = await framesOf(LONG);
    say(`scroll, ${LONG} calls: ${long.length} frames`);
    return rowsOf(short, long);
  },
};

/** @returns the length of each frame, in milliseconds */
async function framesOf(count: number): Promise<number[]> {
  const browser = await openWidgetBrowser();
  try {
    await oneCall(browser);
    const { page, panel, tab, words, history } = browser.desk;
    await tab('Tab_History').click();
    // What is looked for is asked of the gateway.
    const choose = async (kind: 'Inbound' | 'Missed') => {
      await panel.getByRole('combobox', { name: words.say('History_Kind') }).click();
      await panel.getByRole('option', { name: words.say(`History_Kind${kind}`), exact: true }).click();
    };
    const asked = page.waitForResponse(/\/api\/history\?/);
    await choose('Inbound');
    const answer = await asked;
    const known = parse(HistoryPageSchema, await answer.json(), 'gateway.internal');
    const { 'content-length': _, 'content-encoding': __, ...headers } = await answer.allHeaders();
    await browser.context.route('**/api/history?*', (route) =>
      route.fulfill({ headers, body: JSON.stringify(lengthened(known, count)) }),
    );
    await choose('Missed');
    const more = panel.getByRole('button', { name: words.say('History_ShowMore'), exact: true });
    await more.waitFor();
    while (await more.isVisible())
      await more.evaluate((button: HTMLElement) => {
        button.click();
      });
    return await scrolled(history);
  } finally {
    await browser.stop();
  }
}

async function oneCall({ desk, webhookUrl }: WidgetBrowser): Promise<void> {
  const call = { callId: randomUUID(), zoomUserId: MINAMI.zoomId, from: '+12095550123' };
  await post(webhookUrl, ringingWebhook(call));
  await desk.card.waitFor();
  await post(webhookUrl, missedWebhook(call));
  await desk.newest.waitFor();
}

/** The gateway's one call, many times. */
function lengthened({ entries }: HistoryPage, count: number): HistoryPage {
  const [entry] = entries;
  if (entry === undefined) throw new Error('The gateway knows no call');
  const copies = Array.from({ length: count }, (_, index) => ({
    ...entry,
    call: { ...entry.call, callId: `${entry.call.callId}-${index}` },
  }));
  return { entries: copies, next: null };
}

function scrolled(list: Locator): Promise<number[]> {
  return list.evaluate(
    async (start, { step, frames }) => {
      const parentOf = (element: Element): Element => {
        const root = element.getRootNode();
        return (
          element.assignedSlot ??
          element.parentElement ??
          (root instanceof ShadowRoot ? root.host : document.documentElement)
        );
      };
      const scrolls = (element: Element) =>
        element.scrollHeight > element.clientHeight && getComputedStyle(element).overflowY !== 'visible';
      let scroller: Element = start;
      while (!scrolls(scroller)) scroller = parentOf(scroller);
      const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
      const end = scroller.scrollHeight - scroller.clientHeight;
      const way = Math.min(step * frames, end);
      const lengths: number[] = [];
      for (const from of [0, (end - way) / 2, end - way]) {
        scroller.scrollTop = from;
        await frame();
        let before = await frame();
        for (let moved = step; moved <= way; moved += step) {
          scroller.scrollTop = from + moved;
          const at = await frame();
          lengths.push(at - before);
          before = at;
        }
      }
      return lengths;
    },
    { step: STEP_PX, frames: FRAMES_EACH },
  );
}

function rowsOf(short: readonly number[], long: readonly number[]): Row[] {
  const slow = (frames: readonly number[]) => frames.filter((ms) => ms > LONG_FRAME_MS).length;
  const told = (frames: readonly number[]) =>
    `${slow(frames)} of ${frames.length}, p95 ${format.milliseconds(percentile(frames, 0.95))}`;
  return [
    {
      measure: `History, ${LONG} calls: frames over ${LONG_FRAME_MS} ms while it scrolls`,
      value: told(long),
      baseline: `${SHORT} calls: ${told(short)}`,
      ratio: (percentile(long, 0.95) / percentile(short, 0.95)).toFixed(2),
      target: 'none',
      met: slow(long) === 0,
    },
  ];
}
