/** What the section shows, read off the doctor's report. */
import type { DoctorReport, Finding, GatewayStatus, Severity } from 'c/zoomCallCore';
import { wordsOf } from 'c/zoomPhoneFindingTexts';
import { formatMoment } from 'c/zoomPhoneFormat';
import { fill, labels } from 'c/zoomPhoneLabels';

const MARKS: Readonly<Record<Severity, { severity: string; icon: string; variant: string }>> = {
  error: { severity: labels.doctorError, icon: 'utility:error', variant: 'error' },
  warning: { severity: labels.doctorWarning, icon: 'utility:warning', variant: 'warning' },
  note: { severity: labels.doctorNote, icon: 'utility:info', variant: '' },
};

/** @param now for "today" and "yesterday"; milliseconds since 1970 */
export function viewOf(report: DoctorReport, status: GatewayStatus | null, now: number) {
  const { findings } = report;
  const [worst] = findings;
  const mark = worst && MARKS[worst.severity];
  return {
    figures: [...figuresOf(report, now), ...(status === null ? [] : workOf(status))],
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

function workOf({ nodes, jobs, logs, texts, signInsNeeded, quota, voice }: GatewayStatus) {
  return [
    { label: labels.doctorNodes, value: String(nodes) },
    {
      label: labels.doctorJobs,
      value: fill(labels.doctorJobsCount, jobs.waiting, Math.round(jobs.oldestSeconds), jobs.failed),
    },
    { label: labels.doctorLogs, value: logs.length === 0 ? '0' : logs.map(logCount).join(', ') },
    { label: labels.doctorTexts, value: fill(labels.doctorTextsCount, texts.sending, texts.unsure) },
    {
      label: labels.doctorSignIns,
      value: fill(labels.doctorSignInsCount, signInsNeeded.zoom, signInsNeeded.salesforce),
    },
    { label: labels.doctorSalesforceQuota, value: quotaOf(quota.salesforce) },
    { label: labels.doctorZoomQuota, value: quotaOf(quota.zoom) },
    ...(voice ? linesOf(voice) : []),
  ];
}

function linesOf({ engines, lines, calls }: NonNullable<GatewayStatus['voice']>) {
  return [
    { label: labels.doctorEngines, value: fill(labels.doctorEnginesCount, engines.up, engines.all) },
    { label: labels.doctorLines, value: fill(labels.doctorLinesCount, lines.registered, lines.all, calls) },
  ];
}

/** An error's code is what the documentation is searched for. */
function logCount({ code, count }: GatewayStatus['logs'][number]): string {
  return code === null ? String(count) : `${count} (${code})`;
}

function quotaOf(quota: GatewayStatus['quota']['zoom']): string {
  return quota === null ? labels.doctorQuotaUnknown : fill(labels.doctorQuota, quota.used, quota.limit);
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
