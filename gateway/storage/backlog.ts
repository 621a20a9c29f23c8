/** What waits in the database, counted. For whoever watches over the gateway. */
import { parse } from '#call-core';
import * as v from 'valibot';
import { CHANNEL } from './changeNotices.ts';
import type { Database, Sql } from './database.ts';

export interface Backlog {
  /** Of each queue: jobs that wait, run or have failed for good. */
  readonly jobs: readonly { readonly queue: string; readonly state: string; readonly count: number }[];
  /** Seconds for which the longest waiting job of a queue could have run. */
  readonly jobWaits: readonly { readonly queue: string; readonly seconds: number }[];
  /** Logs that Salesforce should have and has not, by what stands against it. */
  readonly unsavedLogs: readonly { readonly problem: string; readonly count: number }[];
  /** Texts that are not with Zoom, or perhaps not. */
  readonly sendings: readonly { readonly state: string; readonly count: number }[];
  /** Agents who have to sign in again. */
  readonly signInsNeeded: readonly { readonly provider: string; readonly count: number }[];
}

const Count = v.number();
const CountRow = v.object({ count: Count });
const JobRow = v.object({ queue: v.string(), state: v.string(), count: Count });
const WaitRow = v.object({ queue: v.string(), seconds: v.number() });
const LogRow = v.object({ problem: v.string(), count: Count });
const SendingRow = v.object({ state: v.string(), count: Count });
const SignInRow = v.object({ provider: v.string(), count: Count });

const JOBS = `select name as queue, state::text, count(*)::int from pgboss.job
  where state in ('created', 'retry', 'active', 'failed') group by 1, 2`;
const WAITS = `select name as queue, greatest(0, max(extract(epoch from now() - start_after)))::float8 as seconds
  from pgboss.job where state in ('created', 'retry') group by 1`;
const UNSAVED = `select coalesce(problem->>'code', 'none') as problem, count(*)::int from entry
  where wanted > saved group by 1`;
const SENDINGS = `select state, count(*)::int from text_sending where state in ('sending', 'unsure') group by 1`;
const NODES = `select count(*)::int from pg_stat_activity
  where datname = current_database() and query = 'listen ${CHANNEL}'`;
const SIGN_INS = `select provider, count(*)::int from credential where needs_sign_in group by 1`;

/** Gateways on this database that run now: each listens on a connection of its own. PGlite has one, and none listens. */
export async function countNodes(db: Database): Promise<number> {
  if (!db.shared) return 1;
  const { rows } = await db.query(NODES);
  return parse(v.tuple([CountRow]), rows, 'gateway.internal')[0].count;
}

export async function readBacklog(db: Sql): Promise<Backlog> {
  const rows = async <S extends v.GenericSchema>(sql: string, schema: S) =>
    parse(v.array(schema), (await db.query(sql)).rows, 'gateway.internal');
  // One after the other: one connection is enough for what nobody waits for.
  return {
    jobs: await rows(JOBS, JobRow),
    jobWaits: await rows(WAITS, WaitRow),
    unsavedLogs: await rows(UNSAVED, LogRow),
    sendings: await rows(SENDINGS, SendingRow),
    signInsNeeded: await rows(SIGN_INS, SignInRow),
  };
}
