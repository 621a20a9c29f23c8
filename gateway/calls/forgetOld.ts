/**
 * Forgetting: what is long over is deleted here, a little at a time. Salesforce and Zoom keep what they have. Nothing is
 * forgotten that still has to reach Salesforce, or waits for its agent.
 */
import { isSettled } from './entry.ts';
import type { Entry } from './entry.ts';
import type { CallStore, Clock, HistoryPlace } from './ports.ts';

/** What is kept here and long over. Times in milliseconds since 1970. */
export interface OldData {
  /** The database's clock. */
  now(): Promise<number>;
  /** Also of agents who are not linked to a Zoom user any more. */
  agents(): Promise<string[]>;
  /** With their media and dials. An entry that was changed since stays. @returns how many */
  forgetCalls(agentId: string, entries: readonly Pick<Entry, 'callId' | 'revision'>[]): Promise<number>;
  /** Dials, calls found at Zoom and creations of people that belong to no entry. */
  forgetAroundCalls(agentId: string, before: number): Promise<void>;
  /** Texts by whole sheets that are in Salesforce, and what is left of their threads. @param limit of sheets at a time */
  forgetTexts(
    agentId: string,
    before: number,
    limit: number,
  ): Promise<{ readonly texts: number; readonly more: boolean }>;
  /** @returns how many */
  forgetListenings(before: number): Promise<number>;
  /** Sessions and sign-ins that have ended. */
  forgetExpired(now: number): Promise<void>;
}

/** In milliseconds; null for ever. */
export interface Keeping {
  readonly callsMs: number | null;
  readonly textsMs: number | null;
  readonly listeningsMs: number | null;
}

/** How much was forgotten. */
export interface Forgotten {
  readonly calls: number;
  readonly texts: number;
  readonly listenings: number;
}

interface Deps {
  readonly calls: Pick<CallStore, 'before'>;
  readonly old: OldData;
  readonly keep: Keeping;
  readonly clock: Clock;
  /** Something of this agent cannot be forgotten now; the others are gone through all the same. */
  readonly onFailed: (error: unknown, agentId: string) => void;
}

const DAY_MS = 86_400_000;
/** In one transaction: nobody waits long for the rows of an agent. */
const TOGETHER = 200;
/** In one round. What is left is for the next. */
const MOST_BATCHES = 500;

/** @param days 0 for ever */
export function keptMs(days: number): number | null {
  return days === 0 ? null : days * DAY_MS;
}

export function createForgetOld({ calls, old, keep, clock, onFailed }: Deps) {
  /** From the newest of the old ones back; those that are not settled are passed by. */
  async function forgetCalls(agentId: string, before: number, spend: () => boolean): Promise<number> {
    let place: HistoryPlace = { startedAt: before, callId: '' };
    let count = 0;
    while (spend()) {
      const page = await calls.before(agentId, place, TOGETHER);
      const settled = page.flatMap(({ entry }) => (isSettled(entry) ? [entry] : []));
      if (settled.length > 0) count += await old.forgetCalls(agentId, settled);
      const last = page.at(-1);
      if (last === undefined || page.length < TOGETHER) break;
      place = last.place;
    }
    await old.forgetAroundCalls(agentId, before);
    return count;
  }

  async function forgetTexts(agentId: string, before: number, spend: () => boolean): Promise<number> {
    let count = 0;
    while (spend()) {
      const forgotten = await old.forgetTexts(agentId, before, TOGETHER);
      count += forgotten.texts;
      if (!forgotten.more) break;
    }
    return count;
  }

  return async function forgetOld(): Promise<Forgotten> {
    // What a clock that is ahead forgets is lost: two must agree that it is old.
    const now = Math.min(clock.now(), await old.now());
    let batches = 0;
    const spend = () => {
      batches += 1;
      return batches <= MOST_BATCHES;
    };
    let [callCount, textCount] = [0, 0];
    for (const agentId of await old.agents()) {
      try {
        if (keep.callsMs !== null) callCount += await forgetCalls(agentId, now - keep.callsMs, spend);
        if (keep.textsMs !== null) textCount += await forgetTexts(agentId, now - keep.textsMs, spend);
      } catch (error) {
        onFailed(error, agentId);
      }
    }
    const listenings = keep.listeningsMs === null ? 0 : await old.forgetListenings(now - keep.listeningsMs);
    await old.forgetExpired(now);
    return { calls: callCount, texts: textCount, listenings };
  };
}
