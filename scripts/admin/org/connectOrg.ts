/** An org over the network, by jsforce. */
import { Connection } from 'jsforce';
import * as v from 'valibot';
import type { Terminal } from '../command.ts';
import { findCredentials } from './credentials.ts';
import type { Credentials } from './credentials.ts';
import { toAdminError } from './orgErrors.ts';
import { createOrgMetadata } from './orgMetadata.ts';
import type { ConnectOrg, Org, OrgIdentity } from './ports.ts';

const VERSION = '67.0';
const POLL_MS = 1000;

const UserSchema = v.object({ preferred_username: v.string() });
const OrganizationSchema = v.object({
  Id: v.string(),
  Name: v.string(),
  IsSandbox: v.boolean(),
  OrganizationType: v.nullable(v.string()),
});
const SavedSchema = v.object({ id: v.string() });

export const connectOrg: ConnectOrg = async (options, terminal) =>
  openOrg(await findCredentials(options, terminal), terminal);

export async function openOrg(
  { instanceUrl, accessToken }: Credentials,
  { say }: Pick<Terminal, 'say'>,
  pollMs = POLL_MS,
): Promise<Org> {
  const connection = new Connection({ instanceUrl, accessToken, version: VERSION });
  const metadata = createOrgMetadata({ connection, say, pollMs });
  /** Everything that fails leaves here in words. */
  const inWords = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw toAdminError(error, instanceUrl);
    }
  };
  return {
    identity: await inWords(() => readIdentity(connection)),
    metadata: {
      list: (type, folder) => inWords(() => metadata.list(type, folder)),
      retrieve: (members) => inWords(() => metadata.retrieve(members)),
      deploy: (deployment) => inWords(() => metadata.deploy(deployment)),
    },
    query: <T>(soql: string, { all = false } = {}) =>
      inWords(async () => {
        const { records }: { records: unknown } = await connection.query(soql, {
          autoFetch: true,
          maxFetch: 50_000,
          scanAll: all,
        });
        // What they are, the caller checks.
        return records as readonly T[];
      }),
    create: (object, record) =>
      inWords(async () => v.parse(SavedSchema, await connection.create(object, { ...record })).id),
    update: (object, record) =>
      inWords(async () => {
        const { Id } = v.parse(v.object({ Id: v.string() }), record);
        await connection.update(object, { ...record, Id });
      }),
    remove: (object, id) =>
      inWords(async () => {
        await connection.destroy(object, id);
      }),
  };
}

async function readIdentity(connection: Connection): Promise<OrgIdentity> {
  const soql = 'SELECT Id, Name, IsSandbox, OrganizationType FROM Organization';
  const { records } = await connection.query(soql);
  const { Id, Name, IsSandbox, OrganizationType } = v.parse(OrganizationSchema, records[0]);
  const user = v.parse(UserSchema, await connection.request('/services/oauth2/userinfo'));
  return {
    organizationId: Id,
    username: user.preferred_username,
    instanceUrl: connection.instanceUrl,
    isSandbox: IsSandbox || OrganizationType === 'Developer Edition',
    name: Name,
  };
}
