/** Contacts and Leads: by number, by name, by id. */
import type { PersonNumbers, PhoneNumbers } from '#call-core';
import type { Agent, Crm } from '../calls/ports.ts';
import { formsOf } from '../numbers/numberForms.ts';
import type { FoundPerson } from '../calls/entry.ts';
import type { Contexts } from './contexts.ts';
import { createFindByNumbers } from './manyNumbers.ts';
import { ownersOf } from './numberOwners.ts';
import { PERSON_OBJECTS, numbersOfRecord, objectOfId, toPerson } from './personRecord.ts';
import type { PersonRecord } from './personRecord.ts';
import type { PersonQueries } from './personQueries.ts';
import { soslPhrase, soslWord } from './soql.ts';

interface Deps {
  readonly queries: PersonQueries;
  readonly contexts: Contexts;
  /** Reads numbers as they are written in a country. */
  readonly numbersIn: (country: string) => PhoneNumbers;
}

/** Of each object that are known to have a number: as many as a search finds. */
const MOST_OWNERS = 20;

export function createPeople({
  queries,
  contexts,
  numbersIn,
}: Deps): Pick<
  Crm,
  | 'findByNumber'
  | 'ownersOfNumber'
  | 'ownersOfNumbers'
  | 'findByNumbers'
  | 'findById'
  | 'findByIds'
  | 'findByName'
  | 'withContexts'
  | 'placeOfTask'
  | 'numbersOf'
> {
  /** Person and context, in one request. */
  async function informedPersonOf(agent: Agent, id: string): Promise<FoundPerson | null> {
    const [person] = (await informedRecords(agent, [id])).map(({ informed }) => informed);
    return person ?? null;
  }

  /** People and their contexts, in one request; those that are gone or hidden from the agent are missing. */
  async function informedRecords(agent: Agent, ids: readonly string[]) {
    const paths = queries.byIdsPaths(agent, ids);
    if (paths.length === 0) return [];
    const [answers, contextOf] = await contexts.along(agent, paths, ids);
    const records = answers.flatMap((answer) => queries.read(agent, answer));
    return records.map((record) => {
      const person = toPerson(record);
      return { record, informed: { ...person, context: contextOf(person) } };
    });
  }

  function withNumbers(agent: Agent, record: PersonRecord): PersonNumbers {
    const numbers = numbersIn(agent.homeCountry);
    const { accountId, context, ...person } = toPerson(record);
    const written = numbersOfRecord(agent, record);
    return {
      ...person,
      numbers: written.map(({ label, number, country }) => ({
        label,
        number,
        e164: numbers.toE164(number, country),
      })),
    };
  }

  return {
    async findByNumber(agent, e164) {
      const records = await queries.searchNumbers(agent, formsOf(e164).map(soslPhrase).join(' OR '));
      const owners = ownersOf({ home: numbersIn(agent.homeCountry), agent, records }, [e164]);
      return owners.get(e164) ?? { people: [], records: [] };
    },
    async ownersOfNumber(agent, e164, ids) {
      const read = await informedRecords(agent, mostOf(ids));
      const home = numbersIn(agent.homeCountry);
      const owners = ownersOf({ home, agent, records: read.map(({ record }) => record) }, [e164]);
      const has = new Set(owners.get(e164)?.people.map(({ id }) => id));
      const people = read.map(({ informed }) => informed);
      return {
        people: people.filter(({ id }) => has.has(id)),
        others: people.filter(({ id }) => !has.has(id)),
      };
    },
    async ownersOfNumbers(agent, known) {
      const ids = new Set([...known.values()].flatMap(mostOf));
      const records = await queries.byIds(agent, [...ids]);
      const owners = ownersOf({ home: numbersIn(agent.homeCountry), agent, records }, [...known.keys()]);
      const read = records.map(toPerson);
      return new Map(
        [...known].map(([number, of]) => {
          const people = owners.get(number)?.people ?? [];
          const has = new Set(people.map(({ id }) => id));
          return [number, { people, others: read.filter(({ id }) => of.includes(id) && !has.has(id)) }];
        }),
      );
    },
    findByNumbers: createFindByNumbers({ queries, numbersIn }),
    findByIds: async (agent, ids) => (await queries.byIds(agent, ids)).map(toPerson),
    findById: (agent, { id }) => informedPersonOf(agent, id),
    async withContexts(agent, people) {
      const contextOf = await contexts.of(
        agent,
        people.map(({ id }) => id),
      );
      return people.map((person) => ({ ...person, context: contextOf(person) }));
    },
    async findByName(agent, text) {
      return (await named(queries, agent, text.trim())).map((record) => withNumbers(agent, record));
    },
    async placeOfTask(agent, taskId) {
      const { whoId, relatedTo } = await queries.placeOfTask(agent, taskId);
      return { who: whoId === null ? null : await informedPersonOf(agent, whoId), relatedTo };
    },
    async numbersOf(agent, recordId) {
      const { whoId } = await queries.placeOfTask(agent, recordId);
      const record = whoId === null ? null : await queries.byId(agent, whoId);
      return record ? numbersOfRecord(agent, record) : [];
    },
  };
}

function mostOf(ids: readonly string[]): string[] {
  return PERSON_OBJECTS.flatMap((object) =>
    ids.filter((id) => objectOfId(id) === object).slice(0, MOST_OWNERS),
  );
}

/** Words find names; digits find numbers, for agents who type the number of the person they look for. */
async function named(queries: PersonQueries, agent: Agent, text: string): Promise<PersonRecord[]> {
  if (text === '') return [];
  // A search needs two characters; a single one (a family name in Japanese) is looked up as the beginning of the name.
  if (/^.$/u.test(text)) return queries.byBeginningOfName(agent, text);
  const digits = text.normalize('NFKC').replace(/[\s()+.-]/g, '');
  if (/^\d{3,}$/.test(digits)) return queries.search(agent, `${digits}*`, 'PHONE');
  const words = text.split(/\s+/).map((word) => `${soslWord(word)}*`);
  return queries.search(agent, words.join(' AND '), 'NAME');
}
