import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import type { Part } from '../parts.ts';
import { runPart } from '../runPart.ts';
import { tallyOfJest, tallyOfPlaywright } from '../tally.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'zoom-phone-tally-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** A runner that leaves this report and ends with this code. */
function runner(name: string, report: object | null, exitCode: number): Promise<{ tally: object }> {
  const write =
    report === null ? '' : `fs.writeFileSync(process.argv[1], ${JSON.stringify(JSON.stringify(report))});`;
  const part: Part = {
    name,
    what: 'a runner',
    commands: (file) => [['-e', `const fs = require('node:fs'); ${write} process.exit(${exitCode})`, file]],
    tally: tallyOfJest,
  };
  return runPart(part, path.join(folder, name));
}

const CLEAN = { numPassedTests: 3, numFailedTests: 0, numRuntimeErrorTestSuites: 0 };

test('what a runner reports is what counts', async () => {
  const { tally } = await runner('report', { ...CLEAN, numFailedTests: 2, numRuntimeErrorTestSuites: 1 }, 1);

  expect(tally).toEqual({ passed: 3, failed: 3, again: 0 });
});

test('a runner that leaves no report has failed', async () => {
  expect((await runner('nothing', null, 0)).tally).toEqual({ passed: 0, failed: 1, again: 0 });
});

test('a runner that fails with a clean report has failed', async () => {
  expect((await runner('clean', CLEAN, 1)).tally).toEqual({ passed: 3, failed: 1, again: 0 });
});

test('without reports each command counts as one test', async () => {
  const commands = [
    ['-e', 'process.exit(0)'],
    ['-e', 'process.exit(1)'],
  ];
  const { tally } = await runPart({ name: 'two', what: 'commands', commands: () => commands }, folder);

  expect(tally).toEqual({ passed: 1, failed: 1, again: 0 });
});

test('a journey that passes at the second try is told of, and what goes wrong outside the journeys has failed', () => {
  const report = { stats: { expected: 5, unexpected: 1, flaky: 1 }, errors: [{ message: 'no browser' }] };

  expect(tallyOfPlaywright(report)).toEqual({ passed: 6, failed: 2, again: 1 });
});
