import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import * as v from 'valibot';
import { namesIn, rowsIn } from './documents.ts';

const PAGE = 'docs/dependencies.md';
const Names = v.record(v.string(), v.unknown());
const Package = v.object({
  dependencies: Names,
  devDependencies: Names,
  overrides: Names,
  allowScripts: v.record(v.string(), v.boolean()),
});
const { dependencies, devDependencies, overrides, allowScripts } = v.parse(
  Package,
  JSON.parse(readFileSync('package.json', 'utf8')),
);

test.each([
  ['What the product runs on', dependencies],
  ['What builds, checks and tests it', devDependencies],
  ['Overrides', overrides],
  ['Install scripts', allowScripts],
])('"%s" has the packages of package.json', (section, packages) => {
  expect(namesIn(PAGE, section)).toEqual(Object.keys(packages).sort());
});

test('every package has its reason', () => {
  expect(rowsIn(PAGE).filter((row) => row.at(-1) === '')).toEqual([]);
});

test('which install scripts run is told as it is', () => {
  const told = rowsIn(PAGE, 'Install scripts').map(([name = '', runs]) => [
    name.replaceAll('`', ''),
    runs === 'yes',
  ]);

  expect(Object.fromEntries(told)).toEqual(allowScripts);
});
