/**
 * Keeps built bundles on disk, so that only the first start of the workbench compiles. A key stands for everything
 * a bundle is made of; whoever computes it decides what counts.
 */
import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import type { Bundle } from './bundle.ts';

/** Bundles of one name that are kept: a checkout switches between a few branches. */
const KEPT = 4;

const BundleSchema = v.object({
  files: v.record(v.string(), v.string()),
  modules: v.record(v.string(), v.string()),
});

export interface CachedBundle {
  /** Folder of the cache. */
  readonly cacheDir: string;
  readonly name: string;
  readonly key: string;
  readonly build: () => Promise<Bundle>;
}

/** The bundle of this key, built when it is not there. */
export async function cachedBundle({ cacheDir, name, key, build }: CachedBundle): Promise<Bundle> {
  const file = path.join(cacheDir, `${name}-${key}.json`);
  const found = read(file);
  if (found !== undefined) return found;
  const bundle = await build();
  mkdirSync(cacheDir, { recursive: true });
  const temporary = `${file}.${process.pid}`;
  writeFileSync(temporary, JSON.stringify(bundle));
  renameSync(temporary, file);
  forget(cacheDir, name);
  return bundle;
}

/** Hash of anything that can be written down; equal values give equal keys. */
export function keyOf(...parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}

/** Content of files, for a key: path and text of each. */
export function contentOf(root: string, files: readonly string[]): readonly (readonly [string, string])[] {
  return [...files].sort().map((file) => [file, readFileSync(path.join(root, file), 'utf8')] as const);
}

function read(file: string): Bundle | undefined {
  try {
    return v.parse(BundleSchema, JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // Missing, or cut short when a build was killed: built again.
    return undefined;
  }
}

function forget(cacheDir: string, name: string): void {
  const files = globSync(`${name}-*.json`, { cwd: cacheDir }).map((file) => path.join(cacheDir, file));
  const newestFirst = files.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  for (const old of newestFirst.slice(KEPT)) rmSync(old, { force: true });
}
