/**
 * `npm test`: everything that can fail, and the sum alone on the last line. With names as arguments, only these parts.
 * `ALL_MEANS=1`: every journey in all its ways, and the workbench's own.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isPart, PARTS } from './parts.ts';
import { runParts } from './runParts.ts';
import { startListening } from './secrecy.ts';
import { describeSum, sum } from './tally.ts';

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !isPart(name));
if (unknown.length > 0) {
  console.error(
    `There is no ${unknown.join(', ')}. The parts are: ${PARTS.map(({ name }) => name).join(', ')}`,
  );
  process.exit(2);
}

const reports = mkdtempSync(path.join(os.tmpdir(), 'zoom-phone-tests-'));
const parts = PARTS.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
const secrecy = await startListening(path.join(reports, 'secrecy'));
const results = await runParts(parts, reports);
const kept = await secrecy.judge(parts.some(({ startsGateways }) => startsGateways === true));
if (kept !== null) results.push(kept);
rmSync(reports, { recursive: true, force: true });

console.log('');
for (const { name, tally, seconds } of results) {
  const again = tally.again ? `, ${tally.again} at the second try` : '';
  console.log(`${name.padEnd(8)} ${describeSum(tally).padEnd(28)} ${seconds} s${again}`);
}
const total = sum(results.map(({ tally }) => tally));
console.log(`\n${describeSum(total)}`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
