/** The objects and fields that a package brings along, read from its metadata files. */
import { customField } from './customFields.ts';
import type { FieldTranslation } from './customFields.ts';
import { defineField, systemFields } from './definitions.ts';
import type { FieldDefinition, ObjectDefinition } from './definitions.ts';
import { childText, childrenOf } from './metadataXml.ts';
import type { XmlElement } from './metadataXml.ts';
import { readMetadata } from './packageFiles.ts';
import type { MetadataFile } from './packageFiles.ts';

export interface PackageObjects {
  readonly objects: readonly ObjectDefinition[];
  /** Custom fields of standard objects, by the name of the object. `Activity` stands for Task and Event. */
  readonly fields: ReadonlyMap<string, readonly FieldDefinition[]>;
}

export function readPackageObjects(folders: readonly string[]): PackageObjects {
  const translations = new Map(
    readMetadata(folders, 'objectTranslation')
      .filter((file) => file.name.endsWith('-ja'))
      .map((file) => [file.name.replace(/-ja$/, ''), file.xml]),
  );
  const fields = byObject(readMetadata(folders, 'field'));
  const objects = readMetadata(folders, 'object').filter((file) => file.name.endsWith('__c'));
  const own = new Set(objects.map((file) => file.name));
  return {
    objects: objects.map((file, index) =>
      customObject(file, index, fields.get(file.name) ?? [], translations),
    ),
    fields: new Map(
      [...fields]
        .filter(([name]) => !own.has(name))
        .map(([name, files]) => [name, toFields(files, translations.get(name))]),
    ),
  };
}

function byObject(files: readonly MetadataFile[]): Map<string, MetadataFile[]> {
  const groups = new Map<string, MetadataFile[]>();
  for (const file of files) groups.set(file.objectName, [...(groups.get(file.objectName) ?? []), file]);
  return groups;
}

function customObject(
  file: MetadataFile,
  index: number,
  fields: readonly MetadataFile[],
  translations: ReadonlyMap<string, XmlElement>,
): ObjectDefinition {
  const translation = translations.get(file.name);
  const label = childText(file.xml, 'label') ?? file.name;
  const customSetting = childText(file.xml, 'customSettingsType') === 'Hierarchy';
  return {
    name: file.name,
    label,
    labelPlural: childText(file.xml, 'pluralLabel') ?? label,
    labelJa: translatedObjectLabel(translation) ?? label,
    keyPrefix: `a${index.toString(36).padStart(2, '0')}`,
    custom: true,
    customSetting,
    isPrivate: childText(file.xml, 'sharingModel') === 'Private',
    activitiesEnabled: childText(file.xml, 'enableActivities') === 'true',
    searchable: childText(file.xml, 'enableSearch') === 'true',
    fields: [
      ...systemFields(),
      nameField(file.xml, customSetting),
      customSetting ? setupOwnerField() : ownerField(),
      ...toFields(fields, translation),
    ],
  };
}

function toFields(files: readonly MetadataFile[], translation: XmlElement | undefined): FieldDefinition[] {
  return files.map((file) => customField(file.xml, fieldTranslation(translation, file.name)));
}

function fieldTranslation(translation: XmlElement | undefined, fieldName: string): FieldTranslation | null {
  if (translation === undefined) return null;
  const element = childrenOf(translation, 'fields').find((field) => childText(field, 'name') === fieldName);
  if (element === undefined) return null;
  const values = childrenOf(element, 'picklistValues').map(
    (value) => [childText(value, 'masterLabel') ?? '', childText(value, 'translation') ?? ''] as const,
  );
  return { label: childText(element, 'label'), picklist: new Map(values) };
}

function translatedObjectLabel(translation: XmlElement | undefined): string | null {
  if (translation === undefined) return null;
  const [value] = childrenOf(translation, 'caseValues');
  return value === undefined ? null : childText(value, 'value');
}

/** The record name: text that somebody types, or a number that the platform counts. Metadata API: CustomObject.nameField. */
function nameField(xml: XmlElement, customSetting: boolean): FieldDefinition {
  const [element] = childrenOf(xml, 'nameField');
  const automatic = element !== undefined && childText(element, 'type') === 'AutoNumber';
  return defineField({
    name: 'Name',
    type: 'string',
    label: (element && childText(element, 'label')) ?? 'Name',
    length: 80,
    idLookup: true,
    createable: !automatic,
    updateable: !automatic,
    nillable: !automatic,
    defaultedOnCreate: automatic || customSetting,
    autoNumber: automatic,
    displayFormat: (element && childText(element, 'displayFormat')) ?? null,
  });
}

function ownerField(): FieldDefinition {
  return defineField({
    name: 'OwnerId',
    type: 'reference',
    label: 'Owner ID',
    labelJa: '所有者 ID',
    createable: true,
    updateable: true,
    defaultedOnCreate: true,
    referenceTo: ['User'],
    relationshipName: 'Owner',
  });
}

/** Whom a hierarchy custom setting is for: the org, a profile or a user. */
function setupOwnerField(): FieldDefinition {
  return defineField({
    name: 'SetupOwnerId',
    type: 'reference',
    label: 'Location',
    createable: true,
    updateable: true,
    defaultedOnCreate: true,
    unique: true,
    referenceTo: ['Organization', 'Profile', 'User'],
    relationshipName: 'SetupOwner',
  });
}
