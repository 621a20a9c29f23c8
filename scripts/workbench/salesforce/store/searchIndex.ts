/** The full-text index behind SOSL. */
import { isText } from '../schema/definitions.ts';
import type { FieldDefinition, ObjectDefinition } from '../schema/definitions.ts';
import type { Schema } from '../schema/schema.ts';
import { nameFieldOf } from '../schema/schema.ts';
import type { Database } from './database.ts';
import type { RecordStore, Row } from './recordStore.ts';
import { phoneWordsOf, wordsOf } from './words.ts';

/** The columns of the index: what `IN NAME FIELDS` and its like choose from. */
const SEARCH_GROUPS = ['name', 'email', 'phone', 'other'] as const;
export type SearchGroup = (typeof SEARCH_GROUPS)[number];

export interface SearchIndex {
  /** Told of every record that was written or deleted, as it is now. Indexes it at once, or after the delay. */
  changed(object: ObjectDefinition, row: Row): void;
  /** Ids of the records that match an FTS5 expression, oldest first. */
  find(object: ObjectDefinition, expression: string): string[];
  /** The indexed words that fit a pattern of SQLite's GLOB. */
  wordsLike(pattern: string): string[];
  clear(): void;
}

interface Deps {
  database: Database;
  schema: Schema;
  records: RecordStore;
  /** Milliseconds until a change can be found; the real index lags as well. */
  delayMs: () => number;
  clock: () => number;
}

const TABLES = `
  CREATE VIRTUAL TABLE IF NOT EXISTS search USING fts5
    (object, name, email, phone, other, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0');
  CREATE VIRTUAL TABLE IF NOT EXISTS search_words USING fts5vocab(search, row);
  CREATE TABLE IF NOT EXISTS search_record (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE);
  CREATE TABLE IF NOT EXISTS search_pending (id TEXT PRIMARY KEY, due INTEGER NOT NULL);
  CREATE INDEX IF NOT EXISTS search_pending_due ON search_pending (due);`;

export function createSearchIndex(deps: Deps): SearchIndex {
  const { database, schema, records } = deps;
  database.exec(TABLES);
  const columns = new Map(
    schema.objects.map((object) => [object, SEARCH_GROUPS.map((group) => fieldsOf(object, group))]),
  );
  const index = (object: ObjectDefinition, row: Row) => {
    indexRow(database, object, row, columns.get(object) ?? []);
  };
  const indexDue = () => {
    const due = database.all('DELETE FROM search_pending WHERE due <= ? RETURNING id', [deps.clock()]);
    for (const id of due.map((row) => String(row['id']))) {
      const object = schema.objectOfId(id);
      const row = object && records.get(object, id);
      if (object !== undefined && row !== undefined) index(object, row);
    }
  };
  return {
    changed: (object, row) => {
      if (!object.searchable) return;
      const delay = deps.delayMs();
      if (delay === 0) {
        index(object, row);
      } else {
        const due = deps.clock() + delay;
        database.run('INSERT OR IGNORE INTO search_pending VALUES (?, ?)', [row['Id'] ?? null, due]);
      }
    },
    find: (object, expression) => {
      indexDue();
      const sql = `SELECT r.id FROM search s JOIN search_record r ON r.number = s.rowid
        WHERE search MATCH ? ORDER BY s.rowid`;
      const ofObject = `object : ${objectWord(object)} AND (${expression})`;
      return database.all(sql, [ofObject]).map((row) => String(row['id']));
    },
    wordsLike: (pattern) => {
      indexDue();
      return database
        .all('SELECT term FROM search_words WHERE term GLOB ? LIMIT 1024', [pattern])
        .map((row) => String(row['term']));
    },
    clear: () => {
      database.exec('DELETE FROM search; DELETE FROM search_record; DELETE FROM search_pending');
    },
  };
}

/** @param columns the fields of each search group, in their order */
function indexRow(
  database: Database,
  object: ObjectDefinition,
  row: Row,
  columns: readonly (readonly FieldDefinition[])[],
): void {
  const id = row['Id'] ?? null;
  const [known] = database.all('SELECT number FROM search_record WHERE id = ?', [id]);
  if (known !== undefined) database.run('DELETE FROM search WHERE rowid = ?', [Number(known['number'])]);
  if (row['IsDeleted'] === 1) return;
  const [entry] =
    known === undefined
      ? database.all('INSERT INTO search_record (id) VALUES (?) RETURNING number', [id])
      : [known];
  database.run('INSERT INTO search (rowid, object, name, email, phone, other) VALUES (?, ?, ?, ?, ?, ?)', [
    Number(entry?.['number']),
    objectWord(object),
    ...columns.map((fields) => textOf(fields, row)),
  ]);
}

function textOf(fields: readonly FieldDefinition[], row: Row): string {
  const texts = fields.flatMap((field) => {
    const value = row[field.name];
    if (typeof value !== 'string') return [];
    return (field.type === 'phone' ? phoneWordsOf(value) : wordsOf(value)).join(' ');
  });
  // A word that nobody looks for keeps phrases from reaching over the end of a field.
  return texts.join(' xfieldendx ');
}

function fieldsOf(object: ObjectDefinition, group: SearchGroup): FieldDefinition[] {
  return object.fields.filter((field) => groupOf(object, field) === group);
}

/** Pick lists and references are not searched. */
function groupOf(object: ObjectDefinition, field: FieldDefinition): SearchGroup | null {
  if (field.name === nameFieldOf(object)) return 'name';
  if (field.type === 'email') return 'email';
  if (field.type === 'phone') return 'phone';
  return isText(field) && field.type !== 'picklist' ? 'other' : null;
}

function objectWord(object: ObjectDefinition): string {
  return `object${object.keyPrefix.toLowerCase()}`;
}
