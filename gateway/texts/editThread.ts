/** What the agent says of a thread. */
import { PhoneError } from '#call-core';
import type { FoundPerson } from '../calls/entry.ts';
import type { Agent, Crm } from '../calls/ports.ts';
import type { OptStatus, TextStore, TextTransaction, Texting } from './ports.ts';
import { isForTasks, withChosen, withPeer } from './thread.ts';
import type { Thread } from './thread.ts';

interface Deps {
  readonly store: Pick<
    TextStore,
    'transaction' | 'find' | 'threadsBetween' | 'threadsWith' | 'unsavedSheets'
  >;
  readonly crm: Pick<Crm, 'findById'>;
  readonly texting: Pick<Texting, 'optedOut'>;
}

export interface EditThread {
  /** @throws PhoneError text.unknown */
  markRead(agent: Agent, threadId: string, upTo: number): Promise<void>;
  /** @throws PhoneError text.unknown, person.unknown, or with a `salesforce.` code */
  namePeer(
    agent: Agent,
    threadId: string,
    chosen: { readonly number: string; readonly personId: string | null; readonly remember: boolean },
  ): Promise<void>;
  /** Somebody in the thread is this person; the Tasks of all days follow. */
  linkPerson(
    tx: TextTransaction,
    agentId: string,
    link: { readonly threadId: string; readonly number: string; readonly person: FoundPerson },
  ): Promise<void>;
  /** Saves Tasks that waited for the agent. @throws PhoneError text.unknown */
  retryTasks(agent: Agent, threadId: string): Promise<void>;
  /** Somebody has this number now: threads with nobody there ask again. */
  searchAgain(agentId: string, number: string): Promise<void>;
  /** What Zoom tells of who wants texts, for all agents whom it concerns. */
  takeOptStatuses(statuses: readonly OptStatus[]): Promise<void>;
  /** Asks Zoom. */
  optStatus(agent: Agent, own: string, peers: readonly string[]): Promise<OptStatus[]>;
}

export function createEditThread({ store, crm, texting }: Deps): EditThread {
  async function threadOf(agent: Agent, threadId: string): Promise<Thread> {
    const view = await store.find(agent.id, threadId);
    if (view === null) throw new PhoneError('text.unknown');
    return view.thread;
  }

  function change(agentId: string, threadId: string, apply: (thread: Thread) => Thread): Promise<void> {
    return store.transaction((tx) => changeIn(tx, agentId, threadId, apply));
  }

  async function personOf(agent: Agent, thread: Thread, personId: string): Promise<FoundPerson> {
    const known = thread.peers
      .flatMap(({ candidates, who }) => [...candidates, who])
      .find((person) => person?.id === personId);
    const person = known ?? (await crm.findById(agent, { id: personId, objectName: 'Contact', name: null }));
    if (person === null) throw new PhoneError('person.unknown');
    return person;
  }

  async function takeOptStatuses(statuses: readonly OptStatus[]): Promise<void> {
    for (const { own, peer: number, optedOut } of statuses) {
      for (const { agentId, threadId } of await store.threadsBetween(own, number)) {
        await change(agentId, threadId, (thread) =>
          withPeer(thread, number, (peer) => (peer.optedOut === optedOut ? peer : { ...peer, optedOut })),
        );
      }
    }
  }

  return {
    takeOptStatuses,
    linkPerson: (tx, agentId, { threadId, number, person }) =>
      changeIn(tx, agentId, threadId, (thread) =>
        withPeer(thread, number, (peer) => withChosen(peer, person)),
      ),
    async markRead(agent, threadId, upTo) {
      const thread = await threadOf(agent, threadId);
      await change(agent.id, thread.threadId, (current) =>
        current.readTo >= upTo ? current : { ...current, readTo: upTo },
      );
    },
    async namePeer(agent, threadId, { number, personId, remember }) {
      const thread = await threadOf(agent, threadId);
      if (!thread.peers.some((peer) => peer.number === number)) throw new PhoneError('text.unknown');
      const person = personId === null ? null : await personOf(agent, thread, personId);
      if (remember) await store.transaction((tx) => tx.rememberPerson(agent.id, number, personId));
      await change(agent.id, thread.threadId, (current) =>
        withPeer(current, number, (peer) => withChosen(peer, person)),
      );
    },
    async retryTasks(agent, threadId) {
      const thread = await threadOf(agent, threadId);
      const unsaved = await store.unsavedSheets(agent.id, [thread.threadId]);
      await store.transaction(async (tx) => {
        const current = await tx.lockThread(agent.id, thread.threadId);
        if (current === null || unsaved.length === 0) return;
        const again = unsaved.map(({ sheet }) => sheet);
        await tx.wantSheets(agent.id, thread.threadId, again);
        await tx.saveThread(current);
        await tx.addJob('saveTexts', agent.id, thread.threadId);
      });
    },
    async searchAgain(agentId, number) {
      const threadIds = await store.threadsWith(agentId, number);
      await store.transaction(async (tx) => {
        for (const threadId of threadIds) await tx.addJob('findTextPeople', agentId, threadId);
      });
    },
    async optStatus(agent, own, peers) {
      const told = await texting.optedOut(agent.id, own, peers);
      const statuses = peers.map((peer) => ({ own, peer, optedOut: told.get(peer) ?? false }));
      await takeOptStatuses(statuses);
      return statuses;
    },
  };
}

async function changeIn(
  tx: TextTransaction,
  agentId: string,
  threadId: string,
  apply: (thread: Thread) => Thread,
): Promise<void> {
  const before = await tx.lockThread(agentId, threadId);
  if (before === null) return;
  const after = apply(before);
  if (JSON.stringify(after) === JSON.stringify(before)) return;
  await tx.saveThread(after);
  if (!isForTasks(before, after)) return;
  await tx.wantSheets(agentId, threadId, null);
  await tx.addJob('saveTexts', agentId, threadId);
}
