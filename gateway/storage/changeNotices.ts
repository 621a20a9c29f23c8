/**
 * Tells the live feed that something of an agent has changed: at once in this process, and through Postgres in the
 * other gateways. A notice carries no content, so a lost or doubled one does no harm.
 */
import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import pg from 'pg';
import type { Log } from '../logging.ts';
import type { Database, Transaction } from './database.ts';

export interface ChangeNotices {
  /** Announces a change of this agent as soon as the transaction is committed. */
  announce(tx: Transaction, agentId: string): Promise<void>;
  /** @returns ends the subscription */
  subscribe(agentId: string, listener: () => void): () => void;
  stop(): Promise<void>;
}

export const CHANNEL = 'zoom_phone_change';
const LISTEN = `listen ${CHANNEL}`;
const RECONNECT_MS = 1000;
/** A connection can be dead without a word, and then nothing is heard on it. */
const CHECK_MS = 5000;

export async function createChangeNotices({
  db,
  log,
}: {
  readonly db: Database;
  readonly log: Log;
}): Promise<ChangeNotices> {
  const local = new EventEmitter().setMaxListeners(0);
  /** Postgres tells a notice also to whom it comes from, who has known it since the commit. */
  const self = randomUUID();
  const others = db.shared ? await listen({ db, log, local, self }) : null;
  return {
    async announce(tx, agentId) {
      if (db.shared) await tx.query('select pg_notify($1, $2)', [CHANNEL, `${agentId} ${self}`]);
      tx.afterCommit(() => db.inFront(() => local.emit(agentId)));
    },
    subscribe(agentId, listener) {
      local.on(agentId, listener);
      return () => local.off(agentId, listener);
    },
    stop: async () => others?.stop(),
  };
}

interface Listening {
  readonly db: Database;
  readonly log: Log;
  readonly local: EventEmitter;
  /** What this process puts behind the agent in its own notices; a gateway of a version before puts nothing. */
  readonly self: string;
}

async function listen({ db, log, local, self }: Listening): Promise<{ stop(): Promise<void> }> {
  let client: pg.Client | null = null;
  let stopped = false;

  async function connect(): Promise<void> {
    const next = new pg.Client(db.connection);
    next.on('notification', ({ payload = '' }) => {
      const [agentId = '', from] = payload.split(' ');
      if (from !== self) local.emit(agentId);
    });
    next.on('error', () => {
      reconnect();
    });
    await next.connect();
    await next.query(LISTEN);
    client = next;
  }

  /** What was announced meanwhile is not known, so everybody looks. */
  function reconnect(): void {
    if (stopped || client === null) return;
    client = null;
    log.warn('the notices of other gateways are cut off');
    const retry = () => {
      connect().then(
        () => {
          for (const agentId of local.eventNames()) local.emit(agentId);
        },
        () => (stopped ? undefined : setTimeout(retry, RECONNECT_MS)),
      );
    };
    setTimeout(retry, RECONNECT_MS);
  }

  async function check(): Promise<void> {
    const checked = client;
    if (checked === null || stopped) return;
    try {
      await checked.query(LISTEN);
    } catch {
      if (client === checked) reconnect();
      void checked.end().catch(() => undefined);
    }
  }

  await connect();
  const checks = setInterval(() => void check(), CHECK_MS).unref();
  return {
    async stop() {
      stopped = true;
      clearInterval(checks);
      await client?.end();
    },
  };
}
