import type { MatchedRecord, PhoneNumbers } from '#call-core';
import type { FoundPerson } from '../calls/entry.ts';
import type { Agent, FoundOwners } from '../calls/ports.ts';
import { isPerson, numbersOfRecord, toPerson } from './personRecord.ts';
import type { NumberRecord, OtherRecord, PersonRecord } from './personRecord.ts';

/** Of records that have a number and are no people. */
const MOST_RECORDS = 20;

interface Found {
  readonly agent: Agent;
  /** Reads numbers as they are written where the agent is. */
  readonly home: PhoneNumbers;
  readonly records: readonly NumberRecord[];
}

/**
 * Who of those that were read or found has which of these numbers: a search finds by likeness. A number without "+"
 * belongs where the person lives; where that is not known, it may be meant where the agent is or where the caller is.
 */
export function ownersOf(
  { agent, home, records }: Found,
  e164s: readonly string[],
): Map<string, FoundOwners> {
  const callers = new Set(e164s.map((e164) => home.countryOf(e164)));
  const owners = new Map(e164s.map((e164) => [e164, nobody()] as const));
  for (const record of records) {
    for (const e164 of readingsOf({ agent, home, record }, callers)) {
      if (isPerson(record)) owners.get(e164)?.people.push(toPerson(record));
      else owners.get(e164)?.records.push(toMatchedRecord(agent, record));
    }
  }
  return new Map(
    [...owners].map(([e164, { people, records }]) => [e164, { people, records: nearest(records) }]),
  );
}

function nobody(): { readonly people: FoundPerson[]; readonly records: MatchedRecord[] } {
  return { people: [], records: [] };
}

/** Where an Account has the number, other records only repeat it. */
function nearest(records: readonly MatchedRecord[]): MatchedRecord[] {
  const accounts = records.filter(({ objectName }) => objectName === 'Account');
  return (accounts.length > 0 ? accounts : records).slice(0, MOST_RECORDS);
}

function toMatchedRecord({ relatable }: Agent, { id, objectName, name }: OtherRecord): MatchedRecord {
  return { id, objectName, name, ...(!relatable.includes(objectName) && { relatable: false as const }) };
}

/**
 * The numbers of a record in E.164.
 * @param countries where a number may be meant as well if nothing tells where the person lives
 */
export function readingsOf(
  { agent, home, record }: Omit<Found, 'records'> & { readonly record: NumberRecord },
  countries: Iterable<string | null>,
): Set<string> {
  const read = new Set<string | null>();
  const numbers = isPerson(record) ? numbersOfRecord(agent, record) : record.numbers;
  for (const { number, country } of numbers) {
    read.add(home.toE164(number, country));
    if (country === null) for (const other of countries) read.add(home.toE164(number, other));
  }
  return new Set([...read].filter((number) => number !== null));
}

/** One of the record's numbers is none in any of these countries. */
export function hasUnreadable(
  { agent, home, record }: Omit<Found, 'records'> & { readonly record: PersonRecord },
  countries: readonly string[],
): boolean {
  return numbersOfRecord(agent, record).some(({ number, country }) => {
    const meant = country === null ? [null, ...countries] : [country];
    return meant.every((each) => home.toE164(number, each) === null);
  });
}
