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
  readonly db: Database;
  readonly log: Log;
}): WebhookSightings {
  let noted = new Map<string, { at: number; count: number }>();
  let timer: NodeJS.Timeout | undefined;

  async function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const written = [...noted];
    noted = new Map();
    if (written.length === 0) return;
    await db.query(WRITE, [
      written.map(([kind]) => storableText(kind)),
      written.map(([, { at }]) => new Date(at)),
      written.map(([, { count }]) => count),
    ]);
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
      noted.set(kind, { at: Date.now(), count: (noted.get(kind)?.count ?? 0) + 1 });
      flushLater();
    },
    flush,
    stop: tryFlush,
  };
}

const WRITE = `
  insert into webhook_sighting (kind, at, count)
  select * from unnest($1::text[], $2::timestamptz[], $3::bigint[])
  on conflict (kind) do update set
    at = greatest(webhook_sighting.at, excluded.at), count = webhook_sighting.count + excluded.count`;
