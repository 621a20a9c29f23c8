import type { PhoneNumbers } from '#call-core';
import type { Agent, KnownNumbers } from '../calls/ports.ts';
import { hasUnreadable, readingsOf } from './numberOwners.ts';
import type { PersonRecord } from './personRecord.ts';
import type { PersonQueries } from './personQueries.ts';

interface Deps {
  readonly numbersIn: (country: string) => PhoneNumbers;
  /** Takes what was read; nobody waits for it. */
  readonly onRead: (agent: Agent, people: readonly KnownNumbers[]) => void;
}

/** The same queries; whatever people they read, their numbers are told. */
export function withLearning(queries: PersonQueries, { numbersIn, onRead }: Deps): PersonQueries {
  function told<T extends readonly PersonRecord[]>(agent: Agent, records: T): T {
    const people = knownNumbersOf(agent, numbersIn, records, []).filter(({ numbers }) => numbers.length > 0);
    if (people.length > 0) onRead(agent, people);
    return records;
  }

  return {
    ...queries,
    search: async (agent, ...question) => told(agent, await queries.search(agent, ...question)),
    byIds: async (agent, ids) => told(agent, await queries.byIds(agent, ids)),
    async byId(agent, id) {
      const record = await queries.byId(agent, id);
      return told(agent, record === null ? [] : [record])[0] ?? null;
    },
    read: (agent, answer) => told(agent, queries.read(agent, answer)),
    byBeginningOfName: async (agent, text) => told(agent, await queries.byBeginningOfName(agent, text)),
  };
}

/** @param countries where a number may be meant as well if nothing tells where the person lives */
export function knownNumbersOf(
  agent: Agent,
  numbersIn: Deps['numbersIn'],
  records: readonly PersonRecord[],
  countries: readonly string[],
): KnownNumbers[] {
  const home = numbersIn(agent.homeCountry);
  return records.map((record) => ({
    id: record.Id,
    objectName: record.attributes.type,
    numbers: [...readingsOf({ agent, home, record }, countries)],
    ...(hasUnreadable({ agent, home, record }, countries) && { unreadable: true }),
  }));
}
