/** The LWC bundles of the package: folders below `force-app/main/<feature>/lwc`. */
import { existsSync, globSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

export const PACKAGE = 'force-app/main';

const DEPLOYED = /\.(?:js|html|css|svg|js-meta\.xml)$/;

export interface PackageBundle {
  /** Name of the bundle, its folder and its main file. */
  readonly name: string;
  /** Absolute path of its folder. */
  readonly folder: string;
  /** What is deployed of it, by path inside the folder. */
  readonly files: Readonly<Record<string, string>>;
}

/** Every bundle as it will be deployed; emit the package first. */
export function packageBundles(root: string): PackageBundle[] {
  const folders = globSync(`${PACKAGE}/*/lwc/*`, { cwd: root }).map((folder) => path.join(root, folder));
  return folders
    .filter((folder) => existsSync(path.join(folder, `${path.basename(folder)}.js`)))
    .map((folder) => ({ name: path.basename(folder), folder, files: deployedFiles(folder) }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

/** Files whose path has no folder of tests, helpers for tests, or TypeScript in it. */
function deployedFiles(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => DEPLOYED.test(file) && !file.startsWith('__'))
    .sort();
  return Object.fromEntries(files.map((file) => [file, readFileSync(path.join(folder, file), 'utf8')]));
}
