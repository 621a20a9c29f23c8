/**
 * Many logs of one agent at once: after an outage, after a sweep, or when the agent asks for it. They go to Salesforce
 * together; each succeeds or fails by itself.
 */
import { PhoneError } from '#call-core';
import { dialedTask, isUnsaved } from './entry.ts';
import type { Entry } from './entry.ts';
import type { FindPeopleOfMany } from './findPeopleOfMany.ts';
import type { LogOutcomes, SentLog } from './logOutcomes.ts';
import { recordsOf } from './logRecords.ts';
import type { Agent, AgentStore, CallStore, Crm, LogOutcome, LogToSave } from './ports.ts';

interface Deps {
  readonly calls: Pick<CallStore, 'findEntries'>;
  readonly agents: Pick<AgentStore, 'find'>;
  readonly crm: Pick<Crm, 'saveLogs'>;
  readonly findPeopleOfMany: FindPeopleOfMany;
  readonly saveLog: (agentId: string, callId: string) => Promise<PhoneError | null>;
  readonly outcomes: LogOutcomes;
}

/** What a log has to be tried again for, by its call. */
type Again = Map<string, PhoneError>;

export function createSaveLogs({ calls, agents, crm, findPeopleOfMany, saveLog, outcomes }: Deps) {
  /** @returns for each of the calls what it should be tried again for later, or null */
  return async function saveLogs(
    agentId: string,
    callIds: readonly string[],
  ): Promise<(PhoneError | null)[]> {
    const again: Again = new Map();
    const wanted = [...new Set(callIds)];
    if (wanted.length === 1) await saveOne(agentId, wanted[0] ?? '', again);
    else await saveMany(agentId, wanted, again);
    return callIds.map((callId) => again.get(callId) ?? null);
  };

  async function saveOne(agentId: string, callId: string, again: Again): Promise<void> {
    const error = await saveLog(agentId, callId);
    if (error !== null) again.set(callId, error);
  }

  async function saveMany(agentId: string, callIds: readonly string[], again: Again): Promise<void> {
    const agent = await agents.find(agentId);
    const unsaved = agent === null ? [] : (await calls.findEntries(agentId, callIds)).filter(isUnsaved);
    const together = unsaved.filter(goesWithOthers);
    if (agent === null || together.length < 2) {
      for (const { callId } of unsaved) await saveOne(agentId, callId, again);
      return;
    }
    for (const { callId } of unsaved.filter((entry) => !goesWithOthers(entry))) {
      await saveOne(agentId, callId, again);
    }
    const { named, failed } = await findPeopleOfMany(agent, together);
    const all = [...failed, ...(await send(agent, named))];
    const kept = await outcomes.keep(all);
    all.forEach(({ entry }, index) => {
      const error = kept[index];
      if (error) again.set(entry.callId, error);
    });
  }

  async function send(agent: Agent, entries: readonly Entry[]): Promise<SentLog[]> {
    const logs = entries.map((entry) => ({ records: recordsOf(agent, entry), known: entry.savedFields }));
    const answers = logs.length === 0 ? [] : await crm.saveLogs(agent, logs);
    return entries.map((entry, index) => ({ entry, outcome: outcomeOf(entry, logs[index], answers[index]) }));
  }
}

/** What has to be taken away, or needs a question of its own first, is rare. */
function goesWithOthers(entry: Entry): boolean {
  return !entry.deleted && dialedTask(entry) === null;
}

function outcomeOf(
  { taskId }: Entry,
  log: LogToSave | undefined,
  answer: LogOutcome | undefined,
): SentLog['outcome'] {
  if (log === undefined || answer === undefined) {
    return new PhoneError('salesforce.unavailable', { retry: 'later' });
  }
  const { task, log: fields, media = {} } = log.records;
  return 'code' in answer
    ? answer
    : { fields: { task, log: fields, media }, taskId: answer.taskId ?? taskId };
}
