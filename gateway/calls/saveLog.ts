import { toPhoneError } from '#call-core';
import type { PhoneError } from '#call-core';
import { changeEntry } from './changeEntry.ts';
import { hasEnded, hasSearchableNumber, withProblem, withSaved, withoutRecords } from './entry.ts';
import type { Entry } from './entry.ts';
import { recordsOf } from './logRecords.ts';
import type { Agent, AgentStore, CallStore, Crm } from './ports.ts';

interface Deps {
  readonly calls: CallStore;
  readonly agents: AgentStore;
  readonly crm: Crm;
  readonly findPeople: (agent: Agent, entry: Entry) => Promise<Entry>;
}

/**
 * Brings the log of a call to Salesforce, as it stands now. Safe at any time and any number of times: what is there
 * already is not sent again.
 */
export function createSaveLog({ calls, agents, crm, findPeople }: Deps) {
  /** @throws PhoneError when it should be tried again later */
  return async function saveLog(agentId: string, callId: string): Promise<void> {
    const [agent, entry] = await Promise.all([agents.find(agentId), calls.findEntry(agentId, callId)]);
    if (agent === null || entry === null || !hasEnded(entry) || entry.saved >= entry.wanted) return;
    try {
      await save(agent, entry.deleted ? entry : await named(agent, entry));
    } catch (caught) {
      await giveReason(agent, entry, toPhoneError(caught));
    }
  };

  async function named(agent: Agent, entry: Entry): Promise<Entry> {
    return entry.search === 'done' || !hasSearchableNumber(entry) ? entry : findPeople(agent, entry);
  }

  async function save(agent: Agent, entry: Entry): Promise<void> {
    const records = recordsOf(agent, entry);
    if (entry.deleted) {
      await crm.deleteLog(agent, records.key);
      await markSaved(entry, { fields: null, taskId: null });
      return;
    }
    const taskId = (await crm.saveLog(agent, records, entry.savedFields)) ?? entry.taskId;
    await markSaved(entry, { fields: { task: records.task, log: records.log }, taskId });
  }

  async function markSaved(
    entry: Entry,
    saved: Pick<Parameters<typeof withSaved>[1], 'fields' | 'taskId'>,
  ): Promise<void> {
    await calls.transaction((tx) =>
      changeEntry(tx, entry.agentId, entry.callId, (current) =>
        withSaved(current, { ...saved, wanted: entry.wanted }),
      ),
    );
  }

  /** The entry says what stands in the way. A record that is gone is left out, and the log saved without it. */
  async function giveReason(agent: Agent, entry: Entry, error: PhoneError): Promise<void> {
    const linked = entry.who !== null || entry.relatedTo !== null;
    if (error.code === 'salesforce.recordGone' && linked) {
      await calls.transaction((tx) => changeEntry(tx, agent.id, entry.callId, withoutRecords));
      return;
    }
    const passing = error.retry !== 'askAgent' && error.retry !== 'never';
    const problem = { code: error.code, said: error.said ?? null, passing };
    await calls.transaction((tx) =>
      changeEntry(tx, agent.id, entry.callId, (current) => withProblem(current, problem)),
    );
    if (error.retry === 'later') throw error;
  }
}
