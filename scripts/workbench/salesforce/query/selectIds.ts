/** Finds the ids of the records that a query is about. */
import type { FunctionExp, OrderByClause, Query, Subquery } from '@jetstreamapp/soql-parser-js';
import { badRequest } from '../rules/apiError.ts';
import type { ObjectDefinition } from '../schema/definitions.ts';
import { createScope } from './columns.ts';
import type { Column, Scope } from './columns.ts';
import { conditionSql } from './conditions.ts';
import type { ConditionDeps } from './conditions.ts';
import { dateFunction } from './dateFunctions.ts';
import type { QueryContext, Sql } from './queryContext.ts';
import { malformedQuery, noSuchObject } from './queryError.ts';

const LARGEST_OFFSET = 2000;

/** @param within a further condition on the table `t0`: one parent's children, what a search found */
export function selectIds(
  context: QueryContext,
  object: ObjectDefinition,
  query: Query | Subquery,
  within: Sql | null,
): string[] {
  const { text, params } = idsSql(context, object, query, within);
  return context.database.all(text, params).map((row) => String(row['id']));
}

export function idsSql(
  context: QueryContext,
  object: ObjectDefinition,
  query: Query | Subquery,
  within: Sql | null,
): Sql {
  const scope = createScope(context, object, query.sObjectAlias ?? null);
  const where = whereSql(context, scope, query);
  const order = orderSql(scope, query, (fn) => plainFunction(scope, fn));
  const tie = within === null ? '' : ` AND ${within.text}`;
  const text = `SELECT ${scope.table}."Id" AS id FROM ${scope.from()} WHERE ${where.text}${tie}${order}${pageSql(query)}`;
  return { text, params: [...where.params, ...(within?.params ?? [])] };
}

/** The conditions of the query, and those that the platform adds: not deleted, and the user's own if private. */
export function whereSql(context: QueryContext, scope: Scope, query: Query | Subquery): Sql {
  const { table, object } = scope;
  const parts: Sql[] = [];
  if (query.where !== undefined) {
    const condition = conditionSql(conditionDeps(context, scope), query.where);
    parts.push({ text: `(${condition.text})`, params: condition.params });
  }
  if (!context.includeDeleted) parts.push({ text: `${table}."IsDeleted" = 0`, params: [] });
  if (context.access.seesOnlyOwn(object)) {
    parts.push({ text: `${table}."OwnerId" = ?`, params: [context.access.userId] });
  }
  return {
    text: parts.length === 0 ? '1' : parts.map((part) => part.text).join(' AND '),
    params: parts.flatMap((part) => part.params),
  };
}

export function conditionDeps(context: QueryContext, scope: Scope): ConditionDeps {
  return {
    context,
    column: scope.column,
    functionColumn: (fn) => plainFunction(scope, fn),
    subquery: (query) => subquerySql(context, query),
  };
}

/** A function of one field that is no aggregate. */
export function plainFunction(scope: Scope, fn: FunctionExp): Column {
  const [parameter] = fn.parameters ?? [];
  const column =
    typeof parameter === 'string' ? dateFunction(fn.functionName ?? '', scope.column(parameter)) : null;
  if (column === null) throw malformedQuery(`unexpected function: ${fn.rawValue ?? fn.functionName ?? ''}`);
  return column;
}

/** A query within IN (...) names one id or reference. */
function subquerySql(context: QueryContext, query: Query): Sql {
  const object = readableObject(context, query.sObject ?? '');
  const scope = createScope(context, object, query.sObjectAlias ?? null);
  const [selected, another] = query.fields ?? [];
  if (
    selected === undefined ||
    another !== undefined ||
    !('field' in selected) ||
    selected.type === 'FieldTypeof'
  ) {
    throw malformedQuery('The selected field list of an inner query must have exactly one field');
  }
  const path =
    'relationships' in selected ? [...selected.relationships, selected.field].join('.') : selected.field;
  const column = scope.column(path);
  if (column.field.type !== 'id' && column.field.type !== 'reference') {
    throw malformedQuery(`Entity '${object.name}' cannot be joined by the field '${path}'`);
  }
  const where = whereSql(context, scope, query);
  return { text: `SELECT ${column.sql} FROM ${scope.from()} WHERE ${where.text}`, params: where.params };
}

/** @throws ApiError INVALID_TYPE for an object that does not exist for this user */
export function readableObject(context: QueryContext, name: string): ObjectDefinition {
  const object = context.schema.object(name);
  if (object === undefined || !context.access.canRead(object)) throw noSuchObject(name);
  return object;
}

/** Empty values come first unless the query says otherwise, whatever the direction. */
export function orderSql(
  scope: Scope,
  query: Query | Subquery,
  ofFunction: (fn: FunctionExp) => Column,
): string {
  const clauses = asList(query.orderBy);
  if (clauses.length === 0) return '';
  const terms = clauses.map((clause: OrderByClause) => {
    const column = 'fn' in clause ? ofFunction(clause.fn) : scope.column(clause.field);
    if (!column.field.sortable) {
      throw badRequest('INVALID_FIELD', `field '${column.field.name}' can not be sorted in a query call`);
    }
    const nulls = column.field.nillable ? ` NULLS ${clause.nulls ?? 'FIRST'}` : '';
    return `${column.sql} ${clause.order ?? 'ASC'}${nulls}`;
  });
  return ` ORDER BY ${terms.join(', ')}`;
}

export function pageSql({ limit, offset }: Query | Subquery): string {
  if (offset !== undefined && offset > LARGEST_OFFSET) {
    throw badRequest('NUMBER_OUTSIDE_VALID_RANGE', 'Maximum SOQL offset allowed is 2000');
  }
  if (limit === undefined && offset === undefined) return '';
  return ` LIMIT ${limit ?? -1} OFFSET ${offset ?? 0}`;
}

export function asList<T>(value: T | readonly T[] | undefined): readonly T[] {
  if (value === undefined) return [];
  return isList(value) ? value : [value];
}

function isList<T>(value: T | readonly T[]): value is readonly T[] {
  return Array.isArray(value);
}
