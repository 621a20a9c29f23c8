/** The queue of webhooks: stored before they are answered, many at once when many come at once. */
import { hash } from 'node:crypto';
import type { Job, JobResult, PgBoss } from 'pg-boss';
import type { WebhookInbox } from '../calls/receiveWebhook.ts';
import type { Log } from '../logging.ts';
import { inBatches } from '../storage/inBatches.ts';

const QUEUE = 'zoomWebhook';
/** A webhook is worked off right after it was stored; this is for what a crash or a rush left behind. */
const BACKSTOP_SECONDS = 5;
const YEAR_SECONDS = 365 * 86_400;
const BATCH = 100;
/** That it has been worked off is noted together with others: who is killed before does it once more. */
const DONE_PAUSE_MS = 50;

/** A stored webhook. */
export interface Content {
  readonly body: unknown;
  /** W3C trace context. */
  readonly traceparent?: string;
}
interface Kept {
  readonly id: string;
  readonly priority: number;
  readonly data: Content;
}
/** @returns for each what went wrong, or null */
export type WebhooksHandler = (webhooks: readonly Content[]) => Promise<readonly unknown[]>;
/** Of what runs, to be kept with what it causes. */
export type Traceparent = () => { readonly traceparent?: string };

export function createWebhookInbox(boss: PgBoss, traceparent: Traceparent): WebhookInbox {
  const keep = inBatches({ most: BATCH }, async (jobs: readonly Kept[]) => {
    const first = new Map(jobs.map((job) => [job.id, job]));
    const distinct = [...first.values()].map((job) => ({ ...job, startAfter: BACKSTOP_SECONDS }));
    const kept = new Set(await boss.insert(QUEUE, distinct, { returnId: true }));
    // Of one event that came twice in a batch, the first is new and the second known.
    return jobs.map(({ id }) => ({ isNew: kept.delete(id) }));
  });
  const done = inBatches({ most: BATCH, pauseMs: DONE_PAUSE_MS }, async (ids: readonly string[]) => {
    await boss.complete(QUEUE, [...ids], null, { includeQueued: true });
    return ids;
  });

  return {
    async keep(identity, body, isUrgent) {
      const id = uuidOf(identity);
      const data = { body, ...traceparent() };
      const { isNew } = await keep({ id, priority: isUrgent ? 1 : 0, data });
      return isNew ? id : null;
    },
    async done(id) {
      await done(id);
    },
  };
}

export function createWebhookQueue(boss: PgBoss): Promise<void> {
  return boss.createQueue(QUEUE, {
    retryLimit: 20,
    retryDelay: 1,
    retryBackoff: true,
    retryDelayMax: 300,
    expireInSeconds: 60,
    retentionSeconds: YEAR_SECONDS,
    // Long enough to recognise the last of Zoom's repetitions, 85 minutes after the first delivery.
    deleteAfterSeconds: 86_400,
  });
}

export async function startWebhookWorker(boss: PgBoss, handle: WebhooksHandler, log: Log): Promise<void> {
  const options = {
    pollingIntervalSeconds: 2,
    batchSize: BATCH,
    burstWhenBatchFull: true,
    perJobResults: true,
  } as const;
  await boss.work<Content>(QUEUE, options, (jobs) => workOff(jobs, handle, log));
}

/** Then whoever waits for the gateway waits no longer: the worker does the rest. Others may store more all the time. */
const FIRST_FOR_MS = 2000;

/** What an earlier run left, before anything new. */
export async function workOffLeftWebhooks(boss: PgBoss, handle: WebhooksHandler, log: Log): Promise<void> {
  const end = Date.now() + FIRST_FOR_MS;
  while (Date.now() < end) {
    const left = await boss.fetch<Content>(QUEUE, { batchSize: BATCH, ignoreStartAfter: true });
    if (left.length === 0) return;
    for (const { id, status } of await workOff(left, handle, log)) {
      if (status === 'completed') await boss.complete(QUEUE, id);
      else await boss.fail(QUEUE, id);
    }
  }
}

async function workOff(
  jobs: readonly Job<Content>[],
  handle: WebhooksHandler,
  log: Log,
): Promise<JobResult[]> {
  const failures = await handle(jobs.map(({ data }) => data));
  return jobs.map(({ id }, index): JobResult => {
    const error = failures[index] ?? null;
    if (error === null) return { id, status: 'completed' };
    log.warn({ error, jobId: id }, 'a stored webhook could not be worked off');
    return { id, status: 'failed' };
  });
}

/** The same event has the same id, so that the second delivery of it is no second job. */
function uuidOf(identity: string): string {
  const hex = hash('sha256', identity);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `5${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
