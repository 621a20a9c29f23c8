/** `npm start`: the workbench. */
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { describeError } from '../build/describeError.ts';
import { ADMIN_KEY } from './parties.ts';
import { userIdOf } from './seed.ts';
import { DEFAULT_PORTS } from './supervisor/addresses.ts';
import { ROOT, startWorkbench, type Workbench } from './startWorkbench.ts';

const USAGE = `npm start -- [options]

  --port <number>   port of the page (8700)
  --reset           forget everything of earlier times
  --watch           build anew and reload when a source changes
  --database <url>  let the gateway use this Postgres
  --help
`;

function readOptions() {
  try {
    return parseArgs({
      options: {
        port: { type: 'string', default: String(DEFAULT_PORTS.shell) },
        reset: { type: 'boolean', default: false },
        watch: { type: 'boolean', default: false },
        database: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    process.exit(2);
  }
}

/** The local org counts no requests, so that what is changed in its Setup may be in the widget at once. */
const LOOKS = { SETTINGS_LOOK_SECONDS: '3' };

/** On a terminal a step overwrites the one before. */
function say(step: string): void {
  if (process.stdout.isTTY) process.stdout.write(`\r\x1b[2K${step}`);
  else if (!step.includes('modules compiled')) console.log(step);
}

function stopOnSignal(workbench: Workbench): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1);
      stopping = true;
      console.log('\nStopping...');
      workbench.stop().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(error);
          process.exit(1);
        },
      );
    });
  }
}

/** How `npm run admin` gets into the local Salesforce, as its administrator, and into the gateway, for a shell to read. */
function writeOrgEnv({ salesforce, gateway }: Workbench): string {
  const file = path.join(dataDir, 'org.env');
  const lines = [
    `export SF_ORG_INSTANCE_URL='${salesforce.url}'`,
    `export SF_ACCESS_TOKEN='${salesforce.sessionFor(userIdOf('admin'))}'`,
    ...(gateway === null ? [] : [`export GATEWAY_URL='${gateway.url}'`, `export ADMIN_KEY='${ADMIN_KEY}'`]),
  ];
  writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o600 });
  return path.relative(process.cwd(), file);
}

const options = readOptions();
if (options.help) {
  console.log(USAGE);
  process.exit(0);
}

const dataDir = path.join(ROOT, '.workbench');
if (options.reset) rmSync(dataDir, { recursive: true, force: true });

try {
  const workbench = await startWorkbench({
    dataDir,
    ports: { ...DEFAULT_PORTS, shell: Number(options.port) },
    watch: options.watch,
    gateway: { env: LOOKS, ...(options.database === undefined ? {} : { databaseUrl: options.database }) },
    onProgress: (step) => {
      say(`Preparing ${step}`);
    },
  });
  stopOnSignal(workbench);
  say('');
  const env = writeOrgEnv(workbench);
  console.log(
    `The workbench is at ${workbench.url}\n\nCtrl-C stops it; what you do is kept in .workbench/. For npm run admin against its Salesforce and gateway: . ${env}`,
  );
} catch (error) {
  console.error(`\nThe workbench did not start. ${describeError(error, ROOT)}`);
  process.exit(1);
}
