/**
 * Turns the TypeScript of the package into the JavaScript that Salesforce takes, beside the source. `zoomCallCore`
 * carries npm libraries, which the platform cannot resolve, so it becomes one file with the libraries inside, and
 * with what the package uses: the gateway uses more.
 */
import { existsSync, globSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { importedNames } from './importedNames.ts';
import { stripTypes } from './stripTypes.ts';

const PACKAGE = 'force-app/main';
const CORE = `${PACKAGE}/call-core/lwc/zoomCallCore`;

/** Emits every bundle of the package below `root`. Files that no source stands for any more are removed. */
export async function emitPackage(root: string): Promise<string[]> {
  const sources = globSync(`${PACKAGE}/*/lwc/**/*.ts`, {
    cwd: root,
    exclude: (name) => name === '__tests__',
  }).filter((file) => !file.startsWith(CORE) && !file.includes('__tests__'));
  const usedOfCore = new Set<string>();
  for (const source of sources) {
    const emitted = stripTypes(readFileSync(path.join(root, source), 'utf8'), source);
    for (const name of importedNames(emitted, 'c/zoomCallCore')) usedOfCore.add(name);
    writeIfChanged(path.join(root, toJs(source)), emitted);
  }
  const core = `${CORE}/zoomCallCore.ts`;
  const hasCore = existsSync(path.join(root, core));
  if (hasCore) await bundleCore(root, [...usedOfCore].sort());
  const emitted = hasCore ? [...sources, core] : sources;
  removeStale(root, new Set(emitted.map(toJs)));
  return emitted;
}

function toJs(source: string): string {
  return source.replace(/\.ts$/, '.js');
}

async function bundleCore(root: string, names: readonly string[]): Promise<void> {
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
  for (const file of outputFiles) writeIfChanged(file.path, file.text);
}

/** Several builds may run at once (a workbench, a test): nobody sees a half-written or a missing file. */
function writeIfChanged(file: string, text: string): void {
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  const temporary = `${file}.${process.pid}`;
  writeFileSync(temporary, text);
  renameSync(temporary, file);
}

function removeStale(root: string, emitted: ReadonlySet<string>): void {
  for (const file of globSync(`${PACKAGE}/*/lwc/**/*.js`, { cwd: root })) {
    if (!emitted.has(file) && !file.includes('__tests__')) rmSync(path.join(root, file), { force: true });
  }
}

if (import.meta.main) {
  const emitted = await emitPackage(process.cwd());
  console.log(`${emitted.length} modules of the package emitted.`);
}
