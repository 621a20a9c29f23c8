/**
 * Runs the tests of the browser line with a real engine, where its programs are there; else says why not, and that no test was
 * run. `node scripts/test/voice.ts <report> [files]`
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { inOwnNetwork, whyNoEngines } from '../../test-support/voice/namespace.ts';
import { letPostgresIn } from '../../test-support/voice/letPostgresIn.ts';

const [report = '', ...files] = process.argv.slice(2);
const reason = whyNoEngines();
await letPostgresIn();

if (reason === null) {
  const [command, args] = inOwnNetwork([
    ...[
      '--experimental-vm-modules',
      '--disable-warning=ExperimentalWarning',
      'node_modules/jest/bin/jest.js',
    ],
    ...['--selectProjects', 'voice', '--silent=false', '--json', `--outputFile=${report}`, '--maxWorkers=1'],
    ...(files.length > 0 ? ['--runTestsByPath', ...files] : []),
  ]);
  const child = spawn(command, args, { stdio: 'inherit' });
  await once(child, 'exit');
  process.exitCode = child.exitCode ?? 1;
} else {
  console.log(`The tests of the browser line with a real engine are skipped. ${reason}`);
  writeFileSync(
    report,
    JSON.stringify({ numPassedTests: 0, numFailedTests: 0, numRuntimeErrorTestSuites: 0, testResults: [] }),
  );
}
