/** Everything that the page is built of, and how the browser finds it. */
import path from 'node:path';
import { isBaseComponent } from '../../build/baseComponents.ts';
import { importsOf, type Bundle } from '../../build/bundle.ts';
import { cachedBundle, contentOf, keyOf } from '../../build/bundleCache.ts';
import { buildPackage } from '../../build/packageBundle.ts';
import { PACKAGE } from '../../build/packageBundles.ts';
import { buildPlatform } from '../../build/platformBundle.ts';
import { buildShell, platformModules, SHELL, SHELL_ENTRY } from '../../build/shellBundle.ts';
import { usedLightningModules } from '../../build/usedModules.ts';
import { VALUES_MODULE } from '../../build/valueModules.ts';

/** Url of the module with the values of the user. */
export const VALUES_URL = '/workbench/values.js';

export interface PageBundles {
  /** Text of every module, by its url. A url stands for one text for ever. */
  readonly modules: ReadonlyMap<string, string>;
  /** What the import map of the page holds. */
  readonly imports: Readonly<Record<string, string>>;
}

export interface BuildOptions {
  /** Folder of the repository. */
  readonly root: string;
  /** Folder that holds `force-app`. */
  readonly packageRoot: string;
  /** Told what is being done, in words for the terminal. */
  readonly onProgress: (step: string) => void;
}

export async function buildPage({ root, packageRoot, onProgress }: BuildOptions): Promise<PageBundles> {
  const cacheDir = path.join(root, 'node_modules/.cache/workbench');
  const external = platformModules(root);
  // Those of the product always: another package then needs no base components of its own to be compiled.
  const used = [
    ...usedLightningModules(packageRoot, [`${PACKAGE}/*/lwc`]),
    ...usedLightningModules(root, [`${PACKAGE}/*/lwc`, SHELL]),
  ];
  const components = [...new Set(used)]
    .filter((name) => !external.includes(name) && isBaseComponent(root, name))
    .sort();
  onProgress('the package');
  const ownPackage = await buildPackage({ root, packageRoot, cacheDir });
  onProgress('the shell');
  const shell = await buildShell({ root, cacheDir });
  onProgress('the base components');
  const platform = await buildPlatform({
    root,
    cacheDir,
    components,
    external,
    onProgress: (compiled) => {
      if (compiled % 50 === 0) onProgress(`the base components, once: ${compiled} modules compiled`);
    },
  });
  return join(assemble({ package: ownPackage, shell, platform }), { root, cacheDir, ownPackage });
}

interface JoinOptions {
  readonly root: string;
  readonly cacheDir: string;
  readonly ownPackage: Bundle;
}

/** The shell names the components of the package while it runs, and finds them by the import map. */
async function join(
  { modules, imports }: PageBundles,
  { root, cacheDir, ownPackage }: JoinOptions,
): Promise<PageBundles> {
  const later = Object.keys(ownPackage.modules);
  const recipe = contentOf(path.join(root, 'scripts/build'), ['joinModules.ts']);
  const build = async () =>
    (await import('../../build/joinModules.ts')).joinModules({ modules, imports, start: SHELL_ENTRY, later });
  const joined = await cachedBundle({ cacheDir, name: 'page', key: keyOf(imports, recipe), build });
  return assemble({ page: joined });
}

/** Each bundle gets a folder that is named after its content, so that browsers may keep it. */
function assemble(bundles: Readonly<Record<string, Bundle>>): PageBundles {
  const modules = new Map<string, string>();
  const imports: Record<string, string> = { [VALUES_MODULE]: VALUES_URL };
  for (const [name, bundle] of Object.entries(bundles)) {
    const folder = `/assets/${name}-${keyOf(bundle.files)}/`;
    for (const [file, text] of Object.entries(bundle.files)) modules.set(folder + file, text);
    Object.assign(imports, importsOf(bundle, folder));
  }
  return { modules, imports };
}
