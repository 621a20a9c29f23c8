/** Many tabs of one agent, in one browser: real pages, of which one leads. */
import type { BrowserContext, LaunchOptions, Page, chromium } from '@playwright/test';
import { choosePort } from '../../scripts/workbench/supervisor/ports.ts';
import { expect } from '../fixtures.ts';

/** What a tab knows of itself. */
interface TabNotes {
  /** Since when it has the pad, on this computer's clock in milliseconds; null while another tab leads. */
  readonly leadsSince: number | null;
  /** It has shown a notification. */
  readonly hasNotified: boolean;
  readonly title: string;
}

declare global {
  interface Window {
    tabNotes(): TabNotes;
    /** The notes are on the document that is shown. */
    hasOwnNotes(): boolean;
  }
}

export interface TabBrowser {
  readonly context: BrowserContext;
  close(): Promise<void>;
}

/** So many load at a time: all at once they wait for each other. */
const AT_A_TIME = 4;

/** A browser that hides and freezes tabs as an agent's does: those that Playwright makes are always in front. */
export async function launchTabBrowser(
  browserType: Pick<typeof chromium, 'launch' | 'connectOverCDP'>,
  { args = [], ...options }: LaunchOptions,
): Promise<TabBrowser> {
  const port = await choosePort(0);
  const browser = await browserType.launch({
    ...options,
    args: [...args, `--remote-debugging-port=${port}`],
  });
  const connected = await browserType.connectOverCDP(`http://127.0.0.1:${port}`, { noDefaults: true });
  const [context] = connected.contexts();
  if (context === undefined) throw new Error('The browser has no profile.');
  await context.addInitScript(takeNotes);
  return { context, close: () => browser.close() };
}

/** Opens tabs that each have a process of their own, as one does that is opened by hand. */
export async function openTabs(context: BrowserContext, count: number, url: string): Promise<Page[]> {
  const tabs: Page[] = [];
  while (tabs.length < count) {
    const turn = Math.min(AT_A_TIME, count - tabs.length);
    tabs.push(...(await Promise.all(Array.from({ length: turn }, () => openTab(context, url)))));
  }
  return tabs;
}

export async function openTab(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url);
  return page;
}

/** Opens tabs from this one. They share its process, which makes them cheap. */
export async function openLinkedTabs(from: Page, count: number, url: string): Promise<Page[]> {
  const tabs: Page[] = [];
  while (tabs.length < count) {
    const opened = from.waitForEvent('popup');
    await from.evaluate((address) => {
      window.open('about:blank')?.location.assign(address);
    }, url);
    tabs.push(await opened);
  }
  await Promise.all(
    tabs.map(async (tab) => {
      await tab.waitForURL(url);
      // A window that is quick keeps its global object, and with that the notes on its first, empty document.
      if (!(await tab.evaluate(() => window.hasOwnNotes()))) await tab.reload();
    }),
  );
  return tabs;
}

export function notesOf(tabs: readonly Page[]): Promise<TabNotes[]> {
  return Promise.all(tabs.map((tab) => tab.evaluate(() => window.tabNotes())));
}

interface Leading {
  /** Which of the tabs. */
  readonly index: number;
  readonly since: number;
}

/** Tabs that load move the lead about, and a computer that has much else to do loads slowly. */
const SETTLED_WITHIN_MS = 30_000;

/** Waits until one of these tabs leads, and no other. */
export async function expectOneLeads(tabs: readonly Page[]): Promise<Leading> {
  let leading: Leading[] = [];
  const count = async (): Promise<number> => {
    const notes = await notesOf(tabs);
    leading = notes.flatMap(({ leadsSince: since }, index) => (since === null ? [] : [{ index, since }]));
    return leading.length;
  };
  try {
    await expect.poll(count, { timeout: SETTLED_WITHIN_MS }).toBe(1);
  } catch (cause) {
    throw new Error(`${leading.length} tabs lead: ${await describe(tabs, leading)}`, { cause });
  }
  const [one] = leading;
  if (one === undefined) throw new Error('No tab leads');
  return one;
}

/** What the browser says of the locks, and the tabs of themselves. */
async function describe(tabs: readonly Page[], leading: readonly Leading[]): Promise<string> {
  const locks = await tabs[0]?.evaluate(() => navigator.locks.query());
  const states = leading.map(async ({ index, since }) => {
    const seen = await tabs[index]?.evaluate(async () => ({
      visibility: document.visibilityState,
      focused: document.hasFocus(),
      frames: window.length,
      began: performance.timeOrigin,
      own: await navigator.locks.query().then(({ held = [] }) => held.length),
    }));
    return { index, since, ...seen };
  });
  return JSON.stringify({
    held: locks?.held,
    waiting: locks?.pending?.length,
    leading: await Promise.all(states),
  });
}

/** The browser freezes the tab, as it does with one that is long out of sight. @returns brings it back to life */
export async function freeze(tab: Page): Promise<() => Promise<void>> {
  const devTools = await tab.context().newCDPSession(tab);
  await devTools.send('Page.setWebLifecycleState', { state: 'frozen' });
  return async () => {
    await devTools.send('Page.setWebLifecycleState', { state: 'active' });
    await devTools.detach();
  };
}

/** The tab's process dies. */
export async function crash(tab: Page): Promise<void> {
  const devTools = await tab.context().newCDPSession(tab);
  const crashed = tab.waitForEvent('crash');
  // A process that is dead answers nothing.
  devTools.send('Page.crash').catch(() => undefined);
  await crashed;
}

/** Runs in each page, before its own scripts: the engine's synthetic shadow hides components from what is made later. */
function takeNotes(): void {
  if (window.parent !== window || !window.origin.startsWith('http')) return;
  const noted = document;
  const pads = noted.getElementsByTagName('c-zoom-phone-pad');
  let leadsSince: number | null = null;
  let hasNotified = false;
  new MutationObserver(() => {
    if (pads.length === 0) leadsSince = null;
    else leadsSince ??= performance.timeOrigin + performance.now();
  }).observe(document, { childList: true, subtree: true });
  window.Notification = class extends Notification {
    /** A browser without a screen allows none. */
    static override get permission(): NotificationPermission {
      return 'granted';
    }
    constructor(title: string, options?: NotificationOptions) {
      super(title, options);
      hasNotified = true;
    }
  };
  window.hasOwnNotes = () => noted === document;
  window.tabNotes = () => {
    // The pad is the only page inside the page. When it came is noted where the notes see all that happens.
    const leads = window.length > 0;
    const now = performance.timeOrigin + performance.now();
    return { leadsSince: leads ? (leadsSince ?? now) : null, hasNotified, title: document.title };
  };
}
