/** `npm run build`: the package in this folder as it is deployed, checked with Salesforce's own compiler. */
import { checkPackage } from './checkPackage.ts';

const { modules, bundles, problems } = await checkPackage(process.cwd());
for (const problem of problems) console.error(problem);
console.log(`${modules} modules emitted, ${bundles} bundles compiled, ${problems.length} problems.`);
process.exitCode = problems.length === 0 ? 0 : 1;
