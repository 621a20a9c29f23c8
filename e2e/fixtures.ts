/** What every end-to-end test has: a workbench per worker, a page in it, and a page without errors. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';
import {
  startWorkbench,
  type Workbench,
  type WorkbenchOptions,
} from '../scripts/workbench/startWorkbench.ts';

export { expect };

interface WorkerFixtures {
  /** Set by a spec file that needs another workbench. */
  workbenchOptions: Partial<WorkbenchOptions>;
  /** Shared by the tests of a worker: leave it as you found it, or ask for `freshWorkbench`. */
  workbench: Workbench;
}

interface TestFixtures {
  /** The workbench as on its first day. Takes some seconds. */
  freshWorkbench: Workbench;
  /** Fails a test in whose pages something was thrown, or loaded that the org would not allow. */
  soundPage: undefined;
}

const START_TIMEOUT_MS = 240_000;

export const test = base.extend<TestFixtures, WorkerFixtures>({
  workbenchOptions: [{}, { option: true, scope: 'worker' }],
  workbench: [
    async ({ workbenchOptions }, use) => {
      const { packageRoot } = workbenchOptions;
      const copy = packageRoot === undefined ? undefined : copyOf(packageRoot);
      const options = { ...workbenchOptions, ...(copy === undefined ? {} : { packageRoot: copy }) };
      const workbench = await startWorkbench({ dataDir: null, ports: 'any', ...options });
      await use(workbench);
      await workbench.stop();
      if (copy !== undefined) rmSync(copy, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: START_TIMEOUT_MS },
  ],
  baseURL: async ({ workbench }, use) => {
    await use(workbench.url);
  },
  freshWorkbench: async ({ workbench }, use) => {
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
export async function expectAccessible(page: Page, { exclude }: { exclude?: string } = {}): Promise<void> {
  const builder = new AxeBuilder({ page });
  if (exclude !== undefined) builder.exclude(exclude);
  const { violations } = await builder.analyze();
  expect(violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ html }) => html) }))).toEqual([]);
}
