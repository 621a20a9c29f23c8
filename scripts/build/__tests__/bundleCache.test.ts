import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { cachedBundle, keyOf } from '../bundleCache.ts';
import type { Bundle } from '../bundle.ts';
import { temporaryPackage } from './temporaryPackage.ts';

const BUNDLE: Bundle = { files: { 'a.js': 'export {};' }, modules: { a: 'a.js' } };

function builder() {
  let builds = 0;
  const build = (): Promise<Bundle> => {
    builds += 1;
    return Promise.resolve(BUNDLE);
  };
  return { build, builds: () => builds };
}

test('a bundle is built once for a key', async () => {
  const cacheDir = temporaryPackage({});
  const { build, builds } = builder();

  await cachedBundle({ cacheDir, name: 'page', key: 'one', build });
  const second = await cachedBundle({ cacheDir, name: 'page', key: 'one', build });

  expect(second).toEqual(BUNDLE);
  expect(builds()).toBe(1);
});

test('another key builds again', async () => {
  const cacheDir = temporaryPackage({});
  const { build, builds } = builder();

  await cachedBundle({ cacheDir, name: 'page', key: 'one', build });
  await cachedBundle({ cacheDir, name: 'page', key: 'two', build });

  expect(builds()).toBe(2);
});

test('a bundle that was cut short is built again', async () => {
  const cacheDir = temporaryPackage({});
  const { build, builds } = builder();
  await cachedBundle({ cacheDir, name: 'page', key: 'one', build });
  writeFileSync(path.join(cacheDir, 'page-one.json'), '{"files":{"a.js');

  expect(await cachedBundle({ cacheDir, name: 'page', key: 'one', build })).toEqual(BUNDLE);
  expect(builds()).toBe(2);
});

test('old bundles of the same name are forgotten, others kept', async () => {
  const cacheDir = temporaryPackage({});
  const { build } = builder();
  await cachedBundle({ cacheDir, name: 'shell', key: 'only', build });

  for (const key of ['1', '2', '3', '4', '5', '6']) await cachedBundle({ cacheDir, name: 'page', key, build });

  const files = readdirSync(cacheDir);
  expect(files.filter((file) => file.startsWith('page-'))).toHaveLength(4);
  expect(files).toContain('shell-only.json');
});

test('equal things have equal keys', () => {
  expect(keyOf({ a: 1 }, ['b'])).toBe(keyOf({ a: 1 }, ['b']));
  expect(keyOf('a')).not.toBe(keyOf('b'));
});
