/** Queries that count and group. SOQL and SOSL Reference: Aggregate Functions, GROUP BY. */
import type { FieldType, FunctionExp, Query } from '@jetstreamapp/soql-parser-js';
import { badRequest } from '../rules/apiError.ts';
import { toJson } from '../rules/fieldOutput.ts';
import { defineField } from '../schema/definitions.ts';
import type { ObjectDefinition } from '../schema/definitions.ts';
import { toRow } from '../store/recordStore.ts';
import { createScope } from './columns.ts';
import type { Column, Scope } from './columns.ts';
import { conditionSql } from './conditions.ts';
import type { QueryContext } from './queryContext.ts';
import { malformedQuery } from './queryError.ts';
import type { QueryRecord } from './recordFetcher.ts';
import { asList, conditionDeps, orderSql, pageSql, plainFunction, whereSql } from './selectIds.ts';

const AGGREGATES = ['COUNT', 'COUNT_DISTINCT', 'SUM', 'AVG', 'MIN', 'MAX'];

export function isAggregate(query: Query): boolean {
  return query.groupBy !== undefined || (query.fields ?? []).some(isAggregateField);
}

/** `SELECT COUNT() FROM ...`: the number is the size of the answer. */
export function isPlainCount(query: Query): boolean {
  const [field, another] = query.fields ?? [];
  return (
    another === undefined &&
    isAggregateField(field) &&
    field.functionName === 'COUNT' &&
    field.parameters.length === 0
  );
}

export function countRecords(context: QueryContext, object: ObjectDefinition, query: Query): number {
  const scope = createScope(context, object, query.sObjectAlias ?? null);
  const where = whereSql(context, scope, query);
  const sql = `SELECT COUNT(*) AS n FROM (SELECT 1 FROM ${scope.from()} WHERE ${where.text}${pageSql(query)})`;
  return Number(context.database.all(sql, [...where.params])[0]?.['n']);
}

export function aggregateRecords(
  context: QueryContext,
  object: ObjectDefinition,
  query: Query,
): QueryRecord[] {
  const scope = createScope(context, object, query.sObjectAlias ?? null);
  const groups = asList(query.groupBy).map((clause) => groupColumn(scope, clause));
  const columns = selectedColumns(scope, query, new Set(groups.map((group) => group.sql)));
  const where = whereSql(context, scope, query);
  const ofFunction = (fn: FunctionExp) => aggregateColumn(scope, fn) ?? plainFunction(scope, fn);
  const having =
    query.having &&
    conditionSql({ ...conditionDeps(context, scope), functionColumn: ofFunction }, query.having);
  const order = orderSql(scope, query, ofFunction);
  const sql = [
    `SELECT ${columns.map(({ column }, index) => `${column.sql} AS c${index}`).join(', ')}`,
    `FROM ${scope.from()} WHERE ${where.text}`,
    groups.length === 0 ? '' : `GROUP BY ${groups.map((group) => group.sql).join(', ')}`,
    having === undefined ? '' : `HAVING ${having.text}`,
    order,
    pageSql(query),
  ].join(' ');
  const rows = context.database.all(sql, [...where.params, ...(having?.params ?? [])]).map(toRow);
  return rows.map((row) => ({
    attributes: { type: 'AggregateResult' },
    ...Object.fromEntries(
      columns.map(({ key, column }, index) => [key, toJson(column.field, row[`c${index}`])]),
    ),
  }));
}

function isAggregateField(
  field: FieldType | undefined,
): field is Extract<FieldType, { type: 'FieldFunctionExpression' }> {
  return field?.type === 'FieldFunctionExpression' && AGGREGATES.includes(field.functionName.toUpperCase());
}

function groupColumn(scope: Scope, clause: { field: string } | { fn: FunctionExp }): Column {
  const column = 'fn' in clause ? plainFunction(scope, clause.fn) : scope.column(clause.field);
  if (column.field.groupable) return column;
  throw badRequest('MALFORMED_QUERY', `field '${column.field.name}' can not be grouped in a query call`);
}

/** Results without a name of their own are called expr0, expr1... */
function selectedColumns(
  scope: Scope,
  query: Query,
  grouped: ReadonlySet<string>,
): { key: string; column: Column }[] {
  let unnamed = 0;
  return (query.fields ?? []).map((field) => {
    if (field.type === 'FieldFunctionExpression') {
      const column = aggregateColumn(scope, field) ?? plainFunction(scope, field);
      return { key: field.alias ?? `expr${unnamed++}`, column };
    }
    if (field.type === 'FieldSubquery' || field.type === 'FieldTypeof') {
      throw malformedQuery('Aggregate queries cannot contain sub-queries');
    }
    const path = 'relationships' in field ? [...field.relationships, field.field].join('.') : field.field;
    const column = scope.column(path);
    if (!grouped.has(column.sql)) throw malformedQuery(`Field must be grouped or aggregated: ${path}`);
    return { key: ('alias' in field ? field.alias : undefined) ?? column.field.name, column };
  });
}

function aggregateColumn(scope: Scope, fn: FunctionExp): Column | null {
  const name = (fn.functionName ?? '').toUpperCase();
  if (!AGGREGATES.includes(name)) return null;
  const [parameter] = fn.parameters ?? [];
  if (typeof parameter !== 'string') {
    if (name !== 'COUNT') throw malformedQuery(`unexpected function: ${fn.rawValue ?? name}`);
    return { sql: 'COUNT(*)', field: defineField({ name, type: 'int', label: name }) };
  }
  const { sql, field } = scope.column(parameter);
  if (name === 'COUNT')
    return { sql: `COUNT(${sql})`, field: defineField({ name, type: 'int', label: name }) };
  if (name === 'COUNT_DISTINCT') {
    return { sql: `COUNT(DISTINCT ${sql})`, field: defineField({ name, type: 'int', label: name }) };
  }
  if (name === 'MIN' || name === 'MAX')
    return { sql: `${name}(${sql})`, field: { ...field, nillable: true } };
  if (!['int', 'double', 'currency', 'percent'].includes(field.type)) {
    throw badRequest('MALFORMED_QUERY', `field ${field.name} does not support aggregate operator ${name}`);
  }
  return { sql: `${name}(${sql})`, field: { ...field, type: 'double', nillable: true } };
}
