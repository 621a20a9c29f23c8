/** Turns for requests whose number somebody else limits: one row for each pool, so that all gateways share it. */
import { parse } from '#call-core';
import * as v from 'valibot';
import type { Sql } from './database.ts';

export interface Pool {
  readonly name: string;
  readonly perSecond: number;
  /** Of the day in UTC. */
  readonly perDay: number;
}

export interface PaceStore {
  /**
   * A turn: requests of a pool go out one after the other, evenly, whichever gateway they are of.
   * @returns the milliseconds until then, or null: it would be more than `waitAtMostMs`, or the day has had its number
   */
  take(pool: Pool, waitAtMostMs: number): Promise<number | null>;
  /** No turn before then. */
  hold(name: string, ms: number): Promise<void>;
  /** @returns the milliseconds for which there is no turn; 0 where there is one */
  heldFor(name: string): Promise<number>;
  /** There is a turn now. */
  release(name: string): Promise<void>;
}

const WaitRow = v.object({ wait_ms: v.number() });
const TODAY = `(now() at time zone 'utc')::date`;

export function createPaceStore({ db }: { readonly db: Sql }): PaceStore {
  return {
    async take({ name, perSecond, perDay }, waitAtMostMs) {
      const { rows } = await db.query(TAKE, [name, 1000 / perSecond, waitAtMostMs, perDay]);
      return rows[0] ? Math.max(0, parse(WaitRow, rows[0], 'gateway.internal').wait_ms) : null;
    },
    async hold(name, ms) {
      await db.query(HOLD, [name, ms]);
    },
    async heldFor(name) {
      const { rows } = await db.query(HELD, [name]);
      return rows[0] ? parse(WaitRow, rows[0], 'gateway.internal').wait_ms : 0;
    },
    async release(name) {
      await db.query('update pace set next_at = now() where pool = $1 and next_at > now()', [name]);
    },
  };
}

const TAKE = `
  insert into pace as p (pool, next_at, used) values ($1, now() + $2::float8 * interval '1 millisecond', 1)
  on conflict (pool) do update set
    next_at = greatest(p.next_at, now()) + $2::float8 * interval '1 millisecond',
    used = case when p.day = ${TODAY} then p.used + 1 else 1 end,
    day = ${TODAY}
  where p.next_at <= now() + $3::float8 * interval '1 millisecond' and (p.day <> ${TODAY} or p.used < $4::int)
  returning (extract(epoch from p.next_at - now()) * 1000 - $2::float8)::float8 as wait_ms`;
const HOLD = `
  insert into pace as p (pool, next_at) values ($1, now() + $2::float8 * interval '1 millisecond')
  on conflict (pool) do update set next_at = greatest(p.next_at, excluded.next_at)`;
const HELD = `
  select (extract(epoch from next_at - now()) * 1000)::float8 as wait_ms from pace where pool = $1 and next_at > now()`;
