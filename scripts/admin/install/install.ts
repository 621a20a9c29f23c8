/** `npm run admin -- install`: the package in an org, ready for its first agents. */
import { parseArgs } from 'node:util';
import { AdminError, EXIT, UsageError } from '../command.ts';
import type { Command, Terminal } from '../command.ts';
import { confirmOrg } from '../org/confirmOrg.ts';
import { ORG_OPTIONS, ORG_OPTIONS_USAGE } from '../org/orgOptions.ts';
import type { ConnectOrg, Org } from '../org/ports.ts';
import { contactEmailOf, deployPackage, linesOf } from './deployPackage.ts';
import type { PackageChanges } from './deployPackage.ts';
import { compareVersions, readInstallation } from './installation.ts';
import type { Installation } from './installation.ts';
import { nextSteps, textOfNextSteps } from './nextSteps.ts';
import type { PackageContent } from './packageFiles.ts';
import { assignPermissionSets } from './permissionSets.ts';
import type { Assignment } from './permissionSets.ts';

const USAGE = `npm run admin -- install --gateway-url <url> [options]

  --gateway-url <url>  where the gateway is (PUBLIC_URL); GATEWAY_URL says it as well
  --agent <username>   who telephones: gets the permission set Zoom Phone Agent; may be said again
  --admin <username>   who administers: gets Zoom Phone Admin and Zoom Phone Agent; without it, whoever installs
  --without-app        makes no External Client App, because there is one already
  --browser-line       lets pages command the browser line and use the microphone, where the gateway has VOICE_ENGINES
${ORG_OPTIONS_USAGE}

Builds the package and deploys it, with the trusted site and the External Client App for this gateway; assigns the permission
sets; says what is left to do. It may be run again: what is there stays as it is.

Exit code 0: the org has it. 2: wrong options. 3: it did not work; then nothing of the package was deployed, and it may be run again.`;

export interface InstallDeps {
  readonly connect: ConnectOrg;
  readonly build: () => Promise<PackageContent>;
}

type Options = ReturnType<typeof readOptions>;

export function createInstall({ connect, build }: InstallDeps): Command {
  return {
    name: 'install',
    summary: 'deploys the package to an org and assigns its permission sets',
    usage: USAGE,
    async run(args, terminal) {
      const options = readOptions(args, terminal);
      const org = await connect(options, terminal);
      await confirmOrg(org, options, terminal);
      const installed = await readInstallation(org.metadata);
      terminal.say('Building the package');
      const content = await build();
      refuseOtherVersion(installed, content);
      const { gatewayUrl, clientApp, browserLine, dryRun } = options;
      const values = { gatewayUrl, contactEmail: installed?.contactEmail ?? (await contactEmailOf(org)) };
      const changes = await deployPackage(
        org,
        content,
        installed,
        {
          values,
          parts: {
            clientApp: clientApp ?? installed?.clientApp ?? true,
            browserLine: browserLine || (installed?.browserLine ?? false),
          },
          dryRun,
        },
        terminal,
      );
      const assigned = await assignPermissionSets(org, assignmentsOf(options, org), { dryRun });
      tell(terminal, org, options, { ...changes, assigned, version: content.version });
      return EXIT.fine;
    },
  };
}

/** @throws AdminError for an org that has another version */
function refuseOtherVersion(installed: Installation | null, { version }: PackageContent): void {
  const difference = installed === null ? 0 : compareVersions(installed.version, version);
  if (difference > 0) throw newerInstalled(installed?.version ?? '', version);
  if (difference < 0) {
    throw new AdminError(
      `Version ${installed?.version ?? ''} is installed, and this is ${version}: run npm run admin -- upgrade.`,
    );
  }
}

export function newerInstalled(installed: string, version: string): AdminError {
  return new AdminError(
    `The org has version ${installed}, which is newer than this one (${version}). Nothing was changed: take the newer source.`,
  );
}

function readOptions(args: readonly string[], { env }: Pick<Terminal, 'env'>) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      ...ORG_OPTIONS,
      'gateway-url': { type: 'string' },
      agent: { type: 'string', multiple: true, default: [] },
      admin: { type: 'string', multiple: true, default: [] },
      'without-app': { type: 'boolean', default: false },
      'browser-line': { type: 'boolean', default: false },
    },
  });
  const { 'target-org': targetOrg, 'dry-run': dryRun, agent: agents, admin: admins, json, yes } = values;
  const gatewayUrl = readGatewayUrl(values['gateway-url'] ?? env['GATEWAY_URL']);
  const clientApp = values['without-app'] ? false : undefined;
  return {
    ...(targetOrg !== undefined && { targetOrg }),
    dryRun,
    json,
    yes,
    agents,
    admins,
    gatewayUrl,
    clientApp,
    browserLine: values['browser-line'],
  };
}

/** @throws UsageError for what can be no gateway's address */
export function readGatewayUrl(text: string | undefined): string {
  if (text === undefined || text === '') throw new UsageError('Where is the gateway? Say --gateway-url.');
  const url = URL.canParse(text) ? new URL(text) : null;
  const isSecure = url?.protocol === 'https:' || (url?.protocol === 'http:' && url.hostname === 'localhost');
  if (url === null || !isSecure || url.search !== '' || url.hash !== '') {
    throw new UsageError(`--gateway-url must begin with https://, and ${text} is no such address.`);
  }
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}

function assignmentsOf({ agents, admins }: Options, org: Org): Assignment[] {
  const administering = admins.length > 0 ? admins : [org.identity.username];
  return [
    ...administering.flatMap((username) => [
      { username, permissionSet: 'ZoomPhoneAdmin' as const },
      { username, permissionSet: 'ZoomPhoneAgent' as const },
    ]),
    ...agents
      .filter((username) => !administering.includes(username))
      .map((username) => ({ username, permissionSet: 'ZoomPhoneAgent' as const })),
  ];
}

interface Outcome extends PackageChanges {
  readonly assigned: readonly Assignment[];
  readonly version: string;
}

function tell(terminal: Terminal, org: Org, options: Options, outcome: Outcome): void {
  const { gatewayUrl, dryRun, json, clientApp } = options;
  const steps = nextSteps(gatewayUrl, org.identity.instanceUrl);
  if (json) {
    terminal.out(JSON.stringify({ org: org.identity, dryRun, ...outcome, nextSteps: steps }, null, 2));
    return;
  }
  terminal.out(
    [...summaryOf(outcome, dryRun), '', textOfNextSteps(steps, { clientApp: clientApp !== false })].join(
      '\n',
    ),
  );
}

export function summaryOf(
  { deployed, removed, adopted, assigned, version }: Outcome,
  dryRun: boolean,
): string[] {
  if (deployed.length + removed.length + assigned.length === 0) {
    return [`Nothing to change: the org has version ${version}.`];
  }
  const part = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [`${title}:`, ...lines];
  return [
    dryRun ? `Version ${version} would change in the org:` : `Version ${version} is in the org. Changed:`,
    ...part('Deployed', linesOf(deployed)),
    ...part('Of it, there before without a finished installation', linesOf(adopted)),
    ...part('Removed', linesOf(removed)),
    ...part(
      'Assigned',
      assigned.map(({ username, permissionSet }) => `  ${permissionSet} to ${username}`),
    ),
  ];
}
