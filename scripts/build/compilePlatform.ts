/** Compiles what Salesforce brings along. */
import lwc from '@lwc/rollup-plugin';
import nodeResolve from '@rollup/plugin-node-resolve';
import replace from '@rollup/plugin-replace';
import { rollup, type Plugin } from 'rollup';
import { baseComponents, baseComponentsDir, libraryValues } from './baseComponents.ts';
import type { Bundle } from './bundle.ts';
import { ENGINE, type PlatformOptions } from './platformBundle.ts';
import { COMPILER_OPTIONS, toBundle } from './rollupOptions.ts';
import { valueModules } from './valueModules.ts';

/** Icons for languages that are written from right to left, fetched only for those: half of all modules. */
const RIGHT_TO_LEFT = /^lightning\/iconSvgTemplates\w+Rtl$/;

export async function compilePlatform({ root, components, external, onProgress }: PlatformOptions): Promise<Bundle> {
  const entries = [...ENGINE, ...components];
  const build = await rollup({
    input: Object.fromEntries(entries.map((entry) => [entry, entry])),
    external: [...external, RIGHT_TO_LEFT],
    preserveEntrySignatures: 'allow-extension',
    plugins: [
      valueModules(libraryValues(root)),
      baseComponents(root),
      replace({
        preventAssignment: true,
        'import.meta.env.SSR': 'false',
        'process.env.NODE_ENV': JSON.stringify('production'),
      }),
      lwc({
        ...COMPILER_OPTIONS,
        rootDir: baseComponentsDir(root),
        exclude: ['**/node_modules/@lwc/**', '**/node_modules/lwc/**'],
      }),
      nodeResolve(),
      counter(onProgress),
    ],
    onLog: () => undefined,
  });
  return toBundle(build, entries);
}

function counter(onProgress: PlatformOptions['onProgress']): Plugin {
  let compiled = 0;
  return { name: 'progress', moduleParsed: () => onProgress?.(++compiled) };
}
