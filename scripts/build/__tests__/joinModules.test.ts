import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, expect, test } from '@jest/globals';
import { joinModules } from '../joinModules.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const IMPORTS = {
  start: '/z/start.js',
  first: '/z/first.js',
  lib: '/b/lib.js',
  'c/one': '/c/one.js',
  'c/two': '/c/two.js',
  'c/inner': '/c/inner.js',
  'c/broken': '/c/broken.js',
};

const MODULES = new Map([
  ['/z/start.js', "import 'first';\nimport { lib } from 'lib';\nexport const started = `started with ${lib}`;"],
  ['/z/first.js', "globalThis.joined = ['first'];"],
  [
    '/b/lib.js',
    "import './deep/part.js';\nexport const lib = globalThis.joined.join();\nexport const icons = () => import('./icons.js');",
  ],
  ['/b/deep/part.js', "globalThis.joined.push('part');"],
  ['/b/icons.js', "export default 'icons';"],
  ['/c/one.js', "import inner from 'c/inner';\nimport { lib } from 'lib';\nexport default `one ${inner} ${lib}`;"],
  ['/c/two.js', "import inner from 'c/inner';\nexport default `two ${inner}`;"],
  ['/c/inner.js', "export default 'inner';"],
  ['/c/broken.js', "export default 1;\nthrow new Error('broken');"],
]);

/** The files as a browser would load them. */
async function joined() {
  const later = ['c/one', 'c/two', 'c/inner', 'c/broken'];
  const bundle = await joinModules({ modules: MODULES, imports: IMPORTS, start: 'start', later });
  const folder = mkdtempSync(path.join(os.tmpdir(), 'joined-'));
  folders.push(folder);
  writeFileSync(path.join(folder, 'package.json'), '{ "type": "module" }');
  for (const [file, text] of Object.entries(bundle.files)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
  const load = (name: string): Promise<Readonly<Record<string, unknown>>> =>
    import(pathToFileURL(path.join(folder, bundle.modules[name] ?? '')).href);
  return { bundle, load };
}

test('every module runs once, after those that it needs, and gives what it gave before', async () => {
  const { load } = await joined();

  expect((await load('start'))['started']).toBe('started with first,part');
  expect((await load('c/one'))['default']).toBe('one inner first,part');
  expect((await load('c/two'))['default']).toBe('two inner');
  expect((await load('c/inner'))['default']).toBe('inner');
});

test('what every page needs is one file, and what waits to be asked for is in none of the others', async () => {
  const { bundle } = await joined();
  const filesWith = (text: string) => Object.keys(bundle.files).filter((file) => bundle.files[file]?.includes(text));

  expect(filesWith("push('part')")).toEqual(filesWith('started with'));
  expect(filesWith("'icons'")).toHaveLength(1);
  expect(filesWith("'icons'")).not.toEqual(filesWith('started with'));
});

test('a component that breaks breaks no other', async () => {
  const { load } = await joined();

  await expect(load('c/broken')).rejects.toThrow('broken');
  expect((await load('c/two'))['default']).toBe('two inner');
});

test('a name that nobody has stays an import', async () => {
  const modules = new Map([['/a.js', "export { user } from 'values';"]]);
  const { files } = await joinModules({ modules, imports: { a: '/a.js' }, start: 'a', later: [] });

  expect(Object.values(files).join()).toMatch(/from 'values'/);
});
