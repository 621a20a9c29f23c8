/**
 * What was installed: the org keeps it, in a static resource beside the package, so that every computer from which the
 * next command comes knows.
 */
import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { AdminError } from '../command.ts';
import type { Unit } from '../org/metadataTypes.ts';
import type { MetadataFiles, MetadataName, OrgMetadata } from '../org/ports.ts';

const NAME = 'ZoomPhone_Installation';
const PATH = `staticresources/${NAME}.resource`;
export const INSTALLATION: MetadataName = { type: 'StaticResource', fullName: NAME };

const MembersSchema = v.array(v.object({ type: v.string(), fullName: v.string() }));

const InstallationSchema = v.object({
  version: v.string(),
  gatewayUrl: v.string(),
  contactEmail: v.string(),
  clientApp: v.boolean(),
  /** Missing in installations of earlier versions. */
  browserLine: v.optional(v.boolean(), false),
  /** By the path of the file or folder. */
  units: v.record(v.string(), v.object({ digest: v.string(), members: MembersSchema })),
  /** Objects and fields of earlier versions: they hold data, so that only uninstall removes them. */
  kept: MembersSchema,
});
export type Installation = v.InferOutput<typeof InstallationSchema>;

/** @returns null when nothing is installed, or an installation has not come to its end */
export async function readInstallation(metadata: OrgMetadata): Promise<Installation | null> {
  const text = (await metadata.retrieve([INSTALLATION])).get(PATH);
  if (text === undefined) return null;
  const read = v.safeParse(InstallationSchema, parseJson(text));
  if (read.success) return read.output;
  throw new AdminError(
    `The static resource ${NAME} of the org does not tell what is installed. Delete it in Setup › Static Resources, then run install again.`,
  );
}

export function installationFiles(installation: Installation): MetadataFiles {
  const description = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<StaticResource xmlns="http://soap.sforce.com/2006/04/metadata">',
    '    <cacheControl>Private</cacheControl>',
    '    <contentType>application/json</contentType>',
    `    <description>Zoom Phone ${installation.version}. npm run admin reads here what it has installed.</description>`,
    '</StaticResource>',
    '',
  ];
  return new Map([
    [PATH, `${JSON.stringify(installation, null, 2)}\n`],
    [`${PATH}-meta.xml`, description.join('\n')],
  ]);
}

export function recordOf(units: readonly Unit[]): Installation['units'] {
  return Object.fromEntries(
    units.map((unit) => [
      unit.path,
      {
        digest: digestOf(unit),
        members: unit.members.map(({ type, fullName }) => ({ type, fullName })),
      },
    ]),
  );
}

export function digestOf({ files }: Pick<Unit, 'files'>): string {
  const hash = createHash('sha256');
  for (const [path, text] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    hash.update(`${path}\n${text.length}\n${text}`);
  }
  return hash.digest('hex').slice(0, 16);
}

/** Below zero when `a` is the older version. */
export function compareVersions(a: string, b: string): number {
  const numbers = (version: string) => version.split('.').map((part) => Number.parseInt(part, 10) || 0);
  const [left, right] = [numbers(a), numbers(b)];
  for (const index of [0, 1, 2]) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
