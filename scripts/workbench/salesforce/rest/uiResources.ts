/** What Lightning Data Service reads. User Interface API Developer Guide: Get a Record, Get Object Metadata. */
import { readableField, readableRelationship } from '../query/columns.ts';
import type { QueryContext } from '../query/queryContext.ts';
import { ApiError, badRequest, notFound } from '../rules/apiError.ts';
import { toJson } from '../rules/fieldOutput.ts';
import type { FieldDefinition, ObjectDefinition } from '../schema/definitions.ts';
import { nameFieldOf } from '../schema/schema.ts';
import { toId18 } from '../store/ids.ts';
import type { Row } from '../store/recordStore.ts';
import { decoded, errorReply, ok } from './apiRequest.ts';
import type { ApiRequest, Org, Reply } from './apiRequest.ts';
import { queryContext } from './queryResources.ts';
import { existing } from './recordResources.ts';

/** Activities are none of the UI API's objects. */
const UNSUPPORTED = ['Task'];

export function uiRecord(org: Org, request: ApiRequest, segment: string): Reply {
  const id = toId18(decoded(segment));
  const object = id === null ? undefined : org.schema.objectOfId(id);
  if (id === null || object === undefined || !request.access.canRead(object)) throw notFound();
  checkSupported(object);
  const row = existing(org, request, object, id);
  const context = queryContext(org, request);
  const tree: FieldTree = new Map();
  for (const path of pathsOf(request, 'fields')) addPath(context, object, tree, path);
  for (const path of pathsOf(request, 'optionalFields')) {
    // What this user cannot read is left out without a word: that is what makes them optional.
    tolerate(() => {
      addPath(context, object, tree, path);
    });
  }
  if (tree.size === 0)
    throw badRequest('MISSING_ARGUMENT', 'fields or optionalFields or layoutTypes must be provided');
  return ok(representation(org, context, object, row, tree));
}

export function uiRecords(org: Org, request: ApiRequest, segment: string): Reply {
  const results = decoded(segment)
    .split(',')
    .map((id) => {
      try {
        const reply = uiRecord(org, request, id);
        return { statusCode: reply.status, result: reply.body };
      } catch (error) {
        const reply = errorReply(error);
        return { statusCode: reply.status, result: reply.body };
      }
    });
  return ok({ hasErrors: results.some((each) => each.statusCode >= 400), results });
}

export function checkSupported(object: ObjectDefinition): void {
  if (!UNSUPPORTED.includes(object.name)) return;
  throw badRequest('INVALID_TYPE', `Object ${object.name} is not supported in UI API`);
}

/** Fields wanted of a record; a relationship leads to the fields wanted of the other record. */
type FieldTree = Map<string, { field: FieldDefinition; parent: FieldTree | null }>;

/** `Opportunity.Account.Phone`, several with commas or by repeating the parameter. */
function pathsOf(request: ApiRequest, parameter: string): string[] {
  return request.query
    .getAll(parameter)
    .flatMap((value) => value.split(','))
    .map((path) => path.trim())
    .filter((path) => path !== '');
}

function addPath(context: QueryContext, object: ObjectDefinition, tree: FieldTree, path: string): void {
  const [objectName, ...steps] = path.split('.');
  if (objectName !== object.name || steps.length === 0) {
    throw badRequest('INVALID_FIELD', `The field ${path} does not belong to ${object.name}`);
  }
  // All is looked up before anything is noted, so that a path that is refused leaves nothing behind.
  const found: { key: string; field: FieldDefinition; isLast: boolean }[] = [];
  let current = object;
  for (const [index, step] of steps.entries()) {
    const isLast = index === steps.length - 1;
    const field = isLast
      ? readableField(context, current, step)
      : readableRelationship(context, current, step);
    found.push({ key: isLast ? field.name : (field.relationshipName ?? step), field, isLast });
    if (isLast) break;
    const target = context.schema.object(field.referenceTo[0] ?? '');
    if (target === undefined || !context.access.canRead(target))
      throw badRequest('INVALID_FIELD', `No access to ${path}`);
    current = target;
  }
  let branch = tree;
  for (const { key, field, isLast } of found) {
    const parent: FieldTree | null = isLast ? null : new Map();
    const known = branch.get(key) ?? { field, parent };
    branch.set(key, known);
    branch = known.parent ?? branch;
  }
}

function tolerate(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
  }
}

function representation(
  org: Org,
  context: QueryContext,
  object: ObjectDefinition,
  row: Row,
  tree: FieldTree,
): Record<string, unknown> {
  const fields = [...tree].map(([key, { field, parent }]): [string, unknown] => [
    key,
    parent === null ? fieldValue(context, field, row) : parentValue(org, context, field, row, parent),
  ]);
  const modified = Number(row['SystemModstamp']);
  return {
    apiName: object.name,
    childRelationships: {},
    eTag: String(modified),
    fields: Object.fromEntries(fields),
    id: row['Id'],
    lastModifiedById: row['LastModifiedById'],
    lastModifiedDate: new Date(Number(row['LastModifiedDate'])).toISOString(),
    recordTypeId: null,
    recordTypeInfo: null,
    systemModstamp: new Date(modified).toISOString(),
    weakEtag: modified,
  };
}

function fieldValue(context: QueryContext, field: FieldDefinition, row: Row) {
  const stored = row[field.name] ?? null;
  if (field.type === 'datetime' && typeof stored === 'number') {
    const format = new Intl.DateTimeFormat(context.language.replace('_', '-'), {
      dateStyle: 'short',
      timeStyle: 'short',
      timeZone: context.timeZone,
    });
    return { displayValue: format.format(stored), value: new Date(stored).toISOString() };
  }
  const value = toJson(field, stored);
  const known = field.picklist.find((each) => each.value === value);
  const displayValue = known === undefined ? null : context.language === 'ja' ? known.labelJa : known.label;
  return { displayValue, value };
}

function parentValue(org: Org, context: QueryContext, reference: FieldDefinition, row: Row, tree: FieldTree) {
  const id = row[reference.name];
  const object = typeof id === 'string' ? org.schema.objectOfId(id) : undefined;
  const parent = object && org.records.get(object, String(id));
  if (object === undefined || parent === undefined || parent['IsDeleted'] === 1)
    return { displayValue: null, value: null };
  const name = parent[nameFieldOf(object) ?? 'Id'] ?? null;
  return { displayValue: name, value: representation(org, context, object, parent, tree) };
}
