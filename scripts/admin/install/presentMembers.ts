/** Which of some components the org has. */
import type { MetadataName, OrgMetadata } from '../org/ports.ts';
import { nameOf } from './planDeployment.ts';

const IN_FOLDERS = ['Dashboard', 'Report'];

/** @returns names as `nameOf` makes them, of all components of these types */
export async function presentMembers(
  metadata: OrgMetadata,
  members: readonly MetadataName[],
): Promise<ReadonlySet<string>> {
  const types = [...new Set(members.map(({ type }) => type))];
  const ofTypes = types
    .filter((type) => !IN_FOLDERS.includes(type))
    .map(async (type) => (await metadata.list(type)).map(nameOf));
  const inFolders = members
    .filter(({ type, fullName }) => IN_FOLDERS.includes(type) && !fullName.includes('/'))
    .map(async (folder) => listFolder(metadata, folder));
  return new Set((await Promise.all([...ofTypes, ...inFolders])).flat());
}

/** A folder has the type of what lies in it, but not in the list. */
async function listFolder(metadata: OrgMetadata, { type, fullName }: MetadataName): Promise<string[]> {
  const folders = await metadata.list(`${type}Folder`);
  if (!folders.some((each) => each.fullName === fullName)) return [];
  return [nameOf({ type, fullName }), ...(await metadata.list(type, fullName)).map(nameOf)];
}
