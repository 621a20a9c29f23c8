/** Which resource answers which address of the REST API. */
import { ApiError, notFound } from '../rules/apiError.ts';
import { decoded, errorReply } from './apiRequest.ts';
import type { ApiRequest, Org, Reply } from './apiRequest.ts';
import { deleteCollection, readCollection, saveCollection, upsertCollection } from './collectionResources.ts';
import { batch, composite } from './compositeResources.ts';
import { describeGlobal, describeObject, objectInformation } from './describeResources.ts';
import { isKnownVersion, limits, resources } from './orgResources.ts';
import { parameterizedSearch, query, search } from './queryResources.ts';
import { createRecord, recordByExternalId, recordById } from './recordResources.ts';
import { uiObjectInfo } from './uiObjectInfo.ts';
import { uiRecord, uiRecords } from './uiResources.ts';

type Handler = (org: Org, request: ApiRequest, ...parts: string[]) => Reply;

/** A `*` stands for one segment, handed to the handler. The first pattern that fits counts. */
const ROUTES: readonly { readonly pattern: string; readonly methods: Readonly<Record<string, Handler>> }[] = [
  { pattern: '', methods: { GET: (_org, request) => resources(request) } },
  { pattern: 'limits', methods: { GET: (org) => limits(org) } },
  { pattern: 'query', methods: { GET: query } },
  { pattern: 'query/*', methods: { GET: query } },
  { pattern: 'queryAll', methods: { GET: query } },
  { pattern: 'queryAll/*', methods: { GET: query } },
  { pattern: 'search', methods: { GET: search } },
  { pattern: 'parameterizedSearch', methods: { GET: parameterizedSearch, POST: parameterizedSearch } },
  { pattern: 'sobjects', methods: { GET: describeGlobal } },
  { pattern: 'sobjects/*', methods: { GET: objectInformation, POST: createRecord } },
  { pattern: 'sobjects/*/describe', methods: { GET: describeObject } },
  { pattern: 'sobjects/*/*', methods: { GET: recordById, PATCH: recordById, DELETE: recordById } },
  {
    pattern: 'sobjects/*/*/*',
    methods: { GET: recordByExternalId, PATCH: recordByExternalId, DELETE: recordByExternalId },
  },
  {
    pattern: 'composite',
    methods: { POST: (org, request) => composite(org, request, (part) => answer(org, part)) },
  },
  {
    pattern: 'composite/batch',
    methods: { POST: (org, request) => batch(request, (part) => answer(org, part)) },
  },
  {
    pattern: 'composite/sobjects',
    methods: { POST: saveCollection, PATCH: saveCollection, DELETE: deleteCollection },
  },
  { pattern: 'composite/sobjects/*', methods: { GET: readCollection, POST: readCollection } },
  { pattern: 'composite/sobjects/*/*', methods: { PATCH: upsertCollection } },
  { pattern: 'ui-api/records/batch/*', methods: { GET: uiRecords } },
  { pattern: 'ui-api/records/*', methods: { GET: uiRecord } },
  { pattern: 'ui-api/object-info/*', methods: { GET: uiObjectInfo } },
];

/** Answers a request; refusals become answers too. */
export function answer(org: Org, request: ApiRequest): Reply {
  try {
    if (!isKnownVersion(request.version)) throw notFound();
    return route(org, request);
  } catch (error) {
    return errorReply(error);
  }
}

function route(org: Org, request: ApiRequest): Reply {
  for (const { pattern, methods } of ROUTES) {
    const parts = match(pattern, request.segments);
    if (parts === null) continue;
    const handler = methods[request.method];
    if (handler !== undefined) return handler(org, request, ...parts);
    const allowed = Object.keys(methods).join(',');
    const message = `HTTP Method '${request.method}' not allowed. Allowed are ${allowed}`;
    throw new ApiError(405, 'METHOD_NOT_ALLOWED', message);
  }
  throw notFound();
}

/** Segments stay encoded, for an external id may hold any character; names of objects are decoded here. */
function match(pattern: string, segments: readonly string[]): string[] | null {
  const wanted = pattern === '' ? [] : pattern.split('/');
  if (wanted.length !== segments.length) return null;
  const parts: string[] = [];
  for (const [index, part] of wanted.entries()) {
    const segment = segments[index] ?? '';
    if (part === '*') parts.push(index === 1 ? decoded(segment) : segment);
    else if (part.toLowerCase() !== segment.toLowerCase()) return null;
  }
  return parts;
}
