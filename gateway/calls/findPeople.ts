import type { RecordRef } from '#call-core';
import { changeEntry } from './changeEntry.ts';
import { searchableNumber, withCandidates, withSearchFailed } from './entry.ts';
import type { Entry, FoundPerson } from './entry.ts';
import type { Agent, CallStore, Crm } from './ports.ts';

/** Asks Salesforce who is at the other end, and gives the answer to the entry. */
export function createFindPeople({ calls, crm }: { readonly calls: CallStore; readonly crm: Crm }) {
  /** @throws PhoneError where Salesforce cannot be asked; the entry then says so */
  return async function findPeople(agent: Agent, entry: Entry): Promise<Entry> {
    if (entry.search === 'done') return entry;
    let found: FoundPerson[];
    try {
      found = await search(agent, entry);
    } catch (error) {
      await calls.transaction((tx) => changeEntry(tx, entry.agentId, entry.callId, withSearchFailed));
      throw error;
    }
    return calls.transaction((tx) =>
      changeEntry(tx, entry.agentId, entry.callId, (current) => withCandidates(current, found)),
    );
  };

  /** One request: the record dialed from is read, a number is searched for. */
  async function search(agent: Agent, entry: Entry): Promise<FoundPerson[]> {
    if (entry.who !== null && entry.whoBy === 'dial') {
      const person = await crm.findById(agent, recordOf(entry.who));
      return person ? [person] : [];
    }
    const number = searchableNumber(entry);
    return number === null ? [] : crm.findByNumber(agent, number);
  }
}

function recordOf({ id, objectName, name }: FoundPerson): RecordRef {
  return { id, objectName, name };
}
