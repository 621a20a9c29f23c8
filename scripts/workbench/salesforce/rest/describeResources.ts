/** `sobjects`, `sobjects/X/describe`. REST API Developer Guide: sObject Describe, DescribeSObjectResult. */
import type { Access } from '../rules/access.ts';
import { isText } from '../schema/definitions.ts';
import type { FieldDefinition, ObjectDefinition } from '../schema/definitions.ts';
import { nameFieldOf } from '../schema/schema.ts';
import { objectNamed, ok } from './apiRequest.ts';
import type { ApiRequest, Org, Reply } from './apiRequest.ts';
import { queryContext } from './queryResources.ts';

export function describeGlobal(org: Org, request: ApiRequest): Reply {
  const sobjects = org.schema.objects
    .filter((object) => request.access.canRead(object))
    .map((object) => summary(request, object, languageOf(org, request)));
  return ok({ encoding: 'UTF-8', maxBatchSize: 200, sobjects });
}

export function objectInformation(org: Org, request: ApiRequest, objectName: string): Reply {
  const object = objectNamed(org, request.access, objectName);
  return ok({ objectDescribe: summary(request, object, languageOf(org, request)), recentItems: [] });
}

export function describeObject(org: Org, request: ApiRequest, objectName: string): Reply {
  const object = objectNamed(org, request.access, objectName);
  const language = languageOf(org, request);
  const fields = object.fields.filter((field) => request.access.canReadField(object, field));
  return ok({
    ...summary(request, object, language),
    childRelationships: org.schema.childRelationships(object).map(({ name, child, field }) => ({
      cascadeDelete: false,
      childSObject: child.name,
      deprecatedAndHidden: false,
      field: field.name,
      relationshipName: name,
      restrictedDelete: false,
    })),
    fields: fields.map((field) => describeField(request.access, object, field, language)),
    recordTypeInfos: [],
    supportedScopes: [{ label: `My ${object.labelPlural}`, name: 'mine' }],
  });
}

export function languageOf(org: Org, request: ApiRequest): string {
  return queryContext(org, request).language;
}

export function labelOf(thing: { label: string; labelJa: string }, language: string): string {
  return language === 'ja' ? thing.labelJa : thing.label;
}

function summary({ access, version }: ApiRequest, object: ObjectDefinition, language: string) {
  const base = `/services/data/v${version}/sobjects/${object.name}`;
  return {
    activateable: false,
    createable: access.canWrite(object, 'create'),
    custom: object.custom,
    customSetting: object.customSetting,
    deletable: access.canWrite(object, 'delete'),
    deprecatedAndHidden: false,
    feedEnabled: false,
    hasSubtypes: false,
    isSubtype: false,
    keyPrefix: object.keyPrefix,
    label: labelOf(object, language),
    labelPlural: language === 'ja' ? object.labelJa : object.labelPlural,
    layoutable: true,
    mergeable: false,
    mruEnabled: true,
    name: object.name,
    queryable: true,
    replicateable: true,
    retrieveable: true,
    searchable: object.searchable,
    triggerable: true,
    undeletable: true,
    updateable: access.canWrite(object, 'edit'),
    urls: { describe: `${base}/describe`, rowTemplate: `${base}/{ID}`, sobject: base },
  };
}

const SOAP_TYPES: Readonly<Record<string, string>> = {
  id: 'tns:ID',
  reference: 'tns:ID',
  boolean: 'xsd:boolean',
  int: 'xsd:int',
  date: 'xsd:date',
  datetime: 'xsd:dateTime',
};

function describeField(access: Access, object: ObjectDefinition, field: FieldDefinition, language: string) {
  const text = isText(field);
  const numeric = ['double', 'currency', 'percent'].includes(field.type);
  const length = field.type === 'reference' ? 18 : (field.length ?? 0);
  const editable = access.canEditField(object, field);
  return {
    aggregatable: field.filterable,
    autoNumber: field.autoNumber,
    byteLength: length * 3,
    calculated: false,
    calculatedFormula: null,
    cascadeDelete: false,
    caseSensitive: field.caseSensitive,
    createable: field.createable && editable,
    custom: field.custom,
    defaultValue: field.type === 'boolean' ? field.defaultValue === true : null,
    defaultedOnCreate: field.defaultedOnCreate,
    deprecatedAndHidden: false,
    digits: field.type === 'int' ? 8 : 0,
    externalId: field.externalId,
    filterable: field.filterable,
    groupable: field.groupable,
    idLookup: field.idLookup,
    inlineHelpText: field.help,
    label: labelOf(field, language),
    length,
    name: field.name,
    nameField: nameFieldOf(object) === field.name,
    namePointing: field.referenceTo.length > 1,
    nillable: field.nillable,
    permissionable: field.custom && field.nillable,
    picklistValues: field.picklist.map((value) => ({
      active: true,
      defaultValue: value.value === field.defaultValue,
      label: labelOf(value, language),
      validFor: null,
      value: value.value,
    })),
    polymorphicForeignKey: field.referenceTo.length > 1,
    precision: numeric ? 18 : 0,
    queryByDistance: false,
    referenceTo: field.referenceTo,
    relationshipName: field.relationshipName,
    restrictedPicklist: field.restrictedPicklist,
    scale: numeric ? field.scale : 0,
    searchPrefilterable: false,
    soapType: SOAP_TYPES[field.type] ?? (text ? 'xsd:string' : 'xsd:double'),
    sortable: field.sortable,
    type: field.type,
    unique: field.unique,
    updateable: field.updateable && editable,
  };
}
