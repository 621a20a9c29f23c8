/** The agent's threads: what the gateway says, and what the agent did since, shown at once. */
import type { TextThread } from 'c/zoomCallCore';

export interface Threads {
  /** The live feed's word, in any order. @returns the thread whose place it has taken, if any */
  receive(thread: TextThread): string | null;
  /** A thread further back that was asked for. @returns as `receive` */
  keep(thread: TextThread): string | null;
  /** One that this page has begun: Zoom, and the gateway, may not have it yet. */
  begin(thread: TextThread): void;
  edit(threadId: string, change: (thread: TextThread) => Partial<TextThread>): void;
  find(threadId: string): TextThread | null;
  /** That of this number with exactly these others, if there is one. */
  between(own: string, peers: readonly string[]): TextThread | null;
  /** The latest first. */
  all(): TextThread[];
  /** As the gateway has told them, for another tab. */
  told(): TextThread[];
  /** The last that the gateway has told. */
  revision(): number;
  clear(): void;
}

/** Until Zoom has a thread, it is called by the mark of its first message. */
const OWN_MARK = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

export function createThreads(): Threads {
  const known = new Map<string, { readonly shown: TextThread; readonly told: TextThread | null }>();
  let revision = 0;

  function keep(thread: TextThread): string | null {
    const before = known.get(thread.threadId);
    if (before?.told && before.told.revision > thread.revision) return null;
    known.set(thread.threadId, { shown: thread, told: thread });
    return replaceBegun(thread);
  }

  /** Zoom has given a thread its own name. */
  function replaceBegun(thread: TextThread): string | null {
    if (OWN_MARK.test(thread.threadId)) return null;
    const begun = [...known.keys()].find((id) => OWN_MARK.test(id) && isSame(known.get(id)?.shown, thread));
    if (begun === undefined) return null;
    known.delete(begun);
    return begun;
  }

  function all(): TextThread[] {
    return [...known.values()]
      .map(({ shown }) => shown)
      .sort((a, b) => latestAt(b) - latestAt(a) || (a.threadId < b.threadId ? -1 : 1));
  }

  return {
    receive(thread) {
      revision = Math.max(revision, thread.revision);
      return keep(thread);
    },
    keep,
    begin(thread) {
      known.set(thread.threadId, { shown: thread, told: null });
    },
    edit(threadId, change) {
      const before = known.get(threadId);
      if (before) known.set(threadId, { ...before, shown: { ...before.shown, ...change(before.shown) } });
    },
    find: (threadId) => known.get(threadId)?.shown ?? null,
    between: (own, peers) =>
      all().find((thread) => !thread.deleted && hasParties(thread, own, peers)) ?? null,
    all,
    told: () => [...known.values()].flatMap(({ told }) => told ?? []),
    revision: () => revision,
    clear() {
      known.clear();
      revision = 0;
    },
  };
}

function isSame(a: TextThread | undefined, b: TextThread): boolean {
  const peers = b.peers.map(({ number }) => number);
  return a !== undefined && a.threadId !== b.threadId && hasParties(a, b.own.number, peers);
}

function hasParties(thread: TextThread, own: string, peers: readonly string[]): boolean {
  const numbers = new Set(thread.peers.map(({ number }) => number));
  return (
    thread.own.number === own &&
    numbers.size === new Set(peers).size &&
    peers.every((number) => numbers.has(number))
  );
}

function latestAt({ latest }: TextThread): number {
  return latest?.at ?? 0;
}
