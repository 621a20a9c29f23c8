import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import type { Part } from '../parts.ts';
import { runPart } from '../runPart.ts';
import { failedFilesOfJest, tallyOfJest, tallyOfPlaywright } from '../tally.ts';

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

describe('files with a failure are run once more', () => {
  const files = (...statuses: string[]) => ({
    testResults: statuses.map((status, index) => ({
      name: `${index}.test.ts`,
      status,
      assertionResults: [{ status: 'passed' }, { status }],
    })),
  });
  const FIRST = { ...CLEAN, numFailedTests: 1, ...files('passed', 'failed') };
  const leave = (file: string, report: object, exitCode: number) => [
    '-e',
    `require('node:fs').writeFileSync(process.argv[1], ${JSON.stringify(JSON.stringify(report))}); process.exit(${exitCode})`,
    file,
  ];
  const twice = (name: string, first: object, second: object, exitCode: number) => {
    const asked: (readonly string[])[] = [];
    const part: Part = {
      name,
      what: 'a runner',
      commands: (file) => [leave(file, first, 1)],
      tally: tallyOfJest,
      secondTry: {
        failedFiles: failedFilesOfJest,
        command(file, names) {
          asked.push(names);
          return leave(file, second, exitCode);
        },
      },
    };
    return runPart(part, path.join(folder, name)).then(({ tally }) => ({ tally, asked }));
  };

  test('and what then passes counts, and is told of', async () => {
    const second = { ...CLEAN, numPassedTests: 2, ...files('passed') };

    expect(await twice('better', FIRST, second, 0)).toEqual({
      tally: { passed: 4, failed: 0, again: 1 },
      asked: [['1.test.ts']],
    });
  });

  test('and what fails again has failed', async () => {
    const second = { ...CLEAN, numPassedTests: 1, numFailedTests: 1, ...files('failed') };

    expect((await twice('same', FIRST, second, 1)).tally).toEqual({ passed: 3, failed: 1, again: 0 });
  });

  test('and a second run that breaks saves nobody', async () => {
    const second = { ...CLEAN, ...files('passed') };

    expect((await twice('broken', FIRST, second, 1)).tally).toEqual({ passed: 3, failed: 1, again: 0 });
  });

  test('but not many: that is no bad luck', async () => {
    const first = { ...CLEAN, numFailedTests: 5, ...files(...Array<string>(5).fill('failed')) };

    expect(await twice('many', first, CLEAN, 0)).toEqual({
      tally: { passed: 3, failed: 5, again: 0 },
      asked: [],
    });
  });
});
