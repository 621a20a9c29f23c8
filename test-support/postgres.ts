/** Databases to test on: PGlite always, Postgres where one answers. */
import { ALL_MEANS } from './allMeans.ts';
import { randomUUID } from 'node:crypto';
import pg from 'pg';

export interface TestDatabase {
  readonly name: 'PGlite' | 'Postgres';
  create(): Promise<OwnDatabase>;
}

export interface OwnDatabase {
  /** Undefined for PGlite. */
  readonly url: string | undefined;
  /** Has nothing in it afterwards. PGlite is emptied with its folder. */
  empty(): Promise<void>;
  drop(): Promise<void>;
}

const SERVER = process.env['TEST_POSTGRES_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres';

const done = () => Promise.resolve();

const PGLITE: TestDatabase = {
  name: 'PGlite',
  create: () => Promise.resolve({ url: undefined, empty: done, drop: done }),
};

const POSTGRES: TestDatabase = {
  name: 'Postgres',
  async create() {
    const name = `zoom_phone_test_${randomUUID().replaceAll('-', '')}`;
    const drop = () => onServer(`drop database if exists ${name} with (force)`);
    const make = () => onServer(`create database ${name}`);
    await make();
    const url = new URL(SERVER);
    url.pathname = `/${name}`;
    return { url: url.href, empty: () => drop().then(make), drop };
  },
};

export async function testDatabases(): Promise<TestDatabase[]> {
  const answers = await onServer('select 1').then(
    () => true,
    () => false,
  );
  const all = answers ? [PGLITE, POSTGRES] : [PGLITE];
  const only = process.env['TEST_DATABASE'];
  return only === undefined ? all : all.filter(({ name }) => name.toLowerCase() === only);
}

/** Where it does not matter which: the one in which a gateway starts in a third of the time. */
export async function quickestDatabase(): Promise<TestDatabase> {
  return (await testDatabases()).at(-1) ?? PGLITE;
}

/** For what does not depend on the database: the quickest alone, and all of them with `ALL_MEANS=1`. */
export async function usualDatabases(): Promise<TestDatabase[]> {
  return ALL_MEANS ? await testDatabases() : [await quickestDatabase()];
}

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: SERVER, connectionTimeoutMillis: 15_000 });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
