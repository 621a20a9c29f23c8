/** A new Contact or Lead for the number of a call. */
import { PhoneError } from '#call-core';
import type { NewPerson, NewPersonReply } from '#call-core';
import { changeEntry } from './changeEntry.ts';
import { searchableNumber, withChosenPerson } from './entry.ts';
import type { FoundPerson } from './entry.ts';
import type { MakePerson } from './makePerson.ts';
import type { Agent, CallStore } from './ports.ts';

interface Deps {
  readonly calls: Pick<CallStore, 'transaction' | 'findEntry'>;
  readonly makePerson: MakePerson;
  /** The person may be somebody whom others wait for. */
  readonly onMade: (agent: Agent, number: string) => Promise<void>;
}

export function createCreatePerson({ calls, makePerson, onMade }: Deps) {
  /** @throws PhoneError call.unknown, with a `person.` code, or salesforce.signInNeeded */
  return async function createPerson(
    agent: Agent,
    callId: string,
    wanted: NewPerson,
  ): Promise<NewPersonReply> {
    const entry = await calls.findEntry(agent.id, callId);
    if (entry === null || entry.call === null) throw new PhoneError('call.unknown');
    const number = searchableNumber(entry);
    const place = {
      ...{ subject: callId, number },
      link: (person: FoundPerson) =>
        calls.transaction(async (tx) => {
          await changeEntry(tx, agent.id, callId, (current) => withChosenPerson(current, person));
          await tx.finishCreation(agent.id, wanted.creationId, person.id);
        }),
      onMade: async () => {
        if (number !== null) await onMade(agent, number);
      },
    };
    return makePerson(agent, place, wanted);
  };
}
