import type { PhoneError } from '#call-core';
import type { JobKind } from '../calls/followUps.ts';
import { hasEnded } from '../calls/entry.ts';
import type { Entry } from '../calls/entry.ts';
import type { FindPeopleOfMany } from '../calls/findPeopleOfMany.ts';
import type { Agent, AgentStore, CallStore, Clock } from '../calls/ports.ts';
import { inLanes } from './inLanes.ts';
import type { EntryJob } from './jobQueue.ts';

interface Deps {
  readonly agents: Pick<AgentStore, 'find'>;
  readonly calls: Pick<CallStore, 'findEntry'>;
  readonly findPeople: (agent: Agent, entry: Entry) => Promise<Entry>;
  readonly findPeopleOfMany: FindPeopleOfMany;
  readonly saveLogs: (agentId: string, callIds: readonly string[]) => Promise<readonly (PhoneError | null)[]>;
  /** Of a log on which somebody may be at work still, or has died over it: what stands in Salesforce is not known. */
  readonly doubtSaved: (agentId: string, callId: string) => Promise<void>;
  readonly saveFollowUpTask: (agentId: string, callId: string) => Promise<PhoneError | null>;
  readonly addNow: (job: EntryJob) => Promise<void>;
  readonly clock: Clock;
  /** Seconds that words on a saved log wait for further words. */
  readonly commentSeconds: number;
}

/** An agent who wrote in so much of the wait may not have finished the sentence. */
const STILL_WRITING = 0.75;
/** Two requests of 200 records; searches for the people of so many are hardly ever half empty. */
const TOGETHER = 400;

const SAVING: readonly JobKind[] = ['saveLog', 'saveLogSoon', 'saveCaughtUp', 'saveComment'];

/** @returns does one job; those of one agent that come at the same time are done together. Throws to be tried again */
export function createEntryJobHandler(deps: Deps): (job: EntryJob) => Promise<void> {
  const { agents, calls, findPeople, saveLogs, addNow, clock, commentSeconds } = deps;
  const save = inLanes<string, PhoneError | null>(TOGETHER, saveLogs);
  const find = inLanes<Entry, PhoneError | null>(TOGETHER, (agentId, entries) =>
    findMany(deps, agentId, entries),
  );

  const stillWritingMs = commentSeconds * 1000 * STILL_WRITING;

  async function doOrThrow(work: Promise<PhoneError | null>): Promise<void> {
    const error = await work;
    if (error !== null) throw error;
  }

  async function findFor(agentId: string, entry: Entry): Promise<void> {
    if (hasEnded(entry)) {
      await doOrThrow(find(agentId, entry));
      return;
    }
    const agent = await agents.find(agentId);
    if (agent) await findPeople(agent, entry);
  }

  return async function handleEntryJob({ kind, agentId, callId, isLeft = false }) {
    if (isLeft && SAVING.includes(kind)) await deps.doubtSaved(agentId, callId);
    switch (kind) {
      case 'findPeople': {
        const entry = await calls.findEntry(agentId, callId);
        if (entry) await findFor(agentId, entry);
        return;
      }
      case 'saveComment': {
        const entry = await calls.findEntry(agentId, callId);
        if (entry === null) return;
        if (clock.now() - (entry.commentAt ?? 0) < stillWritingMs) await addNow({ kind, agentId, callId });
        else await doOrThrow(save(agentId, callId));
        return;
      }
      case 'saveLog':
      case 'saveLogSoon':
      case 'saveCaughtUp':
        await doOrThrow(save(agentId, callId));
        return;
      case 'saveFollowUpTask':
        await doOrThrow(deps.saveFollowUpTask(agentId, callId));
    }
  };
}

async function findMany(
  { agents, findPeople, findPeopleOfMany }: Deps,
  agentId: string,
  entries: readonly Entry[],
): Promise<(PhoneError | null)[]> {
  const agent = await agents.find(agentId);
  const [only, second] = entries;
  if (agent === null || only === undefined) return entries.map(() => null);
  if (second === undefined) {
    await findPeople(agent, only);
    return [null];
  }
  const { failed } = await findPeopleOfMany(agent, entries);
  return entries.map(({ callId }) => failed.find(({ entry }) => entry.callId === callId)?.outcome ?? null);
}
