/** All checks on the facts, the worst findings first. Pure. */
import { SEVERITIES } from '#call-core';
import type { Finding } from '#call-core';
import { checkAgents } from './checks/agentChecks.ts';
import { checkDatabase } from './checks/databaseChecks.ts';
import { checkGateway } from './checks/gatewayChecks.ts';
import { checkLines } from './checks/lineChecks.ts';
import { checkLogs } from './checks/logChecks.ts';
import { checkSalesforce } from './checks/salesforceChecks.ts';
import type { PackageField } from './checks/salesforceChecks.ts';
import { checkZoom } from './checks/zoomChecks.ts';
import type { DoctorFacts } from './ports.ts';

/** @param fields of the package */
export function examine(facts: DoctorFacts, fields: readonly PackageField[]): Finding[] {
  const findings = [
    ...checkDatabase(facts),
    ...checkGateway(facts),
    ...checkZoom(facts),
    ...checkSalesforce(facts, fields),
    ...checkAgents(facts),
    ...checkLogs(facts),
    ...checkLines(facts),
  ];
  return findings.sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
}
