/** Labels and properties of an object in the user's language. User Interface API Developer Guide: Object Info. */
import type { FieldDefinition, FieldType, ObjectDefinition } from '../schema/definitions.ts';
import { nameFieldOf } from '../schema/schema.ts';
import { decoded, objectNamed, ok } from './apiRequest.ts';
import type { ApiRequest, Org, Reply } from './apiRequest.ts';
import { labelOf, languageOf } from './describeResources.ts';
import { checkSupported } from './uiResources.ts';

const MASTER_RECORD_TYPE = '012000000000000AAA';

const DATA_TYPES: Readonly<Record<FieldType, string>> = {
  id: 'Reference',
  reference: 'Reference',
  string: 'String',
  textarea: 'TextArea',
  combobox: 'ComboBox',
  picklist: 'Picklist',
  phone: 'Phone',
  email: 'Email',
  url: 'Url',
  boolean: 'Boolean',
  int: 'Int',
  double: 'Double',
  currency: 'Currency',
  percent: 'Percent',
  date: 'Date',
  datetime: 'DateTime',
};

export function uiObjectInfo(org: Org, request: ApiRequest, segment: string): Reply {
  const object = objectNamed(org, request.access, decoded(segment));
  checkSupported(object);
  const language = languageOf(org, request);
  const { access } = request;
  const fields = object.fields
    .filter((field) => access.canReadField(object, field))
    .map((field): [string, unknown] => [field.name, fieldInfo(org, request, object, field, language)]);
  return ok({
    apiName: object.name,
    childRelationships: org.schema.childRelationships(object).map(({ name, child, field }) => ({
      childObjectApiName: child.name,
      fieldName: field.name,
      junctionIdListNames: [],
      junctionReferenceTo: [],
      relationshipName: name,
    })),
    createable: access.canWrite(object, 'create'),
    custom: object.custom,
    defaultRecordTypeId: MASTER_RECORD_TYPE,
    deletable: access.canWrite(object, 'delete'),
    dependentFields: {},
    feedEnabled: false,
    fields: Object.fromEntries(fields),
    keyPrefix: object.keyPrefix,
    label: labelOf(object, language),
    labelPlural: language === 'ja' ? object.labelJa : object.labelPlural,
    layoutable: true,
    mruEnabled: true,
    nameFields: nameFields(object),
    queryable: true,
    recordTypeInfos: {
      [MASTER_RECORD_TYPE]: {
        available: true,
        defaultRecordTypeMapping: true,
        master: true,
        name: language === 'ja' ? 'マスタ' : 'Master',
        recordTypeId: MASTER_RECORD_TYPE,
      },
    },
    searchable: object.searchable,
    updateable: access.canWrite(object, 'edit'),
  });
}

function nameFields(object: ObjectDefinition): string[] {
  if (['Contact', 'Lead', 'User'].includes(object.name)) return ['FirstName', 'LastName', 'Name'];
  const name = nameFieldOf(object);
  return name === null ? [] : [name];
}

function fieldInfo(
  org: Org,
  { access }: ApiRequest,
  object: ObjectDefinition,
  field: FieldDefinition,
  language: string,
) {
  const editable = access.canEditField(object, field);
  return {
    apiName: field.name,
    calculated: false,
    compound: false,
    compoundComponentName: null,
    compoundFieldName: null,
    controllerName: null,
    controllingFields: [],
    createable: field.createable && editable,
    custom: field.custom,
    dataType: DATA_TYPES[field.type],
    extraTypeInfo: null,
    filterable: field.filterable,
    filteredLookupInfo: null,
    highScaleNumber: false,
    htmlFormatted: false,
    inlineHelpText: field.help,
    label: labelOf(field, language),
    length: field.type === 'reference' ? 18 : (field.length ?? 0),
    maskType: null,
    nameField: nameFieldOf(object) === field.name,
    polymorphicForeignKey: field.referenceTo.length > 1,
    precision: 0,
    reference: field.type === 'reference',
    referenceTargetField: null,
    referenceToInfos: field.referenceTo.map((apiName) => {
      const target = org.schema.object(apiName);
      return { apiName, nameFields: target === undefined ? [] : nameFields(target) };
    }),
    relationshipName: field.relationshipName,
    required: field.createable && !field.nillable && field.type !== 'boolean' && !field.defaultedOnCreate,
    scale: field.scale,
    searchPrefilterable: false,
    sortable: field.sortable,
    unique: field.unique,
    updateable: field.updateable && editable,
  };
}
