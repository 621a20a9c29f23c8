/** All objects of the org: the standard ones and those of the installed package. */
import { readPackageObjects } from './customObjects.ts';
import type { PackageObjects } from './customObjects.ts';
import type { FieldDefinition, ObjectDefinition } from './definitions.ts';
import { readStandardObjects } from './standardObjects.ts';

export interface ChildRelationship {
  readonly name: string;
  readonly child: ObjectDefinition;
  /** The field of the child that points to the parent. */
  readonly field: FieldDefinition;
}

/** Names are found in any case, as Salesforce does. */
export interface Schema {
  readonly objects: readonly ObjectDefinition[];
  object(name: string): ObjectDefinition | undefined;
  field(object: ObjectDefinition, name: string): FieldDefinition | undefined;
  /** The reference that queries follow by this name, for example `Account`. */
  relationship(object: ObjectDefinition, name: string): FieldDefinition | undefined;
  childRelationships(object: ObjectDefinition): readonly ChildRelationship[];
  /** The object that an id belongs to, told by its first three characters. */
  objectOfId(id: string): ObjectDefinition | undefined;
}

/** @param folders of packages, and of what the org has made itself */
export function createSchema(folders: readonly string[]): Schema {
  const objects = withPackages(readStandardObjects(), readPackageObjects(folders));
  const byName = new Map(objects.map((object) => [object.name.toLowerCase(), object]));
  const byPrefix = new Map(objects.map((object) => [object.keyPrefix, object]));
  const fields = new Map(objects.map((object) => [object, indexBy(object.fields, (field) => field.name)]));
  const references = new Map(
    objects.map((object) => [object, indexBy(object.fields, (field) => field.relationshipName)]),
  );
  const children = new Map(objects.map((object) => [object, childrenOf(object, objects)]));
  return {
    objects,
    object: (name) => byName.get(name.toLowerCase()),
    field: (object, name) => fields.get(object)?.get(name.toLowerCase()),
    relationship: (object, name) => references.get(object)?.get(name.toLowerCase()),
    childRelationships: (object) => children.get(object) ?? [],
    objectOfId: (id) => byPrefix.get(id.slice(0, 3)),
  };
}

/** The field that holds a record's name; a Case has a number and a Task a subject instead. */
export function nameFieldOf(object: ObjectDefinition): string | null {
  if (object.name === 'Case') return 'CaseNumber';
  if (object.name === 'Task') return 'Subject';
  return object.fields.some((field) => field.name === 'Name') ? 'Name' : null;
}

function withPackages(standard: readonly ObjectDefinition[], added: PackageObjects): ObjectDefinition[] {
  const withActivities = added.objects
    .filter((object) => object.activitiesEnabled)
    .map((object) => object.name);
  const extended = standard.map((object) => {
    const custom = added.fields.get(object.name === 'Task' ? 'Activity' : object.name) ?? [];
    const fields = object.fields.map((field) =>
      object.name === 'Task' && field.name === 'WhatId'
        ? { ...field, referenceTo: [...field.referenceTo, ...withActivities] }
        : field,
    );
    const activityChildren = custom.map((field) =>
      object.name === 'Task' && field.type === 'reference'
        ? { ...field, childRelationshipName: 'Tasks' }
        : field,
    );
    return { ...object, fields: [...fields, ...activityChildren] };
  });
  return [...extended, ...added.objects];
}

function indexBy(
  fields: readonly FieldDefinition[],
  key: (field: FieldDefinition) => string | null,
): Map<string, FieldDefinition> {
  return new Map(
    fields.flatMap((field) => (key(field) === null ? [] : [[key(field)?.toLowerCase() ?? '', field]])),
  );
}

function childrenOf(parent: ObjectDefinition, objects: readonly ObjectDefinition[]): ChildRelationship[] {
  return objects.flatMap((child) =>
    child.fields
      .filter((field) => field.childRelationshipName !== null && field.referenceTo.includes(parent.name))
      .map((field) => ({ name: field.childRelationshipName ?? '', child, field })),
  );
}
