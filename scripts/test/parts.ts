/** What `npm test` consists of. */
import { failedFilesOfJest, tallyOfJest, tallyOfPlaywright, type Tally } from './tally.ts';

export interface Part {
  readonly name: string;
  readonly what: string;
  /** Arguments of Node, one list for each command; two run at a time. @param report where a runner leaves its report */
  readonly commands: (report: string) => readonly (readonly string[])[];
  readonly env?: (report: string) => NodeJS.ProcessEnv;
  /** Reads the runner's report; without it, each command counts as one test. */
  readonly tally?: (report: unknown) => Tally;
  /** What those say is looked through in the end, for what belongs to somebody. */
  readonly startsGateways?: boolean;
  /** Mostly it waits: it runs beside those that follow, until one comes that is alone. */
  readonly waits?: boolean;
  /** Nothing runs beside it. */
  readonly alone?: boolean;
  /** For a runner that does not itself try again what has failed. */
  readonly secondTry?: SecondTry;
}

export interface SecondTry {
  /** Files of the report in which something failed. */
  readonly failedFiles: (report: unknown) => readonly string[];
  /** Arguments of Node that run only these. */
  readonly command: (report: string, files: readonly string[]) => readonly string[];
}

const QUIET = '--disable-warning=ExperimentalWarning';
const TSC = 'node_modules/typescript-native/bin/tsc';

/** Jest keeps for each file whether it is a module; the two projects differ in that and so need a run each. */
function jest(project: string, workers: number): Pick<Part, 'commands' | 'secondTry' | 'tally'> {
  const runner = (report: string) => [
    ...['--experimental-vm-modules', QUIET, 'node_modules/jest/bin/jest.js'],
    ...['--selectProjects', project, '--silent=false', '--json', `--outputFile=${report}`],
  ];
  return {
    // Much of a test is waiting for a server, so there may be more than there are processors.
    commands: (report) => [[...runner(report), `--maxWorkers=${workers}`]],
    tally: tallyOfJest,
    secondTry: {
      failedFiles: failedFilesOfJest,
      command: (report, files) => [...runner(report), '--maxWorkers=1', '--runTestsByPath', ...files],
    },
  };
}

const CODE: readonly Part[] = [
  {
    name: 'check',
    what: 'types, lint, format, unused code',
    commands: () => [
      // The longest first.
      ['node_modules/eslint/bin/eslint.js', '--max-warnings', '0', '.'],
      ['node_modules/oxlint/bin/oxlint', '--type-aware', '--deny-warnings', '.'],
      [TSC, '-p', 'tsconfig.json'],
      [TSC, '-p', 'force-app/main/call-core/tsconfig.json'],
      ['node_modules/oxfmt/bin/oxfmt', '--check', '.'],
      // The templates of LWC are a language of their own, which only Prettier knows.
      ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '**/*.html'],
      ['node_modules/knip/bin/knip.js'],
    ],
  },
  { name: 'lwc', what: 'components on the LWC engine', ...jest('lwc', 3) },
  {
    name: 'node',
    what: 'core, gateway over HTTP, scripts, local servers',
    ...jest('node', 6),
    startsGateways: true,
  },
];

const VOICE: Part = {
  name: 'voice',
  what: 'the browser line with a real engine',
  commands: (report) => [[QUIET, 'scripts/test/voice.ts', report]],
  tally: tallyOfJest,
  waits: true,
  secondTry: {
    failedFiles: failedFilesOfJest,
    command: (report, files) => [QUIET, 'scripts/test/voice.ts', report, ...files],
  },
};

const JOURNEYS: Part = {
  name: 'e2e',
  what: 'journeys in a browser',
  commands: () => [['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json']],
  env: (report) => ({ PLAYWRIGHT_JSON_OUTPUT_NAME: report, CI: '1' }),
  tally: tallyOfPlaywright,
  startsGateways: true,
  alone: true,
};

/** One after the other, but for what waits: others side by side take as long, and wait where nobody expects it. */
export const PARTS: readonly Part[] = [VOICE, ...CODE, JOURNEYS];

export function isPart(name: string): boolean {
  return PARTS.some((part) => part.name === name);
}
