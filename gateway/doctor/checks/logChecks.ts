/** Whether what was telephoned and texted gets to Salesforce. */
import type { Finding } from '#call-core';
import { finding, namesOf } from '../finding.ts';
import type { DoctorFacts, StoredFacts } from '../ports.ts';

/** Sweeps that did not come to their end. */
const SWEEPS_MISSED = 3;
const SWEEP_AT_LEAST_MS = 30 * 60_000;
/** One look may fail, and the next may as well. */
const LOOKS_FAILED = 3;

export function checkLogs({ stored, now, startedAt, config }: DoctorFacts): Finding[] {
  if (stored === null) return [];
  const patience = Math.max(config.sweepEveryMs * SWEEPS_MISSED, SWEEP_AT_LEAST_MS);
  return [
    ...logs(stored),
    ...(stored.texts > 0 ? [finding('warning', 'texts.late', { facts: [stored.texts] })] : []),
    // What was missed while nothing ran is made up for first.
    ...(startedAt < now - patience ? sweeps(stored, now - patience) : []),
    ...numbers(stored),
  ];
}

function logs({ logs: late }: StoredFacts): Finding[] {
  return late.map(({ code, needsAgent, count }) =>
    finding('warning', needsAgent ? 'logs.needAgents' : 'logs.late', { facts: [count, code ?? '—'] }),
  );
}

function sweeps({ sweeps: last }: StoredFacts, since: number): Finding[] {
  const late = last.filter((sweep) => (sweep.sweptAt ?? sweep.since) < since).map(({ name }) => name);
  return late.length === 0
    ? []
    : [finding('warning', 'sweeps.late', { where: namesOf(late), facts: [late.length] })];
}

function numbers({ numbers: { failures, unreadable, examples } }: StoredFacts): Finding[] {
  return [
    ...(failures >= LOOKS_FAILED ? [finding('warning', 'numbers.failing', { facts: [failures] })] : []),
    ...(unreadable > 0
      ? [finding('note', 'numbers.unreadable', { where: namesOf(examples), facts: [unreadable] })]
      : []),
  ];
}
