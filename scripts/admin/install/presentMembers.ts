/** Which of some components the org has. */
import type { MetadataName, OrgMetadata } from '../org/ports.ts';
import { nameOf } from './planDeployment.ts';

/** @returns names as `nameOf` makes them, of all components of these types */
export async function presentMembers(
  metadata: OrgMetadata,
  members: readonly MetadataName[],
): Promise<ReadonlySet<string>> {
  const types = [...new Set(members.map(({ type }) => type))];
  const lists = await Promise.all(types.map((type) => metadata.list(type)));
  return new Set(lists.flat().map(nameOf));
}
