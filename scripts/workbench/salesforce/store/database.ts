/** The SQLite database behind the org: a table for each object, with indexes where Salesforce has them. */
import { DatabaseSync } from 'node:sqlite';
import type { SQLInputValue, SQLOutputValue, StatementSync } from 'node:sqlite';
import { isText } from '../schema/definitions.ts';
import type { FieldDefinition, ObjectDefinition } from '../schema/definitions.ts';

export interface Database {
  /** Rows of a query; statements are prepared once and kept. */
  all(sql: string, params?: readonly SQLInputValue[]): Record<string, SQLOutputValue>[];
  run(sql: string, params?: readonly SQLInputValue[]): void;
  exec(sql: string): void;
  /** Runs `work` and takes all of it back when it throws. May be nested. */
  transaction<T>(work: () => T): T;
  close(): void;
}

/** @param file path of the database, or null for one in memory */
export function openDatabase(file: string | null): Database {
  const sqlite = new DatabaseSync(file ?? ':memory:');
  // A power cut may cost the last moments, never the file; a workbench needs no more.
  sqlite.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536;');
  const statements = new Map<string, StatementSync>();
  const prepare = (sql: string) => {
    const statement = statements.get(sql) ?? sqlite.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  let depth = 0;
  return {
    all: (sql, params = []) => prepare(sql).all(...params),
    run: (sql, params = []) => {
      prepare(sql).run(...params);
    },
    exec: (sql) => {
      sqlite.exec(sql);
    },
    transaction: (work) => {
      const savepoint = `step${depth}`;
      sqlite.exec(`SAVEPOINT ${savepoint}`);
      depth += 1;
      try {
        const result = work();
        depth -= 1;
        sqlite.exec(`RELEASE ${savepoint}`);
        return result;
      } catch (error) {
        depth -= 1;
        sqlite.exec(`ROLLBACK TO ${savepoint}; RELEASE ${savepoint}`);
        throw error;
      }
    },
    close: () => {
      sqlite.close();
    },
  };
}

/** Makes the tables of the objects, and adds the columns of fields that came with a newer package. */
export function createTables(database: Database, objects: readonly ObjectDefinition[]): void {
  for (const object of objects) {
    const table = quote(object.name);
    const columns = object.fields.map(columnOf);
    database.exec(`CREATE TABLE IF NOT EXISTS ${table} (${columns.join(', ')})`);
    const existing = new Set(database.all(`PRAGMA table_info(${table})`).map((column) => column['name']));
    for (const field of object.fields) {
      if (!existing.has(field.name)) database.exec(`ALTER TABLE ${table} ADD COLUMN ${columnOf(field)}`);
    }
    for (const field of object.fields.filter(isIndexed)) {
      const name = quote(`${object.name}.${field.name}`);
      database.exec(`CREATE INDEX IF NOT EXISTS ${name} ON ${table} (${quote(field.name)})`);
    }
  }
}

export function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Text is compared without regard to case, as queries do, unless the field says otherwise. */
function columnOf(field: FieldDefinition): string {
  if (field.name === 'Id') return `${quote(field.name)} TEXT PRIMARY KEY`;
  if (isText(field)) return `${quote(field.name)} TEXT COLLATE ${field.caseSensitive ? 'BINARY' : 'NOCASE'}`;
  const type = {
    boolean: 'INTEGER',
    int: 'INTEGER',
    datetime: 'INTEGER',
    date: 'TEXT',
    reference: 'TEXT',
    id: 'TEXT',
  };
  return `${quote(field.name)} ${field.type in type ? type[field.type as keyof typeof type] : 'REAL'}`;
}

/** The bookkeeping of who wrote a record is a reference too, but nobody looks for that. */
const BOOKKEEPING = ['CreatedById', 'LastModifiedById'];

/** Salesforce indexes ids, names, lookups, external ids, e-mail addresses and the creation date. */
function isIndexed(field: FieldDefinition): boolean {
  if (field.name === 'Id' || BOOKKEEPING.includes(field.name)) return false;
  return (
    field.idLookup ||
    field.unique ||
    field.type === 'reference' ||
    field.type === 'email' ||
    ['Name', 'CreatedDate', 'SystemModstamp'].includes(field.name)
  );
}
