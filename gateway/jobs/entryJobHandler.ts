import type { Entry } from '../calls/entry.ts';
import type { Agent, AgentStore, CallStore, Clock } from '../calls/ports.ts';
import type { EntryJob } from './jobQueue.ts';

interface Deps {
  readonly agents: Pick<AgentStore, 'find'>;
  readonly calls: Pick<CallStore, 'findEntry'>;
  readonly findPeople: (agent: Agent, entry: Entry) => Promise<Entry>;
  readonly saveLog: (agentId: string, callId: string) => Promise<void>;
  readonly addNow: (job: EntryJob) => Promise<void>;
  readonly clock: Clock;
}

/** An agent who wrote this recently may not have finished the sentence. */
const STILL_WRITING_MS = 15_000;

export function createEntryJobHandler({ agents, calls, findPeople, saveLog, addNow, clock }: Deps) {
  return async function handleEntryJob({ kind, agentId, callId }: EntryJob): Promise<void> {
    const entry = await calls.findEntry(agentId, callId);
    if (entry === null) return;
    switch (kind) {
      case 'findPeople': {
        const agent = await agents.find(agentId);
        if (agent) await findPeople(agent, entry);
        return;
      }
      case 'saveComment':
        if (clock.now() - (entry.commentAt ?? 0) < STILL_WRITING_MS) await addNow({ kind, agentId, callId });
        else await saveLog(agentId, callId);
        return;
      case 'saveLog':
      case 'saveLogSoon':
        await saveLog(agentId, callId);
    }
  };
}
