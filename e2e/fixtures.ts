/** What every end-to-end test has: a workbench per worker, a page in it, and a page without errors. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import axe from 'axe-core';
import { test as base, expect, type BrowserContext, type Locator, type Page } from '@playwright/test';
import {
  startWorkbench,
  type Workbench,
  type WorkbenchOptions,
} from '../scripts/workbench/startWorkbench.ts';
import { QUICK_START } from '../scripts/workbench/supervisor/gatewayEnv.ts';
import type { GatewayOptions } from '../scripts/workbench/supervisor/gatewayEnv.ts';
import { gatewayProgram } from '../test-support/gatewayProgram.ts';
import { quickestDatabase } from '../test-support/postgres.ts';
import type { OwnDatabase } from '../test-support/postgres.ts';
import { mustStaySecret, partiesMustStaySecret, witnessOfGateway } from '../test-support/secrecy/witness.ts';

export { expect };

declare global {
  interface Window {
    readonly axe: typeof axe;
  }
}

interface WorkerFixtures {
  /** Set by a spec file that needs another workbench. */
  workbenchOptions: Partial<WorkbenchOptions>;
  /** Shared by the tests of a worker: leave it as you found it, or ask for `freshWorkbench`. */
  workbench: Workbench;
  /** Runs in every document, before its own scripts. */
  preparePage: () => void;
  /** One browser for all tests: with a warm cache a page is there in half the time. */
  sharedBrowser: BrowserContext;
}

interface TestFixtures {
  /** The workbench as on its first day. Takes some seconds. */
  freshWorkbench: Workbench;
  /** Fails a test in whose pages something was thrown, or loaded that the org would not allow. */
  soundPage: undefined;
}

/** Nobody is still writing when a journey looks for the Task, and what an administrator changes is there at once. */
const QUICK_GATEWAY = { COMMENT_SECONDS: '2', SETTINGS_LOOK_SECONDS: '1' };
const AXE = axe.source;
const START_TIMEOUT_MS = 240_000;

export const test = base.extend<TestFixtures, WorkerFixtures>({
  workbenchOptions: [{}, { option: true, scope: 'worker' }],
  workbench: [
    async ({ workbenchOptions }, use) => {
      const { packageRoot, gateway } = workbenchOptions;
      const own = gateway === 'none' ? {} : gateway?.env;
      const copy = packageRoot === undefined ? undefined : copyOf(packageRoot);
      const options = { ...workbenchOptions, ...(copy === undefined ? {} : { packageRoot: copy }) };
      const database = await (await quickestDatabase()).create();
      const workbench = await startWorkbench({
        ...{ dataDir: null, ports: 'any', ...options },
        gateway:
          gateway === 'none'
            ? gateway
            : {
                ...{ ...gatewayProgram(), ...witnessOfGateway(), ...gatewayOn(database), ...gateway },
                env: { ...QUICK_GATEWAY, ...own },
              },
      });
      await use(workbench);
      partiesMustStaySecret(workbench.salesforce, workbench.zoom);
      await workbench.stop();
      await database.drop();
      if (copy !== undefined) rmSync(copy, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: START_TIMEOUT_MS },
  ],
  preparePage: [
    async ({}, use) => {
      await use(() => undefined);
    },
    { scope: 'worker' },
  ],
  sharedBrowser: [
    async ({ browser, preparePage }, use, { project }) => {
      const { viewport = null, locale, timezoneId } = project.use;
      const context = await browser.newContext({
        viewport,
        ...(locale !== undefined && { locale }),
        ...(timezoneId !== undefined && { timezoneId }),
      });
      await context.addInitScript(preparePage);
      await use(context);
      await context.close();
    },
    { scope: 'worker' },
  ],
  context: async ({ sharedBrowser }, use) => {
    await use(sharedBrowser);
    await forget(sharedBrowser);
  },
  baseURL: async ({ workbench }, use) => {
    await use(workbench.url);
  },
  freshWorkbench: async ({ workbench }, use) => {
    partiesMustStaySecret(workbench.salesforce, workbench.zoom);
    const [user] = workbench.controls.state(workbench.controls.userOrFirst(undefined)).users;
    await workbench.controls.perform({ do: 'reset' }, user?.id ?? '');
    await use(workbench);
  },
  soundPage: [
    async ({ context }, use) => {
      const problems: string[] = [];
      context.on('weberror', (error) => problems.push(String(error.error())));
      context.on('console', (message) => {
        if (message.text().includes('Content Security Policy')) problems.push(message.text());
      });
      await use(undefined);
      expect(problems).toEqual([]);
    },
    { auto: true },
  ],
});

/** An embedded database is the slower one in the long run, and is tested with the gateway. */
function gatewayOn({ url, empty }: OwnDatabase): GatewayOptions {
  return url === undefined ? { nodeOptions: QUICK_START } : { databaseUrl: url, emptyDatabase: empty };
}

/** As if nobody had been here. */
async function forget(context: BrowserContext): Promise<void> {
  await context.setOffline(false);
  await context.unrouteAll({ behavior: 'ignoreErrors' });
  mustStaySecret((await context.cookies()).map(({ value }) => value));
  await context.clearCookies();
  for (const page of context.pages()) {
    await clearStorage(page);
    await page.close();
  }
}

/** Through the browser, because a page may be on its way to another when its test ends. */
async function clearStorage(page: Page): Promise<void> {
  const { origin } = new URL(page.url());
  // A page that was never led anywhere has none.
  if (!origin.startsWith('http')) return;
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'local_storage' });
  await devTools.detach();
}

/** A package in a folder of its own: it is emitted beside its source. */
function copyOf(packageRoot: string): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'package-'));
  cpSync(packageRoot, folder, { recursive: true });
  return folder;
}

/** Closes the panel of the workbench, so that the page has the whole width. */
export async function closeSidePanel(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Close the workbench panel' }).click();
}

/** Axe finds nothing, or what it finds is shown with where it is. */
export async function expectAccessible(page: Page, options: AxeOptions = {}): Promise<void> {
  expect(await findInaccessible(page, options)).toEqual([]);
}

interface AxeOptions {
  /** A selector. */
  readonly exclude?: string;
  /** Also the pages inside the page. */
  readonly frames?: boolean;
}

/** @returns the rules that axe finds broken, each with where */
async function findInaccessible(
  page: Page,
  { exclude, frames = true }: AxeOptions = {},
): Promise<{ id: string; at: string[] }[]> {
  const builder = new AxeBuilder({ page });
  // Otherwise it goes through the frames by itself, whatever the option says.
  if (!frames) builder.setLegacyMode().options({ iframes: false });
  if (exclude !== undefined) builder.exclude(exclude);
  const { violations } = await builder.analyze();
  return violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ html }) => html) }));
}

/** @returns the rules that axe finds broken in a part of a page, without the pages inside it, each with where */
export async function findInaccessibleIn(part: Locator): Promise<{ id: string; at: string[] }[]> {
  if (!(await part.evaluate(() => 'axe' in window))) await part.page().evaluate(AXE);
  return part.evaluate(async (element) => {
    const { violations } = await window.axe.run(element, { iframes: false, resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ html }) => html) }));
  });
}
