/** `query`, `queryAll`, `search` and `parameterizedSearch`. */
import { fetchRecords } from '../query/recordFetcher.ts';
import { columnMetadata } from '../query/columnMetadata.ts';
import type { QueryContext } from '../query/queryContext.ts';
import type { QueryCursor } from '../query/queryCursors.ts';
import { runSoql } from '../query/soql.ts';
import { parseSosl, runSearch } from '../query/sosl.ts';
import { readPlainTerms } from '../query/searchTerms.ts';
import { badRequest } from '../rules/apiError.ts';
import { bodyObject, listOf, ok } from './apiRequest.ts';
import type { ApiRequest, Org, Reply } from './apiRequest.ts';

const PAGE_SIZE = 2000;
const SMALLEST_PAGE = 200;

export function query(org: Org, request: ApiRequest): Reply {
  const context = queryContext(org, request);
  const locator = request.segments[1];
  if (locator !== undefined) {
    const { cursor, start } = org.cursors.find(locator, request.access.userId);
    return ok(page(context, request, cursor, start, locator.slice(0, locator.lastIndexOf('-'))));
  }
  const text = request.query.get('q');
  if (text === null) throw badRequest('MALFORMED_QUERY', 'SOQL statements cannot be empty or null');
  const result = runSoql(context, text);
  if (request.query.get('columns') === 'true') return ok(columnMetadata(result));
  if (result.kind === 'count') return ok({ totalSize: result.totalSize, done: true, records: [] });
  if (result.kind === 'aggregate') {
    return ok({ totalSize: result.records.length, done: true, records: result.records });
  }
  const { userId } = request.access;
  const cursor = { ...result, userId, includeDeleted: context.includeDeleted };
  const needsCursor = result.ids.length > pageSize(request);
  return ok(page(context, request, cursor, 0, needsCursor ? org.cursors.keep(cursor) : ''));
}

function page(
  context: QueryContext,
  request: ApiRequest,
  cursor: QueryCursor,
  start: number,
  locator: string,
) {
  const end = start + pageSize(request);
  const records = fetchRecords(context, cursor.object, cursor.ids.slice(start, end), cursor.selection);
  const totalSize = cursor.ids.length;
  if (end >= totalSize) return { totalSize, done: true, records };
  const nextRecordsUrl = `/services/data/v${request.version}/query/${locator}-${end}`;
  return { totalSize, done: false, nextRecordsUrl, records };
}

/** A client may ask for smaller pages: `Sforce-Query-Options: batchSize=200`. */
function pageSize({ headers }: ApiRequest): number {
  const wanted = /batchSize=(\d+)/i.exec(headers['sforce-query-options'] ?? '')?.[1];
  return wanted === undefined ? PAGE_SIZE : Math.min(Math.max(Number(wanted), SMALLEST_PAGE), PAGE_SIZE);
}

export function queryContext(org: Org, request: ApiRequest): QueryContext {
  const users = org.schema.object('User');
  const user = users && org.records.get(users, request.access.userId);
  return {
    ...org,
    access: request.access,
    now: org.clock(),
    timeZone: String(user?.['TimeZoneSidKey'] ?? 'UTC'),
    language: String(user?.['LanguageLocaleKey'] ?? 'en_US'),
    version: request.version,
    includeDeleted: request.segments[0]?.toLowerCase() === 'queryall',
  };
}

export function search(org: Org, request: ApiRequest): Reply {
  const text = request.query.get('q');
  if (text === null) throw badRequest('MALFORMED_SEARCH', 'SOSL statements cannot be empty or null');
  return ok({ searchRecords: runSearch(queryContext(org, request), org.search, parseSosl(text)) });
}

/** REST API Developer Guide: Search with Parameters. */
export function parameterizedSearch(org: Org, request: ApiRequest): Reply {
  const wanted = request.method === 'POST' ? fromBody(request.body) : fromQuery(request.query);
  const term = readPlainTerms(wanted.q);
  const returning = wanted.objects.map(({ name, fields, limit, where }) => {
    const condition = where === null ? '' : ` WHERE ${where}`;
    return `SELECT ${fields.length === 0 ? 'Id' : fields.join(', ')} FROM ${name}${condition} LIMIT ${limit}`;
  });
  const found = { term, group: wanted.group, returning, limit: wanted.limit };
  return ok({ searchRecords: runSearch(queryContext(org, request), org.search, found) });
}

interface ParameterizedSearch {
  readonly q: string;
  readonly group: string;
  readonly limit: number;
  readonly objects: readonly {
    name: string;
    fields: readonly string[];
    limit: number;
    where: string | null;
  }[];
}

function fromQuery(query: URLSearchParams): ParameterizedSearch {
  const common = query.get('fields')?.split(',') ?? [];
  const objects = query.getAll('sobject').map((name) => ({
    name,
    fields: query.get(`${name}.fields`)?.split(',') ?? common,
    limit: Number(query.get(`${name}.limit`) ?? query.get('defaultLimit') ?? PAGE_SIZE),
    where: query.get(`${name}.where`),
  }));
  const group = query.get('in') ?? 'ALL';
  return {
    q: query.get('q') ?? '',
    group: group.toUpperCase(),
    limit: Number(query.get('overallLimit') ?? PAGE_SIZE),
    objects,
  };
}

function fromBody(body: unknown): ParameterizedSearch {
  const given = bodyObject(body);
  const common = listOf(given['fields']).map(String);
  const objects = listOf(given['sobjects']).map((each) => {
    const object = bodyObject(each);
    const fields = listOf(object['fields']).map(String);
    return {
      name: String(object['name']),
      fields: fields.length === 0 ? common : fields,
      limit: Number(object['limit'] ?? given['defaultLimit'] ?? PAGE_SIZE),
      where: typeof object['where'] === 'string' ? object['where'] : null,
    };
  });
  const group = textIn(given, 'in', 'ALL').toUpperCase();
  return { q: textIn(given, 'q', ''), group, limit: Number(given['overallLimit'] ?? PAGE_SIZE), objects };
}

function textIn(object: Record<string, unknown>, key: string, otherwise: string): string {
  const value = object[key];
  return typeof value === 'string' ? value : otherwise;
}
