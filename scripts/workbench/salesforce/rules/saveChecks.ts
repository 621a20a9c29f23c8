/** What the platform checks before it saves a record. Each check throws an ApiError. */
import type { FieldDefinition, ObjectDefinition } from '../schema/definitions.ts';
import type { Schema } from '../schema/schema.ts';
import type { RecordStore, Row } from '../store/recordStore.ts';
import type { Access } from './access.ts';
import { badRequest } from './apiError.ts';
import type { Changes } from './recordInput.ts';

interface Deps {
  schema: Schema;
  records: RecordStore;
}

/** @throws ApiError REQUIRED_FIELD_MISSING naming all fields that lack a value */
export function checkRequired(object: ObjectDefinition, after: Row): void {
  const missing = object.fields
    .filter((field) => field.createable && !field.nillable && field.type !== 'boolean')
    .filter((field) => !(field.autoNumber || field.type === 'int') && (after[field.name] ?? null) === null)
    .map((field) => field.name);
  if (missing.length === 0) return;
  throw badRequest('REQUIRED_FIELD_MISSING', `Required fields are missing: [${missing.join(', ')}]`, missing);
}

/** @throws ApiError FIELD_INTEGRITY_EXCEPTION, INVALID_CROSS_REFERENCE_KEY, ENTITY_IS_DELETED, CANNOT_UPDATE_CONVERTED_LEAD */
export function checkReferences(
  deps: Deps,
  access: Access,
  object: ObjectDefinition,
  changes: Changes,
): void {
  for (const field of object.fields) {
    const value = changes[field.name];
    if (field.type === 'reference' && typeof value === 'string') checkReference(deps, access, field, value);
  }
}

function checkReference({ schema, records }: Deps, access: Access, field: FieldDefinition, id: string): void {
  const target = schema.objectOfId(id);
  if (target === undefined || !field.referenceTo.includes(target.name)) {
    const message = `${field.label}: id value of incorrect type: ${id}`;
    throw badRequest('FIELD_INTEGRITY_EXCEPTION', message, [field.name]);
  }
  const row = records.get(target, id);
  if (row === undefined) throw badRequest('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', []);
  if (row['IsDeleted'] === 1) throw badRequest('ENTITY_IS_DELETED', 'entity is deleted', []);
  if (field.name === 'WhoId' && row['IsConverted'] === 1) {
    throw badRequest('CANNOT_UPDATE_CONVERTED_LEAD', 'cannot reference converted lead', []);
  }
  if (!access.canSee(target, row)) {
    const message = 'insufficient access rights on cross-reference id';
    throw badRequest('INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY', message, []);
  }
}

/** @throws ApiError DUPLICATE_VALUE; its message names the other record, in 15 characters */
export function checkUnique(
  { records }: Deps,
  object: ObjectDefinition,
  changes: Changes,
  ownId: string,
): void {
  for (const field of object.fields.filter((each) => each.unique)) {
    const value = changes[field.name] ?? null;
    const other =
      value === null
        ? undefined
        : records.findBy(object, field.name, value).find((row) => row['Id'] !== ownId);
    if (other === undefined) continue;
    const message = `duplicate value found: ${field.name} duplicates value on record with id: ${String(other['Id']).slice(0, 15)}`;
    throw badRequest('DUPLICATE_VALUE', message, []);
  }
}
