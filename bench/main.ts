/**
 * `npm run bench`: measures, and prints one table. `npm run bench -- accept ringing` measures only these, and
 * `npm run bench -- soak --minutes 60` for so long; `npm run bench -- stored --calls 100000` leaves out the million;
 * `--database postgres` leaves out PGlite, and `--rounds 2` makes `accept` shorter;
 * `npm run bench -- fuzz --requests 100000 --seed 7` asks so often, and the same again with the same seed.
 */
import { parseArgs } from 'node:util';
import { accept } from './accept.ts';
import { crowd } from './crowd.ts';
import { fanout } from './fanout.ts';
import { flood } from './flood.ts';
import { fuzz } from './fuzz.ts';
import { handover } from './handover.ts';
import { machineFacts } from './machine.ts';
import type { Measurement, Row } from './measurement.ts';
import { match } from './match.ts';
import { memory } from './memory.ts';
import { requests } from './requests.ts';
import { ringing } from './ringing.ts';
import { scroll } from './scroll.ts';
import { settings } from './settings.ts';
import { size } from './size.ts';
import { soak } from './soak.ts';
import { startup } from './startup.ts';
import { stored } from './stored.ts';
import { renderTable } from './table.ts';
import { tabs } from './tabs.ts';
import { texts } from './texts.ts';
import { voice } from './voice.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    minutes: { type: 'string', default: '1' },
    calls: { type: 'string', default: '1000000' },
    requests: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    database: { type: 'string' },
    rounds: { type: 'string', default: '5' },
  },
});

if (values.database !== undefined) process.env['TEST_DATABASE'] = values.database;

const MEASUREMENTS: readonly Measurement[] = [
  size,
  accept(Number(values.rounds)),
  stored(Number(values.calls)),
  fanout,
  flood,
  ringing,
  tabs,
  handover,
  memory,
  crowd,
  scroll,
  requests,
  texts,
  settings,
  match,
  startup,
  soak(Number(values.minutes)),
  voice,
  fuzz(Number(values.requests), Number(values.seed)),
];

function chosen(names: readonly string[]): readonly Measurement[] {
  const unknown = names.filter((name) => !MEASUREMENTS.some((each) => each.name === name));
  if (unknown.length > 0) {
    const known = MEASUREMENTS.map(({ name }) => name).join(', ');
    console.error(`There is no measurement ${unknown.join(', ')}. There are: ${known}.`);
    process.exit(2);
  }
  return names.length === 0 ? MEASUREMENTS : MEASUREMENTS.filter(({ name }) => names.includes(name));
}

/** Results go to the standard output, everything else to the error output. */
function say(step: string): void {
  console.error(step);
}

const wanted = chosen(positionals);
const facts = await machineFacts();
const rows: Row[] = [];
let failed = false;
for (const { name, run } of wanted) {
  say(`Measuring ${name}`);
  try {
    rows.push(...(await run(say)));
  } catch (error) {
    failed = true;
    console.error(`${name} could not be measured:`, error);
    rows.push({ measure: name, value: 'could not be measured' });
  }
}
console.log([...facts, '', renderTable(rows)].join('\n'));
process.exit(failed ? 1 : 0);
