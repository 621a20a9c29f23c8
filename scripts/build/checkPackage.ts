/** The package as it is deployed, and what Salesforce's own compiler has against it. */
import { fileURLToPath } from 'node:url';
import { checkBundle } from './checkBundle.ts';
import { emitPackage } from './emitPackage.ts';
import { packageBundles } from './packageBundles.ts';

export interface CheckedPackage {
  /** How many modules were emitted, and bundles compiled. */
  readonly modules: number;
  readonly bundles: number;
  /** A line for each. */
  readonly problems: readonly string[];
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Emits and compiles it. @param packageRoot folder that holds `force-app` */
export async function checkPackage(packageRoot: string): Promise<CheckedPackage> {
  const emitted = await emitPackage(packageRoot);
  const bundles = packageBundles(packageRoot);
  const siblings = bundles.map(({ name }) => name);
  const problems: string[] = [];
  for (const bundle of bundles) {
    for (const problem of await checkBundle(bundle, { root: ROOT, siblings }))
      problems.push(`${bundle.name}: ${problem}`);
  }
  return { modules: emitted.length, bundles: bundles.length, problems };
}
