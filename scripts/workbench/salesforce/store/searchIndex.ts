/** The full-text index behind SOSL. */
import { isText } from '../schema/definitions.ts';
import type { FieldDefinition, ObjectDefinition } from '../schema/definitions.ts';
import type { Schema } from '../schema/schema.ts';
import { nameFieldOf } from '../schema/schema.ts';
import type { Database } from './database.ts';
import type { RecordStore, Row } from './recordStore.ts';
import { phoneWordsOf, wordsOf } from './words.ts';

/** The columns of the index: what `IN NAME FIELDS` and its like choose from. */
export const SEARCH_GROUPS = ['name', 'email', 'phone', 'other'] as const;
export type SearchGroup = (typeof SEARCH_GROUPS)[number];

export interface SearchIndex {
  /** Told of every record that was written or deleted. Indexes it at once, or after the delay. */
  changed(object: ObjectDefinition, id: string): void;
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
  const { database } = deps;
  database.exec(TABLES);
  const indexDue = () => {
    const due = database.all('DELETE FROM search_pending WHERE due <= ? RETURNING id', [deps.clock()]);
    for (const { id } of due) indexRecord(deps, String(id));
  };
  return {
    changed: (object, id) => {
      if (!object.searchable) return;
      const delay = deps.delayMs();
      if (delay === 0) {
        indexRecord(deps, id);
      } else {
        database.run('INSERT OR IGNORE INTO search_pending VALUES (?, ?)', [id, deps.clock() + delay]);
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

function indexRecord({ database, schema, records }: Deps, id: string): void {
  const object = schema.objectOfId(id);
  const row = object && records.get(object, id);
  const [known] = database.all('SELECT number FROM search_record WHERE id = ?', [id]);
  if (known !== undefined) database.run('DELETE FROM search WHERE rowid = ?', [Number(known['number'])]);
  if (object === undefined || row === undefined || row['IsDeleted'] === 1) return;
  if (known === undefined) database.run('INSERT INTO search_record (id) VALUES (?)', [id]);
  const [entry] = database.all('SELECT number FROM search_record WHERE id = ?', [id]);
  database.run('INSERT INTO search (rowid, object, name, email, phone, other) VALUES (?, ?, ?, ?, ?, ?)', [
    Number(entry?.['number']),
    objectWord(object),
    ...SEARCH_GROUPS.map((group) => textOf(object, row, group)),
  ]);
}

function textOf(object: ObjectDefinition, row: Row, group: SearchGroup): string {
  const fields = object.fields.filter((field) => groupOf(object, field) === group);
  const values = fields.flatMap((field) =>
    typeof row[field.name] === 'string' ? [String(row[field.name])] : [],
  );
  // The dot is a word of its own to nobody: it keeps phrases from reaching over the end of a field.
  return values
    .map((value) => (group === 'phone' ? phoneWordsOf(value) : wordsOf(value)).join(' '))
    .join(' xfieldendx ');
}

/** Pick lists and references are not searched. */
export function groupOf(object: ObjectDefinition, field: FieldDefinition): SearchGroup | null {
  if (field.name === nameFieldOf(object)) return 'name';
  if (field.type === 'email') return 'email';
  if (field.type === 'phone') return 'phone';
  return isText(field) && field.type !== 'picklist' ? 'other' : null;
}

function objectWord(object: ObjectDefinition): string {
  return `object${object.keyPrefix.toLowerCase()}`;
}
