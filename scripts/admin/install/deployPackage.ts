/** Brings an org to this version of the package: what `install` and `upgrade` have in common. */
import * as v from 'valibot';
import type { Terminal } from '../command.ts';
import { INSTALLATION, installationFiles, recordOf } from './installation.ts';
import type { Installation } from './installation.ts';
import { unitsOf } from '../org/metadataTypes.ts';
import type { Org } from '../org/ports.ts';
import { filesForOrg } from './packageFiles.ts';
import type { OrgParts, OrgValues, PackageContent } from './packageFiles.ts';
import { nameOf, planDeployment } from './planDeployment.ts';
import { presentMembers } from './presentMembers.ts';

export interface DeployOptions {
  readonly values: OrgValues;
  readonly parts: OrgParts;
  readonly dryRun: boolean;
}

/** What has changed in the org, or would. */
export interface PackageChanges {
  readonly deployed: readonly string[];
  readonly removed: readonly string[];
  readonly adopted: readonly string[];
}

export async function deployPackage(
  org: Org,
  content: PackageContent,
  installed: Installation | null,
  { values, parts, dryRun }: DeployOptions,
  { say }: Pick<Terminal, 'say'>,
): Promise<PackageChanges> {
  const units = unitsOf(filesForOrg(content, values, parts));
  say('Comparing with what the org has');
  const members = [...units, ...Object.values(installed?.units ?? {})].flatMap((each) => each.members);
  const present = await presentMembers(org.metadata, members);
  const plan = planDeployment(units, installed, present);
  const record: Installation = {
    version: content.version,
    ...values,
    ...parts,
    units: recordOf(units),
    kept: [...plan.keep],
  };
  const isSame = installed !== null && JSON.stringify(installed) === JSON.stringify(record);
  if (plan.deploy.length > 0 || plan.remove.length > 0 || !isSame) {
    say(dryRun ? 'Asking the org whether it would take it' : 'Deploying');
    const files = new Map(plan.deploy.flatMap((unit) => [...unit.files]));
    for (const [path, text] of installationFiles(record)) files.set(path, text);
    await org.metadata.deploy({ files, removals: plan.remove, checkOnly: dryRun });
  }
  const deployed = plan.deploy.flatMap((unit) => unit.members);
  return {
    deployed: [...deployed, ...(isSame ? [] : [INSTALLATION])].map(nameOf),
    removed: plan.remove.map(nameOf),
    adopted: plan.adopted.map(nameOf),
  };
}

const EmailsSchema = v.array(v.object({ Email: v.nullable(v.string()) }));

/** Of whoever installs. */
export async function contactEmailOf(org: Org): Promise<string> {
  const { username } = org.identity;
  const name = username.replaceAll('\\', '\\\\').replaceAll("'", "\\'");
  const users = await org.query<unknown>(`SELECT Email FROM User WHERE Username = '${name}'`);
  return v.parse(EmailsSchema, users)[0]?.Email ?? username;
}

/** For people: many components of one type are one line. */
export function linesOf(names: readonly string[]): string[] {
  const types = new Map<string, string[]>();
  for (const name of names) {
    const [type = '', ...rest] = name.split(' ');
    types.set(type, [...(types.get(type) ?? []), rest.join(' ')]);
  }
  return [...types].map(([type, all]) =>
    all.length > 5 ? `  ${type}: ${all.length}` : `  ${type}: ${all.join(', ')}`,
  );
}
