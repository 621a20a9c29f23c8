/** The metadata of an org, by jsforce's Metadata API. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Connection } from 'jsforce';
import { AdminError } from '../command.ts';
import { unzipFiles, zipFiles } from './archive.ts';
import { manifestOf } from './manifest.ts';
import { unitsOf } from './metadataTypes.ts';
import { isConnectionLost } from './orgErrors.ts';
import type { Deployment, MetadataName, OrgMetadata } from './ports.ts';

interface Deps {
  readonly connection: Connection;
  readonly say: (text: string) => void;
  /** Between two questions of how far it is. */
  readonly pollMs: number;
}

type Status = Awaited<ReturnType<Connection['metadata']['checkDeployStatus']>>;

/** The org goes on without us; a question that is lost on the way is asked again. */
const TIMES_LOST = 5;

export function createOrgMetadata({ connection, say, pollMs }: Deps): OrgMetadata {
  const { metadata, version } = connection;
  return {
    list: async (type, folder) => {
      const query = { type, ...(folder !== undefined && { folder }) };
      const found = await metadata.list([query], version);
      return found.map(({ fullName, namespacePrefix, manageableState }) => ({
        type,
        fullName: decodeName(fullName),
        ...(namespacePrefix != null && namespacePrefix !== '' && { namespacePrefix }),
        ...(manageableState != null && { manageableState }),
      }));
    },
    retrieve: async (members) => {
      const { id } = await metadata.retrieve(retrieveRequest(members, version));
      for (;;) {
        const result = await untilAnswered(() => metadata.checkRetrieveStatus(id), pollMs);
        if (result.done && !result.success)
          throw new AdminError(result.errorMessage ?? 'The org gave no files.');
        if (result.done) return unzipFiles(Buffer.from(result.zipFile, 'base64'));
        await wait(pollMs);
      }
    },
    deploy: async (deployment) => {
      const zip = await archiveOf(deployment, version);
      const options = { rollbackOnError: true, singlePackage: true, ignoreWarnings: true };
      const checkOnly = deployment.checkOnly ?? false;
      const { id } = await metadata.deploy(zip, { ...options, checkOnly });
      const status = await finished(id);
      if (!status.success) throw new AdminError(problemsOf(status));
    },
  };

  async function finished(id: string): Promise<Status> {
    let told = '';
    for (;;) {
      const status = await untilAnswered(() => metadata.checkDeployStatus(id, true), pollMs).catch(
        (cause: unknown) => {
          if (!isConnectionLost(cause)) throw cause;
          throw new AdminError(
            `The connection to the org is lost while it works on deployment ${id}. It goes on without us: look at Setup › Deployment Status, then run the command again.`,
            { cause },
          );
        },
      );
      if (status.done) return status;
      const progress = `  ${status.numberComponentsDeployed} of ${status.numberComponentsTotal} components`;
      if (progress !== told) say(progress);
      told = progress;
      await wait(pollMs);
    }
  }
}

async function untilAnswered<T>(ask: () => Promise<T>, pauseMs: number): Promise<T> {
  for (let lost = 1; ; lost += 1) {
    try {
      return await ask();
    } catch (error) {
      if (!isConnectionLost(error) || lost >= TIMES_LOST) throw error;
      await wait(pauseMs * lost);
    }
  }
}

async function archiveOf({ files, removals = [] }: Deployment, version: string): Promise<Buffer> {
  const members = unitsOf(files).flatMap((unit) => unit.members);
  const manifests = new Map([['package.xml', manifestOf(members, version)]]);
  if (removals.length > 0) manifests.set('destructiveChangesPost.xml', manifestOf(removals, version));
  return zipFiles(new Map([...manifests, ...files]));
}

function retrieveRequest(members: readonly MetadataName[], version: string) {
  const types = [...new Set(members.map(({ type }) => type))].map((name) => ({
    name,
    members: members.filter(({ type }) => type === name).map(({ fullName }) => fullName),
  }));
  const unpackaged = { types, version };
  // jsforce's type wants every field of a package; the API wants none that says nothing.
  return { apiVersion: version, singlePackage: true, unpackaged } as unknown as Parameters<
    Connection['metadata']['retrieve']
  >[0];
}

function problemsOf({ details, errorMessage, status }: Status): string {
  const lines = details.componentFailures
    .filter(({ problemType }) => problemType !== 'Warning')
    .map(({ componentType, fullName, fileName, problem, lineNumber }) => {
      const what = [componentType, fullName === '' ? fileName : fullName].filter((part) => part).join(' ');
      return `${what}${lineNumber == null ? '' : ` (line ${lineNumber})`}: ${problem ?? ''}`;
    });
  const first = `The org has taken nothing of it (${errorMessage ?? status}).`;
  return [first, ...new Set(lines.map((line) => `  ${line}`))].join('\n');
}

/** Names come encoded as in a URL, where they hold more than letters. */
function decodeName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
