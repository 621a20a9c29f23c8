/** Objects as the shell shows them, in one language: the standard ones, and the package's own from its metadata. */
import type { Field, ObjectInfo } from '../shell/org.ts';
import { readCustomObjects } from './customObjects.ts';
import { wordIn, type StandardField, type StandardObject } from './standard/standardObject.ts';
import { STANDARD_OBJECTS } from './standard/standardObjects.ts';
import type { Language } from './translations.ts';

export function readObjects(packageDir: string, language: Language): Record<string, ObjectInfo> {
  const objects = [
    ...STANDARD_OBJECTS.map((object) => toObjectInfo(object, language)),
    ...readCustomObjects(packageDir, language),
  ];
  const known = new Set(objects.map(({ name }) => name));
  return Object.fromEntries(
    objects.map((object) => [
      object.name,
      { ...object, relatedLists: object.relatedLists.filter(({ object: listed }) => known.has(listed)) },
    ]),
  );
}

function toObjectInfo(object: StandardObject, language: Language): ObjectInfo {
  const fields = new Map(object.fields.map((field) => [field.name, toField(field, language)]));
  const named = (names: readonly string[]) => names.flatMap((name) => fields.get(name) ?? []);
  return {
    name: object.name,
    label: wordIn(object.words, language),
    pluralLabel: language === 'ja' ? object.words[1] : object.plural,
    icon: object.icon,
    nameField: object.nameField,
    listColumns: named(object.listColumns),
    highlights: named(object.highlights),
    sections: object.sections.map(({ words, columns }) => ({
      label: wordIn(words, language),
      columns: columns.map(named),
    })),
    formFields: object.fields.map((field) => toField(field, language)).filter(({ isEditable }) => isEditable),
    relatedLists: object.relatedLists,
    isCreatable: object.isCreatable,
  };
}

function toField(field: StandardField, language: Language): Field {
  return {
    name: field.name,
    label: wordIn(field.words, language),
    type: field.type,
    isEditable: field.isReadOnly !== true,
    isRequired: field.isRequired === true,
    values: (field.values ?? []).map(([value, ...words]) => ({ value, label: wordIn(words, language) })),
    references: field.references ?? [],
  };
}
