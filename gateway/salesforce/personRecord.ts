/** A Contact or Lead as the API returns it, and what we make of it; and other records that have a number. */
import type { LabelledNumber } from '#call-core';
import * as v from 'valibot';
import type { FoundPerson } from '../calls/entry.ts';
import type { Agent, PersonFields } from '../calls/ports.ts';
import { cutText } from '../text.ts';

export const PERSON_OBJECTS = ['Contact', 'Lead'] as const;
export type PersonObject = (typeof PERSON_OBJECTS)[number];

/** What a record's name may have on the wire. */
const NAME_LIMIT = 255;

/** What may have a number and is no person, as one agent sees it. */
export interface NumberObject extends PersonFields {
  readonly objectName: string;
  /** The fields that tell a record from others, the first before all. */
  readonly names: readonly string[];
}

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

const isNoPerson = (type: string) => PERSON_OBJECTS.every((object) => object !== type);
const OtherRecordSchema = v.looseObject({
  attributes: v.object({ type: v.pipe(v.string(), v.check(isNoPerson)) }),
  Id: v.string(),
});
export const FoundRecordSchema = v.union([PersonRecordSchema, OtherRecordSchema]);
type FoundRecord = v.InferOutput<typeof FoundRecordSchema>;

/** A record that has numbers and is no person. */
export interface OtherRecord {
  readonly id: string;
  readonly objectName: string;
  readonly name: string | null;
  readonly numbers: readonly LabelledNumber[];
}
export type NumberRecord = PersonRecord | OtherRecord;

export function isPerson(record: NumberRecord | FoundRecord): record is PersonRecord {
  return 'attributes' in record && !isNoPerson(record.attributes.type);
}

/** A person account is found twice: the Contact behind it has the fields of the account. */
export function accountObjectOf({ personFields: { Account } }: Agent): NumberObject[] {
  return Account === undefined ? [] : [{ ...Account, objectName: 'Account', names: ['Name'] }];
}

/** Null for a record of an object that nobody has asked for. */
export function toNumberRecord(objects: readonly NumberObject[], found: FoundRecord): NumberRecord | null {
  if (isPerson(found)) return found;
  const object = objects.find(({ objectName }) => objectName === found.attributes.type);
  if (object === undefined) return null;
  const name = object.names.flatMap((field) => textIn(found[field]) ?? []).join(' ');
  return {
    id: found.Id,
    objectName: object.objectName,
    name: name === '' ? null : cutText(name, NAME_LIMIT),
    numbers: numbersIn(object, found),
  };
}

/** The fields to ask for. A field that this agent may not see would make the whole query fail, so only described ones. */
export function fieldsOf({ personFields }: Agent, object: PersonObject): string {
  const { phones, countries } = personFields[object];
  return ['Id', 'Name', ...OWN_FIELDS[object], ...countries, ...phones.map(({ name }) => name)].join(', ');
}

/** The same of what is no person. */
export function fieldsOfOther({ names, phones, countries }: NumberObject): string {
  return ['Id', ...names, ...countries, ...phones.map(({ name }) => name)].join(', ');
}

const OWN_FIELDS: Readonly<Record<PersonObject, readonly string[]>> = {
  Contact: ['Title', 'AccountId', 'Account.Name'],
  Lead: ['Title', 'Company'],
};

/** A Lead that was converted is there as its Contact. */
export function isThere(object: PersonObject): string | null {
  return object === 'Lead' ? 'IsConverted = false' : null;
}

export function numbersOfRecord(agent: Agent, record: PersonRecord): LabelledNumber[] {
  return numbersIn(agent.personFields[record.attributes.type], record);
}

function numbersIn(
  { phones, countries }: PersonFields,
  record: Readonly<Record<string, unknown>>,
): LabelledNumber[] {
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
