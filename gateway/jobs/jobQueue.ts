/**
 * Durable work on pg-boss: stored in the transaction of the change that causes it, done after the commit, tried again
 * until it is done. Whatever a job does may be done twice.
 */
import { PgBoss } from 'pg-boss';
import type { JobResult, JobWithMetadata } from 'pg-boss';
import * as v from 'valibot';
import type { JobKind } from '../calls/followUps.ts';
import { JOB_KINDS } from '../calls/followUps.ts';
import type { WebhookInbox } from '../calls/receiveWebhook.ts';
import type { Log } from '../logging.ts';
import type { Database, Sql, Transaction } from '../storage/database.ts';
import type { TextJob } from '../texts/ports.ts';
import { createRound } from './round.ts';
import { createSweepQueue } from './sweepQueue.ts';
import type { SweepHandlers, SweepQueue } from './sweepQueue.ts';
import { createTextQueue } from './textQueue.ts';
import type { TextQueue } from './textQueue.ts';
import type { Traceparent, WebhooksHandler } from './webhookInbox.ts';
import {
  createWebhookInbox,
  createWebhookQueue,
  startWebhookWorker,
  workOffLeftWebhooks,
} from './webhookInbox.ts';

/** Seconds until a kind of job runs. */
const DELAY_SECONDS: Readonly<Record<Exclude<JobKind, 'saveComment'>, number>> = {
  findPeople: 0,
  saveLog: 0,
  saveLogSoon: 2,
  saveCaughtUp: 2,
  saveFollowUpTask: 0,
};
const YEAR_SECONDS = 365 * 86_400;
/** In seconds: of what is done a part at a time. */
const MOST_BETWEEN_ROUNDS = 30;
/** Nobody waits for it. */
const FORGETTING = { everySeconds: 6 * 3600, lookSeconds: 60 };
/** Jobs that are taken at once. They may go to Salesforce together. */
const TOGETHER = 400;
/** Seconds between two looks at the queue. What nobody waits for may gather. */
const LOOK_SECONDS: Readonly<Record<Exclude<JobKind, 'saveCaughtUp'>, number>> = {
  findPeople: 1,
  saveLog: 1,
  saveLogSoon: 2,
  saveComment: 2,
  saveFollowUpTask: 1,
};
/** One worker: so more come together while it works. */
const WORKERS: Readonly<Record<JobKind, number>> = {
  findPeople: 4,
  saveLog: 4,
  saveLogSoon: 4,
  saveCaughtUp: 1,
  saveComment: 4,
  saveFollowUpTask: 1,
};

export interface EntryJob {
  readonly kind: JobKind;
  readonly agentId: string;
  readonly callId: string;
  /** W3C trace context of what asked for it. */
  readonly traceparent?: string;
  /** An earlier try has ended without a word: nobody knows how far it came, or whether it still goes on. */
  readonly isLeft?: boolean;
}

type EntryOf = Omit<EntryJob, 'kind' | 'isLeft'>;

export interface JobHandlers extends SweepHandlers {
  entryJob(job: EntryJob): Promise<void>;
  textJob(job: TextJob): Promise<void>;
  readonly webhooks: WebhooksHandler;
  /** Looks whether somebody has changed the settings in Salesforce. */
  settingsDue(): Promise<void>;
  /** Looks whose numbers have changed. */
  numbersDue(): Promise<void>;
  /** Deletes what is long over. */
  forgetDue(): Promise<void>;
}

export interface JobQueue {
  /** Enqueues work on an entry; one job of a kind waits per entry at most. */
  add(tx: Transaction, kind: JobKind, agentId: string, callId: string): Promise<void>;
  /** Enqueues outside a transaction: what is to be done once more. */
  addNow(job: EntryJob): Promise<void>;
  /** What a start-up or a sign-in finds unsaved. */
  saveCaughtUp(entries: readonly EntryOf[]): Promise<void>;
  saveFollowUpTasks(entries: readonly EntryOf[]): Promise<void>;
  readonly inbox: WebhookInbox;
  readonly sweepSoon: SweepQueue['soon'];
  readonly texts: Pick<TextQueue, 'add' | 'addNow'>;
  /** Starts the workers, and first works off what an earlier run left. */
  start(handlers: JobHandlers): Promise<void>;
  stop(): Promise<void>;
}

interface Deps {
  readonly db: Database;
  readonly log: Log;
  /** Seconds between two sweeps of an agent's call history. */
  readonly sweepEverySeconds: number;
  /** Seconds between two looks at the settings. */
  readonly settingsEverySeconds: number;
  /** Seconds between two looks at people's numbers; 0 for none. */
  readonly numbersEverySeconds: number;
  /** Seconds in which logs that nobody waits for are gathered. */
  readonly gatherSeconds: number;
  /** Seconds that words on a saved log wait for further words. */
  readonly commentSeconds: number;
  readonly traceparent?: Traceparent;
}

