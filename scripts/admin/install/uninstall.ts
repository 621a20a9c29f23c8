/** `npm run admin -- uninstall`: the org as it was before. */
import { parseArgs } from 'node:util';
import { AdminError, EXIT } from '../command.ts';
import type { Command, Terminal } from '../command.ts';
import { confirmOrg } from '../org/confirmOrg.ts';
import { unitsOf } from '../org/metadataTypes.ts';
import { ORG_OPTIONS, ORG_OPTIONS_USAGE } from '../org/orgOptions.ts';
import type { MetadataFiles, MetadataName, Org } from '../org/ports.ts';
import { linesOf } from './deployPackage.ts';
import type { InstallDeps } from './install.ts';
import { INSTALLATION, installationFiles, readInstallation } from './installation.ts';
import type { Installation } from './installation.ts';
import { filesForOrg } from './packageFiles.ts';
import { unassignPermissionSets } from './permissionSets.ts';
import { nameOf, standing } from './planDeployment.ts';
import { holdsData, reasonsToKeep } from './packageData.ts';
import { presentMembers } from './presentMembers.ts';
import { removalRounds } from './removalRounds.ts';
import { findUsages } from './usages.ts';

const USAGE = `npm run admin -- uninstall [options]

  --delete-data        also the objects and fields that hold data, with all of it
${ORG_OPTIONS_USAGE}

Takes the widget out of all utility bars, the permission sets from everybody, and the package out of the org. While there is
data of agents (logs of calls, their recordings and summaries, templates of texts, Tasks that name their call), its objects
and fields stay, unless --delete-data says otherwise. So they do where that cannot be known: it takes View All Data to see
that there is none. Tasks always stay. The settings go. It may be run again.

Exit code 0: the org is without it. 2: wrong options. 3: it did not work.`;

export interface UninstallDeps extends InstallDeps {
  /** Takes the widget out of the utility bars of all apps. @returns the names of the apps */
  readonly removeFromApps: (org: Org, options: { readonly dryRun: boolean }) => Promise<readonly string[]>;
}

const NO_FILES: MetadataFiles = new Map();

export function createUninstall({ connect, build, removeFromApps }: UninstallDeps): Command {
  return {
    name: 'uninstall',
    summary: 'removes the package from an org, and keeps the data unless told',
    usage: USAGE,
    async run(args, terminal) {
      const options = readOptions(args);
      const { dryRun, json } = options;
      const org = await connect(options, terminal);
      await confirmOrg(org, options, terminal);
      const installed = await readInstallation(org.metadata);
      const all = installed === null ? await membersOfThisVersion(build, terminal) : membersOf(installed);
      const present = await presentMembers(org.metadata, all);
      const there = all.filter((member) => present.has(nameOf(member)));
      const reasons = options.deleteData ? [] : await reasonsToKeep(org, there);
      // While data stays, so does the record: a later run knows where it is.
      const kept = reasons.length > 0 ? there.filter((each) => holdsData(each) || isRecord(each)) : [];
      const removed = there.filter((member) => !kept.includes(member));
      await refuseWhileUsed(org, removed);
      const apps = await removeFromApps(org, { dryRun });
      const unassigned = await unassignPermissionSets(org, { dryRun });
      if (!dryRun) await remove(org, { installed, removed, kept }, terminal);
      const outcome = { removed: removed.map(nameOf), kept: kept.map(nameOf), reasons, apps, unassigned };
      terminal.out(
        json ? JSON.stringify({ org: org.identity, dryRun, ...outcome }, null, 2) : textOf(outcome, dryRun),
      );
      return EXIT.fine;
    },
  };
}

function membersOf(installed: Installation): MetadataName[] {
  return [...standing(Object.values(installed.units)), ...installed.kept, INSTALLATION];
}

/** Without a record: what this version would have brought, as far as it is there. */
async function membersOfThisVersion(
  build: UninstallDeps['build'],
  { say }: Pick<Terminal, 'say'>,
): Promise<MetadataName[]> {
  say('The org does not say what is installed: looking for the parts of this version');
  const values = { gatewayUrl: '', contactEmail: '' };
  return [...standing(unitsOf(filesForOrg(await build(), values, { clientApp: true, browserLine: true })))];
}

function isRecord(member: MetadataName): boolean {
  return nameOf(member) === nameOf(INSTALLATION);
}

/** @throws AdminError with the pages and apps of the org that use what is to go */
async function refuseWhileUsed(org: Org, removed: readonly MetadataName[]): Promise<void> {
  const usages = (await findUsages(org.metadata, removed)).filter(({ isUtilityBar }) => !isUtilityBar);
  if (usages.length === 0) return;
  const lines = usages.map(({ user, parts }) => `  ${user} uses ${parts.join(', ')}`);
  throw new AdminError(
    [
      'Parts of Zoom Phone are still in use. Take them off these pages and apps in Setup, then run the command again. Nothing was changed.',
      ...lines,
    ].join('\n'),
  );
}

interface Removal {
  readonly installed: Installation | null;
  readonly removed: readonly MetadataName[];
  readonly kept: readonly MetadataName[];
}

async function remove(
  org: Org,
  { installed, removed, kept }: Removal,
  { say }: Pick<Terminal, 'say'>,
): Promise<void> {
  const rounds = removalRounds(removed);
  for (const [index, removals] of rounds.entries()) {
    say(`Removing ${removals.length} components`);
    const isLast = index === rounds.length - 1;
    const data = kept.filter((member) => !isRecord(member)).map(({ type, fullName }) => ({ type, fullName }));
    const keepsRecord = installed !== null && data.length > 0 && isLast;
    const files = keepsRecord ? installationFiles({ ...installed, units: {}, kept: data }) : NO_FILES;
    await org.metadata.deploy({ files, removals });
  }
}

interface Outcome {
  readonly removed: readonly string[];
  readonly kept: readonly string[];
  readonly reasons: readonly string[];
  readonly apps: readonly string[];
  readonly unassigned: number;
}

function textOf(outcome: Outcome, dryRun: boolean): string {
  return [...removedText(outcome, dryRun), ...keptText(outcome)].join('\n');
}

function removedText({ removed, apps, unassigned }: Outcome, dryRun: boolean): string[] {
  if (removed.length + apps.length + unassigned === 0) return ['Nothing to remove.'];
  return [
    dryRun ? 'Would be removed:' : 'Removed:',
    ...linesOf(removed),
    ...(apps.length === 0 ? [] : [`  the widget from the utility bars of ${apps.join(', ')}`]),
    ...(unassigned === 0 ? [] : [`  ${unassigned} assignments of permission sets`]),
  ];
}

function keptText({ kept, reasons }: Outcome): string[] {
  if (kept.length === 0) return [];
  return [
    'What holds data stays (--delete-data deletes it, with the data), because',
    ...reasons.map((reason) => `  ${reason}`),
    'These stay:',
    ...linesOf(kept),
  ];
}

function readOptions(args: readonly string[]) {
  const { values } = parseArgs({
    args: [...args],
    options: { ...ORG_OPTIONS, 'delete-data': { type: 'boolean', default: false } },
  });
  const { 'target-org': targetOrg, 'dry-run': dryRun, 'delete-data': deleteData, json, yes } = values;
  return { ...(targetOrg !== undefined && { targetOrg }), dryRun, json, yes, deleteData };
}
