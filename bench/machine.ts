/** What the figures were taken on: without it they say nothing. */
import os from 'node:os';
import pg from 'pg';
import { testDatabases } from '../test-support/postgres.ts';

/** One fact a line. */
export async function machineFacts(): Promise<string[]> {
  const [cpu] = os.cpus();
  const load = os.loadavg().map((value) => value.toFixed(1));
  return [
    `${os.cpus().length} cores (${cpu?.model.trim() ?? 'unknown'}), ${(os.totalmem() / 1e9).toFixed(0)} GB`,
    `${os.type()} ${os.release()}, Node ${process.version}`,
    await postgresFact(),
    `load average before the start ${load.join(', ')}`,
  ];
}

async function postgresFact(): Promise<string> {
  const postgres = (await testDatabases()).find(({ name }) => name === 'Postgres');
  if (postgres === undefined) return 'PGlite only: no Postgres answers';
  const database = await postgres.create();
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    const { rows } = await client.query<{ version: string; fsync: string; commit: string }>(
      `select current_setting('server_version') as version, current_setting('fsync') as fsync,
              current_setting('synchronous_commit') as commit`,
    );
    const [facts] = rows;
    return `Postgres ${facts?.version ?? '?'} (fsync ${facts?.fsync ?? '?'}, synchronous_commit ${facts?.commit ?? '?'}), and PGlite`;
  } finally {
    await client.end();
    await database.drop();
  }
}
