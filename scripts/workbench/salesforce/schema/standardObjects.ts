/**
 * The standard objects: `objects/*.json`, taken from the Object Reference for the Salesforce Platform, with the fields that
 * the customer has added to them: `customer/*.json`.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { FIELD_TYPES, defineField, systemFields } from './definitions.ts';
import type { FieldDefinition, ObjectDefinition, PicklistValue } from './definitions.ts';

const FOLDER = new URL('../objects/', import.meta.url);
const CUSTOMER = new URL('../customer/', import.meta.url);

/**
 * `flags` are the properties of the reference, one letter each: create, update, nillable, defaulted on create,
 * filter, group, sort, idLookup (l), restricted picklist.
 */
const FieldFile = v.object({
  type: v.picklist(FIELD_TYPES),
  flags: v.pipe(v.string(), v.regex(/^[cundfgslr]*$/)),
  length: v.optional(v.number()),
  label: v.optional(v.string()),
  labelJa: v.optional(v.string()),
  values: v.optional(v.array(v.string())),
  valuesJa: v.optional(v.array(v.string())),
  default: v.optional(v.string()),
  to: v.optional(v.array(v.string())),
  relationship: v.optional(v.string()),
});

const ObjectFile = v.object({
  source: v.string(),
  name: v.string(),
  keyPrefix: v.string(),
  label: v.string(),
  labelPlural: v.string(),
  labelJa: v.string(),
  fields: v.record(v.string(), FieldFile),
});

/** Objects without a full-text index of their own. */
const NOT_SEARCHABLE = ['Organization', 'Profile', 'PermissionSet', 'PermissionSetAssignment', 'TaskStatus'];

/** The list of an object's children as queries name it, where it is not `<object>s`. */
const CHILD_LISTS: Readonly<Record<string, string>> = {
  'Account.ParentId': 'ChildAccounts',
  'Case.ParentId': 'Cases',
  'Opportunity.AccountId': 'Opportunities',
  'PermissionSetAssignment.AssigneeId': 'PermissionSetAssignments',
  'PermissionSetAssignment.PermissionSetId': 'Assignments',
};
/** References whose children have a list: ownership and bookkeeping have none. */
const WITH_CHILD_LIST = [
  'AccountId',
  'ContactId',
  'ParentId',
  'WhoId',
  'WhatId',
  'AssigneeId',
  'PermissionSetId',
];

export function readStandardObjects(): ObjectDefinition[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .map((file) => {
      const content: unknown = JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8'));
      return toObject(v.parse(ObjectFile, content));
    });
}

function toObject(file: v.InferOutput<typeof ObjectFile>): ObjectDefinition {
  const fields = Object.entries(file.fields).map(([name, field]) => toField(file.name, name, field));
  const added = customerFields(file.name);
  return {
    name: file.name,
    label: file.label,
    labelPlural: file.labelPlural,
    labelJa: file.labelJa,
    keyPrefix: file.keyPrefix,
    custom: false,
    customSetting: false,
    isPrivate: false,
    activitiesEnabled: ['Account', 'Opportunity', 'Case'].includes(file.name),
    searchable: !NOT_SEARCHABLE.includes(file.name),
    fields: [...systemFields(), ...fields, ...added],
  };
}

function customerFields(objectName: string): FieldDefinition[] {
  const file = new URL(`${objectName}.json`, CUSTOMER);
  if (!existsSync(file)) return [];
  const fields = v.parse(v.record(v.string(), FieldFile), JSON.parse(readFileSync(file, 'utf8')));
  return Object.entries(fields).map(([name, field]) => ({
    ...toField(objectName, name, field),
    custom: true,
    ofCustomer: true,
  }));
}

function toField(objectName: string, name: string, file: v.InferOutput<typeof FieldFile>): FieldDefinition {
  const has = (flag: string) => file.flags.includes(flag);
  const label = file.label ?? inWords(name);
  return defineField({
    name,
    type: file.type,
    label,
    labelJa: file.labelJa ?? label,
    length: file.length ?? null,
    createable: has('c'),
    updateable: has('u'),
    nillable: has('n'),
    defaultedOnCreate: has('d'),
    filterable: has('f'),
    groupable: has('g'),
    sortable: has('s'),
    idLookup: has('l'),
    restrictedPicklist: has('r'),
    autoNumber: name === 'CaseNumber',
    displayFormat: name === 'CaseNumber' ? '{00000000}' : null,
    picklist: toPicklist(file.values ?? [], file.valuesJa ?? []),
    defaultValue: file.default ?? null,
    referenceTo: file.to ?? [],
    relationshipName: file.relationship ?? null,
    childRelationshipName: childList(objectName, name),
  });
}

function toPicklist(values: readonly string[], inJapanese: readonly string[]): PicklistValue[] {
  return values.map((value, index) => ({ value, label: value, labelJa: inJapanese[index] ?? value }));
}

function childList(objectName: string, fieldName: string): string | null {
  if (!WITH_CHILD_LIST.includes(fieldName)) return null;
  return CHILD_LISTS[`${objectName}.${fieldName}`] ?? `${objectName}s`;
}

function inWords(name: string): string {
  return name.replace(/Id$/, ' ID').replace(/([a-z])([A-Z])/g, '$1 $2');
}
