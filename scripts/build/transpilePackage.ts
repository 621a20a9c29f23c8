/** The JavaScript of the package: its modules one by one, and its core in one file. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import type { Bundle } from './bundle.ts';
import { importedNames } from './importedNames.ts';
import { stripTypes } from './stripTypes.ts';

const CORE = 'force-app/main/call-core/lwc/zoomCallCore';

/**
 * @param root folder that holds the sources
 * @param sources of the whole package, below `root`
 * @returns text of what is emitted, by its path below `root`
 */
export async function transpilePackage(root: string, sources: readonly string[]): Promise<Bundle> {
  const files: Record<string, string> = {};
  const usedOfCore = new Set<string>();
  for (const source of sources.filter((file) => !file.startsWith(CORE))) {
    const emitted = stripTypes(readFileSync(path.join(root, source), 'utf8'), source);
    for (const name of importedNames(emitted, 'c/zoomCallCore')) usedOfCore.add(name);
    files[source.replace(/\.ts$/, '.js')] = emitted;
  }
  const hasCore = existsSync(path.join(root, `${CORE}/zoomCallCore.ts`));
  if (hasCore) files[`${CORE}/zoomCallCore.js`] = await bundleCore(root, [...usedOfCore].sort());
  return { files, modules: {} };
}

async function bundleCore(root: string, names: readonly string[]): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    stdin: {
      contents: `export { ${names.join(', ')} } from './zoomCallCore.ts';`,
      resolveDir: path.join(root, CORE),
    },
    outfile: `${CORE}/zoomCallCore.js`,
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    legalComments: 'inline',
    logLevel: 'warning',
  });
  return outputFiles.map(({ text }) => text).join('');
}
