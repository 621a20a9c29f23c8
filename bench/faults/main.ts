/**
 * `npm run bench:faults -- --calls 10000 --seed 1`: drives calls through a gateway while everything goes wrong that can,
 * and prints what became of them. Ends with 1 where a call is lost, twice, or not as it should be.
 */
import { parseArgs } from 'node:util';
import './widgetModules.ts';
import { testDatabases } from '../../test-support/postgres.ts';
import { machineFacts } from '../machine.ts';
import { renderTable } from '../table.ts';
import { rowsOf } from './report.ts';

const { values } = parseArgs({
  options: {
    calls: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    database: { type: 'string' },
    gateways: { type: 'string', default: '1' },
  },
});
const [calls, seed, gateways] = [Number(values.calls), Number(values.seed), Number(values.gateways)];
const databases = await testDatabases();
const database = databases.find(({ name }) => name.toLowerCase() === values.database) ?? databases.at(-1);
const areWhole = [calls, seed, gateways].every(Number.isInteger) && calls > 0 && gateways > 0;
if (!areWhole || database === undefined || (gateways > 1 && database.name !== 'Postgres')) {
  console.error(
    'Usage: npm run bench:faults -- [--calls 10000] [--seed 1] [--database postgres|pglite] [--gateways 1]\nMore than one gateway need Postgres.',
  );
  process.exit(2);
}

/** Longer than leases hold, and so long that others have taken over. */
const PAUSE_MS = 30_000;
const facts = await machineFacts();
// Imported when the names of the widget's modules are known.
const { runFaults } = await import('./runFaults.ts');
const run = await runFaults({
  ...{ calls, seed, database, gateways, pauseMs: PAUSE_MS },
  say: (step) => {
    console.error(step);
  },
});
console.log([...facts, `on ${database.name}, seed ${seed}`, '', renderTable(rowsOf(run))].join('\n'));
process.exit(run.isRight ? 0 : 1);
