import { PhoneError, toPhoneError } from '#call-core';
import type { FollowUpTask } from '#call-core';
import { changeEntry } from './changeEntry.ts';
import type { Entry } from './entry.ts';
import { logKey } from './logRecords.ts';
import { followUpToMake, whatIdOf, withFollowUpMade, withFollowUpProblem } from './logTask.ts';
import type { Agent, AgentStore, CallStore, Crm } from './ports.ts';

interface Deps {
  readonly calls: Pick<CallStore, 'findEntry' | 'transaction'>;
  readonly agents: Pick<AgentStore, 'find'>;
  readonly crm: Pick<Crm, 'saveFollowUpTask'>;
}

/** Makes the follow-up Task of a call. Safe any number of times: it has a key of its own. */
export function createSaveFollowUpTask({ calls, agents, crm }: Deps) {
  /** @returns what it should be tried again for later, or null */
  return async function saveFollowUpTask(agentId: string, callId: string): Promise<PhoneError | null> {
    const [agent, entry] = await Promise.all([agents.find(agentId), calls.findEntry(agentId, callId)]);
    const wish = entry && followUpToMake(entry);
    if (agent === null || entry === null || wish === null) return null;
    const made = await make(agent, entry, wish).catch(toPhoneError);
    await calls.transaction((tx) =>
      changeEntry(tx, agentId, callId, (current) => after(current, wish, made)),
    );
    return made instanceof PhoneError && made.retry === 'later' ? made : null;
  };

  async function make(agent: Agent, entry: Entry, wish: FollowUpTask): Promise<string> {
    const key = `${logKey(agent, entry.callId)}:followup`;
    const fields = {
      Subject: wish.subject,
      ActivityDate: wish.dueDate,
      OwnerId: agent.salesforceUserId,
      WhoId: entry.who?.id ?? null,
      WhatId: whatIdOf(entry),
    };
    try {
      return await crm.saveFollowUpTask(agent, key, fields);
    } catch (error) {
      // A record that is gone is left out, as it is of the log.
      if (!(error instanceof PhoneError) || error.code !== 'salesforce.recordGone') throw error;
      return crm.saveFollowUpTask(agent, key, { ...fields, WhoId: null, WhatId: null });
    }
  }
}

function after(current: Entry, sent: FollowUpTask, made: string | PhoneError): Entry {
  if (typeof made === 'string') return withFollowUpMade(current, made);
  // What the agent has corrected meanwhile has a job of its own.
  const { followUpTask } = current;
  if (followUpTask?.subject !== sent.subject || followUpTask.dueDate !== sent.dueDate) return current;
  const passing = made.retry !== 'askAgent' && made.retry !== 'never';
  return withFollowUpProblem(current, { code: made.code, said: made.said ?? null, passing });
}
