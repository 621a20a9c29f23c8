import { PhoneError } from '#call-core';
import { changeEntry } from './changeEntry.ts';
import { isUnnamed, searchableNumber, withChosenPerson } from './entry.ts';
import type { Entry } from './entry.ts';
import type { Agent, CallStore } from './ports.ts';

/** Few enough that the agent's other changes do not wait long for them. */
const AT_ONCE = 25;

/** Other calls of the number of a call that are over and have no person: what the agent said of one may go for all. */
export function createEarlierCalls({
  calls,
}: {
  readonly calls: Pick<CallStore, 'transaction' | 'findEntry' | 'unnamed'>;
}) {
  async function entryOf(agent: Agent, callId: string): Promise<Entry> {
    const entry = await calls.findEntry(agent.id, callId);
    if (entry === null || entry.call === null) throw new PhoneError('call.unknown');
    return entry;
  }

  async function unnamed(agent: Agent, entry: Entry): Promise<string[]> {
    const number = searchableNumber(entry);
    const callIds = number === null ? [] : await calls.unnamed(agent.id, number);
    return callIds.filter((callId) => callId !== entry.callId);
  }

  return {
    /** @throws PhoneError call.unknown */
    async count(agent: Agent, callId: string): Promise<number> {
      return (await unnamed(agent, await entryOf(agent, callId))).length;
    },

    /**
     * Gives them the person of this call, each with the job that its log needs. May be said again without harm.
     * @param personId whom the agent was shown; somebody else by now gets none
     * @throws PhoneError call.unknown
     */
    async link(agent: Agent, callId: string, personId: string): Promise<void> {
      const entry = await entryOf(agent, callId);
      const { who } = entry;
      if (who === null || who.id !== personId) return;
      const callIds = await unnamed(agent, entry);
      for (let start = 0; start < callIds.length; start += AT_ONCE) {
        await calls.transaction(async (tx) => {
          for (const other of callIds.slice(start, start + AT_ONCE)) {
            await changeEntry(tx, agent.id, other, (current) =>
              isUnnamed(current) ? withChosenPerson(current, { ...who, context: null }) : current,
            );
          }
        });
      }
    },
  };
}
export type EarlierCalls = ReturnType<typeof createEarlierCalls>;
