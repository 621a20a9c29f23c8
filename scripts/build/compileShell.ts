/** Compiles the shell of the workbench. */
import { globSync } from 'node:fs';
import path from 'node:path';
import lwc from '@lwc/rollup-plugin';
import nodeResolve from '@rollup/plugin-node-resolve';
import { rollup, type Plugin } from 'rollup';
import type { Bundle } from './bundle.ts';
import { COMPILER_OPTIONS, toBundle, warn } from './rollupOptions.ts';
import { platformModules, SHELL, SHELL_ENTRY } from './shellBundle.ts';
import { stripTypesKeepImports } from './stripTypes.ts';
import { valueModules } from './valueModules.ts';

export async function compileShell(root: string): Promise<Bundle> {
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
