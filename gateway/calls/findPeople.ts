import type { RecordRef } from '#call-core';
import { changeEntry } from './changeEntry.ts';
import {
  dialedTask,
  hasEnded,
  searchableNumber,
  withCandidates,
  withContexts,
  withPlaceOfTask,
  withSearchFailed,
} from './entry.ts';
import type { Entry, FoundPerson, PlaceOfTask } from './entry.ts';
import type { Agent, CallStore, Crm, Match, MatchNumbers } from './ports.ts';

interface Deps {
  readonly calls: Pick<CallStore, 'transaction' | 'findEntry'>;
  readonly crm: Pick<Crm, 'placeOfTask' | 'findById' | 'withContexts'>;
  readonly matchNumbers: Pick<MatchNumbers, 'one'>;
}

/** Asks Salesforce who is at the other end, and gives the answer to the entry. */
export function createFindPeople({ calls, crm, matchNumbers }: Deps) {
  const running = new Map<string, Promise<Entry>>();

  /** @throws PhoneError where Salesforce cannot be asked; the entry then says so */
  return async function findPeople(agent: Agent, entry: Entry): Promise<Entry> {
    if (entry.search === 'done') return entry;
    const key = `${entry.agentId}:${entry.callId}`;
    const other = running.get(key);
    if (other === undefined) {
      const own = ask(agent, entry).finally(() => running.delete(key));
      running.set(key, own);
      return own;
    }
    // A call that is over in a moment is saved while it is still asked whose it was: that costs the org one request, not two.
    await other.catch(() => undefined);
    return findPeople(agent, (await calls.findEntry(entry.agentId, entry.callId)) ?? entry);
  };

  async function ask(agent: Agent, entry: Entry): Promise<Entry> {
    const task = dialedTask(entry);
    let place: PlaceOfTask | null;
    let match: Match;
    try {
      place = task === null ? null : await crm.placeOfTask(agent, task.id);
      match = place?.who ? only(place.who) : await search(agent, entry);
    } catch (error) {
      await calls.transaction((tx) => changeEntry(tx, entry.agentId, entry.callId, withSearchFailed));
      throw error;
    }
    const named = await calls.transaction((tx) =>
      changeEntry(tx, entry.agentId, entry.callId, (current) =>
        withCandidates(
          place === null ? current : withPlaceOfTask(current, place),
          match.people,
          match.rememberedId,
          match.records,
        ),
      ),
    );
    return informed(agent, named, match.people);
  }

  /** Who it is does not wait for what is going on with them, and stands without it too. */
  async function informed(agent: Agent, entry: Entry, found: readonly FoundPerson[]): Promise<Entry> {
    if (hasEnded(entry) || found.every(({ context }) => context !== null)) return entry;
    const people = await crm.withContexts(agent, found).catch(() => null);
    if (people === null) return entry;
    return calls.transaction((tx) =>
      changeEntry(tx, entry.agentId, entry.callId, (current) => withContexts(current, people)),
    );
  }

  /** The record dialed from is read, a number is matched. */
  async function search(agent: Agent, entry: Entry): Promise<Match> {
    if (entry.who !== null && entry.whoBy === 'dial') {
      const person = await crm.findById(agent, recordOf(entry.who));
      return only(person);
    }
    const number = searchableNumber(entry);
    return number === null ? only(null) : matchNumbers.one(agent, number);
  }
}

function only(person: FoundPerson | null): Match {
  return { people: person === null ? [] : [person], records: [], rememberedId: null };
}

function recordOf({ id, objectName, name }: FoundPerson): RecordRef {
  return { id, objectName, name };
}
