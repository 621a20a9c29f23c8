/** What npm's audit says of the packages that the gateway runs on. */
import * as v from 'valibot';

const SEVERITIES = ['info', 'low', 'moderate', 'high', 'critical'] as const;
/** From here on it fails. */
const WORST_TAKEN = SEVERITIES.indexOf('low');

const ReportSchema = v.object({
  auditReportVersion: v.number(),
  vulnerabilities: v.record(
    v.string(),
    v.object({
      name: v.string(),
      severity: v.picklist(SEVERITIES),
      range: v.string(),
      via: v.array(v.union([v.string(), v.object({ title: v.string(), url: v.string() })])),
    }),
  ),
});
const RefusalSchema = v.object({ message: v.optional(v.string(), 'no reason') });

export interface AuditVerdict {
  /** `unasked`: nobody has answered, so nothing is known. */
  readonly outcome: 'fine' | 'vulnerable' | 'unasked';
  readonly lines: readonly string[];
}

/** @param report npm's, as JSON; undefined where it has written none */
export function auditVerdict(report: unknown): AuditVerdict {
  const parsed = v.safeParse(ReportSchema, report);
  if (!parsed.success) {
    const refusal = v.safeParse(RefusalSchema, report);
    const reason = refusal.success ? refusal.output.message : 'npm has written no report';
    return { outcome: 'unasked', lines: [`The registry was not asked for known vulnerabilities: ${reason}`] };
  }
  const all = Object.values(parsed.output.vulnerabilities);
  const lines = all.map(({ name, severity, range, via }) => {
    const why = via.map((cause) => (typeof cause === 'string' ? cause : `${cause.title} (${cause.url})`));
    return `${severity}: ${name} ${range}: ${why.join('; ')}`;
  });
  const isBad = all.some(({ severity }) => SEVERITIES.indexOf(severity) > WORST_TAKEN);
  return {
    outcome: isBad ? 'vulnerable' : 'fine',
    lines: [...lines, isBad ? 'Update these packages.' : 'No known vulnerability above "low".'],
  };
}
