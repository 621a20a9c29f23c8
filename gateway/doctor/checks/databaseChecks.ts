import type { Finding } from '#call-core';
import { finding } from '../finding.ts';
import type { DoctorFacts } from '../ports.ts';

const CLOCK_WARNS_MS = 60_000;

export function checkDatabase({ stored }: DoctorFacts): Finding[] {
  if (stored === null) return [finding('error', 'database.unreachable')];
  const { otherMigrations, aheadMs } = stored;
  return [
    ...(otherMigrations.length > 0
      ? [finding('error', 'database.otherVersion', { facts: [otherMigrations.join(', ')] })]
      : []),
    ...(Math.abs(aheadMs) >= CLOCK_WARNS_MS
      ? [finding('warning', 'database.clock', { facts: [Math.round(Math.abs(aheadMs) / 1000)] })]
      : []),
  ];
}
