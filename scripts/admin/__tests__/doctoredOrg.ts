/** An org in memory, as commands see one: metadata by path, and the records that they ask for. */
import type { MetadataName, Org } from '../org/ports.ts';

/** Types by the suffix of their files. */
const TYPES: Readonly<Record<string, string>> = {
  app: 'CustomApplication',
  cspTrustedSite: 'CspTrustedSite',
  ecaGlblOauth: 'ExtlClntAppGlobalOauthSettings',
  ecaOauth: 'ExtlClntAppOauthSettings',
  ecaOauthPlcy: 'ExtlClntAppOauthConfigurablePolicies',
  flexipage: 'FlexiPage',
  permissionset: 'PermissionSet',
};

export interface DoctoredOrg extends Org {
  readonly files: Map<string, string>;
  /** Components of which only the name matters: "CustomField Task.X". */
  readonly names: Set<string>;
  readonly assigned: { AssigneeId: string; PermissionSet: { Name: string } }[];
  deployments: number;
}

export const OWN_ID = '0055g0000000009AAA';

export function createDoctoredOrg(identity: Partial<Org['identity']> = {}): DoctoredOrg {
  const files = new Map<string, string>();
  const names = new Set<string>();
  const assigned: DoctoredOrg['assigned'] = [];

  function nameOf(path: string): MetadataName {
    const [, fullName = '', suffix = ''] = /([^/]+)\.(\w+)$/.exec(path) ?? [];
    return { type: TYPES[suffix] ?? suffix, fullName };
  }
  const rowsOf = (soql: string): unknown[] => {
    if (soql.includes('FROM PermissionSetAssignment')) return [...assigned];
    if (soql.includes('FROM PermissionSet ')) return [{ Id: 'set' }];
    return [{ Id: OWN_ID }];
  };

  const org: DoctoredOrg = {
    ...{ files, names, assigned, deployments: 0 },
    identity: {
      ...{ organizationId: '00D5g0000000001EAA', username: 'admin@acme.example', name: 'Acme' },
      ...{ instanceUrl: 'https://acme.my.salesforce.com', isSandbox: false },
      ...identity,
    },
    metadata: {
      list(type) {
        const named = [...names].flatMap((name) => {
          const [of, fullName = ''] = name.split(' ');
          return of === type ? [{ type, fullName }] : [];
        });
        const stored = [...files.keys()].map(nameOf).filter((one) => one.type === type);
        return Promise.resolve([...named, ...stored]);
      },
      retrieve(members) {
        const isWanted = (path: string) => {
          const { type, fullName } = nameOf(path);
          return members.some((member) => member.type === type && member.fullName === fullName);
        };
        return Promise.resolve(new Map([...files].filter(([path]) => isWanted(path))));
      },
      deploy(deployment) {
        org.deployments += 1;
        for (const [path, text] of deployment.files) files.set(path, text);
        return Promise.resolve();
      },
    },
    query: <T>(soql: string) => Promise.resolve(rowsOf(soql) as readonly T[]),
    create(_object, { AssigneeId }) {
      assigned.push({ AssigneeId: String(AssigneeId), PermissionSet: { Name: 'ZoomPhoneAdmin' } });
      return Promise.resolve('new');
    },
    update: () => Promise.resolve(),
    remove: () => Promise.resolve(),
  };
  return org;
}
