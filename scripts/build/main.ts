/** `npm run build`: the package in this folder as it is deployed, checked with Salesforce's own compiler. */
import { fileURLToPath } from 'node:url';
import { checkBundle } from './checkBundle.ts';
import { emitPackage } from './emitPackage.ts';
import { packageBundles } from './packageBundles.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const packageRoot = process.cwd();
const emitted = await emitPackage(packageRoot);
const bundles = packageBundles(packageRoot);
const siblings = bundles.map(({ name }) => name);

let problems = 0;
for (const bundle of bundles) {
  for (const problem of await checkBundle(bundle, { root, siblings })) {
    problems += 1;
    console.error(`${bundle.name}: ${problem}`);
  }
}
console.log(`${emitted.length} modules emitted, ${bundles.length} bundles compiled, ${problems} problems.`);
process.exitCode = problems === 0 ? 0 : 1;
