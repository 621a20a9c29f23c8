/** Refused queries in Salesforce's words, with the place in the query. */
import { ApiError, badRequest } from '../rules/apiError.ts';

const ASK = 'Please reference your WSDL or the describe call for the appropriate names.';

export function malformedQuery(message: string): ApiError {
  return badRequest('MALFORMED_QUERY', message);
}

export function noSuchField(field: string, objectName: string): ApiError {
  const message =
    `No such column '${field}' on entity '${objectName}'. If you are attempting to use a custom field, be sure to ` +
    `append the '__c' after the custom field name. ${ASK}`;
  return new QueryError('INVALID_FIELD', message, field);
}

export function noSuchRelationship(name: string): ApiError {
  const message =
    `Didn't understand relationship '${name}' in field path. If you are attempting to use a custom relationship, ` +
    `be sure to append the '__r' after the custom relationship name. ${ASK}`;
  return new QueryError('INVALID_FIELD', message, name);
}

export function noSuchObject(name: string): ApiError {
  const message =
    `sObject type '${name}' is not supported. If you are attempting to use a custom object, be sure to append the ` +
    `'__c' after the entity name. ${ASK}`;
  return new QueryError('INVALID_TYPE', message, name);
}

/** A refusal that points to a word of the query. */
class QueryError extends ApiError {
  readonly token: string;

  constructor(errorCode: string, message: string, token: string) {
    super(400, errorCode, message);
    this.token = token;
  }
}

/** Adds the query and a mark under the word that is wrong, as Salesforce does. */
export function withPlace(error: unknown, query: string): unknown {
  if (!(error instanceof QueryError)) return error;
  const position = query
    .toLowerCase()
    .search(new RegExp(`\\b${escapeRegExp(error.token.toLowerCase())}(?!\\w)`));
  if (position < 0) return error;
  const before = query.slice(0, position);
  const row = before.split('\n').length;
  const column = position - before.lastIndexOf('\n');
  const line = query.split('\n')[row - 1] ?? '';
  const mark = `${' '.repeat(column - 1)}^`;
  const message = `\n${line}\n${mark}\nERROR at Row:${row}:Column:${column}\n${error.message}`;
  return badRequest(error.errorCode, message);
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
