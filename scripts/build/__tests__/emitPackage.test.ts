import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { emitPackage } from '../emitPackage.ts';
import { BELL, temporaryPackage } from './temporaryPackage.ts';

const bellJs = (root: string) => path.join(root, 'force-app/main/phone/lwc/bell/bell.js');

test('types go, decorators and fields stay', async () => {
  const root = temporaryPackage(BELL);

  await emitPackage(root);

  const emitted = readFileSync(bellJs(root), 'utf8');
  expect(emitted).toContain('@api');
  expect(emitted).toContain('rings = 0;');
  expect(emitted).not.toContain('number');
});

test('relative imports name the emitted file', async () => {
  const root = temporaryPackage({
    'phone/lwc/bell/bell.ts': "import { ring } from './ring.ts';\nexport const sound = ring;",
    'phone/lwc/bell/ring.ts': "export const ring: string = 'ring';",
  });

  await emitPackage(root);

  expect(readFileSync(bellJs(root), 'utf8')).toContain('./ring.js');
});

const CORE = {
  'call-core/lwc/zoomCallCore/zoomCallCore.ts': "export * from './tones.ts';",
  'call-core/lwc/zoomCallCore/tones.ts':
    "export const HIGH = 'high tone';\nexport const LOW = 'low tone';\nexport interface Tone { hertz: number }",
};

test('call-core is one file with what the package uses of it', async () => {
  const root = temporaryPackage({
    ...CORE,
    'phone/lwc/bell/bell.ts': "import { HIGH as tone, type Tone } from 'c/zoomCallCore';\nexport const a: Tone[] = [tone];",
    'phone/lwc/horn/horn.ts': "import type { Tone } from 'c/zoomCallCore';\nexport const b: Tone[] = [];",
  });

  await emitPackage(root);

  const core = readFileSync(path.join(root, 'force-app/main/call-core/lwc/zoomCallCore/zoomCallCore.js'), 'utf8');
  expect(core).toContain('high tone');
  expect(core).not.toContain('low tone');
});

test('call-core as a whole is refused: nobody could tell what is used', async () => {
  const root = temporaryPackage({ ...CORE, 'phone/lwc/bell/bell.ts': "import * as core from 'c/zoomCallCore';\nexport { core };" });

  await expect(emitPackage(root)).rejects.toThrow('Of c/zoomCallCore only what is named can be taken.');
});

test('tests are not emitted', async () => {
  const root = temporaryPackage(BELL);

  await emitPackage(root);

  expect(existsSync(path.join(root, 'force-app/main/phone/lwc/bell/__tests__/bell.test.js'))).toBe(false);
});

test('a file whose source is gone goes, too', async () => {
  const root = temporaryPackage(BELL);
  const stale = path.join(root, 'force-app/main/phone/lwc/bell/old.js');
  writeFileSync(stale, 'export {};');

  await emitPackage(root);

  expect(existsSync(stale)).toBe(false);
});

test('a file that stays the same is not written again', async () => {
  const root = temporaryPackage(BELL);
  await emitPackage(root);
  const before = statSync(bellJs(root)).ino;

  await emitPackage(root);

  expect(statSync(bellJs(root)).ino).toBe(before);
});

test('what has been emitted is kept, until a source changes', async () => {
  const root = temporaryPackage(BELL);
  const cache = { dir: path.join(root, 'cache'), repository: process.cwd() };
  await emitPackage(root, { cache });
  const emitted = readFileSync(bellJs(root), 'utf8');
  const [kept = ''] = readdirSync(cache.dir);
  const text = readFileSync(path.join(cache.dir, kept), 'utf8');
  writeFileSync(path.join(cache.dir, kept), text.replace('rings', 'kept'));

  await emitPackage(root, { cache });
  expect(readFileSync(bellJs(root), 'utf8')).toBe(emitted.replace('rings', 'kept'));

  const source = path.join(root, 'force-app/main/phone/lwc/bell/bell.ts');
  writeFileSync(source, readFileSync(source, 'utf8').replace('rings', 'peals'));
  await emitPackage(root, { cache });
  expect(readFileSync(bellJs(root), 'utf8')).toBe(emitted.replace('rings', 'peals'));
});
