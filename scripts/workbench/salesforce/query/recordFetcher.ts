/** Brings the records of a query, once their ids are known, into the form of the REST API. */
import type { ObjectDefinition } from '../schema/definitions.ts';
import type { JsonValue } from '../rules/fieldOutput.ts';
import { toJson } from '../rules/fieldOutput.ts';
import { quote } from '../store/database.ts';
import type { Row, Stored } from '../store/recordStore.ts';
import { fieldOfName } from './columns.ts';
import type { QueryContext } from './queryContext.ts';
import { selectIds } from './selectIds.ts';
import type { Selection, SelectionEntry } from './selection.ts';
import { readSelection } from './selection.ts';

export interface QueryRecord {
  readonly attributes: { readonly type: string; readonly url?: string };
  readonly [field: string]: JsonValue | QueryRecord | ChildRecords | QueryRecord['attributes'];
}

interface ChildRecords {
  readonly totalSize: number;
  readonly done: true;
  readonly records: readonly QueryRecord[];
}

/** @returns the records in the order of their ids; ids of no record are left out */
export function fetchRecords(
  context: QueryContext,
  object: ObjectDefinition,
  ids: readonly string[],
  selection: Selection,
): QueryRecord[] {
  const rows = rowsOf(context, object, ids, selection.entries);
  const parents = new Map(
    selection.entries.flatMap((entry) =>
      entry.kind === 'parent' ? [[entry.key, fetchParents(context, entry, [...rows.values()])]] : [],
    ),
  );
  return ids.flatMap((id) => {
    const row = rows.get(id);
    return row === undefined ? [] : toRecord(context, object, row, selection.entries, parents);
  });
}

type Parents = Map<string, Map<string, QueryRecord>>;
type ParentEntry = Extract<SelectionEntry, { kind: 'parent' }>;

function rowsOf(
  context: QueryContext,
  object: ObjectDefinition,
  ids: readonly string[],
  entries: readonly SelectionEntry[],
): Map<string, Row> {
  const names = entries.flatMap((entry) => {
    if (entry.kind === 'field') return entry.field.name;
    return entry.kind === 'parent' ? entry.reference.name : [];
  });
  const rows = context.records.getMany(object, ids, [...new Set(['Id', ...names])]);
  return new Map(rows.map((row) => [String(row['Id']), row]));
}

function toRecord(
  context: QueryContext,
  object: ObjectDefinition,
  row: Row,
  entries: readonly SelectionEntry[],
  parents: Parents,
): QueryRecord {
  const values = entries.map((entry): [string, QueryRecord[string]] => {
    switch (entry.kind) {
      case 'field':
        return [entry.key, fieldJson(context, entry, row[entry.field.name])];
      case 'parent':
        return [entry.key, parents.get(entry.key)?.get(String(row[entry.reference.name])) ?? null];
      case 'children':
        return [entry.key, childrenOf(context, entry, String(row['Id']))];
    }
  });
  return { attributes: attributesOf(context, object, String(row['Id'])), ...Object.fromEntries(values) };
}

function fieldJson(
  context: QueryContext,
  { field, asLabel }: Extract<SelectionEntry, { kind: 'field' }>,
  value: Stored | undefined,
): JsonValue {
  const known = asLabel ? field.picklist.find((each) => each.value === value) : undefined;
  if (known === undefined) return toJson(field, value);
  return context.language === 'ja' ? known.labelJa : known.label;
}

function fetchParents(
  context: QueryContext,
  entry: ParentEntry,
  rows: readonly Row[],
): Map<string, QueryRecord> {
  const ids = [...new Set(rows.flatMap((row) => row[entry.reference.name] ?? []).map(String))];
  const found = new Map<string, QueryRecord>();
  for (const target of entry.reference.referenceTo.flatMap((name) => context.schema.object(name) ?? [])) {
    const own = ids.filter((id) => id.startsWith(target.keyPrefix));
    if (own.length === 0) continue;
    const selection =
      entry.selection.object === null ? asName(context, target, entry.selection) : entry.selection;
    for (const record of fetchRecords(context, target, own, withId(context, target, selection))) {
      const { Id } = record;
      if (typeof Id === 'string') found.set(Id, asParent(entry.selection, target, record));
    }
  }
  return found;
}

/** A reference to one of several objects shows a Name, whose type tells which object it is. */
function asParent(selection: Selection, target: ObjectDefinition, record: QueryRecord): QueryRecord {
  const { Id, attributes, ...rest } = record;
  const wants = (key: string) => selection.entries.some((entry) => entry.key === key);
  return {
    attributes: selection.object === null ? { ...attributes, type: 'Name' } : attributes,
    ...(wants('Id') ? { Id } : {}),
    ...(selection.object === null && wants('Type') ? { Type: target.name } : {}),
    ...rest,
  };
}

/** The id is needed to find the record again, wanted or not. */
function withId(context: QueryContext, object: ObjectDefinition, selection: Selection): Selection {
  if (selection.entries.some((entry) => entry.key === 'Id')) return selection;
  const field = context.schema.field(object, 'Id');
  if (field === undefined) return selection;
  return { object, entries: [...selection.entries, { kind: 'field', key: 'Id', field, asLabel: false }] };
}

/** `Who.Name` read from the object that the id belongs to. */
function asName(context: QueryContext, target: ObjectDefinition, selection: Selection): Selection {
  const entries = selection.entries.flatMap((entry): SelectionEntry[] => {
    if (entry.kind !== 'field') return [];
    const field = fieldOfName(context, target, entry.key);
    return field === null ? [] : [{ ...entry, field }];
  });
  return { object: target, entries };
}

function childrenOf(
  context: QueryContext,
  { relationship, query }: Extract<SelectionEntry, { kind: 'children' }>,
  parentId: string,
): ChildRecords | null {
  const { child, field } = relationship;
  const ids = selectIds(context, child, query, { text: `t0.${quote(field.name)} = ?`, params: [parentId] });
  if (ids.length === 0) return null;
  const selection = readSelection(context, child, query.fields ?? [], query.sObjectAlias ?? null);
  return { totalSize: ids.length, done: true, records: fetchRecords(context, child, ids, selection) };
}

export function attributesOf(context: QueryContext, object: ObjectDefinition, id: string) {
  return { type: object.name, url: `/services/data/v${context.version}/sobjects/${object.name}/${id}` };
}
