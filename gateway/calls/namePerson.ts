import { PhoneError } from '#call-core';
import type { ChosenPerson } from '#call-core';
import { changeEntry } from './changeEntry.ts';
import { withChosenPerson } from './entry.ts';
import type { Entry, FoundPerson } from './entry.ts';
import type { Agent, CallStore, Crm } from './ports.ts';
import { rememberChoice } from './rememberChoice.ts';

interface Deps {
  readonly calls: Pick<CallStore, 'transaction' | 'findEntry'>;
  readonly crm: Pick<Crm, 'findById'>;
}

/** The agent says who it was: during the call, after it, or long after. May be said again without harm. */
export function createNamePerson({ calls, crm }: Deps) {
  /** Who has the number is known; of anybody else Salesforce is asked, as the agent. */
  async function personOf(agent: Agent, entry: Entry, personId: string): Promise<FoundPerson> {
    const known = [...entry.candidates, entry.who].find((person) => person?.id === personId);
    const person = known ?? (await crm.findById(agent, { id: personId, objectName: 'Contact', name: null }));
    if (person === null) throw new PhoneError('person.unknown');
    return person;
  }

  /** @throws PhoneError call.unknown, person.unknown, or with a `salesforce.` code */
  return async function namePerson(agent: Agent, callId: string, chosen: ChosenPerson): Promise<void> {
    const { personId, remember = false } = chosen;
    const entry = await calls.findEntry(agent.id, callId);
    if (entry === null || entry.call === null) throw new PhoneError('call.unknown');
    const person = personId === null ? null : await personOf(agent, entry, personId);
    await calls.transaction((tx) =>
      changeEntry(tx, agent.id, callId, async (current) => {
        const isRemembered = await rememberChoice(tx, current, personId, remember);
        return withChosenPerson(current, person, isRemembered);
      }),
    );
  };
}
