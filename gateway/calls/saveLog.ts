import { toPhoneError } from '#call-core';
import type { PhoneError } from '#call-core';
import { hasSearchableNumber, isUnsaved } from './entry.ts';
import type { Entry } from './entry.ts';
import type { LogOutcomes, SentLog } from './logOutcomes.ts';
import { recordsOf } from './logRecords.ts';
import type { Agent, AgentStore, CallStore, Crm } from './ports.ts';

interface Deps {
  readonly calls: Pick<CallStore, 'findEntry'>;
  readonly agents: Pick<AgentStore, 'find'>;
  readonly crm: Pick<Crm, 'saveLog' | 'deleteLog'>;
  readonly findPeople: (agent: Agent, entry: Entry) => Promise<Entry>;
  readonly outcomes: LogOutcomes;
}

/**
 * Brings the log of a call to Salesforce, as it stands now. Safe at any time and any number of times: what is there
 * already is not sent again.
 */
export function createSaveLog({ calls, agents, crm, findPeople, outcomes }: Deps) {
  /** @returns what it should be tried again for later, or null */
  return async function saveLog(agentId: string, callId: string): Promise<PhoneError | null> {
    const [agent, entry] = await Promise.all([agents.find(agentId), calls.findEntry(agentId, callId)]);
    if (agent === null || entry === null || !isUnsaved(entry)) return null;
    const sent = await save(agent, entry).catch((caught: unknown) => ({
      entry,
      outcome: toPhoneError(caught),
    }));
    const [again] = await outcomes.keep([sent]);
    return again ?? null;
  };

  async function save(agent: Agent, entry: Entry): Promise<SentLog> {
    if (entry.deleted) {
      const { key, media = {} } = recordsOf(agent, entry);
      await crm.deleteLog(agent, key, Object.keys(media));
      return { entry, outcome: { fields: null, taskId: null } };
    }
    const named =
      entry.search === 'done' || !hasSearchableNumber(entry) ? entry : await findPeople(agent, entry);
    const records = recordsOf(agent, named);
    const taskId = (await crm.saveLog(agent, records, named.savedFields)) ?? named.taskId;
    const { task, log, media = {} } = records;
    return { entry: named, outcome: { fields: { task, log, media }, taskId } };
  }
}
