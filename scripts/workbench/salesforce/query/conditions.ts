/** The WHERE and HAVING of a query as SQL. */
import type {
  ConditionWithValueQuery,
  FunctionExp,
  HavingClause,
  LiteralType,
  Query,
  WhereClause,
} from '@jetstreamapp/soql-parser-js';
import { badRequest } from '../rules/apiError.ts';
import type { Column } from './columns.ts';
import { literalValue, unquotePattern } from './literals.ts';
import type { QueryContext, Sql } from './queryContext.ts';
import { malformedQuery } from './queryError.ts';
import { dayOf, daySpanOf, startOfDay } from './timeRanges.ts';

export interface ConditionDeps {
  readonly context: QueryContext;
  readonly column: (path: string) => Column;
  /** @throws ApiError for a function that may not stand here */
  readonly functionColumn: (fn: FunctionExp) => Column;
  /** SQL of a query within IN (...). */
  readonly subquery: (query: Query) => Sql;
}

type Clause = WhereClause | HavingClause;

/** @throws ApiError MALFORMED_QUERY where AND and OR are mixed without parentheses, as Salesforce refuses it */
export function conditionSql(deps: ConditionDeps, clause: Clause): Sql {
  const texts: string[] = [];
  const params: (string | number | null)[] = [];
  const operators: (string | null)[] = [null];
  let current = clause;
  for (;;) {
    const { left } = current;
    if (left !== null) {
      texts.push('('.repeat(openOf(left)));
      for (let depth = openOf(left); depth > 0; depth -= 1) operators.push(null);
      if ('operator' in left) {
        const condition = one(deps, left);
        texts.push(condition.text);
        params.push(...condition.params);
        texts.push(')'.repeat(left.closeParen ?? 0));
        for (let depth = left.closeParen ?? 0; depth > 0; depth -= 1) operators.pop();
      }
    }
    if (!('operator' in current)) break;
    texts.push(current.operator);
    if (current.operator !== 'NOT') noteOperator(operators, current.operator);
    current = current.right;
  }
  return { text: texts.join(' '), params };
}

function openOf(left: NonNullable<Clause['left']>): number {
  return left.openParen ?? 0;
}

function noteOperator(operators: (string | null)[], operator: string): void {
  const before = operators.at(-1) ?? null;
  if (before !== null && before !== operator) throw malformedQuery(`unexpected token: '${operator}'`);
  operators[operators.length - 1] = operator;
}

type OneCondition = Extract<ConditionWithValueQuery, { operator: unknown }>;

/** Never null in SQL's sense: a comparison with an empty field is false, so that NOT of it is true. */
function one(deps: ConditionDeps, condition: OneCondition): Sql {
  const column = 'fn' in condition ? deps.functionColumn(condition.fn) : deps.column(condition.field);
  checkFilterable(column);
  if ('valueQuery' in condition) {
    const inner = deps.subquery(condition.valueQuery);
    const test = `${column.sql} IN (${inner.text})`;
    const text =
      condition.operator === 'NOT IN'
        ? `(${column.sql} IS NULL OR NOT ${test})`
        : `(${test} AND ${column.sql} IS NOT NULL)`;
    return { text, params: inner.params };
  }
  const { operator, value, literalType } = condition;
  if (operator === 'INCLUDES' || operator === 'EXCLUDES') {
    throw badRequest('INVALID_QUERY_FILTER_OPERATOR', `invalid operator on field '${column.field.name}'`);
  }
  if (Array.isArray(value)) return inList(column, operator, value, literalType);
  if (operator === 'LIKE') return like(column, value, literalType);
  if (literalType === 'DATE_LITERAL' || literalType === 'DATE_N_LITERAL') {
    return inSpan(deps.context, column, operator, value);
  }
  return compare(column, operator, literalValue(column.field, value, single(literalType)));
}

function single(type: LiteralType | LiteralType[] | undefined): LiteralType | undefined {
  return Array.isArray(type) ? type[0] : type;
}

function checkFilterable({ field }: Column): void {
  if (field.filterable) return;
  throw badRequest('INVALID_FIELD', `field '${field.name}' can not be filtered in a query call`);
}

