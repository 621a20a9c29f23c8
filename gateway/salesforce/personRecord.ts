/** A Contact or Lead as the API returns it, and what we make of it. */
import type { LabelledNumber } from '#call-core';
import * as v from 'valibot';
import type { FoundPerson } from '../calls/entry.ts';
import type { Agent } from '../calls/ports.ts';

export const PERSON_OBJECTS = ['Contact', 'Lead'] as const;
export type PersonObject = (typeof PERSON_OBJECTS)[number];

export const PersonRecordSchema = v.looseObject({
  attributes: v.object({ type: v.picklist(PERSON_OBJECTS) }),
  Id: v.string(),
  Name: v.nullable(v.string()),
  Title: v.optional(v.nullable(v.string())),
  Company: v.optional(v.nullable(v.string())),
  AccountId: v.optional(v.nullable(v.string())),
  Account: v.optional(v.nullable(v.object({ Name: v.nullable(v.string()) }))),
});
export type PersonRecord = v.InferOutput<typeof PersonRecordSchema>;

/** The fields to ask for. A field that this agent may not see would make the whole query fail, so only described ones. */
export function fieldsOf(agent: Agent, object: PersonObject): string {
  const own = object === 'Contact' ? ['AccountId', 'Account.Name'] : ['Company'];
  const { phones, countries } = agent.personFields[object];
  return ['Id', 'Name', 'Title', ...own, ...countries, ...phones.map(({ name }) => name)].join(', ');
}

export function numbersOfRecord(agent: Agent, record: PersonRecord): LabelledNumber[] {
  const { phones, countries } = agent.personFields[record.attributes.type];
  const country = countries.map((name) => textIn(record[name])).find((text) => text !== null) ?? null;
  return phones.flatMap(({ name, label }) => {
    const number = textIn(record[name]);
    return number === null ? [] : [{ label, number, country }];
  });
}

function textIn(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

export function toPerson(record: PersonRecord): FoundPerson {
  return {
    id: record.Id,
    objectName: record.attributes.type,
    name: record.Name ?? '',
    company: record.Account?.Name ?? record.Company ?? null,
    title: record.Title ?? null,
    accountId: record.AccountId ?? null,
  };
}
