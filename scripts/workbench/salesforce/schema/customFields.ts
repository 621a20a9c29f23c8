/** A custom field from its metadata file. Metadata API Developer Guide: CustomField. */
import { defineField } from './definitions.ts';
import type { FieldDefinition, FieldType, PicklistValue } from './definitions.ts';
import { childText, childrenOf } from './metadataXml.ts';
import type { XmlElement } from './metadataXml.ts';

/** The types that the local Salesforce knows. Text area is filterable in neither form; both are `textarea` in the API. */
const TYPES: Readonly<Record<string, FieldType>> = {
  Text: 'string',
  TextArea: 'textarea',
  LongTextArea: 'textarea',
  Html: 'textarea',
  Picklist: 'picklist',
  Phone: 'phone',
  Email: 'email',
  Url: 'url',
  Checkbox: 'boolean',
  Number: 'double',
  Currency: 'currency',
  Percent: 'percent',
  Date: 'date',
  DateTime: 'datetime',
  Lookup: 'reference',
  AutoNumber: 'string',
};
const FIXED_LENGTHS: Readonly<Record<string, number>> = {
  TextArea: 255,
  Phone: 40,
  Email: 80,
  Url: 255,
  Picklist: 255,
  AutoNumber: 30,
};
const LONG = ['LongTextArea', 'Html'];

/** What the translations of the package say of a field. */
export interface FieldTranslation {
  readonly label: string | null;
  readonly picklist: ReadonlyMap<string, string>;
}

/** @throws Error for a type that the local Salesforce does not know. */
export function customField(xml: XmlElement, translation: FieldTranslation | null): FieldDefinition {
  const text = (name: string) => childText(xml, name);
  const is = (name: string) => text(name) === 'true';
  const name = text('fullName') ?? '';
  const metadataType = text('type') ?? '';
  const type = TYPES[metadataType];
  if (type === undefined)
    throw new Error(`The local Salesforce knows no field type ${metadataType} (${name})`);
  const label = text('label') ?? name;
  const isLong = LONG.includes(metadataType);
  const automatic = metadataType === 'AutoNumber';
  const referenceTo = childrenOf(xml, 'referenceTo').map((element) => element.text);
  return defineField({
    name,
    type,
    label,
    labelJa: translation?.label ?? label,
    custom: true,
    length: isText(type) ? Number(text('length') ?? FIXED_LENGTHS[metadataType] ?? 255) : null,
    scale: Number(text('scale') ?? 0),
    createable: !automatic,
    updateable: !automatic,
    nillable: !is('required') && type !== 'boolean' && !automatic,
    defaultedOnCreate: type === 'boolean' || automatic,
    filterable: !isLong,
    groupable:
      !isLong && type !== 'double' && type !== 'currency' && type !== 'percent' && type !== 'datetime',
    sortable: !isLong,
    idLookup: is('externalId'),
    externalId: is('externalId'),
    unique: is('unique'),
    caseSensitive: is('caseSensitive'),
    restrictedPicklist:
      childText(xml.children.find((child) => child.name === 'valueSet') ?? xml, 'restricted') === 'true',
    picklist: picklistValues(xml, translation),
    defaultValue: type === 'boolean' ? is('defaultValue') : defaultPicklistValue(xml),
    referenceTo,
    relationshipName: type === 'reference' ? name.replace(/__c$/, '__r') : null,
    childRelationshipName: childName(text('relationshipName')),
    autoNumber: automatic,
    displayFormat: text('displayFormat'),
    help: text('inlineHelpText'),
  });
}

function isText(type: FieldType): boolean {
  return ['string', 'textarea', 'picklist', 'phone', 'email', 'url'].includes(type);
}

function childName(relationshipName: string | null): string | null {
  return relationshipName === null ? null : `${relationshipName}__r`;
}

function valueElements(xml: XmlElement): XmlElement[] {
  return childrenOf(xml, 'valueSet')
    .flatMap((set) => childrenOf(set, 'valueSetDefinition'))
    .flatMap((definition) => childrenOf(definition, 'value'));
}

function picklistValues(xml: XmlElement, translation: FieldTranslation | null): PicklistValue[] {
  return valueElements(xml).map((element) => {
    const value = childText(element, 'fullName') ?? '';
    const label = childText(element, 'label') ?? value;
    return { value, label, labelJa: translation?.picklist.get(label) ?? label };
  });
}

function defaultPicklistValue(xml: XmlElement): string | null {
  const chosen = valueElements(xml).find((element) => childText(element, 'default') === 'true');
  return chosen === undefined ? null : childText(chosen, 'fullName');
}
