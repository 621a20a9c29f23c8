/** What agents have made with the package: it stays in the org until somebody says that it goes. */
import * as v from 'valibot';
import { AdminError } from '../command.ts';
import type { MetadataName, Org } from '../org/ports.ts';
import { quoted } from '../org/soqlText.ts';
import { nameOf } from './planDeployment.ts';

const OBJECTS: Readonly<Record<string, string>> = {
  ZoomCallLog__c: 'there are logs of calls',
  ZoomCallMedia__c: 'there are recordings, voicemails or summaries of calls',
  ZoomTextTemplate__c: 'there are templates of texts',
};

const FIELD = 'Activity.';

/** Objects and fields with what agents have made, and the tabs that show it; not the settings. */
export function holdsData({ type, fullName }: MetadataName): boolean {
  if (type === 'CustomField') return fullName.startsWith(FIELD) || objectOf(fullName) in OBJECTS;
  return (type === 'CustomObject' || type === 'CustomTab') && fullName in OBJECTS;
}

/**
 * @param there parts of the package that the org has
 * @returns why those that hold data have to stay, in words; nothing when there certainly is no data
 */
export async function reasonsToKeep(org: Org, there: readonly MetadataName[]): Promise<string[]> {
  const holders = there.filter(
    ({ type, fullName }) =>
      (type === 'CustomField' && fullName.startsWith(FIELD)) ||
      (type === 'CustomObject' && fullName in OBJECTS),
  );
  if (holders.length === 0) return [];
  const reasons: string[] = [];
  // Whoever sees only the own records finds none, and would take those of all others away.
  if (!(await viewsAllData(org))) {
    reasons.push(
      `${org.identity.username} has no permission View All Data, so that it may not see all of it`,
    );
  }
  for (const holder of holders) {
    const reason = await reasonOf(org, holder);
    if (reason !== null) reasons.push(reason);
  }
  return reasons;
}

async function viewsAllData(org: Org): Promise<boolean> {
  const username = quoted(org.identity.username);
  const byProfile = `SELECT Id FROM User WHERE Username = ${username} AND Profile.PermissionsViewAllData = true`;
  const bySet = `SELECT Id FROM PermissionSetAssignment WHERE Assignee.Username = ${username} AND PermissionSet.PermissionsViewAllData = true LIMIT 1`;
  for (const soql of [byProfile, bySet]) {
    if ((await exists(org, soql)) === true) return true;
  }
  return false;
}

async function reasonOf(org: Org, holder: MetadataName): Promise<string | null> {
  const found = await exists(org, soqlFor(holder));
  if (found === null) return `${org.identity.username} cannot look into ${nameOf(holder)}`;
  if (!found) return null;
  return OBJECTS[holder.fullName] ?? `there are Tasks with the field ${fieldOf(holder)}`;
}

function soqlFor(holder: MetadataName): string {
  if (holder.type === 'CustomObject')
    return `SELECT Id FROM ${holder.fullName} WHERE IsDeleted = false LIMIT 1`;
  return `SELECT Id FROM Task WHERE ${fieldOf(holder)} != null AND IsDeleted = false LIMIT 1`;
}

function objectOf(field: string): string {
  return field.split('.')[0] ?? '';
}

function fieldOf({ fullName }: MetadataName): string {
  return fullName.slice(FIELD.length);
}

/** @returns null when the user cannot know */
async function exists(org: Org, soql: string): Promise<boolean | null> {
  try {
    const rows = await org.query<unknown>(soql, { all: true });
    return v.parse(v.array(v.unknown()), rows).length > 0;
  } catch (error) {
    if (error instanceof AdminError) return null;
    throw error;
  }
}
