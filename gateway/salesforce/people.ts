/** Contacts and Leads: by number, by name, by id. */
import type { LabelledNumber, PersonNumbers, PhoneNumbers } from '#call-core';
import type { Agent, Crm } from '../calls/ports.ts';
import { formsOf } from '../numbers/numberForms.ts';
import { numbersOfRecord, toPerson } from './personRecord.ts';
import type { PersonObject, PersonRecord } from './personRecord.ts';
import type { PersonQueries } from './personQueries.ts';
import { soslPhrase, soslWord } from './soql.ts';

interface Deps {
  readonly queries: PersonQueries;
  /** Reads numbers as they are written in a country. */
  readonly numbersIn: (country: string) => PhoneNumbers;
}

/** Ids of Salesforce tell their object by their first three characters. */
const OBJECT_OF_ID: Readonly<Record<string, PersonObject>> = { '003': 'Contact', '00Q': 'Lead' };

export function createPeople({
  queries,
  numbersIn,
}: Deps): Pick<Crm, 'findByNumber' | 'findById' | 'findByName' | 'numbersOf'> {
  async function personOf(agent: Agent, id: string): Promise<PersonRecord | null> {
    const object = OBJECT_OF_ID[id.slice(0, 3)];
    return object === undefined ? null : queries.byId(agent, object, id);
  }

  function withNumbers(agent: Agent, record: PersonRecord): PersonNumbers {
    const numbers = numbersIn(agent.homeCountry);
    const { accountId, ...person } = toPerson(record);
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
      const found = await queries.search(agent, formsOf(e164).map(soslPhrase).join(' OR '), 'PHONE');
      const home = numbersIn(agent.homeCountry);
      const callers = home.countryOf(e164);
      // The search finds by likeness. A number without "+" belongs where the person lives; where that is not known, it
      // may be meant where the agent is or where the caller is.
      const has = ({ number, country }: LabelledNumber) =>
        home.toE164(number, country) === e164 || (country === null && home.toE164(number, callers) === e164);
      return found.filter((record) => numbersOfRecord(agent, record).some(has)).map(toPerson);
    },
    async findById(agent, { id }) {
      const record = await personOf(agent, id);
      return record ? toPerson(record) : null;
    },
    async findByName(agent, text) {
      return (await named(queries, agent, text.trim())).map((record) => withNumbers(agent, record));
    },
    async numbersOf(agent, recordId) {
      const who = await queries.whoOfTask(agent, recordId);
      const record = who === null ? null : await personOf(agent, who);
      return record ? numbersOfRecord(agent, record) : [];
    },
  };
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
