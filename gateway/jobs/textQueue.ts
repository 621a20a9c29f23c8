/** Durable work on texts: one queue for each kind, one job waiting for each text or thread at most. */
import type { Job, JobResult, PgBoss } from 'pg-boss';
import type { Sql, SqlResult, Transaction } from '../storage/database.ts';
import { TEXT_JOB_KINDS } from '../texts/ports.ts';
import type { TextJob, TextJobKind } from '../texts/ports.ts';
import type { Traceparent } from './webhookInbox.ts';

interface Times {
  /** Until a job runs. */
  readonly delaySeconds: number;
  /** Between two looks at the queue. */
  readonly lookSeconds: number;
  /** So many slow agents do not hold up the others. */
  readonly workers: number;
  /** Between two tries of a job that failed, at most. */
  readonly retrySeconds: number;
  readonly retries: number;
}

const FOR_EVER = 1_000_000;
/** `saveTexts`: what is said in one breath is saved together. */
const TIMES: Readonly<Record<TextJobKind, Times>> = {
  sendText: { delaySeconds: 0, lookSeconds: 1, workers: 4, retrySeconds: 30, retries: FOR_EVER },
  lookForText: { delaySeconds: 2, lookSeconds: 2, workers: 1, retrySeconds: 15, retries: FOR_EVER },
  findTextPeople: { delaySeconds: 0, lookSeconds: 1, workers: 2, retrySeconds: 300, retries: 10 },
  saveTexts: { delaySeconds: 2, lookSeconds: 1, workers: 4, retrySeconds: 300, retries: FOR_EVER },
  // One worker, and one job at a time: the limits of Zoom's API are shared by all apps of the account.
  checkTexts: { delaySeconds: 5, lookSeconds: 2, workers: 1, retrySeconds: 60, retries: 3 },
  sweepTexts: { delaySeconds: 0, lookSeconds: 5, workers: 1, retrySeconds: 300, retries: 3 },
};
const ONE_BY_ONE: readonly TextJobKind[] = ['checkTexts', 'sweepTexts'];
/** Jobs that are taken at once. They may go to Salesforce together. */
const TOGETHER = 100;
const YEAR_SECONDS = 365 * 86_400;

export interface TextQueue {
  /** Enqueues inside a transaction; done after its commit. */
  add(tx: Transaction, kind: TextJobKind, agentId: string, id: string): Promise<void>;
  addNow(jobs: readonly TextJob[]): Promise<void>;
  start(handle: (job: TextJob) => Promise<void>): Promise<void>;
}

interface Deps {
  readonly boss: PgBoss;
  readonly traceparent?: Traceparent;
  /** pg-boss inside a transaction. */
  readonly inside: (sql: Sql) => { executeSql(text: string, values?: unknown[]): Promise<SqlResult> };
}

type Content = Omit<TextJob, 'kind'>;

export async function createTextQueue({ boss, inside, traceparent = () => ({}) }: Deps): Promise<TextQueue> {
  const workers = new Map<TextJobKind, string>();
  for (const kind of TEXT_JOB_KINDS) await createQueue(boss, kind);

  function wake(kind: TextJobKind): void {
    const worker = workers.get(kind);
    if (worker !== undefined && TIMES[kind].delaySeconds === 0) boss.notifyWorker(worker);
  }

  function send({ kind, ...data }: TextJob, tx?: Sql): Promise<string | null> {
    const { delaySeconds } = TIMES[kind];
    return boss.send(
      kind,
      { ...data, ...traceparent() },
      {
        singletonKey: `${data.agentId}:${data.id}`,
        ...(delaySeconds > 0 && { startAfter: delaySeconds }),
        ...(tx && { db: inside(tx) }),
      },
    );
  }

  return {
    async add(tx, kind, agentId, id) {
      await send({ kind, agentId, id }, tx);
      tx.afterCommit(() => {
        wake(kind);
      });
    },
    async addNow(jobs) {
      for (const job of jobs) {
        await send(job);
        wake(job.kind);
      }
    },
    async start(handle) {
      for (const kind of TEXT_JOB_KINDS) workers.set(kind, await startWorker(boss, kind, handle));
    },
  };
}

function createQueue(boss: PgBoss, kind: TextJobKind): Promise<void> {
  const { retrySeconds, retries } = TIMES[kind];
  return boss.createQueue(kind, {
    // One waits. Any number may run: a run that a crash left "active" must not hold back the next.
    policy: 'short',
    retryLimit: retries,
    retryDelay: 2,
    retryBackoff: true,
    retryDelayMax: retrySeconds,
    expireInSeconds: 300,
    retentionSeconds: YEAR_SECONDS,
    deleteAfterSeconds: 3600,
  });
}

function startWorker(
  boss: PgBoss,
  kind: TextJobKind,
  handle: (job: TextJob) => Promise<void>,
): Promise<string> {
  const { lookSeconds, workers } = TIMES[kind];
  const options = {
    pollingIntervalSeconds: lookSeconds,
    localConcurrency: workers,
    batchSize: ONE_BY_ONE.includes(kind) ? 1 : TOGETHER,
    burstWhenBatchFull: true,
    perJobResults: true,
  } as const;
  const work = async ({ id, data }: Job<Content>): Promise<JobResult> => {
    try {
      await handle({ kind, ...data });
      return { id, status: 'completed' };
    } catch (error) {
      return { id, status: 'failed', output: { message: String(error) } };
    }
  };
  return boss.work<Content>(kind, options, (jobs) => Promise.all(jobs.map(work)));
}
