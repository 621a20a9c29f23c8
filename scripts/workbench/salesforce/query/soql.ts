/** Runs a SOQL query. SOQL and SOSL Reference: SOQL SELECT Syntax. */
import { parseQuery } from '@jetstreamapp/soql-parser-js';
import type { Query } from '@jetstreamapp/soql-parser-js';
import { notOffered } from '../rules/apiError.ts';
import type { ObjectDefinition } from '../schema/definitions.ts';
import { aggregateRecords, countRecords, isAggregate, isPlainCount } from './aggregates.ts';
import type { QueryContext } from './queryContext.ts';
import { malformedQuery, withPlace } from './queryError.ts';
import type { QueryRecord } from './recordFetcher.ts';
import { readableObject, selectIds } from './selectIds.ts';
import { readSelection } from './selection.ts';
import type { Selection } from './selection.ts';

/** Records come in pages, so what is found are ids; grouped results come at once. */
export type QueryResult =
  | { readonly kind: 'count'; readonly totalSize: number }
  | { readonly kind: 'aggregate'; readonly records: readonly QueryRecord[] }
  | {
      readonly kind: 'records';
      readonly object: ObjectDefinition;
      readonly ids: readonly string[];
      readonly selection: Selection;
    };

/** @throws ApiError MALFORMED_QUERY, INVALID_FIELD, INVALID_TYPE, INVALID_QUERY_FILTER_OPERATOR */
export function runSoql(context: QueryContext, text: string): QueryResult {
  const query = parse(text);
  try {
    return run(context, query);
  } catch (error) {
    throw withPlace(error, text);
  }
}

function run(context: QueryContext, query: Query): QueryResult {
  const object = readableObject(context, query.sObject ?? '');
  refuseUnoffered(query);
  if (isPlainCount(query)) return { kind: 'count', totalSize: countRecords(context, object, query) };
  if (isAggregate(query)) return { kind: 'aggregate', records: aggregateRecords(context, object, query) };
  const selection = readSelection(context, object, query.fields ?? [], query.sObjectAlias ?? null);
  for (const entry of selection.entries) {
    if (entry.kind === 'children')
      readSelection(context, entry.relationship.child, entry.query.fields ?? [], null);
  }
  return { kind: 'records', object, ids: selectIds(context, object, query, null), selection };
}

function parse(text: string): Query {
  try {
    return parseQuery(text);
  } catch (error) {
    throw malformedQuery(wordsFor(text, error instanceof Error ? error.message : ''));
  }
}

/** Salesforce names the token at which it stopped to understand. */
function wordsFor(text: string, said: string): string {
  const token = /but found:? ?'?([^'\n]*)'?/.exec(said)?.[1]?.trim();
  if (!/^\s*select\b/i.test(text)) return `unexpected token: '${text.trim().split(/\s/)[0] ?? ''}'`;
  return token === undefined || token === '' ? "unexpected token: '<EOF>'" : `unexpected token: '${token}'`;
}

function refuseUnoffered(query: Query): void {
  if (query.withDataCategory !== undefined) throw notOffered('WITH DATA CATEGORY');
  if (query.usingScope !== undefined) throw notOffered('USING SCOPE');
  if (query.withSecurityEnforced === true || query.withAccessLevel !== undefined) {
    throw malformedQuery(`unexpected token: 'WITH'`);
  }
  const fields = query.fields ?? [];
  const wantsAll = fields.some(
    (field) => field.type === 'FieldFunctionExpression' && field.functionName.toUpperCase() === 'FIELDS',
  );
  if (wantsAll && (query.limit === undefined || query.limit > 200)) {
    throw malformedQuery('The SOQL FIELDS function must have a LIMIT of at most 200');
  }
}
