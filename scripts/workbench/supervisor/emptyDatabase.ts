/**
 * An embedded Postgres as it is on its first day. Making one takes several seconds, copying one does not: it is made
 * once and kept.
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import * as v from 'valibot';

const PackageSchema = v.object({ version: v.string() });

/**
 * Puts an empty database into the gateway's data folder, unless there is one.
 * @param root folder of the repository
 */
export async function provideEmptyDatabase(root: string, dataDir: string): Promise<void> {
  const target = path.join(dataDir, 'postgres');
  if (existsSync(target)) return;
  const kept = await makeEmptyDatabase(root);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  cpSync(kept, target, { recursive: true });
}

/** @returns the folder in which it is kept */
export async function makeEmptyDatabase(root: string): Promise<string> {
  const cache = path.join(root, 'node_modules/.cache');
  const kept = path.join(cache, `postgres-${versionOf(root)}`);
  if (existsSync(kept)) return kept;
  mkdirSync(cache, { recursive: true });
  const made = mkdtempSync(path.join(cache, 'postgres-'));
  const pglite = await PGlite.create(path.join(made, 'data'));
  await pglite.close();
  // Somebody else may have been quicker.
  if (!existsSync(kept)) renameSync(path.join(made, 'data'), kept);
  rmSync(made, { recursive: true, force: true });
  return kept;
}

function versionOf(root: string): string {
  const file = path.join(root, 'node_modules/@electric-sql/pglite/package.json');
  return v.parse(PackageSchema, JSON.parse(readFileSync(file, 'utf8'))).version;
}
