/** The people of many numbers, in few searches. */
import type { PhoneNumbers } from '#call-core';
import type { Agent, Crm, FoundOwners } from '../calls/ports.ts';
import { formsOf } from '../numbers/numberForms.ts';
import { ownersOf } from './numberOwners.ts';
import type { PersonQueries } from './personQueries.ts';
import { isPerson } from './personRecord.ts';
import type { NumberRecord } from './personRecord.ts';
import { soslPhrase } from './soql.ts';

interface Deps {
  readonly queries: Pick<PersonQueries, 'searchNumbers'>;
  readonly numbersIn: (country: string) => PhoneNumbers;
}

/** "If SearchQuery is longer than 4,000 characters, any logical operators are removed" (SOSL Syntax). */
const LONGEST_QUERY = 4000;
/** Of each object. */
const MOST_FOUND = 500;
/** Of all objects of one search. */
const MOST_IN_ALL = 2000;
const OR = ' OR ';

export function createFindByNumbers({ queries, numbersIn }: Deps): Crm['findByNumbers'] {
  async function find(agent: Agent, e164s: readonly string[]): Promise<[string, FoundOwners][]> {
    const home = numbersIn(agent.homeCountry);
    const records = await queries.searchNumbers(agent, e164s.map(questionFor).join(OR), MOST_FOUND);
    // There may be more, and nobody knows whose they are.
    if (isCutOff(records) && e164s.length > 1) {
      const middle = Math.ceil(e164s.length / 2);
      return [...(await find(agent, e164s.slice(0, middle))), ...(await find(agent, e164s.slice(middle)))];
    }
    return [...ownersOf({ agent, home, records }, e164s)];
  }

  return async (agent, e164s) => {
    const owners: [string, FoundOwners][] = [];
    for (const group of groupsOf([...new Set(e164s)])) owners.push(...(await find(agent, group)));
    return new Map(owners);
  };
}

function isCutOff(records: readonly NumberRecord[]): boolean {
  if (records.length >= MOST_IN_ALL) return true;
  const byObject = Map.groupBy(records, (record) =>
    isPerson(record) ? record.attributes.type : record.objectName,
  );
  return [...byObject.values()].some(({ length }) => length >= MOST_FOUND);
}

/** The shortest that finds what all forms of the number would: a phrase finds longer ones that it is part of. */
export function questionFor(e164: string): string {
  const forms = formsOf(e164);
  const isPartOf = (part: string, whole: string) => part !== whole && ` ${whole} `.includes(` ${part} `);
  return forms
    .filter((form) => !forms.some((other) => isPartOf(other, form)))
    .map((form) => (form.includes(' ') ? soslPhrase(form) : form))
    .join(OR);
}

export function groupsOf(e164s: readonly string[]): string[][] {
  const groups: string[][] = [];
  let length = 0;
  for (const e164 of e164s) {
    const added = questionFor(e164).length + OR.length;
    const last = groups.at(-1);
    if (last === undefined || length + added > LONGEST_QUERY) {
      groups.push([e164]);
      length = added;
    } else {
      last.push(e164);
      length += added;
    }
  }
  return groups;
}
