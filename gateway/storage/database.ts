/**
 * Postgres: a server of yours (`DATABASE_URL`), or PGlite, Postgres itself inside this process with its data in a
 * folder. Both are reached by the same driver with the same SQL.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { runner } from 'node-pg-migrate';
import pg from 'pg';
import type { Log } from '../logging.ts';
import { toDatabaseError } from './databaseErrors.ts';
import type { Secret } from '../secret.ts';
import { createTurnstile } from './turnstile.ts';

/** What runs SQL: the pool, or one connection inside a transaction. */
export interface Sql {
  query(text: string, values?: readonly unknown[]): Promise<SqlResult>;
}

export interface SqlResult {
  rows: Record<string, unknown>[];
  rowCount: number | null;
}

export interface Transaction extends Sql {
  /** Runs when the transaction has been committed, and never otherwise. */
  afterCommit(run: () => void): void;
}

/** How the driver reaches the database. */
export interface Connection {
  readonly connectionString?: string;
  readonly host?: string;
  readonly port?: number;
  readonly user?: string;
  readonly database?: string;
  readonly application_name: string;
  readonly connectionTimeoutMillis?: number;
  readonly query_timeout?: number;
  readonly idle_in_transaction_session_timeout?: number;
  readonly keepAlive?: boolean;
}

export interface Database extends Sql {
  /** Runs `work` in one transaction. Nothing in it may wait for a network: with PGlite all others wait. */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** For connections of one's own: to listen to notices. */
  readonly connection: Connection;
  /** Whether other gateways can be on the same database, so that they must be told of changes. */
  readonly shared: boolean;
  /** Whatever this work asks of the database, then or later, comes after what somebody waits for. */
  behind<T>(work: () => T): T;
  /** The other way round, for what is told of such work to those who wait for it. */
  inFront<T>(work: () => T): T;
  /** Whether nobody waits for what is done here. */
  isBehind(): boolean;
  stop(): Promise<void>;
}

const CONNECTIONS = 12;
/** Of these, for what nobody waits for. */
const BEHIND = 4;

/** A connection whose other end is gone without a word is given up after so long. The address may say otherwise. */
const ANSWER_WITHIN_MS = 60_000;
const CONNECT_WITHIN_MS = 5000;
/**
 * Nothing in a transaction waits for a network, so one in which nothing happens belongs to a gateway that stands still. It would lock its
 * agents for all others; what it was to change, it does anew when it goes on.
 */
const STANDS_STILL_MS = 5000;
const APPLICATION = 'zoom-phone-gateway';
/** The folder with the steps that make the tables. */
export const MIGRATIONS = fileURLToPath(new URL('./migrations', import.meta.url));

interface Engine {
  readonly connection: Connection;
  readonly shared: boolean;
  stop(): Promise<void>;
}

/** Opens the database and brings its tables up to date. Several gateways may do so at once. */
export async function openDatabase(options: {
  readonly url: Secret | undefined;
  readonly dataDir: string;
  readonly log: Log;
}): Promise<Database> {
  const engine = options.url ? server(options.url) : await embedded(options.dataDir);
  // PGlite's socket mixes up the steps of prepared statements of several connections, and works one by one anyway.
  const { connectionTimeoutMillis = 0, ...connection } = engine.connection;
  const atOnce = engine.shared ? CONNECTIONS : 1;
  const turnstile = createTurnstile({ atOnce, behindAtOnce: engine.shared ? BEHIND : 1 });
  const pool = new pg.Pool({
    ...connection,
    max: atOnce,
    Client: clientsWithin(connectionTimeoutMillis),
  });
  pool.on('error', (error) => {
    options.log.warn({ error }, 'an idle database connection broke');
  });
  // One that breaks in the middle of a transaction tells it to whoever listens, and else ends the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  await migrate(engine.connection);
  return {
    connection: engine.connection,
    shared: engine.shared,
    query: (text, values) => turnstile.pass(() => run(pool, text, values)),
    transaction: (work) => turnstile.pass(() => inTransaction(pool, work)),
    ...{ behind: turnstile.behind, inFront: turnstile.inFront, isBehind: turnstile.isBehind },
    async stop() {
      await pool.end();
      await engine.stop();
    },
  };
}

/** The pool's own limit would also be one for those who wait for their turn. */
function clientsWithin(connectionTimeoutMillis: number) {
  return class extends pg.Client {
    constructor(config?: pg.ClientConfig) {
      super({ ...config, connectionTimeoutMillis });
    }
  };
}

function server(url: Secret): Engine {
  const connection = {
    connectionString: url.reveal(),
    application_name: APPLICATION,
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
    query_timeout: ANSWER_WITHIN_MS,
    idle_in_transaction_session_timeout: STANDS_STILL_MS,
    keepAlive: true,
  };
  return { connection, shared: true, stop: () => Promise.resolve() };
}

/** The socket lies in a folder that only this user may enter: nothing else on the machine can reach the data. */
async function embedded(dataDir: string): Promise<Engine> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const pglite = await PGlite.create(path.resolve(dataDir, 'postgres'));
  const folder = await mkdtemp(path.join(tmpdir(), 'zoom-phone-'));
  const socket = new PGLiteSocketServer({
    db: pglite,
    path: path.join(folder, '.s.PGSQL.5432'),
    maxConnections: 16,
  });
  await socket.start();
  return {
    connection: {
      host: folder,
      port: 5432,
      user: 'postgres',
      database: 'postgres',
      application_name: APPLICATION,
    },
    shared: false,
    async stop() {
      await socket.stop();
      await pglite.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Several statements in one text (they can have no values) give the rows of all. */
async function run(
  on: pg.Pool | pg.PoolClient,
  text: string,
  values: readonly unknown[] | undefined,
): Promise<SqlResult> {
  const result: SqlResult | SqlResult[] = await on
    .query<Record<string, unknown>>(text, values && [...values])
    .catch((caught: unknown) => {
      throw toDatabaseError(caught);
    });
  const results = [result].flat();
  return { rows: results.flatMap(({ rows }) => rows), rowCount: results.at(-1)?.rowCount ?? null };
}

/** On a connection of its own, which may wait as long as a large table takes, or another gateway that does the same. */
async function migrate({ query_timeout: _, ...connection }: Connection): Promise<void> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    await runner({
      dbClient: client,
      dir: MIGRATIONS,
      migrationsTable: 'gateway_migration',
      direction: 'up',
      advisoryLockMode: 'wait',
      log: () => undefined,
    });
  } finally {
    await client.end();
  }
}

async function inTransaction<T>(pool: pg.Pool, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const client = await pool.connect().catch((caught: unknown) => {
    throw toDatabaseError(caught);
  });
  const callbacks: (() => void)[] = [];
  let broken: Error | undefined;
  try {
    await client.query('begin');
    const result = await work({
      query: (text, values) => run(client, text, values),
      afterCommit: (run) => callbacks.push(run),
    });
    await client.query('commit');
    for (const run of callbacks) run();
    return result;
  } catch (error) {
    await client.query('rollback').catch((failed: unknown) => {
      broken = failed instanceof Error ? failed : new Error('rollback failed');
    });
    throw toDatabaseError(error);
  } finally {
    client.release(broken);
  }
}
