/** What the org tells of the package and of what was set up around it. Reads, and changes nothing. */
import * as v from 'valibot';
import { soqlText } from '../../../gateway/salesforce/soql.ts';
import { rootOf } from '../../metadata/metadataFiles.ts';
import type { MetadataName, Org } from '../org/ports.ts';

export interface OrgFile {
  readonly path: string;
  readonly name: string;
  readonly text: string;
  /** As `elementsAt` reads it. */
  readonly content: unknown;
}

export interface OrgFacts {
  readonly identity: Org['identity'];
  /** Full names by type, of the types that the package has. */
  readonly components: ReadonlyMap<string, ReadonlySet<string>>;
  /** Names of the package's permission sets that each active user has. */
  readonly assignments: readonly { readonly userId: string; readonly name: string }[];
  /** Who runs the command. */
  readonly ownId: string | null;
  /** As it is in the org; null where it is not. */
  readonly agentSet: OrgFile | null;
  readonly trustedSites: readonly OrgFile[];
  readonly utilityBars: readonly OrgFile[];
  readonly apps: readonly OrgFile[];
  readonly clientApps: {
    readonly global: readonly OrgFile[];
    readonly settings: readonly OrgFile[];
    readonly policies: readonly OrgFile[];
  };
  /** Whether gateways answer, by address. */
  readonly answers: ReadonlyMap<string, boolean>;
}

/** Of the package: whatever is missing of these is noticed by people. */
export const COMPONENT_TYPES = [
  'CustomApplication',
  'CustomField',
  'CustomObject',
  'CustomPermission',
  'CustomTab',
  'FlexiPage',
  'LightningComponentBundle',
  'LightningMessageChannel',
  'PermissionSet',
] as const;

/** What one retrieve takes without trouble. */
const AT_ONCE = 200;
const Assignments = v.array(
  v.object({ AssigneeId: v.string(), PermissionSet: v.object({ Name: v.string() }) }),
);
const Users = v.array(v.object({ Id: v.string() }));

interface Deps {
  readonly org: Org;
  /** Whether a gateway answers there. */
  readonly isAlive: (url: string) => Promise<boolean>;
}

export async function gatherOrg({ org, isAlive }: Deps): Promise<OrgFacts> {
  const components = new Map<string, ReadonlySet<string>>();
  const names = new Map<string, readonly MetadataName[]>();
  for (const type of COMPONENT_TYPES) {
    const listed = await org.metadata.list(type);
    names.set(type, listed);
    components.set(type, new Set(listed.map(({ fullName }) => fullName)));
  }
  const filesOf = async (type: string) =>
    retrieveAll(org, names.get(type) ?? (await org.metadata.list(type)));
  const [agentSet = null] = await retrieveAll(org, [{ type: 'PermissionSet', fullName: 'ZoomPhoneAgent' }]);
  const pages = await filesOf('FlexiPage');
  const utilityBars = pages.filter(({ text }) => /<componentName>(c:)?zoomPhoneUtilityItem</.test(text));
  const addresses = new Set(utilityBars.flatMap((bar) => gatewayUrlIn(bar) ?? []));
  return {
    identity: org.identity,
    components,
    assignments: await assignmentsIn(org),
    ownId: await ownIdIn(org),
    agentSet,
    utilityBars,
    trustedSites: await filesOf('CspTrustedSite'),
    apps: await filesOf('CustomApplication'),
    clientApps: {
      global: await filesOf('ExtlClntAppGlobalOauthSettings'),
      settings: await filesOf('ExtlClntAppOauthSettings'),
      policies: await filesOf('ExtlClntAppOauthConfigurablePolicies'),
    },
    answers: new Map(
      await Promise.all([...addresses].map(async (url) => [url, await isAlive(url)] as const)),
    ),
  };
}

/** The gateway that the widget of a utility bar asks. */
export function gatewayUrlIn({ text }: OrgFile): string | null {
  const value = /<name>gatewayUrl<\/name>\s*(?:<type>[^<]*<\/type>\s*)?<value>([^<]*)<\/value>/.exec(
    text,
  )?.[1];
  return value?.trim().replace(/\/+$/, '') ?? null;
}

async function retrieveAll(org: Org, members: readonly MetadataName[]): Promise<OrgFile[]> {
  const files: OrgFile[] = [];
  for (let start = 0; start < members.length; start += AT_ONCE) {
    for (const [path, text] of await org.metadata.retrieve(members.slice(start, start + AT_ONCE))) {
      const name = path.replace(/^.*\//, '').replace(/\.\w+$/, '');
      files.push({ path, name: decodeURIComponent(name), text, content: rootOf(text) });
    }
  }
  return files;
}

async function assignmentsIn(org: Org): Promise<OrgFacts['assignments']> {
  const rows: readonly unknown[] = await org.query<unknown>(
    `SELECT AssigneeId, PermissionSet.Name FROM PermissionSetAssignment WHERE PermissionSet.Name IN ('ZoomPhoneAgent', 'ZoomPhoneAdmin') AND Assignee.IsActive = true`,
  );
  return v.parse(Assignments, rows).map(({ AssigneeId, PermissionSet }) => ({
    userId: AssigneeId,
    name: PermissionSet.Name,
  }));
}

async function ownIdIn(org: Org): Promise<string | null> {
  const { username } = org.identity;
  const rows: readonly unknown[] = await org.query<unknown>(
    `SELECT Id FROM User WHERE Username = ${soqlText(username)}`,
  );
  return v.parse(Users, rows)[0]?.Id ?? null;
}
