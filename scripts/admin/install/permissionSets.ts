/** Who has the permission sets of the package. */
import * as v from 'valibot';
import { AdminError } from '../command.ts';
import type { Org } from '../org/ports.ts';
import { quoted } from '../org/soqlText.ts';

export const PERMISSION_SETS = ['ZoomPhoneAdmin', 'ZoomPhoneAgent'] as const;
export type PermissionSetName = (typeof PERMISSION_SETS)[number];

export interface Assignment {
  readonly username: string;
  readonly permissionSet: PermissionSetName;
}

const IdSchema = v.array(v.object({ Id: v.string() }));
const AssigneesSchema = v.array(v.object({ Id: v.string(), AssigneeId: v.string() }));

/** @returns those that are new @throws AdminError for a user that the org does not have */
export async function assignPermissionSets(
  org: Org,
  wanted: readonly Assignment[],
  { dryRun }: { readonly dryRun: boolean },
): Promise<Assignment[]> {
  const missing: (Assignment & { readonly userId: string; readonly setId: string | undefined })[] = [];
  for (const { username, permissionSet } of wanted) {
    const userId = await idOf(
      org,
      `SELECT Id FROM User WHERE Username = ${quoted(username)} AND IsActive = true`,
    );
    if (userId === undefined) throw new AdminError(`The org has no active user ${username}.`);
    const setId = await idOf(org, `SELECT Id FROM PermissionSet WHERE Name = '${permissionSet}'`);
    const assigned =
      setId !== undefined &&
      (await idOf(
        org,
        `SELECT Id FROM PermissionSetAssignment WHERE AssigneeId = '${userId}' AND PermissionSetId = '${setId}'`,
      ));
    if (assigned === false || assigned === undefined)
      missing.push({ username, permissionSet, userId, setId });
  }
  for (const { userId, setId } of dryRun ? [] : missing) {
    await org.create('PermissionSetAssignment', { AssigneeId: userId, PermissionSetId: setId });
  }
  return missing.map(({ username, permissionSet }) => ({ username, permissionSet }));
}

/** A permission set that somebody has cannot be deleted. @returns how many assignments there were */
export async function unassignPermissionSets(
  org: Org,
  { dryRun }: { readonly dryRun: boolean },
): Promise<number> {
  const names = PERMISSION_SETS.map((name) => `'${name}'`).join(', ');
  const sets = await org.query<unknown>(`SELECT Id FROM PermissionSet WHERE Name IN (${names})`);
  const ids = v.parse(IdSchema, sets).map(({ Id }) => `'${Id}'`);
  if (ids.length === 0) return 0;
  const soql = `SELECT Id, AssigneeId FROM PermissionSetAssignment WHERE PermissionSetId IN (${ids.join(', ')})`;
  const assignments = v.parse(AssigneesSchema, await org.query<unknown>(soql));
  for (const { Id } of dryRun ? [] : assignments) await org.remove('PermissionSetAssignment', Id);
  return assignments.length;
}

async function idOf(org: Org, soql: string): Promise<string | undefined> {
  return v.parse(IdSchema, await org.query<unknown>(soql))[0]?.Id;
}
