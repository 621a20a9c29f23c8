import { beforeEach, describe, expect, test } from '@jest/globals';
import { DEFAULT_SETTINGS } from '#call-core';
import type { FeedMessage, Session } from '#call-core';
import { AGENT } from '../../../test-support/agents.ts';
import { RINGING, entryWith } from '../../../test-support/entries.ts';
import { eventually } from '../../../test-support/eventually.ts';
import type { Entry } from '../entry.ts';
import { createFeed } from '../feed.ts';
import { newThread } from '../../texts/thread.ts';
import type { ThreadView } from '../../texts/thread.ts';
import type { Agent } from '../ports.ts';

const SESSION: Session = {
  agent: { zoomUserId: AGENT.zoomUserId, salesforceUserId: AGENT.salesforceUserId, name: AGENT.name },
  callerIds: [],
  canHideCallerId: false,
  callerId: null,
  consentGiven: false,
  homeCountry: 'JP',
  timeZone: 'Asia/Tokyo',
  settings: DEFAULT_SETTINGS,
  relatable: [],
  smartEmbedUrl: 'https://zoom.example/pad',
  signInNeeded: null,
};

/** The stores as they are now; `tell` announces a change. */
function createWorld() {
  let agent: Agent | null = AGENT;
  let signedIn = true;
  let entries: Entry[] = [];
  let threads: ThreadView[] = [];
  let failure: Error | null = null;
  const listeners = new Set<() => void>();
  let reads = 0;

  function read<T>(answer: T): Promise<T> {
    reads += 1;
    return failure ? Promise.reject(failure) : Promise.resolve(answer);
  }
  const openFeed = createFeed({
    onOpened: () => undefined,
    agents: { find: () => read(agent) },
    calls: {
      changedSince: (_, revision, limit) =>
        read(entries.filter((entry) => entry.revision > revision).slice(0, limit)),
      newest: (_, limit) => read(entries.slice(-limit)),
    },
    texts: {
      changedSince: (_, revision, limit) =>
        read(threads.filter(({ thread }) => thread.revision > revision).slice(0, limit)),
      newest: (_, limit) => read(threads.slice(-limit)),
    },
    sessionView: () => Promise.resolve(SESSION),
    onChange(_, listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  });

  return {
    tell() {
      for (const listener of listeners) listener();
    },
    /** As many changed calls, the first with this revision. */
    change(first: number, count: number) {
      const fresh = Array.from({ length: count }, (_, index) => entryAt(first + index));
      entries = [...entries, ...fresh];
    },
    /** The same of threads. */
    changeThreads(revisions: readonly number[]) {
      threads = [...threads, ...revisions.map(threadAt)];
    },
    keep(entry: Entry) {
      entries = [...entries, entry];
    },
    replaceAgent(next: Agent | null) {
      agent = next;
    },
    signOut() {
      signedIn = false;
    },
    fail(error: Error) {
      failure = error;
    },
    get listening() {
      return listeners.size;
    },
    get reads() {
      return reads;
    },
    open(after = 0, take: () => Promise<void> = () => Promise.resolve()) {
      const messages: FeedMessage[] = [];
      const ends: unknown[] = [];
      const stop = openFeed({
        agentId: AGENT.id,
        after,
        isSignedIn: () => Promise.resolve(signedIn),
        async send(message) {
          messages.push(message);
          await take();
        },
        onEnd: (error) => ends.push(error),
      });
      const revisions = () =>
        messages.flatMap((message) => {
          if (message.type === 'thread') return [message.thread.revision];
          return message.type === 'entry' ? [message.entry.revision] : [];
        });
      const ready = () => eventually('ready', () => messages.some(({ type }) => type === 'ready'));
      const revision = (wanted: number) =>
        eventually(`revision ${wanted}`, () => revisions().includes(wanted));
      return { messages, ends, stop, revisions, ready, revision };
    },
  };
}

function entryAt(revision: number): Entry {
  const callId = `call-${revision}`;
  return entryWith([{ ...RINGING, callId }], { callId, revision });
}

function threadAt(revision: number): ThreadView {
  const own = { number: '+81355500001', name: null };
  const told = { threadId: `thread-${revision}`, kind: 'user', own, peers: [] } as const;
  return {
    thread: { ...newThread(AGENT.id, told), revision },
    latest: null,
    unread: 0,
    tasks: { unsaved: false, problem: null, taskId: null },
  };
}

const upTo = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

let world: ReturnType<typeof createWorld>;
beforeEach(() => {
  world = createWorld();
});

describe('a feed that begins', () => {
  test('tells who is signed in, then the calls in the order of their change, then that it is ready', async () => {
    world.change(1, 3);
    const feed = world.open();
    await feed.ready();

    expect(feed.messages.map(({ type }) => type)).toEqual(['session', 'entry', 'entry', 'entry', 'ready']);
    expect(feed.messages.at(-1)).toEqual({ type: 'ready', revision: 3 });
  });

  test('from a revision tells all that has changed since, however much', async () => {
    world.change(1, 457);
    const feed = world.open(200);
    await feed.ready();

    expect(feed.revisions()).toEqual(upTo(201, 457));
  });

  test('tells calls and threads in one order, wherever either of them ends a page', async () => {
    world.change(1, 150);
    world.changeThreads(upTo(151, 420));
    world.change(421, 130);
    const feed = world.open(1);
    await feed.ready();

    expect(feed.revisions()).toEqual(upTo(2, 550));
    expect(feed.messages.at(-1)).toEqual({ type: 'ready', revision: 550 });
  });

  test('from nothing tells the newest calls only', async () => {
    world.change(1, 457);
    const feed = world.open();
    await feed.ready();

    expect(feed.revisions()).toEqual(upTo(358, 457));
  });

  test('passes over what is no call yet, and does not ask for it again', async () => {
    world.keep(entryWith([], { callId: 'early', comment: 'Early', revision: 1 }));
    const feed = world.open();
    await feed.ready();
    expect(feed.messages.at(-1)).toEqual({ type: 'ready', revision: 1 });
    expect(feed.revisions()).toEqual([]);
  });
});

describe('a feed that is open', () => {
  test('tells each change once, and ready only at first', async () => {
    const feed = world.open();
    await feed.ready();
    for (const revision of upTo(1, 5)) {
      world.change(revision, 1);
      world.tell();
      world.tell();
      await feed.revision(revision);
    }

    expect(feed.revisions()).toEqual(upTo(1, 5));
    expect(feed.messages.filter(({ type }) => type === 'ready')).toHaveLength(1);
  });

  test('tells the session again when it has changed, and not otherwise', async () => {
    const feed = world.open();
    await feed.ready();
    world.change(1, 1);
    world.tell();
    await feed.revision(1);
    expect(feed.messages.filter(({ type }) => type === 'session')).toHaveLength(1);

    world.replaceAgent({ ...AGENT, profileRevision: 2 });
    world.tell();
    await eventually('a session', () => feed.messages.filter(({ type }) => type === 'session').length === 2);
  });

  test('waits for a slow receiver, and then tells where things stand', async () => {
    let take = (): void => undefined;
    const feed = world.open(0, () => new Promise((resolve) => (take = resolve)));
    await eventually('the session', () => feed.messages.length === 1);
    world.change(1, 1);
    world.tell();
    world.change(2, 1);
    world.tell();
    expect(feed.messages).toHaveLength(1);

    await eventually('all', () => {
      take();
      return feed.revisions().length === 2;
    });
    expect(feed.revisions()).toEqual([1, 2]);
  });

  test('asks for all that it needs at the notice, before the jobs of the same change ask for anything', async () => {
    const feed = world.open();
    await feed.ready();
    const { reads } = world;
    world.tell();

    expect(world.reads).toBe(reads + 3);
    feed.stop();
  });

  test('misses nothing that changes while it reads', async () => {
    world.change(1, 1);
    let changes = 1;
    const feed = world.open(0, () => {
      if (changes < 20) {
        changes += 1;
        world.change(changes, 1);
        world.tell();
      }
      return Promise.resolve();
    });
    await feed.revision(20);

    expect(feed.revisions()).toEqual(upTo(1, 20));
  });
});

describe('a feed ends', () => {
  test('when the receiver goes: nobody listens and nothing is read for it any more', async () => {
    const feed = world.open();
    await feed.ready();
    feed.stop();
    const { reads } = world;
    world.change(1, 1);
    world.tell();

    expect(world.listening).toBe(0);
    expect(world.reads).toBe(reads);
    expect(feed.ends).toEqual([]);
  });

  test('when the agent has signed out, and tells nothing of what comes after', async () => {
    const feed = world.open();
    await feed.ready();
    world.signOut();
    world.change(1, 1);
    world.tell();
    await eventually('the end', () => feed.ends.length > 0);

    expect(feed.ends).toEqual([undefined]);
    expect(feed.revisions()).toEqual([]);
    expect(world.listening).toBe(0);
  });

  test('when the agent is gone', async () => {
    const feed = world.open();
    await feed.ready();
    world.replaceAgent(null);
    world.tell();
    await eventually('the end', () => feed.ends.length > 0);

    expect(feed.ends).toEqual([undefined]);
    expect(world.listening).toBe(0);
  });

  test('when its data cannot be read: the widget connects again and goes on', async () => {
    const feed = world.open();
    await feed.ready();
    const failure = new Error('no database');
    world.fail(failure);
    world.tell();
    await eventually('the end', () => feed.ends.length > 0);

    expect(feed.ends).toEqual([failure]);
    expect(world.listening).toBe(0);
  });
});
