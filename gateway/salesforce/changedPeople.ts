/** All people of an org in the order of their last change, a page at a time. */
import { setImmediate as pause } from 'node:timers/promises';
import { parse } from '#call-core';
import type { PhoneNumbers } from '#call-core';
import * as v from 'valibot';
import type { Agent, ChangedPeople, ChangePlace, ChangePlaces, KnownNumbers } from '../calls/ports.ts';
import { composite, refusalOf } from './composite.ts';
import { knownNumbersOf } from './learning.ts';
import { PERSON_OBJECTS, PersonRecordSchema, isThere } from './personRecord.ts';
import type { PersonObject } from './personRecord.ts';
import type { SalesforceRequest } from './request.ts';
import { queryAllPath, soqlText } from './soql.ts';

/** Of each object. The most that an answer holds. */
const PAGE = 2000;
/** Numbers are read a few at a time, so that calls do not wait. */
const READ_AT_ONCE = 50;
/** Pages are large. */
const TIMEOUT_MS = 60_000;

const ChangedRecord = v.looseObject({
  ...PersonRecordSchema.entries,
  Name: v.optional(v.nullable(v.string()), null),
  IsDeleted: v.boolean(),
  IsConverted: v.optional(v.boolean(), false),
  SystemModstamp: v.pipe(v.string(), v.transform(Date.parse), v.integer()),
});
const Answer = v.object({ records: v.array(ChangedRecord) });
type Changed = v.InferOutput<typeof ChangedRecord>;

interface Deps {
  readonly request: SalesforceRequest;
  readonly numbersIn: (country: string) => PhoneNumbers;
}

export function createChangedPeople({ request, numbersIn }: Deps): ChangedPeople {
  async function numbersOf(
    agent: Agent,
    records: readonly Changed[],
    countries: readonly string[],
  ): Promise<KnownNumbers[]> {
    const people: KnownNumbers[] = [];
    for (let start = 0; start < records.length; start += READ_AT_ONCE) {
      people.push(...knownNumbersOf(agent, numbersIn, records.slice(start, start + READ_AT_ONCE), countries));
      await pause();
    }
    return people;
  }

  return {
    async after(agent, from, { countries, onlyWithNumbers }) {
      const parts = PERSON_OBJECTS.map((object) => ({
        method: 'GET' as const,
        path: queryAllPath(soqlOf(agent, object, from[object], onlyWithNumbers)),
        referenceId: object,
      }));
      const answers = await composite(request, agent.id, parts, { allOrNone: false, timeoutMs: TIMEOUT_MS });
      const pages = answers.map((answer) => {
        const refusal = refusalOf(answer);
        if (refusal !== null) throw refusal;
        return parse(Answer, answer.body, 'salesforce.refused').records;
      });
      const records = pages.flat();
      const there = records.filter((record) => !isGone(record));
      return {
        people: await numbersOf(agent, there, countries),
        gone: records.filter(isGone).map(({ Id }) => Id),
        places: placesAfter(from, pages),
        isLast: pages.every(({ length }) => length < PAGE),
      };
    },
  };
}

function isGone({ IsDeleted, IsConverted }: Changed): boolean {
  return IsDeleted || IsConverted;
}

/** By SystemModstamp, which has an index; many records may have the same, so the id goes on where it does not tell them apart. */
function soqlOf(
  agent: Agent,
  object: PersonObject,
  place: ChangePlace | undefined,
  onlyWithNumbers: boolean,
): string {
  const { phones, countries } = agent.personFields[object];
  const numbers = phones.map(({ name }) => name);
  const own = object === 'Lead' ? ['IsConverted'] : [];
  const fields = ['Id', 'IsDeleted', 'SystemModstamp', ...own, ...countries, ...numbers].join(', ');
  const conditions = [
    ...(place === undefined ? [] : [isAfter(place)]),
    ...(onlyWithNumbers ? ['IsDeleted = false', isThere(object) ?? [], hasOneOf(numbers)].flat() : []),
  ];
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')} `;
  return `SELECT ${fields} FROM ${object} ${where}ORDER BY SystemModstamp, Id LIMIT ${PAGE}`;
}

function hasOneOf(fields: readonly string[]): string {
  return fields.length === 0 ? 'Id = null' : `(${fields.map((name) => `${name} != null`).join(' OR ')})`;
}

function isAfter({ at, id }: ChangePlace): string {
  const moment = new Date(at).toISOString();
  return `(SystemModstamp > ${moment} OR (SystemModstamp = ${moment} AND Id > ${soqlText(id)}))`;
}

function placesAfter(from: ChangePlaces, pages: readonly (readonly Changed[])[]): ChangePlaces {
  return Object.fromEntries(
    PERSON_OBJECTS.flatMap((object, index) => {
      const last = pages[index]?.at(-1);
      const place = last === undefined ? from[object] : { at: last.SystemModstamp, id: last.Id };
      return place === undefined ? [] : [[object, place]];
    }),
  );
}