export async function createJobQueue({
  db,
  log,
  sweepEverySeconds,
  settingsEverySeconds,
  numbersEverySeconds,
  gatherSeconds,
  commentSeconds,
  traceparent = () => ({}),
}: Deps): Promise<JobQueue> {
  const boss = new PgBoss({ db: bossDatabase(db), registerInstance: false });
  boss.on('error', (error) => {
    log.warn({ error }, 'the job queue met an error');
  });
  await boss.start();
  await createQueues(boss);
  const sweeps = await createSweepQueue({ boss, log, everySeconds: sweepEverySeconds });
  const texts = await createTextQueue({ boss, inside: bossDatabase, traceparent });
  const settingsRound = await createRound({ boss, name: 'settingsDue', everySeconds: settingsEverySeconds });
  const numbersRound = await createRound({
    ...{ boss, name: 'numbersDue' },
    // Whoever is due is asked in each round, and one is over before the next: many people take several.
    everySeconds: Math.min(numbersEverySeconds, MOST_BETWEEN_ROUNDS),
  });
  const forgetRound = await createRound({ boss, name: 'forgetDue', ...FORGETTING });
  const workers = new Map<JobKind, string>();
  const lookSeconds = { ...LOOK_SECONDS, saveCaughtUp: gatherSeconds };
  const delaySeconds = { ...DELAY_SECONDS, saveComment: commentSeconds };

  /** Saves a worker the wait for its next look at the queue. */
  function wake(kind: JobKind): void {
    const worker = workers.get(kind);
    if (worker !== undefined && delaySeconds[kind] === 0) boss.notifyWorker(worker);
  }

  return {
    async add(tx, kind, agentId, callId) {
      await sendEntryJob(boss, { kind, agentId, callId, ...traceparent() }, delaySeconds[kind], tx);
      tx.afterCommit(() => {
        wake(kind);
      });
    },
    async addNow(job) {
      await sendEntryJob(boss, { ...job, ...traceparent() }, delaySeconds[job.kind]);
      wake(job.kind);
    },
    saveCaughtUp: (entries) => insertAll(boss, 'saveCaughtUp', entries),
    saveFollowUpTasks: (entries) => insertAll(boss, 'saveFollowUpTask', entries),
    inbox: createWebhookInbox(boss, traceparent),
    sweepSoon: sweeps.soon,
    texts,
    async start(handlers) {
      await workOffLeftWebhooks(boss, handlers.webhooks, log);
      await startWebhookWorker(boss, handlers.webhooks, log);
      for (const kind of JOB_KINDS)
        workers.set(kind, await startEntryWorker(boss, kind, lookSeconds[kind], handlers));
      await texts.start(handlers.textJob);
      await sweeps.start(handlers);
      await settingsRound.start(handlers.settingsDue);
      await forgetRound.start(handlers.forgetDue);
      if (numbersEverySeconds > 0) await numbersRound.start(handlers.numbersDue);
    },
    stop: () => boss.stop({ graceful: true, timeout: 10_000 }),
  };
}

async function insertAll(boss: PgBoss, kind: JobKind, entries: readonly EntryOf[]): Promise<void> {
  for (let start = 0; start < entries.length; start += TOGETHER) {
    const some = entries.slice(start, start + TOGETHER).map(({ agentId, callId }) => ({
      data: { agentId, callId },
      singletonKey: keyOf({ agentId, callId }),
    }));
    await boss.insert(kind, some);
  }
}

function sendEntryJob(
  boss: PgBoss,
  { kind, isLeft: _, ...data }: EntryJob,
  delaySeconds: number,
  tx?: Sql,
): Promise<string | null> {
  return boss.send(kind, data, {
    singletonKey: keyOf(data),
    ...(delaySeconds > 0 && { startAfter: delaySeconds }),
    ...(tx && { db: bossDatabase(tx) }),
  });
}

/** pg-boss on our connections, so that it needs none of its own and a job can be part of a transaction. */
function bossDatabase(sql: Sql) {
  return { executeSql: (text: string, values?: unknown[]) => sql.query(text, values) };
}

function keyOf({ agentId, callId }: Pick<EntryJob, 'agentId' | 'callId'>): string {
  return `${agentId}:${callId}`;
}

function startEntryWorker(
  boss: PgBoss,
  kind: JobKind,
  pollingIntervalSeconds: number,
  handlers: JobHandlers,
): Promise<string> {
  const options = {
    pollingIntervalSeconds,
    localConcurrency: WORKERS[kind],
    batchSize: TOGETHER,
    burstWhenBatchFull: true,
    perJobResults: true,
    includeMetadata: true,
  } as const;
  const work = async (job: JobWithMetadata<EntryOf>): Promise<JobResult> => {
    const { id, data } = job;
    try {
      await handlers.entryJob({ kind, ...data, ...(isLeft(job) && { isLeft: true }) });
      return { id, status: 'completed' };
    } catch (error) {
      return { id, status: 'failed', output: { message: String(error) } };
    }
  };
  return boss.work(kind, options, (jobs: JobWithMetadata<EntryOf>[]) => Promise.all(jobs.map(work)));
}

const Failure = v.object({ message: v.string() });

/** A try that has failed has said why, in words of `work` above. */
function isLeft({ retryCount, output }: JobWithMetadata<EntryOf>): boolean {
  return retryCount > 0 && !v.is(Failure, output);
}

async function createQueues(boss: PgBoss): Promise<void> {
  await createWebhookQueue(boss);
  for (const kind of JOB_KINDS) {
    await boss.createQueue(kind, {
      // One waits per entry. Any number may run: a run that a crash left "active" must not hold back the next.
      policy: 'short',
      retryLimit: 1_000_000,
      retryDelay: 2,
      retryBackoff: true,
      retryDelayMax: 300,
      // Of many that were taken at once, the last waits for the others.
      expireInSeconds: 300,
      retentionSeconds: YEAR_SECONDS,
      deleteAfterSeconds: 3600,
    });
  }
}
