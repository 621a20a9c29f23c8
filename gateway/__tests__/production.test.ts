/** What the gateway is made of is in the image (Containerfile), with production dependencies only. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { buildSync } from 'esbuild';
import * as v from 'valibot';

const ManifestSchema = v.object({ dependencies: v.record(v.string(), v.string()) });
const { dependencies } = v.parse(ManifestSchema, JSON.parse(readFileSync('package.json', 'utf8')));
/** What the image can start. */
const PROGRAMS = ['gateway/main.ts'];

const { files, packages } = reachedFrom(PROGRAMS);

test('every module that it reaches is copied into the image', () => {
  const copied = copiedFromHere();

  expect(files.length).toBeGreaterThan(100);
  expect(files.filter((file) => !copied.some((place) => `${file}/`.startsWith(`${place}/`)))).toEqual([]);
});

test('the files beside the modules are copied too', () => {
  for (const file of globSync(['gateway/storage/migrations/*.sql']))
    expect(copiedFolders().some((folder) => file.startsWith(`${folder}/`))).toBe(true);
});

test('every package that it reaches is a production dependency', () => {
  expect(packages).toContain('fastify');
  expect(packages.filter((name) => dependencies[name] === undefined)).toEqual([]);
});

test('what the image copies gets past .dockerignore', () => {
  const allowed = readFileSync('.dockerignore', 'utf8').split('\n');

  expect(copiedFromHere().filter((file) => !allowed.includes(`!${file}`))).toEqual([]);
});

test('the image runs the program that npm runs, and not as root', () => {
  const text = readFileSync('Containerfile', 'utf8');

  expect(text).toMatch(/\nUSER node\n/);
  expect(text).toContain('CMD ["node", "--disable-warning=ExperimentalWarning", "gateway/main.ts"]');
});

function copiedFromHere(): string[] {
  return [...readFileSync('Containerfile', 'utf8').matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(
    ([, sources = '']) => sources.split(' '),
  );
}

function copiedFolders(): string[] {
  return copiedFromHere().filter((source) => !path.basename(source).includes('.'));
}

function reachedFrom(programs: readonly string[]): { files: string[]; packages: string[] } {
  // Not `build`: its service would outlive the test.
  const { metafile } = buildSync({
    entryPoints: [...programs],
    outdir: 'build',
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    external: ['node:*'],
    logLevel: 'silent',
  });
  const imported = Object.values(metafile.inputs).flatMap(({ imports }) => imports);
  const outside = imported.filter(
    ({ external, path: name }) => external === true && !name.startsWith('node:'),
  );
  return {
    files: Object.keys(metafile.inputs),
    packages: [...new Set(outside.map(({ path: name }) => packageOf(name)))],
  };
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
