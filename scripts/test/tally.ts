/** How many tests passed and failed, as the runners' reports tell it. */
import * as v from 'valibot';

export interface Tally {
  readonly passed: number;
  readonly failed: number;
  /** Of those that passed: at the second try. To be looked at all the same. */
  readonly again?: number;
}

export function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (total, { passed, failed, again = 0 }) => ({
      passed: total.passed + passed,
      failed: total.failed + failed,
      again: (total.again ?? 0) + again,
    }),
    { passed: 0, failed: 0, again: 0 },
  );
}

export function describeSum({ passed, failed }: Tally): string {
  return `${passed} passed, ${failed} failed`;
}

const JestReport = v.object({
  numPassedTests: v.number(),
  numFailedTests: v.number(),
  /** Files that broke before their tests. */
  numRuntimeErrorTestSuites: v.number(),
});

/** A report of `jest --json`. */
export function tallyOfJest(report: unknown): Tally {
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = v.parse(JestReport, report);
  return { passed: numPassedTests, failed: numFailedTests + numRuntimeErrorTestSuites };
}

const JestFiles = v.object({
  testResults: v.array(
    v.object({
      name: v.string(),
      status: v.string(),
      assertionResults: v.array(v.object({ status: v.string() })),
    }),
  ),
});

/** Files of a report of `jest --json` in which a test failed, or that broke before their tests. */
export function failedFilesOfJest(report: unknown): string[] {
  return v
    .parse(JestFiles, report)
    .testResults.filter(({ status }) => status === 'failed')
    .map(({ name }) => name);
}

/** What holds after files with a failure were run once more: their second report stands for the first. */
export function afterSecondTry(first: unknown, second: unknown): Tally {
  const stood = v
    .parse(JestFiles, first)
    .testResults.filter(({ status }) => status !== 'failed')
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === 'passed').length;
  const { passed, failed } = tallyOfJest(second);
  return { passed: stood + passed, failed, again: Math.max(0, tallyOfJest(first).failed - failed) };
}

const PlaywrightReport = v.object({
  stats: v.object({ expected: v.number(), unexpected: v.number(), flaky: v.number() }),
  /** What went wrong outside the tests. */
  errors: v.array(v.unknown()),
});

/** A report of Playwright's `json` reporter. */
export function tallyOfPlaywright(report: unknown): Tally {
  const { stats, errors } = v.parse(PlaywrightReport, report);
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    again: stats.flaky,
  };
}
