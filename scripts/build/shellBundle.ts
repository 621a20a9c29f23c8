/** The Lightning-like shell of the workbench: its components (`workbench/x`) and the platform modules it stands in for. */
import { globSync } from 'node:fs';
import path from 'node:path';
import lwc from '@lwc/rollup-plugin';
import nodeResolve from '@rollup/plugin-node-resolve';
import { rollup, type Plugin } from 'rollup';
import type { Bundle } from './bundle.ts';
import { cachedBundle, contentOf, keyOf } from './bundleCache.ts';
import { COMPILER_OPTIONS, toBundle, warn } from './rollupOptions.ts';
import { stripTypesKeepImports } from './stripTypes.ts';
import { sourcesBelow } from './usedModules.ts';
import { valueModules } from './valueModules.ts';

export const SHELL = 'scripts/workbench/shell';

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
  const recipe = contentOf(path.join(root, 'scripts/build'), ['shellBundle.ts', 'rollupOptions.ts', 'valueModules.ts']);
  const key = keyOf(contentOf(root, sourcesBelow(root, SHELL)), recipe);
  return cachedBundle({ cacheDir, name: 'shell', key, build: () => compileShell(root) });
}

async function compileShell(root: string): Promise<Bundle> {
  const own = shellModules(root);
  const entries = [SHELL_ENTRY, ...platformModules(root)];
  const build = await rollup({
    input: Object.fromEntries(entries.map((entry) => [entry, entry])),
    external: (source) => isOutside(source) && !own.has(source),
    preserveEntrySignatures: 'allow-extension',
    plugins: [
      valueModules(),
      ownModules(own),
      typeScript(),
      // Only components need the compiler; it also refuses private methods.
      lwc({
        ...COMPILER_OPTIONS,
        rootDir: path.join(root, SHELL),
        exclude: [`**/${SHELL}/{state,platform}/**`, `**/${SHELL}/*.ts`, '**/node_modules/**'],
      }),
      nodeResolve(),
    ],
    onLog: warn,
  });
  return toBundle(build, entries);
}

function isOutside(source: string): boolean {
  return /^(?:lwc$|@lwc\/synthetic-shadow$|lightning\/|c\/)/.test(source);
}

function shellModules(root: string): ReadonlyMap<string, string> {
  const absolute = (file: string) => path.join(root, SHELL, file);
  const components = globSync('lwc/*', { cwd: path.join(root, SHELL) }).map((folder) => path.basename(folder));
  return new Map([
    [SHELL_ENTRY, absolute('main.ts')],
    ...platformModules(root).map(
      (name) => [name, absolute(`platform/${name.slice('lightning/'.length)}.ts`)] as const,
    ),
    ...components.map((name) => [`workbench/${name}`, absolute(`lwc/${name}/${name}.ts`)] as const),
  ]);
}

function ownModules(own: ReadonlyMap<string, string>): Plugin {
  return {
    name: 'shell-modules',
    resolveId(source) {
      const file = own.get(source);
      if (file === undefined) return null;
      return source.startsWith('workbench/') && source !== SHELL_ENTRY ? `${file}?specifier=${source}` : file;
    },
  };
}

function typeScript(): Plugin {
  return {
    name: 'strip-types',
    transform(code, id) {
      const [file = ''] = id.split('?');
      return file.endsWith('.ts') ? { code: stripTypesKeepImports(code, file), map: null } : null;
    },
  };
}
