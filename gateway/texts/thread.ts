/** A thread: the texts of an agent with the same people. Every change is a pure function from thread to thread. */
import type { RecordRef, Settings, TextParty, TextPeer, TextThread } from '#call-core';
import type { EntryProblem, FoundPerson } from '../calls/entry.ts';
import type { Text } from './text.ts';

/** Someone at the other end, and who that is in Salesforce. */
export interface Peer extends TextParty {
  readonly who: FoundPerson | null;
  /** Who named the person; the agent's word stands against all. */
  readonly whoBy: 'agent' | 'record' | 'search' | null;
  readonly candidates: readonly FoundPerson[];
  readonly search: 'searching' | 'done' | 'failed';
  readonly optedOut: boolean;
}

/** What a source says of a thread. */
export interface ToldThread {
  readonly threadId: string;
  readonly kind: TextThread['kind'];
  readonly own: TextParty;
  readonly peers: readonly TextParty[];
}

export interface Thread extends Omit<ToldThread, 'peers'> {
  readonly agentId: string;
  readonly peers: readonly Peer[];
  /** The record that the agent wrote from, where it is no person. */
  readonly relatedTo: RecordRef | null;
  /** Everything up to this moment has been read. */
  readonly readTo: number;
  /** Everything that Zoom had at this moment is known; null where that is not so yet. */
  readonly syncedTo: number | null;
  /** False as long as only the agent has it, under the id of the first sending. */
  readonly inZoom: boolean;
  readonly deleted: boolean;
  /** Of the latest text. */
  readonly latestAt: number;
  readonly revision: number;
}

/** What the list of threads shows besides. */
export interface ThreadView {
  readonly thread: Thread;
  readonly latest: Text | null;
  readonly unread: number;
  readonly tasks: {
    /** Of days that Salesforce has not got as they should be. */
    readonly unsaved: boolean;
    readonly problem: EntryProblem | null;
    readonly taskId: string | null;
  };
}

export function newThread(
  agentId: string,
  { threadId, kind, own, peers }: ToldThread,
  inZoom = true,
): Thread {
  return {
    ...{ agentId, threadId, kind, own },
    peers: peers.map(newPeer),
    relatedTo: null,
    readTo: 0,
    syncedTo: null,
    inZoom,
    deleted: false,
    latestAt: 0,
    revision: 0,
  };
}

function newPeer({ number, name }: TextParty): Peer {
  const search = isSearchable(number) ? 'searching' : 'done';
  return { number, name, who: null, whoBy: null, candidates: [], search, optedOut: false };
}

/** An extension of the own account is nobody in the CRM. */
export function isSearchable(number: string): boolean {
  return /^\+\d{7,}$/.test(number);
}

/** Names are filled in; who is in a thread does not change. */
export function withToldThread(thread: Thread, told: ToldThread): Thread {
  const isOwnKnown = thread.own.name !== null || told.own.number !== thread.own.number;
  const own = isOwnKnown ? thread.own : told.own;
  const known = thread.peers.map((peer) => {
    const name = told.peers.find(({ number }) => number === peer.number)?.name ?? null;
    return peer.name === null && name !== null ? { ...peer, name } : peer;
  });
  const further = told.peers.filter(({ number }) => !known.some((peer) => peer.number === number));
  return { ...thread, own, peers: [...known, ...further.map(newPeer)], deleted: false };
}

export function withPeer(thread: Thread, number: string, change: (peer: Peer) => Peer): Thread {
  return { ...thread, peers: thread.peers.map((peer) => (peer.number === number ? change(peer) : peer)) };
}

