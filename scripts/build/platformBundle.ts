/**
 * What Salesforce brings along: the LWC engine, synthetic shadow and the base components that are used. Compiling
 * takes most of a first start, so the result is kept until a version or the list of components changes.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import type { Bundle } from './bundle.ts';
import { cachedBundle, contentOf, keyOf } from './bundleCache.ts';

/** Modules of the engine that the page itself imports. */
export const ENGINE = ['@lwc/synthetic-shadow', 'lwc'];

const MADE_OF = [...ENGINE, '@lwc/rollup-plugin', 'lightning-base-components', 'rollup', 'esbuild'];

const RECIPE = ['platformBundle.ts', 'compilePlatform.ts', 'rollupOptions.ts', 'valueModules.ts'];

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
  const recipe = contentOf(path.join(root, 'scripts/build'), RECIPE);
  const key = keyOf(versionsOf(root), components, external, recipe);
  const build = async () => (await import('./compilePlatform.ts')).compilePlatform(options);
  return cachedBundle({ cacheDir, name: 'platform', key, build });
}

function versionsOf(root: string): readonly (string | undefined)[] {
  const lock = v.parse(LockSchema, JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')));
  return MADE_OF.map((name) => lock.packages[`node_modules/${name}`]?.version);
}
