/**
 * Durable work on pg-boss: stored in the transaction of the change that causes it, done after the commit, tried again
 * until it is done. Whatever a job does may be done twice.
 */
import { createHash } from 'node:crypto';
import { PgBoss } from 'pg-boss';
import type { JobKind } from '../calls/followUps.ts';
import { JOB_KINDS } from '../calls/followUps.ts';
import type { WebhookInbox } from '../calls/ports.ts';
import type { Log } from '../logging.ts';
import type { Database, Sql, Transaction } from '../storage/database.ts';

/** Seconds until a kind of job runs. */
const DELAY_SECONDS: Readonly<Record<JobKind, number>> = {
  findPeople: 0,
  saveLog: 0,
  saveLogSoon: 2,
  saveComment: 20,
};
const WEBHOOKS = 'zoomWebhook';
/** A webhook is worked off right after it was stored; this is for what a crash left behind. */
const WEBHOOK_BACKSTOP_SECONDS = 5;
const YEAR_SECONDS = 365 * 86_400;

export interface EntryJob {
  readonly kind: JobKind;
  readonly agentId: string;
  readonly callId: string;
}

export interface JobHandlers {
  entryJob(job: EntryJob): Promise<void>;
  webhook(body: unknown): Promise<void>;
}

export interface JobQueue {
  /** Enqueues work on an entry; one job of a kind waits per entry at most. */
  add(tx: Transaction, kind: JobKind, agentId: string, callId: string): Promise<void>;
  /** Enqueues outside a transaction: what a start-up or a sign-in finds undone. */
  addNow(job: EntryJob): Promise<void>;
  readonly inbox: WebhookInbox;
  /** Starts the workers, and first works off what an earlier run left. */
  start(handlers: JobHandlers): Promise<void>;
  stop(): Promise<void>;
}

export async function createJobQueue({
  db,
  log,
}: {
  readonly db: Database;
  readonly log: Log;
}): Promise<JobQueue> {
  const boss = new PgBoss({ db: bossDatabase(db), registerInstance: false });
  boss.on('error', (error) => {
    log.warn({ error }, 'the job queue met an error');
  });
  await boss.start();
  await createQueues(boss);
  const workers = new Map<JobKind, string>();

  /** Saves a worker the wait for its next look at the queue. */
  function wake(kind: JobKind): void {
    const worker = workers.get(kind);
    if (worker !== undefined && DELAY_SECONDS[kind] === 0) boss.notifyWorker(worker);
  }

  return {
    async add(tx, kind, agentId, callId) {
      await sendEntryJob(boss, { kind, agentId, callId }, tx);
      tx.afterCommit(() => {
        wake(kind);
      });
    },
    async addNow(job) {
      await sendEntryJob(boss, job);
      wake(job.kind);
    },
    inbox: {
      keep: (identity, body) =>
        boss.send(WEBHOOKS, { body }, { id: uuidOf(identity), startAfter: WEBHOOK_BACKSTOP_SECONDS }),
      async done(id) {
        await boss.complete(WEBHOOKS, id, null, { includeQueued: true });
      },
    },
    async start(handlers) {
      await workOffLeftWebhooks(boss, handlers, log);
      await startWebhookWorker(boss, handlers);
      for (const kind of JOB_KINDS) workers.set(kind, await startEntryWorker(boss, kind, handlers));
    },
    stop: () => boss.stop({ graceful: true, timeout: 10_000 }),
  };
}

function sendEntryJob(boss: PgBoss, { kind, agentId, callId }: EntryJob, tx?: Sql): Promise<string | null> {
  return boss.send(
    kind,
    { agentId, callId },
    {
      singletonKey: `${agentId}:${callId}`,
      ...(DELAY_SECONDS[kind] > 0 && { startAfter: DELAY_SECONDS[kind] }),
      ...(tx && { db: bossDatabase(tx) }),
    },
  );
}

/** pg-boss on our connections, so that it needs none of its own and a job can be part of a transaction. */
function bossDatabase(sql: Sql) {
  return { executeSql: (text: string, values?: unknown[]) => sql.query(text, values) };
}

function startWebhookWorker(boss: PgBoss, handlers: JobHandlers): Promise<string> {
  return boss.work<{ body: unknown }>(
    WEBHOOKS,
    { pollingIntervalSeconds: 2, localConcurrency: 2 },
    async (jobs) => {
      for (const job of jobs) await handlers.webhook(job.data.body);
    },
  );
}

function startEntryWorker(boss: PgBoss, kind: JobKind, handlers: JobHandlers): Promise<string> {
  const options = { pollingIntervalSeconds: DELAY_SECONDS[kind] === 0 ? 1 : 2, localConcurrency: 4 };
  return boss.work<Omit<EntryJob, 'kind'>>(kind, options, async (jobs) => {
    for (const { data } of jobs) await handlers.entryJob({ kind, ...data });
  });
}

async function createQueues(boss: PgBoss): Promise<void> {
  await boss.createQueue(WEBHOOKS, {
    retryLimit: 20,
    retryDelay: 1,
    retryBackoff: true,
    retryDelayMax: 300,
    expireInSeconds: 60,
    retentionSeconds: YEAR_SECONDS,
    // Long enough to recognise the last of Zoom's repetitions, 85 minutes after the first delivery.
    deleteAfterSeconds: 86_400,
  });
  for (const kind of JOB_KINDS) {
    await boss.createQueue(kind, {
      // One waits per entry. Any number may run: a run that a crash left "active" must not hold back the next.
      policy: 'short',
      retryLimit: 1_000_000,
      retryDelay: 2,
      retryBackoff: true,
      retryDelayMax: 300,
      expireInSeconds: 120,
      retentionSeconds: YEAR_SECONDS,
      deleteAfterSeconds: 3600,
    });
  }
}

async function workOffLeftWebhooks(boss: PgBoss, handlers: JobHandlers, log: Log): Promise<void> {
  for (;;) {
    const left = await boss.fetch<{ body: unknown }>(WEBHOOKS, { batchSize: 100, ignoreStartAfter: true });
    if (left.length === 0) return;
    for (const job of left) {
      try {
        await handlers.webhook(job.data.body);
        await boss.complete(WEBHOOKS, job.id);
      } catch (error) {
        log.warn({ error, jobId: job.id }, 'a stored webhook could not be worked off');
        await boss.fail(WEBHOOKS, job.id);
      }
    }
  }
}

/** The same event has the same id, so that the second delivery of it is no second job. */
function uuidOf(identity: string): string {
  const hex = createHash('sha256').update(identity).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `5${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
