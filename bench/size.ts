/** What the widget adds to the page: its own code and the numbering plans that it fetches, compressed. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { NUMBER_DATA } from '../gateway/numbers/numberData.ts';
import { emitPackage } from '../scripts/build/emitPackage.ts';
import { compilePackage, gzippedSize } from '../scripts/build/compilePackage.ts';
import { packageBundles } from '../scripts/build/packageBundles.ts';
import * as format from './format.ts';
import type { Measurement, Row } from './measurement.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const WIDGET = 'zoomPhoneUtilityItem';
const CORE = 'force-app/main/call-core/lwc/zoomCallCore/zoomCallCore.ts';
const LIBRARIES = ['libphonenumber-js', 'valibot'] as const;
const TARGET = 60_000;

export const size: Measurement = {
  name: 'size',
  async run() {
    await emitPackage(ROOT);
    const { files } = await compilePackage(ROOT, packageBundles(ROOT), { asDeployed: true });
    const loaded = loadedBy(`c/${WIDGET}.js`, files);
    const sizes = loaded.map((file) => ({ file, size: gzipped(files[file] ?? '') }));
    const total = sizes.reduce((sum, { size: each }) => sum + each, 0);
    return [
      {
        measure: "Widget's own code, gzip, every module whole and by itself",
        value: format.bytes(total),
        target: `at most ${format.bytes(TARGET)}`,
        met: total <= TARGET,
      },
      {
        measure: '... the same modules compressed together',
        value: format.bytes(gzipped(loaded.map((file) => files[file] ?? '').join(''))),
      },
      {
        measure: '... as one file, unused exports left out',
        value: format.bytes(await gzippedSize(ROOT, WIDGET)),
      },
      ...sizes
        .sort((a, b) => b.size - a.size)
        .map(({ file, size: each }) => ({ measure: `... ${nameOf(file)}`, value: format.bytes(each) })),
      ...(await libraryRows()),
      ...numberDataRows(),
    ];
  },
};

/** A file and all that it imports, over any number of steps; the platform's modules are not ours. */
function loadedBy(entry: string, files: Readonly<Record<string, string>>): string[] {
  const found = new Set<string>();
  const visit = (file: string): void => {
    if (found.has(file) || !(file in files)) return;
    found.add(file);
    for (const [, imported = ''] of (files[file] ?? '').matchAll(IMPORT)) {
      visit(path.posix.join(path.posix.dirname(file), imported));
    }
  };
  visit(entry);
  return [...found];
}

/** Of a minified module: `from"./x.js"`, `import"./x.js"`. */
const IMPORT = /(?:from|import)\s*"(\.{1,2}\/[^"]+)"/g;

/** `c/zoomPhoneStore`; what several modules share has a made-up name. */
function nameOf(file: string): string {
  return file.replace(/^chunks\/(.+)-[\w-]{8}\.js$/, 'shared: $1').replace(/\.js$/, '');
}

/** What call-core would save without a library. Both share words, so the sum of the parts is not the whole. */
async function libraryRows(): Promise<Row[]> {
  const whole = await coreSize([]);
  return Promise.all(
    LIBRARIES.map(async (library) => ({
      measure: `... of c/zoomCallCore, ${library}`,
      value: format.bytes(whole - (await coreSize([library]))),
    })),
  );
}

async function coreSize(without: readonly string[]): Promise<number> {
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: [CORE],
    external: without.flatMap((library) => [library, `${library}/*`]),
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    platform: 'neutral',
    mainFields: ['module', 'main'],
  });
  return outputFiles.reduce((sum, { text }) => sum + gzipped(text), 0);
}

function numberDataRows(): Row[] {
  const text = JSON.stringify(NUMBER_DATA);
  return [
    {
      measure: 'Numbering plans that the widget fetches once a day, gzip',
      value: format.bytes(gzipped(text)),
      baseline: `${format.bytes(Buffer.byteLength(text))} as they are`,
    },
  ];
}

function gzipped(text: string): number {
  return gzipSync(text, { level: 9 }).length;
}
