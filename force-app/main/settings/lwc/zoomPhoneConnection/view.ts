/** What the section shows, read off the doctor's report. */
import type { DoctorReport, Finding, Severity } from 'c/zoomCallCore';
import { wordsOf } from 'c/zoomPhoneFindingTexts';
import { formatMoment } from 'c/zoomPhoneFormat';
import { fill, labels } from 'c/zoomPhoneLabels';

const MARKS: Readonly<Record<Severity, { severity: string; icon: string; variant: string }>> = {
  error: { severity: labels.doctorError, icon: 'utility:error', variant: 'error' },
  warning: { severity: labels.doctorWarning, icon: 'utility:warning', variant: 'warning' },
  note: { severity: labels.doctorNote, icon: 'utility:info', variant: '' },
};

/** @param now for "today" and "yesterday"; milliseconds since 1970 */
export function viewOf(report: DoctorReport, now: number) {
  const { findings } = report;
  const [worst] = findings;
  const mark = worst && MARKS[worst.severity];
  return {
    figures: figuresOf(report, now),
    hasFindings: findings.length > 0,
    verdict: mark ? fill(labels.doctorFound, findings.length) : labels.doctorAllWell,
    verdictIcon: mark?.icon ?? 'utility:success',
    verdictVariant: mark?.variant ?? 'success',
    findings: findings.map(rowOf),
  };
}

function figuresOf({ gateway, webhookAt, agents }: DoctorReport, now: number) {
  const { version, startedAt } = gateway;
  return [
    {
      label: labels.doctorGateway,
      value: fill(labels.doctorGatewayRuns, version, formatMoment(startedAt, now)),
    },
    {
      label: labels.doctorWebhooks,
      value: webhookAt === null ? labels.doctorWebhooksNever : formatMoment(webhookAt, now),
    },
    { label: labels.doctorAgents, value: fill(labels.doctorAgentsCount, agents.signedIn, agents.known) },
  ];
}

function rowOf(finding: Finding, index: number) {
  const { code, severity, where } = finding;
  return {
    key: `${code}-${index}`,
    code,
    ...MARKS[severity],
    where: where === '' ? null : fill(labels.doctorWhere, where),
    ...wordsOf(finding),
  };
}
