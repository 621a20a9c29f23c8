import { expect, test } from '@jest/globals';
import { joinReports } from '../joinReports.ts';
import { failedFilesOfJest, tallyOfJest } from '../tally.ts';

const JEST = {
  numPassedTests: 3,
  numFailedTests: 1,
  numRuntimeErrorTestSuites: 0,
  testResults: [
    {
      name: '/repo/a.test.ts',
      status: 'failed',
      assertionResults: [{ status: 'failed' }, { status: 'passed' }],
    },
  ],
};

const spec = (status: string) => ({ tests: [{ status }] });

const PLAYWRIGHT = {
  config: { rootDir: '/repo/e2e' },
  errors: [],
  suites: [
    {
      file: 'b.spec.ts',
      specs: [spec('expected')],
      suites: [{ file: 'b.spec.ts', specs: [spec('unexpected')] }],
    },
    { file: 'c.spec.ts', specs: [spec('flaky'), spec('skipped')] },
  ],
};

test('what both have run is counted, and what failed is found again', () => {
  const joined = joinReports(JEST, PLAYWRIGHT);

  expect(tallyOfJest(joined)).toEqual({ passed: 5, failed: 2 });
  expect(failedFilesOfJest(joined)).toEqual(['/repo/a.test.ts', '/repo/e2e/b.spec.ts']);
});

test('one that was not run counts nothing', () => {
  expect(tallyOfJest(joinReports(null, null))).toEqual({ passed: 0, failed: 0 });
  expect(tallyOfJest(joinReports(JEST, null))).toEqual({ passed: 3, failed: 1 });
  expect(tallyOfJest(joinReports(null, PLAYWRIGHT))).toEqual({ passed: 2, failed: 1 });
});

test('what went wrong outside the tests is a failure', () => {
  expect(tallyOfJest(joinReports(null, { ...PLAYWRIGHT, suites: [], errors: [{}] }))).toEqual({
    passed: 0,
    failed: 1,
  });
});
