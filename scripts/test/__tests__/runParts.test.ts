import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, expect, jest, test } from '@jest/globals';
import type { Part } from '../parts.ts';
import { runParts } from '../runParts.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'zoom-phone-parts-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const told = jest.spyOn(console, 'log').mockImplementation(() => undefined);
afterEach(() => {
  told.mockClear();
});

const mark = (name: string) => path.join(folder, name);

/** A part whose runner is this text of JavaScript. */
function part(name: string, script: string, more: Partial<Part> = {}): Part {
  const head = "const fs = require('node:fs');";
  return { name, what: 'a runner', commands: () => [['-e', `${head} ${script}`]], ...more };
}

const waitFor = (name: string) =>
  `const t = setInterval(() => fs.existsSync(${JSON.stringify(mark(name))}) && clearInterval(t), 20);`;
const leave = (name: string) => `fs.writeFileSync(${JSON.stringify(mark(name))}, '');`;
const need = (name: string) => `process.exit(fs.existsSync(${JSON.stringify(mark(name))}) ? 0 : 1);`;

test('what waits runs beside the others, but not beside what is alone', async () => {
  const waiting = `${waitFor('code')} process.on('exit', () => { console.log('said'); ${leave('waited')} });`;

  const results = await runParts(
    [
      part('waiting', waiting, { waits: true }),
      part('code', leave('code')),
      part('alone', need('waited'), { alone: true }),
    ],
    folder,
  );

  expect(results.map(({ name, tally }) => [name, tally.passed])).toEqual([
    ['code', 1],
    ['waiting', 1],
    ['alone', 1],
  ]);
  expect(existsSync(mark('waited'))).toBe(true);
  expect(told.mock.calls.flat().join('\n')).toContain('== what waiting has said:\nsaid\n');
});

test('what waits is waited for in the end', async () => {
  const results = await runParts(
    [part('code', ''), part('waiting', 'process.exit(1)', { waits: true })],
    folder,
  );

  expect(results.map(({ name, tally }) => [name, tally.failed])).toEqual([
    ['code', 0],
    ['waiting', 1],
  ]);
});
