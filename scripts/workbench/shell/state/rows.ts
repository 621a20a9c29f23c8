/** Records as rows of cells, read by SOQL. */
import type { Field, ObjectInfo } from '../org.ts';
import { quote, type Salesforce, type SObject } from './salesforce.ts';

export interface Cell {
  readonly field: Field;
  readonly value: string | number | boolean | null;
  /** What to show: the name behind a reference, the label of a picklist value. */
  readonly text: string;
  /** Address of the record that a reference points to. */
  readonly url: string | undefined;
}

export interface Row {
  readonly id: string;
  readonly object: string;
  readonly name: string;
  readonly url: string;
  readonly cells: readonly Cell[];
}

export interface RowQuery {
  readonly object: ObjectInfo;
  readonly fields: readonly Field[];
  /** Condition of the WHERE clause. */
  readonly where?: string;
  readonly orderBy?: string;
  readonly limit: number;
}

/** References of one field to several objects (Object Reference: "Polymorphic Relationships"). */
const POLYMORPHIC = ['WhoId', 'WhatId'];

export async function readRows(
  salesforce: Pick<Salesforce, 'query'>,
  query: RowQuery,
): Promise<readonly Row[]> {
  const records = await salesforce.query(toSoql(query));
  return records.map((record) => toRow(record, query));
}

/** One record; undefined when there is none that the user may see. */
export async function readRow(
  salesforce: Pick<Salesforce, 'query'>,
  object: ObjectInfo,
  id: string,
): Promise<Row | undefined> {
  const shown = [
    ...object.highlights,
    ...object.formFields,
    ...object.sections.flatMap(({ columns }) => columns.flat()),
  ];
  const fields = [...new Map(shown.map((field) => [field.name, field])).values()];
  const [row] = await readRows(salesforce, { object, fields, where: `Id = ${quote(id)}`, limit: 1 });
  return row;
}

export function cellOf(row: Row, field: Field): Cell {
  return (
    row.cells.find((cell) => cell.field.name === field.name) ?? {
      field,
      value: null,
      text: '',
      url: undefined,
    }
  );
}

function toSoql({ object, fields, where, orderBy, limit }: RowQuery): string {
  const selected = new Set(['Id', object.nameField, ...fields.flatMap(columnsOf)]);
  return [
    `SELECT ${[...selected].join(', ')} FROM ${object.name}`,
    where === undefined ? '' : `WHERE ${where}`,
    orderBy === undefined ? '' : `ORDER BY ${orderBy}`,
    `LIMIT ${limit}`,
  ]
    .filter((clause) => clause !== '')
    .join(' ');
}

function columnsOf({ name, type }: Field): readonly string[] {
  if (type !== 'reference') return [name];
  const relationship = relationshipOf(name);
  return [name, `${relationship}.Name`, ...(POLYMORPHIC.includes(name) ? [`${relationship}.Type`] : [])];
}

function relationshipOf(field: string): string {
  return field.endsWith('__c') ? field.replace(/__c$/, '__r') : field.replace(/Id$/, '');
}

function toRow(record: SObject, { object, fields }: RowQuery): Row {
  const id = textOf(record['Id']);
  return {
    id,
    object: object.name,
    name: textOf(record[object.nameField]),
    url: `/lightning/r/${object.name}/${id}/view`,
    cells: fields.map((field) => toCell(record, field)),
  };
}

function toCell(record: SObject, field: Field): Cell {
  const value = valueOf(record[field.name]);
  if (field.type === 'reference') return referenceCell(record, field, value);
  const label = field.values.find((known) => known.value === value)?.label;
  return { field, value, text: label ?? textOf(value), url: undefined };
}

function referenceCell(record: SObject, field: Field, value: Cell['value']): Cell {
  const target = record[relationshipOf(field.name)];
  const name = propertyOf(target, 'Name');
  const object = POLYMORPHIC.includes(field.name) ? propertyOf(target, 'Type') : field.references[0];
  const hasPage = value !== null && object !== undefined && object !== 'User';
  return {
    field,
    value,
    text: name ?? textOf(value),
    url: hasPage ? `/lightning/r/${object}/${textOf(value)}/view` : undefined,
  };
}

function propertyOf(record: unknown, name: string): string | undefined {
  if (typeof record !== 'object' || record === null) return undefined;
  const value = new Map<string, unknown>(Object.entries(record)).get(name);
  return typeof value === 'string' ? value : undefined;
}

function valueOf(value: unknown): Cell['value'] {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

function textOf(value: unknown): string {
  const known = valueOf(value);
  return known === null ? '' : String(known);
}
