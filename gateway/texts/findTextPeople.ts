/** Asks Salesforce who the people of threads are. */
import { toPhoneError } from '#call-core';
import type { PhoneError } from '#call-core';
import type { FoundPerson } from '../calls/entry.ts';
import type { Agent, AgentStore, Crm, Match, MatchNumbers } from '../calls/ports.ts';
import type { TextStore } from './ports.ts';
import { isForTasks, isUnknown, withCandidates, withSearchFailed } from './thread.ts';
import type { Peer, Thread } from './thread.ts';

interface Deps {
  readonly store: Pick<TextStore, 'transaction' | 'find'>;
  readonly agents: Pick<AgentStore, 'find'>;
  readonly matchNumbers: MatchNumbers;
  readonly crm: Pick<Crm, 'findByIds'>;
}

/** @returns what it should be tried again for, or null */
export type FindTextPeople = (agentId: string, threadIds: readonly string[]) => Promise<PhoneError | null>;

export function createFindTextPeople({ store, agents, matchNumbers, crm }: Deps): FindTextPeople {
  async function ask(agent: Agent, peers: readonly Peer[]): Promise<(peer: Peer) => Match> {
    const ids = peers.flatMap(({ who, whoBy }) => (whoBy === 'record' && who !== null ? [who.id] : []));
    const read = ids.length === 0 ? [] : await crm.findByIds(agent, [...new Set(ids)]);
    const e164s = [...new Set(peers.filter(isSearched).map(({ number }) => number))];
    const [only, second] = e164s;
    const matches =
      only === undefined || second !== undefined
        ? await matchNumbers.many(agent, e164s)
        : new Map([[only, await matchNumbers.one(agent, only)]]);
    return (peer) => (isSearched(peer) ? (matches.get(peer.number) ?? NOBODY) : byRecord(peer, read));
  }

  async function tell(agent: Agent, threadId: string, answer: ((peer: Peer) => Match) | null): Promise<void> {
    await store.transaction(async (tx) => {
      const before = await tx.lockThread(agent.id, threadId);
      if (before === null) return;
      const after: Thread = { ...before, peers: before.peers.map((peer) => told(peer, answer)) };
      if (JSON.stringify(after) === JSON.stringify(before)) return;
      await tx.saveThread(after);
      if (!isForTasks(before, after)) return;
      await tx.wantSheets(agent.id, threadId, null);
      await tx.addJob('saveTexts', agent.id, threadId);
    });
  }

  return async function findTextPeople(agentId, threadIds) {
    const agent = await agents.find(agentId);
    if (agent === null) return null;
    const found = await Promise.all([...new Set(threadIds)].map((id) => store.find(agentId, id)));
    const threads = found.flatMap((view) => view?.thread ?? []);
    const peers = threads.flatMap((thread) => thread.peers.filter(isAsked));
    if (peers.length === 0) return null;
    try {
      const answer = await ask(agent, peers);
      for (const { threadId } of threads) await tell(agent, threadId, answer);
      return null;
    } catch (caught) {
      const error = toPhoneError(caught);
      for (const { threadId } of threads) await tell(agent, threadId, null);
      return error.retry === 'later' ? error : null;
    }
  };
}

const NOBODY: Match = { people: [], records: [], rememberedId: null };

function isAsked(peer: Peer): boolean {
  return peer.search !== 'done' || isUnknown(peer);
}

/** The record written from is read, a number is matched. */
function isSearched({ who, whoBy }: Peer): boolean {
  return whoBy !== 'record' || who === null;
}

function byRecord({ who }: Peer, read: readonly FoundPerson[]): Match {
  return { ...NOBODY, people: read.filter(({ id }) => id === who?.id) };
}

function told(peer: Peer, answer: ((peer: Peer) => Match) | null): Peer {
  if (!isAsked(peer)) return peer;
  if (answer === null) return withSearchFailed(peer);
  const { people, rememberedId } = answer(peer);
  return withCandidates(peer, people, rememberedId);
}
