/** The live feed of an agent: first what a widget does not know yet, then every change as it happens. */
import type { FeedMessage, Session } from '#call-core';
import type { Entry } from './entry.ts';
import { toHistoryEntry } from './historyEntry.ts';
import type { TextStore } from '../texts/ports.ts';
import { toTextThread } from '../texts/thread.ts';
import type { ThreadView } from '../texts/thread.ts';
import type { Agent, AgentStore, CallStore } from './ports.ts';

interface Deps {
  readonly calls: Pick<CallStore, 'changedSince' | 'newest'>;
  readonly texts: Pick<TextStore, 'changedSince' | 'newest'>;
  readonly agents: Pick<AgentStore, 'find'>;
  readonly sessionView: (agent: Agent) => Promise<Session>;
  /** @returns ends the subscription */
  readonly onChange: (agentId: string, listener: () => void) => () => void;
  readonly onOpened: (agentId: string) => void;
}

export interface FeedReceiver {
  readonly agentId: string;
  /** The last revision that the receiver has seen; 0 when it has seen none. */
  readonly after: number;
  /** Whether the session still holds with which the feed was opened. */
  readonly isSignedIn: () => Promise<boolean>;
  /** Resolves when the receiver can take the next message. */
  readonly send: (message: FeedMessage) => Promise<void>;
  /** The feed cannot go on: the session is over, the agent is gone, or an error has occurred. */
  readonly onEnd: (error?: unknown) => void;
}

/** @returns ends the feed */
export type OpenFeed = (receiver: FeedReceiver) => () => void;

const PAGE = 100;
/** What a widget is given that knows nothing yet. */
const NEWEST = 100;

/**
 * What is sent is never an event that could be missed, but the state of what has changed since a revision. So a slow
 * receiver, a lost notice or a broken connection costs nothing but the states in between.
 */
export function createFeed(deps: Deps): OpenFeed {
  return function openFeed(receiver) {
    const catchUp = createCatchUp(deps, receiver);
    let open = true;

    function stop(): void {
      open = false;
      unsubscribe();
    }
    function run(): Promise<void> {
      return catchUp(() => open).then(
        (goOn) => {
          if (goOn || !open) return;
          stop();
          receiver.onEnd();
        },
        (error: unknown) => {
          stop();
          receiver.onEnd(error);
        },
      );
    }

    const repeat = oneAtATime(run);
    const unsubscribe = deps.onChange(receiver.agentId, () => void repeat());
    void repeat();
    deps.onOpened(receiver.agentId);
    return stop;
  };
}

/** Sends what the receiver does not know, and `ready` the first time. @returns false when nobody may be told any more */
function createCatchUp(
  { calls, texts, agents, sessionView }: Deps,
  { agentId, after, isSignedIn, send }: FeedReceiver,
) {
  let revision = after;
  let profileRevision = -1;
  let ready = false;

  async function nextPage(): Promise<Change[]> {
    const isNew = revision === 0;
    const [entries, threads] = await Promise.all(
      isNew
        ? [calls.newest(agentId, NEWEST), texts.newest(agentId, NEWEST)]
        : [calls.changedSince(agentId, revision, PAGE), texts.changedSince(agentId, revision, PAGE)],
    );
    const changes = [...entries.map(changeOfEntry), ...threads.map(changeOfThread)];
    // Of the kind that is cut off here the next change is not known yet, so nothing later may be told before it.
    const known = isNew
      ? Infinity
      : Math.min(lastOf(entries.map(changeOfEntry)), lastOf(threads.map(changeOfThread)));
    return changes.filter((change) => change.revision <= known).sort((a, b) => a.revision - b.revision);
  }

  /** @returns whether there may be more */
  async function sendPage(page: readonly Change[]): Promise<boolean> {
    const mayGoOn = revision > 0 && page.length >= PAGE;
    for (const change of page) {
      if (change.message !== null) await send(change.message);
      ({ revision } = change);
    }
    return mayGoOn;
  }

  return async function catchUp(isOpen: () => boolean): Promise<boolean> {
    // All asked at once: one after the other, each would wait behind the jobs that the same change has woken.
    const [signedIn, agent, page] = await Promise.all([isSignedIn(), agents.find(agentId), nextPage()]);
    if (!signedIn || agent === null) return false;
    if (agent.profileRevision !== profileRevision) {
      profileRevision = agent.profileRevision;
      await send({ type: 'session', session: await sessionView(agent) });
    }
    let more = isOpen() && (await sendPage(page));
    while (more && isOpen()) more = await sendPage(await nextPage());
    if (!ready) await send({ type: 'ready', revision });
    ready = true;
    return true;
  };
}

/** What is told of one entry or thread. */
interface Change {
  readonly revision: number;
  readonly message: FeedMessage | null;
}

function changeOfEntry(entry: Entry): Change {
  const shown = toHistoryEntry(entry);
  return { revision: entry.revision, message: shown === null ? null : { type: 'entry', entry: shown } };
}

function changeOfThread(view: ThreadView): Change {
  return { revision: view.thread.revision, message: { type: 'thread', thread: toTextThread(view) } };
}

/** Up to where a page tells everything: a full one to its last change. */
function lastOf(page: readonly Change[]): number {
  return page.length < PAGE ? Infinity : (page.at(-1)?.revision ?? Infinity);
}

/** Runs again when asked to during a run, and never twice at the same time. */
function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let again = false;
  async function loop(): Promise<void> {
    do {
      again = false;
      await work();
      // Changed by a call during the wait.
    } while (again as boolean);
    running = null;
  }
  return () => {
    again = true;
    running ??= loop();
    return running;
  };
}
