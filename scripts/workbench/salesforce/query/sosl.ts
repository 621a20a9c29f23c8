/** Runs a SOSL search. SOQL and SOSL Reference: SOSL Syntax. */
import { parseQuery } from '@jetstreamapp/soql-parser-js';
import type { Query } from '@jetstreamapp/soql-parser-js';
import { badRequest, notOffered } from '../rules/apiError.ts';
import type { SearchGroup, SearchIndex } from '../store/searchIndex.ts';
import type { QueryContext } from './queryContext.ts';
import type { QueryRecord } from './recordFetcher.ts';
import { fetchRecords } from './recordFetcher.ts';
import { searchExpression } from './searchExpression.ts';
import type { SearchTerm } from './searchTerms.ts';
import { readSearchTerms } from './searchTerms.ts';
import { readableObject, selectIds } from './selectIds.ts';
import { readSelection } from './selection.ts';

const MOST_RECORDS = 2000;
/** "If the SearchQuery string is longer than 10,000 characters, no result rows are returned." */
const LONGEST_QUERY = 10_000;

const GROUPS: Readonly<Record<string, readonly SearchGroup[]>> = {
  ALL: ['name', 'email', 'phone', 'other'],
  NAME: ['name'],
  EMAIL: ['email'],
  PHONE: ['phone'],
};

export interface Search {
  readonly term: SearchTerm;
  /** `ALL`, `NAME`, `EMAIL` or `PHONE`. */
  readonly group: string;
  /** For each object what of its records is wanted, as a query. */
  readonly returning: readonly string[];
  readonly limit: number;
}

const CLAUSES =
  /^\s*FIND\s*\{((?:\\[\s\S]|[^\\}])*)\}(?:\s+IN\s+(\w+)\s+FIELDS)?(?:\s+RETURNING\s+([\s\S]*?))?(?:\s+LIMIT\s+(\d+))?\s*$/i;

/** @throws ApiError MALFORMED_SEARCH, INVALID_SEARCH and those of SOQL */
export function parseSosl(text: string): Search {
  const match = CLAUSES.exec(text);
  if (match === null) throw badRequest('MALFORMED_SEARCH', `unexpected token: '${firstWord(text)}'`);
  const [, find = '', group = 'ALL', returning, limit] = match;
  if (/\bWITH\s+\w+/i.test((returning ?? '').replace(/\([^)]*\)/g, ''))) throw notOffered('WITH in SOSL');
  if (returning === undefined) throw notOffered('FIND without RETURNING');
  return {
    term: readSearchTerms(find),
    group: group.toUpperCase(),
    returning: splitObjects(returning).map(toQuery),
    limit: find.length > LONGEST_QUERY ? 0 : limit === undefined ? MOST_RECORDS : Number(limit),
  };
}

export function runSearch(context: QueryContext, index: SearchIndex, search: Search): QueryRecord[] {
  const groups = GROUPS[search.group];
  if (groups === undefined) throw badRequest('MALFORMED_SEARCH', `unexpected token: '${search.group}'`);
  const records: QueryRecord[] = [];
  for (const text of search.returning) {
    const query = parse(text);
    const object = readableObject(context, query.sObject ?? '');
    if (!object.searchable)
      throw badRequest('INVALID_TYPE', `entity type ${object.name} does not support search`);
    const found = index.find(object, searchExpression(index, search.term, groups));
    const within = { text: 't0."Id" IN (SELECT value FROM json_each(?))', params: [JSON.stringify(found)] };
    const ids = selectIds(context, object, query, within).slice(0, search.limit - records.length);
    const selection = readSelection(context, object, query.fields ?? [], null);
    records.push(...fetchRecords(context, object, ids, selection));
  }
  return records;
}

function firstWord(text: string): string {
  return text.trim().split(/\s/)[0] ?? '';
}

function parse(text: string): Query {
  try {
    return parseQuery(text);
  } catch {
    throw badRequest('MALFORMED_SEARCH', `unexpected token: '${text}'`);
  }
}

/** Commas between objects, not those between the parentheses of one. */
function splitObjects(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  let quoted = false;
  for (let index = 0; index < text.length; index += 1) {
    const char = text[index];
    if (char === "'" && text[index - 1] !== '\\') quoted = !quoted;
    if (quoted) continue;
    if (char === '(') depth += 1;
    if (char === ')') depth -= 1;
    if (char === ',' && depth === 0) {
      parts.push(text.slice(start, index));
      start = index + 1;
    }
  }
  return [...parts, text.slice(start)].map((part) => part.trim());
}

/** `Contact(Id, Name WHERE ... LIMIT 5)` means `SELECT Id, Name FROM Contact WHERE ... LIMIT 5`. */
function toQuery(text: string): string {
  const match = /^(\w+)\s*(?:\(([\s\S]*)\))?$/.exec(text);
  if (match === null) throw badRequest('MALFORMED_SEARCH', `unexpected token: '${firstWord(text)}'`);
  const [, object = '', inside = 'Id'] = match;
  const clause = /\s(?:WHERE|ORDER\s+BY|LIMIT|OFFSET)\s/i.exec(` ${inside}`);
  const fields = clause === null ? inside : inside.slice(0, Math.max(clause.index - 1, 0));
  const rest = clause === null ? '' : inside.slice(Math.max(clause.index - 1, 0));
  return `SELECT ${fields} FROM ${object} ${rest}`;
}
