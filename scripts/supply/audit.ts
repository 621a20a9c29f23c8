/**
 * `npm run audit`: known vulnerabilities of the packages that the gateway runs on. Exit code 1 where there are some. Without a
 * registry that answers, nothing is known: it says so, and fails only where AUDIT_REQUIRED is set.
 */
import { askNpm } from './npm.ts';
import { auditVerdict } from './auditVerdict.ts';

const report = await askNpm(['audit', '--omit=dev', '--package-lock-only', '--json']);
const { outcome, lines } = auditVerdict(report);
for (const line of lines) console.log(line);
const isRequired = (process.env['AUDIT_REQUIRED'] ?? '') !== '';
process.exitCode = outcome === 'vulnerable' || (outcome === 'unasked' && isRequired) ? 1 : 0;
