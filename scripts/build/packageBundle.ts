/** The package's own components as modules of the page, separate from the platform's: what customers download of us. */
import path from 'node:path';
import type { Bundle } from './bundle.ts';
import { cachedBundle, contentOf, keyOf } from './bundleCache.ts';
import { emitPackage } from './emitPackage.ts';
import { packageBundles } from './packageBundles.ts';

const RECIPE = ['packageBundle.ts', 'compilePackage.ts', 'rollupOptions.ts', 'valueModules.ts'];

export interface PackageOptions {
  /** Folder of the repository. */
  readonly root: string;
  /** Folder that holds `force-app`. */
  readonly packageRoot: string;
  readonly cacheDir: string;
}

/** Emits and bundles the package; from the cache when nothing in it has changed. */
export async function buildPackage({ root, packageRoot, cacheDir }: PackageOptions): Promise<Bundle> {
  await emitPackage(packageRoot, { cache: { dir: cacheDir, repository: root } });
  const bundles = packageBundles(packageRoot);
  const recipe = contentOf(path.join(root, 'scripts/build'), RECIPE);
  const key = keyOf(bundles, recipe);
  const build = async () => (await import('./compilePackage.ts')).compilePackage(packageRoot, bundles);
  return cachedBundle({ cacheDir, name: 'package', key, build });
}
