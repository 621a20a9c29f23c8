/** How long nobody leads when the leading tab goes: closed by the agent, or frozen by the browser. */
import { chromium, type Page } from '@playwright/test';
import { QUIET_PAGE, deskOn } from '../e2e/desk/desk.ts';
import { expectOneLeads, freeze, launchTabBrowser, openTabs } from '../e2e/desk/tabs.ts';
import { signIn } from '../e2e/desk/signIn.ts';
import { wordsIn } from '../e2e/desk/words.ts';
import { startWorkbench } from '../scripts/workbench/startWorkbench.ts';
import { now } from './clock.ts';
import * as format from './format.ts';
import type { Measurement, Row } from './measurement.ts';
import { percentile } from './statistics.ts';
import { browserOptions } from './widgetBrowser.ts';

const TABS = 5;
const TIMES = 30;
const TARGET_MS = 1000;

export const handover: Measurement = {
  name: 'handover',
  async run(say) {
    const workbench = await startWorkbench({ dataDir: null, ports: 'any' });
    const browser = await launchTabBrowser(chromium, await browserOptions());
    const url = `${workbench.url}${QUIET_PAGE}`;
    try {
      const tabs = await openTabs(browser.context, 1, url);
      const [page] = tabs;
      if (page === undefined) throw new Error('No tab');
      const desk = deskOn({ page, url: workbench.url, words: wordsIn('en_US') });
      await desk.openPanel();
      await signIn(desk);
      const open = async (count: number): Promise<void> => {
        tabs.push(...(await openTabs(browser.context, count, url)));
        for (const tab of tabs) await tab.locator('c-zoom-phone-keypad').waitFor({ state: 'attached' });
      };
      await open(TABS - 1);
      const rows = [rowOf('frozen', await times(() => freezeLeader(tabs)))];
      say(`handover: frozen ${rows[0]?.value ?? ''}`);
      rows.push(
        rowOf(
          'closed',
          await times(async () => {
            const time = await closeLeader(tabs);
            await open(1);
            return time;
          }),
        ),
      );
      return rows;
    } finally {
      await browser.close();
      await workbench.stop();
    }
  },
};

async function times(once: () => Promise<number>): Promise<number[]> {
  const list: number[] = [];
  while (list.length < TIMES) list.push(await once());
  return list;
}

async function closeLeader(tabs: Page[]): Promise<number> {
  const { index } = await expectOneLeads(tabs);
  const [leader] = tabs.splice(index, 1);
  const begin = now();
  await leader?.close();
  return (await expectOneLeads(tabs)).since - begin;
}

async function freezeLeader(tabs: readonly Page[]): Promise<number> {
  const { index } = await expectOneLeads(tabs);
  const leader = tabs[index];
  if (leader === undefined) throw new Error('No tab leads');
  const others = tabs.filter((tab) => tab !== leader);
  const begin = now();
  const thaw = await freeze(leader);
  const { since } = await expectOneLeads(others);
  await thaw();
  return since - begin;
}

function rowOf(how: string, values: readonly number[]): Row {
  const at = (part: number) => format.milliseconds(percentile(values, part));
  return {
    measure: `Leading tab ${how}, until another leads`,
    value: `p50 ${at(0.5)}, p95 ${at(0.95)}, at most ${at(1)}`,
    target: `at most ${TARGET_MS} ms`,
    met: percentile(values, 0.95) <= TARGET_MS,
  };
}
