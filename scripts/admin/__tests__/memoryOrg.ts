/** An org in memory. It takes what a real one takes: no app without its utility bar, nothing of managed packages. */
import { AdminError } from '../command.ts';
import type { Deployment, MetadataName, Org } from '../org/ports.ts';

export interface MemoryOrg extends Org {
  readonly files: ReadonlyMap<string, string>;
  /** What it was asked to do, the refused left out. */
  readonly deployments: readonly Deployment[];
}

export function createMemoryOrg(
  contents: Readonly<Record<string, string>>,
  managed: readonly string[] = [],
  isSandbox = true,
): MemoryOrg {
  const files = new Map(Object.entries(contents));
  const deployments: Deployment[] = [];
  const list = (type: string) =>
    [...files.keys()].flatMap((file) => nameOf(file, managed)).filter((name) => name.type === type);
  const notHere = () => Promise.reject(new Error('The org in memory has no records.'));
  return {
    files,
    deployments,
    identity: {
      organizationId: '00D000000000001EAA',
      username: 'admin@example.com',
      instanceUrl: 'https://example.my.salesforce.com',
      isSandbox,
      name: 'Example',
    },
    metadata: {
      list: (type) => Promise.resolve(list(type)),
      retrieve: (members) =>
        Promise.resolve(
          new Map(
            members.flatMap(({ type, fullName }) => {
              const file = pathOf(type, fullName);
              const text = files.get(file);
              return text === undefined ? [] : [[file, text] as const];
            }),
          ),
        ),
      deploy: (deployment) => {
        const after = new Map([...files, ...deployment.files]);
        for (const { type, fullName } of deployment.removals ?? []) after.delete(pathOf(type, fullName));
        const problems = [...managedIn(deployment, managed), ...danglingIn(after)];
        if (problems.length > 0) return Promise.reject(new AdminError(problems.join('\n')));
        deployments.push(deployment);
        if (deployment.checkOnly !== true) {
          files.clear();
          for (const [file, text] of after) files.set(file, text);
        }
        return Promise.resolve();
      },
    },
    query: notHere,
    create: notHere,
    update: notHere,
    remove: notHere,
  };
}

function managedIn({ files }: Deployment, managed: readonly string[]): string[] {
  return [...files.keys()].filter((file) => managed.includes(file)).map((file) => `${file} is managed`);
}

function danglingIn(files: ReadonlyMap<string, string>): string[] {
  return [...files].flatMap(([file, text]) => {
    const bar = /<utilityBar>(.*?)<\/utilityBar>/.exec(text)?.[1];
    const isThere = bar === undefined || files.has(pathOf('FlexiPage', bar));
    return isThere ? [] : [`${file} names the page ${bar}`];
  });
}

function nameOf(file: string, managed: readonly string[]): MetadataName[] {
  const type = file.startsWith('applications/') ? 'CustomApplication' : 'FlexiPage';
  const fullName = file.slice(file.indexOf('/') + 1, file.lastIndexOf('.'));
  const [prefix = ''] = fullName.includes('__') ? fullName.split('__') : [];
  const namespace = prefix === '' ? {} : { namespacePrefix: prefix };
  return [
    { type, fullName, ...namespace, manageableState: managed.includes(file) ? 'installed' : 'unmanaged' },
  ];
}

function pathOf(type: string, fullName: string): string {
  return type === 'FlexiPage' ? `flexipages/${fullName}.flexipage` : `applications/${fullName}.app`;
}