function compare({ sql, field }: Column, operator: string, value: string | number | null): Sql {
  if (operator === '=') {
    return value === null
      ? { text: `${sql} IS NULL`, params: [] }
      : { text: `(${sql} = ? AND ${sql} IS NOT NULL)`, params: [value] };
  }
  if (operator === '!=') {
    return value === null
      ? { text: `${sql} IS NOT NULL`, params: [] }
      : { text: `(${sql} <> ? OR ${sql} IS NULL)`, params: [value] };
  }
  if (!['<', '<=', '>', '>='].includes(operator) || field.type === 'boolean') {
    throw badRequest(
      'INVALID_QUERY_FILTER_OPERATOR',
      `invalid operator on ${field.type} field: ${field.name}`,
    );
  }
  return { text: `(${sql} ${operator} ? AND ${sql} IS NOT NULL)`, params: [value] };
}

function inList(
  { sql, field }: Column,
  operator: string,
  values: readonly string[],
  types: LiteralType | LiteralType[] | undefined,
): Sql {
  const stored = values.map((value, index) =>
    literalValue(field, value, Array.isArray(types) ? (types[index] ?? types[0]) : types),
  );
  const hasNull = stored.includes(null);
  const list = JSON.stringify(stored.filter((value) => value !== null));
  const test = `${sql} IN (SELECT value FROM json_each(?))`;
  if (operator === 'IN') {
    return {
      text: hasNull ? `(${test} OR ${sql} IS NULL)` : `(${test} AND ${sql} IS NOT NULL)`,
      params: [list],
    };
  }
  return {
    text: hasNull ? `(NOT ${test} AND ${sql} IS NOT NULL)` : `(${sql} IS NULL OR NOT ${test})`,
    params: [list],
  };
}

/** The range in front lets an index find what begins with the pattern's first characters. */
function like({ sql, field }: Column, value: string, type: LiteralType | LiteralType[] | undefined): Sql {
  literalValue(field, value, single(type));
  const pattern = unquotePattern(value);
  const prefix = /^[^%_\\]*/.exec(pattern)?.[0] ?? '';
  const match = `${sql} LIKE ? ESCAPE '\\' AND ${sql} IS NOT NULL`;
  if (prefix === '' || field.caseSensitive) return { text: `(${match})`, params: [pattern] };
  return {
    text: `(${sql} >= ? AND ${sql} < ? AND ${match})`,
    params: [prefix, `${prefix}\u{10FFFF}`, pattern],
  };
}

/** A date literal is a span: `=` means within it, `>` after it. */
function inSpan(context: QueryContext, column: Column, operator: string, literal: string): Sql {
  const [name = '', count] = literal.toUpperCase().split(':');
  const span = daySpanOf(name, Number(count ?? 0), dayOf(context.now, context.timeZone));
  const { sql, field } = column;
  if (span === null || (field.type !== 'date' && field.type !== 'datetime')) {
    throw badRequest(
      'INVALID_FIELD',
      `value of filter criterion for field '${field.name}' must be of type ${field.type}`,
    );
  }
  const bound = (day: string) => (field.type === 'date' ? day : startOfDay(day, context.timeZone));
  const [from, until] = [bound(span.from), bound(span.until)];
  switch (operator) {
    case '=':
      return { text: `(${sql} >= ? AND ${sql} < ? AND ${sql} IS NOT NULL)`, params: [from, until] };
    case '!=':
      return { text: `(${sql} < ? OR ${sql} >= ? OR ${sql} IS NULL)`, params: [from, until] };
    case '<':
      return { text: `(${sql} < ? AND ${sql} IS NOT NULL)`, params: [from] };
    case '<=':
      return { text: `(${sql} < ? AND ${sql} IS NOT NULL)`, params: [until] };
    case '>':
      return { text: `(${sql} >= ? AND ${sql} IS NOT NULL)`, params: [until] };
    default:
      return { text: `(${sql} >= ? AND ${sql} IS NOT NULL)`, params: [from] };
  }
}
