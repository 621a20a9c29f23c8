/** The package's own objects, in one language. Fields that the package adds to standard objects are not shown. */
import { globSync } from 'node:fs';
import path from 'node:path';
import type { Field, FieldType, LayoutSection, ObjectInfo } from '../shell/org.ts';
import {
  CompactLayoutSchema,
  FieldSchema,
  LayoutSchema,
  ListViewSchema,
  ObjectSchema,
  TabSchema,
  TranslationSchema,
  type CustomField,
  type Layout,
  type Translation,
} from './customObjectFiles.ts';
import { wordIn, type Words } from './standard/standardObject.ts';
import type { Language } from './translations.ts';
import { readMetadata } from './xml.ts';

const TYPES: Readonly<Record<string, FieldType>> = {
  Checkbox: 'checkbox',
  Date: 'date',
  DateTime: 'datetime',
  LongTextArea: 'longText',
  Lookup: 'reference',
  Number: 'number',
  Phone: 'phone',
  Picklist: 'picklist',
  Url: 'url',
};

const SYSTEM_FIELDS: readonly (readonly [string, Words])[] = [
  ['OwnerId', ['Owner', '所有者']],
  ['CreatedById', ['Created By', '作成者']],
  ['LastModifiedById', ['Last Modified By', '最終更新者']],
];

/** List views name standard columns in their own way (Metadata API: ListView). */
const LIST_COLUMNS: Readonly<Record<string, string>> = { NAME: 'Name', 'OWNER.ALIAS': 'OwnerId' };

export function readCustomObjects(packageDir: string, language: Language): ObjectInfo[] {
  const translations = new Map(
    readMetadata(packageDir, 'objectTranslation', TranslationSchema).map(({ name, content }) => [
      name,
      content,
    ]),
  );
  return readMetadata(packageDir, 'object', ObjectSchema)
    .filter(({ name, content }) => name.endsWith('__c') && content.customSettingsType === undefined)
    .map(({ name, content }): ObjectInfo => {
      const translation = translations.get(`${name}-${language}`);
      const folder = folderOf(packageDir, name);
      const fields = readFields(folder, language, translation);
      fields.set(
        'Name',
        textField('Name', translation?.nameFieldLabel ?? content.nameField?.label ?? content.label),
      );
      const named = (names: readonly string[]) => names.flatMap((field) => fields.get(field) ?? []);
      const label = translation?.caseValues.find(({ plural }) => plural !== 'true')?.value ?? content.label;
      return {
        name,
        label,
        pluralLabel: translation === undefined ? content.pluralLabel : label,
        icon: iconOf(packageDir, name),
        nameField: 'Name',
        listColumns: named(listColumns(folder)),
        highlights: named(highlights(folder, content.compactLayoutAssignment)),
        sections: sectionsOf(packageDir, name).map((section) => toSection(section, translation, named)),
        formFields: [],
        relatedLists: [],
        isCreatable: false,
      };
    });
}

function folderOf(packageDir: string, object: string): string {
  const [folder = object] = globSync(`**/objects/${object}`, { cwd: packageDir });
  return path.join(packageDir, folder);
}

function readFields(folder: string, language: Language, translation?: Translation): Map<string, Field> {
  const system = SYSTEM_FIELDS.map(([name, words]): [string, Field] => [
    name,
    { ...textField(name, wordIn(words, language)), type: 'reference', references: ['User'] },
  ]);
  const own = readMetadata(folder, 'field', FieldSchema).map(({ content }): [string, Field] => [
    content.fullName,
    toField(content, translation),
  ]);
  return new Map([...system, ...own]);
}

function toField(field: CustomField, translation?: Translation): Field {
  const translated = translation?.fields.find(({ name }) => name === field.fullName);
  const values = field.valueSet?.valueSetDefinition?.value ?? [];
  return {
    ...textField(field.fullName, translated?.label ?? field.label),
    type: TYPES[field.type] ?? 'text',
    values: values.map(({ fullName, label }) => ({
      value: fullName,
      label:
        translated?.picklistValues.find(({ masterLabel }) => masterLabel === label)?.translation ?? label,
    })),
    references: field.referenceTo === undefined ? [] : [field.referenceTo],
  };
}

function textField(name: string, label: string): Field {
  return { name, label, type: 'text', isEditable: false, isRequired: false, values: [], references: [] };
}

function listColumns(folder: string): string[] {
  const views = readMetadata(folder, 'listView', ListViewSchema);
  const all = views.find(({ name }) => name === 'All') ?? views[0];
  return (all?.content.columns ?? []).map((column) => LIST_COLUMNS[column] ?? column);
}

function highlights(folder: string, assigned: string | undefined): readonly string[] {
  const layouts = readMetadata(folder, 'compactLayout', CompactLayoutSchema);
  return layouts.find(({ name }) => name === assigned)?.content.fields ?? [];
}

function sectionsOf(packageDir: string, object: string): Layout['layoutSections'] {
  const layouts = readMetadata(packageDir, 'layout', LayoutSchema);
  return layouts.find(({ name }) => name.startsWith(`${object}-`))?.content.layoutSections ?? [];
}

function toSection(
  section: Layout['layoutSections'][number],
  translation: Translation | undefined,
  named: (names: readonly string[]) => Field[],
): LayoutSection {
  const translated = (translation?.layouts ?? []).flatMap(({ sections }) => sections);
  return {
    label: translated.find(({ section: name }) => name === section.label)?.label ?? section.label,
    columns: section.layoutColumns.map(({ layoutItems }) =>
      named(layoutItems.flatMap(({ field }) => field ?? [])),
    ),
  };
}

/** The motif of the object's tab: "Custom22: Telephone". */
function iconOf(packageDir: string, object: string): string {
  const tab = readMetadata(packageDir, 'tab', TabSchema).find(({ name }) => name === object);
  const [, number] = /^Custom(\d+)/.exec(tab?.content.motif ?? '') ?? [];
  return `custom:custom${number ?? '18'}`;
}
