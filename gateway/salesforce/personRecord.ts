/** A Contact or Lead as the API returns it, and what we make of it. */
import type { LabelledNumber } from '#call-core';
import * as v from 'valibot';
import type { FoundPerson } from '../calls/entry.ts';
import type { Agent, PersonFields } from '../calls/ports.ts';

export const PERSON_OBJECTS = ['Contact', 'Lead'] as const;
export type PersonObject = (typeof PERSON_OBJECTS)[number];

/** What may have a number. A person account has it twice: the Contact behind it has the fields of the account. */
export const NUMBER_OBJECTS = [...PERSON_OBJECTS, 'Account'] as const;
export type NumberObject = (typeof NUMBER_OBJECTS)[number];

/** Ids of Salesforce tell their object by their first three characters. */
const OBJECT_OF_ID: Readonly<Record<string, PersonObject>> = { '003': 'Contact', '00Q': 'Lead' };

/** Null for what is no person. */
export function objectOfId(id: string): PersonObject | null {
  return OBJECT_OF_ID[id.slice(0, 3)] ?? null;
}

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

const AccountRecordSchema = v.looseObject({
  attributes: v.object({ type: v.literal('Account') }),
  Id: v.string(),
  Name: v.nullable(v.string()),
});
export const NumberRecordSchema = v.union([PersonRecordSchema, AccountRecordSchema]);
export type NumberRecord = v.InferOutput<typeof NumberRecordSchema>;

export function isPerson(record: NumberRecord): record is PersonRecord {
  return record.attributes.type !== 'Account';
}

/** The fields to ask for. A field that this agent may not see would make the whole query fail, so only described ones. */
export function fieldsOf({ personFields }: Agent, object: NumberObject): string {
  const { phones, countries } = personFields[object] ?? NO_FIELDS;
  return ['Id', 'Name', ...OWN_FIELDS[object], ...countries, ...phones.map(({ name }) => name)].join(', ');
}

const OWN_FIELDS: Readonly<Record<NumberObject, readonly string[]>> = {
  Contact: ['Title', 'AccountId', 'Account.Name'],
  Lead: ['Title', 'Company'],
  Account: [],
};
const NO_FIELDS: PersonFields = { phones: [], countries: [] };

/** A Lead that was converted is there as its Contact. */
export function isThere(object: NumberObject): string | null {
  return object === 'Lead' ? 'IsConverted = false' : null;
}

export function numbersOfRecord(agent: Agent, record: NumberRecord): LabelledNumber[] {
  const { phones, countries } = agent.personFields[record.attributes.type] ?? NO_FIELDS;
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
    context: null,
  };
}
