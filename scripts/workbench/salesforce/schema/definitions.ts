/** What the local Salesforce knows of an object and its fields: as much as `describe` tells of a real one. */

export const FIELD_TYPES = [
  'id',
  'string',
  'textarea',
  'combobox',
  'picklist',
  'phone',
  'email',
  'url',
  'boolean',
  'int',
  'double',
  'currency',
  'percent',
  'date',
  'datetime',
  'reference',
] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

export interface PicklistValue {
  readonly value: string;
  readonly label: string;
  readonly labelJa: string;
}

export interface FieldDefinition {
  readonly name: string;
  readonly type: FieldType;
  readonly label: string;
  readonly labelJa: string;
  /** Longest text in characters; null for what is no text. */
  readonly length: number | null;
  /** Digits behind the point of a number. */
  readonly scale: number;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly nillable: boolean;
  readonly defaultedOnCreate: boolean;
  readonly filterable: boolean;
  readonly groupable: boolean;
  readonly sortable: boolean;
  /** `PATCH` by this field is an upsert. */
  readonly idLookup: boolean;
  readonly externalId: boolean;
  readonly unique: boolean;
  readonly caseSensitive: boolean;
  readonly restrictedPicklist: boolean;
  readonly picklist: readonly PicklistValue[];
  readonly defaultValue: string | boolean | null;
  /** Objects that a reference may point to. */
  readonly referenceTo: readonly string[];
  /** The name by which queries follow a reference, for example `Account` of `AccountId`. */
  readonly relationshipName: string | null;
  /** The name of the list on the other side, for example `Contacts`. */
  readonly childRelationshipName: string | null;
  readonly custom: boolean;
  /** A custom field that is no package's: profiles give it to everybody. */
  readonly ofCustomer: boolean;
  readonly autoNumber: boolean;
  /** Format of an auto number, for example `ZPC-{00000000}`. */
  readonly displayFormat: string | null;
  readonly help: string | null;
}

export interface ObjectDefinition {
  readonly name: string;
  readonly label: string;
  readonly labelPlural: string;
  readonly labelJa: string;
  readonly keyPrefix: string;
  readonly custom: boolean;
  /** A hierarchy custom setting: one record each for the org, a profile, a user. */
  readonly customSetting: boolean;
  /** Organization-wide default "Private": records are for their owners and for who may view all. */
  readonly isPrivate: boolean;
  /** May be the `WhatId` of a Task. */
  readonly activitiesEnabled: boolean;
  readonly searchable: boolean;
  /** In the order of their names, system fields first. */
  readonly fields: readonly FieldDefinition[];
}

const PLAIN = {
  length: null,
  scale: 0,
  createable: false,
  updateable: false,
  nillable: false,
  defaultedOnCreate: false,
  filterable: true,
  groupable: true,
  sortable: true,
  idLookup: false,
  externalId: false,
  unique: false,
  caseSensitive: false,
  restrictedPicklist: false,
  picklist: [],
  defaultValue: null,
  referenceTo: [],
  relationshipName: null,
  childRelationshipName: null,
  custom: false,
  ofCustomer: false,
  autoNumber: false,
  displayFormat: null,
  help: null,
} as const;

/** A field with the given properties; what is not given is the plain case: a filterable, read-only standard field. */
export function defineField(
  field: Pick<FieldDefinition, 'name' | 'type' | 'label'> & Partial<FieldDefinition>,
): FieldDefinition {
  return { ...PLAIN, labelJa: field.label, ...field };
}

/** The fields that every object has and the platform writes. Object Reference: System Fields. */
export function systemFields(): FieldDefinition[] {
  const platformWrites = { defaultedOnCreate: true };
  return [
    defineField({
      name: 'Id',
      type: 'id',
      label: 'Record ID',
      length: 18,
      idLookup: true,
      ...platformWrites,
    }),
    defineField({ name: 'IsDeleted', type: 'boolean', label: 'Deleted', ...platformWrites }),
    defineField({
      name: 'CreatedDate',
      type: 'datetime',
      label: 'Created Date',
      labelJa: '作成日',
      ...platformWrites,
    }),
    userReference('CreatedBy', 'Created By ID', '作成者 ID'),
    defineField({
      name: 'LastModifiedDate',
      type: 'datetime',
      label: 'Last Modified Date',
      labelJa: '最終更新日',
      ...platformWrites,
    }),
    userReference('LastModifiedBy', 'Last Modified By ID', '最終更新者 ID'),
    defineField({ name: 'SystemModstamp', type: 'datetime', label: 'System Modstamp', ...platformWrites }),
  ];
}

function userReference(relationshipName: string, label: string, labelJa: string): FieldDefinition {
  return defineField({
    name: `${relationshipName}Id`,
    type: 'reference',
    label,
    labelJa,
    defaultedOnCreate: true,
    referenceTo: ['User'],
    relationshipName,
  });
}

const TEXT_TYPES: readonly FieldType[] = [
  'string',
  'textarea',
  'combobox',
  'picklist',
  'phone',
  'email',
  'url',
];

export function isText(field: FieldDefinition): boolean {
  return TEXT_TYPES.includes(field.type);
}
