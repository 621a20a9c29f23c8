/** Which of some components the org has. */
import type { MetadataName, OrgMetadata } from '../org/ports.ts';
import { nameOf } from './planDeployment.ts';

/** @returns names as `nameOf` makes them, of all components of these types */
export async function presentMembers(
  metadata: OrgMetadata,
  members: readonly MetadataName[],
): Promise<ReadonlySet<string>> {
  const present = new Set<string>();
  for (const type of new Set(members.map((member) => member.type))) {
    for (const member of await metadata.list(type)) present.add(nameOf(member));
  }
  return present;
}
