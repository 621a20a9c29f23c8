/**
 * The sweep: goes through the threads that Zoom has of an agent, for what no webhook has told. What is known already is told once
 * more, and changes nothing.
 */
import type { Agent, AgentStore, Clock } from '../calls/ports.ts';
import type { ListedThread, SweptThread, TextStore, Texting } from './ports.ts';
import type { TakeTexts } from './takeTexts.ts';

interface Deps {
  readonly store: Pick<TextStore, 'transaction' | 'sweptThreads' | 'find' | 'erasedAt'>;
  readonly agents: Pick<AgentStore, 'find'>;
  readonly texting: Pick<Texting, 'threads' | 'texts' | 'newestTexts'>;
  readonly takeTexts: TakeTexts;
  readonly clock: Clock;
  /** Milliseconds for which texts are kept: what has been forgotten is not taken once more. Null for ever. */
  readonly keepMs: number | null;
}

/** Keeps one agent from holding up the others; the next sweep goes on from there. */
const MOST_PAGES = 40;
/** Zoom tells times in whole seconds, and the clocks of its servers differ. */
const MARGIN_MS = 60_000;
/** A thread may be told of before it is listed. */
const FRESH_MS = 5000;
const DAY_MS = 86_400_000;

export interface SweepTexts {
  /** All threads of the agent. */
  all(agentId: string): Promise<void>;
  /** What became of the newest texts of a thread. */
  check(agentId: string, threadId: string): Promise<void>;
}

export function createSweepTexts({ store, agents, texting, takeTexts, clock, keepMs }: Deps): SweepTexts {
  async function listed(agentId: string): Promise<{ threads: ListedThread[]; isComplete: boolean }> {
    const threads: ListedThread[] = [];
    let token: string | null = null;
    for (let pages = 0; pages < MOST_PAGES; pages += 1) {
      const page: Awaited<ReturnType<Texting['threads']>> = await texting.threads(agentId, token);
      threads.push(...page.threads);
      if (page.next === null) return { threads, isComplete: true };
      token = page.next;
    }
    return { threads, isComplete: false };
  }

  /** What was said before was forgotten or erased, and is not taken over once more. */
  async function takenSince(thread: ListedThread, known: SweptThread | undefined): Promise<number> {
    const keptSince = keepMs === null ? 0 : clock.now() - keepMs;
    if (known !== undefined) return keptSince;
    return Math.max(keptSince, (await store.erasedAt(thread.peers.map(({ number }) => number))) ?? 0);
  }

  /** From the newest back to where everything is known. Only then the place is kept: a sweep that breaks begins anew. */
  async function sync(agent: Agent, thread: ListedThread, known: SweptThread | undefined): Promise<void> {
    const knownTo = known?.syncedTo ?? 0;
    const since = await takenSince(thread, known);
    if (thread.latestAt < since) return;
    const begunAt = clock.now();
    const received: number[] = [];
    let token: string | null = null;
    for (let pages = 0; pages < MOST_PAGES; pages += 1) {
      const page: Awaited<ReturnType<Texting['texts']>> = await texting.texts(agent, thread.threadId, token);
      if (page === null) return;
      const kept = page.texts.filter(({ at }) => at >= since);
      await takeTexts(agent, thread, kept);
      received.push(...page.texts.flatMap(({ direction, at }) => (direction === 'in' ? at : [])));
      token = page.next;
      if (token === null || page.texts.some(({ at }) => at < Math.max(knownTo - MARGIN_MS, since))) break;
    }
    const readTo = known?.syncedTo ? readInZoom(thread) : readBefore(thread, received);
    // More may have been said in the same second since.
    const isOver = thread.latestAt < begunAt - FRESH_MS;
    const syncedTo = isOver ? thread.latestAt : thread.latestAt - 1;
    await takeTexts(agent, thread, [], { syncedTo, readTo });
  }

  async function markDeleted(agent: Agent, threadId: string): Promise<void> {
    await store.transaction(async (tx) => {
      const thread = await tx.lockThread(agent.id, threadId);
      if (thread !== null && !thread.deleted) await tx.saveThread({ ...thread, deleted: true });
    });
  }

  async function check(agentId: string, threadId: string): Promise<void> {
    const [agent, found] = await Promise.all([agents.find(agentId), store.find(agentId, threadId)]);
    if (agent === null || found?.thread.inZoom !== true) return;
    const { thread } = found;
    const texts = await texting.newestTexts(agent, thread.threadId, clock.now() - DAY_MS);
    await takeTexts(agent, thread, texts);
  }

  return {
    check,
    async all(agentId) {
      const agent = await agents.find(agentId);
      if (agent === null) return;
      const begunAt = clock.now();
      const known = new Map((await store.sweptThreads(agentId)).map((thread) => [thread.threadId, thread]));
      const { threads, isComplete } = await listed(agentId);
      for (const thread of threads) {
        const before = known.get(thread.threadId);
        if (isUnknown(thread, before)) await sync(agent, thread, before);
        else if (before?.unread === true && thread.unread === 0)
          await takeTexts(agent, thread, [], { readTo: readInZoom(thread) });
        if (before?.undelivered === true) await check(agentId, thread.threadId);
      }
      if (!isComplete) return;
      const there = new Set(threads.map(({ threadId }) => threadId));
      for (const { threadId, deleted, latestAt } of known.values()) {
        if (there.has(threadId) || deleted || latestAt > begunAt - FRESH_MS) continue;
        if ((await texting.texts(agent, threadId, null)) === null) await markDeleted(agent, threadId);
      }
    },
  };
}

/** The whole second of the latest text. */
function readInZoom({ unread, latestAt }: ListedThread): number {
  return unread === 0 ? latestAt + 999 : 0;
}

/** Of a thread that was never gone through, Zoom says how many of the last are unread. */
function readBefore(thread: ListedThread, received: readonly number[]): number {
  const [firstRead = 0] = received.toSorted((a, b) => b - a).slice(thread.unread ?? 0);
  return Math.max(firstRead, readInZoom(thread));
}

function isUnknown({ latestAt }: ListedThread, known: SweptThread | undefined): boolean {
  return known === undefined || known.syncedTo === null || known.deleted || latestAt > known.syncedTo;
}
