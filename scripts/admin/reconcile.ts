/** `npm run admin -- reconcile`: Zoom's calls against Salesforce's Tasks. */
import { parseArgs } from 'node:util';
import { DaySchema, ReconciliationSchema } from '#call-core';
import type { AgentReconciliation, ReconciledCall } from '#call-core';
import * as v from 'valibot';
import { EXIT, UsageError } from './command.ts';
import type { Command } from './command.ts';
import { askGateway } from './gatewayRequest.ts';

const USAGE = `npm run admin -- reconcile --from <day> --to <day> [options]

  --from, --to <day>   for example 2026-11-01; both count; 30 days at most, where each agent is
  --agent <name>       only agents with this in their name, or with this Salesforce user id
  --json               the whole report as JSON

Calls are left out by the agent, by a rule of the settings, or until the agent decides.

Exit code 0: every call of Zoom's that is not left out is one Task with a person. 1: not every one is. 3: some could not be compared.`;

const FINDINGS = [
  ['missing', 'missing in Salesforce'],
  ['twice', 'twice in Salesforce'],
  ['withoutPerson', 'without a person'],
  ['notInZoom', 'in Salesforce but not in Zoom'],
] as const;

export const reconcile: Command = {
  name: 'reconcile',
  summary: 'compares the calls of some days at Zoom with the Tasks in Salesforce',
  usage: USAGE,
  async run(args, terminal) {
    const { json, ...query } = readOptions(args);
    const path = `/admin/reconciliation?${new URLSearchParams(query).toString()}`;
    const report = await askGateway(terminal, path, ReconciliationSchema);
    terminal.out(json ? JSON.stringify(report, null, 2) : textOf(report.agents));
    if (report.agents.some(({ problem }) => problem !== null)) return EXIT.failed;
    return report.agents.some((agent) => FINDINGS.some(([name]) => agent[name].length > 0))
      ? EXIT.findings
      : EXIT.fine;
  },
};

function readOptions(args: readonly string[]) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      from: { type: 'string', default: '' },
      to: { type: 'string', default: '' },
      agent: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const { agent, ...others } = values;
  for (const name of ['from', 'to'] as const) {
    if (!v.is(DaySchema, values[name]))
      throw new UsageError(`--${name} must be a day, for example 2026-11-26.`);
  }
  return { ...others, ...(agent !== undefined && { agent }) };
}

function textOf(agents: readonly AgentReconciliation[]): string {
  return agents.length === 0 ? 'There is no such agent.' : agents.map(textOfAgent).join('\n\n');
}

function textOfAgent(report: AgentReconciliation): string {
  const { agent, problem, calls, tasks, leftOut, deleted } = report;
  if (problem !== null) return `${agent.name}: could not be compared (${problem})`;
  const decided = [
    leftOut === 0 ? '' : `, ${leftOut} left out`,
    deleted === 0 ? '' : `, ${deleted} deleted by the agent`,
  ].join('');
  return [
    `${agent.name}: ${calls} calls at Zoom, ${tasks} Tasks${decided}`,
    ...FINDINGS.flatMap(([name, words]) => [
      `  ${report[name].length} ${words}`,
      ...report[name].map((call) => `    ${lineOf(call)}`),
    ]),
  ].join('\n');
}

function lineOf({ callId, at, taskIds, state, problem }: ReconciledCall): string {
  const parts = [at === null ? '' : new Date(at).toISOString(), callId, taskIds.join(' ')];
  const why = problem ?? (state === null ? 'not known to the gateway' : state);
  return [...parts, taskIds.length === 0 ? `(${why})` : ''].filter((part) => part !== '').join('  ');
}
