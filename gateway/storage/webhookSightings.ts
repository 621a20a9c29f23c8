/** How often each kind of webhook has come, and when last. For the doctor; nothing else depends on it. */
import type { Log } from '../logging.ts';
import type { Database } from './database.ts';
import { storableText } from './storable.ts';

/** A gateway that is killed forgets what came in this time. */
const WRITE_AFTER_MS = 15_000;

export interface WebhookSightings {
  /** @param kind an event's name, `challenge`, or the code for which a delivery was refused */
  note(kind: string): void;
  /** Writes down what was noted so far. */
  flush(): Promise<void>;
  stop(): Promise<void>;
}

/** Webhooks may come by the hundred in a second, so they are counted here and written now and then. */
export function createWebhookSightings({
  db,
  log,
}: {
  readonly db: Pick<Database, 'query'>;
  readonly log: Log;
}): WebhookSightings {
  let noted = new Map<string, { at: number; count: number }>();
  let timer: NodeJS.Timeout | undefined;
  /** One write after the other, so that who flushes finds all of it written. */
  let writing: Promise<void> = Promise.resolve();

  function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    writing = writing.catch(() => undefined).then(write);
    return writing;
  }

  async function write(): Promise<void> {
    const written = [...noted];
    noted = new Map();
    if (written.length === 0) return;
    try {
      await db.query(WRITE, [
        written.map(([kind]) => storableText(kind)),
        written.map(([, { at }]) => new Date(at)),
        written.map(([, { count }]) => count),
      ]);
    } catch (error) {
      for (const [kind, { at, count }] of written) add(kind, at, count);
      flushLater();
      throw error;
    }
  }

  function add(kind: string, at: number, count: number): void {
    const known = noted.get(kind);
    noted.set(kind, { at: Math.max(at, known?.at ?? 0), count: count + (known?.count ?? 0) });
  }

  async function tryFlush(): Promise<void> {
    try {
      await flush();
    } catch (error) {
      log.warn({ error }, 'what webhooks came could not be noted');
    }
  }

  function flushLater(): void {
    timer ??= setTimeout(() => void tryFlush(), WRITE_AFTER_MS).unref();
  }

  return {
    note(kind) {
      add(kind, Date.now(), 1);
      flushLater();
    },
    flush,
    async stop() {
      await tryFlush();
      clearTimeout(timer);
    },
  };
}

const WRITE = `
  insert into webhook_sighting (kind, at, count)
  select * from unnest($1::text[], $2::timestamptz[], $3::bigint[])
  on conflict (kind) do update set
    at = greatest(webhook_sighting.at, excluded.at), count = webhook_sighting.count + excluded.count`;
