/** The live feed of an agent: first what a widget does not know yet, then every change as it happens. */
import type { FeedMessage, Session } from '#call-core';
import { toHistoryEntry } from './entry.ts';
import type { Agent, AgentStore, CallStore } from './ports.ts';

interface Deps {
  readonly calls: Pick<CallStore, 'changedSince' | 'newest'>;
  readonly agents: Pick<AgentStore, 'find'>;
  readonly sessionView: (agent: Agent) => Promise<Session>;
  /** @returns ends the subscription */
  readonly onChange: (agentId: string, listener: () => void) => () => void;
}

/** Sends one message; resolves when the receiver can take the next. */
export type SendMessage = (message: FeedMessage) => Promise<void>;

const PAGE = 100;
/** What a widget is given that knows nothing yet. */
const NEWEST = 100;

/**
 * What is sent is never an event that could be missed but the state of what has changed since a revision. So a slow
 * receiver, a lost notice or a broken connection costs nothing but the way through the states in between.
 */
export function createFeed({ calls, agents, sessionView, onChange }: Deps) {
  /**
   * @param after the last revision that the receiver has seen; 0 when it has seen none
   * @returns ends the feed
   */
  return function openFeed(
    agentId: string,
    after: number,
    send: SendMessage,
    onEnd: (error?: unknown) => void,
  ): () => void {
    let open = true;
    let revision = after;
    let profileRevision = -1;
    let again = false;
    let running = false;

    async function sendProfile(): Promise<void> {
      const agent = await agents.find(agentId);
      if (agent === null) {
        stop();
        onEnd();
        return;
      }
      if (agent.profileRevision === profileRevision) return;
      profileRevision = agent.profileRevision;
      await send({ type: 'session', session: await sessionView(agent) });
    }

    async function sendEntries(): Promise<void> {
      const first = revision === 0;
      const entries = first
        ? await calls.newest(agentId, NEWEST)
        : await calls.changedSince(agentId, revision, PAGE);
      for (const entry of entries) {
        const shown = toHistoryEntry(entry);
        if (shown && open) await send({ type: 'entry', entry: shown });
        revision = Math.max(revision, entry.revision);
      }
      if (!first && entries.length === PAGE && open) await sendEntries();
    }

    async function catchUp(): Promise<void> {
      await sendProfile();
      if (open) await sendEntries();
    }

    /** One run at a time; a change during a run asks for another. */
    async function run(): Promise<void> {
      again = true;
      if (running) return;
      running = true;
      try {
        while (again && open) {
          again = false;
          await catchUp();
        }
      } catch (error) {
        stop();
        onEnd(error);
      } finally {
        running = false;
      }
    }

    const unsubscribe = onChange(agentId, () => void run());
    function stop(): void {
      open = false;
      unsubscribe();
    }

    void run()
      .then(() => (open ? send({ type: 'ready', revision }) : undefined))
      .catch(onEnd);
    return stop;
  };
}
export type OpenFeed = ReturnType<typeof createFeed>;
