/**
 * Runs the tests of the browser line with a real engine, and the journeys over it, where its programs are there; else says
 * why not, and that no test was run. `node scripts/test/voice.ts <report> [files]`
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { inOwnNetwork, whyNoEngines } from '../../test-support/voice/namespace.ts';
import { joinReports } from './joinReports.ts';
import { letPostgresIn } from '../../test-support/voice/letPostgresIn.ts';

const [report = '', ...files] = process.argv.slice(2);
const reason = whyNoEngines();
await letPostgresIn();

if (reason === null) {
  const journeys = files.filter((file) => file.endsWith('.spec.ts'));
  const tests = files.filter((file) => !journeys.includes(file));
  const isAll = files.length === 0;
  const jest = isAll || tests.length > 0 ? await runJest(tests) : null;
  const playwright = isAll || journeys.length > 0 ? await runPlaywright(journeys) : null;
  writeFileSync(report, JSON.stringify(joinReports(jest, playwright)));
} else {
  console.log(`The tests of the browser line with a real engine are skipped. ${reason}`);
  writeFileSync(report, JSON.stringify(joinReports(null, null)));
}

function runJest(paths: readonly string[]): Promise<unknown> {
  return run(
    [
      ...['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
      'node_modules/jest/bin/jest.js',
      ...[
        '--selectProjects',
        'voice',
        '--silent=false',
        '--json',
        `--outputFile=${report}`,
        '--maxWorkers=1',
        // A test that fails may leave an engine behind, which must not keep everything waiting.
        '--forceExit',
      ],
      ...(paths.length > 0 ? ['--runTestsByPath', ...paths] : []),
    ],
    report,
    // Whoever names a file wants it, also one that is for a release.
    paths.length > 0 ? { ALL_MEANS: '1' } : {},
  );
}

function runPlaywright(paths: readonly string[]): Promise<unknown> {
  const own = `${report}.journeys`;
  return run(
    [
      ...['--disable-warning=ExperimentalWarning', 'node_modules/@playwright/test/cli.js', 'test'],
      ...['--config', 'playwright.voice.config.ts', '--reporter=list,json', ...paths],
    ],
    own,
    { PLAYWRIGHT_JSON_OUTPUT_NAME: own },
  );
}

/** @returns the report; null where none was left */
async function run(args: readonly string[], written: string, env: NodeJS.ProcessEnv = {}): Promise<unknown> {
  rmSync(written, { force: true });
  const [command, all] = inOwnNetwork(args);
  const child = spawn(command, all, { stdio: 'inherit', env: { ...process.env, ...env } });
  await once(child, 'exit');
  if (child.exitCode !== 0) process.exitCode = 1;
  return existsSync(written) ? (JSON.parse(readFileSync(written, 'utf8')) as unknown) : null;
}
