/** The workbench, and a browser in which an agent is signed in: what measurements of the widget begin with. */
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { QUIET_PAGE, deskOn, type Desk } from '../e2e/desk/desk.ts';
import { signIn } from '../e2e/desk/signIn.ts';
import { wordsIn } from '../e2e/desk/words.ts';
import {
  startWorkbench,
  type Workbench,
  type WorkbenchOptions,
} from '../scripts/workbench/startWorkbench.ts';
import { findBrowser } from '../test-support/browser.ts';
import { gatewayProgram } from '../test-support/gatewayProgram.ts';

export interface WidgetBrowser {
  readonly workbench: Workbench;
  readonly context: BrowserContext;
  /** The agent is signed in, and the widget is connected. */
  readonly desk: Desk;
  /** Where Zoom sends its webhooks. */
  readonly webhookUrl: string;
  /** A further tab, with the widget in it. */
  openTab(): Promise<Page>;
  stop(): Promise<void>;
}

/** How to start the browser that is there. */
export async function browserOptions(): Promise<{ args: string[]; executablePath?: string }> {
  const { executablePath, args } = await findBrowser(process.env['CHROMIUM']);
  return { args: [...args, '--no-sandbox'], ...(executablePath !== undefined && { executablePath }) };
}

interface Special {
  readonly env?: Readonly<Record<string, string>>;
  readonly itemProperties?: NonNullable<WorkbenchOptions['itemProperties']>;
  readonly browserArgs?: readonly string[];
  /** Before a page is opened. */
  readonly onWorkbench?: (workbench: Workbench) => void;
}

/** @param prepare of the browser's profile, before its first page @param special what is not as usual */
export async function openWidgetBrowser(
  prepare: (context: BrowserContext) => Promise<void> = () => Promise.resolve(),
  { env = {}, itemProperties = {}, browserArgs = [], onWorkbench }: Special = {},
): Promise<WidgetBrowser> {
  const workbench = await startWorkbench({
    dataDir: null,
    ports: 'any',
    itemProperties,
    gateway: { ...gatewayProgram(), env: { LOG_LEVEL: 'info', ...env } },
  });
  onWorkbench?.(workbench);
  const { args, ...usual } = await browserOptions();
  const browser: Browser = await chromium.launch({ ...usual, args: [...args, ...browserArgs] });
  const viewport = { width: 1366, height: 768 };
  const context = await browser.newContext({ baseURL: workbench.url, viewport });
  await prepare(context);
  const page = await context.newPage();
  // A button that vanishes under the pointer keeps `lightning-button` animating for ever, and the page is never at rest.
  const desk = deskOn({ page, url: workbench.url, words: wordsIn('en_US'), means: 'keyboard' });
  await desk.visit(QUIET_PAGE);
  await signIn(desk);
  await desk.expectReady();
  return {
    ...{ workbench, context, desk },
    webhookUrl: `${workbench.gateway?.url ?? ''}/webhooks/zoom`,
    async openTab() {
      const tab = await context.newPage();
      await tab.goto(QUIET_PAGE);
      const { openPanel, expectReady } = deskOn({ page: tab, url: workbench.url, words: desk.words });
      await openPanel();
      await expectReady();
      return tab;
    },
    async stop() {
      await browser.close();
      await workbench.stop();
    },
  };
}
