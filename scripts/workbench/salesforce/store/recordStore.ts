/** Records as they lie in the database. Knows no rules: what comes in has been checked. */
import type { SQLOutputValue } from 'node:sqlite';
import type { ObjectDefinition } from '../schema/definitions.ts';
import type { Schema } from '../schema/schema.ts';
import { createTables, quote } from './database.ts';
import type { Database } from './database.ts';
import { makeId } from './ids.ts';

/** A value in the database: booleans as 0 and 1, dates as `2026-11-22`, dates with time as milliseconds since 1970. */
export type Stored = string | number | null;
/** A record by the names of its fields. */
export type Row = Readonly<Record<string, Stored>>;

export interface RecordStore {
  /** A record, also one in the recycle bin. */
  get(object: ObjectDefinition, id: string): Row | undefined;
  /** The records with these ids, in no particular order. */
  getMany(object: ObjectDefinition, ids: readonly string[], fields: readonly string[]): Row[];
  /** Records that are not deleted and have this value. */
  findBy(object: ObjectDefinition, field: string, value: Stored): Row[];
  insert(object: ObjectDefinition, row: Row): void;
  update(object: ObjectDefinition, id: string, changes: Row): void;
  newId(object: ObjectDefinition): string;
  /** Counts from 1. */
  nextNumber(counter: string): number;
  count(object: ObjectDefinition): number;
  clear(): void;
}

export function createRecordStore(database: Database, schema: Schema): RecordStore {
  createTables(database, schema.objects);
  database.exec('CREATE TABLE IF NOT EXISTS counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL)');
  const nextNumber = (counter: string) => {
    const [row] = database.all(
      'INSERT INTO counter VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET value = value + 1 RETURNING value',
      [counter],
    );
    return Number(row?.['value']);
  };
  return {
    get: (object, id) =>
      database.all(`SELECT * FROM ${quote(object.name)} WHERE "Id" = ?`, [id]).map(toRow)[0],
    getMany: (object, ids, fields) => {
      const columns = fields.map(quote).join(', ');
      const sql = `SELECT ${columns} FROM ${quote(object.name)} WHERE "Id" IN (SELECT value FROM json_each(?))`;
      return database.all(sql, [JSON.stringify(ids)]).map(toRow);
    },
    findBy: (object, field, value) =>
      database
        .all(`SELECT * FROM ${quote(object.name)} WHERE ${quote(field)} = ? AND "IsDeleted" = 0`, [value])
        .map(toRow),
    insert: (object, row) => {
      const names = Object.keys(row);
      const marks = names.map(() => '?').join(', ');
      database.run(
        `INSERT INTO ${quote(object.name)} (${names.map(quote).join(', ')}) VALUES (${marks})`,
        Object.values(row),
      );
    },
    update: (object, id, changes) => {
      const sets = Object.keys(changes).map((name) => `${quote(name)} = ?`);
      database.run(`UPDATE ${quote(object.name)} SET ${sets.join(', ')} WHERE "Id" = ?`, [
        ...Object.values(changes),
        id,
      ]);
    },
    newId: (object) => makeId(object.keyPrefix, nextNumber(`id ${object.name}`)),
    nextNumber,
    count: (object) => {
      const [row] = database.all(`SELECT COUNT(*) AS n FROM ${quote(object.name)} WHERE "IsDeleted" = 0`);
      return Number(row?.['n']);
    },
    clear: () => {
      database.transaction(() => {
        for (const object of schema.objects) database.exec(`DELETE FROM ${quote(object.name)}`);
        database.exec('DELETE FROM counter');
      });
    },
  };
}

export function toRow(row: Record<string, SQLOutputValue>): Row {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, toStored(value)]));
}

function toStored(value: SQLOutputValue): Stored {
  if (typeof value === 'string' || typeof value === 'number' || value === null) return value;
  throw new TypeError('The database holds text and numbers only');
}
