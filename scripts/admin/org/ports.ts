/** An org as the commands see it: its metadata as files, its records, and who it is. */
import type { Terminal } from '../command.ts';

export interface MetadataName {
  readonly type: string;
  readonly fullName: string;
  readonly namespacePrefix?: string;
  readonly manageableState?: string;
}

/** Path in a metadata-format package (e.g. `flexipages/Sales_UtilityBar.flexipage`) → exact bytes as text. */
export type MetadataFiles = ReadonlyMap<string, string>;

export interface Deployment {
  readonly files: MetadataFiles;
  /** To be removed after everything else was deployed. */
  readonly removals?: readonly MetadataName[];
  /** Validated by the org and not kept. */
  readonly checkOnly?: boolean;
}

export interface OrgMetadata {
  list(type: string, folder?: string): Promise<readonly MetadataName[]>;
  /** Those that the org does not have are absent. */
  retrieve(members: readonly MetadataName[]): Promise<MetadataFiles>;
  /** @throws AdminError (command.ts) with the org's own problems, a line each */
  deploy(deployment: Deployment): Promise<void>;
}

export interface OrgIdentity {
  readonly organizationId: string;
  readonly username: string;
  readonly instanceUrl: string;
  /** An org for tests: a sandbox, a scratch org or a Developer Edition. */
  readonly isSandbox: boolean;
  readonly name: string;
}

export interface QueryOptions {
  /** Also what is archived, as Tasks of more than a year ago are, and what lies in the recycle bin. */
  readonly all?: boolean;
}

export interface Org {
  readonly metadata: OrgMetadata;
  readonly identity: OrgIdentity;
  /** Validated by the caller with valibot; use unknown if T is not wanted. */
  query<T>(soql: string, options?: QueryOptions): Promise<readonly T[]>;
  create(object: string, record: Readonly<Record<string, unknown>>): Promise<string>;
  update(object: string, record: Readonly<Record<string, unknown>>): Promise<void>;
  remove(object: string, id: string): Promise<void>;
}

/** From `--target-org <alias or username>` (a login of the sf CLI) or SF_ACCESS_TOKEN + SF_ORG_INSTANCE_URL. */
export type ConnectOrg = (options: { readonly targetOrg?: string }, terminal: Terminal) => Promise<Org>;
