/**
 * The sweep: goes through what Zoom has recorded of an agent's calls since the last time. So a call is known, over and
 * logged although all its webhooks were lost. What is known already is told once more, and changes nothing.
 */
import type { CallEvent } from '#call-core';
import type { MediumTold } from './media.ts';
import type { CallHistory, Clock, HistoryPage, SweepStart, SweepStore } from './ports.ts';

interface Deps {
  readonly sweeps: SweepStore;
  readonly history: Pick<CallHistory, 'newest' | 'newerThan' | 'olderThan'>;
  readonly applyEvents: (agentId: string, callId: string, events: readonly CallEvent[]) => Promise<unknown>;
  readonly attach: (agentId: string, callId: string, told: MediumTold) => Promise<void>;
  readonly clock: Clock;
  /** Milliseconds for which calls are kept: what has been forgotten is not taken once more. Null for ever. */
  readonly keepMs: number | null;
}

/** Keeps one agent from holding up the others; the next sweep goes on from there. */
const MOST_PAGES = 20;
/** Zoom writes a record some time after the call. */
const RECORD_DELAY_MS = 3_600_000;

export function createSweepHistory({ sweeps, history, applyEvents, attach, clock, keepMs }: Deps) {
  /** @param since calls that ended before are left out */
  async function take(agentId: string, page: HistoryPage, since: number): Promise<void> {
    const keptSince = keepMs === null ? 0 : clock.now() - keepMs;
    for (const { callId, events, endedAt, media = [] } of page.calls) {
      if (endedAt < Math.max(since, keptSince)) continue;
      await applyEvents(agentId, callId, events);
      for (const medium of media) await attach(agentId, callId, medium);
    }
  }

  /** @returns false when Zoom does not know the place where the last sweep ended */
  async function goOn(agentId: string, token: string, since: number): Promise<boolean> {
    let place = token;
    for (let pages = 0; pages < MOST_PAGES; pages++) {
      const page = await history.newerThan(agentId, place);
      if (page === null) return false;
      await take(agentId, page, since);
      if (page.isEmpty || page.token === place) return true;
      place = page.token;
      await sweeps.reach(agentId, place);
    }
    return true;
  }

  /** From the newest back to what is known or none of ours. Only then is the place kept: a sweep that breaks begins anew. */
  async function beginAnew(agentId: string, since: number): Promise<void> {
    const newest = await history.newest(agentId);
    let page = newest;
    for (let pages = 1; pages <= MOST_PAGES; pages++) {
      await take(agentId, page, since);
      if (page.isEmpty || page.calls.some(({ endedAt }) => endedAt < since)) break;
      page = await history.olderThan(agentId, page.token);
    }
    await sweeps.reach(agentId, newest.token);
  }

  return async function sweepHistory(agentId: string): Promise<void> {
    const start = await sweeps.find(agentId);
    if (start === null) return;
    await sweeps.begin(agentId, clock.now());
    const wentOn = start.token !== null && (await goOn(agentId, start.token, start.since));
    if (!wentOn) await beginAnew(agentId, unknownSince(start));
    await sweeps.finish(agentId, clock.now());
  };
}

function unknownSince({ since, sweptAt }: SweepStart): number {
  return sweptAt === null ? since : Math.max(since, sweptAt - RECORD_DELAY_MS);
}
