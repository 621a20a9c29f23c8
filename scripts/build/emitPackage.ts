/**
 * Turns the TypeScript of the package into the JavaScript that Salesforce takes, beside the source. `zoomCallCore`
 * carries npm libraries, which the platform cannot resolve, so it becomes one file with the libraries inside, and
 * with what the package uses: the gateway uses more.
 */
import { existsSync, globSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cachedBundle, contentOf, keyOf } from './bundleCache.ts';

const PACKAGE = 'force-app/main';
const RECIPE = ['emitPackage.ts', 'transpilePackage.ts', 'importedNames.ts', 'stripTypes.ts'];

export interface EmitOptions {
  /** Where emitted files are kept, and the folder of the repository; without, everything is emitted anew. */
  readonly cache?: { readonly dir: string; readonly repository: string };
}

/** Emits every bundle of the package below `root`. Files that no source stands for any more are removed. */
export async function emitPackage(root: string, { cache }: EmitOptions = {}): Promise<string[]> {
  const sources = globSync(`${PACKAGE}/*/lwc/**/*.ts`, {
    cwd: root,
    exclude: (name) => name === '__tests__',
  }).filter((file) => !file.includes('__tests__'));
  // The compiler takes longer to load than to look up what it has done.
  const build = async () => (await import('./transpilePackage.ts')).transpilePackage(root, sources);
  const { files } =
    cache === undefined
      ? await build()
      : await cachedBundle({
          cacheDir: cache.dir,
          name: 'emitted',
          key: keyOf(contentOf(root, sources), recipeIn(cache.repository)),
          build,
        });
  for (const [file, text] of Object.entries(files)) writeIfChanged(path.join(root, file), text);
  removeStale(root, new Set(Object.keys(files)));
  return Object.keys(files);
}

/** How it is done, and with which libraries. */
function recipeIn(repository: string): readonly unknown[] {
  return [
    contentOf(path.join(repository, 'scripts/build'), RECIPE),
    readFileSync(path.join(repository, 'package-lock.json'), 'utf8'),
  ];
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
