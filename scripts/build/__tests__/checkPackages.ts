/** Checks several packages in one process, because Salesforce's compiler takes long to load, and does not run inside Jest. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as v from 'valibot';
import { checkPackage } from '../checkPackage.ts';

const FoundSchema = v.array(
  v.object({ modules: v.number(), bundles: v.number(), problems: v.array(v.string()) }),
);
type Found = v.InferOutput<typeof FoundSchema>;

export async function checkPackages(roots: readonly string[]): Promise<Found> {
  const program = fileURLToPath(import.meta.url);
  const { stdout } = await promisify(execFile)(process.execPath, [program, ...roots]);
  return v.parse(FoundSchema, JSON.parse(stdout));
}

if (import.meta.main) {
  const found: unknown[] = [];
  for (const root of process.argv.slice(2)) found.push(await checkPackage(root));
  console.log(JSON.stringify(found));
}
