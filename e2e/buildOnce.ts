/** Before the workers start: what the page is built of is compiled once, and each of them finds it. */
import { buildPage } from '../scripts/workbench/server/pageBundles.ts';
import { ROOT } from '../scripts/workbench/startWorkbench.ts';
import { makeEmptyDatabase } from '../scripts/workbench/supervisor/emptyDatabase.ts';
import { makeGatewayProgram } from '../test-support/gatewayProgram.ts';

export default async function buildOnce(): Promise<void> {
  await Promise.all([
    buildPage({ root: ROOT, packageRoot: ROOT, onProgress: () => undefined }),
    makeEmptyDatabase(ROOT),
    makeGatewayProgram(ROOT),
  ]);
}
