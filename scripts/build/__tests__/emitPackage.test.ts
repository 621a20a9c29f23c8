import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
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
