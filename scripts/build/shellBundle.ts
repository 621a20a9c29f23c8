/** The Lightning-like shell of the workbench: its components (`workbench/x`) and the platform modules it stands in for. */
import { globSync } from 'node:fs';
import path from 'node:path';
import type { Bundle } from './bundle.ts';
import { cachedBundle, contentOf, keyOf } from './bundleCache.ts';
import { sourcesBelow } from './usedModules.ts';

export const SHELL = 'scripts/workbench/shell';

const RECIPE = ['shellBundle.ts', 'compileShell.ts', 'rollupOptions.ts', 'valueModules.ts'];

/** Module that starts the page. */
export const SHELL_ENTRY = 'workbench/main';

export interface ShellOptions {
  readonly root: string;
  readonly cacheDir: string;
}

/** `lightning/...` modules that the shell implements because npm does not have them: one file each. */
export function platformModules(root: string): string[] {
  return globSync(`${SHELL}/platform/*.ts`, { cwd: root })
    .map((file) => `lightning/${path.basename(file, '.ts')}`)
    .sort();
}

export async function buildShell({ root, cacheDir }: ShellOptions): Promise<Bundle> {
  const recipe = contentOf(path.join(root, 'scripts/build'), RECIPE);
  const key = keyOf(contentOf(root, sourcesBelow(root, SHELL)), recipe);
  const build = async () => (await import('./compileShell.ts')).compileShell(root);
  return cachedBundle({ cacheDir, name: 'shell', key, build });
}