/** One person is taken; several are for the agent to choose from. */
export function withCandidates(
  peer: Peer,
  candidates: readonly FoundPerson[],
  rememberedId: string | null,
): Peer {
  const found: Peer = { ...peer, search: 'done', candidates };
  const known = candidates.find(({ id }) => id === peer.who?.id);
  if (known) return { ...found, who: known };
  if (peer.whoBy === 'agent' || peer.whoBy === 'record') return found;
  const [only, second] = candidates;
  const who = candidates.find(({ id }) => id === rememberedId) ?? (second === undefined ? only : undefined);
  return who === undefined ? { ...found, who: null, whoBy: null } : { ...found, who, whoBy: 'search' };
}

export function withSearchFailed(peer: Peer): Peer {
  return peer.search === 'done' ? peer : { ...peer, search: 'failed' };
}

/** The agent's word on who it is, or that it is nobody known. */
export function withChosen(peer: Peer, who: FoundPerson | null): Peer {
  return { ...peer, who, whoBy: 'agent', search: 'done' };
}

/** The person was merged, converted or deleted. */
export function withSuccessor(thread: Thread, personId: string, successor: FoundPerson | null): Thread {
  return {
    ...thread,
    peers: thread.peers.map((peer) =>
      peer.who?.id === personId
        ? { ...peer, who: successor, whoBy: successor === null ? null : peer.whoBy }
        : peer,
    ),
  };
}

/** Whom the search may still find. */
export function isUnknown({ who, whoBy, number }: Peer): boolean {
  return who === null && whoBy !== 'agent' && isSearchable(number);
}

/** Whom the Task is for: of a group the first who is known. */
export function whoOf({ peers }: Pick<Thread, 'peers'>): FoundPerson | null {
  return peers.find(({ who }) => who !== null)?.who ?? null;
}

/** Task.WhatId. A Task of a Lead cannot be related to anything. */
export function whatIdOf(thread: Thread): string | null {
  return whoOf(thread)?.objectName === 'Lead' ? null : (thread.relatedTo?.id ?? null);
}

/** Numbers that an administrator leaves out are on no Task; the other rules are of calls. */
export function isLogged(
  { peers }: Pick<Thread, 'peers'>,
  { neverLog, logTexts }: Pick<Settings, 'neverLog' | 'logTexts'>,
): boolean {
  return logTexts && !peers.some(({ number }) => neverLog.includes(number));
}

/** What stands on the Tasks of all days is different. */
export function isForTasks(before: Thread, after: Thread): boolean {
  const onTasks = (thread: Thread) =>
    JSON.stringify([
      thread.peers.map(({ number, name, who }) => [number, name, who?.id, who?.name]),
      whatIdOf(thread),
    ]);
  return onTasks(before) !== onTasks(after);
}

/** As the widget sees it. */
export function toTextThread({ thread, latest, unread, tasks }: ThreadView): TextThread {
  const { threadId, revision, kind, own, deleted, relatedTo } = thread;
  return {
    ...{ threadId, revision, kind, own, unread, deleted },
    peers: thread.peers.map(toPeer),
    latest:
      latest === null
        ? null
        : {
            direction: latest.direction,
            text: latest.text,
            at: latest.at,
            files: latest.files.length,
            state: latest.state,
          },
    log: {
      state: logStateOf(tasks),
      problem: tasks.problem === null ? null : { code: tasks.problem.code, said: tasks.problem.said },
      taskId: tasks.taskId,
      relatedTo,
    },
  };
}

function toPeer({ number, name, who, candidates, optedOut }: Peer): TextPeer {
  return {
    ...{ number, name, optedOut },
    who: who === null ? null : toPerson(who),
    candidates: candidates.map(toPerson),
  };
}

function toPerson({
  id,
  objectName,
  name,
  company,
  title,
  context,
}: FoundPerson): TextPeer['candidates'][number] {
  return { id, objectName, name, company, title, context };
}

function logStateOf({ unsaved, problem, taskId }: ThreadView['tasks']): TextThread['log']['state'] {
  if (problem !== null) return problem.passing ? 'waiting' : 'needsYou';
  if (unsaved) return 'saving';
  return taskId === null ? 'none' : 'saved';
}
