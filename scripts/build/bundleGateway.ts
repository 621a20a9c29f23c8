/**
 * The gateway and what it imports in one file. Node spends more on a thousand modules than the gateway on its start, and
 * the tests start it hundreds of times. The same source, and none of it left out; `gateway/main.ts` is what runs elsewhere.
 */
import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** Where modules that ask where they are believe to be: beside the migrations, and below the packages. */
const PLACE = 'gateway/storage/database.ts';
/** What finds its files beside its own, and what is hardly ever loaded. */
const LEFT_OUTSIDE = ['@electric-sql/*', 'pg-native', '@opentelemetry/*'];
/** What modules of the older kind find there by themselves. */
const COMMONJS = `
import * as bundleModule from 'node:module';
import * as bundleUrl from 'node:url';
const require = bundleModule.createRequire(PLACE);
const __filename = bundleUrl.fileURLToPath(PLACE);
const __dirname = bundleUrl.fileURLToPath(new URL('.', PLACE));
`;

/**
 * @param root folder of the repository
 * @returns the program's file
 */
export async function bundleGateway(root: string): Promise<string> {
  const cache = path.join(root, 'node_modules/.cache');
  const file = path.join(cache, 'gateway.mjs');
  mkdirSync(cache, { recursive: true });
  const made = mkdtempSync(path.join(cache, 'gateway-'));
  const place = JSON.stringify(pathToFileURL(path.join(root, PLACE)).href);
  await build({
    entryPoints: [path.join(root, 'gateway/main.ts')],
    outfile: path.join(made, 'gateway.mjs'),
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'esm',
    external: LEFT_OUTSIDE,
    define: { 'import.meta.url': place },
    banner: { js: COMMONJS.replaceAll('PLACE', place) },
    logLevel: 'error',
  });
  // Whole at every moment, for those who start it meanwhile.
  renameSync(path.join(made, 'gateway.mjs'), file);
  rmSync(made, { recursive: true });
  return file;
}
