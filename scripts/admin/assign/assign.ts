/** `npm run admin -- assign`: the widget in the utility bars of apps that the org has. */
import { parseArgs } from 'node:util';
import { EXIT, UsageError } from '../command.ts';
import type { Command, Terminal } from '../command.ts';
import { confirmOrg } from '../org/confirmOrg.ts';
import { ORG_OPTIONS, ORG_OPTIONS_USAGE } from '../org/orgOptions.ts';
import type { ConnectOrg, Org } from '../org/ports.ts';
import { findApps } from './findApps.ts';
import { gatewayAddress } from './gatewayAddress.ts';
import { readOrgApps } from './orgApps.ts';
import type { OrgApps } from './orgApps.ts';
import type { Plan } from './plan.ts';
import { planAdding } from './planAdding.ts';
import { planRemoval } from './planRemoval.ts';
import { listedApps, textOfList, textOfOutcomes } from './report.ts';

interface AssignDeps {
  readonly connect: ConnectOrg;
}

const USAGE = `npm run admin -- assign --app <app> [options]
npm run admin -- assign --list

  --app <app>          an app by its label or API name, for example "Sales"; may be said several times
  --remove             takes Zoom Phone off the utility bar instead
  --list               which apps have Zoom Phone, and on which utility bar; changes nothing
  --gateway-url <url>  address of the gateway; GATEWAY_URL without it, else that of the widgets that the org has
  --shared             apps that are not named, but have the same utility bar, may change too
${ORG_OPTIONS_USAGE}

Whatever else is on a utility bar stays as it is. An app without one gets its own, which --remove takes away again.
When one of the apps cannot be changed, none is.

Exit code 0: it is so now, or was so before. 2: wrong options. 3: it did not work, and the reason is told.`;

type Options = ReturnType<typeof readOptions>;

export function createAssign({ connect }: AssignDeps): Command {
  return {
    name: 'assign',
    summary: 'puts Zoom Phone into the utility bar of an app, or takes it out',
    usage: USAGE,
    async run(args, terminal) {
      const options = readOptions(args);
      const org = await connect(options, terminal);
      const orgApps = await readOrgApps(org.metadata);
      if (options.list) {
        const listed = listedApps(orgApps);
        terminal.out(
          options.json ? JSON.stringify({ org: org.identity, apps: listed }, null, 2) : textOfList(listed),
        );
        return EXIT.fine;
      }
      const plan = planFor(options, orgApps, terminal);
      const isChange = plan.files.size > 0 || plan.removals.length > 0;
      if (isChange) await carryOut(plan, org, options, terminal);
      const { outcomes } = plan;
      const report = {
        org: org.identity,
        changed: isChange && !options.dryRun,
        dryRun: options.dryRun,
        apps: outcomes,
      };
      terminal.out(options.json ? JSON.stringify(report, null, 2) : textOfOutcomes(outcomes, options.dryRun));
      return EXIT.fine;
    },
  };
}

async function carryOut(
  { files, removals }: Plan,
  org: Org,
  options: Options,
  terminal: Terminal,
): Promise<void> {
  await confirmOrg(org, options, terminal);
  await org.metadata.deploy({ files, removals, checkOnly: options.dryRun });
}

function planFor({ apps, remove, shared, gatewayUrl }: Options, org: OrgApps, { env }: Terminal): Plan {
  const chosen = findApps(org.apps, apps);
  if (remove) return planRemoval(org, chosen, shared);
  return planAdding(org, chosen, {
    shared,
    gatewayUrl: gatewayAddress(gatewayUrl ?? env['GATEWAY_URL'], org),
  });
}

function readOptions(args: readonly string[]) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      ...ORG_OPTIONS,
      app: { type: 'string', multiple: true, default: [] },
      remove: { type: 'boolean', default: false },
      list: { type: 'boolean', default: false },
      shared: { type: 'boolean', default: false },
      'gateway-url': { type: 'string' },
    },
  });
  const { app: apps, list, remove, shared, json, yes } = values;
  if (list && (apps.length > 0 || remove)) throw new UsageError('--list goes without --app and --remove.');
  if (!list && apps.length === 0) throw new UsageError('Name an app with --app, or say --list.');
  const { 'target-org': targetOrg, 'dry-run': dryRun, 'gateway-url': gatewayUrl } = values;
  return {
    ...(targetOrg !== undefined && { targetOrg }),
    apps,
    list,
    remove,
    shared,
    json,
    yes,
    dryRun,
    gatewayUrl,
  };
}
