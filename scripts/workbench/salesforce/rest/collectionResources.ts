/** `composite/sobjects`: up to 200 records in one request. REST API Developer Guide: sObject Collections. */
import { attributesOf } from '../query/recordFetcher.ts';
import { ApiError, badRequest } from '../rules/apiError.ts';
import { asObject } from '../rules/recordInput.ts';
import { toId18 } from '../store/ids.ts';
import { bodyObject, decoded, listOf, objectNamed, ok } from './apiRequest.ts';
import type { ApiRequest, Org, Reply } from './apiRequest.ts';
import { queryContext } from './queryResources.ts';
import { externalIdField, readRecord, upsert } from './recordResources.ts';

const MOST_RECORDS = 200;

interface SaveResult {
  readonly id?: string;
  readonly success: boolean;
  readonly created?: boolean;
  readonly errors: readonly {
    readonly statusCode: string;
    readonly message: string;
    readonly fields: readonly string[];
  }[];
}

const ROLLED_BACK: SaveResult = {
  success: false,
  errors: [
    {
      statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK',
      message:
        'Record rolled back because not all records were valid and the request was using AllOrNone header',
      fields: [],
    },
  ],
};

/** POST creates, PATCH updates; each record names its object. */
export function saveCollection(org: Org, request: ApiRequest): Reply {
  const { records, allOrNone } = collectionBody(request);
  return saveEach(org, allOrNone, records, (record) => {
    const { attributes, ...rest } = asObject(record);
    const object = objectNamed(org, request.access, String(asObject(attributes)['type']));
    if (request.method === 'POST') {
      return { id: org.writer.create(request.access, object, rest), success: true, errors: [] };
    }
    const key = Object.keys(rest).find((name) => name.toLowerCase() === 'id');
    const id = key === undefined ? null : toId18(String(rest[key]));
    if (key === undefined || id === null)
      throw badRequest('MISSING_ARGUMENT', 'Id not specified in an update call', []);
    const { [key]: _, ...changes } = rest;
    org.writer.update(request.access, object, id, changes);
    return { id, success: true, errors: [] };
  });
}

export function upsertCollection(
  org: Org,
  request: ApiRequest,
  objectName: string,
  fieldName: string,
): Reply {
  const object = objectNamed(org, request.access, decoded(objectName));
  const field = externalIdField(org, request, object, decoded(fieldName));
  const { records, allOrNone } = collectionBody(request);
  return saveEach(org, allOrNone, records, (record) => {
    const { attributes: _, ...rest } = asObject(record);
    const key = Object.keys(rest).find((name) => name.toLowerCase() === field.name.toLowerCase());
    if (key === undefined) throw badRequest('MISSING_ARGUMENT', `${field.name} not specified`, []);
    const { [key]: value, ...body } = rest;
    const reply = upsert(org, request, object, { field, value, body, updateOnly: false });
    if (reply.status === 300) {
      throw badRequest('DUPLICATE_EXTERNAL_ID', `External id ${String(value)} matches more than one record`, [
        field.name,
      ]);
    }
    const { id, created } = bodyObject(reply.body);
    return { id: String(id), success: true, created: created === true, errors: [] };
  });
}

export function deleteCollection(org: Org, request: ApiRequest): Reply {
  const ids = (request.query.get('ids') ?? '').split(',').filter((id) => id !== '');
  checkSize(ids);
  const allOrNone = request.allOrNone ?? request.query.get('allOrNone') === 'true';
  return saveEach(org, allOrNone, ids, (text) => {
    const id = toId18(String(text));
    const object = id === null ? undefined : org.schema.objectOfId(id);
    if (id === null || object === undefined || !request.access.canRead(object)) {
      throw badRequest('MALFORMED_ID', `malformed id ${String(text)}`, []);
    }
    org.writer.remove(request.access, object, id);
    return { id, success: true, errors: [] };
  });
}

/** GET or POST `composite/sobjects/X`: records by id, null for those that are not there. */
export function readCollection(org: Org, request: ApiRequest, objectName: string): Reply {
  const object = objectNamed(org, request.access, decoded(objectName));
  const body = request.method === 'POST' ? bodyObject(request.body) : null;
  const ids = body === null ? (request.query.get('ids') ?? '').split(',') : listOf(body['ids']).map(String);
  const fields = body === null ? request.query.get('fields') : listOf(body['fields']).join(',');
  if (fields === null || fields === '') throw badRequest('MALFORMED_QUERY', 'fields not specified');
  const context = queryContext(org, request);
  const each = { ...request, query: new URLSearchParams({ fields }) };
  const records = ids.map((text) => {
    const id = toId18(text);
    const row = id === null ? undefined : org.records.get(object, id);
    if (row === undefined || row['IsDeleted'] === 1 || !request.access.canSee(object, row)) return null;
    return {
      ...readRecord(org, each, object, row),
      attributes: attributesOf(context, object, String(row['Id'])),
    };
  });
  return ok(records);
}

function collectionBody(request: ApiRequest): { records: readonly unknown[]; allOrNone: boolean } {
  const body = bodyObject(request.body);
  const records = listOf(body['records']);
  checkSize(records);
  return { records, allOrNone: request.allOrNone ?? body['allOrNone'] === true };
}

function checkSize(records: readonly unknown[]): void {
  if (records.length <= MOST_RECORDS) return;
  const message = `record limit reached. cannot submit more than ${MOST_RECORDS} records into this call`;
  throw badRequest('EXCEEDED_ID_LIMIT', message);
}

function saveEach(
  org: Org,
  allOrNone: boolean,
  records: readonly unknown[],
  save: (record: unknown) => SaveResult,
): Reply {
  const attempt = (record: unknown): SaveResult => {
    try {
      return save(record);
    } catch (error) {
      return failed(error);
    }
  };
  if (!allOrNone) return ok(records.map(attempt));
  const results: SaveResult[] = [];
  try {
    org.database.transaction(() => {
      results.push(...records.map(attempt));
      if (results.some((result) => !result.success)) throw new RollBack();
    });
  } catch (error) {
    if (!(error instanceof RollBack)) throw error;
    return ok(results.map((result) => (result.success ? ROLLED_BACK : result)));
  }
  return ok(results);
}

/** Ends a transaction that is to leave nothing behind. */
class RollBack extends Error {}

function failed(error: unknown): SaveResult {
  if (!(error instanceof ApiError)) throw error;
  const { errorCode, message, fields } = error;
  return { success: false, errors: [{ statusCode: errorCode, message, fields: fields ?? [] }] };
}
