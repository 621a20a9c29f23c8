/** The metadata of the org, byte for byte, in its database. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Database } from '../store/database.ts';
import type { Files } from './components.ts';

export interface MetadataStore {
  readonly files: Files;
  replace(files: Files): void;
  /** Back to what a new org has. */
  reset(): void;
}

/** What an org has that is in use for years: apps with and without utility bars, two with the same one. */
const NEW_ORG = fileURLToPath(new URL('./newOrg', import.meta.url));

const TABLE = 'CREATE TABLE IF NOT EXISTS metadata_file (path TEXT PRIMARY KEY, content TEXT NOT NULL)';

export function createMetadataStore(database: Database): MetadataStore {
  database.exec(TABLE);
  const rows = database.all('SELECT path, content FROM metadata_file ORDER BY path');
  let files: Files = new Map(rows.map((row) => [String(row['path']), String(row['content'])]));
  const store: MetadataStore = {
    get files() {
      return files;
    },
    replace: (next) => {
      database.transaction(() => {
        for (const path of files.keys()) {
          if (!next.has(path)) database.run('DELETE FROM metadata_file WHERE path = ?', [path]);
        }
        for (const [path, content] of next) {
          if (files.get(path) === content) continue;
          database.run('INSERT OR REPLACE INTO metadata_file VALUES (?, ?)', [path, content]);
        }
      });
      files = new Map([...next].sort(([a], [b]) => (a < b ? -1 : 1)));
    },
    reset: () => {
      store.replace(readFolder(NEW_ORG));
    },
  };
  if (files.size === 0) store.reset();
  return store;
}

function readFolder(folder: string): Map<string, string> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  return new Map(paths.map((path) => [path.replaceAll('\\', '/'), readFileSync(join(folder, path), 'utf8')]));
}
