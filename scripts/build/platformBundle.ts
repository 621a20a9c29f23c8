/**
 * What Salesforce brings along: the LWC engine, synthetic shadow and the base components that are used. Compiling
 * takes most of a first start, so the result is kept until a version or the list of components changes.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import lwc from '@lwc/rollup-plugin';
import nodeResolve from '@rollup/plugin-node-resolve';
import replace from '@rollup/plugin-replace';
import { rollup, type Plugin } from 'rollup';
import * as v from 'valibot';
import { baseComponents, baseComponentsDir, libraryValues } from './baseComponents.ts';
import type { Bundle } from './bundle.ts';
import { cachedBundle, contentOf, keyOf } from './bundleCache.ts';
import { COMPILER_OPTIONS, toBundle } from './rollupOptions.ts';
import { valueModules } from './valueModules.ts';

/** Modules of the engine that the page itself imports. */
const ENGINE = ['@lwc/synthetic-shadow', 'lwc'];

const MADE_OF = [...ENGINE, '@lwc/rollup-plugin', 'lightning-base-components', 'rollup', 'esbuild'];

/** Icons for languages that are written from right to left, fetched only for those: half of all modules. */
const RIGHT_TO_LEFT = /^lightning\/iconSvgTemplates\w+Rtl$/;

const LockSchema = v.object({ packages: v.record(v.string(), v.object({ version: v.optional(v.string()) })) });

export interface PlatformOptions {
  readonly root: string;
  readonly cacheDir: string;
  /** `lightning/...` modules to be importable. */
  readonly components: readonly string[];
  /** Modules that the page brings itself and the base components must share with it (`lightning/navigation`). */
  readonly external: readonly string[];
  /** Told how many modules have been compiled so far. */
  readonly onProgress?: (compiled: number) => void;
}

export async function buildPlatform(options: PlatformOptions): Promise<Bundle> {
  const { root, cacheDir, components, external } = options;
  const recipe = contentOf(path.join(root, 'scripts/build'), ['platformBundle.ts', 'rollupOptions.ts', 'valueModules.ts']);
  const key = keyOf(versionsOf(root), components, external, recipe);
  return cachedBundle({ cacheDir, name: 'platform', key, build: () => compile(options) });
}

async function compile({ root, components, external, onProgress }: PlatformOptions): Promise<Bundle> {
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

function versionsOf(root: string): readonly (string | undefined)[] {
  const lock = v.parse(LockSchema, JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')));
  return MADE_OF.map((name) => lock.packages[`node_modules/${name}`]?.version);
}
