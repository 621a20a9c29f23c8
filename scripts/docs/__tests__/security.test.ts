/** docs/security.md says what is there: its files, its tests, and each requirement once. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';

const PAGE = readFileSync('docs/security.md', 'utf8');
/** By name; a test is quoted by a part of its name. */
const TESTS = new Map(
  globSync('{gateway,scripts,force-app,test-support}/**/__tests__/*.test.ts').map((file) => [
    path.basename(file),
    file,
  ]),
);

const cited = [...PAGE.matchAll(/`([\w.-]+\.test\.ts)`((?: “[^”]+”)*)/g)].map(
  ([, file = '', quotes = '']) => ({
    file,
    names: [...quotes.matchAll(/“([^”]+)”/g)].map(([, name = '']) => name),
  }),
);

test('every test that it names is there', () => {
  const missing = cited.flatMap(({ file, names }) => {
    const place = TESTS.get(file);
    if (place === undefined) return [file];
    const text = readFileSync(place, 'utf8');
    return names.filter((name) => !text.includes(name)).map((name) => `${file}: ${name}`);
  });

  expect(cited.length).toBeGreaterThan(60);
  expect(missing).toEqual([]);
});

test('every file and folder that it names is there', () => {
  const files = [...PAGE.matchAll(/`((?:gateway|scripts|force-app|test-support)\/[\w./-]+)`/g)].map(
    ([, file = '']) => file,
  );

  expect(files.length).toBeGreaterThan(60);
  expect(files.filter((file) => !existsSync(file))).toEqual([]);
});

test('every threat has a defence with a test', () => {
  const [, threats = ''] = /\n## Threats\n([\s\S]*?)\n## /.exec(PAGE) ?? [];
  const sections = threats.split('\n### ').slice(1);

  expect(sections.length).toBeGreaterThan(8);
  for (const section of sections) expect(section).toMatch(/\.test\.ts` “/);
});

test('every requirement of the standard is told once, and none is both met and left open', () => {
  const [, table = ''] = /\n## ASVS 5\.0\.0, level 2\n([\s\S]*?)\n### /.exec(PAGE) ?? [];
  const met = [...table.matchAll(/^\| (\d+\.\d+\.\d+) /gm)].map(([, number = '']) => number);
  const [, open = ''] = /\n## Left open\n([\s\S]*)$/.exec(PAGE) ?? [];
  const left = [...open.matchAll(/\b\d+\.\d+\.\d+\b/g)].map(([number]) => number);

  expect(met.length).toBeGreaterThan(80);
  expect(met.toSorted(byParts)).toEqual(met);
  expect(new Set(met).size).toBe(met.length);
  expect(left.filter((number) => met.includes(number))).toEqual(['13.3.1']);
});

function byParts(a: string, b: string): number {
  const [left, right] = [a, b].map((number) => number.split('.').map(Number));
  const at = left?.findIndex((part, index) => part !== right?.[index]) ?? -1;
  return at < 0 ? 0 : (left?.[at] ?? 0) - (right?.[at] ?? 0);
}
