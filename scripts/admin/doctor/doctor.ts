/** `npm run admin -- doctor`: what is wrong with the set-up, at the gateway and in the org. */
import { parseArgs } from 'node:util';
import { DoctorReportSchema, SEVERITIES } from '#call-core';
import type { DoctorReport } from '#call-core';
import { EXIT, UsageError } from '../command.ts';
import type { Command, ExitCode, Terminal } from '../command.ts';
import { askGateway } from '../gatewayRequest.ts';
import { confirmOrg } from '../org/confirmOrg.ts';
import type { ConnectOrg, Org } from '../org/ports.ts';
import { appsWithZoomPhone } from './checkUtilityBars.ts';
import { applyPlan, planFixes } from './fixes.ts';
import type { Plan } from './fixes.ts';
import { checkOrg } from './orgChecks.ts';
import type { GatewayFacts } from './orgChecks.ts';
import { gatherOrg } from './orgFacts.ts';
import type { OrgFacts } from './orgFacts.ts';
import type { OrgFinding } from './orgFindings.ts';
import { readOwnPackage } from './ownPackage.ts';
import { linesOf, tellGatewayFindings, tellOrgFinding } from './words.ts';
import type { ToldFinding } from './words.ts';

const USAGE = `npm run admin -- doctor [options]

  --target-org <name>  looks at this org too: an alias or user name of the sf CLI
  --fix                puts right in the org what it can: trusted URLs, rights of the permission set, the gateway's
                       address in utility bars, your own permission set
  --dry-run            with --fix: says what would be done, and does nothing
  --yes                with --fix: also in an org that is no sandbox
  --json               the findings as JSON

The gateway is looked at where GATEWAY_URL and ADMIN_KEY are set, as the gateway has them.

Exit code 0: nothing is wrong. 1: something is. 3: the gateway or the org could not be looked at.`;

const ALIVE_WITHIN_MS = 5000;

interface Deps {
  readonly connectOrg: ConnectOrg;
  /** Whether a gateway answers at an address. */
  readonly isAlive?: (url: string) => Promise<boolean>;
}

interface Options {
  readonly 'target-org'?: string;
  readonly fix: boolean;
  readonly 'dry-run': boolean;
  readonly yes: boolean;
  readonly json: boolean;
}

/** What was looked at, and what could not be. */
interface Seen {
  readonly findings: readonly ToldFinding[];
  readonly apps: readonly string[] | null;
  readonly hasFailed: boolean;
}

export function createDoctorCommand({ connectOrg, isAlive = answersThere }: Deps): Command {
  async function lookAtGateway(terminal: Terminal): Promise<DoctorReport | 'failed' | null> {
    const { GATEWAY_URL: url, ADMIN_KEY: key } = terminal.env;
    if (!url || !key) {
      terminal.say('The gateway is not looked at: set GATEWAY_URL and ADMIN_KEY, as the gateway has them.');
      return null;
    }
    try {
      return await askGateway(terminal, '/admin/doctor', DoctorReportSchema);
    } catch (error) {
      terminal.say(error instanceof Error ? error.message : String(error));
      return 'failed';
    }
  }

  async function connect(options: Options, terminal: Terminal): Promise<Org | null> {
    const targetOrg = options['target-org'];
    if (targetOrg === undefined && !terminal.env['SF_ACCESS_TOKEN']) {
      terminal.say('The org is not looked at: name it with --target-org.');
      return null;
    }
    return connectOrg(targetOrg === undefined ? {} : { targetOrg }, terminal);
  }

  async function lookAtOrg(org: Org, gateway: GatewayFacts) {
    const facts = await gatherOrg({ org, isAlive });
    return { facts, findings: checkOrg(facts, readOwnPackage(), gateway) };
  }

  /** @returns what is left to be found */
  async function fix(org: Org, seen: Looked, gateway: GatewayFacts, options: Options, terminal: Terminal) {
    const gatewayUrl = gateway.publicUrl;
    const plan = planFixes(seen.findings, { facts: seen.facts, own: readOwnPackage(), gatewayUrl });
    tellPlan(plan, options, terminal);
    if (plan.steps.length === 0 || options['dry-run']) return seen;
    await confirmOrg(org, { yes: options.yes, dryRun: false }, terminal);
    await applyPlan(org, plan);
    return lookAtOrg(org, gateway);
  }

  return {
    name: 'doctor',
    summary: 'finds what is wrong with the set-up, and says what to do',
    usage: USAGE,
    async run(args, terminal): Promise<ExitCode> {
      const options = readOptions(args);
      const report = await lookAtGateway(terminal);
      const org = await connect(options, terminal);
      if (report === null && org === null) {
        throw new UsageError('There is nothing to look at: name a gateway, an org, or both.');
      }
      const told = report === null || report === 'failed' ? null : report;
      const gateway: GatewayFacts = {
        publicUrl: told?.gateway.publicUrl ?? terminal.env['GATEWAY_URL']?.replace(/\/+$/, '') ?? null,
        origins: told?.gateway.origins ?? null,
      };
      const first = org && (await lookAtOrg(org, gateway));
      const looked =
        org !== null && first !== null && options.fix
          ? await fix(org, first, gateway, options, terminal)
          : first;
      const findings = inOrder([
        ...tellGatewayFindings(told?.findings ?? []),
        ...withoutTold(looked?.findings ?? [], told).map(tellOrgFinding),
      ]);
      const apps = looked === null ? null : appsWithZoomPhone(looked.facts);
      return answer({ findings, apps, hasFailed: report === 'failed' }, options, terminal);
    },
  };
}

interface Looked {
  readonly facts: OrgFacts;
  readonly findings: readonly OrgFinding[];
}

function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      'target-org': { type: 'string' },
      fix: { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false },
      yes: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  return values;
}

/** The gateway has the same eyes for it. */
function withoutTold(findings: readonly OrgFinding[], report: DoctorReport | null): OrgFinding[] {
  const isTold = report?.findings.some(({ code }) => code === 'gateway.originMissing') === true;
  return findings.filter(({ code }) => !(isTold && code === 'org.originMissing'));
}

function inOrder(findings: readonly ToldFinding[]): ToldFinding[] {
  return findings.toSorted((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
}

function tellPlan({ steps }: Plan, options: Options, terminal: Terminal): void {
  if (steps.length === 0) {
    terminal.say('There is nothing in the org that this command can put right.');
    return;
  }
  const head = options['dry-run'] ? 'Would be done:' : 'Is being done:';
  terminal.say([head, ...steps.map((step) => `  ${step}`)].join('\n'));
}

function answer({ findings, apps, hasFailed }: Seen, { json }: Options, terminal: Terminal): ExitCode {
  if (json) terminal.out(JSON.stringify({ findings, apps }, null, 2));
  else {
    const where =
      apps === null || apps.length === 0 ? [] : [`Zoom Phone is in these apps: ${apps.join(', ')}`];
    const verdict = findings.length === 0 && !hasFailed ? ['Nothing is wrong.'] : [];
    terminal.out([...where, ...findings.map(linesOf), ...verdict].join('\n\n'));
  }
  if (hasFailed) return EXIT.failed;
  // A note is nothing that has to be put right.
  return findings.some(({ severity }) => severity !== 'note') ? EXIT.findings : EXIT.fine;
}

async function answersThere(url: string): Promise<boolean> {
  try {
    const answer = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(ALIVE_WITHIN_MS) });
    await answer.body?.cancel();
    return answer.ok;
  } catch {
    return false;
  }
}
