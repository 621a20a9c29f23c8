/** `npm run admin -- upgrade`: a newer version in an org that has one. */
import { parseArgs } from 'node:util';
import { AdminError, EXIT } from '../command.ts';
import type { Command } from '../command.ts';
import { confirmOrg } from '../org/confirmOrg.ts';
import { ORG_OPTIONS, ORG_OPTIONS_USAGE } from '../org/orgOptions.ts';
import { deployPackage } from './deployPackage.ts';
import { newerInstalled, readGatewayUrl, summaryOf } from './install.ts';
import type { InstallDeps } from './install.ts';
import { compareVersions, readInstallation } from './installation.ts';

const USAGE = `npm run admin -- upgrade [options]

  --gateway-url <url>  where the gateway is now, if it has moved
  --browser-line       as of install, if it has not been said before
${ORG_OPTIONS_USAGE}

Builds the package and deploys what has changed since the version that the org has, and removes what this version does not
have any more. Objects and fields stay, since they hold data. Utility bars, assignments and settings stay as they are.

Exit code 0: the org has this version. 2: wrong options. 3: it did not work; then nothing was changed.`;

export function createUpgrade({ connect, build }: InstallDeps): Command {
  return {
    name: 'upgrade',
    summary: 'brings an org from an older version of the package to this one',
    usage: USAGE,
    async run(args, terminal) {
      const options = readOptions(args);
      const org = await connect(options, terminal);
      await confirmOrg(org, options, terminal);
      const installed = await readInstallation(org.metadata);
      if (installed === null) {
        throw new AdminError(
          'The org has no Zoom Phone that install has put there: run npm run admin -- install.',
        );
      }
      terminal.say('Building the package');
      const content = await build();
      if (compareVersions(installed.version, content.version) > 0)
        throw newerInstalled(installed.version, content.version);
      const { dryRun, json, gatewayUrl = installed.gatewayUrl } = options;
      const { contactEmail, clientApp } = installed;
      const parts = { clientApp, browserLine: options.browserLine || installed.browserLine };
      const changes = await deployPackage(
        org,
        content,
        installed,
        { values: { gatewayUrl, contactEmail }, parts, dryRun },
        terminal,
      );
      const outcome = { ...changes, assigned: [], version: content.version };
      terminal.out(
        json
          ? JSON.stringify({ org: org.identity, dryRun, from: installed.version, ...outcome }, null, 2)
          : [`From version ${installed.version}.`, ...summaryOf(outcome, dryRun)].join('\n'),
      );
      return EXIT.fine;
    },
  };
}

function readOptions(args: readonly string[]) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      ...ORG_OPTIONS,
      'gateway-url': { type: 'string' },
      'browser-line': { type: 'boolean', default: false },
    },
  });
  const { 'target-org': targetOrg, 'dry-run': dryRun, 'gateway-url': url, json, yes } = values;
  const gatewayUrl = url === undefined ? {} : { gatewayUrl: readGatewayUrl(url) };
  const browserLine = values['browser-line'];
  return { ...(targetOrg !== undefined && { targetOrg }), dryRun, json, yes, browserLine, ...gatewayUrl };
}
