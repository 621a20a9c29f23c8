/** The body of a create or update, read against the schema and the user's rights. */
import type { FieldDefinition, ObjectDefinition } from '../schema/definitions.ts';
import type { Schema } from '../schema/schema.ts';
import type { RecordStore, Stored } from '../store/recordStore.ts';
import type { Access } from './access.ts';
import { badRequest, jsonProblem, noSuchColumn } from './apiError.ts';
import { toStored } from './fieldInput.ts';

/** Values to be written, by the names of their fields. */
export type Changes = Record<string, Stored>;

interface Deps {
  schema: Schema;
  records: RecordStore;
}

/**
 * @param forbidden name of a field that the address already gives, and that the body must not repeat
 * @throws ApiError INVALID_FIELD, INVALID_FIELD_FOR_INSERT_UPDATE and those of `toStored`
 */
export function readInput(
  deps: Deps,
  access: Access,
  object: ObjectDefinition,
  body: unknown,
  action: 'create' | 'update',
  forbidden: string,
): Changes {
  const changes: Changes = {};
  const readOnly: string[] = [];
  for (const [key, value] of Object.entries(asObject(body))) {
    if (key === 'attributes') continue;
    const target = targetOf(deps, access, object, key, value);
    if (target.field.name === forbidden) {
      throw badRequest(
        'INVALID_FIELD',
        `The ${forbidden} field should not be specified in the sobject data.`,
      );
    }
    const writable = action === 'create' ? target.field.createable : target.field.updateable;
    if (writable && access.canEditField(object, target.field)) {
      changes[target.field.name] = toStored(target.field, target.value);
    } else {
      readOnly.push(target.field.name);
    }
  }
  if (readOnly.length > 0) throw cannotWrite(readOnly);
  return changes;
}

export function asObject(body: unknown): Record<string, unknown> {
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return { ...body };
  throw jsonProblem('The HTTP entity body is required, but this request has no entity body.');
}

function cannotWrite(fields: readonly string[]): Error {
  const message =
    `Unable to create/update fields: ${fields.join(', ')}. Please check the security settings of this field ` +
    'and verify that it is read/write for your profile or permission set.';
  return badRequest('INVALID_FIELD_FOR_INSERT_UPDATE', message, fields);
}

/** A key is a field, or a relationship whose value names the other record by an external id. */
function targetOf(
  { schema, records }: Deps,
  access: Access,
  object: ObjectDefinition,
  key: string,
  value: unknown,
): { field: FieldDefinition; value: unknown } {
  const field = schema.field(object, key);
  if (field !== undefined && access.canReadField(object, field)) return { field, value };
  const reference = schema.relationship(object, key);
  if (reference === undefined || !access.canReadField(object, reference))
    throw noSuchColumn(key, object.name);
  if (value === null) return { field: reference, value: null };
  return { field: reference, value: findByExternalId({ schema, records }, access, reference, value) };
}

/** Object Reference: "Using External IDs in relationships": `{ "ZoomCallLog__r": { "ZoomCallId__c": "..." } }`. */
function findByExternalId(deps: Deps, access: Access, reference: FieldDefinition, value: unknown): string {
  const entries = Object.entries(asObject(value)).filter(([key]) => key !== 'attributes');
  const [entry] = entries;
  const target = deps.schema.object(targetName(reference, value));
  if (entries.length !== 1 || entry === undefined || target === undefined) {
    throw badRequest(
      'INVALID_FIELD',
      `Cannot reference a foreign key field ${reference.relationshipName ?? ''}.`,
    );
  }
  const [key, externalId] = entry;
  const field = deps.schema.field(target, key);
  if (field === undefined || !access.canReadField(target, field)) throw noSuchColumn(key, target.name);
  if (!field.idLookup && !field.externalId) {
    throw badRequest('INVALID_FIELD', `${key} is not an External ID or indexed field for ${target.name}`);
  }
  const found = deps.records
    .findBy(target, field.name, toStored(field, externalId))
    .filter((row) => access.canSee(target, row));
  const id = found[0]?.['Id'];
  if (typeof id !== 'string') {
    const message = `Foreign key external ID: ${String(externalId).toLowerCase()} not found for field ${field.name} in entity ${target.name}`;
    throw badRequest('INVALID_FIELD', message);
  }
  if (found.length > 1) {
    const message = `More than one record found for external ID: ${field.name}`;
    throw badRequest('INVALID_FIELD', message);
  }
  return id;
}

/** A reference to one of several objects must say which: `"attributes": { "type": "Contact" }`. */
function targetName(reference: FieldDefinition, value: unknown): string {
  const attributes = asObject(value)['attributes'];
  const type = attributes === undefined ? undefined : asObject(attributes)['type'];
  if (typeof type === 'string' && reference.referenceTo.includes(type)) return type;
  return reference.referenceTo.length === 1 ? (reference.referenceTo[0] ?? '') : '';
}
