/** `sobjects/X`: records one by one. REST API Developer Guide: sObject Rows, sObject Rows by External ID. */
import { readableField } from '../query/columns.ts';
import { attributesOf } from '../query/recordFetcher.ts';
import { ApiError, badRequest, notFound } from '../rules/apiError.ts';
import { allowsDuplicates } from '../rules/duplicateRules.ts';
import { toStored } from '../rules/fieldInput.ts';
import { toJson } from '../rules/fieldOutput.ts';
import type { FieldDefinition, ObjectDefinition } from '../schema/definitions.ts';
import { toId18 } from '../store/ids.ts';
import type { Row } from '../store/recordStore.ts';
import { NO_CONTENT, decoded, objectNamed, ok } from './apiRequest.ts';
import type { ApiRequest, Org, Reply } from './apiRequest.ts';
import { queryContext } from './queryResources.ts';

export function createRecord(org: Org, request: ApiRequest, objectName: string): Reply {
  const object = objectNamed(org, request.access, objectName);
  const id = org.writer.create(request.access, object, request.body, {
    allowsDuplicates: mayDuplicate(request),
  });
  return created(request, object, id, {});
}

function mayDuplicate({ headers }: ApiRequest): boolean {
  return allowsDuplicates(headers['sforce-duplicate-rule-header']);
}

function created(request: ApiRequest, object: ObjectDefinition, id: string, extra: object): Reply {
  const headers = { Location: `/services/data/v${request.version}/sobjects/${object.name}/${id}` };
  return { status: 201, headers, body: { id, success: true, errors: [], ...extra } };
}

export function recordById(org: Org, request: ApiRequest, objectName: string, segment: string): Reply {
  const object = objectNamed(org, request.access, objectName);
  const id = toId18(decoded(segment));
  if (id === null) throw noSuchExternalId(decoded(segment));
  switch (request.method) {
    case 'PATCH':
      org.writer.update(request.access, object, id, request.body);
      return NO_CONTENT;
    case 'DELETE':
      org.writer.remove(request.access, object, id);
      return NO_CONTENT;
    default:
      return ok(readRecord(org, request, object, existing(org, request, object, id)));
  }
}

/** @throws ApiError 404 for what is not there, is deleted or is not this user's to see */
export function existing(org: Org, request: ApiRequest, object: ObjectDefinition, id: string): Row {
  const row = org.schema.objectOfId(id) === object ? org.records.get(object, id) : undefined;
  if (row === undefined || !request.access.canSee(object, row)) throw notFound();
  if (row['IsDeleted'] === 1) throw new ApiError(404, 'ENTITY_IS_DELETED', 'entity is deleted', []);
  return row;
}

/** `?fields=` chooses; without it all that the user may read. */
export function readRecord(
  org: Org,
  request: ApiRequest,
  object: ObjectDefinition,
  row: Row,
): Record<string, unknown> {
  const context = queryContext(org, request);
  const wanted = request.query
    .get('fields')
    ?.split(',')
    .map((name) => name.trim());
  const fields =
    wanted?.map((name) => readableField(context, object, name)) ?? readableFields(request, object);
  const values = fields.map((field): [string, unknown] => [field.name, toJson(field, row[field.name])]);
  return { attributes: attributesOf(context, object, String(row['Id'])), ...Object.fromEntries(values) };
}

function readableFields({ access }: ApiRequest, object: ObjectDefinition): FieldDefinition[] {
  return object.fields.filter((field) => access.canReadField(object, field));
}

export function recordByExternalId(
  org: Org,
  request: ApiRequest,
  objectName: string,
  fieldSegment: string,
  valueSegment: string,
): Reply {
  const object = objectNamed(org, request.access, objectName);
  const field = externalIdField(org, request, object, decoded(fieldSegment));
  if (request.method === 'PATCH') {
    const updateOnly = request.query.get('updateOnly') === 'true';
    return upsert(org, request, object, {
      field,
      value: decoded(valueSegment),
      body: request.body,
      updateOnly,
    });
  }
  const rows = findRows(org, request, object, field, decoded(valueSegment));
  const [row] = rows;
  if (row === undefined) throw notFound();
  if (rows.length > 1) return severalChoices(request, object, rows);
  if (request.method === 'GET') return ok(readRecord(org, request, object, row));
  org.writer.remove(request.access, object, String(row['Id']));
  return NO_CONTENT;
}

/** @throws ApiError 404 for a field by which records cannot be addressed */
export function externalIdField(
  org: Org,
  request: ApiRequest,
  object: ObjectDefinition,
  name: string,
): FieldDefinition {
  const field = org.schema.field(object, name);
  const usable =
    field !== undefined && (field.externalId || field.idLookup) && request.access.canReadField(object, field);
  if (!usable) throw noSuchExternalId(name);
  return field;
}

function noSuchExternalId(name: string): ApiError {
  return notFound(`Provided external ID field does not exist or is not accessible: ${name}`);
}

interface Upsert {
  readonly field: FieldDefinition;
  readonly value: unknown;
  readonly body: unknown;
  readonly updateOnly: boolean;
}

export function upsert(org: Org, request: ApiRequest, object: ObjectDefinition, given: Upsert): Reply {
  const { field, value, body } = given;
  const rows = findRows(org, request, object, field, value);
  const [row] = rows;
  if (rows.length > 1) return severalChoices(request, object, rows);
  if (row !== undefined) {
    const id = String(row['Id']);
    org.writer.update(request.access, object, id, body, field.name);
    return ok({ id, success: true, errors: [], created: false });
  }
  if (given.updateOnly || field.name === 'Id') throw notFound();
  if (!request.access.canEditField(object, field)) throw noSuchExternalId(field.name);
  const preset = { [field.name]: toStored(field, value) };
  const options = { forbidden: field.name, preset, allowsDuplicates: mayDuplicate(request) };
  const id = org.writer.create(request.access, object, body, options);
  return created(request, object, id, { created: true });
}

function findRows(
  org: Org,
  request: ApiRequest,
  object: ObjectDefinition,
  field: FieldDefinition,
  value: unknown,
): Row[] {
  const stored = toStored(field, value);
  if (stored === null) throw badRequest('MISSING_ARGUMENT', `${field.name} not specified`);
  return org.records.findBy(object, field.name, stored).filter((row) => request.access.canSee(object, row));
}

/** Status Codes and Error Responses, 300: the external id belongs to more than one record. */
function severalChoices(request: ApiRequest, object: ObjectDefinition, rows: readonly Row[]): Reply {
  const urls = rows.map(
    (row) => `/services/data/v${request.version}/sobjects/${object.name}/${String(row['Id'])}`,
  );
  return { status: 300, body: urls };
}
