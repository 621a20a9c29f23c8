/** Compiles the package's own components. */
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import lwc from '@lwc/rollup-plugin';
import { rollup, type Plugin } from 'rollup';
import type { Bundle } from './bundle.ts';
import { emitPackage } from './emitPackage.ts';
import { PACKAGE, packageBundles, type PackageBundle } from './packageBundles.ts';
import { COMPILER_OPTIONS, toBundle, warn } from './rollupOptions.ts';
import { valueModules } from './valueModules.ts';

const PLATFORM = /^(?:lwc$|lightning\/)/;

export interface CompileOptions {
  /** Only that bundle and what it needs, which is what an agent's browser loads. */
  readonly entry?: string;
  /** Nothing of the workbench inside: labels and other values of the platform stay imports. */
  readonly asDeployed?: boolean;
}

/** Compiles the package alone. */
export async function compilePackage(
  root: string,
  bundles: readonly PackageBundle[],
  { entry, asDeployed = false }: CompileOptions = {},
): Promise<Bundle> {
  const entries = bundles.filter(({ name }) => entry === undefined || name === entry).map(({ name }) => `c/${name}`);
  if (entries.length === 0) return { files: {}, modules: {} };
  const build = await rollup({
    input: Object.fromEntries(entries.map((name) => [name, name])),
    external: (source) => PLATFORM.test(source) || (asDeployed && source.startsWith('@salesforce/')),
    preserveEntrySignatures: 'allow-extension',
    plugins: [
      ...(asDeployed ? [] : [valueModules()]),
      ownBundles(bundles),
      lwc({ ...COMPILER_OPTIONS, rootDir: path.join(root, PACKAGE) }),
    ],
    onLog: warn,
  });
  return toBundle(build, entries, { preload: !asDeployed });
}

/** Size in bytes of the own code of one component and all it needs, minified and gzipped file by file. */
export async function gzippedSize(root: string, entry: string): Promise<number> {
  await emitPackage(root);
  const { files } = await compilePackage(root, packageBundles(root), { entry, asDeployed: true });
  return Object.values(files).reduce((sum, code) => sum + gzipSync(code, { level: 9 }).length, 0);
}

function ownBundles(bundles: readonly PackageBundle[]): Plugin {
  const mainFiles = new Map(bundles.map(({ name, folder }) => [`c/${name}`, path.join(folder, `${name}.js`)]));
  return {
    name: 'package-bundles',
    resolveId(source) {
      const file = mainFiles.get(source);
      // The compiler names a component after its folders; ours are `<feature>/lwc/<name>`, its name is `c/<name>`.
      if (file !== undefined) return `${file}?specifier=${source}`;
      if (source.startsWith('c/')) this.error(`The package has no bundle ${source}`);
      return null;
    },
  };
}
