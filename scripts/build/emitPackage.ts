/**
 * Turns the TypeScript of the package into the JavaScript that Salesforce takes, beside the source. `zoomCallCore`
 * carries npm libraries, which the platform cannot resolve, so it becomes one file with the libraries inside.
 */
import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import ts from 'typescript';

const PACKAGE = 'force-app/main';
const CORE = `${PACKAGE}/call-core/lwc/zoomCallCore`;

const STRIP_TYPES: ts.TranspileOptions = {
  compilerOptions: {
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.ESNext,
    verbatimModuleSyntax: true,
    rewriteRelativeImportExtensions: true,
    useDefineForClassFields: true,
  },
};

/** Emits every bundle of the package below `root`. Files that no source stands for any more are removed. */
export async function emitPackage(root: string): Promise<string[]> {
  for (const stale of globSync(`${PACKAGE}/*/lwc/**/*.js`, { cwd: root })) rmSync(path.join(root, stale));
  const sources = globSync(`${PACKAGE}/*/lwc/**/*.ts`, { cwd: root, exclude: (name) => name === '__tests__' }).filter(
    (file) => !file.startsWith(CORE) && !file.includes('__tests__'),
  );
  for (const source of sources) emit(path.join(root, source));
  await bundleCore(root);
  return [...sources, `${CORE}/zoomCallCore.ts`];
}

function emit(source: string): void {
  const { outputText } = ts.transpileModule(readFileSync(source, 'utf8'), { ...STRIP_TYPES, fileName: source });
  writeFileSync(source.replace(/\.ts$/, '.js'), outputText);
}

async function bundleCore(root: string): Promise<void> {
  await build({
    absWorkingDir: root,
    entryPoints: [`${CORE}/zoomCallCore.ts`],
    outfile: `${CORE}/zoomCallCore.js`,
    bundle: true,
    format: 'esm',
    target: 'es2022',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    legalComments: 'inline',
    logLevel: 'warning',
  });
}

if (import.meta.main) {
  const emitted = await emitPackage(process.cwd());
  console.log(`${emitted.length} modules of the package emitted.`);
}
