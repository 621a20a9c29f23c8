/** Reports of Jest and Playwright as one, of the kind that Jest writes. */
import * as v from 'valibot';
import type { InferOutput } from 'valibot';

const FileResult = v.object({
  name: v.string(),
  status: v.string(),
  assertionResults: v.array(v.object({ status: v.string() })),
});

const JoinedReport = v.object({
  numPassedTests: v.number(),
  numFailedTests: v.number(),
  numRuntimeErrorTestSuites: v.number(),
  testResults: v.array(FileResult),
});
export type JoinedReport = InferOutput<typeof JoinedReport>;

const NO_TESTS: JoinedReport = {
  numPassedTests: 0,
  numFailedTests: 0,
  numRuntimeErrorTestSuites: 0,
  testResults: [],
};

interface Suite {
  readonly file: string;
  readonly specs: readonly { readonly tests: readonly { readonly status: string }[] }[];
  readonly suites?: readonly Suite[] | undefined;
}

const SuiteSchema: v.GenericSchema<unknown, Suite> = v.object({
  file: v.string(),
  specs: v.array(v.object({ tests: v.array(v.object({ status: v.string() })) })),
  suites: v.optional(v.array(v.lazy(() => SuiteSchema))),
});

const PlaywrightReport = v.object({
  config: v.object({ rootDir: v.string() }),
  suites: v.array(SuiteSchema),
  errors: v.array(v.unknown()),
});

/** @param jest its report; null where it was not run @param playwright likewise */
export function joinReports(jest: unknown, playwright: unknown): JoinedReport {
  const first = jest === null ? NO_TESTS : v.parse(JoinedReport, jest);
  if (playwright === null) return first;
  const { config, suites, errors } = v.parse(PlaywrightReport, playwright);
  const testResults = suites.map((suite) => {
    const assertionResults = statusesOf(suite).map((status) => ({ status }));
    const isFailed = assertionResults.some(({ status }) => status === 'failed');
    return {
      name: `${config.rootDir}/${suite.file}`,
      status: isFailed ? 'failed' : 'passed',
      assertionResults,
    };
  });
  const count = (wanted: string) =>
    testResults.flatMap(({ assertionResults }) => assertionResults).filter(({ status }) => status === wanted)
      .length;
  return {
    numPassedTests: first.numPassedTests + count('passed'),
    numFailedTests: first.numFailedTests + count('failed'),
    numRuntimeErrorTestSuites: first.numRuntimeErrorTestSuites + errors.length,
    testResults: [...first.testResults, ...testResults],
  };
}

const STATUSES: Readonly<Record<string, string>> = {
  expected: 'passed',
  flaky: 'passed',
  unexpected: 'failed',
};

function statusesOf({ specs, suites = [] }: Suite): string[] {
  const own = specs.flatMap(({ tests }) => tests.map(({ status }) => STATUSES[status] ?? 'skipped'));
  return [...own, ...suites.flatMap(statusesOf)];
}
