/** Databases to test on: PGlite always, Postgres where one answers. */
import { randomUUID } from 'node:crypto';
import pg from 'pg';

export interface TestDatabase {
  readonly name: 'PGlite' | 'Postgres';
  /** A database of its own, or undefined for PGlite. */
  create(): Promise<{ readonly url: string | undefined; drop(): Promise<void> }>;
}

const SERVER = process.env['TEST_POSTGRES_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres';

const PGLITE: TestDatabase = {
  name: 'PGlite',
  create: () => Promise.resolve({ url: undefined, drop: () => Promise.resolve() }),
};

const POSTGRES: TestDatabase = {
  name: 'Postgres',
  async create() {
    const name = `zoom_phone_test_${randomUUID().replaceAll('-', '')}`;
    await onServer(`create database ${name}`);
    const url = new URL(SERVER);
    url.pathname = `/${name}`;
    return { url: url.href, drop: () => onServer(`drop database if exists ${name} with (force)`) };
  },
};

export async function testDatabases(): Promise<TestDatabase[]> {
  const answers = await onServer('select 1').then(
    () => true,
    () => false,
  );
  return answers ? [PGLITE, POSTGRES] : [PGLITE];
}

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: SERVER, connectionTimeoutMillis: 2000 });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
