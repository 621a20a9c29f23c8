/** What one event costs when the company has few calls behind it, and when it has very many. */
import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { createApplyEvents } from '../gateway/calls/applyEvents.ts';
import { createJobQueue } from '../gateway/jobs/jobQueue.ts';
import {
  log,
  openTestDatabase,
  salesforceUser,
  zoomUser,
} from '../gateway/storage/__tests__/openTestDatabase.ts';
import { createCallStore } from '../gateway/storage/callStore.ts';
import { RINGING } from '../test-support/entries.ts';
import { fillCalls } from '../test-support/manyCalls.ts';
import { testDatabases } from '../test-support/postgres.ts';
import type { TestDatabase } from '../test-support/postgres.ts';
import * as format from './format.ts';
import type { Measurement, Row, Say } from './measurement.ts';
import { median, percentile, ratios, spreadOf } from './statistics.ts';

const SIZES = [1000, 100_000, 1_000_000];
const AGENTS = 100;
const ROUNDS = 7;
const EVENTS = 200;
const TARGET = 1.5;
const PAGE = 100;
const MANY = new Intl.NumberFormat('en');
const INTERVALS = {
  sweepEverySeconds: 3600,
  settingsEverySeconds: 3600,
  numbersEverySeconds: 0,
  gatherSeconds: 5,
  commentSeconds: 20,
};

/** @param most stored calls; sizes above are left out */
export function stored(most: number): Measurement {
  return {
    name: 'stored',
    async run(say) {
      const postgres = (await testDatabases()).find(({ name }) => name === 'Postgres');
      if (postgres === undefined)
        return [{ measure: 'Cost of an event by stored calls', value: 'no Postgres' }];
      return onPostgres(
        postgres,
        SIZES.filter((size) => size <= most),
        say,
      );
    },
  };
}

/** Side by side, a round of each in turn: what else the machine does falls on all. */
async function onPostgres(postgres: TestDatabase, sizes: readonly number[], say: Say): Promise<Row[]> {
  const companies: { size: number; company: Company; rounds: number[][] }[] = [];
  try {
    for (const size of sizes) {
      const begun = performance.now();
      companies.push({ size, company: await openCompany(postgres, size), rounds: [] });
      say(`stored: ${MANY.format(size)} calls made in ${format.milliseconds(performance.now() - begun)}`);
    }
    for (const { company } of companies) await company.takeEvents();
    for (let round = 1; round <= ROUNDS; round++) {
      for (const { company, rounds } of companies) rounds.push(await company.takeEvents());
      say(`stored: round ${round} of ${ROUNDS}`);
    }
    const base = companies[0]?.rounds.map(median) ?? [];
    return companies.map(({ size, rounds }) => rowOf(size, rounds, base));
  } finally {
    for (const { company } of companies) await company.stop();
  }
}

function rowOf(size: number, rounds: readonly number[][], base: readonly number[]): Row {
  const own = rounds.map(median);
  const p99 = percentile(rounds.flat(), 0.99);
  const row = {
    measure: `An event with ${MANY.format(size)} calls stored, Postgres`,
    value: `${format.millisecondsSpread(spreadOf(own))}, p99 ${format.milliseconds(p99)}`,
  };
  if (size === SIZES[0]) return row;
  const ratio = spreadOf(ratios(own, base));
  return {
    ...row,
    baseline: format.millisecondsSpread(spreadOf(base)),
    ratio: format.ratio(ratio),
    target: `at most ${TARGET}`,
    met: ratio.median <= TARGET,
  };
}

interface Company {
  /** @returns the milliseconds that each event took */
  takeEvents(): Promise<number[]>;
  stop(): Promise<void>;
}

async function openCompany(postgres: TestDatabase, size: number): Promise<Company> {
  const opened = await openTestDatabase(postgres);
  const agentIds: string[] = [];
  for (let n = 0; n < AGENTS; n++) {
    const salesforce = salesforceUser(`0055g00003${String(n).padStart(5, '0')}AAA`);
    agentIds.push((await opened.accounts.signIn(salesforce, zoomUser(`stored-${n}`))).id);
  }
  await fillCalls(opened.db, { agentIds, count: size });
  const queue = await createJobQueue({ ...opened, log, ...INTERVALS });
  const calls = createCallStore({ ...opened, jobs: queue });
  const applyEvents = createApplyEvents({ calls });
  /** By agent: the last revision that a widget has seen. */
  const seen = new Map<string, number>();
  for (const id of agentIds) seen.set(id, (await opened.accounts.find(id))?.revision ?? 0);

  /**
   * What a webhook makes the gateway do until widgets know of it, without the two networks.
   * @returns the event's id in the inbox
   */
  async function takeEvent(agentId: string): Promise<string> {
    const callId = randomUUID();
    const job = await queue.inbox.keep(callId, { event: 'phone.callee_ringing', callId }, true);
    await applyEvents(agentId, callId, [{ ...RINGING, callId, at: Date.now() }]);
    const changes = await calls.changedSince(agentId, seen.get(agentId) ?? 0, PAGE);
    if (changes.length !== 1) throw new Error(`One change was made, and the feed tells ${changes.length}`);
    seen.set(agentId, changes[0]?.revision ?? 0);
    return job ?? '';
  }

  return {
    async takeEvents() {
      const times: number[] = [];
      // Nobody waits for the note that it is done, which is made for many at once.
      const noted: Promise<void>[] = [];
      for (let event = 0; event < EVENTS; event++) {
        const begun = performance.now();
        const id = await takeEvent(agentIds[event % AGENTS] ?? '');
        times.push(performance.now() - begun);
        noted.push(queue.inbox.done(id));
      }
      await Promise.all(noted);
      return times;
    },
    async stop() {
      await queue.stop();
      await opened.stop();
    },
  };
}
