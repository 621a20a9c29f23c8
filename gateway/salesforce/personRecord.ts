/** A Contact or Lead as the API returns it, and what we make of it. */
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
  return ['Id', 'Name', 'Title', ...own, ...agent.phoneFields[object].map(({ name }) => name)].join(', ');
}

export function numbersOfRecord(agent: Agent, record: PersonRecord): { label: string; number: string }[] {
  return agent.phoneFields[record.attributes.type].flatMap(({ name, label }) => {
    const number = record[name];
    return typeof number === 'string' && number !== '' ? [{ label, number }] : [];
  });
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
