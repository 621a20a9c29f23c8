/** `query?columns=true`: what the columns of a query are. The Salesforce CLI asks for it to draw its tables. */
import { isText } from '../schema/definitions.ts';
import type { FieldDefinition } from '../schema/definitions.ts';
import type { Selection, SelectionEntry } from './selection.ts';
import type { QueryResult } from './soql.ts';

interface ColumnMetadata {
  readonly columnName: string;
  readonly displayName: string;
  readonly aggregate: boolean;
  readonly joinColumns: readonly ColumnMetadata[];
  readonly [property: string]: unknown;
}

export function columnMetadata(result: QueryResult) {
  if (result.kind === 'records') {
    return {
      columnMetadata: columnsOf(result.selection),
      entityName: result.object.name,
      groupBy: false,
      idSelected: result.selection.entries.some((entry) => entry.key === 'Id'),
      keyPrefix: result.object.keyPrefix,
    };
  }
  const [first] = result.kind === 'aggregate' ? result.records : [];
  const names = Object.keys(first ?? {}).filter((name) => name !== 'attributes');
  const columns = names.map((name) => column(name, null, { aggregate: true }));
  return { columnMetadata: columns, entityName: null, groupBy: true, idSelected: false, keyPrefix: null };
}

function columnsOf({ entries }: Selection): ColumnMetadata[] {
  return entries.map((entry) => columnOf(entry));
}

function columnOf(entry: SelectionEntry): ColumnMetadata {
  switch (entry.kind) {
    case 'field':
      return column(entry.key, entry.field, {});
    case 'parent':
      return column(entry.key, null, { joinColumns: columnsOf(entry.selection) });
    case 'children':
      return column(entry.key, null, { aggregate: true });
  }
}

function column(
  name: string,
  field: FieldDefinition | null,
  rest: { aggregate?: boolean; joinColumns?: ColumnMetadata[] },
): ColumnMetadata {
  return {
    aggregate: false,
    booleanType: field?.type === 'boolean',
    columnName: name,
    custom: field?.custom ?? false,
    displayName: name,
    foreignKeyName: field?.relationshipName ?? null,
    insertable: field?.createable ?? false,
    joinColumns: [],
    numberType: field !== null && ['int', 'double', 'currency', 'percent'].includes(field.type),
    textType: field !== null && isText(field),
    updatable: field?.updateable ?? false,
    ...rest,
  };
}
